//! What a page asks the worker for when it is opened, and how it shows that it waits or that the worker failed.

use crate::{
    components::FailureNotice,
    context::{DirectoryClient, Locale, Progress},
};
use leptos::prelude::*;
use signpost_coverage::Coverage;
use signpost_directory::{AreaKind, Code, Need, Record};
use signpost_handoff::sheet::Gone;
use signpost_protocol::{Failure, Phase};
use std::sync::Arc;

/// Asked for once the directory is ready, and again after an update; until the new answer is there, the old one stays.
/// `None` as long as there is no directory to ask.
pub type Loading<T> = LocalResource<Option<Result<T, Failure>>>;

/// In the order in which they were asked for; `None` for what is not in the directory.
pub type Records = Arc<Vec<Option<Record>>>;

pub type NeedCounts = Arc<Vec<(Need, u32)>>;

/// The programs with these codes, asked for anew when the codes change. With their long texts, as long as these may come.
pub fn load_records(codes: Signal<Vec<Code>>) -> Loading<Records> {
    load_records_of(codes, true)
}

/// [`load_records`], at first without long texts while these are on their way: whom to call does not wait for them.
/// [`TextsOnTheirWay`] belongs beside what is shown.
pub fn load_records_so_far(codes: Signal<Vec<Code>>) -> Loading<Records> {
    load_records_of(codes, false)
}

fn load_records_of(codes: Signal<Vec<Code>>, whole: bool) -> Loading<Records> {
    let directory: DirectoryClient = expect_context();
    LocalResource::new(move || {
        // What does not come is not waited for.
        let whole = whole && (directory.awaits_texts() || !directory.lacks_texts());
        let request = directory.is_ready().then(|| directory.records_of(codes.get(), whole));
        async move {
            match request {
                Some(request) => Some(request.await.map(Arc::new)),
                None => None,
            }
        }
    })
}

/// What became of programs that are no longer listed: of those that `records` has not.
pub fn load_gone(codes: Signal<Vec<Code>>, records: Loading<Records>) -> LocalResource<Arc<Vec<Gone>>> {
    let directory: DirectoryClient = expect_context();
    let locale: Locale = expect_context();
    let missing = Memo::new(move |_| match records.get().flatten() {
        Some(Ok(records)) => missing(&codes.get(), &records),
        _ => Vec::new(),
    });
    LocalResource::new(move || {
        let missing = missing.get();
        let request = (!missing.is_empty()).then(|| directory.gone(missing.clone(), locale.lang()));
        async move {
            match request {
                // Without an answer they are gone all the same, only without a name.
                Some(request) => Arc::new(
                    request
                        .await
                        .unwrap_or_else(|_| missing.into_iter().map(|code| Gone { code, ..Gone::default() }).collect()),
                ),
                None => Arc::default(),
            }
        }
    })
}

/// While the codes have just changed, the answer is still of the older ones: then nothing is known to be missing.
fn missing(codes: &[Code], records: &[Option<Record>]) -> Vec<Code> {
    let fits = codes.len() == records.len()
        && codes.iter().zip(records).all(|(code, record)| record.as_ref().is_none_or(|r| r.program.code == *code));
    let missing = codes.iter().zip(records).filter(|(_, record)| record.is_none()).map(|(code, _)| *code);
    if fits { missing.collect() } else { Vec::new() }
}

/// The number of programs for each need.
pub fn load_need_counts() -> Loading<NeedCounts> {
    let directory: DirectoryClient = expect_context();
    LocalResource::new(move || {
        let request = directory.is_ready().then(|| directory.need_counts());
        async move {
            match request {
                Some(request) => Some(request.await.map(Arc::new)),
                None => None,
            }
        }
    })
}

/// Needs by areas, asked for anew when the community is divided otherwise.
pub fn load_coverage(by: Signal<AreaKind>) -> Loading<Arc<Coverage>> {
    let directory: DirectoryClient = expect_context();
    LocalResource::new(move || {
        let request = directory.is_ready().then(|| directory.coverage(by.get()));
        async move {
            match request {
                Some(request) => Some(request.await.map(Arc::new)),
                None => None,
            }
        }
    })
}

/// Shows the answer; the same answer again leaves the page as it is.
///
/// Not in a `<Transition>`: that waits for a request, and as long as there is no directory there is none. The old answer
/// stays during the next request without it, since a resource keeps its value.
#[component]
pub fn Loaded<T, V>(
    from: Loading<T>,
    /// What is there until the answer is.
    #[prop(optional, into)]
    meanwhile: ViewFn,
    children: impl Fn(T) -> V + Send + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    show_answer(from, meanwhile, Box::new(move |value| children(value).into_any()))
}

/// Compiled once for each type that is loaded, rather than for each page.
fn show_answer<T>(from: Loading<T>, meanwhile: ViewFn, show: Box<dyn Fn(T) -> AnyView + Send>) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let directory: DirectoryClient = expect_context();
    let answer = Memo::new(move |_| from.get().flatten());
    let view = move || match answer.get() {
        None => view! { <Waiting /> {meanwhile.run()} }.into_any(),
        Some(Err(failure)) => view! { <FailureNotice failure on_retry=move || directory.retry() /> }.into_any(),
        Some(Ok(value)) => show(value),
    };
    view.into_any()
}

/// Says that long texts are on their way, as long as they are, or that they did not come.
#[component]
pub fn TextsOnTheirWay() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    view! {
        <Show when=move || directory.lacks_texts()>
            <p class="hint texts-on-their-way" role="status">
                {move || locale.t(if directory.awaits_texts() { "texts-on-their-way" } else { "texts-missing" })}
            </p>
        </Show>
    }
}

/// The same below a sheet: who takes it along does not know what is missing.
pub fn texts_missing_on_paper() -> Option<impl IntoView> {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    directory.lacks_texts().then(|| view! { <p class="print-only">{locale.t("texts-missing")}</p> })
}

/// What stands where the answer will be: how far the download is, where that is what the reader waits for.
#[component]
fn Waiting() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let words = move || match directory.progress.get() {
        Some(progress) => progress_words(locale, progress),
        None => locale.t("loading"),
    };
    view! { <p class="waiting">{words}</p> }
}

/// What the worker is at, and how far: `Getting the directory … 40 %`
pub fn progress_words(locale: Locale, Progress { phase, done, total }: Progress) -> String {
    let percent = (done * 100).checked_div(total).unwrap_or(0).min(100);
    let id = match phase {
        Phase::Opening => "phase-opening",
        Phase::Waiting => "phase-waiting",
        Phase::Downloading => "phase-downloading",
        Phase::Verifying => "phase-verifying",
        Phase::Indexing => "phase-indexing",
    };
    locale.tf(id, &[("percent", percent.into())])
}

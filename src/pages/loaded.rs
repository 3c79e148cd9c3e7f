//! What a page asks the worker for when it is opened, and how it shows that it waits or that the worker failed.

use crate::{
    components::{FailureNotice, Waiting},
    context::DirectoryClient,
};
use leptos::prelude::*;
use signpost_directory::{Code, Need, Record};
use signpost_protocol::Failure;
use std::sync::Arc;

/// Asked for once the directory is ready, and again after an update; until the new answer is there, the old one stays.
/// `None` as long as there is no directory to ask.
pub type Loading<T> = LocalResource<Option<Result<T, Failure>>>;

/// In the order in which they were asked for; `None` for what is not in the directory.
pub type Records = Arc<Vec<Option<Record>>>;

pub type NeedCounts = Arc<Vec<(Need, u32)>>;

/// The programs with these codes, asked for anew when the codes change.
pub fn load_records(codes: Signal<Vec<Code>>) -> Loading<Records> {
    let directory: DirectoryClient = expect_context();
    LocalResource::new(move || {
        let request = directory.is_ready().then(|| directory.records(codes.get()));
        async move {
            match request {
                Some(request) => Some(request.await.map(Arc::new)),
                None => None,
            }
        }
    })
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

/// Shows the answer; the same answer again leaves the page as it is.
///
/// Not in a `<Transition>`: that waits for a request, and as long as there is no directory there is none. The old answer
/// stays during the next request without it, since a resource keeps its value.
#[component]
pub fn Loaded<T, V>(from: Loading<T>, children: impl Fn(T) -> V + Send + 'static) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    show_answer(from, Box::new(move |value| children(value).into_any()))
}

/// Compiled once for each type that is loaded, rather than for each page.
fn show_answer<T>(from: Loading<T>, show: Box<dyn Fn(T) -> AnyView + Send>) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let directory: DirectoryClient = expect_context();
    let answer = Memo::new(move |_| from.get().flatten());
    let view = move || match answer.get() {
        None => view! { <Waiting /> }.into_any(),
        Some(Err(failure)) => view! { <FailureNotice failure on_retry=move || directory.retry() /> }.into_any(),
        Some(Ok(value)) => show(value),
    };
    view.into_any()
}

//! What the last update changed: how many programs and, in a fold that is closed at first, which. Their names stand for topics.

use crate::{
    browser::document,
    components::{Button, Icon, Link, icon},
    context::{DirectoryClient, Locale},
};
use leptos::prelude::*;
use signpost_directory::{Code, readable_case};
use signpost_protocol::{Changed, Changes};
use signpost_route::Route;

/// Nothing where nobody would notice a difference.
#[component]
pub fn UpdatedBanner(changes: Changes) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let time = directory.local_time();
    let count = changes.count();
    let since = locale.messages().past_day(time.date_of(changes.since), time.today());
    // Names are asked for when somebody wants them.
    let opened = RwSignal::new(false);
    let dismiss = move || {
        directory.changes.set(None);
        document::focus("page-title");
    };
    (count > 0).then(|| {
        view! {
            <div class="banner banner-quiet">
                {icon(Icon::Check)}
                <span>{locale.tf("banner-updated", &[("count", count.into()), ("since", (&since).into())])}</span>
                <Button
                    class="button button-plain"
                    icon=Icon::Close
                    label=locale.t("banner-dismiss")
                    on_press=dismiss
                />
                <details class="banner-more" on:toggle=move |_| opened.set(true)>
                    <summary>{locale.t("banner-updated-which")}</summary>
                    {move || opened.get().then(|| {
                        let Changes { added, changed, gone, .. } = changes.clone();
                        view! {
                            <ChangedPrograms title="banner-updated-new" changed=added />
                            <ChangedPrograms title="banner-updated-changed" changed=changed />
                            <ChangedPrograms title="banner-updated-gone" changed=gone />
                        }
                    })}
                </details>
            </div>
        }
    })
}

/// The names of the first of them. `title`: its message.
#[component]
fn ChangedPrograms(title: &'static str, changed: Changed) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let more = changed.more();
    let codes = changed.codes;
    let is_any = !codes.is_empty();
    let names = LocalResource::new(move || names_of(directory, codes.clone(), locale.lang()));
    let programs = move || {
        let names = names.get().unwrap_or_default();
        let program = |(code, name): (Code, String)| {
            view! { <li><Link to=Route::Program(code) class="link"><bdi>{readable_case(&name)}</bdi></Link></li> }
        };
        names.into_iter().map(program).collect_view()
    };
    is_any.then(|| {
        view! {
            <p>{locale.t(title)}</p>
            <ul>{programs}</ul>
            {(more > 0).then(|| view! { <p>{locale.tf("banner-updated-more", &[("count", more.into())])}</p> })}
        }
    })
}

/// As the directory has them, or had them.
async fn names_of(directory: DirectoryClient, codes: Vec<Code>, lang: String) -> Vec<(Code, String)> {
    let records = directory.records_so_far(codes.clone()).await.unwrap_or_default();
    let missing: Vec<Code> =
        codes.iter().zip(&records).filter(|(_, record)| record.is_none()).map(|(code, _)| *code).collect();
    let gone = match missing.is_empty() {
        true => Vec::new(),
        false => directory.gone(missing, lang.clone()).await.unwrap_or_default(),
    };
    let name = |code: Code| {
        let record = records.iter().flatten().find(|record| record.program.code == code);
        let listed = record.map(|record| record.program.texts(&lang).name.to_owned());
        listed.or_else(|| gone.iter().find(|gone| gone.code == code)?.name.clone())
    };
    codes.iter().filter_map(|code| Some((*code, name(*code)?))).collect()
}

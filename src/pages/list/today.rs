//! What can be done today, first of all.

use super::row::focus_row;
use crate::{
    components::{Icon, icon},
    context::{DirectoryClient, Locale, SavedList},
};
use leptos::prelude::*;
use signpost_directory::{Code, readable_case};
use signpost_saved::Task;

/// More would not be read.
const MOST: usize = 3;

/// Nothing where nothing is to be done.
#[component]
pub fn Today() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let saved: SavedList = expect_context();
    let tasks = Memo::new(move |_| {
        let time = directory.live_time()?;
        let mut tasks = saved.list.with(|list| Some(list.as_ref()?.today(&time.zone, time.now)))?;
        tasks.truncate(MOST);
        (!tasks.is_empty()).then_some(tasks)
    });
    move || {
        tasks.get().map(|tasks| {
            let lines = tasks.into_iter().map(|(code, task)| view! { <TaskLine code task /> }).collect_view();
            view! {
                <section class="today" aria-labelledby="today-title">
                    <h2 id="today-title">{locale.t("list-today")}</h2>
                    <ul>{lines}</ul>
                </section>
            }
        })
    }
}

#[component]
fn TaskLine(code: Code, task: Task) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let saved: SavedList = expect_context();
    let item = saved.item(code)?;
    let name = readable_case(item.record.program.texts(&locale.lang()).name);
    let zone = directory.local_time().zone;
    let time = |at| locale.messages().time(zone.local(at).minutes());
    let words = match task {
        Task::CallNow { closes: Some(closes) } => locale.tf("fact-open-until", &[("time", (&time(closes)).into())]),
        Task::CallNow { closes: None } => locale.t("fact-open-always"),
        Task::CallAt { opens } => locale.tf("fact-opens-today", &[("time", (&time(opens)).into())]),
        Task::StillWaiting { weeks } => locale.tf("list-still-waiting", &[("weeks", u64::from(weeks).into())]),
    };
    // The row has the number to call, and what else can be done.
    Some(view! {
        <li>
            <button type="button" class="today-task" on:click=move |_| focus_row(code)>
                {icon(if matches!(task, Task::StillWaiting { .. }) { Icon::Hourglass } else { Icon::Phone })}
                <span>
                    <bdi class="today-name">{name}</bdi>
                    <span class="today-words">{words}</span>
                </span>
            </button>
        </li>
    })
}

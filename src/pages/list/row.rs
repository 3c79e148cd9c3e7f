//! A saved program as one row: what it is, how it is going, call. The rest opens below it.

use super::{
    note::Note,
    remind::Remind,
    state::{StateChoice, state_icon},
};
use crate::{
    browser::{clock, document},
    components::{Button, FirstPhone, Icon, Link, LiveOpenFact, Notice, Quote, Tone, icon},
    context::{DirectoryClient, Locale, SavedList},
};
use leptos::prelude::*;
use signpost_directory::{Code, Phone, readable_case};
use signpost_route::Route;
use signpost_saved::{Item, Order, Standing, State};
use std::sync::Arc;

#[component]
pub fn Row(
    code: Code,
    order: RwSignal<Order>,
    /// Of the group, in the order in which they are shown.
    codes: Signal<Vec<Code>>,
) -> impl IntoView {
    let saved: SavedList = expect_context();
    // The directory's part of it. What the reader says and writes changes in place.
    let shown = Memo::new(move |_| {
        saved.list.with(|list| list.as_ref()?.get(code).map(|item| (item.record.clone(), item.said.clone())))
    });
    let is_open = RwSignal::new(false);
    view! {
        <li class="saved-item" id=row_id(code)>
            {move || {
                shown.track();
                saved.item(code).map(|item| view! { <Content item is_open order codes /> })
            }}
        </li>
    }
}

fn row_id(code: Code) -> String {
    format!("saved-{code}")
}

fn title_id(code: Code) -> String {
    format!("saved-title-{code}")
}

#[component]
fn Content(item: Item, is_open: RwSignal<bool>, order: RwSignal<Order>, codes: Signal<Vec<Code>>) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let code = item.code;
    let lang = locale.lang();
    let name = readable_case(item.record.program.texts(&lang).name);
    let by = item.record.organization.as_ref().map(|organization| readable_case(&organization.name));
    let phone = Phone::first(&item.record.phones()).cloned();
    let record = Arc::new(item.record.clone());
    let title = name.clone();
    let details = {
        let (item, name) = (item.clone(), name.clone());
        move || view! { <Details item=item.clone() name=name.clone() order codes /> }
    };
    view! {
        <h3 class="saved-title" id=title_id(code) tabindex="-1">
            <Link to=Route::Program(code) class="card-link">
                <bdi>{title}</bdi>
            </Link>
        </h3>
        {by.map(|name| view! { <p class="saved-by"><bdi>{name}</bdi></p> })}
        <StandingNotice code />
        {item.said.map(|said| view! { <Quote from=said.from line=said.line /> })}
        <ul class="facts">
            <LiveOpenFact record time=move || directory.live_time() />
        </ul>
        <div class="saved-actions">
            <StateButton code name=name.clone() is_open />
            {phone.map(|phone| view! { <FirstPhone phone name /> })}
        </div>
        <div id=details_id(code)>
            <Show when=move || is_open.get()>{details()}</Show>
        </div>
    }
}

fn details_id(code: Code) -> String {
    format!("saved-details-{code}")
}

/// Says how it is going, and opens the rest.
#[component]
fn StateButton(code: Code, name: String, is_open: RwSignal<bool>) -> impl IntoView {
    let locale: Locale = expect_context();
    let saved: SavedList = expect_context();
    let state = state_of(saved, code);
    let words = move || locale.t(&format!("state-{}", state.get().id()));
    let label = move || locale.tf("list-state-of", &[("state", (&words()).into()), ("name", (&name).into())]);
    view! {
        <button
            type="button"
            class=move || format!("chip chip-{}", tone_of(state.get()))
            aria-expanded=move || if is_open.get() { "true" } else { "false" }
            aria-controls=details_id(code)
            aria-label=label
            on:click=move |_| is_open.update(|open| *open = !*open)
        >
            {move || icon(state_icon(state.get()))}
            <span>{words}</span>
            <span class="chip-more">{icon(Icon::ChevronDown)}</span>
        </button>
    }
}

/// Changes only when the state does.
pub(super) fn state_of(saved: SavedList, code: Code) -> Memo<State> {
    Memo::new(move |_| saved.list.with(|list| list.as_ref()?.get(code).map(|item| item.state)).unwrap_or_default())
}

fn tone_of(state: State) -> &'static str {
    match state {
        State::NotYet => "plain",
        State::Called => "info",
        State::Waiting => "careful",
        State::GotHelp => "good",
        State::DidNotWork(_) => "ended",
    }
}

#[component]
fn Details(item: Item, name: String, order: RwSignal<Order>, codes: Signal<Vec<Code>>) -> impl IntoView {
    let locale: Locale = expect_context();
    let saved: SavedList = expect_context();
    let code = item.code;
    let remove = move || {
        let next = neighbour(&codes.get_untracked(), code);
        saved.remove(code, move || focus_row(code));
        focus_after_removal(next);
    };
    let moves = move || (order.get() == Order::ByHand).then(|| view! { <Move code name=name.clone() codes /> });
    view! {
        <div class="saved-details">
            <StateChoice code />
            <Note code />
            <Remind item=item.clone() />
            <Dates item />
            <div class="button-row">
                {moves}
                <Button
                    class="button button-danger"
                    icon=Icon::Trash
                    label=locale.t("list-remove")
                    on_press=remove
                />
            </div>
        </div>
    }
}

/// The row that stands where the removed one was, or before it.
fn neighbour(codes: &[Code], removed: Code) -> Option<Code> {
    let at = codes.iter().position(|code| *code == removed)?;
    codes.get(at + 1).or_else(|| codes.get(at.checked_sub(1)?)).copied()
}

/// Never to the page's end: to the next row, else to the heading.
fn focus_after_removal(next: Option<Code>) {
    let id = next.map_or("page-title".to_owned(), title_id);
    request_animation_frame(move || document::focus(&id));
}

/// Brings the row before the reader.
pub(super) fn focus_row(code: Code) {
    request_animation_frame(move || document::focus(&title_id(code)));
}

#[component]
fn Move(code: Code, name: String, codes: Signal<Vec<Code>>) -> impl IntoView {
    let locale: Locale = expect_context();
    let saved: SavedList = expect_context();
    let is_last = move || codes.with(|codes| codes.last() == Some(&code));
    let position = move || codes.with(|codes| codes.iter().position(|other| *other == code)).unwrap_or(0);
    let move_to = move |to: usize| {
        let now = clock::now();
        saved.change(move |list| list.move_to(code, to, now));
    };
    let up = locale.tf("list-move-up-named", &[("name", (&name).into())]);
    let down = locale.tf("list-move-down-named", &[("name", (&name).into())]);
    view! {
        <button
            type="button"
            class="button button-quiet"
            aria-label=up
            disabled=move || position() == 0
            on:click=move |_| move_to(untrack(position).saturating_sub(1))
        >
            {icon(Icon::ArrowUp)}
            <span>{locale.t("list-move-up")}</span>
        </button>
        <button
            type="button"
            class="button button-quiet"
            aria-label=down
            disabled=is_last
            on:click=move |_| move_to(untrack(position) + 1)
        >
            {icon(Icon::ArrowDown)}
            <span>{locale.t("list-move-down")}</span>
        </button>
    }
}

/// When it was saved, and what happened when.
#[component]
fn Dates(item: Item) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let saved: SavedList = expect_context();
    let code = item.code;
    let lines = move || {
        // In the directory's zone; nothing before it is known, rather than the day before.
        let time = directory.live_time()?;
        let day = |at| locale.messages().date(time.date_of(at));
        saved.list.with(|list| {
            let item = list.as_ref()?.get(code)?;
            let saved_on = locale.tf("list-saved-on", &[("date", (&day(item.saved_at)).into())]);
            let steps = item.steps.iter().skip(1).map(|step| {
                let words = locale.t(&format!("state-{}", step.state.id()));
                locale.tf("list-step", &[("date", (&day(step.at)).into()), ("state", (&words).into())])
            });
            let lines = std::iter::once(saved_on).chain(steps);
            Some(lines.map(|line| view! { <li>{line}</li> }).collect_view())
        })
    };
    view! { <ul class="saved-dates">{lines}</ul> }
}

/// What the newest directory says: changed or gone since it was saved.
#[component]
fn StandingNotice(code: Code) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let saved: SavedList = expect_context();
    let standing =
        Memo::new(move |_| saved.list.with(|list| list.as_ref()?.get(code).map(|item| item.standing.clone())));
    let acknowledge = move || {
        document::focus(&title_id(code));
        saved.change(move |list| list.acknowledge(code));
    };
    move || match standing.get() {
        Some(Standing::Gone { since }) => {
            let date = locale.messages().date(directory.local_time().date_of(since));
            let text = locale.tf("list-gone", &[("date", (&date).into())]);
            view! { <Notice tone=Tone::Careful><p>{text}</p></Notice> }.into_any()
        }
        Some(Standing::Changed(_)) => view! {
            <Notice tone=Tone::Info>
                <p>{locale.t("list-changed")}</p>
                <Button
                    class="button button-plain"
                    icon=Icon::Check
                    label=locale.t("list-changed-seen")
                    on_press=acknowledge
                />
            </Notice>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::neighbour;
    use signpost_directory::Code;

    #[test]
    fn after_a_removal_the_row_that_takes_its_place_is_next() {
        let codes: Vec<Code> = Code::candidates("a").take(3).collect();
        assert_eq!(neighbour(&codes, codes[0]), Some(codes[1]));
        assert_eq!(neighbour(&codes, codes[2]), Some(codes[1]));
        assert_eq!(neighbour(&codes[..1], codes[0]), None);
    }
}

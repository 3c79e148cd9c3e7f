//! How it is going with a program: what happened, and where it did not work out, why.

use super::row::state_of;
use crate::{
    components::{Icon, icon},
    context::{Locale, SavedList},
};
use leptos::prelude::*;
use signpost_directory::Code;
use signpost_saved::{Reason, State};

/// The states that are offered first; the reasons follow one of them.
const FIRST: [State; 4] = [State::NotYet, State::Called, State::Waiting, State::GotHelp];

pub fn state_icon(state: State) -> Icon {
    match state {
        State::NotYet => Icon::Bookmark,
        State::Called => Icon::Phone,
        State::Waiting => Icon::Hourglass,
        State::GotHelp => Icon::Check,
        State::DidNotWork(_) => Icon::Close,
    }
}

/// Each choice can be undone for a while.
#[component]
pub fn StateChoice(code: Code) -> impl IntoView {
    let locale: Locale = expect_context();
    let saved: SavedList = expect_context();
    let state = state_of(saved, code);
    // The reader says that it did not work out before they say why.
    let asks_why = RwSignal::new(matches!(state.get_untracked(), State::DidNotWork(_)));
    let failed = move || asks_why.get() || matches!(state.get(), State::DidNotWork(_));
    let choice = move |choice: State| {
        let choose = move || {
            asks_why.set(false);
            saved.set_state(code, choice);
        };
        view! {
            <Choice
                name=format!("state-{code}")
                icon=state_icon(choice)
                words=locale.t(&format!("state-{}", choice.id()))
                is_chosen=Signal::derive(move || !failed() && state.get() == choice)
                on_choose=choose
            />
        }
    };
    let reason = move |reason: State| {
        view! {
            <Choice
                name=format!("reason-{code}")
                icon=state_icon(reason)
                words=locale.t(&format!("state-{}", reason.id()))
                is_chosen=Signal::derive(move || state.get() == reason)
                on_choose=move || saved.set_state(code, reason)
            />
        }
    };
    let reasons = move || {
        let reasons = State::ALL.iter().copied().filter(|state| matches!(state, State::DidNotWork(_)));
        view! {
            <fieldset class="chip-choice">
                <legend>{locale.t("list-reason")}</legend>
                {reasons.map(reason).collect_view()}
            </fieldset>
        }
    };
    view! {
        <fieldset class="chip-choice">
            <legend>{locale.t("list-state")}</legend>
            {FIRST.map(choice).into_iter().collect_view()}
            <Choice
                name=format!("state-{code}")
                icon=state_icon(State::DidNotWork(Reason::Other))
                words=locale.t("state-did-not-work")
                is_chosen=Signal::derive(failed)
                on_choose=move || asks_why.set(true)
            />
        </fieldset>
        <Show when=failed>{reasons()}</Show>
    }
}

/// A radio button that looks like a chip.
#[component]
fn Choice(
    name: String,
    icon: Icon,
    words: String,
    is_chosen: Signal<bool>,
    #[prop(into)] on_choose: Callback<()>,
) -> impl IntoView {
    view! {
        <label class="chip-option">
            <input
                type="radio"
                name=name
                prop:checked=move || is_chosen.get()
                on:change=move |_| on_choose.run(())
            />
            {self::icon(icon)}
            <span>{words}</span>
        </label>
    }
}

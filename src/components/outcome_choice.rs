//! What happened with a program, one tap for each answer; why, where it did not work out; and since when.

use crate::context::Locale;
use leptos::prelude::*;
use signpost_directory::{Code, Date};
use signpost_saved::{Reason, State};

#[component]
pub fn OutcomeChoice(
    code: Code,
    /// Of the program, for screen readers.
    name: String,
    #[prop(into)] state: Signal<State>,
    #[prop(into)] on: Signal<Option<Date>>,
    /// No later day can be told.
    today: Date,
    #[prop(into)] on_state: Callback<State>,
    #[prop(into)] on_day: Callback<Option<Date>>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let failed = move || matches!(state.get(), State::DidNotWork(_));
    let radio = |choice: State| {
        let (words, is_chosen): (_, Signal<bool>) = match choice {
            State::DidNotWork(_) => ("state-did-not-work".to_owned(), Signal::derive(failed)),
            choice => (format!("state-{}", choice.id()), Signal::derive(move || state.get() == choice)),
        };
        view! {
            <label class="pick">
                <input
                    type="radio"
                    name=format!("state-{code}")
                    prop:checked=is_chosen
                    on:change=move |_| on_state.run(choice)
                />
                <span>{locale.t(&words)}</span>
            </label>
        }
    };
    let choices = [State::GotHelp, State::Waiting, State::Called, State::NotYet, State::DidNotWork(Reason::Other)];
    let reasons = move || {
        let reason = |choice: &State| {
            let choice = *choice;
            let words = locale.t(&format!("state-{}", choice.id()));
            view! { <option value=choice.id() prop:selected=move || state.get() == choice>{words}</option> }
        };
        let other = State::DidNotWork(Reason::Other);
        let reasons = State::ALL.iter().filter(|state| matches!(state, State::DidNotWork(_)) && **state != other);
        let reasons = reasons.chain([&other]).map(reason);
        view! {
            <div class="field">
                <label for=format!("reason-{code}")>{locale.t("return-why")}</label>
                <select
                    id=format!("reason-{code}")
                    on:change=move |event| {
                        if let Ok(state) = event_target_value(&event).parse() {
                            on_state.run(state);
                        }
                    }
                >
                    {reasons.collect_view()}
                </select>
            </div>
        }
    };
    view! {
        <fieldset class="outcome">
            <legend class="visually-hidden">{locale.tf("return-choose-named", &[("name", (&name).into())])}</legend>
            <div class="picks">{choices.map(radio).into_iter().collect_view()}</div>
            <Show when=failed>{reasons}</Show>
            <div class="field">
                <label for=format!("day-{code}")>{locale.t("return-day")}</label>
                <input
                    id=format!("day-{code}")
                    type="date"
                    max=today.to_string()
                    prop:value=move || on.get().map(|day| day.to_string()).unwrap_or_default()
                    on:change=move |event| on_day.run(event_target_value(&event).parse().ok())
                />
            </div>
        </fieldset>
    }
}

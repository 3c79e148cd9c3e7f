//! The settings: the look, what somebody else could find on this device, and erasing everything.

use super::{areas::ChosenArea, help_others::HelpOthersChoice};
use crate::{
    browser::document,
    components::{Button, Checkbox, Choice, Icon, Notice, PageTitle, Select, Tone},
    context::{ASK_AGAIN, DISTANCE, ERASE_AFTER, Erasing, Kept, Locale, Preferences},
};
use leptos::{prelude::*, task::spawn_local};
use signpost_locale::DistanceUnit;
use signpost_saved::ASK_AGAIN_MONTHS;

/// A choice kept under `name`, shown on the page's root as `data-NAME`, with its values and messages.
struct Look {
    name: &'static str,
    label: &'static str,
    choices: [(&'static str, &'static str); 3],
}

const LOOKS: [Look; 2] = [
    Look {
        name: "theme",
        label: "settings-theme",
        choices: [("auto", "settings-theme-auto"), ("light", "settings-theme-light"), ("dark", "settings-theme-dark")],
    },
    Look {
        name: "size",
        label: "settings-size",
        choices: [
            ("normal", "settings-size-normal"),
            ("large", "settings-size-large"),
            ("largest", "settings-size-largest"),
        ],
    },
];

impl Look {
    /// What was chosen before; what was kept but is no choice is the default.
    fn chosen(&self, preferences: Preferences) -> &'static str {
        let kept = preferences.get(self.name);
        let mut values = self.choices.iter().map(|(value, _)| *value);
        values.find(|value| kept.as_deref() == Some(value)).unwrap_or(self.choices[0].0)
    }
}

/// Puts the kept look onto the page, and distances into the kept unit.
pub fn apply_look(preferences: Preferences, locale: Locale) {
    for look in &LOOKS {
        document::set_choice(look.name, look.chosen(preferences));
    }
    locale.set_distance_unit(preferences.get(DISTANCE).as_deref().and_then(DistanceUnit::from_id));
}

#[component]
pub fn SettingsPage() -> impl IntoView {
    let locale: Locale = expect_context();
    let preferences: Preferences = expect_context();
    view! {
        <PageTitle text=locale.t("settings-title") />
        {LOOKS.iter().map(|look| view! { <LookChoice look /> }).collect_view()}
        <DistanceChoice />
        <ChosenArea />
        <HelpOthersChoice />
        // Where nothing is kept, the time that it is asked would be forgotten.
        <Show when=move || !preferences.keeps_nothing()>
            <AskAgain />
        </Show>
        <Privacy />
        <section class="part" aria-labelledby="settings-erase">
            <h2 id="settings-erase">{locale.t("settings-erase")}</h2>
            <p>{locale.t("settings-kept")}</p>
            <Erase />
        </section>
    }
}

#[component]
fn LookChoice(look: &'static Look) -> impl IntoView {
    let locale: Locale = expect_context();
    let preferences: Preferences = expect_context();
    let chosen = as_kept(preferences, move || look.chosen(preferences));
    let choose = move |value: &'static str| {
        preferences.set(look.name, value);
        document::set_choice(look.name, value);
    };
    view! {
        <fieldset class="part">
            <legend>{locale.t(look.label)}</legend>
            <Radios name=look.name choices=look.choices chosen on_change=choose />
        </fieldset>
    }
}

/// What was chosen before; after everything was erased what then holds.
fn as_kept<T: Send + Sync + 'static>(preferences: Preferences, read: impl Fn() -> T + 'static) -> RwSignal<T> {
    let chosen = RwSignal::new(read());
    Effect::new(move |_| {
        preferences.track_clearing();
        chosen.set(read());
    });
    chosen
}

/// One of several, each with its value and the message of its words.
#[component]
fn Radios(
    name: &'static str,
    choices: [(&'static str, &'static str); 3],
    chosen: RwSignal<&'static str>,
    #[prop(into)] on_change: Callback<&'static str>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let radio = |(value, words): (&'static str, &'static str)| {
        view! {
            <label class="check">
                <input
                    type="radio"
                    name=name
                    value=value
                    prop:checked=move || chosen.get() == value
                    on:change=move |_| {
                        chosen.set(value);
                        on_change.run(value);
                    }
                />
                <span class="check-words">{locale.t(words)}</span>
            </label>
        }
    };
    choices.map(radio).into_iter().collect_view()
}

#[component]
fn DistanceChoice() -> impl IntoView {
    const CHOICES: [(&str, &str); 3] =
        [("", "settings-distance-auto"), ("miles", "settings-distance-miles"), ("km", "settings-distance-km")];
    let locale: Locale = expect_context();
    let preferences: Preferences = expect_context();
    let kept = move || preferences.get(DISTANCE).as_deref().and_then(DistanceUnit::from_id);
    let chosen = as_kept(preferences, move || kept().map_or("", DistanceUnit::id));
    let choose = move |value: &'static str| {
        match value {
            "" => preferences.remove(DISTANCE),
            unit => preferences.set(DISTANCE, unit),
        }
        locale.set_distance_unit(DistanceUnit::from_id(value));
    };
    view! {
        <fieldset class="part">
            <legend>{locale.t("settings-distance")}</legend>
            <Radios name=DISTANCE choices=CHOICES chosen on_change=choose />
        </fieldset>
    }
}

/// After how many months the home page asks for new needs.
#[component]
fn AskAgain() -> impl IntoView {
    let locale: Locale = expect_context();
    let preferences: Preferences = expect_context();
    let never = (String::new(), locale.t("settings-ask-again-never"));
    let months = ASK_AGAIN_MONTHS.map(|months| {
        (months.to_string(), locale.tf("settings-ask-again-months", &[("count", u64::from(months).into())]))
    });
    let choices: Vec<Choice> = [never].into_iter().chain(months).collect();
    let chosen = as_kept(preferences, move || preferences.get(ASK_AGAIN).unwrap_or_default());
    let choose = move |months: String| {
        match months.as_str() {
            "" => preferences.remove(ASK_AGAIN),
            months => preferences.set(ASK_AGAIN, months),
        }
        preferences.note_asked();
        chosen.set(months);
    };
    view! {
        <section class="part" aria-labelledby="settings-ask-again">
            <h2 id="settings-ask-again">{locale.t("settings-ask-again")}</h2>
            <Select id="ask-again" label=locale.t("settings-ask-again-when") value=chosen choices=choices on_change=choose />
            <p class="hint">{locale.t("settings-ask-again-hint")}</p>
        </section>
    }
}

/// Days that can be chosen; 0: never.
const ERASE_AFTER_DAYS: [u16; 5] = [0, 1, 7, 30, 90];

/// What somebody else who picks up this device could see.
#[component]
fn Privacy() -> impl IntoView {
    let locale: Locale = expect_context();
    let preferences: Preferences = expect_context();
    let erasing = Erasing::from_context();
    let chosen = as_kept(preferences, move || preferences.get(ERASE_AFTER).unwrap_or_else(|| "0".to_owned()));
    let option = move |days: u16| {
        let words = match days {
            0 => locale.t("settings-erase-never"),
            days => locale.tf("settings-erase-days", &[("count", u64::from(days).into())]),
        };
        let value = days.to_string();
        let is_chosen = value.clone();
        view! { <option value=value prop:selected=move || chosen.get() == is_chosen>{words}</option> }
    };
    let choose = move |days: String| {
        match days.as_str() {
            "0" => preferences.remove(ERASE_AFTER),
            days => {
                preferences.set(ERASE_AFTER, days);
                preferences.note_opening();
            }
        }
        chosen.set(days);
    };
    view! {
        <fieldset class="part">
            <legend>{locale.t("settings-privacy")}</legend>
            <Checkbox label="settings-discreet" checked=Signal::derive(move || preferences.is_discreet()) on_change=move |checked| preferences.set_discreet(checked) />
            <Checkbox label="settings-keep-nothing" checked=Signal::derive(move || preferences.keeps_nothing()) on_change=move |checked| erasing.keep_nothing(checked) described_by="keep-nothing-hint" />
            <p class="hint" id="keep-nothing-hint">{locale.t("settings-keep-nothing-hint")}</p>
            <div class="field">
                <label for="erase-after">{locale.t("settings-erase-after")}</label>
                <select
                    id="erase-after"
                    disabled=move || preferences.keeps_nothing()
                    on:change=move |event| choose(event_target_value(&event))
                >
                    {ERASE_AFTER_DAYS.map(option).into_iter().collect_view()}
                </select>
            </div>
        </fieldset>
    }
}

/// What would go is counted; one tap, and it is gone.
#[component]
fn Erase() -> impl IntoView {
    let locale: Locale = expect_context();
    let preferences: Preferences = expect_context();
    let erasing = Erasing::from_context();
    // Whether all of it is gone.
    let done = RwSignal::new(None::<bool>);
    let erase = move || {
        spawn_local(async move {
            let all = erasing.erase().await;
            apply_look(preferences, locale);
            // The page may be gone by now.
            let _ = done.try_set(Some(all));
            document::focus("erased");
        });
    };
    let counted = move || {
        let Kept { programs, notes, handout, for_helpers } = erasing.kept();
        let count = |id: &str, count: usize| (count > 0).then(|| locale.tf(id, &[("count", count.into())]));
        let parts = [
            count("settings-erase-programs", programs),
            count("settings-erase-notes", notes),
            count("settings-erase-handout", handout),
            for_helpers.then(|| locale.t("settings-erase-helpers")),
            Some(locale.t("settings-erase-settings")),
        ];
        parts.into_iter().flatten().map(|part| view! { <li>{part}</li> }).collect_view()
    };
    let outcome = move || {
        done.get().map(|all| match all {
            true => view! { <Notice tone=Tone::Good><p>{locale.t("settings-erased")}</p></Notice> }.into_any(),
            false => view! { <Notice tone=Tone::Bad><p>{locale.t("settings-erase-failed")}</p></Notice> }.into_any(),
        })
    };
    view! {
        <Show when=move || done.get() != Some(true)>
            <p>{locale.t("settings-erase-lead")}</p>
            <ul>{counted}</ul>
            <p><strong>{locale.t("settings-erase-text")}</strong></p>
            <Button
                class="button button-danger"
                icon=Icon::Trash
                label=locale.t("settings-erase-button")
                on_press=erase
            />
        </Show>
        <div role="status" id="erased" tabindex="-1">{outcome}</div>
    }
}

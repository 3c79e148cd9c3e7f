//! Reads the page out, line by line, by the device's own voices.

use crate::{
    browser::speech::{self, Line},
    components::{Icon, icon},
    context::Locale,
};
use leptos::prelude::*;

/// Beside 1, the voice's own speed.
const SLOW: f32 = 0.7;

/// What is being read, and how fast.
#[derive(Clone, Copy)]
struct Reading {
    /// The lines from the current one on; empty while nothing is read.
    lines: StoredValue<Vec<Line>, LocalStorage>,
    is_on: RwSignal<bool>,
    is_slow: RwSignal<bool>,
    /// Counts what was begun, so that the end of a line that was stopped leads nowhere.
    number: StoredValue<u32>,
}

impl Reading {
    fn begin(self, lines: Vec<Line>) {
        self.is_on.set(!lines.is_empty());
        self.lines.set_value(lines);
        self.next();
    }

    /// Reads the current line, then goes on.
    fn next(self) {
        let number = self.number.get_value() + 1;
        self.number.set_value(number);
        let Some(line) = self.lines.with_value(|lines| lines.first().cloned()) else {
            speech::stop();
            self.is_on.set(false);
            return;
        };
        let rate = if self.is_slow.get_untracked() { SLOW } else { 1.0 };
        speech::speak(&line, rate, move || {
            // The page may be gone by now.
            if self.number.try_get_value() == Some(number) {
                self.lines.update_value(|lines| drop(lines.remove(0)));
                self.next();
            }
        });
    }

    fn stop(self) {
        self.number.update_value(|number| *number += 1);
        speech::stop();
        self.is_on.set(false);
    }

    /// From now on, the current line included.
    fn toggle_speed(self) {
        self.is_slow.update(|slow| *slow = !*slow);
        if self.is_on.get_untracked() {
            self.number.update_value(|number| *number += 1);
            speech::stop();
            self.next();
        }
    }
}

/// Nothing where the browser cannot speak.
#[component]
pub fn ReadAloud(
    /// What is read: a CSS selector of one element.
    #[prop(default = "#main")]
    of: &'static str,
    /// BCP 47 tag of its language, where it is not the reader's.
    #[prop(optional, into)]
    lang: Option<String>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let reading = Reading {
        lines: StoredValue::new_local(Vec::new()),
        is_on: RwSignal::new(false),
        is_slow: RwSignal::new(false),
        number: StoredValue::new(0),
    };
    let no_voice = RwSignal::new(false);
    // Leaving the page ends it.
    on_cleanup(speech::stop);
    let lang = StoredValue::new(lang);
    let start = move || {
        let has_voice = speech::has_voice(&lang.get_value().unwrap_or_else(|| locale.lang()));
        no_voice.set(!has_voice);
        if has_voice {
            reading.begin(speech::lines(of));
        }
    };
    let toggle = move |_| match reading.is_on.get_untracked() {
        true => reading.stop(),
        false => start(),
    };
    let label = move || locale.t(if reading.is_on.get() { "read-stop" } else { "read-aloud" });
    speech::is_supported().then(|| {
        view! {
            <div class="read-aloud">
                // One button in both states: it keeps the focus.
                <button type="button" class="button button-quiet" on:click=toggle>
                    {icon(Icon::Speaker)}
                    <span>{label}</span>
                </button>
                <Show when=move || reading.is_on.get()>
                    <button
                        type="button"
                        class="button button-quiet"
                        aria-pressed=move || reading.is_slow.get().to_string()
                        on:click=move |_| reading.toggle_speed()
                    >
                        <span>{locale.t("read-slower")}</span>
                    </button>
                </Show>
                <p class="hint" role="status">
                    {move || no_voice.get().then(|| locale.t("read-no-voice"))}
                </p>
            </div>
        }
    })
}

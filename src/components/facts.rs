//! Defines the facts that answer "can I get it?" at a glance, on cards and on a program's page.

use super::super::{
    App, Icon, icon,
    view::{IntoView, View, el},
};
use signpost_hours::OpenState;

/// One fact with its icon. `tone` is a class: `good`, `bad`, `careful` or nothing.
pub fn fact(tone: &'static str, drawing: Icon, words: String) -> View {
    el("li").class(format!("fact {tone}")).child((icon(drawing), el("span").child(words))).into_view()
}

/// Whether it is open, in words: `Open until 5:00 pm`, `Opens Monday at 9:00 am`.
pub fn open_state(app: App, state: OpenState) -> View {
    let words = app.words();
    let (zone, now) = (app.zone(), app.now());
    let today = zone.local(now).date();
    let (tone, text) = match state {
        OpenState::Always => ("good", app.t("fact-open-always")),
        OpenState::Open { closes } => {
            let closes = zone.local(closes);
            let soon = closes.date() - today <= 1;
            let time = words.time(closes.minutes());
            ("good", if soon { app.tf("fact-open-until", &[("time", (&time).into())]) } else { app.t("fact-open") })
        }
        OpenState::Closed { opens: Some(opens) } => {
            let opens = zone.local(opens);
            let time = words.time(opens.minutes());
            let text = if opens.date() == today {
                app.tf("fact-opens-today", &[("time", (&time).into())])
            } else {
                let day = words.coming_day(opens.date(), today);
                app.tf("fact-opens-at", &[("day", (&day).into()), ("time", (&time).into())])
            };
            ("closed", text)
        }
        OpenState::Closed { opens: None } => ("closed", app.t("fact-closed")),
        OpenState::Unknown => ("careful", app.t("fact-hours-unknown")),
    };
    fact(tone, Icon::Clock, text)
}

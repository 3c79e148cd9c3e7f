//! Defines My list: what was saved, how it is going, and notes, on this device alone.

use super::super::{
    App, Icon,
    components::{Tone, button, crisis_lines, first_phone, link, notice, open_state, waiting},
    view::{CollectView, IntoView, View, el},
};
use super::for_you::said;
use crate::browser::print;
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::{Code, Phone};
use signpost_handoff::{Item as HandoffItem, SUGGESTED_ITEMS};
use signpost_hours::UnixSeconds;
use signpost_route::Route;
use signpost_saved::{Item, List, MAX_NOTE, Standing, State};

pub fn page(app: App) -> View {
    compare(app);
    let codes = Memo::new(move |_| {
        app.list.with(|list| list.as_ref().map(|list| list.items().iter().map(|item| item.code).collect::<Vec<_>>()))
    });
    let trouble = move || {
        app.list_trouble.with(Option::is_some).then(|| notice(Tone::Bad, el("p").child(app.t("list-load-failed"))))
    };
    (el("h1").attr("id", "page-title").attr("tabindex", "-1").child(app.t("list-title")), trouble, move || match codes
        .get()
    {
        None => waiting(app),
        Some(codes) if codes.is_empty() => empty(app),
        Some(codes) => items(app, &codes),
    })
        .into_view()
}

/// Lays the list beside the directory whenever a newer one is there: what changed or went is flagged.
fn compare(app: App) {
    Effect::new(move |_| {
        let Some(released_at) = app.summary.with(|summary| summary.as_ref().map(|s| s.released_at)) else { return };
        let codes: Vec<Code> =
            app.list.with(|list| list.as_ref().map(|list| older(list, released_at))).unwrap_or_default();
        if codes.is_empty() {
            return;
        }
        spawn_local(async move {
            if let Ok(records) = app.records(codes.clone()).await {
                let found: Vec<_> = codes.into_iter().zip(records).collect();
                app.change_list(move |list| list.reconcile(&found, released_at)).await;
            }
        });
    });
}

/// What was last compared with an older release.
fn older(list: &List, released_at: UnixSeconds) -> Vec<Code> {
    list.items().iter().filter(|item| item.as_of < released_at).map(|item| item.code).collect()
}

fn empty(app: App) -> View {
    (
        el("p").class("lead").child(app.t("list-empty")),
        el("p").child(link(app, Route::Home, "button button-primary", app.t("list-find"))),
        crisis_lines(app),
    )
        .into_view()
}

fn items(app: App, codes: &[Code]) -> View {
    let cards = codes.iter().map(|code| item(app, *code)).collect_view();
    let hand_over = move || {
        let codes: Vec<Code> = app
            .list
            .with_untracked(|list| list.as_ref().map(|list| list.items().iter().map(|item| item.code).collect()))
            .unwrap_or_default();
        app.change_tray(|tray| {
            tray.items = codes
                .into_iter()
                .take(SUGGESTED_ITEMS)
                .map(|code| HandoffItem { code, ..HandoffItem::default() })
                .collect();
        });
        app.go(Route::Handout(None));
    };
    (
        el("p").class("hint").child(app.t("list-private")),
        el("div").class("button-row").child((
            button("button button-quiet", Icon::Printer, app.t("list-print"), print::print),
            button("button button-quiet", Icon::Sheet, app.t("list-to-handout"), hand_over),
        )),
        el("ul").class("cards").child(cards),
    )
        .into_view()
}

fn item(app: App, code: Code) -> View {
    let Some(item) = app.list.with_untracked(|list| list.as_ref().and_then(|list| list.get(code).cloned())) else {
        return ().into_view();
    };
    let words = app.words();
    let program = &item.record.program;
    let name = program.texts(&app.lang()).name.to_owned();
    let title = link(app, Route::Program(code), "card-link", el("bdi").child(name.clone()));
    let by = item.record.organization.as_ref().map(|o| o.name.clone());
    let first = Phone::first(&item.record.phones()).cloned();
    let saved_on = words.date(app.date_of(item.saved_at));
    let quoted = item.said.as_ref().and_then(|words| said(app, &words.from, &words.line));
    let remove = {
        let name = name.clone();
        move || take_out(app, code, name.clone())
    };
    el("li")
        .class("card")
        .child((
            el("h2").class("card-title").child(title),
            by.map(|name| el("p").class("card-by").child(el("bdi").child(name))),
            move || standing(app, code),
            quoted,
            el("ul").class("facts").child(open_state(app, item.record.open_state(&app.zone(), app.now()))),
            state_choice(app, &item),
            note(app, &item),
            el("div").class("card-actions").child((
                first.map(|phone| first_phone(app, &phone, &name)),
                button("button button-quiet", Icon::Trash, app.t("list-remove"), remove),
            )),
            el("p").class("hint").child(app.tf("list-saved-on", &[("date", (&saved_on).into())])),
        ))
        .into_view()
}

/// What the newest directory says: changed or gone since it was saved.
fn standing(app: App, code: Code) -> View {
    let standing = app.list.with(|list| Some(list.as_ref()?.get(code)?.clone()));
    match standing.map(|item| (item.standing, item.as_of)) {
        Some((Standing::Gone { since }, _)) => {
            let date = app.words().date(app.date_of(since));
            notice(Tone::Careful, el("p").child(app.tf("list-gone", &[("date", (&date).into())])))
        }
        Some((Standing::Changed(_), _)) => {
            let seen = move || {
                spawn_local(async move {
                    app.change_list(move |list: &mut List| list.acknowledge(code)).await;
                });
            };
            let seen = button("button button-plain", Icon::Check, app.t("list-changed-seen"), seen);
            notice(Tone::Info, (el("p").child(app.t("list-changed")), seen))
        }
        _ => ().into_view(),
    }
}

fn state_choice(app: App, item: &Item) -> View {
    let code = item.code;
    let state = item.state;
    let id = format!("state-{code}");
    let option = |choice: State| {
        let selected = choice == state;
        el("option")
            .attr("value", choice.id())
            .attr("selected", selected)
            .child(app.t(&format!("state-{}", choice.id())))
    };
    let (failed, plain): (Vec<State>, Vec<State>) =
        State::ALL.iter().partition(|state| matches!(state, State::DidNotWork(_)));
    let set = move |id: String| {
        let Ok(state) = id.parse::<State>() else { return };
        let now = app.now();
        spawn_local(async move {
            app.change_list(move |list| list.set_state(code, state, now)).await;
        });
    };
    el("div")
        .class("field")
        .child((
            el("label").attr("for", id.clone()).child(app.t("list-state")),
            el("select").attr("id", id).on("change", move |e| set(event_target_value(&e))).child((
                plain.into_iter().map(option).collect_view(),
                el("optgroup")
                    .attr("label", app.t("state-did-not-work"))
                    .child(failed.into_iter().map(option).collect_view()),
            )),
        ))
        .into_view()
}

fn note(app: App, item: &Item) -> View {
    let code = item.code;
    let id = format!("note-{code}");
    let hint = format!("note-hint-{code}");
    let set = move |text: String| {
        let now = app.now();
        spawn_local(async move {
            app.change_list(move |list| list.set_note(code, &text, now)).await;
        });
    };
    el("div")
        .class("field")
        .child((
            el("label").attr("for", id.clone()).child(app.t("list-note")),
            el("textarea")
                .attr("id", id)
                .attr("rows", "2")
                .attr("maxlength", MAX_NOTE)
                .attr("aria-describedby", hint.clone())
                .prop("value", item.note.clone())
                .on("change", move |e| set(event_target_value(&e))),
            el("p").class("hint").attr("id", hint).child(app.t("list-note-hint")),
        ))
        .into_view()
}

/// Takes the program out, with a way back for a while.
fn take_out(app: App, code: Code, name: String) {
    spawn_local(async move {
        if let Some(Some(removed)) = app.change_list(move |list| list.remove(code)).await {
            let words = app.tf("list-removed", &[("name", (&name).into())]);
            app.toast_with(words, app.t("undo"), move || {
                let removed = removed.clone();
                spawn_local(async move {
                    app.change_list(move |list| list.restore(removed)).await;
                });
            });
        }
    });
}

//! Defines the making of a handout: up to six programs, a line for each, from whom, in which
//! language; given as a link, a QR code or a printed sheet. There is no field for the patient.

use super::super::{
    App, Icon,
    components::{Tone, button, link, notice},
    icon, sharing,
    view::{CollectView, IntoView, View, el, when},
};
use super::{
    for_you::damaged,
    sheet::{Paper, qr, sheet},
};
use crate::browser::{document, print, share};
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::{Code, Record};
use signpost_handoff::{Handoff, MAX_FROM, MAX_LINE, SUGGESTED_ITEMS, looks_personal, qr::qr_code, sheet::Sheet};
use signpost_hours::UnixSeconds;
use signpost_locale::Messages;
use signpost_route::Route;
use std::{rc::Rc, sync::Arc};

pub fn page(app: App, token: Option<&str>) -> View {
    match token.map(Handoff::decode) {
        // An older tray is somebody else's: it is not shown in place of what the link was to bring.
        Some(Err(error)) => return damaged(app, error),
        Some(Ok(handoff)) => app.change_tray(|tray| *tray = handoff),
        None => {}
    }
    let codes = Memo::new(move |_| app.tray.with(|tray| tray.items.iter().map(|item| item.code).collect::<Vec<_>>()));
    let records: RwSignal<Arc<Vec<Record>>> = RwSignal::new(Arc::default());
    Effect::new(move |_| {
        let codes = codes.get();
        if app.summary.with(Option::is_some) && !codes.is_empty() {
            spawn_local(async move {
                if let Ok(found) = app.records(codes).await {
                    let _ = records.try_set(Arc::new(found.into_iter().flatten().collect()));
                }
            });
        }
    });
    let paper = RwSignal::new(Paper::of_country(&app.country()));
    // Printed, shared or copied: the next handout is probably for somebody else.
    let given = RwSignal::new(false);
    let is_empty = Memo::new(move |_| codes.with(Vec::is_empty));
    (
        el("div").class("screen-only").child((
            el("h1").attr("id", "page-title").attr("tabindex", "-1").child(app.t("handout-title")),
            el("p").class("lead").child(app.t("handout-lead")),
            begun(app),
            move || given.get().then(|| next_patient(app, Tone::Good, app.t("handout-given"), given)),
        )),
        move || match is_empty.get() {
            true => empty(app),
            false => el("div")
                .class("handout")
                .child((
                    el("div").class("handout-form screen-only").child((
                        move || lines(app, &codes.get(), records),
                        from_whom(app),
                        language(app),
                        giving(app, paper, given),
                    )),
                    el("div")
                        .class("handout-preview")
                        .child((el("p").class("hint screen-only").child(app.t("handout-preview")), move || {
                            preview(app, &records.get(), paper.get())
                        })),
                ))
                .into_view(),
        },
    )
        .into_view()
}

/// A handout that was begun this long ago may be for another patient, in seconds.
const PAUSE: UnixSeconds = 15 * 60;

/// How old the handout is, as the page is opened; after a pause with the question whether it is still for the same patient.
fn begun(app: App) -> View {
    let Some(begun) = app.tray_begun.get_untracked() else { return ().into_view() };
    let age = (app.now() - begun).max(0);
    let minutes = usize::try_from(age / 60).unwrap_or(0);
    let words = app.tf("handout-begun", &[("minutes", minutes.into())]);
    when(
        move || app.tray_begun.with(Option::is_some),
        move || match age > PAUSE {
            true => next_patient(app, Tone::Careful, words.clone(), RwSignal::new(false)),
            false => el("p").class("hint").child(words.clone()).into_view(),
        },
    )
}

/// Words, and the button that clears what was one patient's.
fn next_patient(app: App, tone: Tone, words: String, given: RwSignal<bool>) -> View {
    notice(tone, (el("p").child(words), el("p").child(next_patient_button(app, given))))
}

fn next_patient_button(app: App, given: RwSignal<bool>) -> View {
    button("button button-quiet", Icon::Check, app.t("handout-next"), move || {
        app.next_patient();
        given.set(false);
        app.announce(app.t("handout-cleared"));
        // The button is gone: without this, the focus falls to the page's end.
        request_animation_frame(|| document::focus("page-title"));
    })
    .into_view()
}

fn empty(app: App) -> View {
    (
        el("p").child(app.t("handout-empty")),
        el("p").child(link(app, Route::Home, "button button-primary", app.t("handout-find"))),
    )
        .into_view()
}

fn lines(app: App, codes: &[Code], records: RwSignal<Arc<Vec<Record>>>) -> View {
    let last = codes.len() - 1;
    let many = (codes.len() > SUGGESTED_ITEMS).then(|| notice(Tone::Careful, el("p").child(app.t("handout-many"))));
    let items = codes.iter().enumerate().map(|(at, code)| line(app, at, last, *code, records)).collect_view();
    (many, notice(Tone::Info, el("p").child(app.t("handout-no-names"))), el("ol").class("handout-lines").child(items))
        .into_view()
}

fn line(app: App, at: usize, last: usize, code: Code, records: RwSignal<Arc<Vec<Record>>>) -> View {
    let name = move || {
        records.with(|records| {
            let record = records.iter().find(|record| record.program.code == code);
            record.map_or_else(|| code.to_string(), |record| record.program.texts(&app.lang()).name.to_owned())
        })
    };
    let named = move |id: &'static str| move || app.tf(id, &[("name", (&name()).into())]);
    let written =
        move || app.tray.with_untracked(|tray| tray.items.iter().find(|i| i.code == code).map(|i| i.line.clone()));
    let write = move |text: String| {
        app.change_tray(|tray| {
            if let Some(item) = tray.items.iter_mut().find(|item| item.code == code) {
                item.line = text;
            }
        });
    };
    let personal = move || {
        let suspicious = app.tray.with(|tray| tray.items.iter().any(|i| i.code == code && looks_personal(&i.line)));
        suspicious.then(|| notice(Tone::Careful, el("p").child(app.t("handout-looks-personal"))))
    };
    let shift = move |to: usize, id: &'static str| {
        app.change_tray(|tray| tray.items.swap(at, to));
        // The list was built anew: the same button keeps the focus.
        request_animation_frame(move || document::focus(&format!("{id}-{code}")));
    };
    let id = format!("line-{code}");
    let hint = format!("line-hint-{code}");
    el("li")
        .class("handout-line")
        .child((
            el("div").class("handout-line-head").child((
                el("strong").attr("dir", "auto").child(name),
                el("span").class("handout-line-buttons").child((
                    el("button")
                        .attr("type", "button")
                        .attr("id", format!("up-{code}"))
                        .class("button button-icon")
                        .attr("disabled", at == 0)
                        .attr("aria-label", named("handout-up-named"))
                        .on("click", move |_| shift(at - 1, "up"))
                        .child(icon(Icon::ArrowUp)),
                    el("button")
                        .attr("type", "button")
                        .attr("id", format!("down-{code}"))
                        .class("button button-icon")
                        .attr("disabled", at == last)
                        .attr("aria-label", named("handout-down-named"))
                        .on("click", move |_| shift(at + 1, "down"))
                        .child(icon(Icon::ArrowDown)),
                    el("button")
                        .attr("type", "button")
                        .class("button button-icon")
                        .attr("aria-label", named("handout-remove-named"))
                        .on("click", move |_| app.toggle_tray(code))
                        .child(icon(Icon::Close)),
                )),
            )),
            el("label").attr("for", id.clone()).child(app.t("handout-line")),
            el("input")
                .attr("id", id)
                .attr("type", "text")
                .attr("autocomplete", "off")
                .attr("maxlength", MAX_LINE)
                .attr("aria-describedby", hint.clone())
                .prop("value", written)
                .on("input", move |e| write(event_target_value(&e))),
            el("p").class("hint").attr("id", hint).child(app.t("handout-line-hint")),
            personal,
        ))
        .into_view()
}

fn from_whom(app: App) -> View {
    let written = app.tray.with_untracked(|tray| tray.from.clone());
    let personal = move || {
        let suspicious = app.tray.with(|tray| looks_personal(&tray.from));
        suspicious.then(|| notice(Tone::Careful, el("p").child(app.t("handout-looks-personal"))))
    };
    el("div")
        .class("field")
        .child((
            el("label").attr("for", "handout-from").child(app.t("handout-from")),
            el("input")
                .attr("id", "handout-from")
                .attr("type", "text")
                .attr("autocomplete", "organization")
                .attr("maxlength", MAX_FROM)
                .attr("aria-describedby", "handout-from-hint")
                .prop("value", written)
                .on("input", move |e| app.change_tray(|tray| tray.from = event_target_value(&e))),
            el("p").class("hint").attr("id", "handout-from-hint").child(app.t("handout-from-hint")),
            personal,
        ))
        .into_view()
}

fn language(app: App) -> View {
    let chosen = app.tray.with_untracked(|tray| tray.lang.clone()).unwrap_or_else(|| app.lang());
    let options = app
        .languages()
        .iter()
        .map(|words| {
            let tag = words.lang().to_owned();
            let selected = tag == chosen;
            el("option")
                .attr("value", tag.clone())
                .attr("lang", tag)
                .attr("selected", selected)
                .child(words.own_name().to_owned())
        })
        .collect_view();
    el("div")
        .class("field")
        .child((
            el("label").attr("for", "handout-language").child(app.t("handout-language")),
            el("select")
                .attr("id", "handout-language")
                .on("change", move |e| app.change_tray(|tray| tray.lang = Some(event_target_value(&e))))
                .child(options),
        ))
        .into_view()
}

/// The handoff as it is given: dated, in its language.
fn finished(app: App) -> Handoff {
    let mut handoff = app.tray.get();
    handoff.made_on = Some(app.today());
    handoff.lang = handoff.lang.or_else(|| Some(app.lang()));
    handoff
}

/// The link that carries all of it; `None` when there is nothing to carry.
fn address(app: App) -> Option<String> {
    Some(app.whole_address(&Route::For(finished(app).encode().ok()?)))
}

fn words_of(app: App, lang: Option<&str>) -> Rc<Messages> {
    app.languages().into_iter().find(|words| Some(words.lang()) == lang).unwrap_or_else(|| app.words())
}

fn giving(app: App, paper: RwSignal<Paper>, given: RwSignal<bool>) -> View {
    let copy = move || {
        if let Some(address) = untrack(|| address(app)) {
            sharing::copy(app, address);
            given.set(true);
        }
    };
    let share = move || {
        let Some(address) = untrack(|| address(app)) else { return };
        let handoff = untrack(|| finished(app));
        let words = words_of(app, handoff.lang.as_deref());
        let text = match handoff.from.is_empty() {
            true => words.text("handout-share-words-plain"),
            false => words.fill("handout-share-words", &[("from", (&handoff.from).into())]),
        };
        sharing::share(app, words.text("for-title"), text, address);
        given.set(true);
    };
    let code = move || match address(app).and_then(|address| qr_code(&address)) {
        Some(code) => el("div")
            .class("qr-box")
            .child((qr(&code, app.t("handout-qr")), el("p").class("hint").child(app.t("handout-qr"))))
            .into_view(),
        None => notice(Tone::Careful, el("p").child(app.t("handout-qr-too-long"))),
    };
    let codes = move || {
        app.tray.with(|tray| {
            tray.items
                .iter()
                .map(|item| el("li").child(el("code").child(el("bdi").child(item.code.to_string()))))
                .collect_view()
        })
    };
    let print = move || {
        print::print();
        given.set(true);
    };
    let papers = [(Paper::Letter, "handout-paper-letter"), (Paper::A4, "handout-paper-a4")];
    let papers = papers
        .map(|(size, words)| {
            el("label").class("check").child((
                el("input")
                    .attr("type", "radio")
                    .attr("name", "paper")
                    .prop("checked", move || paper.get() == size)
                    .on("change", move |_| paper.set(size)),
                el("span").class("check-words").child(app.t(words)),
            ))
        })
        .into_iter()
        .collect_view();
    (
        el("section").class("part").child((
            el("h2").child((icon(Icon::Printer), el("span").child(app.t("handout-print")))),
            el("fieldset").class("inline").child((el("legend").child(app.t("handout-paper")), papers)),
            el("p").child(button("button button-primary button-large", Icon::Printer, app.t("handout-print"), print)),
        )),
        el("section").class("part").child((
            el("h2").child((icon(Icon::Share), el("span").child(app.t("handout-link")))),
            el("p").class("hint").child(app.t("handout-link-hint")),
            el("div").class("button-row").child((
                button("button button-primary", Icon::Copy, app.t("handout-copy"), copy),
                share::is_supported()
                    .then(|| button("button button-quiet", Icon::Share, app.t("handout-share"), share)),
            )),
            el("label").class("visually-hidden").attr("for", "handout-address").child(app.t("handout-link")),
            el("input")
                .attr("id", "handout-address")
                .class("address")
                .attr("type", "text")
                .attr("readonly", true)
                .attr("dir", "ltr")
                .prop("value", move || address(app).unwrap_or_default()),
            code,
            el("p").child(app.t("handout-codes")),
            el("ul").class("codes").child(codes),
        )),
        el("p").child(next_patient_button(app, given)),
    )
        .into_view()
}

fn preview(app: App, records: &[Record], paper: Paper) -> View {
    let handoff = finished(app);
    let words = words_of(app, handoff.lang.as_deref());
    let model = Sheet::new(&handoff, records, words.lang(), &app.zone(), app.now());
    let code = handoff.encode().ok().and_then(|token| qr_code(&app.whole_address(&Route::For(token))));
    sheet(app, &words, &model, code.as_ref(), paper)
}

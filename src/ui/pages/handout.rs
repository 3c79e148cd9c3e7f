//! Defines the making of a handout: up to six programs, a line for each, from whom, in which
//! language; given as a link, a QR code or a printed sheet. There is no field for the patient.

use super::super::{
    App, Icon,
    components::{Tone, button, link, notice},
    icon, sharing,
};
use super::sheet::{Paper, qr, sheet};
use crate::{
    browser::{document, print, share},
    core::{
        directory::{Code, Record},
        handoff::{Handoff, MAX_FROM, MAX_LINE, SUGGESTED_ITEMS, looks_personal, qr::qr_code, sheet::Sheet},
        locale::Messages,
        route::Route,
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::{rc::Rc, sync::Arc};

pub fn page(app: App, token: Option<&str>) -> AnyView {
    if let Some(handoff) = token.and_then(|token| Handoff::decode(token).ok()) {
        app.change_tray(|tray| *tray = handoff);
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
    let is_empty = Memo::new(move |_| codes.with(Vec::is_empty));
    view! {
        <div class="screen-only">
            <h1 id="page-title" tabindex="-1">{app.t("handout-title")}</h1>
            <p class="lead">{app.t("handout-lead")}</p>
        </div>
        {move || match is_empty.get() {
            true => empty(app),
            false => view! {
                <div class="handout">
                    <div class="handout-form screen-only">
                        {move || lines(app, &codes.get(), records)}
                        {from_whom(app)}
                        {language(app)}
                        {giving(app, paper)}
                    </div>
                    <div class="handout-preview">
                        <p class="hint screen-only">{app.t("handout-preview")}</p>
                        {move || preview(app, &records.get(), paper.get())}
                    </div>
                </div>
            }
            .into_any(),
        }}
    }
    .into_any()
}

fn empty(app: App) -> AnyView {
    view! {
        <p>{app.t("handout-empty")}</p>
        <p>{link(app, Route::Home, "button button-primary", app.t("handout-find"))}</p>
    }
    .into_any()
}

fn lines(app: App, codes: &[Code], records: RwSignal<Arc<Vec<Record>>>) -> AnyView {
    let last = codes.len() - 1;
    let many = (codes.len() > SUGGESTED_ITEMS).then(|| notice(Tone::Careful, view! { <p>{app.t("handout-many")}</p> }));
    let items = codes.iter().enumerate().map(|(at, code)| line(app, at, last, *code, records)).collect_view();
    view! {
        {many}
        {notice(Tone::Info, view! { <p>{app.t("handout-no-names")}</p> })}
        <ol class="handout-lines">{items}</ol>
    }
    .into_any()
}

fn line(app: App, at: usize, last: usize, code: Code, records: RwSignal<Arc<Vec<Record>>>) -> AnyView {
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
        suspicious.then(|| notice(Tone::Careful, view! { <p>{app.t("handout-looks-personal")}</p> }))
    };
    let shift = move |to: usize, id: &'static str| {
        app.change_tray(|tray| tray.items.swap(at, to));
        // The list was built anew: the same button keeps the focus.
        request_animation_frame(move || document::focus(&format!("{id}-{code}")));
    };
    let id = format!("line-{code}");
    let hint = format!("line-hint-{code}");
    view! {
        <li class="handout-line">
            <div class="handout-line-head">
                <strong dir="auto">{name}</strong>
                <span class="handout-line-buttons">
                    <button type="button" id=format!("up-{code}") class="button button-icon" disabled=at == 0
                        aria-label=named("handout-up-named") on:click=move |_| shift(at - 1, "up")>
                        {icon(Icon::ArrowUp)}
                    </button>
                    <button type="button" id=format!("down-{code}") class="button button-icon" disabled=at == last
                        aria-label=named("handout-down-named") on:click=move |_| shift(at + 1, "down")>
                        {icon(Icon::ArrowDown)}
                    </button>
                    <button type="button" class="button button-icon" aria-label=named("handout-remove-named")
                        on:click=move |_| app.toggle_tray(code)>
                        {icon(Icon::Close)}
                    </button>
                </span>
            </div>
            <label for=id.clone()>{app.t("handout-line")}</label>
            <input id=id type="text" autocomplete="off" maxlength=MAX_LINE aria-describedby=hint.clone()
                prop:value=written on:input=move |e| write(event_target_value(&e)) />
            <p class="hint" id=hint>{app.t("handout-line-hint")}</p>
            {personal}
        </li>
    }
    .into_any()
}

fn from_whom(app: App) -> AnyView {
    let written = app.tray.with_untracked(|tray| tray.from.clone());
    let personal = move || {
        let suspicious = app.tray.with(|tray| looks_personal(&tray.from));
        suspicious.then(|| notice(Tone::Careful, view! { <p>{app.t("handout-looks-personal")}</p> }))
    };
    view! {
        <div class="field">
            <label for="handout-from">{app.t("handout-from")}</label>
            <input id="handout-from" type="text" autocomplete="organization" maxlength=MAX_FROM
                aria-describedby="handout-from-hint" prop:value=written
                on:input=move |e| app.change_tray(|tray| tray.from = event_target_value(&e)) />
            <p class="hint" id="handout-from-hint">{app.t("handout-from-hint")}</p>
            {personal}
        </div>
    }
    .into_any()
}

fn language(app: App) -> AnyView {
    let chosen = app.tray.with_untracked(|tray| tray.lang.clone()).unwrap_or_else(|| app.lang());
    let options = app
        .languages()
        .iter()
        .map(|words| {
            let tag = words.lang().to_owned();
            let selected = tag == chosen;
            view! { <option value=tag.clone() lang=tag selected=selected>{words.text("own-name")}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for="handout-language">{app.t("handout-language")}</label>
            <select id="handout-language"
                on:change=move |e| app.change_tray(|tray| tray.lang = Some(event_target_value(&e)))>
                {options}
            </select>
        </div>
    }
    .into_any()
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

fn giving(app: App, paper: RwSignal<Paper>) -> AnyView {
    let copy = move || {
        if let Some(address) = untrack(|| address(app)) {
            sharing::copy(app, address);
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
    };
    let code = move || match address(app).and_then(|address| qr_code(&address)) {
        Some(code) => view! {
            <div class="qr-box">{qr(&code, app.t("handout-qr"))}<p class="hint">{app.t("handout-qr")}</p></div>
        }
        .into_any(),
        None => notice(Tone::Careful, view! { <p>{app.t("handout-qr-too-long")}</p> }),
    };
    let codes = move || {
        app.tray.with(|tray| {
            tray.items
                .iter()
                .map(|item| view! { <li><code><bdi>{item.code.to_string()}</bdi></code></li> })
                .collect_view()
        })
    };
    let clear = move || {
        app.change_tray(|tray| *tray = Handoff { from: std::mem::take(&mut tray.from), ..Handoff::default() });
        app.announce(app.t("handout-cleared"));
    };
    let papers = [(Paper::Letter, "handout-paper-letter"), (Paper::A4, "handout-paper-a4")];
    let papers = papers
        .map(|(size, words)| {
            view! {
                <label class="check">
                    <input type="radio" name="paper" prop:checked=move || paper.get() == size
                        on:change=move |_| paper.set(size) />
                    <span class="check-words">{app.t(words)}</span>
                </label>
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <section class="part">
            <h2>{icon(Icon::Printer)}<span>{app.t("handout-print")}</span></h2>
            <fieldset class="inline"><legend>{app.t("handout-paper")}</legend>{papers}</fieldset>
            <p>{button("button button-primary button-large", Icon::Printer, app.t("handout-print"), print::print)}</p>
        </section>
        <section class="part">
            <h2>{icon(Icon::Share)}<span>{app.t("handout-link")}</span></h2>
            <p class="hint">{app.t("handout-link-hint")}</p>
            <div class="button-row">
                {button("button button-primary", Icon::Copy, app.t("handout-copy"), copy)}
                {share::is_supported().then(|| button("button button-quiet", Icon::Share, app.t("handout-share"), share))}
            </div>
            <label class="visually-hidden" for="handout-address">{app.t("handout-link")}</label>
            <input id="handout-address" class="address" type="text" readonly dir="ltr"
                prop:value=move || address(app).unwrap_or_default() />
            {code}
            <p>{app.t("handout-codes")}</p>
            <ul class="codes">{codes}</ul>
        </section>
        <p>{button("button button-plain", Icon::Trash, app.t("handout-clear"), clear)}</p>
    }
    .into_any()
}

fn preview(app: App, records: &[Record], paper: Paper) -> AnyView {
    let handoff = finished(app);
    let words = words_of(app, handoff.lang.as_deref());
    let model = Sheet::new(&handoff, records, words.lang(), &app.zone(), app.now());
    let code = handoff.encode().ok().and_then(|token| qr_code(&app.whole_address(&Route::For(token))));
    sheet(app, &words, &model, code.as_ref(), paper)
}

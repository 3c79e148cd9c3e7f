//! Defines the patient's view of a handoff: from whom, which programs, what was written to each,
//! and keeping all of it with one tap. The link's words are marked as the link's.

use super::super::{
    App, Icon,
    components::{Tone, button, call_button, checked, crisis_lines, fact, link, notice, open_state, waiting},
    icon,
};
use super::{find::failed, sheet::date_words};
use crate::{
    browser::print,
    core::{
        directory::{Code, Phone, Record},
        handoff::{Handoff, HandoffError, Item},
        protocol::Failure,
        route::Route,
        saved::Said,
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

type Records = Arc<Vec<Option<Record>>>;

pub fn page(app: App, token: &str) -> AnyView {
    let handoff = match Handoff::decode(token) {
        Ok(handoff) => handoff,
        Err(error) => return damaged(app, error),
    };
    let records: RwSignal<Option<Result<Records, Failure>>> = RwSignal::new(None);
    let codes: Vec<Code> = handoff.items.iter().map(|item| item.code).collect();
    Effect::new(move |_| {
        if app.summary.with(Option::is_some) {
            let codes = codes.clone();
            spawn_local(async move {
                let answer = app.records(codes).await.map(Arc::new);
                let _ = records.try_set(Some(answer));
            });
        }
    });
    let from = (!handoff.from.is_empty()).then(|| {
        view! {
            <p class="for-from">{icon(Icon::User)}<strong dir="auto">{app.tf("for-from", &[("from", (&handoff.from).into())])}</strong></p>
        }
    });
    let date = date_words(&app.words(), handoff.made_on).map(|words| view! { <p class="hint">{words}</p> });
    view! {
        <h1 id="page-title" tabindex="-1">{app.t("for-title")}</h1>
        <div class="for-head">
            {from}
            <p class="hint">{app.t("for-from-hint")}</p>
            {date}
        </div>
        {move || match records.get() {
            None => waiting(app),
            Some(Err(failure)) => failed(app, &failure),
            Some(Ok(records)) => programs(app, &handoff, records),
        }}
        <section class="crisis"><h2>{app.t("crisis-title")}</h2>{crisis_lines(app)}</section>
    }
    .into_any()
}

fn damaged(app: App, error: HandoffError) -> AnyView {
    let words = if error == HandoffError::Newer { "for-newer" } else { "for-damaged" };
    view! {
        <h1 id="page-title" tabindex="-1">{app.t("for-damaged-title")}</h1>
        {notice(Tone::Careful, view! { <p>{app.t(words)}</p> })}
        <p>{link(app, Route::Home, "button button-primary", app.t("home-page"))}</p>
        {crisis_lines(app)}
    }
    .into_any()
}

fn programs(app: App, handoff: &Handoff, records: Records) -> AnyView {
    let items = handoff
        .items
        .iter()
        .zip(records.iter())
        .map(|(item, record)| match record {
            Some(record) => program(app, handoff, item, record),
            None => gone(app, item),
        })
        .collect_view();
    let codes: Vec<Code> = records.iter().flatten().map(|record| record.program.code).collect();
    let all_kept = {
        let codes = codes.clone();
        move || !codes.is_empty() && codes.iter().all(|code| app.is_saved(*code))
    };
    let keep = {
        let (handoff, records) = (handoff.clone(), records.clone());
        move || {
            let said = |item: &Item| Said { from: handoff.from.clone(), line: item.line.clone() };
            let programs = handoff
                .items
                .iter()
                .zip(records.iter())
                .filter_map(|(item, record)| Some((record.clone()?, Some(said(item)))))
                .collect();
            spawn_local(app.save(programs));
        }
    };
    let kept = move || {
        if all_kept() {
            let list = link(app, Route::List, "link", app.t("for-see-list"));
            notice(Tone::Good, view! { <p>{app.t("for-kept")}" "{list}</p> })
        } else {
            button("button button-primary button-large", Icon::Bookmark, app.t("for-keep-all"), keep.clone())
        }
    };
    view! {
        <div class="for-actions">
            {kept}
            {button("button button-quiet", Icon::Printer, app.t("for-print"), print::print)}
        </div>
        <ol class="cards">{items}</ol>
    }
    .into_any()
}

fn program(app: App, handoff: &Handoff, item: &Item, record: &Record) -> AnyView {
    let lang = app.lang();
    let program = &record.program;
    let texts = program.texts(&lang);
    let name = texts.name.to_owned();
    let title = link(app, Route::Program(program.code), "card-link", view! { <bdi>{name.clone()}</bdi> });
    let line = said(app, &handoff.from, &item.line);
    let phones: Vec<Phone> = record.phones().into_iter().cloned().collect();
    let ended = program.ended_on(app.today()).map(|_| fact("bad", Icon::Alert, app.t("fact-ended")));
    let by = record.organization.as_ref().map(|o| o.name.clone());
    view! {
        <li class="card">
            <h2 class="card-title">{title}</h2>
            {by.map(|name| view! { <p class="card-by"><bdi>{name}</bdi></p> })}
            {line}
            <ul class="facts">
                {ended}
                {open_state(app, record.open_state(&app.zone(), app.now()))}
                {checked(app, program.assured_on)}
            </ul>
            <div class="card-actions">
                {phones.iter().find(|phone| phone.is_voice()).map(|phone| call_button(app, phone, &name))}
                {link(app, Route::Program(program.code), "button button-quiet", app.t("for-more"))}
            </div>
        </li>
    }
    .into_any()
}

/// What a handoff's maker wrote, as a quotation: never as the directory's words.
pub fn said(app: App, from: &str, line: &str) -> Option<AnyView> {
    if line.is_empty() {
        return None;
    }
    let who = match from.is_empty() {
        true => app.t("for-line"),
        false => app.tf("sheet-line-from", &[("from", from.into())]),
    };
    Some(
        view! { <blockquote class="said" dir="auto"><p class="said-by">{who}</p><p>{line.to_owned()}</p></blockquote> }
            .into_any(),
    )
}

fn gone(app: App, item: &Item) -> AnyView {
    let code = item.code.to_string();
    view! {
        <li class="card card-gone">
            <p>{app.t("for-gone")}" "<code><bdi>{code}</bdi></code></p>
            {said(app, "", &item.line)}
            <p>{link(app, Route::Home, "link", app.t("for-gone-search"))}</p>
        </li>
    }
    .into_any()
}

//! Defines the patient's view of a handoff: from whom, which programs, what was written to each,
//! and keeping all of it with one tap. The link's words are marked as the link's.

use super::super::{
    App, Icon,
    components::{Tone, button, checked, crisis_lines, fact, first_phone, link, notice, open_state, waiting},
    icon,
    view::{CollectView, IntoView, View, el},
};
use super::{find::failed, sheet::date_words};
use crate::browser::print;
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::{Code, Phone, Record};
use signpost_handoff::{Handoff, HandoffError, Item};
use signpost_protocol::Failure;
use signpost_route::Route;
use signpost_saved::HandoffText;
use std::sync::Arc;

type Records = Arc<Vec<Option<Record>>>;

pub fn page(app: App, token: &str) -> View {
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
        el("p").class("for-from").child((
            icon(Icon::User),
            el("strong").attr("dir", "auto").child(app.tf("for-from", &[("from", (&handoff.from).into())])),
        ))
    });
    let date = date_words(&app.words(), handoff.made_on).map(|words| el("p").class("hint").child(words));
    (
        el("h1").attr("id", "page-title").attr("tabindex", "-1").child(app.t("for-title")),
        el("div").class("for-head").child((from, el("p").class("hint").child(app.t("for-from-hint")), date)),
        move || match records.get() {
            None => waiting(app),
            Some(Err(failure)) => failed(app, &failure),
            Some(Ok(records)) => programs(app, &handoff, records),
        },
        el("section").class("crisis").child((el("h2").child(app.t("crisis-title")), crisis_lines(app))),
    )
        .into_view()
}

/// A link that cannot be read, of a patient or of a clinician.
pub fn damaged(app: App, error: HandoffError) -> View {
    let words = if error == HandoffError::Newer { "for-newer" } else { "for-damaged" };
    (
        el("h1").attr("id", "page-title").attr("tabindex", "-1").child(app.t("for-damaged-title")),
        notice(Tone::Careful, el("p").child(app.t(words))),
        el("p").child(link(app, Route::Home, "button button-primary", app.t("home-page"))),
        crisis_lines(app),
    )
        .into_view()
}

fn programs(app: App, handoff: &Handoff, records: Records) -> View {
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
            let said = |item: &Item| HandoffText { from: handoff.from.clone(), line: item.line.clone() };
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
            notice(Tone::Good, el("p").child((app.t("for-kept"), " ", list)))
        } else {
            button("button button-primary button-large", Icon::Bookmark, app.t("for-keep-all"), keep.clone())
        }
    };
    (
        el("div")
            .class("for-actions")
            .child((kept, button("button button-quiet", Icon::Printer, app.t("for-print"), print::print))),
        el("ol").class("cards").child(items),
    )
        .into_view()
}

fn program(app: App, handoff: &Handoff, item: &Item, record: &Record) -> View {
    let lang = app.lang();
    let program = &record.program;
    let texts = program.texts(&lang);
    let name = texts.name.to_owned();
    let title = link(app, Route::Program(program.code), "card-link", el("bdi").child(name.clone()));
    let line = said(app, &handoff.from, &item.line);
    let first = Phone::first(&record.phones()).cloned();
    let ended = program.ended_on(app.today()).map(|_| fact("bad", Icon::Alert, app.t("fact-ended")));
    let by = record.organization.as_ref().map(|o| o.name.clone());
    el("li")
        .class("card")
        .child((
            el("h2").class("card-title").child(title),
            by.map(|name| el("p").class("card-by").child(el("bdi").child(name))),
            line,
            el("ul").class("facts").child((
                ended,
                open_state(app, record.open_state(&app.zone(), app.now())),
                checked(app, program.assured_on),
            )),
            el("div").class("card-actions").child((
                first.map(|phone| first_phone(app, &phone, &name)),
                link(app, Route::Program(program.code), "button button-quiet", app.t("for-more")),
            )),
        ))
        .into_view()
}

/// What a handoff's maker wrote, as a quotation: never as the directory's words.
pub fn said(app: App, from: &str, line: &str) -> Option<View> {
    if line.is_empty() {
        return None;
    }
    let who = match from.is_empty() {
        true => app.t("for-line"),
        false => app.tf("sheet-line-from", &[("from", from.into())]),
    };
    Some(
        el("blockquote")
            .class("said")
            .attr("dir", "auto")
            .child((el("p").class("said-by").child(who), el("p").child(line.to_owned())))
            .into_view(),
    )
}

fn gone(app: App, item: &Item) -> View {
    let code = item.code.to_string();
    el("li")
        .class("card card-gone")
        .child((
            el("p").child((app.t("for-gone"), " ", el("code").child(el("bdi").child(code)))),
            said(app, "", &item.line),
            el("p").child(link(app, Route::Home, "link", app.t("for-gone-search"))),
        ))
        .into_view()
}

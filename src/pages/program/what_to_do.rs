//! The block at the page's top: whom to call (or where to go, or to apply), whom to ask for, what to say and bring, when it
//! is open and where. All that a person needs who reads nothing else.

use super::{details::Apply, places::Place};
use crate::{
    components::{Fact, FirstPhone, Icon, Labelled, LiveOpenFact, LiveSiteFact, Quote, RoomFact, icon, web_address},
    context::{DirectoryClient, Locale, ReceivedHandoff, SavedList, Search},
    pages::hours::hours_lines,
};
use leptos::prelude::*;
use signpost_directory::{Contact, Record, Status, Step, postal_code_in};
use signpost_saved::HandoffText;
use signpost_search::Near;
use std::sync::Arc;

#[component]
pub fn WhatToDo(
    record: Arc<Record>,
    name: String,
    /// Index of the site that the block is about; `None`: the program has none.
    site: Option<usize>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let view = record.view();
    let place = site.and_then(|at| record.program.sites.get(at));
    let steps = view.steps(place);
    let first = steps.first().copied();
    let calls = |step: &Step| matches!(step, Step::Call(_) | Step::Text(_));
    // Who is to go there or to apply may still want to ask.
    let second = steps.iter().skip(1).find(|step| calls(step)).copied().filter(|_| !first.as_ref().is_some_and(calls));
    let main = match first {
        Some(step) => view! { <StepAction step=owned(step) name=name.clone() main=true /> }.into_any(),
        None => view! { <p>{locale.t("todo-unknown")}</p> }.into_any(),
    };
    let second = second.map(|step| view! { <StepAction step=owned(step) name=name.clone() main=false /> });
    let speaks = steps.iter().any(|step| matches!(step, Step::Call(_) | Step::Text(_) | Step::Write(_)));
    let ask_for = view.ask_for(place).cloned();
    let hours = hours_lines(locale, &directory.local_time(), &record.schedules(site));
    let where_to = site.map(|site| view! { <Place record=record.clone() site named=true /> });
    let code = record.program.code;
    view! {
        <section class="todo" aria-labelledby="todo-title">
            <h2 id="todo-title">{locale.t("todo-title")}</h2>
            <ul class="facts">
                <OpenNow record=record.clone() site />
                <CanGetIt record=record.clone() />
            </ul>
            {main}
            {second}
            <Apply record=record.clone() />
            {ask_for.map(|contact| view! { <AskFor contact /> })}
            {speaks.then(|| view! { <Say code name /> })}
            <Bring documents=record.program.required_documents.clone() />
            <Labelled icon=Icon::Clock label="program-hours">{hours}</Labelled>
            {where_to}
        </section>
    }
}

/// A step with its own words, for a view that outlives the record's borrow.
enum Action {
    Call(signpost_directory::Phone),
    Go,
    Link { icon: Icon, label: &'static str, address: String },
}

fn owned(step: Step) -> Action {
    match step {
        Step::Call(phone) | Step::Text(phone) => Action::Call(phone.clone()),
        Step::Go(_) => Action::Go,
        Step::Apply(address) => Action::Link { icon: Icon::Globe, label: "todo-apply", address: address.to_owned() },
        Step::Visit(address) => Action::Link { icon: Icon::Globe, label: "todo-visit", address: address.to_owned() },
        Step::Write(email) => {
            Action::Link { icon: Icon::Mail, label: "todo-write", address: format!("mailto:{email}") }
        }
    }
}

/// `main`: the one large button of the page.
#[component]
fn StepAction(step: Action, name: String, main: bool) -> impl IntoView {
    let locale: Locale = expect_context();
    let class = if main { "button button-primary button-large todo-action" } else { "button button-quiet todo-action" };
    match step {
        Action::Call(phone) => {
            let class = if main { "todo-call" } else { "todo-call todo-call-second" };
            view! { <div class=class><FirstPhone phone name /></div> }.into_any()
        }
        Action::Go => view! {
            <p class="todo-go">
                {icon(Icon::MapPin)}
                <strong>{locale.t("todo-go")}</strong>
            </p>
        }
        .into_any(),
        Action::Link { icon, label, address } => {
            let mail = address.starts_with("mailto:");
            let address = if mail { Some(address) } else { web_address(&address) };
            // What it leads to is said before it is tapped.
            let hint = locale.t(if mail { "todo-write-hint" } else { "program-website-leaves" });
            let target = (!mail).then_some("_blank");
            address
                .map(|address| {
                    view! {
                        <a class=class href=address target=target rel="noopener noreferrer external">
                            {self::icon(icon)}
                            <span>{locale.t(label)}</span>
                        </a>
                        <p class="hint">{hint}</p>
                    }
                })
                .into_any()
        }
    }
}

/// Of the place that the block is about; of the whole program where it has none.
#[component]
fn OpenNow(record: Arc<Record>, site: Option<usize>) -> impl IntoView {
    let directory: DirectoryClient = expect_context();
    let time = move || directory.live_time();
    match site {
        Some(site) => view! { <LiveSiteFact record site time /> }.into_any(),
        None => view! { <LiveOpenFact record time /> }.into_any(),
    }
}

#[component]
fn CanGetIt(record: Arc<Record>) -> impl IntoView {
    let locale: Locale = expect_context();
    let program = &record.program;
    let directory: DirectoryClient = expect_context();
    let is_open = program.status == Status::Active;
    let room = program.room(directory.local_time().today()).filter(|_| is_open);
    let search: Search = expect_context();
    let serves = search.near.with_untracked(|near| match near {
        Some(Near::Place(place)) => program.serves(place).zip(postal_code_in(place).map(str::to_owned)),
        _ => None,
    });
    let serves = serves.map(|(serves, place)| {
        let (tone, icon, id) = match serves {
            true => ("good", Icon::MapPin, "fact-serves"),
            false => ("careful", Icon::Alert, "fact-serves-others"),
        };
        view! { <Fact tone icon text=locale.tf(id, &[("place", (&place).into())]) /> }
    });
    view! {
        {serves}
        {program.is_free().then(|| view! { <Fact tone="good" icon=Icon::Wallet text=locale.t("fact-free") /> })}
        {room.map(|room| view! { <RoomFact room /> })}
    }
}

#[component]
fn AskFor(contact: Contact) -> impl IntoView {
    let about: Vec<String> = [contact.title, contact.department].into_iter().flatten().collect();
    let about = about.join(", ");
    let words = match contact.ask_for {
        Some(name) if about.is_empty() => view! { <strong>{name}</strong> }.into_any(),
        Some(name) => view! { <strong>{name}</strong> {format!(" ({about})")} }.into_any(),
        None => view! { <strong>{about}</strong> }.into_any(),
    };
    view! { <Labelled icon=Icon::User label="todo-ask-for" is_short=true><p dir="auto">{words}</p></Labelled> }
}

/// What the clinician wrote, if the program came by a handoff; else a sentence to begin with.
#[component]
fn Say(code: signpost_directory::Code, name: String) -> impl IntoView {
    let locale: Locale = expect_context();
    let received: ReceivedHandoff = expect_context();
    let saved: SavedList = expect_context();
    let words = move || {
        let of_list = || saved.list.with(|list| list.as_ref()?.get(code)?.said.clone());
        let said: Option<HandoffText> = received.text_for(code, &locale.messages()).or_else(of_list);
        match said.filter(|said| !said.line.is_empty()) {
            Some(HandoffText { from, line }) => view! { <Quote from line /> }.into_any(),
            None => view! { <p>{locale.tf("todo-say-words", &[("name", (&name).into())])}</p> }.into_any(),
        }
    };
    view! { <Labelled icon=Icon::Message label="todo-say">{words}</Labelled> }
}

#[component]
fn Bring(documents: Vec<String>) -> impl IntoView {
    let locale: Locale = expect_context();
    (!documents.is_empty()).then(|| {
        let items = documents.into_iter().map(|document| view! { <li><bdi>{document}</bdi></li> }).collect_view();
        view! {
            <Labelled icon=Icon::Bag label="program-bring">
                <ul class="checklist">{items}</ul>
                <p class="hint">{locale.t("program-bring-hint")}</p>
            </Labelled>
        }
    })
}

//! What a patient tells, as a clinic reads it: worst first, each program with another one to find; to be copied for the
//! record, downloaded as FHIR, and counted. From a sheet the same page is a form. All of it is in memory alone.

use super::{
    name_of,
    record::{self, Line},
};
use crate::{
    browser::{document, download},
    components::{Button, Fact, FirstPhone, Icon, Link, Notice, OutcomeChoice, PageTitle, Part, Tone, icon},
    context::{Clinic, DirectoryClient, Locale, Navigation, Notices, OpenReturn, Search},
    pages::loaded::{Loaded, Records, load_gone, load_records},
    sharing,
};
use leptos::prelude::*;
use signpost_directory::{Code, Date, Phone, Record};
use signpost_handoff::{HandoffError, Outcome, Return, sheet::Gone};
use signpost_route::{Route, SearchRoute};
use signpost_saved::{Reason, State};
use std::sync::Arc;

#[component]
pub fn ReturnPage(token: Option<String>) -> impl IntoView {
    let navigation: Navigation = expect_context();
    let clinic: Clinic = expect_context();
    match token.as_deref().map(Return::receive) {
        // What was open is another patient's: it is not shown in place of what the link was to bring.
        Some(Err(error)) => {
            clinic.close();
            return view! { <Damaged error /> }.into_any();
        }
        Some(Ok(received)) => {
            clinic.receive(received);
            navigation.replace(Route::Return(None));
        }
        None => {}
    }
    view! { <Reading /> }.into_any()
}

#[component]
fn Damaged(error: HandoffError) -> impl IntoView {
    let locale: Locale = expect_context();
    let id = if error == HandoffError::Newer { "for-newer" } else { "return-damaged" };
    view! {
        <PageTitle text=locale.t("for-damaged-title") />
        <Notice tone=Tone::Careful>
            <p>{locale.t(id)}</p>
        </Notice>
        <CountsLink />
    }
}

/// Built anew for another return, not for another answer in it.
#[component]
fn Reading() -> impl IntoView {
    let locale: Locale = expect_context();
    let clinic: Clinic = expect_context();
    let codes = Memo::new(move |_| {
        clinic.open.with(|open| {
            let open = open.as_ref()?;
            let returned = &open.received.returned;
            let outcomes = if open.is_form { returned.outcomes.clone() } else { returned.worst_first() };
            Some((open.is_form, outcomes.iter().map(|outcome| outcome.code).collect::<Vec<Code>>()))
        })
    });
    let open = move || codes.get().and_then(|_| clinic.open.get_untracked());
    view! {
        <PageTitle text=locale.t("return-title") />
        {move || match open() {
            Some(open) => view! { <Opened open /> }.into_any(),
            None => view! {
                <p>{locale.t("return-none")}</p>
                <CountsLink />
            }
            .into_any(),
        }}
    }
}

#[component]
fn CountsLink() -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <p>
            <Link to=Route::Counts class="link">{locale.t("counts-see")}</Link>
        </p>
    }
}

#[component]
fn Opened(open: OpenReturn) -> impl IntoView {
    let locale: Locale = expect_context();
    let OpenReturn { received, is_form, .. } = open;
    let outcomes = if is_form { received.returned.outcomes.clone() } else { received.returned.worst_first() };
    let codes: Vec<Code> = outcomes.iter().map(|outcome| outcome.code).collect();
    let codes = Signal::from(codes);
    let records = load_records(codes);
    let gone = load_gone(codes, records);
    let date = locale.messages().date(received.returned.made_on);
    let told = if is_form { "return-form-lead" } else { "return-told" };
    let unknown: Vec<String> = received.unknown.iter().map(Code::to_string).collect();
    let unknown = (!unknown.is_empty())
        .then(|| locale.tf("return-unknown", &[("codes", (&locale.messages().list(&unknown)).into())]));
    view! {
        <p class="lead">{locale.tf(told, &[("date", (&date).into())])}</p>
        <p class="hint">{locale.t("return-memory")}</p>
        {received.is_newer.then(|| view! {
            <Notice tone=Tone::Careful>
                <p>{locale.t("return-newer")}</p>
                {unknown.map(|text| view! { <p>{text}</p> })}
            </Notice>
        })}
        <Loaded from=records let:records>
            {
                let outcomes = outcomes.clone();
                move || view! {
                    <Programs outcomes=outcomes.clone() records=records.clone() gone=gone.get().unwrap_or_default() is_form />
                }
            }
        </Loaded>
    }
}

#[component]
fn Programs(outcomes: Vec<Outcome>, records: Records, gone: Arc<Vec<Gone>>, is_form: bool) -> impl IntoView {
    let locale: Locale = expect_context();
    let cards = outcomes.iter().zip(records.iter()).map(|(outcome, record)| {
        let name = name_of(locale, *outcome, record.as_ref(), &gone);
        view! { <OutcomeCard outcome=*outcome name record=record.clone() is_form /> }
    });
    let cards = cards.collect_view();
    view! {
        <ol class="cards">{cards}</ol>
        <Taking records gone />
    }
}

#[component]
fn OutcomeCard(outcome: Outcome, name: String, record: Option<Record>, is_form: bool) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let clinic: Clinic = expect_context();
    let code = outcome.code;
    let shown = name.clone();
    let title = match &record {
        Some(_) => view! {
            <Link to=Route::Program(code) class="card-link"><bdi>{shown}</bdi></Link>
        }
        .into_any(),
        None => view! { <bdi>{shown}</bdi>" "<code><bdi>{code.to_string()}</bdi></code> }.into_any(),
    };
    let now = Memo::new(move |_| {
        clinic.open.with(|open| {
            let outcomes = &open.as_ref()?.received.returned.outcomes;
            outcomes.iter().find(|outcome| outcome.code == code).copied()
        })
    });
    let now = Signal::derive(move || now.get().unwrap_or(outcome));
    let answer = move |change: fn(&mut Outcome, Outcome), to: Outcome| {
        clinic.change(|returned| {
            if let Some(outcome) = returned.outcomes.iter_mut().find(|outcome| outcome.code == code) {
                change(outcome, to);
            }
        });
    };
    let told = match is_form {
        true => view! {
            <OutcomeChoice
                code
                name=name.clone()
                state=Signal::derive(move || now.get().state)
                on=Signal::derive(move || now.get().on)
                today=directory.local_time().today()
                on_state=move |state| answer(|outcome, to| outcome.state = to.state, Outcome { code, state, on: None })
                on_day=move |on| answer(|outcome, to| outcome.on = to.on, Outcome { on, ..outcome })
            />
        }
        .into_any(),
        false => view! { <Told outcome /> }.into_any(),
    };
    let phone = record.as_ref().and_then(|record| Phone::first(&record.phones()).cloned());
    let mut other = SearchRoute::default();
    other.filters.need = record.as_ref().and_then(|record| record.program.needs.first()).map(|tag| tag.need);
    let find = locale.tf("return-find-other-named", &[("name", (&name).into())]);
    let call = phone.map(|phone| view! { <FirstPhone phone name /> });
    view! {
        <li class="card">
            <h2 class="card-title">{title}</h2>
            {told}
            <div class="card-actions">
                {call}
                <FindOther route=other label=find />
            </div>
        </li>
    }
}

/// What the patient told of a program.
#[component]
fn Told(outcome: Outcome) -> impl IntoView {
    let locale: Locale = expect_context();
    let messages = locale.messages();
    let (tone, drawing) = match outcome.state {
        State::DidNotWork(Reason::NotNeeded) => ("closed", Icon::Check),
        State::DidNotWork(_) => ("bad", Icon::Alert),
        State::Waiting => ("careful", Icon::Hourglass),
        State::GotHelp => ("good", Icon::Check),
        State::Called => ("", Icon::Phone),
        State::NotYet => ("", Icon::Clock),
    };
    let words = record::state_words(&messages, outcome.state);
    let since = outcome.on.map(|on| locale.tf("return-since", &[("date", (&messages.date(on)).into())]));
    view! {
        <ul class="facts">
            <Fact tone icon=drawing text=words />
            {since.map(|text| view! { <Fact icon=Icon::Calendar text /> })}
        </ul>
    }
}

/// To the search for the same need; what is found there goes onto the handout with one tap.
#[component]
fn FindOther(route: SearchRoute, label: String) -> impl IntoView {
    let locale: Locale = expect_context();
    let navigation: Navigation = expect_context();
    let route = Route::Search(route);
    view! {
        <button type="button" class="button button-quiet" aria-label=label on:click=move |_| navigation.go(route.clone())>
            {icon(Icon::Search)}
            <span>{locale.t("return-find-other")}</span>
        </button>
    }
}

/// Takes the return, a line for each of its programs, and when to ask again.
type TakesLines<'a> = &'a dyn Fn(&Return, &[Line], Option<Date>);

/// What a clinic does with it: the record, the counts, and done.
#[component]
fn Taking(records: Records, gone: Arc<Vec<Gone>>) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let clinic: Clinic = expect_context();
    let navigation: Navigation = expect_context();
    let notices: Notices = expect_context();
    let search: Search = expect_context();
    let with_lines = move |take: TakesLines| {
        let Some(open) = clinic.open.get_untracked() else { return };
        let (returned, again) = (open.received.returned, open.ask_again);
        let record = |code: Code| records.iter().flatten().find(|record| record.program.code == code);
        let line = |outcome: Outcome| Line {
            outcome,
            name: name_of(locale, outcome, record(outcome.code), &gone),
            record: record(outcome.code),
        };
        let lines: Vec<Line> = returned.worst_first().into_iter().map(line).collect();
        take(&returned, &lines, again);
    };
    let lines = with_lines.clone();
    let copy = move || {
        lines(&|returned, lines, again| {
            sharing::copy(locale, notices, record::text(&locale.messages(), returned, lines, again));
        });
    };
    let fhir = move || {
        with_lines(&|returned, lines, again| {
            let address = navigation.public_address(directory);
            let text = record::fhir(&locale.messages(), returned, lines, again, address.as_deref());
            download::offer("return.fhir.json", "application/fhir+json", text.as_bytes());
        });
    };
    let is_counted = Signal::derive(move || clinic.is_counted());
    let again = move || {
        let on = clinic.open.with(|open| open.as_ref().and_then(|open| open.ask_again));
        on.map(|on| on.to_string()).unwrap_or_default()
    };
    let done = move || {
        clinic.close();
        navigation.clear_session();
        search.clear();
        notices.announce(locale.t("return-closed"));
        request_animation_frame(|| document::focus("page-title"));
    };
    view! {
        <Part icon=Icon::Sheet title=locale.t("return-take")>
            <div class="field">
                <label for="ask-again">{locale.t("handout-ask-again")}</label>
                <input
                    id="ask-again"
                    type="date"
                    min=directory.local_time().today().plus(1).to_string()
                    prop:value=again
                    on:change=move |event| clinic.set_ask_again(event_target_value(&event).parse().ok())
                />
            </div>
            <div class="button-row">
                <Button class="button button-primary" icon=Icon::Copy label=locale.t("return-copy") on_press=copy />
                <Button class="button button-quiet" icon=Icon::Share label=locale.t("return-fhir") on_press=fhir />
                <Show
                    when=move || !is_counted.get()
                    fallback=move || view! { <p class="counted">{icon(Icon::Check)}<span>{locale.t("return-is-counted")}</span></p> }
                >
                    <Button
                        class="button button-quiet"
                        icon=Icon::Plus
                        label=locale.t("return-count")
                        on_press=move || clinic.count()
                    />
                </Show>
            </div>
            <p class="hint">{locale.t("return-count-hint")}</p>
            <CountsLink />
            <p>
                <Button class="button button-quiet" icon=Icon::Close label=locale.t("return-close") on_press=done />
            </p>
        </Part>
    }
}

//! "Show my clinic": what happened with the programs of My list, as a QR code, a link or half a sheet. The reader chooses
//! what is told; nothing else is in it, and nothing of it is sent.

use super::record::state_words;
use crate::{
    browser::{print, share},
    components::{
        Button, Icon, Link, Notice, OutcomeChoice, PageTitle, Part, QrDrawing, Rows, SharedAddress, Tone, Waiting,
    },
    context::{DirectoryClient, Locale, Navigation, Notices, SavedList},
    pages::sheet::OnPaper,
    sharing,
};
use leptos::prelude::*;
use signpost_directory::{Code, Date};
use signpost_handoff::{MAX_ITEMS, Outcome, Return, qr::qr_code};
use signpost_route::Route;
use signpost_saved::Item;

/// A program of the list, and what is told of it.
#[derive(Clone, PartialEq)]
struct Choice {
    name: String,
    outcome: Outcome,
    is_told: bool,
}

type Choices = RwSignal<Vec<Choice>>;

#[component]
pub fn ShowPage() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let saved: SavedList = expect_context();
    // In the directory's zone, so it has to be there.
    let is_there = Memo::new(move |_| saved.list.with(Option::is_some) && directory.live_time().is_some());
    view! {
        <div class="screen-only">
            <PageTitle text=locale.t("show-title") />
            <p class="lead">{locale.t("show-lead")}</p>
            <p class="hint">{locale.t("show-private")}</p>
        </div>
        <Show when=move || is_there.get() fallback=|| view! { <Waiting /> }>
            <Choosing />
        </Show>
    }
}

#[component]
fn Choosing() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let saved: SavedList = expect_context();
    let time = directory.local_time();
    let lang = locale.lang();
    let choice = |(n, item): (usize, &Item)| Choice {
        name: item.record.program.texts(&lang).name.to_owned(),
        outcome: Outcome {
            code: item.code,
            state: item.state,
            on: item.steps.last().map(|step| time.date_of(step.at)),
        },
        is_told: n < MAX_ITEMS,
    };
    let list = saved.list.get_untracked().unwrap_or_default();
    let choices: Choices = RwSignal::new(list.items().iter().enumerate().map(choice).collect());
    let today = time.today();
    if choices.with_untracked(Vec::is_empty) {
        return view! {
            <p>{locale.t("show-empty")}</p>
            <p>
                <Link to=Route::List class="button button-primary">{locale.t("nav-list")}</Link>
            </p>
        }
        .into_any();
    }
    let returned = Memo::new(move |_| Return {
        made_on: today,
        outcomes: choices.with(|all| all.iter().filter(|one| one.is_told).map(|one| one.outcome).collect()),
    });
    let codes = choices.with_untracked(|all| all.iter().map(|one| one.outcome.code).collect::<Vec<Code>>());
    view! {
        <div class="show-clinic">
            <ul class="cards screen-only">
                <Rows each=move || codes.clone() let:code>
                    <ChoiceCard code choices today />
                </Rows>
            </ul>
            <Giving returned choices />
        </div>
    }
    .into_any()
}

#[component]
fn ChoiceCard(code: Code, choices: Choices, today: Date) -> impl IntoView {
    let locale: Locale = expect_context();
    let one = Memo::new(move |_| choices.with(|all| all.iter().find(|one| one.outcome.code == code).cloned()));
    let change = move |change: &dyn Fn(&mut Choice)| {
        choices.update(|all| {
            if let Some(one) = all.iter_mut().find(|one| one.outcome.code == code) {
                change(one);
            }
        });
    };
    let outcome = Signal::derive(move || one.get().map(|one| one.outcome));
    let is_told = move || one.with(|one| one.as_ref().is_some_and(|one| one.is_told));
    let name = one.with_untracked(|one| one.as_ref().map(|one| one.name.clone())).unwrap_or_default();
    let words = name.clone();
    view! {
        <li class="card">
            <label class="check card-title">
                <input
                    type="checkbox"
                    prop:checked=is_told
                    on:change=move |event| {
                        let checked = event_target_checked(&event);
                        change(&|one| one.is_told = checked);
                    }
                />
                <span class="check-words"><span class="visually-hidden">{locale.t("show-tell")}" "</span><bdi>{words}</bdi></span>
            </label>
            <Show when=is_told>
                <OutcomeChoice
                    code
                    name=name.clone()
                    state=Signal::derive(move || outcome.get().map(|outcome| outcome.state).unwrap_or_default())
                    on=Signal::derive(move || outcome.get().and_then(|outcome| outcome.on))
                    today
                    on_state=move |state| change(&|one| {
                        one.outcome.state = state;
                        one.outcome.on = Some(today);
                    })
                    on_day=move |on| change(&|one| one.outcome.on = on)
                />
            </Show>
        </li>
    }
}

#[component]
fn Giving(returned: Memo<Return>, choices: Choices) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let navigation: Navigation = expect_context();
    let notices: Notices = expect_context();
    let token = Memo::new(move |_| returned.with(|returned| returned.encode().ok()));
    let address =
        Memo::new(move |_| token.get().map(|token| navigation.public_link(directory, &Route::Return(Some(token)))));
    let drawing = move || {
        let is_public = navigation.public_address(directory).is_some();
        address.get().filter(|_| is_public).as_deref().and_then(qr_code)
    };
    let copy = move || {
        if let Some(address) = address.get_untracked() {
            sharing::copy(locale, notices, address);
        }
    };
    let share = move || {
        if let Some(address) = address.get_untracked() {
            sharing::share(locale, notices, locale.t("return-title"), locale.t("show-share-words"), address);
        }
    };
    let problem = move || {
        let count = returned.with(|returned| returned.outcomes.len());
        let words = match count {
            0 => locale.t("show-nothing"),
            count if count > MAX_ITEMS => locale.tf("show-too-many", &[("count", MAX_ITEMS.into())]),
            _ if drawing().is_none() => locale.t("handout-qr-no-address"),
            _ => return None,
        };
        Some(view! { <Notice tone=Tone::Careful><p>{words}</p></Notice> })
    };
    let told = move || token.with(Option::is_some);
    view! {
        <div class="screen-only">
            <Part icon=Icon::Share title=locale.t("show-code")>
                {problem}
                {move || drawing().map(|code| view! {
                    <div class="qr-large">
                        <QrDrawing code label=locale.t("show-code-label") />
                    </div>
                    <p class="hint">{locale.t("show-code-label")}</p>
                })}
                <Show when=told>
                    <SharedAddress
                        id="show-address"
                        address=Signal::derive(move || address.get().unwrap_or_default())
                        can_share=share::is_supported()
                        on_copy=copy
                        on_share=share
                    >
                        <Button
                            class="button button-quiet"
                            icon=Icon::Printer
                            label=locale.t("show-print")
                            on_press=print::print
                        />
                    </SharedAddress>
                </Show>
            </Part>
        </div>
        <OnPaper>
            {move || view! { <HalfSheet returned=returned.get() choices code=drawing() /> }}
        </OnPaper>
    }
}

/// For the printer: what is told, and the code.
#[component]
fn HalfSheet(returned: Return, choices: Choices, code: Option<signpost_handoff::qr::QrCode>) -> impl IntoView {
    let locale: Locale = expect_context();
    let messages = locale.messages();
    let date = messages.date(returned.made_on);
    let name = |code: Code| {
        choices.with_untracked(|all| all.iter().find(|one| one.outcome.code == code).map(|one| one.name.clone()))
    };
    let rows = returned.outcomes.iter().map(|outcome| {
        let since = outcome.on.map(|on| locale.tf("return-since", &[("date", (&messages.date(on)).into())]));
        view! {
            <tr>
                <th scope="row"><bdi>{name(outcome.code)}</bdi>" "<code><bdi>{outcome.code.to_string()}</bdi></code></th>
                <td>{state_words(&messages, outcome.state)}</td>
                <td>{since}</td>
            </tr>
        }
    });
    let width = code.as_ref().map(|code| format!("{}mm", code.millimetres()));
    let label = locale.t("show-code-label");
    view! {
        <article class="print-only sheet sheet-half">
            <header class="sheet-head">
                <div>
                    <h2>{locale.t("return-title")}</h2>
                    <p>{locale.tf("return-told", &[("date", (&date).into())])}</p>
                </div>
                {code.map(|code| view! { <div style:width=width><QrDrawing code label /></div> })}
            </header>
            <table class="counts"><tbody>{rows.collect_view()}</tbody></table>
        </article>
    }
}

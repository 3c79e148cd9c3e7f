//! The coverage page: what there is for each need, area by area, so that a care team sees the gaps and plans.

use super::{
    areas::ChosenArea,
    loaded::{Loaded, load_coverage},
};
use crate::{
    browser::{download, print},
    components::{Button, Icon, Link, PageTitle, Select, icon},
    context::Locale,
};
use leptos::prelude::*;
use signpost_coverage::{Cell, Column, Coverage, Partner, Row, Taught, lines};
use signpost_directory::{AreaKind, Need};
use signpost_handoff::returned::counts::csv;
use signpost_route::{Route, SearchRoute};
use signpost_search::Filters;
use std::sync::Arc;

/// What the boxes show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Shown {
    /// The number of programs.
    #[default]
    Programs,
    /// The same, and all that is known of them.
    All,
    One(Fact),
    Language(String),
}

/// Something that holds for some programs of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fact {
    Accepting,
    Free,
    Evenings,
    Weekends,
    Stale,
}

/// More in a box are not read; the list of what can be shown has all.
const MOST_LANGUAGES: usize = 4;
/// In the list of what can be shown.
const ALL: &str = "all";
/// Before the tag of a language, in the list of what can be shown.
const LANGUAGE: &str = "speaks:";

impl Fact {
    const ALL: [Fact; 5] = [Fact::Accepting, Fact::Free, Fact::Evenings, Fact::Weekends, Fact::Stale];

    /// Also in the list of what can be shown.
    fn message(self) -> &'static str {
        match self {
            Fact::Accepting => "coverage-accepting",
            Fact::Free => "coverage-free",
            Fact::Evenings => "coverage-evenings",
            Fact::Weekends => "coverage-weekends",
            Fact::Stale => "coverage-stale",
        }
    }

    fn count(self, cell: &Cell) -> u32 {
        match self {
            Fact::Accepting => cell.accepting,
            Fact::Free => cell.free,
            Fact::Evenings => cell.evenings,
            Fact::Weekends => cell.weekends,
            Fact::Stale => cell.stale,
        }
    }
}

/// In words.
fn what_is_counted(locale: Locale, shown: &Shown) -> String {
    match shown {
        Shown::Programs => locale.t("coverage-programs"),
        Shown::All => locale.t("coverage-all"),
        Shown::One(fact) => locale.t(fact.message()),
        Shown::Language(tag) => locale.messages().language_name(tag),
    }
}

impl Shown {
    fn id(&self) -> String {
        match self {
            Shown::Programs => String::new(),
            Shown::All => ALL.to_owned(),
            Shown::One(fact) => fact.message().to_owned(),
            Shown::Language(tag) => format!("{LANGUAGE}{tag}"),
        }
    }

    fn from_id(id: &str) -> Shown {
        match id.strip_prefix(LANGUAGE) {
            Some(tag) => Shown::Language(tag.to_owned()),
            None if id == ALL => Shown::All,
            None => Fact::ALL.into_iter().find(|fact| fact.message() == id).map_or(Shown::Programs, Shown::One),
        }
    }

    fn count(&self, cell: &Cell) -> u32 {
        match self {
            Shown::Programs | Shown::All => cell.programs,
            Shown::One(fact) => fact.count(cell),
            Shown::Language(tag) => cell.in_language(tag),
        }
    }

    /// Whether a search finds what is counted, once it is narrowed down to it.
    fn narrow(&self, filters: &mut Filters) -> bool {
        match self {
            Shown::Programs | Shown::All => {}
            Shown::One(Fact::Accepting) => filters.accepting = true,
            Shown::One(Fact::Free) => filters.free = true,
            Shown::One(Fact::Evenings) => filters.evenings = true,
            Shown::One(Fact::Weekends) => filters.weekends = true,
            // No reader looks for what nobody checked.
            Shown::One(Fact::Stale) => return false,
            Shown::Language(tag) => filters.language = Some(tag.clone()),
        }
        true
    }
}

#[component]
pub fn CoveragePage() -> impl IntoView {
    let locale: Locale = expect_context();
    let by = RwSignal::new(AreaKind::default());
    let shown = RwSignal::new(Shown::default());
    let kinds =
        AreaKind::ALL.iter().map(|kind| (kind.id().to_owned(), locale.t(&format!("coverage-by-{}", kind.id()))));
    let kinds = StoredValue::new(kinds.collect::<Vec<_>>());
    view! {
        <PageTitle text=locale.t("coverage-title") />
        <p class="lead">{locale.t("coverage-lead")}</p>
        // What is counted is what is here.
        <ChosenArea />
        <div class="screen-only">
            <Select
                id="coverage-by"
                label=locale.t("coverage-by")
                value=Signal::derive(move || by.get().id().to_owned())
                choices=Signal::derive(move || kinds.get_value())
                on_change=move |id: String| by.set(id.parse().unwrap_or_default())
            />
        </div>
        <Loaded from=load_coverage(by.into()) let:coverage>
            <Matrix coverage=coverage.clone() shown />
            <TaughtList taught=coverage.taught.clone() />
            <Partners partners=coverage.partners.clone() unsaid=coverage.unsaid />
        </Loaded>
    }
}

#[component]
fn Matrix(coverage: Arc<Coverage>, shown: RwSignal<Shown>) -> impl IntoView {
    let locale: Locale = expect_context();
    let languages = coverage.languages();
    let choices = move || {
        let facts = Fact::ALL.map(|fact| (Shown::One(fact).id(), locale.t(fact.message())));
        let spoken =
            languages.iter().map(|tag| (Shown::Language(tag.clone()).id(), locale.messages().language_name(tag)));
        [(String::new(), locale.t("coverage-programs")), (ALL.to_owned(), locale.t("coverage-all"))]
            .into_iter()
            .chain(facts)
            .chain(spoken)
            .collect::<Vec<_>>()
    };
    let saved = coverage.clone();
    let save = move || {
        let rows = lines(&saved, &locale.messages());
        let rows = rows.iter().map(|row| row.iter().map(String::as_str).collect());
        // The mark by which spreadsheets know UTF-8.
        let text = format!("\u{feff}{}", csv(rows));
        download::offer("coverage.csv", "text/csv", text.as_bytes());
    };
    let missing: Vec<String> =
        coverage.rows.iter().filter(|row| row.total.programs == 0).map(|row| need_name(locale, row.need)).collect();
    let gaps = (!missing.is_empty()).then(|| {
        let needs = locale.messages().list(&missing);
        view! { <p class="coverage-gaps">{icon(Icon::Alert)}<span>{locale.tf("coverage-gaps", &[("needs", (&needs).into())])}</span></p> }
    });
    let heads = coverage.columns.iter().map(|column| {
        view! { <th scope="col" role="columnheader"><bdi>{column.words(&locale.messages())}</bdi></th> }
    });
    let heads = heads.collect_view();
    let body = move || {
        let shown = shown.get();
        let most = coverage.rows.iter().map(|row| shown.count(&row.total)).max().unwrap_or(1).max(1);
        coverage.rows.iter().map(|row| row_view(locale, &coverage, row, &shown, most)).collect_view()
    };
    view! {
        <div class="screen-only coverage-tools">
            <Select
                id="coverage-show"
                label=locale.t("coverage-show")
                value=Signal::derive(move || shown.with(Shown::id))
                choices=Signal::derive(choices)
                on_change=move |id: String| shown.set(Shown::from_id(&id))
            />
            <div class="button-row">
                <Button class="button button-quiet" icon=Icon::Printer label=locale.t("counts-print") on_press=print::print />
                <Button class="button button-quiet" icon=Icon::Sheet label=locale.t("counts-csv") on_press=save />
            </div>
        </div>
        {gaps}
        // On paper the choices are not there.
        <p class="print-only">{move || shown.with(|shown| what_is_counted(locale, shown))}</p>
        <div class="table-scroll coverage-scroll" role="region" tabindex="0" aria-label=locale.t("coverage-title")>
            // Said again by roles: on a phone its rows are laid out as lists, where browsers forget that it is a table.
            <table class="coverage" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{locale.t("coverage-need")}</th>
                        <th scope="col" role="columnheader">{locale.t("coverage-everywhere")}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody role="rowgroup">{body}</tbody>
            </table>
        </div>
    }
}

fn need_name(locale: Locale, need: Need) -> String {
    locale.t(&format!("need-{}", need.id()))
}

/// `most`: in all of the need that has the most, which has the whole bar.
fn row_view(locale: Locale, coverage: &Coverage, row: &Row, shown: &Shown, most: u32) -> impl IntoView + use<> {
    let need = row.need;
    let total = shown.count(&row.total);
    let cells = coverage.columns.iter().zip(&row.cells).map(|(column, cell)| {
        let area = column.words(&locale.messages());
        cell_view(locale, need, Some((area, column, coverage.by)), cell, shown, None)
    });
    view! {
        <tr role="row" class=if total == 0 { "gap" } else { "" }>
            <th scope="row" role="rowheader">
                <span class="coverage-need">{icon(Icon::Need(need))}<span>{need_name(locale, need)}</span></span>
            </th>
            {cell_view(locale, need, None, &row.total, shown, Some(most))}
            {cells.collect_view()}
        </tr>
    }
}

/// One box: a number that leads to the programs, and what is known of them. `area`: none for all areas.
fn cell_view(
    locale: Locale,
    need: Need,
    area: Option<(String, &Column, AreaKind)>,
    cell: &Cell,
    shown: &Shown,
    most: Option<u32>,
) -> impl IntoView + use<> {
    let count = shown.count(cell);
    let place = area.as_ref().map_or_else(|| locale.t("coverage-everywhere"), |(name, ..)| name.clone());
    let mut route = SearchRoute::default();
    route.filters.need = Some(need);
    let mut leads_there = shown.narrow(&mut route.filters);
    if let Some((_, column, by)) = area {
        route.filters.area = column.area(by);
        leads_there &= route.filters.area.is_some();
    }
    let number = locale.messages().number(count.into());
    let number = match count > 0 && leads_there {
        true => {
            let need = need_name(locale, need);
            let said = [("need", (&need).into()), ("place", (&place).into()), ("count", count.into())];
            let name = locale.tf("coverage-see", &said);
            view! { <Link to=Route::Search(route) class="coverage-count"><span aria-hidden="true">{number}</span><span class="visually-hidden">{name}</span></Link> }.into_any()
        }
        false => view! { <span class="coverage-count">{number}</span> }.into_any(),
    };
    let facts = (*shown == Shown::All && cell.programs > 0).then(|| facts_view(locale, cell));
    let bar = most.map(|most| view! { <meter aria-hidden="true" min="0" max=most value=count></meter> });
    view! {
        <td role="cell" class=if count == 0 && *shown != Shown::One(Fact::Stale) { "gap" } else { "" }>
            <span class="coverage-area"><bdi>{place}</bdi></span>
            {number}
            {bar}
            {facts}
        </td>
    }
}

fn facts_view(locale: Locale, cell: &Cell) -> impl IntoView + use<> {
    let messages = locale.messages();
    let fact = |what: String, count: u32| {
        view! { <li><bdi>{what}</bdi>" "<span class="coverage-fact">{messages.number(count.into())}</span></li> }
    };
    let facts = Fact::ALL.into_iter().map(|one| (locale.t(one.message()), one.count(cell)));
    let languages =
        cell.languages.iter().take(MOST_LANGUAGES).map(|(tag, count)| (messages.language_name(tag), *count));
    let all = facts.chain(languages).filter(|(_, count)| *count > 0).map(|(what, count)| fact(what, count));
    view! { <ul class="coverage-facts">{all.collect_view()}</ul> }
}

/// Who teaches what, under the condition that it is for.
#[component]
fn TaughtList(taught: Vec<Taught>) -> impl IntoView {
    let locale: Locale = expect_context();
    let groups: Vec<&[Taught]> = taught.chunk_by(|a, b| a.condition == b.condition).collect();
    let program = |one: &Taught| {
        let teaches = one.teaches.clone().map(|words| view! { <p dir="auto">{words}</p> });
        let by = one.organization.clone().map(|name| view! { <p class="hint"><bdi>{name}</bdi></p> });
        let (code, name) = (one.code, one.name.clone());
        view! {
            <li>
                <Link to=Route::Program(code) class=""><bdi>{name}</bdi></Link>
                {by}
                {teaches}
            </li>
        }
    };
    let group = |group: &[Taught]| {
        let condition = group.first().map(|one| one.condition.clone()).filter(|condition| !condition.is_empty());
        let condition = condition.unwrap_or_else(|| locale.t("coverage-no-condition"));
        view! {
            <h3><bdi>{condition}</bdi></h3>
            <ul>{group.iter().map(program).collect_view()}</ul>
        }
    };
    let groups = groups.into_iter().map(group).collect_view();
    (!taught.is_empty()).then(|| {
        view! {
            <section class="coverage-taught" aria-labelledby="coverage-taught">
                <h2 id="coverage-taught">{locale.t("coverage-taught")}</h2>
                {groups}
            </section>
        }
    })
}

/// The organizations, formal partners first.
#[component]
fn Partners(partners: Vec<Partner>, unsaid: u32) -> impl IntoView {
    let locale: Locale = expect_context();
    let most = partners.iter().map(|partner| partner.programs).max().unwrap_or(1);
    let row = |partner: &Partner| {
        let name = partner.name.clone();
        let capacity = partner.clinical_capacity.clone().map(|words| view! { <p class="hint" dir="auto">{words}</p> });
        view! {
            <tr>
                <th scope="row"><bdi>{name}</bdi>{capacity}</th>
                <td>{partner.words(&locale.messages())}</td>
                <td>
                    <span class="coverage-fact">{locale.messages().number(partner.programs.into())}</span>
                    <meter aria-hidden="true" min="0" max=most value=partner.programs></meter>
                </td>
            </tr>
        }
    };
    let kinds = [(true, "coverage-formal"), (false, "coverage-informal")];
    let groups = kinds.map(|(kind, title)| {
        let rows: Vec<_> = partners.iter().filter(|partner| partner.is_formal() == kind).map(row).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <div class="table-scroll" role="region" tabindex="0" aria-label=locale.t(title)>
                    <table class="coverage-partners">
                        <caption>{locale.t(title)}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{locale.t("coverage-organization")}</th>
                                <th scope="col">{locale.t("program-partnership")}</th>
                                <th scope="col">{locale.t("coverage-programs")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
        })
    });
    let others = (unsaid > 0).then(|| {
        let count = locale.messages().number(unsaid.into());
        view! { <p>{locale.t("coverage-unsaid")}": "<strong>{count}</strong></p> }
    });
    (!partners.is_empty()).then(|| {
        view! {
            <section aria-labelledby="coverage-partners">
                <h2 id="coverage-partners">{locale.t("coverage-partners")}</h2>
                {groups.into_iter().collect_view()}
                {others}
            </section>
        }
    })
}

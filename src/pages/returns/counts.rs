//! What became of programs, counted in this browser: a table to print or to open as a spreadsheet, for the talk with a
//! partner. Small numbers are not shown, since they may point to one patient.

use crate::{
    browser::{download, print},
    components::{Button, Icon, PageTitle},
    context::{Clinic, Locale},
    pages::{
        loaded::{load_gone, load_records},
        returns::{name_of, record::state_words},
    },
};
use leptos::prelude::*;
use signpost_directory::Record;
use signpost_handoff::{
    Outcome,
    returned::counts::{Row, SMALLEST_SHOWN, csv},
    sheet::Gone,
};
use signpost_locale::Messages;
use signpost_saved::State;

/// A row as it is shown: month, program, code, what happened, how many.
type Cells = [String; 5];

#[component]
pub fn CountsPage() -> impl IntoView {
    let locale: Locale = expect_context();
    let clinic: Clinic = expect_context();
    let is_empty = move || clinic.counts.with(|counts| counts.is_empty());
    view! {
        <PageTitle text=locale.t("counts-title") />
        <p class="lead">{locale.t("counts-lead")}</p>
        <Show when=move || !is_empty() fallback=move || view! { <p>{locale.t("counts-empty")}</p> }>
            <Table />
        </Show>
    }
}

#[component]
fn Table() -> impl IntoView {
    let locale: Locale = expect_context();
    let clinic: Clinic = expect_context();
    let codes = Signal::derive(move || clinic.counts.with(|counts| counts.codes()));
    let records = load_records(codes);
    let gone = load_gone(codes, records);
    let cells = Memo::new(move |_| {
        let records = records.get().flatten().and_then(Result::ok).unwrap_or_default();
        let gone = gone.get().unwrap_or_default();
        let records: Vec<&Record> = records.iter().flatten().collect();
        let messages = locale.messages();
        clinic.counts.with(|counts| {
            counts.rows().iter().map(|row| cells(locale, &messages, row, &records, &gone)).collect::<Vec<Cells>>()
        })
    });
    let heads = ["counts-month", "counts-program", "counts-code", "counts-state", "counts-count"];
    let heads = heads.map(|id| locale.t(id));
    let columns = heads.clone().map(|words| view! { <th scope="col">{words}</th> });
    let row = |[month, name, code, state, count]: Cells| {
        view! {
            <tr>
                <td>{month}</td>
                <th scope="row"><bdi>{name}</bdi></th>
                <td><code><bdi>{code}</bdi></code></td>
                <td>{state}</td>
                <td class="coverage-count">{count}</td>
            </tr>
        }
    };
    let save = move || {
        let rows = cells.get_untracked();
        let rows = [&heads].into_iter().chain(&rows).map(|row| row.iter().map(String::as_str).collect());
        // The mark by which spreadsheets know UTF-8.
        let text = format!("\u{feff}{}", csv(rows));
        download::offer("counts.csv", "text/csv", text.as_bytes());
    };
    view! {
        <div class="button-row">
            <Button class="button button-quiet" icon=Icon::Printer label=locale.t("counts-print") on_press=print::print />
            <Button class="button button-quiet" icon=Icon::Sheet label=locale.t("counts-csv") on_press=save />
        </div>
        <div class="table-scroll" role="region" tabindex="0" aria-label=locale.t("counts-title")>
            <table class="counts">
                <thead>
                    <tr>{columns.into_iter().collect_view()}</tr>
                </thead>
                <tbody>{move || cells.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <p class="hint">{locale.tf("counts-small", &[("count", (SMALLEST_SHOWN as usize).into())])}</p>
    }
}

fn cells(locale: Locale, messages: &Messages, row: &Row, records: &[&Record], gone: &[Gone]) -> Cells {
    let record = records.iter().find(|record| record.program.code == row.code).copied();
    let state: Option<State> = row.state.parse().ok();
    let outcome = Outcome { code: row.code, state: state.unwrap_or_default(), on: None };
    [
        row.month.to_owned(),
        name_of(locale, outcome, record, gone),
        row.code.to_string(),
        state.map_or_else(|| row.state.to_owned(), |state| state_words(messages, state)),
        row.count.map_or_else(|| format!("<{SMALLEST_SHOWN}"), |count| messages.number(count.into())),
    ]
}

//! What became of programs, counted in one browser: returns by month, program and state. Nothing of a single return is
//! kept but a mark of four bytes, by which the same one is not counted twice.
//!
//! ```json
//! {"version": 1, "marks": ["5f2a9c01"], "months": {"2026-11": {"5M1-FBYY": {"got-help": 3, "full": 1}}}}
//! ```
//! Unknown fields, and states of a newer version, are kept and written again.

use super::Return;
use crate::HandoffError;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use signpost_directory::Code;
use std::{collections::BTreeMap, fmt::Write};

const VERSION: u32 = 1;
/// Bytes.
const MAX_KEPT: usize = 2 << 20;
/// Marks of the newest returns; an older one could be counted again.
const MAX_MARKS: usize = 5_000;
/// A smaller count may point to one patient, so it is shown as "fewer than this".
pub const SMALLEST_SHOWN: u32 = 3;

/// The counts as they are kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    version: u32,
    #[serde(default)]
    marks: Vec<String>,
    #[serde(default)]
    months: BTreeMap<String, BTreeMap<Code, BTreeMap<String, u32>>>,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// Such as `2026-11`.
    pub month: &'a str,
    /// Which program.
    pub code: Code,
    /// The id of a state; one that this version does not know is of a newer one.
    pub state: &'a str,
    /// How many returns; `None`: fewer than [`SMALLEST_SHOWN`].
    pub count: Option<u32>,
}

impl Default for Counts {
    fn default() -> Counts {
        Counts { version: VERSION, marks: Vec::new(), months: BTreeMap::new(), unknown: Map::new() }
    }
}

impl Counts {
    /// Reads what [`Counts::to_json`] wrote.
    pub fn from_json(text: &str) -> Result<Counts, HandoffError> {
        #[derive(Deserialize)]
        struct Header {
            version: u32,
        }
        if text.len() > MAX_KEPT {
            return Err(HandoffError::Damaged);
        }
        let header: Header = serde_json::from_str(text).map_err(|_| HandoffError::Damaged)?;
        match header.version {
            VERSION => serde_json::from_str(text).map_err(|_| HandoffError::Damaged),
            newer if newer > VERSION => Err(HandoffError::Newer),
            _ => Err(HandoffError::Damaged),
        }
    }

    /// As it is kept.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("all keys are texts")
    }

    /// Adds a return that a patient made to the month in which it was made; false where it was counted before.
    pub fn add(&mut self, returned: &Return) -> bool {
        let Some(mark) = mark(returned).filter(|mark| !self.marks.contains(mark)) else { return false };
        self.marks.push(mark);
        let excess = self.marks.len().saturating_sub(MAX_MARKS);
        self.marks.drain(..excess);
        self.add_form(returned);
        true
    }

    /// Adds what was filled in from a sheet: two patients with the same sheet may well tell the same.
    pub fn add_form(&mut self, returned: &Return) {
        let returned = returned.tidy();
        let month = self.months.entry(month_of(&returned)).or_default();
        for outcome in &returned.outcomes {
            let count = month.entry(outcome.code).or_default().entry(outcome.state.id().to_owned()).or_default();
            *count = count.saturating_add(1);
        }
    }

    /// Takes back what [`Counts::add`] or, of a form, [`Counts::add_form`] has just added.
    pub fn take_back(&mut self, returned: &Return, is_form: bool) {
        if !is_form && let Some(mark) = mark(returned) {
            self.marks.retain(|other| *other != mark);
        }
        let returned = returned.tidy();
        let name = month_of(&returned);
        let Some(month) = self.months.get_mut(&name) else { return };
        for outcome in &returned.outcomes {
            let Some(states) = month.get_mut(&outcome.code) else { continue };
            if let Some(count) = states.get_mut(outcome.state.id()) {
                *count = count.saturating_sub(1);
            }
            states.retain(|_, count| *count > 0);
        }
        month.retain(|_, states| !states.is_empty());
        if month.is_empty() {
            self.months.remove(&name);
        }
    }

    /// Whether the return was counted.
    pub fn has(&self, returned: &Return) -> bool {
        mark(returned).is_some_and(|mark| self.marks.contains(&mark))
    }

    /// Whether there is anything to show.
    pub fn is_empty(&self) -> bool {
        self.months.is_empty()
    }

    /// All programs that were counted.
    pub fn codes(&self) -> Vec<Code> {
        let mut codes: Vec<Code> = self.months.values().flat_map(BTreeMap::keys).copied().collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// The newest month first; its programs by code.
    pub fn rows(&self) -> Vec<Row<'_>> {
        let mut rows = Vec::new();
        for (month, programs) in self.months.iter().rev() {
            for (code, states) in programs {
                rows.extend(states.iter().map(|(state, count)| Row {
                    month,
                    code: *code,
                    state,
                    count: Some(*count).filter(|count| *count >= SMALLEST_SHOWN),
                }));
            }
        }
        rows
    }
}

fn month_of(returned: &Return) -> String {
    format!("{:04}-{:02}", returned.made_on.year(), returned.made_on.month())
}

/// Of the return's token: the same return has the same mark, and nobody gets from four bytes to one of many returns.
fn mark(returned: &Return) -> Option<String> {
    let digest = Sha256::digest(returned.encode().ok()?);
    let mut mark = String::new();
    for byte in &digest[..4] {
        write!(mark, "{byte:02x}").expect("a string takes everything");
    }
    Some(mark)
}

/// Rows of cells as CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe.
pub fn csv<'a>(rows: impl IntoIterator<Item = Vec<&'a str>>) -> String {
    let cell = |text: &str| {
        let formula = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        match text.contains(['"', ',', '\n', '\r']) {
            true => format!("\"{formula}{}\"", text.replace('"', "\"\"")),
            false => format!("{formula}{text}"),
        }
    };
    rows.into_iter().map(|row| row.into_iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Outcome;
    use signpost_directory::Date;
    use signpost_hours::date::date;
    use signpost_saved::{Reason, State};

    fn returned(made_on: Date, states: &[State]) -> Return {
        let outcomes = Code::candidates("a").zip(states).map(|(code, state)| Outcome { code, state: *state, on: None });
        Return { made_on, outcomes: outcomes.collect() }
    }

    #[test]
    fn each_return_is_counted_once_in_its_month() {
        let mut counts = Counts::default();
        let full = State::DidNotWork(Reason::Full);
        let november = returned(date(2026, 11, 29), &[State::GotHelp, full]);
        assert!(!counts.has(&november));
        assert!(counts.add(&november));
        assert!(!counts.add(&november) && counts.has(&november));
        for day in [1, 2] {
            assert!(counts.add(&returned(date(2026, 11, day), &[State::GotHelp, State::NotYet])));
        }
        assert!(counts.add(&returned(date(2026, 12, 1), &[State::GotHelp])));
        let rows: Vec<_> = counts.rows().iter().map(|row| (row.month, row.state, row.count)).collect();
        assert_eq!(rows[0], ("2026-12", "got-help", None));
        let mut november = rows[1..].to_vec();
        november.sort_unstable();
        let expected = [("2026-11", "full", None), ("2026-11", "got-help", Some(3)), ("2026-11", "not-yet", None)];
        assert_eq!(november, expected);
        assert_eq!(Counts::from_json(&counts.to_json()), Ok(counts));
    }

    #[test]
    fn forms_that_say_the_same_are_counted_each() {
        let mut counts = Counts::default();
        for _ in 0..SMALLEST_SHOWN {
            counts.add_form(&returned(date(2026, 11, 29), &[State::GotHelp]));
        }
        assert_eq!(counts.rows()[0].count, Some(SMALLEST_SHOWN));
    }

    #[test]
    fn what_was_counted_by_mistake_is_taken_back_and_can_be_counted_again() {
        let mut counts = Counts::default();
        let day = date(2026, 11, 29);
        let other = returned(day, &[State::GotHelp]);
        counts.add(&other);
        let before = counts.clone();
        let mistaken = returned(day, &[State::GotHelp, State::Waiting]);
        assert!(counts.add(&mistaken));
        counts.take_back(&mistaken, false);
        assert_eq!(counts, before);
        assert!(!counts.has(&mistaken) && counts.add(&mistaken));
        counts.add_form(&mistaken);
        counts.take_back(&mistaken, true);
        assert!(counts.has(&mistaken), "a form has no mark");
        counts.take_back(&mistaken, false);
        counts.take_back(&other, false);
        assert_eq!(counts, Counts::default());
        counts.take_back(&other, false);
        assert_eq!(counts, Counts::default(), "nothing is counted below zero");
    }

    #[test]
    fn a_later_versions_fields_and_states_stay() {
        let later = r#"{"version":1,"marks":[],"months":{"2026-11":{"234-567C":{"moved":4}}},"theme":1}"#;
        let code = Code::candidates("a").next().unwrap();
        let later = later.replace("234-567C", &code.to_string());
        let mut counts = Counts::from_json(&later).unwrap();
        assert!(counts.add(&returned(date(2026, 11, 1), &[State::GotHelp])));
        let written = counts.to_json();
        assert!(written.contains(r#""moved":4"#) && written.contains(r#""theme":1"#), "{written}");
    }

    #[test]
    fn what_is_no_counts_is_refused() {
        assert_eq!(Counts::from_json(r#"{"version":2,"months":[]}"#), Err(HandoffError::Newer));
        let long = format!(r#"{{"version":1,"later":"{}"}}"#, "a".repeat(MAX_KEPT));
        for text in ["", "null", "{}", r#"{"version":0}"#, r#"{"version":1,"months":{"2026-11":{"no":{}}}}"#, &long] {
            assert_eq!(Counts::from_json(text), Err(HandoffError::Damaged));
        }
    }

    #[test]
    fn only_the_newest_marks_are_kept() {
        let mut counts = Counts { marks: vec!["old".into(); MAX_MARKS], ..Counts::default() };
        assert!(counts.add(&returned(date(2026, 11, 1), &[State::GotHelp])));
        assert_eq!(counts.marks.len(), MAX_MARKS);
        assert!(counts.has(&returned(date(2026, 11, 1), &[State::GotHelp])));
    }

    #[test]
    fn a_cell_is_quoted_and_never_a_formula() {
        let rows = [vec!["Food, \"fresh\"", "3"], vec!["=1+1", "<3"], vec!["-a,b", ""]];
        assert_eq!(csv(rows), "\"Food, \"\"fresh\"\"\",3\r\n'=1+1,<3\r\n\"'-a,b\",\r\n");
    }
}

//! A return as a medical record takes it: plain lines to paste, and a FHIR bundle.

use signpost_directory::{Date, Record};
use signpost_fhir::{Told, bundle};
use signpost_handoff::{Outcome, Return};
use signpost_locale::Messages;
use signpost_saved::State;

/// One program of the return: its name, and the program where it is still listed.
pub struct Line<'a> {
    pub outcome: Outcome,
    pub name: String,
    pub record: Option<&'a Record>,
}

/// What happened, in the patient's words.
pub fn state_words(messages: &Messages, state: State) -> String {
    let words = messages.text(&format!("state-{}", state.id()));
    match state {
        State::DidNotWork(_) => {
            let failed = messages.text("state-did-not-work");
            messages.fill("return-failed", &[("failed", (&failed).into()), ("why", (&words).into())])
        }
        _ => words,
    }
}

/// Who told it, and that nobody confirmed it.
fn source(messages: &Messages, returned: &Return) -> String {
    messages.fill("return-record-source", &[("date", (&messages.date(returned.made_on)).into())])
}

/// When the clinic asks again; nothing where no day was chosen.
fn ask_again(messages: &Messages, on: Option<Date>) -> Option<String> {
    on.map(|on| messages.fill("return-record-ask-again", &[("date", (&messages.date(on)).into())]))
}

/// Plain lines, to be pasted into a record. `again`: when the clinic wants to ask again.
pub fn text(messages: &Messages, returned: &Return, lines: &[Line], again: Option<Date>) -> String {
    let line = |line: &Line| {
        let Outcome { code, state, on } = line.outcome;
        let code = code.to_string();
        let words = state_words(messages, state);
        let arguments = [("name", (&line.name).into()), ("code", (&code).into()), ("state", (&words).into())];
        match on.map(|on| messages.date(on)) {
            Some(date) => {
                let [name, code, state] = arguments;
                messages.fill("return-record-line-since", &[name, code, state, ("date", (&date).into())])
            }
            None => messages.fill("return-record-line", &arguments),
        }
    };
    let mut text = source(messages, returned);
    for line in lines.iter().map(line) {
        text.push_str("\n- ");
        text.push_str(&line);
    }
    if let Some(line) = ask_again(messages, again) {
        text.push('\n');
        text.push_str(&line);
    }
    text + "\n"
}

/// The bundle to download, whose notes say when to ask again. `directory`: its address, to which the codes belong.
pub fn fhir(
    messages: &Messages,
    returned: &Return,
    lines: &[Line],
    again: Option<Date>,
    directory: Option<&str>,
) -> String {
    let mut told = Vec::new();
    for Line { outcome, name, record } in lines {
        let reason = match outcome.state {
            State::DidNotWork(_) => Some(messages.text(&format!("state-{}", outcome.state.id()))),
            _ => None,
        };
        let description = messages.fill("return-record-task", &[("name", name.into())]);
        told.push(Told { outcome: *outcome, record: *record, description, reason });
    }
    let note = [source(messages, returned)].into_iter().chain(ask_again(messages, again)).collect::<Vec<_>>().join(" ");
    format!("{:#}\n", bundle(returned, &told, &note, directory))
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::Code;
    use signpost_saved::Reason;

    #[test]
    fn the_lines_say_what_the_patient_told_and_that_nobody_confirmed_it() {
        let file = include_str!("../../../data/locales/en.ftl");
        let messages = Messages::new("en", file);
        let made_on = "2026-11-29".parse().expect("a date");
        let mut codes = Code::candidates("a");
        let mut outcome = |state, on: Option<&str>| Outcome {
            code: codes.next().expect("endless"),
            state,
            on: on.map(|on| on.parse().expect("a date")),
        };
        let outcomes =
            vec![outcome(State::DidNotWork(Reason::Full), Some("2026-11-20")), outcome(State::GotHelp, None)];
        let returned = Return { made_on, outcomes };
        let line = |outcome: &Outcome| Line { outcome: *outcome, name: "Food Pantry".into(), record: None };
        let lines: Vec<Line> = returned.outcomes.iter().map(line).collect();
        let day = "2027-02-01".parse().ok();
        let again = text(&messages, &returned, &lines, day);
        assert!(again.lines().last().is_some_and(|line| line.contains("February 1, 2027")), "{again}");
        let text = text(&messages, &returned, &lines, None);
        let [first, second] = [0, 1].map(|n| returned.outcomes[n].code);
        let full = state_words(&messages, State::DidNotWork(Reason::Full));
        let help = state_words(&messages, State::GotHelp);
        assert_eq!(
            text.lines().skip(1).collect::<Vec<_>>(),
            [
                format!("- Food Pantry ({first}): {full} (since November 20, 2026)"),
                format!("- Food Pantry ({second}): {help}"),
            ]
        );
        assert!(text.lines().next().is_some_and(|line| line.contains("November 29, 2026")), "{text}");
        let fhir: serde_json::Value =
            serde_json::from_str(&fhir(&messages, &returned, &lines, day, None)).expect("JSON");
        let note = fhir["entry"][0]["resource"]["note"][0]["text"].as_str().expect("a note");
        assert!(note.contains("February 1, 2027"), "{note}");
        assert_eq!(fhir["entry"][0]["resource"]["status"], "failed");
        assert_eq!(fhir["entry"][0]["resource"]["statusReason"]["text"], messages.text("state-full"));
    }
}

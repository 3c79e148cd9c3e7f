//! What a reader does first to get a program's help: call, write a message, go there, apply. The program's own words on
//! how to apply decide which of the ways that exist comes first.

use super::{Contact, LocationKind, Phone, ProgramView, Site};

/// One way to begin, with what it takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step<'a> {
    /// A number that is answered by a voice and can be dialled.
    Call(&'a Phone),
    /// A number for text messages.
    Text(&'a Phone),
    /// A place with an address that may be shown.
    Go(&'a Site),
    /// The program says that people apply on this website.
    Apply(&'a str),
    /// A website, for reading.
    Visit(&'a str),
    /// An email address.
    Write(&'a str),
}

/// What the words on how to apply ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    Call,
    Text,
    Go,
    Apply,
    Write,
}

/// Words that ask for a way, in English and Spanish, in small letters; a hyphen is read as a blank.
const PHRASES: &[(&str, Wish)] = &[
    ("call", Wish::Call),
    ("phone", Wish::Call),
    ("telephone", Wish::Call),
    ("by appointment", Wish::Call),
    ("appointment required", Wish::Call),
    ("appointments required", Wish::Call),
    ("appointment is required", Wish::Call),
    ("make an appointment", Wish::Call),
    ("llame", Wish::Call),
    ("llamar", Wish::Call),
    ("por teléfono", Wish::Call),
    ("con cita", Wish::Call),
    ("text", Wish::Text),
    ("mensaje de texto", Wish::Text),
    ("walk in", Wish::Go),
    ("walk ins", Wish::Go),
    ("walkin", Wish::Go),
    ("walkins", Wish::Go),
    ("drop in", Wish::Go),
    ("drop ins", Wish::Go),
    ("just come", Wish::Go),
    ("come in", Wish::Go),
    ("come to", Wish::Go),
    ("go to", Wish::Go),
    ("visit the office", Wish::Go),
    ("in person", Wish::Go),
    ("first come", Wish::Go),
    ("no appointment", Wish::Go),
    ("without an appointment", Wish::Go),
    ("appointment not", Wish::Go),
    ("appointments not", Wish::Go),
    ("sin cita", Wish::Go),
    ("en persona", Wish::Go),
    ("venga", Wish::Go),
    ("apply online", Wish::Apply),
    ("online application", Wish::Apply),
    ("online form", Wish::Apply),
    ("register online", Wish::Apply),
    ("sign up online", Wish::Apply),
    ("online", Wish::Apply),
    ("website", Wish::Apply),
    ("en línea", Wish::Apply),
    ("por internet", Wish::Apply),
    ("email", Wish::Write),
    ("e mail", Wish::Write),
    ("correo electrónico", Wish::Write),
];
/// They turn a wish around when they stand at most [`BEFORE`] words before it.
const NOT_BEFORE: &[&str] = &["no", "not", "don't", "don’t", "never", "cannot", "can't", "can’t", "without", "instead"];
const BEFORE: usize = 3;
/// They turn it around when they stand at most [`AFTER`] words behind it, before the next comma or full stop.
const NOT_AFTER: &[&str] = &["not", "aren't", "aren’t", "never", "unavailable"];
const AFTER: usize = 3;

impl<'a> ProgramView<'a> {
    /// All ways to begin, the one that the program wants first. `site`: the place that the reader would go to.
    pub fn steps(self, site: Option<&'a Site>) -> Vec<Step<'a>> {
        let (program, organization) = (self.program, self.organization);
        let phones = self.phones_at(site);
        let dialled = |voice: bool| {
            let fitting: Vec<&Phone> = phones.iter().filter(|phone| phone.is_voice() == voice).copied().collect();
            Phone::first(&fitting).filter(|phone| phone.dial().is_some())
        };
        let own_site = site.filter(|site| {
            let location = self.location(site).filter(|location| !location.confidential);
            location.is_some_and(|l| l.address.is_some() && l.kind == LocationKind::Physical)
        });
        let website = program.website.as_deref().or(organization.and_then(|o| o.website.as_deref()));
        let email = program.email.as_deref().or(organization.and_then(|o| o.email.as_deref()));
        let wishes = wishes(program.application.as_deref().unwrap_or_default());
        let site_of_web =
            |address| if wishes.contains(&Wish::Apply) { Step::Apply(address) } else { Step::Visit(address) };
        let mut steps: Vec<Step> = [
            dialled(true).map(Step::Call),
            dialled(false).map(Step::Text),
            own_site.map(Step::Go),
            website.map(site_of_web),
            email.map(Step::Write),
        ]
        .into_iter()
        .flatten()
        .collect();
        // Stable: what nobody asked for keeps its order behind the rest.
        steps.sort_by_key(|step| wishes.iter().position(|wish| wish.is(step)).unwrap_or(usize::MAX));
        steps
    }

    /// Whom to ask for: a name, else a role, of the program or of the place that the reader would go to.
    pub fn ask_for(self, site: Option<&'a Site>) -> Option<&'a Contact> {
        let contacts = || self.program.contacts.iter().chain(site.into_iter().flat_map(|site| &site.contacts));
        contacts().find(|contact| contact.ask_for.is_some()).or_else(|| contacts().find(|c| c.title.is_some()))
    }
}

impl Wish {
    fn is(self, step: &Step) -> bool {
        match step {
            Step::Call(_) => self == Wish::Call,
            Step::Text(_) => self == Wish::Text,
            Step::Go(_) => self == Wish::Go,
            Step::Apply(_) => self == Wish::Apply,
            Step::Visit(_) => false,
            Step::Write(_) => self == Wish::Write,
        }
    }
}

/// The ways that a text asks for, in the order of their first mention; those that it rules out are left out.
fn wishes(application: &str) -> Vec<Wish> {
    let mut wishes = Vec::new();
    for clause in application.split(['.', ',', ';', '!', '?', '\n']) {
        let clause = clause.to_lowercase().replace(['-', '\u{2010}', '\u{2011}'], " ");
        let is_mark = |c: char| !c.is_alphanumeric() && c != '\'' && c != '’';
        let words: Vec<&str> = clause.split(is_mark).filter(|word| !word.is_empty()).collect();
        let mut at = 0;
        while at < words.len() {
            let Some((length, wish)) = phrase_at(&words[at..]) else {
                at += 1;
                continue;
            };
            let is_ruled_out = words[at.saturating_sub(BEFORE)..at].iter().any(|word| NOT_BEFORE.contains(word))
                || words[at + length..].iter().take(AFTER).any(|word| NOT_AFTER.contains(word));
            // "No appointment" and "appointments not needed" carry their own "no".
            let denies_itself =
                words[at..at + length].iter().any(|word| matches!(*word, "no" | "not" | "without" | "sin"));
            if (denies_itself || !is_ruled_out) && !wishes.contains(&wish) {
                wishes.push(wish);
            }
            at += length;
        }
    }
    wishes
}

/// The longest phrase that begins here, and how many words it has.
fn phrase_at(words: &[&str]) -> Option<(usize, Wish)> {
    let fitting = PHRASES.iter().filter_map(|(phrase, wish)| {
        let length = phrase.split(' ').count();
        phrase.split(' ').eq(words.iter().copied().take(length)).then_some((length, *wish))
    });
    fitting.max_by_key(|(length, _)| *length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Address, Location, Organization, Program, Record};
    use proptest::prelude::*;

    /// Reached in every way there is.
    fn record(application: &str) -> Record {
        let program = Program {
            application: Some(application.to_owned()),
            phones: vec![Phone::of("305-555-0100"), Phone { kind: Some("text".into()), ..Phone::of("305-555-0101") }],
            website: Some("https://example.org/".into()),
            email: Some("help@example.org".into()),
            sites: vec![Site::default()],
            ..Program::default()
        };
        let address = Some(Address::default());
        Record { program, organization: None, locations: vec![Location { address, ..Location::default() }] }
    }

    fn first(record: &Record) -> Option<&'static str> {
        let step = record.view().steps(record.program.sites.first()).first().copied()?;
        Some(match step {
            Step::Call(_) => "call",
            Step::Text(_) => "text",
            Step::Go(_) => "go",
            Step::Apply(_) => "apply",
            Step::Visit(_) => "visit",
            Step::Write(_) => "write",
        })
    }

    #[test]
    fn the_programs_own_words_decide() {
        for (application, expected) in [
            ("", "call"),
            ("Call for an appointment.", "call"),
            ("Walk in any weekday morning.", "go"),
            ("Walk-in or call.", "go"),
            ("Call or walk in.", "call"),
            ("Walk-ins are not accepted. Call first.", "call"),
            ("No walk-ins.", "call"),
            ("No appointment needed.", "go"),
            ("Appointments not required; just come.", "go"),
            ("Appointment required.", "call"),
            ("Please do not call. Apply online.", "apply"),
            ("Complete the online application, then call.", "apply"),
            ("First come, first served.", "go"),
            ("Text HELP to begin.", "text"),
            ("Send an e-mail.", "write"),
            ("Sin cita previa, venga los martes.", "go"),
            ("Llame para hacer una cita.", "call"),
            ("Solicite en línea.", "apply"),
            ("Ask your doctor.", "call"),
            ("You can't apply online.", "call"),
            ("Do it in person, not online.", "go"),
        ] {
            assert_eq!(first(&record(application)), Some(expected), "{application}");
        }
    }

    #[test]
    fn only_ways_that_exist_are_named() {
        let mut walk_in = record("Walk in.");
        walk_in.locations[0].confidential = true;
        assert_eq!(first(&walk_in), Some("call"), "a confidential place is nowhere to go");
        let online = Record { program: Program { website: None, ..record("").program }, ..record("Apply online") };
        assert_eq!(first(&online), Some("call"));
        let words = Program { phones: vec![Phone::of("ask at the desk")], ..Program::default() };
        let organization = Some(Organization { website: Some("https://example.org/".into()), ..Default::default() });
        let unreachable = Record { program: words, organization, locations: Vec::new() };
        assert_eq!(first(&unreachable), Some("visit"), "words are no number");
        assert_eq!(first(&Record { organization: None, ..unreachable }), None);
        let fax = Phone { kind: Some("fax".into()), ..Phone::of("305-555-0100") };
        let fax_alone = Program { phones: vec![fax], ..Program::default() };
        assert_eq!(first(&Record { program: fax_alone, organization: None, locations: Vec::new() }), None);
    }

    #[test]
    fn a_name_is_asked_for_before_a_role() {
        let contact = |name: &str, title: &str| Contact {
            ask_for: Some(name.to_owned()).filter(|name| !name.is_empty()),
            title: Some(title.to_owned()).filter(|title| !title.is_empty()),
            ..Contact::default()
        };
        let mut record = record("");
        assert_eq!(record.view().ask_for(None), None);
        record.program.contacts = vec![contact("", "intake")];
        record.program.sites[0].contacts = vec![contact("Mary", "")];
        assert_eq!(record.view().ask_for(None).and_then(|c| c.title.as_deref()), Some("intake"));
        let site = record.program.sites.first();
        assert_eq!(record.view().ask_for(site).and_then(|c| c.ask_for.as_deref()), Some("Mary"));
    }

    proptest! {
        #[test]
        fn any_words_leave_every_way_in_place_once(application in "\\PC{0,60}|([a-z]{1,6}[ .-]){0,12}") {
            let record = record(&application);
            prop_assert_eq!(record.view().steps(record.program.sites.first()).len(), 5);
        }
    }
}

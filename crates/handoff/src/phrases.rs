//! Sentences that a handoff carries by their number, so that the patient reads them in their own language.

use crate::{Handoff, Item, MAX_ARGUMENT, MAX_PHRASES, Phrase};
use signpost_directory::{Code, Date, Record, is_language_tag};

/// A sentence of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sentence<'a> {
    /// "Ask for Mary."
    AskFor(&'a str),
    /// "Tell them Dr. Rivera sent you."
    SentBy(&'a str),
    /// "Bring this sheet."
    BringSheet,
    /// "Bring: lease."
    Bring(&'a str),
    /// "Call first."
    CallFirst,
    /// "They expect you on December 3."
    ExpectedOn(Date),
    /// "It is free for you."
    Free,
    /// "Say that you need Spanish": the tag of the language.
    SayLanguage(&'a str),
    /// "We will ask you on February 1 how it went." Of the whole handoff: every program has it.
    AskAgainOn(Date),
}

impl<'a> Sentence<'a> {
    /// `None`: the phrase is of a newer version, or what fills its gap is nothing that fits there.
    pub fn of(phrase: &'a Phrase) -> Option<Sentence<'a>> {
        let argument = phrase.argument.as_str();
        let words = || Some(argument).filter(|words| !words.is_empty());
        match phrase.id {
            1 => words().map(Sentence::AskFor),
            2 => words().map(Sentence::SentBy),
            3 => Some(Sentence::BringSheet),
            4 => words().map(Sentence::Bring),
            5 => Some(Sentence::CallFirst),
            6 => argument.parse().ok().map(Sentence::ExpectedOn),
            7 => Some(Sentence::Free),
            8 => Some(argument).filter(|tag| is_language_tag(tag)).map(Sentence::SayLanguage),
            9 => argument.parse().ok().map(Sentence::AskAgainOn),
            _ => None,
        }
    }

    /// As a token carries it. A number is never given to another sentence.
    pub fn phrase(self) -> Phrase {
        let (id, argument) = match self {
            Sentence::AskFor(name) => (1, name.to_owned()),
            Sentence::SentBy(name) => (2, name.to_owned()),
            Sentence::BringSheet => (3, String::new()),
            Sentence::Bring(document) => (4, document.to_owned()),
            Sentence::CallFirst => (5, String::new()),
            Sentence::ExpectedOn(date) => (6, date.to_string()),
            Sentence::Free => (7, String::new()),
            Sentence::SayLanguage(tag) => (8, tag.to_owned()),
            Sentence::AskAgainOn(date) => (9, date.to_string()),
        };
        Phrase { id, argument }
    }

    /// Whether it is said to one patient alone, and so belongs in no template.
    pub fn is_personal(self) -> bool {
        matches!(self, Sentence::ExpectedOn(_) | Sentence::AskAgainOn(_))
    }

    /// Whether it can be said of any program: what it says comes from no program's data.
    pub fn fits_any_program(self) -> bool {
        matches!(self, Sentence::SentBy(_) | Sentence::BringSheet | Sentence::SayLanguage(_) | Sentence::AskAgainOn(_))
    }
}

impl Handoff {
    /// When whoever hands over wants to ask again what came of it.
    pub fn ask_again_on(&self) -> Option<Date> {
        self.items.iter().flat_map(Item::sentences).find_map(|sentence| match sentence {
            Sentence::AskAgainOn(date) => Some(date),
            _ => None,
        })
    }

    /// Says of every program, also of those added since, when to ask again; `None`: of none.
    pub fn set_ask_again(&mut self, on: Option<Date>) {
        for item in &mut self.items {
            item.phrases.retain(|phrase| !matches!(Sentence::of(phrase), Some(Sentence::AskAgainOn(_))));
            if let Some(on) = on.filter(|_| item.phrases.len() < MAX_PHRASES) {
                item.phrases.push(Sentence::AskAgainOn(on).phrase());
            }
        }
    }

    /// Puts another program in the place of one that is gone, with what fits any program: whom to ask for and what to
    /// bring was said of the other. Nothing changes where the other one is on it already.
    pub fn replace(&mut self, gone: Code, other: Code) {
        if self.items.iter().any(|item| item.code == other) {
            return;
        }
        if let Some(item) = self.items.iter_mut().find(|item| item.code == gone) {
            item.code = other;
            item.line.clear();
            item.phrases.retain(|phrase| Sentence::of(phrase).is_some_and(Sentence::fits_any_program));
        }
    }
}

impl Item {
    /// What can be said of the phrases, in their order.
    pub fn sentences(&self) -> impl Iterator<Item = Sentence<'_>> {
        self.phrases.iter().filter_map(Sentence::of)
    }

    /// Says the phrase, or no longer. Of some only one can be said: "ask for", "sent by", a date, a language.
    pub fn toggle(&mut self, phrase: Phrase) {
        let is_said = self.phrases.contains(&phrase);
        let is_one_of_many = phrase.id == Sentence::Bring("").phrase().id;
        self.phrases.retain(|other| if is_one_of_many { *other != phrase } else { other.id != phrase.id });
        if !is_said {
            self.phrases.push(phrase);
        }
    }
}

/// What the program's data let a clinician say with one tap. `from`: who hands over; `lang`: the patient's language.
pub fn proposed(record: &Record, from: &str, lang: &str) -> Vec<Phrase> {
    let program = &record.program;
    let contacts = program.contacts.iter().chain(program.sites.iter().flat_map(|site| &site.contacts));
    let ask_for = contacts.filter_map(|contact| contact.ask_for.as_deref()).next();
    let fits = |words: &&str| !words.is_empty() && words.chars().count() <= MAX_ARGUMENT;
    let mut sentences: Vec<Sentence> = Vec::new();
    sentences.extend(ask_for.filter(fits).map(Sentence::AskFor));
    sentences.extend(Some(from.trim()).filter(fits).map(Sentence::SentBy));
    sentences.push(Sentence::BringSheet);
    let documents = program.required_documents.iter().map(String::as_str);
    sentences.extend(documents.filter(fits).take(MAX_DOCUMENTS).map(Sentence::Bring));
    if !record.phones().is_empty() {
        sentences.push(Sentence::CallFirst);
    }
    if program.is_free() {
        sentences.push(Sentence::Free);
    }
    let own = program.lang.as_deref().unwrap_or("en");
    if primary(lang) != primary(own) && is_language_tag(lang) {
        sentences.push(Sentence::SayLanguage(lang));
    }
    sentences.into_iter().map(Sentence::phrase).collect()
}

/// More of them than this are proposed nowhere: a program with ten documents has them on the sheet as a list.
const MAX_DOCUMENTS: usize = 3;

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::{Contact, Phone, Program};
    use signpost_hours::date::date;

    const ALL: [Sentence; 9] = [
        Sentence::AskFor("Mary"),
        Sentence::SentBy("Dr. Rivera"),
        Sentence::BringSheet,
        Sentence::Bring("lease"),
        Sentence::CallFirst,
        Sentence::ExpectedOn(date(2026, 12, 3)),
        Sentence::Free,
        Sentence::SayLanguage("es"),
        Sentence::AskAgainOn(date(2027, 2, 1)),
    ];

    #[test]
    fn a_sentence_is_read_back_from_its_phrase_and_its_number_stays() {
        for (number, sentence) in (1..).zip(ALL) {
            let phrase = sentence.phrase();
            assert_eq!(phrase.id, number);
            assert_eq!(Sentence::of(&phrase), Some(sentence));
        }
    }

    #[test]
    fn a_gap_that_nothing_fits_into_is_no_sentence() {
        for (id, argument) in [
            (0, ""),
            (1, ""),
            (2, ""),
            (4, ""),
            (6, "soon"),
            (6, ""),
            (8, "Spanish!"),
            (9, "soon"),
            (9, ""),
            (10, ""),
            (63, "x"),
        ] {
            assert_eq!(Sentence::of(&Phrase { id, argument: argument.into() }), None, "{id} {argument}");
        }
    }

    #[test]
    fn one_tap_says_a_phrase_and_another_takes_it_back() {
        let mut item = Item::default();
        let bring = |document: &'static str| Sentence::Bring(document).phrase();
        item.toggle(bring("lease"));
        item.toggle(bring("last bill"));
        item.toggle(Sentence::ExpectedOn(date(2026, 12, 3)).phrase());
        item.toggle(Sentence::ExpectedOn(date(2026, 12, 4)).phrase());
        item.toggle(bring("lease"));
        let said: Vec<_> = item.sentences().collect();
        assert_eq!(said, [Sentence::Bring("last bill"), Sentence::ExpectedOn(date(2026, 12, 4))]);
    }

    fn handoff(phrases: &[&[Sentence]]) -> Handoff {
        let items = Code::candidates("a").zip(phrases).map(|(code, phrases)| Item {
            code,
            line: "Second floor".into(),
            phrases: phrases.iter().map(|sentence| sentence.phrase()).collect(),
        });
        Handoff { items: items.collect(), ..Handoff::default() }
    }

    #[test]
    fn when_to_ask_again_is_said_of_every_program_and_of_one_that_was_added_since() {
        let mut handoff = handoff(&[&[Sentence::Free], &[], &[]]);
        assert_eq!(handoff.ask_again_on(), None);
        let day = date(2027, 2, 1);
        handoff.items[0].phrases.push(Sentence::AskAgainOn(date(2027, 1, 1)).phrase());
        assert_eq!(handoff.ask_again_on(), Some(date(2027, 1, 1)));
        handoff.set_ask_again(Some(day));
        let all = |handoff: &Handoff| handoff.items.iter().map(|item| item.phrases.clone()).collect::<Vec<_>>();
        let ask = Sentence::AskAgainOn(day).phrase();
        assert_eq!(all(&handoff), [vec![Sentence::Free.phrase(), ask.clone()], vec![ask.clone()], vec![ask]]);
        handoff.set_ask_again(None);
        assert_eq!(handoff.ask_again_on(), None);
        assert_eq!(all(&handoff)[0], [Sentence::Free.phrase()]);
        // A program of which as much is said as a link takes stays as it is.
        handoff.items[0].phrases = vec![Sentence::Free.phrase(); MAX_PHRASES];
        handoff.set_ask_again(Some(day));
        assert_eq!(handoff.items[0].phrases.len(), MAX_PHRASES);
    }

    #[test]
    fn a_program_in_the_place_of_another_takes_over_only_what_fits_any() {
        let mut handoff = handoff(&[&ALL, &[]]);
        let [gone, second] = [0, 1].map(|n| handoff.items[n].code);
        let before = handoff.clone();
        handoff.replace(gone, second);
        assert_eq!(handoff, before);
        let other = Code::candidates("other").next().expect("endless");
        handoff.replace(gone, other);
        assert_eq!((handoff.items[0].code, handoff.items[0].line.as_str()), (other, ""));
        let said: Vec<_> = handoff.items[0].sentences().collect();
        let expected = [
            Sentence::SentBy("Dr. Rivera"),
            Sentence::BringSheet,
            Sentence::SayLanguage("es"),
            Sentence::AskAgainOn(date(2027, 2, 1)),
        ];
        assert_eq!(said, expected);
        assert_eq!(handoff.items[1], before.items[1]);
    }

    #[test]
    fn what_is_proposed_comes_from_the_programs_data() {
        let contact = Contact { ask_for: Some("Mary, front desk".into()), ..Contact::default() };
        let program = Program {
            lang: Some("en".into()),
            contacts: vec![contact],
            phones: vec![Phone { number: "305-555-0101".into(), ..Phone::default() }],
            required_documents: vec!["lease".into(), "x".repeat(MAX_ARGUMENT + 1), "last bill".into()],
            ..Program::default()
        };
        let record = Record { program, organization: None, locations: Vec::new() };
        let phrases = proposed(&record, " Dr. Rivera ", "es-MX");
        let sentences: Vec<_> = phrases.iter().filter_map(Sentence::of).collect();
        let expected = [
            Sentence::AskFor("Mary, front desk"),
            Sentence::SentBy("Dr. Rivera"),
            Sentence::BringSheet,
            Sentence::Bring("lease"),
            Sentence::Bring("last bill"),
            Sentence::CallFirst,
            Sentence::SayLanguage("es-MX"),
        ];
        assert_eq!(sentences, expected);
        let bare = Record { program: Program::default(), organization: None, locations: Vec::new() };
        assert_eq!(proposed(&bare, "", "en"), [Sentence::BringSheet.phrase()]);
    }
}

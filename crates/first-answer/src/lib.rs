#![doc = include_str!("../README.md")]

use serde::{Deserialize, Serialize};
use signpost_directory::{Code, Community, Date, Directory, Phone, Program, Record, Status, readable_case};
use signpost_handoff::Handoff;
use signpost_hours::UnixSeconds;
use signpost_locale::{choose, readable_number};
use signpost_route::{Route, SearchRoute};
use signpost_search::{Filters, Near, Query, Results};

/// Programs of a search that are shown before the app: about what a reader looks at.
const HITS: u32 = 8;

/// What a page was opened for, or what is typed there, as far as it can be answered before the app is there.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    asked: Asked,
    /// The last word may not be whole yet.
    is_typed: bool,
    /// Best first.
    languages: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
enum Asked {
    /// The app answers.
    Other,
    /// Nothing yet: a search is offered.
    Home,
    /// The programs of a handoff, in its order.
    Handoff(Vec<Code>),
    Search(Box<SearchRoute>),
}

/// What is shown, as JSON between worker and page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FirstAnswer {
    /// All programs of a handoff in its order, which numbers them, or the first that a search finds.
    pub programs: Vec<FirstProgram>,
    /// What is searched speaks of danger: the numbers of the crisis lines that fit, which stand before the programs. The page has
    /// the lines.
    pub crisis: Option<Vec<String>>,
    /// The page has a search, which answers now.
    pub searchable: bool,
}

/// A program of the link or of the search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstProgram {
    /// As the link has it.
    pub code: Code,
    /// As cards show it; the code of a program that the directory has not.
    pub name: String,
    /// The organization's name.
    pub by: Option<String>,
    /// The number to try first, where it can be called. Not of a program that is gone, closed or over: that has to be said
    /// beside its number, in words.
    pub number: Option<FirstNumber>,
}

/// A number to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstNumber {
    /// As people write it.
    pub text: String,
    /// `tel:` and what is dialled, the extension included.
    pub uri: String,
}

impl Question {
    /// `address`: what stands in the page's address from `#` on. `languages`: those that the reader prefers, best first.
    pub fn new(address: &str, languages: Vec<String>) -> Question {
        let (asked, lang) = match Route::parse(address) {
            Route::For(token) => match Handoff::receive(&token) {
                Ok(received) => {
                    let Handoff { items, lang, .. } = received.handoff;
                    (Asked::Handoff(items.iter().map(|item| item.code).collect()), lang)
                }
                Err(_) => (Asked::Other, None),
            },
            Route::Home => (Asked::Home, None),
            Route::Search(search) if !is_blank(&search) => {
                let lang = search.lang.clone();
                (Asked::Search(Box::new(search)), lang)
            }
            _ => (Asked::Other, None),
        };
        Question { asked, is_typed: false, languages: lang.into_iter().chain(languages).collect() }
    }

    /// Whether the programs alone answer it, without a search among them.
    pub fn is_handoff(&self) -> bool {
        matches!(self.asked, Asked::Handoff(_))
    }

    /// What is typed into a search, as the address of one: it can be without words for a moment.
    pub fn typed(address: &str, languages: Vec<String>) -> Question {
        let question = Question { is_typed: true, ..Question::new(address, languages) };
        match question.asked {
            Asked::Other => Question { asked: Asked::Home, ..question },
            _ => question,
        }
    }

    /// Whether a search goes on here.
    pub fn is_search(&self) -> bool {
        matches!(self.asked, Asked::Home | Asked::Search(_))
    }

    /// The programs of a handoff. None where some may be in a part of the directory that is not here: the app asks for it
    /// when the reader says so.
    pub fn of_handoff(&self, directory: &Directory, now: UnixSeconds) -> FirstAnswer {
        let Asked::Handoff(codes) = &self.asked else { return FirstAnswer::default() };
        let is_here = |code: &Code| directory.find(*code).is_some();
        if !directory.community.parts.is_empty() && !codes.iter().all(is_here) {
            return FirstAnswer::default();
        }
        FirstAnswer { programs: self.programs(codes, directory, now), ..FirstAnswer::default() }
    }

    /// What is searched, as the app would ask it.
    pub fn query(&self, community: &Community, now: UnixSeconds) -> Option<Query> {
        let Asked::Search(search) = &self.asked else { return None };
        let SearchRoute { text, filters, sort, near, lang: _ } = (**search).clone();
        let lang = self.lang(community);
        let near = near.map(Near::Place);
        Some(Query { text, typing: self.is_typed, lang, now, filters, sort, near, offset: 0, limit: HITS })
    }

    /// The first programs that were found.
    pub fn of_results(&self, results: &Results, directory: &Directory, now: UnixSeconds) -> FirstAnswer {
        let codes: Vec<Code> = results.hits.iter().map(|hit| hit.code).collect();
        let numbers = || results.crisis_lines.iter().map(|line| line.number.clone()).collect();
        let crisis = results.crisis.then(numbers);
        FirstAnswer { programs: self.programs(&codes, directory, now), crisis, searchable: true }
    }

    fn lang(&self, community: &Community) -> String {
        choose(self.languages.iter().map(String::as_str), &community.languages)
    }

    fn programs(&self, codes: &[Code], directory: &Directory, now: UnixSeconds) -> Vec<FirstProgram> {
        let lang = self.lang(&directory.community);
        let today = directory.zone.local(now).date();
        let country = &directory.community.country;
        codes.iter().map(|code| first_program(*code, directory.record(*code).as_ref(), &lang, country, today)).collect()
    }
}

/// Nothing is asked: the app shows its home page.
fn is_blank(search: &SearchRoute) -> bool {
    search.text.trim().is_empty() && search.filters == Filters::default() && search.near.is_none()
}

fn first_program(code: Code, record: Option<&Record>, lang: &str, country: &str, today: Date) -> FirstProgram {
    let Some(record) = record else {
        return FirstProgram { code, name: code.to_string(), by: None, number: None };
    };
    FirstProgram {
        code,
        name: readable_case(record.program.texts(lang).name),
        by: record.organization.as_ref().map(|organization| readable_case(&organization.name)),
        number: first_number(record, &record.program, country, today),
    }
}

fn first_number(record: &Record, program: &Program, country: &str, today: Date) -> Option<FirstNumber> {
    let can_be_called = program.status == Status::Active && program.ended_on(today).is_none();
    let phones = record.phones();
    let phone = Phone::first(&phones).filter(|phone| can_be_called && phone.is_voice())?;
    Some(FirstNumber { text: readable_number(&phone.number, country), uri: phone.tel()? })
}

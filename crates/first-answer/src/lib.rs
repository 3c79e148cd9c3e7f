#![doc = include_str!("../README.md")]

use serde::{Deserialize, Serialize};
use signpost_directory::{Code, Date, Phone, Record, Status, readable_case};
use signpost_handoff::Handoff;
use signpost_hours::UnixSeconds;
use signpost_locale::{choose, readable_number};
use signpost_trust::{
    Anchor, Goal, Policy, TrustedState, Update,
    client::{Outcome, Response, Step},
    policy::WantedParts,
    report::Verdict,
};

use std::collections::BTreeSet;

/// What stands before the handoff in the page's address.
const HANDOFF: &str = "#/for?";

/// One visit's question, and the update that answers it.
pub struct FirstAnswer {
    codes: Vec<Code>,
    /// Best first.
    languages: Vec<String>,
    update: Update,
    now: UnixSeconds,
}

/// A program of the link.
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

impl FirstAnswer {
    /// For the page's trust anchor, as text, and what stands in its address from `#` on. Of a page that is no handoff the
    /// same files are wanted, and no program is in the answer. `languages`: those that the reader prefers, best first.
    /// `None`: nothing can be verified.
    pub fn new(anchor: &str, asked: &str, languages: Vec<String>, now: UnixSeconds) -> Option<FirstAnswer> {
        let handoff = asked.strip_prefix(HANDOFF).and_then(|token| Handoff::receive(token).ok());
        let Handoff { items, lang, .. } = handoff.map(|received| received.handoff).unwrap_or_default();
        // Which part of a large directory is wanted, the reader has not said yet.
        let policy = Policy { parts: WantedParts::Only(BTreeSet::new()), ..Policy::reader() };
        let state = TrustedState::first_visit(&Anchor::parse(anchor).ok()?, &policy).ok()?;
        Some(FirstAnswer {
            codes: items.iter().map(|item| item.code).collect(),
            languages: lang.into_iter().chain(languages).collect(),
            update: Update::new(state, Goal::Release, &policy, now),
            now,
        })
    }

    /// The file that is needed next: its path in the site, and how many bytes of it to read at most. `None`: none is.
    pub fn wanted(&mut self) -> Option<(String, u64)> {
        match self.update.step() {
            // What is here has the phones.
            Step::Fetch(_) if self.update.layers_so_far().is_some() => None,
            Step::Fetch(fetch) => Some((fetch.site_path(), fetch.max_length)),
            Step::Done(_) => None,
        }
    }

    /// What was wanted.
    pub fn give(&mut self, response: Response) {
        self.update.handle_response(response);
    }

    /// All programs of the link in its order, which numbers them; none where some may be in a part of the directory that is not
    /// here. `None`: what has come is not a release that is verified and fresh.
    pub fn answer(mut self) -> Option<Vec<FirstProgram>> {
        let (state, files) = match self.update.step() {
            Step::Fetch(_) => {
                let (state, files) = self.update.layers_so_far()?;
                (state, files.to_vec())
            }
            Step::Done(outcome) => match *outcome {
                Outcome::Updated { files, .. } => (self.update.into_state(), files),
                _ => return None,
            },
        };
        if state.report(self.now).verdict != Verdict::Fresh {
            return None;
        }
        if self.codes.is_empty() {
            return Some(Vec::new());
        }
        let directory = signpost_release::open(files).ok()?.into_inner();
        let community = &directory.community;
        let lang = choose(self.languages.iter().map(String::as_str), &community.languages);
        let today = directory.zone.local(self.now).date();
        let is_here = |code: &Code| directory.find(*code).is_some();
        if !community.parts.is_empty() && !self.codes.iter().all(is_here) {
            // The others may be in a part that the app asks for when the reader says so.
            return Some(Vec::new());
        }
        let program = |code| first_program(code, directory.record(code).as_ref(), &lang, &community.country, today);
        Some(self.codes.iter().copied().map(program).collect())
    }
}

fn first_program(code: Code, record: Option<&Record>, lang: &str, country: &str, today: Date) -> FirstProgram {
    let Some(record) = record else {
        return FirstProgram { code, name: code.to_string(), by: None, number: None };
    };
    let program = &record.program;
    let can_be_called = program.status == Status::Active && program.ended_on(today).is_none();
    let phones = record.phones();
    let phone = Phone::first(&phones).filter(|phone| can_be_called && phone.is_voice());
    let number = phone.and_then(|phone| Some((phone.tel()?, phone)));
    FirstProgram {
        code,
        name: readable_case(program.texts(lang).name),
        by: record.organization.as_ref().map(|organization| readable_case(&organization.name)),
        number: number.map(|(uri, phone)| FirstNumber { text: readable_number(&phone.number, country), uri }),
    }
}

//! The messages between the page and its worker. They travel as bytes (postcard) through `postMessage`: page and worker
//! run one wasm module, so both always have the same types, and no message is ever kept.
//!
//! The worker speaks first ([`Event::Ready`]), since messages sent before its wasm runs are lost.
//! Every request gets exactly one [`FromWorker::Reply`] or [`FromWorker::Failed`] with its id; a search that a
//! newer one has overtaken is answered with [`Reply::Overtaken`].

use serde::{Deserialize, Serialize};
use signpost_directory::{Code, Community, Directory, Record};
use signpost_handoff::sheet::Gone;
use signpost_hours::{UnixSeconds, Zone};
use signpost_saved as saved;
use signpost_search::{Query, Results};
use signpost_trust::report::TrustReport;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ToWorker {
    pub id: u32,
    pub request: Request,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Request {
    /// First of all. `anchor` is the text of the page's trust anchor (`index.html`).
    Start {
        base_url: String,
        anchor: String,
    },
    Search(Query),
    /// Programs with all that belongs to them; the reply holds `None` where a code is not in the directory.
    Records {
        codes: Vec<Code>,
    },
    /// The names of programs that are no longer listed, and what resembles them, in the words of `lang`.
    Gone {
        codes: Vec<Code>,
        lang: String,
    },
    /// Number of programs for each need, for the home page and the picker.
    NeedCounts,
    /// Who signed, when, which versions: the About page.
    Trust,
    /// Look for a newer release now.
    CheckForUpdate,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum FromWorker {
    Reply { id: u32, reply: Reply },
    Failed { id: u32, failure: Failure },
    Event(Event),
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Reply {
    Started,
    Search(Box<Results>),
    /// A newer search came in before this one was begun.
    Overtaken,
    Records(Vec<Option<Record>>),
    /// In the order of the codes.
    Gone(Vec<Gone>),
    NeedCounts(Vec<(signpost_directory::Need, u32)>),
    Trust(Box<TrustReport>),
    UpdateChecked,
}

/// Told by the worker on its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Event {
    /// The worker's wasm runs and listens.
    Ready,
    /// What is being waited for, for the loading state. `done` and `total` in bytes or programs.
    Progress { phase: Phase, done: u64, total: u64 },
    /// A verified directory is searchable (again, after an update).
    Searchable(Box<Summary>),
    /// A newer release was put in place behind the reader's back.
    Updated { changes: Changes },
    /// The verdict changed, or the check failed: for the banner.
    Trust(Box<TrustReport>),
    /// What could not be kept on this device (a full disk, private browsing).
    NotKept { reason: String },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    Opening,
    Downloading,
    Verifying,
    Indexing,
}

/// What the page needs to know of the directory as a whole.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Summary {
    pub community: Community,
    pub zone: Zone,
    pub released_at: UnixSeconds,
    /// Version number of the release, for sheets: "version 12".
    pub version: u64,
    pub programs: u32,
    pub organizations: u32,
    pub trust: TrustReport,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Changes {
    pub added: u32,
    pub changed: u32,
    pub gone: u32,
    /// When the older release was made.
    pub since: UnixSeconds,
}

impl Changes {
    /// What a reader would notice as different between two releases: new dates of checking are not counted.
    pub fn between(older: &Directory, newer: &Directory) -> Changes {
        let mut changes = Changes { since: older.released_at, ..Changes::default() };
        for program in &newer.programs {
            match (older.record(program.code), newer.record(program.code)) {
                (None, _) => changes.added += 1,
                (Some(old), Some(new)) if !saved::difference(&old, &new).is_empty() => changes.changed += 1,
                _ => {}
            }
        }
        changes.gone = older.programs.iter().filter(|program| newer.find(program.code).is_none()).count() as u32;
        changes
    }
}

/// A request that could not be answered; the page shows its own words for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// No verified directory is at hand.
    NoDirectory,
    /// For the console and the About page's log; not shown as is.
    Internal(String),
}

/// The bytes of a message.
fn encode(message: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(message).expect("a message has only lists of known length and memory to be written to")
}

impl ToWorker {
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<ToWorker, postcard::Error> {
        postcard::from_bytes(bytes)
    }
}

impl FromWorker {
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<FromWorker, postcard::Error> {
        postcard::from_bytes(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::{Coordinates, Need, Organization, Program};
    use signpost_handoff::sheet::Similar;
    use signpost_hours::OpenState;
    use signpost_search::{
        Audience, EmptyHelp, Expansion, ExpansionReason, FacetCounts, Filter, Filters, Hit, Marked, Near, Sort,
    };
    use signpost_trust::report::{KeyReport, LogEntry, RoleReport, Verdict};
    use std::fmt::Debug;

    fn directory(programs: &[(&str, &str)], released_at: UnixSeconds) -> Directory {
        let mut programs: Vec<Program> = programs
            .iter()
            .map(|(id, name)| Program {
                code: Code::candidates(id).next().unwrap(),
                name: (*name).to_owned(),
                organization: Some(0),
                ..Program::default()
            })
            .collect();
        programs.sort_by_key(|program| program.code);
        let organizations = vec![Organization { name: "Pantry".to_owned(), ..Organization::default() }];
        Directory { programs, organizations, released_at, ..Directory::default() }
    }

    #[test]
    fn an_update_tells_how_many_programs_came_changed_and_went() {
        let older = directory(&[("1", "Food box"), ("2", "Rides"), ("3", "Rent help")], 100);
        let mut newer = directory(&[("1", "Food box"), ("2", "Free rides"), ("4", "Diapers"), ("5", "Coats")], 200);
        assert_eq!(Changes::between(&older, &newer), Changes { added: 2, changed: 1, gone: 1, since: 100 });
        // The same organizations in another order are no change.
        newer.organizations.insert(0, Organization::default());
        newer.programs.iter_mut().for_each(|program| program.organization = Some(1));
        assert_eq!(Changes::between(&older, &newer).changed, 1);
    }

    /// What is said is understood: read and said again, it is the same.
    fn check<T: Debug>(message: T, to_bytes: fn(&T) -> Vec<u8>, from_bytes: fn(&[u8]) -> postcard::Result<T>) {
        let read = from_bytes(&to_bytes(&message)).unwrap_or_else(|error| panic!("{message:?}: {error}"));
        assert_eq!(format!("{read:?}"), format!("{message:?}"));
    }

    fn check_request(id: u32, request: Request) {
        check(ToWorker { id, request }, ToWorker::to_bytes, ToWorker::from_bytes);
    }

    fn check_answer(message: FromWorker) {
        check(message, FromWorker::to_bytes, FromWorker::from_bytes);
    }

    #[test]
    fn every_request_is_understood() {
        let filters = Filters {
            need: Some(Need::Food),
            open_now: true,
            within_km: Some(1.5),
            language: Some("es".to_owned()),
            free: true,
            audience: Some(Audience::Lgbtq),
            accessible: true,
            accepting: true,
            checked_within_days: Some(90),
        };
        let near = [
            None,
            Some(Near::Place("33101".to_owned())),
            Some(Near::Point(Coordinates { latitude: 25.7, longitude: -80.0 })),
        ];
        for (near, &sort) in near.into_iter().zip(Sort::ALL) {
            let query = Query { filters: filters.clone(), sort, near, ..Query::text("food \"box\"", "en", -1) };
            check_request(u32::MAX, Request::Search(query));
        }
        let start = Request::Start { base_url: "/".to_owned(), anchor: "{}".to_owned() };
        let codes = vec![Code::default()];
        let gone = Request::Gone { codes: codes.clone(), lang: "es".to_owned() };
        for request in
            [start, Request::Records { codes }, gone, Request::NeedCounts, Request::Trust, Request::CheckForUpdate]
        {
            check_request(0, request);
        }
    }

    #[test]
    fn every_answer_and_event_is_understood() {
        let marked = || Marked { text: "Food".to_owned(), marks: vec![(0, 2), (3, 4)] };
        let states = [
            OpenState::Always,
            OpenState::Open { closes: 7 },
            OpenState::Closed { opens: None },
            OpenState::Closed { opens: Some(7) },
            OpenState::Unknown,
        ];
        let hits = states.map(|open| Hit {
            score: 0.3,
            name: marked(),
            organization: Some(marked()),
            needs: Need::ALL.to_vec(),
            open,
            distance_km: Some(0.25),
            accepting: Some(false),
            assured_on: "2026-11-22".parse().ok(),
            ..Hit::default()
        });
        let expansion = |reason| Expansion { typed: "a".to_owned(), means: "b".to_owned(), reason };
        let results = Results {
            hits: hits.into(),
            expansions: vec![expansion(ExpansionReason::Synonym), expansion(ExpansionReason::Spelling)],
            counts: FacetCounts {
                needs: vec![(Need::Food, 1)],
                languages: vec![("es".to_owned(), 2)],
                audiences: Audience::ALL.iter().map(|audience| (*audience, 3)).collect(),
                ..FacetCounts::default()
            },
            empty: Some(EmptyHelp { drop: vec![(Filter::Free, 4)], spelling: None, need: Some(Need::Work) }),
            ..Results::default()
        };
        let report = |verdict| TrustReport {
            verdict,
            checked_at: Some(5),
            roles: vec![RoleReport { keys: vec![KeyReport::default()], ..RoleReport::default() }],
            log: vec![LogEntry { at: 6, message: "refused".to_owned() }],
            ..TrustReport::default()
        };
        let similar = Similar { code: Code::default(), name: "Other pantry".to_owned() };
        for reply in [
            Reply::Started,
            Reply::Search(Box::new(results)),
            Reply::Overtaken,
            Reply::Records(vec![None, Some(Record::default())]),
            Reply::Gone(vec![Gone { name: Some("Pantry".to_owned()), similar: vec![similar], ..Gone::default() }]),
            Reply::NeedCounts(vec![(Need::Food, 8)]),
            Reply::Trust(Box::new(report(Verdict::Stale { confirmed_at: 9 }))),
            Reply::UpdateChecked,
        ] {
            check_answer(FromWorker::Reply { id: 1, reply });
        }
        for failure in [Failure::NoDirectory, Failure::Internal("why".to_owned())] {
            check_answer(FromWorker::Failed { id: 2, failure });
        }
        let refused = Verdict::Refused { role: "root".to_owned(), rule: "old".to_owned(), kept: Some(10) };
        let summary = Summary {
            zone: Zone { first_offset: -18_000, transitions: vec![(-11, -14_400)] },
            version: u64::MAX,
            trust: report(refused),
            ..Summary::default()
        };
        let progress = |phase| Event::Progress { phase, done: 12, total: 13 };
        for event in [
            Event::Ready,
            progress(Phase::Opening),
            progress(Phase::Downloading),
            progress(Phase::Verifying),
            progress(Phase::Indexing),
            Event::Searchable(Box::new(summary)),
            Event::Updated { changes: Changes { added: 14, changed: 15, gone: 16, since: -17 } },
            Event::Trust(Box::new(report(Verdict::Fresh))),
            Event::Trust(Box::new(report(Verdict::Unreached))),
            Event::NotKept { reason: "full".to_owned() },
        ] {
            check_answer(FromWorker::Event(event));
        }
    }
}

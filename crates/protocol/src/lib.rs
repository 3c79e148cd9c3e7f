//! The messages between the page and its worker. They travel as bytes (postcard) through `postMessage`: the programs of
//! page and worker are of one build, so both always have the same types, and no message is ever kept.
//!
//! The first message is the worker's [`Event::Ready`], since messages sent before its wasm runs are lost.
//! Every request gets exactly one [`FromWorker::Reply`] or [`FromWorker::Failed`] with its id; a search that is not
//! run because a newer one came is answered with [`Reply::Superseded`].

mod changes;

pub use changes::{Changed, Changes};

use serde::{Deserialize, Serialize};
use signpost_coverage::Coverage;
use signpost_directory::{AreaKind, Code, Community, Record};
use signpost_handoff::sheet::Gone;
use signpost_hours::{UnixSeconds, Zone};
use signpost_search::{Query, Results};
use signpost_trust::report::TrustReport;

/// A message of the page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ToWorker {
    /// Chosen by the page; the reply has the same.
    pub id: u32,
    /// What is asked for.
    pub request: Request,
}

/// What the page asks of the worker.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Request {
    /// The newest search replaces those that wait.
    Search(Query),
    /// Programs with all that belongs to them; the reply holds `None` where a code is not in the directory.
    Records {
        /// In the order of the reply.
        codes: Vec<Code>,
        /// `false`: the reader would rather have them now, without their long texts, than wait for these.
        whole: bool,
    },
    /// The names of programs that are no longer listed, and what resembles them, in the words of `lang`.
    Gone {
        /// Codes that the directory does not have.
        codes: Vec<Code>,
        /// BCP 47 tag.
        lang: String,
    },
    /// Number of programs for each need, for the home page and the picker.
    NeedCounts,
    /// Needs by areas: the coverage page.
    Coverage {
        /// How the community is divided.
        by: AreaKind,
    },
    /// Who signed, when, which versions: the About page.
    Trust,
    /// What belongs to the app is here: search for signs of danger, and by what the words of a sentence speak for, too.
    UnderstandSentences,
    /// Look for a newer release now.
    CheckForUpdate,
    /// Fetch these parts of a large directory, keep them, and drop the others.
    ChooseParts {
        /// Their ids ([`signpost_directory::Part`]).
        ids: Vec<String>,
    },
}

/// A message of the worker.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum FromWorker {
    /// A request was answered.
    Reply {
        /// Of the request.
        id: u32,
        /// What was asked for.
        reply: Reply,
    },
    /// A request could not be answered.
    Failed {
        /// Of the request.
        id: u32,
        /// Why there is no reply.
        failure: Failure,
    },
    /// Sent without a request.
    Event(Event),
}

/// What answers a [`Request`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Reply {
    /// To [`Request::Search`].
    Search(Box<Results>),
    /// A newer search came in before this one ran.
    Superseded,
    /// To [`Request::Records`], in the order of the codes.
    Records(#[serde(with = "as_json")] Vec<Option<Record>>),
    /// In the order of the codes.
    Gone(Vec<Gone>),
    /// To [`Request::NeedCounts`].
    NeedCounts(Vec<(signpost_directory::Need, u32)>),
    /// To [`Request::Coverage`].
    Coverage(Box<Coverage>),
    /// To [`Request::Trust`].
    Trust(Box<TrustReport>),
    /// To [`Request::UnderstandSentences`], when that has been tried.
    UnderstandingTried {
        /// `false`: nothing of it is to be had, or it is in use already.
        are_new: bool,
    },
    /// To [`Request::CheckForUpdate`], when the check has ended, in whatever way.
    UpdateChecked,
    /// To [`Request::ChooseParts`].
    PartsChosen {
        /// `false`: what was not here could not be fetched.
        all: bool,
    },
}

/// What the worker sends without a request.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Event {
    /// The worker's wasm runs and receives messages.
    Ready,
    /// What is being waited for, for the loading state. `done` and `total` in bytes or programs.
    Progress {
        /// What is done now.
        phase: Phase,
        /// So far.
        done: u64,
        /// In all; 0 where that is not known.
        total: u64,
    },
    /// A verified directory is searchable (again, after an update).
    Searchable(Box<Summary>),
    /// A newer release was activated in the background.
    Updated {
        /// What a reader would notice.
        changes: Changes,
    },
    /// The verdict changed, or the check failed: for the banner.
    Trust(Box<TrustReport>),
    /// A check for a newer release has ended; whether the site answered.
    Checked {
        /// `false`: no connection, or nothing that can be of a release.
        answered: bool,
    },
    /// The directory is kept on this device, also where it could not be before.
    Kept,
    /// What could not be kept on this device (a full disk, private browsing).
    NotKept {
        /// In the browser's words, for the log.
        reason: String,
    },
}

/// The phases of loading a directory, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// The stored one is read.
    Opening,
    /// Another tab is at it, and takes a while.
    Waiting,
    /// Its files are fetched.
    Downloading,
    /// Hashes and content are checked.
    Verifying,
    /// The search index is built.
    Indexing,
}

/// Facts about the directory as a whole, for the page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Summary {
    /// Who publishes it.
    #[serde(with = "as_json")]
    pub community: Community,
    /// Its time zone.
    pub zone: Zone,
    /// When the release was made.
    pub released_at: UnixSeconds,
    /// Version number of the release, for sheets: "version 12".
    pub version: u64,
    /// Programs that are listed.
    pub programs: u32,
    /// Organizations in it.
    pub organizations: u32,
    /// Who signed it, and whether it is fresh.
    pub trust: TrustReport,
    /// `false`: the long texts are still on their way.
    pub is_whole: bool,
    /// The parts of a large directory that are here, by id.
    pub parts: Vec<String>,
}

/// A request that could not be answered; the page shows its own words for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// No verified directory is at hand.
    NoDirectory,
    /// For the console and the About page's log; not shown as is.
    Internal(String),
}

/// Large types that the app reads and writes as JSON anyway (a saved program, the community in the page) travel as JSON
/// inside the message: in postcard, too, their code would be compiled a second time.
mod as_json {
    use serde::{
        Deserialize, Deserializer, Serialize, Serializer,
        de::{DeserializeOwned, Error as _},
        ser::Error as _,
    };

    pub(super) fn serialize<T: Serialize, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&serde_json::to_string(value).map_err(S::Error::custom)?)
    }

    pub(super) fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        serde_json::from_str(<&str>::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// The bytes of a message.
fn encode(message: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(message).expect("a message has only lists of known length and memory to be written to")
}

impl ToWorker {
    /// For `postMessage`.
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }

    /// The reverse of [`ToWorker::to_bytes`].
    pub fn from_bytes(bytes: &[u8]) -> Result<ToWorker, postcard::Error> {
        postcard::from_bytes(bytes)
    }
}

impl FromWorker {
    /// For `postMessage`.
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }

    /// The reverse of [`FromWorker::to_bytes`].
    pub fn from_bytes(bytes: &[u8]) -> Result<FromWorker, postcard::Error> {
        postcard::from_bytes(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::{
        Coordinates, CrisisLine, Danger, Directory, Need, Organization, Phone, Program, Room, RoomStatus,
    };
    use signpost_handoff::sheet::Similar;
    use signpost_hours::OpenState;
    use signpost_search::{
        Audience, EmptyHelp, Expansion, ExpansionReason, FacetCounts, Filter, Filters, Hit, Marked, Near, Sort,
    };
    use signpost_trust::report::{KeyReport, LogEntry, RoleReport, Verdict};
    use std::fmt::Debug;

    /// A message that is written and read again is the same.
    fn check<T: Debug>(message: T, to_bytes: fn(&T) -> Vec<u8>, from_bytes: fn(&[u8]) -> postcard::Result<T>) {
        let read = from_bytes(&to_bytes(&message)).unwrap_or_else(|error| panic!("{message:?}: {error}"));
        assert_eq!(format!("{read:?}"), format!("{message:?}"));
    }

    fn crisis_line(dangers: &[Danger]) -> CrisisLine {
        CrisisLine { number: "988".to_owned(), dangers: dangers.to_vec(), ..CrisisLine::default() }
    }

    fn check_request(id: u32, request: Request) {
        check(ToWorker { id, request }, ToWorker::to_bytes, ToWorker::from_bytes);
    }

    fn check_answer(message: FromWorker) {
        check(message, FromWorker::to_bytes, FromWorker::from_bytes);
    }

    #[test]
    fn every_request_survives_a_round_trip() {
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
            serves_place: true,
            weekends: true,
            evenings: true,
            area: "town:Port Linnet".parse().ok(),
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
        let codes = vec![Code::default()];
        let gone = Request::Gone { codes: codes.clone(), lang: "es".to_owned() };
        let coverage = Request::Coverage { by: AreaKind::County };
        for request in [
            Request::Records { codes, whole: true },
            gone,
            coverage,
            Request::NeedCounts,
            Request::Trust,
            Request::CheckForUpdate,
            Request::ChooseParts { ids: vec!["lark".to_owned()] },
        ] {
            check_request(0, request);
        }
    }

    #[test]
    fn every_reply_and_event_survives_a_round_trip() {
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
            room: Some(Room { status: RoomStatus::Waitlist, as_of: "2026-11-22".parse().ok(), is_stale: true }),
            assured_on: "2026-11-22".parse().ok(),
            phone: Some(Phone { is_impossible: open == OpenState::Unknown, ..Phone::of("988") }),
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
            crisis_lines: vec![crisis_line(&[]), crisis_line(&[Danger::Suicide, Danger::Crisis])],
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
        let program = Program { name: "Food box".to_owned(), organization: Some(0), ..Program::default() };
        let organizations = vec![Organization { name: "Pantry".to_owned(), ..Organization::default() }];
        let directory = Directory { programs: vec![program], organizations, ..Directory::default() };
        for reply in [
            Reply::Search(Box::new(results)),
            Reply::Superseded,
            Reply::Records(vec![None, Some(Record::default())]),
            Reply::Gone(vec![Gone { name: Some("Pantry".to_owned()), similar: vec![similar], ..Gone::default() }]),
            Reply::NeedCounts(vec![(Need::Food, 8)]),
            Reply::Coverage(Box::new(Coverage::of(&directory, AreaKind::Town, 0))),
            Reply::Trust(Box::new(report(Verdict::Stale { confirmed_at: 9 }))),
            Reply::UpdateChecked,
            Reply::PartsChosen { all: true },
        ] {
            check_answer(FromWorker::Reply { id: 1, reply });
        }
        for failure in [Failure::NoDirectory, Failure::Internal("why".to_owned())] {
            check_answer(FromWorker::Failed { id: 2, failure });
        }
        let refused = Verdict::Refused { role: "root".to_owned(), rule: "old".to_owned(), kept: Some(10) };
        let summary = Summary {
            community: Community {
                crisis_lines: vec![crisis_line(&[]), crisis_line(&[Danger::Overdose])],
                ..Community::default()
            },
            zone: Zone { first_offset: -18_000, transitions: vec![(-11, -14_400)] },
            version: u64::MAX,
            trust: report(refused),
            ..Summary::default()
        };
        let changed = |count| Changed { count, codes: Code::candidates("changed").take(2).collect() };
        let progress = |phase| Event::Progress { phase, done: 12, total: 13 };
        for event in [
            Event::Ready,
            progress(Phase::Opening),
            progress(Phase::Waiting),
            progress(Phase::Downloading),
            progress(Phase::Verifying),
            progress(Phase::Indexing),
            Event::Searchable(Box::new(summary)),
            Event::Updated {
                changes: Changes { added: changed(14), changed: changed(15), gone: changed(16), since: -17 },
            },
            Event::Trust(Box::new(report(Verdict::Fresh))),
            Event::Trust(Box::new(report(Verdict::Unreached))),
            Event::Checked { answered: true },
            Event::Kept,
            Event::NotKept { reason: "full".to_owned() },
        ] {
            check_answer(FromWorker::Event(event));
        }
    }
}

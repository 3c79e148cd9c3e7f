//! Defines what the page and the worker say to each other. Both sides serialize these types as JSON
//! text in `postMessage`.
//!
//! The worker speaks first ([`Event::Ready`]), since messages sent before its wasm runs are lost.
//! Every request gets exactly one [`FromWorker::Reply`] or [`FromWorker::Failed`] with its id; a search that a
//! newer one has overtaken is answered with [`Reply::Overtaken`].

use crate::core::{
    UnixSeconds,
    directory::{Code, Community, Directory, Record},
    hours::Zone,
    json, saved,
    search::{Query, Results},
    trust::report::TrustReport,
};

/// Exchanged at the handshake, since app and worker are two files that must be of one build.
pub const BUILD: &str = match option_env!("SIGNPOST_BUILD") {
    Some(build) => build,
    None => "dev",
};

#[derive(Debug, Clone)]
pub struct ToWorker {
    pub id: u32,
    pub request: Request,
}

#[derive(Debug, Clone)]
pub enum Request {
    /// First of all. `anchor` is the text of the page's trust anchor (`index.html`).
    Start {
        build: String,
        base_url: String,
        anchor: String,
    },
    Search(Query),
    /// Programs with all that belongs to them; the reply holds `None` where a code is not in the directory.
    Records {
        codes: Vec<Code>,
    },
    /// Number of programs for each need, for the home page and the picker.
    NeedCounts,
    /// Who signed, when, which versions: the About page.
    Trust,
    /// Look for a newer release now.
    CheckForUpdate,
}

#[derive(Debug, Clone)]
pub enum FromWorker {
    Reply { id: u32, reply: Reply },
    Failed { id: u32, failure: Failure },
    Event(Event),
}

#[derive(Debug, Clone)]
pub enum Reply {
    Started,
    Search(Box<Results>),
    /// A newer search came in before this one was begun.
    Overtaken,
    Records(Vec<Option<Record>>),
    NeedCounts(Vec<(crate::core::directory::Need, u32)>),
    Trust(Box<TrustReport>),
    UpdateChecked,
}

/// Told by the worker on its own.
#[derive(Debug, Clone)]
pub enum Event {
    /// The worker's wasm runs and listens.
    Ready { build: String },
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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    Opening,
    Downloading,
    Verifying,
    Indexing,
}

/// What the page needs to know of the directory as a whole.
#[derive(Debug, Clone, PartialEq, Default)]
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

#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// No verified directory is at hand.
    NoDirectory,
    /// App and worker are of two builds: reload.
    OtherBuild,
    /// For the console and the About page's log; not shown as is.
    Internal(String),
}

json::whole!(ToWorker { id, request });
json::tagged!(Request {
    Start { build, base_url, anchor } = "Start",
    Search(query) = "Search",
    Records { codes } = "Records",
    NeedCounts = "NeedCounts",
    Trust = "Trust",
    CheckForUpdate = "CheckForUpdate",
});
json::tagged!(FromWorker {
    Reply { id, reply } = "Reply",
    Failed { id, failure } = "Failed",
    Event(event) = "Event",
});
json::tagged!(Reply {
    Started = "Started",
    Search(results) = "Search",
    Overtaken = "Overtaken",
    Records(records) = "Records",
    NeedCounts(counts) = "NeedCounts",
    Trust(report) = "Trust",
    UpdateChecked = "UpdateChecked",
});
json::tagged!(Event {
    Ready { build } = "Ready",
    Progress { phase, done, total } = "Progress",
    Searchable(summary) = "Searchable",
    Updated { changes } = "Updated",
    Trust(report) = "Trust",
    NotKept { reason } = "NotKept",
});
json::choice!(Phase {
    Opening = "Opening",
    Downloading = "Downloading",
    Verifying = "Verifying",
    Indexing = "Indexing",
});
json::record!(Summary { community, zone, released_at, version, programs, organizations, trust });
json::record!(Changes { added, changed, gone, since });
json::tagged!(Failure { NoDirectory = "NoDirectory", OtherBuild = "OtherBuild", Internal(reason) = "Internal" });

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::directory::{Organization, Program};

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
}

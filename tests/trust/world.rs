//! A community with its keys, its published site, and a reader who visits it, for every trust test.

use signpost_hours::UnixSeconds;
use signpost_trust::{
    Anchor, Floor, Goal, Policy, Reason, TrustedState, Update,
    client::{Fetch, Outcome, Response, Step},
    metadata::{Metadata, Root, Signed, Snapshot, TargetFile, Targets, Timestamp},
    path,
    policy::DAY,
    sign::{Lifetimes, Repository, RoleSetup, Setup, SigningKey, add_partner},
};
use std::collections::BTreeMap;

/// 2026-01-01T00:00:00Z.
pub const NOW: UnixSeconds = 1_767_225_600;
pub const PACK: &str = "data/directory.pack";

/// Key number `n`, the same in every run.
pub fn key(n: u8) -> SigningKey {
    SigningKey::from_seed(&[n; 32], Some(&format!("Holder {n}")))
}

/// Keys by number: roots 1 to 3 (threshold 2), editors 10, online 20, partners from 30.
pub const ROOTS: [u8; 3] = [1, 2, 3];
pub const EDITOR: u8 = 10;
pub const ONLINE: u8 = 20;

pub fn setup(keys: &[u8], threshold: u64) -> RoleSetup {
    RoleSetup::new(keys.iter().map(|n| key(*n).key()), threshold)
}

/// A published site: path to bytes.
pub type Site = BTreeMap<String, Vec<u8>>;

/// A community: its repository, and the bytes of its packs.
#[derive(Clone)]
pub struct Community {
    pub repository: Repository,
    pub packs: BTreeMap<String, Vec<u8>>,
    pub lifetimes: Lifetimes,
}

impl Community {
    /// First published at [`NOW`], with the pack "release 1".
    pub fn new() -> Self {
        Self::founded(NOW)
    }

    pub fn founded(now: UnixSeconds) -> Self {
        let lifetimes = Lifetimes::default();
        let founding = Setup {
            root: setup(&ROOTS, 2),
            targets: setup(&ROOTS, 2),
            editors: setup(&[EDITOR], 1),
            online: setup(&[ONLINE], 1),
            grace_days: 60,
        };
        let mut root = founding.root(now, &lifetimes);
        let mut targets = founding.targets(now, &lifetimes);
        sign(&mut root, &[1, 2]);
        sign(&mut targets, &[1, 2]);
        let mut community = Self {
            repository: Repository::new(root, targets).expect("a new repository"),
            packs: BTreeMap::new(),
            lifetimes,
        };
        community.release(b"release 1", now);
        community
    }

    /// The editors sign `body` as the directory's pack, and the online key signs snapshot and timestamp.
    pub fn release(&mut self, body: &[u8], now: UnixSeconds) {
        self.list("editors", EDITOR, &[(PACK, body)], now);
        self.sign_snapshot_and_timestamp(now);
    }

    /// Signs a list of exactly these packs for `role`, without a new snapshot and timestamp.
    pub fn list(&mut self, role: &str, signer: u8, packs: &[(&str, &[u8])], now: UnixSeconds) {
        let files = packs.iter().map(|(path, body)| ((*path).to_owned(), TargetFile::of(body, Some(body))));
        let mut file = self.repository.next_delegated(role, files, now, &self.lifetimes).expect("a delegated role");
        file.sign(&key(signer));
        self.repository.accept_delegated(role, file).expect("signed by its key");
        for (path, body) in packs {
            self.packs.insert((*path).to_owned(), body.to_vec());
        }
    }

    pub fn sign_snapshot_and_timestamp(&mut self, now: UnixSeconds) {
        self.repository
            .sign_snapshot_and_timestamp(&[&key(ONLINE)], now, &self.lifetimes)
            .expect("signed by the online key");
    }

    /// Adds `partner-NAME` with its pack, and publishes it.
    pub fn add_partner(&mut self, name: &str, signer: u8, body: &[u8], now: UnixSeconds) {
        self.delegate(now, |targets| {
            add_partner(targets, name, &setup(&[signer], 1));
        });
        let path = format!("partners/{name}/directory.pack");
        self.list(&format!("partner-{name}"), signer, &[(&path, body)], now);
        self.sign_snapshot_and_timestamp(now);
    }

    /// Accepts a new targets file with changed delegations.
    pub fn delegate(&mut self, now: UnixSeconds, change: impl FnOnce(&mut Targets)) {
        let mut targets = self.repository.next_targets(change, now, &self.lifetimes);
        sign(&mut targets, &[1, 2]);
        self.repository.accept_targets(targets).expect("signed by two");
    }

    /// Accepts a new root, signed by these keys.
    pub fn rotate(&mut self, signers: &[u8], now: UnixSeconds, change: impl FnOnce(&mut Root)) {
        let mut root = self.repository.next_root(change, now, &self.lifetimes);
        sign(&mut root, signers);
        self.repository.accept_root(root).expect("signed by old and new");
    }

    /// Everything that is published.
    pub fn site(&self) -> Site {
        let mut site: Site =
            self.repository.files().into_iter().map(|(name, bytes)| (format!("metadata/{name}"), bytes)).collect();
        for (path, body) in &self.packs {
            let hash = TargetFile::of(body, None).hashes.prefix();
            let (folder, name) = path.rsplit_once('/').expect("a folder");
            site.insert(format!("targets/{folder}/{hash}.{name}"), body.clone());
        }
        site
    }

    /// The trust anchor of the page published with this release.
    pub fn anchor(&self) -> Anchor {
        Anchor {
            root: self.repository.root().to_bytes(),
            floor: Floor {
                timestamp: self.repository.timestamp.as_ref().map_or(0, Metadata::version),
                snapshot: self.repository.snapshot.as_ref().map_or(0, Metadata::version),
                targets: self.repository.targets.version(),
                time: 0,
            },
        }
    }

    /// The trust anchor of an old page: the first root, without a floor.
    pub fn old_anchor(&self) -> Anchor {
        let root = self.site()["metadata/1.root.json"].clone();
        Anchor { root, floor: Floor::default() }
    }
}

pub fn sign<T: Signed>(file: &mut Metadata<T>, signers: &[u8]) {
    for n in signers {
        file.sign(&key(*n));
    }
}

/// Replaces the response to a request, or none.
pub type Fault<'a> = &'a dyn Fn(&Fetch) -> Option<Response>;

/// Runs an update against a site, and returns its requests.
pub fn drive(update: &mut Update, site: &Site, fault: Fault) -> (Outcome, Vec<String>) {
    let mut requests = Vec::new();
    for _ in 0..2_000 {
        match update.step() {
            Step::Done(outcome) => return (*outcome, requests),
            Step::Fetch(fetch) => {
                let name = fetch.site_path();
                requests.push(name.clone());
                let response = fault(&fetch).unwrap_or_else(|| match site.get(&name) {
                    Some(bytes) if bytes.len() as u64 > fetch.max_length => Response::TooLong,
                    Some(bytes) => body(bytes.clone()),
                    None => Response::Status(404),
                });
                update.handle_response(response);
            }
        }
    }
    panic!("the update asks for ever: {:?}", &requests[..10]);
}

pub fn body(bytes: impl Into<Vec<u8>>) -> Response {
    Response::Body { bytes: bytes.into(), sha256: None }
}

/// A reader's device, with what it stores between visits.
#[derive(Clone)]
pub struct Reader {
    pub anchor: Anchor,
    pub stored: Option<Vec<u8>>,
    pub policy: Policy,
    pub requests: Vec<String>,
}

impl Reader {
    pub fn new(anchor: Anchor) -> Self {
        Self { anchor, stored: None, policy: Policy::reader(), requests: Vec::new() }
    }

    pub fn strict(anchor: Anchor) -> Self {
        Self { policy: Policy::strict(), ..Self::new(anchor) }
    }

    pub fn state(&self, now: UnixSeconds) -> TrustedState {
        match &self.stored {
            Some(bytes) => {
                TrustedState::load(bytes, &self.anchor, &self.policy, now).expect("the stored state is good")
            }
            None => TrustedState::first_visit(&self.anchor, &self.policy).expect("a good anchor"),
        }
    }

    /// Opens the page: loads the stored state, updates, stores again.
    pub fn visit(&mut self, site: &Site, now: UnixSeconds) -> Outcome {
        self.visit_with(site, now, &|_| None)
    }

    pub fn visit_with(&mut self, site: &Site, now: UnixSeconds, fault: Fault) -> Outcome {
        let mut update = Update::new(self.state(now), Goal::Release, &self.policy, now);
        let (outcome, requests) = drive(&mut update, site, fault);
        self.requests = requests;
        self.stored = Some(update.state().to_bytes());
        outcome
    }

    /// The hash of the pack that this device would show, if any.
    pub fn shows(&self, now: UnixSeconds) -> Option<[u8; 32]> {
        let state = self.state(now);
        let file = state.release()?.files().first()?.clone();
        Some(file.sha256)
    }
}

/// The role and the reason of a refusal.
pub fn refused(outcome: &Outcome) -> (&str, &Reason) {
    match outcome {
        Outcome::Refused(refusal) => (refusal.role.as_str(), &refusal.reason),
        other => panic!("not refused: {other:?}"),
    }
}

pub fn is_updated(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Updated { .. })
}

/// Parses a published file, changes it and signs it with these keys, as a thief of the keys could.
pub fn forge<T: Signed + Clone>(bytes: &[u8], signers: &[u8], change: impl FnOnce(&mut T)) -> Vec<u8> {
    let file: Metadata<T> = Metadata::parse(bytes, "forged").expect("a good file");
    let mut signed = file.signed().clone();
    change(&mut signed);
    let mut forged = Metadata::draft(signed);
    sign(&mut forged, signers);
    forged.to_bytes()
}

pub fn days(n: i64) -> UnixSeconds {
    n * DAY
}

/// The path of a role's current metadata.
pub fn name_of(site: &Site, role: &str) -> String {
    let suffix = format!(".{}.json", path::quote_name(role));
    site.keys()
        .filter(|name| name.ends_with(&suffix) || **name == format!("metadata/{role}.json"))
        .max_by_key(|name| {
            let number = name.trim_start_matches("metadata/").split('.').next();
            number.and_then(|n| n.parse::<u64>().ok()).unwrap_or(0)
        })
        .expect("a file of the role")
        .clone()
}

pub fn timestamp(site: &Site) -> Metadata<Timestamp> {
    Metadata::parse(&site["metadata/timestamp.json"], "timestamp").expect("a good timestamp")
}

pub fn snapshot(site: &Site) -> Metadata<Snapshot> {
    Metadata::parse(&site[&name_of(site, "snapshot")], "snapshot").expect("a good snapshot")
}

//! What `verify` saw of a site before, kept for the next time: a host that serves an old site again is noticed.

use super::{
    app::Files,
    date_time, next_step,
    reader::visit_with,
    site,
    site_files::{INDEX, SiteFiles},
};
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use signpost_hours::UnixSeconds;
use signpost_trust::{
    Anchor, Policy, Refusal, TrustedState,
    client::{Fetch, Outcome, Response},
    hex,
};
use std::{
    env, fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

/// What [`Refusal`]s of damaged stored bytes name as their role.
const STORED: &str = "the copy on this device";

/// The file for a site, in the user's cache.
pub fn default_file(site: &str) -> Option<PathBuf> {
    let from = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = from("SIGNPOST_CACHE")
        .or_else(|| from("XDG_CACHE_HOME").map(|folder| folder.join("signpost")))
        .or_else(|| from("HOME").map(|folder| folder.join(".cache/signpost")))?;
    let name = hex::encode(&Sha256::digest(site.trim_end_matches(INDEX).trim_end_matches('/'))[..8]);
    Some(cache.join("verify").join(format!("{name}.state")))
}

/// What the next visit of this device starts from.
pub struct Returning {
    state: TrustedState,
    /// Nothing was seen before, or it could not be read.
    pub first: bool,
}

/// Visits the site as the device that has been there before. `seen` are the files that were just read from it.
pub fn return_to(served: &SiteFiles, anchor: &Anchor, file: &Path, seen: &Files, at: UnixSeconds) -> Result<Returning> {
    let stored = match fs::read(file) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error).with_context(|| format!("{} cannot be read", file.display())),
    };
    let policy = Policy::reader();
    let loaded = stored.map(|bytes| TrustedState::load(&bytes, anchor, &policy, at));
    let (state, first) = match loaded {
        Some(Ok(state)) => (state, false),
        Some(Err(refusal)) if refusal.role != STORED => return Err(other_site(&refusal, file)),
        None | Some(Err(_)) => (TrustedState::first_visit(anchor, &policy)?, true),
    };
    let before = state.report(at).checked_at;
    let answer = |wanted: &Fetch| {
        let place = wanted.site_path();
        let known = seen.get(&place).filter(|bytes| bytes.len() as u64 <= wanted.max_length);
        known.map_or_else(
            || served.read(&place, wanted.max_length),
            |bytes| Response::Body { bytes: bytes.clone(), sha256: None },
        )
    };
    let visit = visit_with(&answer, state, at);
    match visit.outcome {
        Outcome::Refused(refusal) | Outcome::Unreachable(refusal) => {
            let when = before.map_or_else(String::new, |at| format!(" on {}", date_time(at)));
            bail!(
                "it is not what was seen here before{when} ({}): {refusal}\nWhat to do: {}",
                file.display(),
                next_step::of_refusal(&refusal)
            )
        }
        _ => Ok(Returning { state: visit.update.into_state(), first }),
    }
}

fn other_site(refusal: &Refusal, file: &Path) -> anyhow::Error {
    anyhow::anyhow!(
        "its keys do not follow from those seen here before: {refusal}. If the community says that it began anew, remove {}",
        file.display()
    )
}

impl Returning {
    pub fn store(&self, file: &Path) -> Result<()> {
        site::write_whole(file, &self.state.to_bytes()).context("what was seen cannot be kept for the next time")
    }
}

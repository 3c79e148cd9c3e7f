//! Defines `signpost renew`: says that a site is still current, unattended, with the online key alone.

use super::{Outcome, countdown, date_time, keys::PrivateKeys, now, offline::Offline, release, site};
use anyhow::{Context, Result};
use signpost_hours::UnixSeconds;
use signpost_trust::{
    metadata::Signed,
    policy::DAY,
    release::EDITORS,
    sign::{Lifetimes, Repository},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// Say that the site is still current (daily, by a scheduled job), and publish what was rotated
#[derive(Debug, clap::Args)]
#[command(after_help = "Example, as a line of a crontab:
  17 4 * * *  signpost renew /srv/help --keys /srv/keys
Only the online key is needed, and metadata/ of the folder of keys.
Exit codes: 0 renewed, 1 renewed, but another role's time is nearly over, 2 not renewed.")]
pub struct Args {
    pub site: PathBuf,
    /// The community's folder of keys; online/ and metadata/ of it are enough
    #[arg(long, value_name = "DIR")]
    pub keys: PathBuf,
    /// The time to sign with, instead of now
    #[arg(long, value_name = "TIME", value_parser = super::parse_time)]
    pub at: Option<UnixSeconds>,
    #[command(flatten)]
    pub term: Term,
}

/// How long "still current" holds.
#[derive(Debug, Clone, clap::Args)]
pub struct Term {
    /// Days until readers are told that the directory was not confirmed: 14 with a daily job, 45 without
    #[arg(long, value_name = "DAYS", default_value_t = 14, value_parser = clap::value_parser!(u32).range(1..=180))]
    pub timestamp_days: u32,
}

impl Term {
    pub fn lifetimes(&self) -> Lifetimes {
        Lifetimes { timestamp: self.timestamp_days, ..Lifetimes::default() }
    }
}

pub fn run(args: Args) -> Result<Outcome> {
    let at = args.at.unwrap_or_else(now);
    let lifetimes = args.term.lifetimes();
    let offline = Offline::read(&args.keys)?;
    let private = PrivateKeys::read(&args.keys)?;
    let mut repository = read_repository(&args.site)?;
    let entries = repository.delegated.clone();
    let news = offline.bring_up(&mut repository, &entries)?;
    resign_editors(&mut repository, &private, at, &lifetimes)?;
    let online_keys = private.enough("online", &repository.root().signed().timestamp)?;
    repository.sign_snapshot_and_timestamp(&online_keys, at, &lifetimes)?;

    // What is new has names of its own; the timestamp, written last, makes it current.
    let mut files: Vec<_> = release::metadata(&repository).into_iter().collect();
    files.sort_by_key(|(path, _)| path == site::TIMESTAMP);
    for (path, bytes) in &files {
        let file = args.site.join(path);
        if path == site::TIMESTAMP || !file.exists() {
            site::write_whole(&file, bytes)?;
        }
    }
    news.iter().for_each(|news| say!("{news}"));
    say!("Renewed {}.", args.site.display());
    say_next(&repository, &args.site, &args.keys, at);
    Ok(if soonest_other(&repository).1 - at < 30 * DAY { Outcome::Attention } else { Outcome::Done })
}

/// Reads a published site's metadata and checks every signature.
pub fn read_repository(site: &Path) -> Result<Repository> {
    let read = || {
        let files: BTreeMap<String, Vec<u8>> = site::read(site, "metadata")?
            .into_iter()
            .filter_map(|(path, bytes)| Some((path.strip_prefix("metadata/")?.to_owned(), bytes)))
            .collect();
        Ok::<_, anyhow::Error>(Repository::read(&files)?)
    };
    read().with_context(|| format!("{} is not a published site, or it was changed", site.display()))
}

/// After the editors' keys were changed, their list is signed anew, if the new key is here.
fn resign_editors(
    repository: &mut Repository,
    private: &PrivateKeys,
    at: UnixSeconds,
    lifetimes: &Lifetimes,
) -> Result<()> {
    let Some(delegations) = &repository.targets.signed().delegations else { return Ok(()) };
    let role = release::editors_role(repository)?;
    let Some(editors) = repository.delegated.get(EDITORS) else { return Ok(()) };
    let schemes = signpost_trust::Policy::strict().schemes;
    if editors.verify_signatures(EDITORS, EDITORS, &delegations.keys, &role, schemes).is_ok() {
        return Ok(());
    }
    let keys = private.enough("editors", &role).context(
        "the editors' keys were changed: the new one signs the list of files anew (renew with it, or publish)",
    )?;
    let files: Vec<_> = editors.signed().targets.iter().map(|(path, signed)| (path.clone(), signed.clone())).collect();
    let mut draft = repository.next_delegated(EDITORS, files, at, lifetimes)?;
    keys.into_iter().for_each(|key| draft.sign(key));
    Ok(repository.accept_delegated(EDITORS, draft)?)
}

/// Which role besides the timestamp expires first: name and moment.
fn soonest_other(repository: &Repository) -> (String, UnixSeconds) {
    let delegated = repository.delegated.iter().map(|(name, signed)| (name.clone(), signed.signed().header().expires));
    let root = ("root".to_owned(), repository.root().signed().header().expires);
    let targets = ("targets".to_owned(), repository.targets.signed().header().expires);
    delegated.chain([targets]).fold(root, |soonest, other| if other.1 < soonest.1 { other } else { soonest })
}

/// Says when the next thing is due.
pub fn say_next(repository: &Repository, site: &Path, keys: &Path, at: UnixSeconds) {
    let due = repository.timestamp.as_ref().map_or(at, |timestamp| timestamp.signed().header().expires);
    say!(
        "Next: signpost renew {} --keys {}, before {} ({})",
        site.display(),
        keys.display(),
        date_time(due),
        countdown(due, at)
    );
    let (name, expires) = soonest_other(repository);
    let what = match name.as_str() {
        "root" => "signpost rotate root --same-keys".to_owned(),
        "targets" => "signpost rotate targets --same-keys".to_owned(),
        EDITORS => "signpost publish".to_owned(),
        partner => format!("{partner} signs anew (signpost partner sign)"),
    };
    say!("After that: {what}, before {} ({})", date_time(expires), countdown(expires, at));
}

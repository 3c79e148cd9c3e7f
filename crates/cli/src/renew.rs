//! `signpost renew`: a new snapshot and timestamp for a site, unattended, with the online key alone.

use super::{Outcome, expiry, now, offline::OfflineMetadata, private_keys::PrivateKeys, published, site};
use anyhow::{Context, Result};
use signpost_hours::UnixSeconds;
use signpost_trust::{
    policy::DAY,
    release::EDITORS,
    sign::{Lifetimes, Repository},
};
use std::path::PathBuf;

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
    pub term: expiry::Term,
}

pub fn run(args: Args) -> Result<Outcome> {
    let at = args.at.unwrap_or_else(now);
    let lifetimes = args.term.lifetimes();
    let offline = OfflineMetadata::read(&args.keys)?;
    let private = PrivateKeys::read(&args.keys)?;
    let mut repository = published::read_repository(&args.site)?;
    let entries = repository.delegated.clone();
    let news = offline.apply_to(&mut repository, &entries)?;
    resign_editors(&mut repository, &private, at, &lifetimes)?;
    let online_keys = private.for_threshold("online", &repository.root().signed().timestamp)?;
    repository.sign_snapshot_and_timestamp(&online_keys, at, &lifetimes)?;

    // What is new has names of its own; the timestamp, written last, makes it current.
    let mut files: Vec<_> = published::metadata(&repository).into_iter().collect();
    files.sort_by_key(|(path, _)| path == site::TIMESTAMP);
    for (path, bytes) in &files {
        let file = args.site.join(path);
        if path == site::TIMESTAMP || !file.exists() {
            site::write_whole(&file, bytes)?;
        }
    }
    news.iter().for_each(|news| say!("{news}"));
    say!("Renewed {}.", args.site.display());
    expiry::print_next_steps(&repository, &args.site, &args.keys, at);
    Ok(if expiry::next_expiry(&repository).1 - at < 30 * DAY { Outcome::Attention } else { Outcome::Done })
}

/// After the editors' keys were changed, their list is signed anew, if the new key is here.
fn resign_editors(
    repository: &mut Repository,
    private: &PrivateKeys,
    at: UnixSeconds,
    lifetimes: &Lifetimes,
) -> Result<()> {
    let Some(delegations) = &repository.targets.signed().delegations else { return Ok(()) };
    let role = published::editors_role(repository)?;
    let Some(editors) = repository.delegated.get(EDITORS) else { return Ok(()) };
    let schemes = signpost_trust::Policy::strict().schemes;
    if editors.verify_signatures(EDITORS, EDITORS, &delegations.keys, &role, schemes).is_ok() {
        return Ok(());
    }
    let keys = private.for_threshold("editors", &role).context(
        "the editors' keys were changed: the new one signs the list of files anew (renew with it, or publish)",
    )?;
    let files: Vec<_> = editors.signed().targets.iter().map(|(path, signed)| (path.clone(), signed.clone())).collect();
    let mut draft = repository.next_delegated(EDITORS, files, at, lifetimes)?;
    keys.into_iter().for_each(|key| draft.sign(key));
    Ok(repository.accept_delegated(EDITORS, draft)?)
}

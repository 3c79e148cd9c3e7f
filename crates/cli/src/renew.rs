//! `signpost renew`: a new snapshot and timestamp for a site, unattended, with the online key alone.

use super::{
    Outcome,
    app::Files,
    capacity::{self, CapacitySource},
    expiry::{self, print_expiries},
    last_versions::{LastVersions, refuse_earlier},
    lock::Lock,
    now,
    offline::OfflineMetadata,
    packs::Target,
    partner,
    passphrase::{PassphraseArgs, Passphrases},
    private_keys::PrivateKeys,
    published,
    reader::{self, Reception},
    site::{SiteFolder, Uninterrupted},
    site_files::SiteFiles,
};
use anyhow::{Context, Result, bail};
use signpost_hours::UnixSeconds;
use signpost_trust::{
    Refusal,
    release::EDITORS,
    sign::{Lifetimes, Repository},
};
use std::{
    path::{Path, PathBuf},
    rc::Rc,
};

/// Say that the site is still current (daily, by a scheduled job), and publish what was rotated
#[derive(Debug, clap::Args)]
#[command(after_help = "Example, as a line of a crontab:
  17 4 * * *  signpost renew /srv/help --keys /srv/keys
Only the online key is needed, and metadata/ of the folder of keys.
With --config signpost.toml, the capacity that partners have signed since is taken from where its [[partners]] say. What is
refused there is told, and the site keeps what it has.
Exit codes: 0 renewed, 1 renewed, but another role's time is nearly or quite over, 2 not renewed.")]
pub struct Args {
    pub site: PathBuf,
    /// The community's folder of keys; online/ and metadata/ of it are enough
    #[arg(long, value_name = "DIR")]
    pub keys: PathBuf,
    /// The community's signpost.toml, which says where partners' capacity lies
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The time to sign with, instead of now
    #[arg(long, value_name = "TIME", value_parser = super::parse_time)]
    pub at: Option<UnixSeconds>,
    #[command(flatten)]
    pub term: expiry::Term,
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
}

pub fn run(args: Args) -> Result<Outcome> {
    let _lock = Lock::of(&args.keys)?;
    let at = args.at.unwrap_or_else(now);
    let lifetimes = args.term.lifetimes();
    let offline = OfflineMetadata::read(&args.keys)?;
    let private = PrivateKeys::read(&args.keys, Passphrases::of(&args.passphrase)?)?;
    let last_versions = LastVersions::read(&args.keys)?;
    let last = published::read_repository(&args.site)?;
    let folder = SiteFolder::open(&args.site, &[&args.keys])?;
    let mut repository = last.clone();
    let entries = repository.delegated.clone();
    let news = offline.apply_to(&mut repository, &entries)?;
    refuse_earlier(&repository, last_versions.signed_at(), at, &args.keys)?;
    resign_editors(&mut repository, &private, at, &lifetimes)?;
    let sources = args.config.as_deref().map(capacity::read_sources).transpose()?.unwrap_or_default();
    let beside = args.config.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
    let reported = take_capacity(&mut repository, &sources, beside, at);
    let online_keys = private.for_threshold("online", &repository.root().signed().timestamp)?;
    repository.sign_snapshot_and_timestamp(&online_keys, at, &lifetimes)?;
    last_versions.refuse_older(&repository)?;

    let mut files = published::metadata(&repository);
    reported.targets.iter().for_each(|target| target.put(&mut files));
    let files: Rc<Files> = Rc::new(files);
    let renewed = SiteFiles::Planned { files: files.clone(), folder: Some(args.site.clone()) };
    let repair = |refusal: &Refusal| expiry::repair(&refusal.role, &args.site, &args.keys);
    let reception = reader::rehearse(&renewed, Some((&SiteFiles::Folder(args.site.clone()), &last)), at)?;
    if let Reception::Refused(refusal) = &reception {
        bail!(
            "{} was not renewed: readers would refuse it, since {refusal}\nFirst: {}",
            args.site.display(),
            repair(refusal)
        );
    }
    folder.add_files(&files, &mut Uninterrupted)?;
    let remembered = last_versions.remember(&repository, &args.site);

    news.iter().chain(&reported.news).for_each(|news| say!("{news}"));
    say!("Renewed {}.", args.site.display());
    let mut outcome = remembered.max(print_expiries(&repository, &args.site, &args.keys, at)).max(reported.outcome);
    match &reception {
        Reception::StaleForReturning(refusal) => {
            say!("First visitors refuse it, since {refusal}\nFirst: {}", repair(refusal));
            outcome = Outcome::Attention;
        }
        Reception::Stale => outcome = Outcome::Attention,
        Reception::Current | Reception::Refused(_) => {}
    }
    if folder.is_interrupted() {
        say!("The last `signpost publish` was stopped before its end: publish again.");
        outcome = Outcome::Attention;
    }
    Ok(outcome)
}

/// What partners reported of their capacity since.
struct Reported {
    targets: Vec<Target>,
    news: Vec<String>,
    outcome: Outcome,
}

/// Takes what is in order. What is not is told, and keeps nobody from being told that the site is current.
fn take_capacity(repository: &mut Repository, sources: &[CapacitySource], beside: &Path, at: UnixSeconds) -> Reported {
    let mut reported = Reported { targets: Vec::new(), news: Vec::new(), outcome: Outcome::Done };
    for source in sources {
        let name = source.name();
        let taken = capacity::take(repository, source, beside, at).and_then(|taken| {
            let Some(taken) = taken else { return Ok(None) };
            repository.accept_delegated(&partner::role(name), taken.metadata)?;
            Ok(Some((taken.capacity, taken.programs)))
        });
        match taken {
            Ok(None) => {}
            Ok(Some((capacity, programs))) => {
                reported.targets.extend(capacity);
                reported.news.push(format!("{name} reported whether {programs} of its programs have room."));
            }
            Err(error) => {
                reported.news.push(format!("What {name} reported of its capacity was not taken: {error:#}"));
                reported.outcome = Outcome::Attention;
            }
        }
    }
    reported
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

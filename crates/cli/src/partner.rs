//! `signpost partner add | remove | sign`: organizations that sign their own entries, on their own
//! machines. The community includes them without holding their keys.

use super::{
    Outcome, capacity, date_time,
    lock::Lock,
    now,
    offline::{Draft, OfflineMetadata},
    packs::{self, Target},
    passphrase::{PassphraseArgs, Passphrases},
    private_keys::{self, PrivateKeys},
    sign, site,
    source::Source,
};
use anyhow::{Context, Result, anyhow, bail, ensure};
use signpost_directory::{CapacityReport, Directory};
use signpost_hours::UnixSeconds;
use signpost_trust::{
    metadata::{DelegatedRole, Header, Metadata, TargetFile, Targets},
    policy::DAY,
    release::PARTNER_PREFIX,
    sign::{Lifetimes, RoleSetup, add_partner, remove_partner},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Add(AddArgs),
    Remove(RemoveArgs),
    Sign(SignArgs),
}

/// Let a partner sign its own entries (needs the keys of targets)
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  signpost partner add clinic --key clinic-key/public.json --keys keys
Adding a partner that is there already replaces its keys.")]
pub struct AddArgs {
    /// Short name, which begins the ids of its entries: small letters, digits, hyphens
    #[arg(value_parser = partner_name)]
    pub name: String,
    /// The partner's public key (`signpost keys one`); several: any one of them signs
    #[arg(long = "key", value_name = "FILE", required = true)]
    pub key: Vec<PathBuf>,
    /// The community's folder of keys
    #[arg(long, value_name = "DIR")]
    pub keys: PathBuf,
    /// The time to sign with, instead of now
    #[arg(long, value_name = "TIME", value_parser = super::parse_time)]
    pub at: Option<UnixSeconds>,
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
}

/// Take the right to sign from a partner (needs the keys of targets)
#[derive(Debug, clap::Args)]
pub struct RemoveArgs {
    #[arg(value_parser = partner_name)]
    pub name: String,
    /// The community's folder of keys
    #[arg(long, value_name = "DIR")]
    pub keys: PathBuf,
    /// The time to sign with, instead of now
    #[arg(long, value_name = "TIME", value_parser = super::parse_time)]
    pub at: Option<UnixSeconds>,
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
}

/// Sign a partner's own entries, or whether they have room, on its own machine
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost partner sign clinic --from our-data --keys clinic-key --out for-the-community
  signpost partner sign clinic --capacity today.csv --keys clinic-key --out for-the-community
Send the folder to the community: signpost publish ... --partner for-the-community
The capacity is a table with the columns service_id and status (capacity, no-capacity, waitlist or
additional-assessment-required), or unit and available; the community's signpost renew takes it from the folder, or from
where you put it on the web, if its signpost.toml says so.")]
pub struct SignArgs {
    /// The name that the community gave
    #[arg(value_parser = partner_name)]
    pub name: String,
    /// The partner's own HSDS data: a folder or a zip
    #[arg(long, value_name = "SRC", required_unless_present = "capacity")]
    pub from: Option<PathBuf>,
    /// A table of which programs have room, for the entries that are in --out
    #[arg(long, value_name = "FILE.csv", conflicts_with_all = ["from", "config"])]
    pub capacity: Option<PathBuf>,
    /// The folder of the partner's key (`signpost keys one`)
    #[arg(long, value_name = "DIR")]
    pub keys: PathBuf,
    /// Folder to write; the last release in it is followed by the next version
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
    /// A signpost.toml elsewhere than beside the data
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The time to sign with, instead of now
    #[arg(long, value_name = "TIME", value_parser = super::parse_time)]
    pub at: Option<UnixSeconds>,
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
}

pub fn run(command: Command) -> Result<Outcome> {
    match command {
        Command::Add(args) => add(args),
        Command::Remove(args) => remove(args),
        Command::Sign(args) => sign_files(args),
    }
}

pub fn partner_name(name: &str) -> Result<String, String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if (1..=32).contains(&name.len()) && name.chars().all(plain) && !name.starts_with('-') {
        Ok(name.to_owned())
    } else {
        Err("a partner's name has 1 to 32 small letters, digits and hyphens, such as maple-clinic".to_owned())
    }
}

/// `partner-clinic`
pub fn role(name: &str) -> String {
    format!("{PARTNER_PREFIX}{name}")
}

/// The names of the partners that `targets` lets sign.
pub fn names(targets: &Targets) -> Vec<String> {
    let roles: &[DelegatedRole] = targets.delegations.as_ref().map_or(&[], |delegations| &delegations.roles);
    roles.iter().filter_map(|role| role.name.strip_prefix(PARTNER_PREFIX)).map(str::to_owned).collect()
}

/// By how many versions a partner may go ahead at once.
const MOST_AHEAD: u64 = 100_000;

/// Whoever has a partner's key could sign the last version that there can be, after which no other could follow: not that
/// of the partner's next key either.
pub fn check_version(name: &str, next: u64, found: u64) -> Result<()> {
    ensure!(
        found.saturating_sub(next) <= MOST_AHEAD,
        "{name} has signed version {found}, and the next would be {next}: nobody signs so often. Ask {name} whether somebody else has its key"
    );
    Ok(())
}

fn add(args: AddArgs) -> Result<Outcome> {
    let keys: Vec<_> = args.key.iter().map(|path| private_keys::read_public(path)).collect::<Result<_>>()?;
    for key in &keys {
        say!("{}: {}", key.holder().unwrap_or("(no name)"), key.fingerprint());
    }
    say!("Ask the partner to read the fingerprint to you before you go on: the key may have been changed on its way.");
    let setup = RoleSetup::new(keys, 1);
    change_targets(&args.keys, &args.passphrase, args.at, |targets| add_partner(targets, &args.name, &setup))
}

fn remove(args: RemoveArgs) -> Result<Outcome> {
    let offline = OfflineMetadata::read(&args.keys)?;
    let known = names(offline.targets().signed());
    ensure!(known.contains(&args.name), "{} is not a partner; the partners are: {}", args.name, known.join(", "));
    change_targets(&args.keys, &args.passphrase, args.at, |targets| remove_partner(targets, &args.name))
}

fn change_targets(
    folder: &Path,
    passphrase: &PassphraseArgs,
    at: Option<UnixSeconds>,
    change: impl FnOnce(&mut Targets),
) -> Result<Outcome> {
    let _lock = Lock::of(folder)?;
    let mut offline = OfflineMetadata::read(folder)?;
    let at = at.unwrap_or_else(now);
    let mut draft = Draft::Targets(Box::new(offline.repository().next_targets(change, at, &Lifetimes::default())));
    offline.sign_with(&mut draft, &PrivateKeys::read(folder, Passphrases::of(passphrase)?)?)?;
    sign::submit(&mut offline, &draft, folder)
}

fn sign_files(args: SignArgs) -> Result<Outcome> {
    let at = args.at.unwrap_or_else(now);
    let private = PrivateKeys::read(&args.keys, Passphrases::of(&args.passphrase)?)?;
    let key = private.single(&args.keys)?;
    let last = match PartnerRelease::read(&args.out) {
        Ok(last) => {
            ensure!(
                last.name == args.name,
                "{} holds the entries of {}, not of {}",
                args.out.display(),
                last.name,
                args.name
            );
            Some(last)
        }
        Err(_) if !args.out.exists() => None,
        Err(error) => return Err(error).context("--out names neither a new folder nor a partner's last release"),
    };
    let (pack, capacity, expires) = match (&args.from, &args.capacity) {
        (_, Some(table)) => sign_capacity(&args, table, last.as_ref(), at)?,
        (Some(from), None) => sign_entries(&args, from, last.as_ref(), at)?,
        (None, None) => bail!("name the entries with --from, or whether they have room with --capacity"),
    };
    let version = last.map_or(0, |last| last.metadata.version()) + 1;
    let targets = [&pack].into_iter().chain(&capacity).map(|target| (target.path.clone(), target.signed.clone()));
    let mut metadata = Metadata::draft(Targets {
        header: Header::new(version, expires, at),
        targets: targets.collect(),
        delegations: None,
    });
    metadata.sign(key);
    PartnerRelease { name: args.name.clone(), metadata, pack, capacity }.write(&args.out)?;
    say!("It is version {version}, in {}.", args.out.display());
    say!("Send the folder to the community. It holds until {}: sign the entries again before.", date_time(expires));
    Ok(Outcome::Done)
}

/// What is signed, and until when.
type Signed = (Target, Option<Target>, UnixSeconds);

fn sign_entries(args: &SignArgs, from: &Path, last: Option<&PartnerRelease>, at: UnixSeconds) -> Result<Signed> {
    let mut source = Source::read(from, args.config.as_deref(), at)?;
    add_namespace(&mut source.directory, &args.name);
    let pack = Target::pack(packs::partner_path(&args.name), &source.directory);
    // What was reported stays, of the programs that are still there: its days say how old it is.
    let mut report = last.map(PartnerRelease::report).transpose()?.flatten().unwrap_or_default();
    report.programs.retain(|id, _| source.directory.programs.iter().any(|program| program.source_id == *id));
    let capacity = (!report.programs.is_empty()).then(|| Target::of_capacity(&args.name, &report));
    say!("Signed {} programs of {}.", source.directory.programs.len(), args.name);
    if let Some(problems) = source.problems_in_short(from) {
        say!("{problems}");
    }
    Ok((pack, capacity, at + UnixSeconds::from(Lifetimes::default().partner) * DAY))
}

/// The entries stay as they are, and so does the time until which they are signed: that somebody counts beds says nothing
/// of whether anybody has read the entries again.
fn sign_capacity(args: &SignArgs, table: &Path, last: Option<&PartnerRelease>, at: UnixSeconds) -> Result<Signed> {
    let last =
        last.with_context(|| format!("{} has no entries yet: sign them first, with --from", args.out.display()))?;
    let expires = last.metadata.signed().header.expires;
    ensure!(
        expires > at,
        "the signature of the entries ran out on {}: sign them first, with --from",
        date_time(expires)
    );
    let report = capacity::read_table(table, &args.name, &last.directory()?, at)?;
    say!("Signed whether {} programs of {} have room.", report.programs.len(), args.name);
    Ok((last.pack.clone(), Some(Target::of_capacity(&args.name, &report)), expires))
}

/// Gives every record an id of the partner's namespace.
fn add_namespace(directory: &mut Directory, name: &str) {
    let prefix = format!("{name}:");
    let organizations = directory.organizations.iter_mut().map(|organization| &mut organization.source_id);
    let locations = directory.locations.iter_mut().map(|location| &mut location.source_id);
    let programs = directory.programs.iter_mut().map(|program| &mut program.source_id);
    for id in organizations.chain(locations).chain(programs) {
        if !id.starts_with(&prefix) {
            id.insert_str(0, &prefix);
        }
    }
}

/// What a partner sends: `partner-X.json`, `directory.pack`, and `programs.capacity` where it has reported any. Hash and
/// contents are checked; whether the signature is the partner's is for the repository that takes it.
pub struct PartnerRelease {
    pub name: String,
    pub metadata: Metadata<Targets>,
    pub pack: Target,
    pub capacity: Option<Target>,
}

const PACK: &str = "directory.pack";

impl PartnerRelease {
    pub fn read(folder: &Path) -> Result<PartnerRelease> {
        let read = || {
            let mut found = Vec::new();
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if let Some(name) = file.strip_prefix(PARTNER_PREFIX).and_then(|rest| rest.strip_suffix(".json")) {
                    found.push((name.to_owned(), path));
                }
            }
            let [(name, path)] = found.as_slice() else { bail!("it holds {} files partner-NAME.json", found.len()) };
            partner_name(name).map_err(anyhow::Error::msg)?;
            let metadata = Metadata::parse(&fs::read(path)?, &role(name))?;
            PartnerRelease::checked(name.clone(), metadata, &|path, _| {
                let file = path.rsplit('/').next().unwrap_or(path);
                fs::read(folder.join(file)).with_context(|| format!("{file} cannot be read"))
            })
        };
        // As words: what to do about it is the partner's, not the host's.
        read().map_err(|error: anyhow::Error| {
            anyhow!(
                "{} is not what `signpost partner sign` writes: {error:#}. Ask the partner to sign it once more, and to send the whole folder",
                folder.display()
            )
        })
    }

    /// `get` reads what is signed under a target path.
    pub fn checked(
        name: String,
        metadata: Metadata<Targets>,
        get: &dyn Fn(&str, &TargetFile) -> Result<Vec<u8>>,
    ) -> Result<PartnerRelease> {
        let (pack, capacity) = (packs::partner_path(&name), packs::capacity_path(&name));
        let listed = &metadata.signed().targets;
        let other = listed.keys().find(|path| **path != pack && **path != capacity);
        ensure!(
            other.is_none(),
            "other files are signed than {pack} and {capacity}: {}",
            other.map_or("", |path| path)
        );
        let target = |path: &str| -> Result<Option<Target>> {
            let Some(signed) = listed.get(path) else { return Ok(None) };
            Ok(Some(Target::checked(path.to_owned(), get(path, signed)?, signed.clone())?))
        };
        let (pack, capacity) = (target(&pack)?.with_context(|| format!("{pack} is not signed"))?, target(&capacity)?);
        let release = PartnerRelease { name, pack, capacity, metadata };
        release.report()?;
        Ok(release)
    }

    /// What the partner reported of its capacity; refused when it is of programs that are not its own.
    pub fn report(&self) -> Result<Option<CapacityReport>> {
        self.capacity.as_ref().map(|capacity| capacity.capacity(&self.name)).transpose()
    }

    fn write(&self, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        // The files first: an interrupted run leaves a release whose files do not fit, which is refused.
        site::write_whole(&folder.join(PACK), &self.pack.bytes)?;
        if let Some(capacity) = &self.capacity {
            site::write_whole(&folder.join(capacity::FILE), &capacity.bytes)?;
        }
        site::write_whole(&folder.join(format!("{}.json", role(&self.name))), &self.metadata.to_bytes())
    }

    /// The partner's entries; refused when they hold what is not the partner's to say: another's ids, or the
    /// address of a confidential place.
    pub fn directory(&self) -> Result<Directory> {
        let directory = packs::open(&self.pack.bytes, &self.pack.signed).with_context(|| self.pack.path.clone())?;
        Directory::default().join_partner(&self.name, directory.clone())?;
        let mut withheld = directory.clone();
        withheld.withhold_confidential();
        ensure!(
            withheld == directory,
            "{} carries the address of a confidential place: {} is to sign it anew",
            self.pack.path,
            self.name
        );
        Ok(directory)
    }
}

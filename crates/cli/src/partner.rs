//! `signpost partner add | remove | sign`: organizations that sign their own entries, on their own
//! machines. The community includes them without holding their keys.

use super::{
    Outcome, date_time,
    lock::Lock,
    now,
    offline::{Draft, OfflineMetadata},
    packs::{self, Target},
    passphrase::{PassphraseArgs, Passphrases},
    private_keys::{self, PrivateKeys},
    sign, site,
    source::Source,
};
use anyhow::{Context, Result, bail, ensure};
use signpost_directory::Directory;
use signpost_hours::UnixSeconds;
use signpost_trust::{
    metadata::{DelegatedRole, Header, Metadata, Targets},
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

/// Sign a partner's own entries, on its own machine
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  signpost partner sign clinic --from our-data --keys clinic-key --out for-the-community
Send the folder to the community: signpost publish ... --partner for-the-community")]
pub struct SignArgs {
    /// The name that the community gave
    #[arg(value_parser = partner_name)]
    pub name: String,
    /// The partner's own HSDS data: a folder or a zip
    #[arg(long, value_name = "SRC")]
    pub from: PathBuf,
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
        Command::Sign(args) => sign_entries(args),
    }
}

fn partner_name(name: &str) -> Result<String, String> {
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

fn sign_entries(args: SignArgs) -> Result<Outcome> {
    let at = args.at.unwrap_or_else(now);
    let private = PrivateKeys::read(&args.keys, Passphrases::of(&args.passphrase)?)?;
    let key = private.single(&args.keys)?;
    let mut source = Source::read(&args.from, args.config.as_deref(), at)?;
    add_namespace(&mut source.directory, &args.name);
    let pack = Target::pack(packs::partner_path(&args.name), &source.directory)?;

    let version = match PartnerRelease::read(&args.out) {
        Ok(last) => {
            ensure!(
                last.name == args.name,
                "{} holds the entries of {}, not of {}",
                args.out.display(),
                last.name,
                args.name
            );
            last.metadata.version() + 1
        }
        Err(_) if !args.out.exists() => 1,
        Err(error) => return Err(error).context("--out names neither a new folder nor a partner's last release"),
    };
    let expires = at + UnixSeconds::from(Lifetimes::default().partner) * DAY;
    let mut metadata = Metadata::draft(Targets {
        header: Header::new(version, expires, at),
        targets: [(pack.path.clone(), pack.signed.clone())].into(),
        delegations: None,
    });
    metadata.sign(key);
    PartnerRelease { name: args.name.clone(), metadata, pack }.write(&args.out)?;

    say!("Signed {} programs of {} (version {version}).", source.directory.programs.len(), args.name);
    if let Some(problems) = source.problems_in_short(&args.from) {
        say!("{problems}");
    }
    say!("Send {} to the community. It holds until {}: sign again before.", args.out.display(), date_time(expires));
    Ok(Outcome::Done)
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

/// What a partner sends: `partner-X.json` and `directory.pack`. Hash and contents are checked; whether the
/// signature is the partner's is for the repository that takes it.
pub struct PartnerRelease {
    pub name: String,
    pub metadata: Metadata<Targets>,
    pub pack: Target,
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
            let pack = fs::read(folder.join(PACK)).with_context(|| format!("{PACK} cannot be read"))?;
            PartnerRelease::checked(name.clone(), metadata, pack)
        };
        read().with_context(|| format!("{} is not what `signpost partner sign` writes", folder.display()))
    }

    pub fn checked(name: String, metadata: Metadata<Targets>, bytes: Vec<u8>) -> Result<PartnerRelease> {
        let path = packs::partner_path(&name);
        let listed = &metadata.signed().targets;
        ensure!(listed.len() == 1, "{} files are signed; expected {path} alone", listed.len());
        let signed = listed.get(&path).with_context(|| format!("{path} is not signed"))?.clone();
        packs::check(&path, &bytes, &signed)?;
        Ok(PartnerRelease { name, metadata, pack: Target { path, bytes, signed } })
    }

    fn write(&self, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        // The pack first: an interrupted run leaves a release whose pack does not fit, which is refused.
        site::write_whole(&folder.join(PACK), &self.pack.bytes)?;
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

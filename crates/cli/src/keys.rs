//! Defines the folder of keys and the commands `signpost keys new | one | show`.
//!
//! ```text
//! keys/
//!   README.txt       who keeps what, in plain words
//!   metadata/        public: what the offline keys have signed (N.root.json, N.targets.json)
//!   pending/         public: what still needs signatures
//!   offline/         root-1.pem ... targets-1.pem ...: to be taken off this machine
//!   editor/          editors-1.pem: signs each release
//!   robot/           robot-1.pem: signs "still current", every day, unattended
//! ```
//!
//! Where a key file lies is for people. A command finds the keys that a role needs by their keyids, in
//! whatever folder under the one it is given; private keys are PKCS#8 PEM (RFC 8410), readable by their owner
//! alone, after a line that names the holder (the name is part of the public key, and so of its keyid).

use super::{Outcome, countdown, date_time, now, offline::Offline};
use anyhow::{Context, Result, bail, ensure};
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey, spki::der::pem::LineEnding};
use signpost_hours::UnixSeconds;
use signpost_trust::{
    key::Key,
    metadata::{RoleKeys, Said},
    sign::{RoleSetup, Setup, SigningKey},
};
use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

#[derive(Debug, clap::Subcommand)]
pub enum Command {
    New(NewArgs),
    One(OneArgs),
    Show(ShowArgs),
}

/// Make all keys of a new community, and sign who may sign what
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost keys new keys --demo                 to try it out: one key for each role
  signpost keys new keys --holder Mary --holder Joe --holder Ana
                                                three offline keys, of which two must sign")]
pub struct NewArgs {
    /// Folder to make; it must not exist
    pub folder: PathBuf,
    /// One offline key instead of three, and every page of the site says that it is a demonstration
    #[arg(long)]
    pub demo: bool,
    /// Who holds an offline key, once for each person; shown on the About page [default: three without a name]
    #[arg(long, value_name = "NAME")]
    pub holder: Vec<String>,
    /// How many of them must sign [default: two, where there are two]
    #[arg(long, value_name = "N")]
    pub needed: Option<u64>,
    /// Who signs the releases; shown on the About page
    #[arg(long, value_name = "NAME", default_value = "Editors")]
    pub editor: String,
    /// How many days past its date a first visitor may still read the directory, under a banner
    #[arg(long, value_name = "DAYS", default_value_t = 60)]
    pub grace_days: u32,
    /// The time to sign with, instead of now
    #[arg(long, value_name = "TIME", value_parser = super::parse_time)]
    pub at: Option<UnixSeconds>,
}

/// Make one key, on the machine of a partner or of a new holder
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost keys one clinic-key --holder \"Maple Clinic\"
                                   then send clinic-key/public.json to the community (`signpost partner add`)
  signpost keys one marys-key --holder Mary
                                   then send marys-key/public.json for `signpost rotate root --add`")]
pub struct OneArgs {
    /// Folder to make; it must not exist
    pub folder: PathBuf,
    /// Who holds it; shown on the About page
    #[arg(long, value_name = "NAME")]
    pub holder: String,
}

/// Show who may sign what, until when, and which of the private keys are here
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    pub folder: PathBuf,
}

pub fn run(command: Command) -> Result<Outcome> {
    match command {
        Command::New(args) => new(args),
        Command::One(args) => one(args),
        Command::Show(args) => show(args),
    }
}

/// What a public key travels in, from its holder to the community.
pub const PUBLIC_FILE: &str = "public.json";

fn new(args: NewArgs) -> Result<Outcome> {
    let at = args.at.unwrap_or_else(now);
    let holders: Vec<String> = match (args.holder.len(), args.demo) {
        (0, true) => vec!["Demonstration".to_owned()],
        (0, false) => (1..=3).map(|n| format!("Offline key {n}")).collect(),
        _ => args.holder.clone(),
    };
    let needed = args.needed.unwrap_or(2.min(holders.len() as u64));
    ensure!(
        (1..=holders.len() as u64).contains(&needed),
        "--needed {needed}: {} people hold a key, so from 1 to {} of them can be asked to sign",
        holders.len(),
        holders.len()
    );
    let mut files = Vec::new();
    let mut keys = |folder: &str, role: &str, holders: &[String]| -> Result<Vec<SigningKey>> {
        let made = holders.iter().enumerate().map(|(index, holder)| {
            let (pem, key) = generate(holder)?;
            files.push((format!("{folder}/{role}-{}.pem", index + 1), pem));
            Ok(key)
        });
        made.collect()
    };
    let root_keys = keys("offline", "root", &holders)?;
    let targets_keys = keys("offline", "targets", &holders)?;
    let editor_keys = keys("editor", "editors", &[args.editor])?;
    let robot_keys = keys("robot", "robot", &["Robot".to_owned()])?;
    let role = |keys: &[SigningKey], threshold| RoleSetup::new(keys.iter().map(SigningKey::key), threshold);
    let setup = Setup {
        root: role(&root_keys, needed),
        targets: role(&targets_keys, needed),
        editors: role(&editor_keys, 1),
        robot: role(&robot_keys, 1),
        grace_days: args.grace_days,
    };
    let offline = Offline::begin(&setup, &root_keys, &targets_keys, args.demo, at)?;

    make_folder(&args.folder, |folder| {
        for (path, pem) in &files {
            write_private(&folder.join(path), pem)?;
        }
        offline.write(folder)?;
        fs::write(folder.join("README.txt"), readme(holders.len(), needed, args.demo))?;
        Ok(())
    })?;
    say!("Made the keys of a new community in {}.", args.folder.display());
    if args.demo {
        say!("For a demonstration: one offline key, and every page says so.");
    } else if holders.len() == 1 {
        say!("Only one person holds the offline keys: if they are lost, nobody can repair the directory.");
    } else {
        say!(
            "Give each of the {} pairs in offline/ to its holder and remove it here; {needed} of them must sign.",
            holders.len()
        );
    }
    say!("Next: signpost publish --from DATA --keys {} --out site", args.folder.display());
    Ok(Outcome::Done)
}

fn one(args: OneArgs) -> Result<Outcome> {
    let (pem, key) = generate(&args.holder)?;
    make_folder(&args.folder, |folder| {
        write_private(&folder.join("key.pem"), &pem)?;
        fs::write(folder.join(PUBLIC_FILE), signpost_trust::json::to_bytes(&key.key().to_value()))?;
        Ok(())
    })?;
    say!("Made a key for {}: {}", args.holder, key.key().fingerprint());
    say!("Keep {} to yourself.", args.folder.join("key.pem").display());
    say!(
        "Send {} to the community, and read the fingerprint to them over the phone.",
        args.folder.join(PUBLIC_FILE).display()
    );
    Ok(Outcome::Done)
}

fn show(args: ShowArgs) -> Result<Outcome> {
    let offline = Offline::read(&args.folder)?;
    let private = PrivateKeys::read(&args.folder)?;
    let now = now();
    let root = offline.root().said();
    if offline.is_demo() {
        say!("These are the keys of a demonstration.");
    }
    let mut outcome = Outcome::Done;
    let role = |name: &str, keys: &BTreeMap<String, Key>, role: &RoleKeys| {
        say!("{name}: {} of {} must sign", role.threshold, role.keyids.len());
        for key in role.keyids.iter().filter_map(|keyid| keys.get(keyid)) {
            let here = match private.path_of(&key.id()) {
                Some(path) => format!("here: {}", path.strip_prefix(&args.folder).unwrap_or(path).display()),
                None => "not here".to_owned(),
            };
            say!("  {}  {}  ({here})", key.holder().unwrap_or("(no name)"), key.fingerprint());
        }
    };
    role("root", &root.keys, &root.root);
    role("targets", &root.keys, &root.targets);
    if let Some(delegations) = &offline.targets().said().delegations {
        for delegated in &delegations.roles {
            role(&delegated.name, &delegations.keys, &delegated.keys);
        }
    }
    role("robot (snapshot, timestamp)", &root.keys, &root.timestamp);
    for (name, header) in [("root", root.header()), ("targets", offline.targets().said().header())] {
        let (version, expires) = (header.version, header.expires);
        say!("{name} version {version} holds until {}, {}", date_time(expires), countdown(expires, now));
        if expires - now < 60 * 86_400 {
            say!("  renew it: signpost rotate {name} --same-keys --keys {}", args.folder.display());
            outcome = Outcome::Attention;
        }
    }
    for path in offline.pending(&args.folder)? {
        say!("waiting for signatures: {} (see `signpost sign --help`)", path.display());
        outcome = Outcome::Attention;
    }
    Ok(outcome)
}

/// A new private key as PEM, and the same for use.
pub fn generate(holder: &str) -> Result<(String, SigningKey)> {
    let mut seed = [0u8; 32];
    getrandom::fill(&mut seed).map_err(|error| anyhow::anyhow!("this machine gives no random numbers: {error}"))?;
    let holder: String = holder.chars().filter(|c| !c.is_control()).take(80).collect();
    let pem = ed25519_dalek::SigningKey::from_bytes(&seed).to_pkcs8_pem(LineEnding::LF)?;
    Ok((format!("{HOLDER}{holder}\n{}", *pem), SigningKey::from_seed(&seed, Some(&holder))))
}

/// Reads the public key that [`generate`]'s holder sent.
pub fn read_public(path: &Path) -> Result<Key> {
    let read = || {
        let bytes = fs::read(path)?;
        let value = signpost_trust::json::parse(&bytes).map_err(anyhow::Error::msg)?;
        let key = Key::from_value(&value).map_err(anyhow::Error::msg)?;
        ensure!(key.scheme == "ed25519", "its scheme is {}, and only ed25519 is used", key.scheme);
        Ok(key)
    };
    read().with_context(|| format!("{} is not a public key as `signpost keys one` writes it", path.display()))
}

/// The private keys that lie in a folder, by keyid.
pub struct PrivateKeys {
    keys: BTreeMap<String, (PathBuf, SigningKey)>,
}

impl PrivateKeys {
    /// Reads every `*.pem` under `folder`.
    pub fn read(folder: &Path) -> Result<PrivateKeys> {
        let mut keys = BTreeMap::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            let entries = fs::read_dir(&folder).with_context(|| format!("there is no folder {}", folder.display()))?;
            for entry in entries {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "pem") {
                    let key = read_private(&path).with_context(|| {
                        format!("{} is not a private key of ours (PKCS#8, Ed25519)", path.display())
                    })?;
                    keys.insert(key.key().id(), (path, key));
                }
            }
        }
        Ok(PrivateKeys { keys })
    }

    /// Those that may sign for `role`.
    pub fn of(&self, role: &RoleKeys) -> Vec<&SigningKey> {
        role.keyids.iter().filter_map(|keyid| self.keys.get(keyid)).map(|(_, key)| key).collect()
    }

    /// Those that may sign for `role`, at least as many as it needs; else an error that says what to fetch.
    pub fn enough(&self, name: &str, role: &RoleKeys) -> Result<Vec<&SigningKey>> {
        let found = self.of(role);
        ensure!(
            found.len() as u64 >= role.threshold,
            "{} of the keys of {name} are needed to sign, and {} are in the folder given with --keys",
            role.threshold,
            found.len()
        );
        Ok(found)
    }

    pub fn all(&self) -> impl Iterator<Item = &SigningKey> {
        self.keys.values().map(|(_, key)| key)
    }

    pub fn get(&self, keyid: &str) -> Option<&SigningKey> {
        self.keys.get(keyid).map(|(_, key)| key)
    }

    pub fn path_of(&self, keyid: &str) -> Option<&Path> {
        self.keys.get(keyid).map(|(path, _)| path.as_path())
    }

    /// The one key of a partner's or holder's own folder.
    pub fn only(&self, folder: &Path) -> Result<&SigningKey> {
        let mut keys = self.all();
        match (keys.next(), keys.next()) {
            (Some(key), None) => Ok(key),
            (None, _) => bail!("there is no key in {} (see `signpost keys one --help`)", folder.display()),
            _ => bail!("there are several keys in {}; name the folder of one", folder.display()),
        }
    }
}

/// Before the PEM block, where RFC 7468 allows text for people.
const HOLDER: &str = "Holder: ";

fn read_private(path: &Path) -> Result<SigningKey> {
    let text = fs::read_to_string(path)?;
    let start = text.find("-----BEGIN").context("it has no PEM block")?;
    let (preamble, pem) = text.split_at(start);
    let holder = preamble.lines().find_map(|line| line.strip_prefix(HOLDER)).map(str::trim);
    let key = ed25519_dalek::SigningKey::from_pkcs8_pem(pem)?;
    Ok(SigningKey::from_seed(&key.to_bytes(), holder))
}

/// Writes a private key for its owner's eyes only; never over another file.
pub fn write_private(path: &Path, pem: &str) -> Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let write = || -> std::io::Result<()> {
        let mut file = options.open(path)?;
        file.write_all(pem.as_bytes())?;
        file.sync_all()
    };
    write().with_context(|| format!("{} cannot be written", path.display()))
}

/// Makes a folder whole or not at all; never over another.
fn make_folder(folder: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    ensure!(
        !folder.exists(),
        "{} is there already, and keys are never overwritten: name another folder, or see `signpost rotate --help`",
        folder.display()
    );
    let name = folder.file_name().with_context(|| format!("{} is not a name for a folder", folder.display()))?;
    let new = folder.with_file_name(format!(".{}.new-{}", name.to_string_lossy(), std::process::id()));
    let made = (|| {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&new).with_context(|| format!("{} cannot be made", folder.display()))?;
        fill(&new)?;
        fs::rename(&new, folder).with_context(|| format!("{} cannot be made", folder.display()))
    })();
    if made.is_err() {
        let _ = fs::remove_dir_all(&new);
    }
    made
}

fn readme(holders: usize, needed: u64, demo: bool) -> String {
    let mut text = String::new();
    if demo {
        text.push_str("These keys are for a demonstration: do not publish a real directory with them.\n\n");
    }
    text.push_str(&format!(
        "Who keeps what\n\
         \n\
         offline/   The keys that decide who may sign. {needed} of {holders} must sign. Each holder takes root-N.pem and\n\
         \x20          targets-N.pem to a place of their own (two USB sticks in two drawers), and they are removed here.\n\
         \x20          They are needed when a key was lost or stolen, when a partner joins or leaves, and every two years.\n\
         editor/    The key of whoever publishes the directory. Never on a server.\n\
         robot/     The key of the scheduled job that says every day that the directory is still current. It cannot change\n\
         \x20          the directory. It may lie where the job runs.\n\
         metadata/  Public: what the offline keys have signed. Keep it with this folder, and keep a copy.\n\
         pending/   Public: what still waits for signatures.\n\
         \n\
         If the editor's or the robot's key is stolen: signpost rotate editors, or signpost rotate robot. Readers need no new app.\n\
         If {needed} of the root keys are lost, the directory has to begin anew under a new address.\n"
    ));
    text
}

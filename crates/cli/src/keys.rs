//! The folder of keys, and `signpost keys new | one | show | encrypt | decrypt`.
//!
//! ```text
//! keys/
//!   README.txt       who keeps what, in plain words
//!   metadata/        public: what the offline keys have signed (N.root.json, N.targets.json)
//!   pending/         public: what still needs signatures
//!   offline/         root-1.pem ... targets-1.pem ...: to be taken off this machine
//!   editor/          editors-1.pem: signs each release
//!   online/          online-1.pem: signs snapshot and timestamp, every day, unattended
//!   published.json   public: the versions that were published last
//! ```

mod protect;

use super::{
    Outcome, countdown, date_time,
    key_file::KeyFile,
    now,
    offline::OfflineMetadata,
    passphrase::{Passphrase, PassphraseArgs, Passphrases},
    private_keys::PrivateKeys,
};
use anyhow::{Context, Result, ensure};
use signpost_hours::UnixSeconds;
use signpost_trust::{
    key::Key,
    metadata::{Role, Signed},
    sign::{RoleSetup, Setup, SigningKey},
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

#[derive(Debug, clap::Subcommand)]
pub enum Command {
    New(NewArgs),
    One(OneArgs),
    Show(ShowArgs),
    Encrypt(protect::EncryptArgs),
    Decrypt(protect::DecryptArgs),
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
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
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
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
}

/// Show who may sign what, until when, and which of the private keys are here
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    pub folder: PathBuf,
}

pub fn run(command: Command) -> Result<Outcome> {
    match command {
        Command::New(args) => {
            let passphrase = choose(&args.passphrase, args.demo, "the keys of people")?;
            new(args, passphrase)
        }
        Command::One(args) => one(args),
        Command::Show(args) => show(args),
        Command::Encrypt(args) => protect::encrypt(args),
        Command::Decrypt(args) => protect::decrypt(args),
    }
}

/// Below the folder of keys: those of the scheduled job.
const ONLINE: &str = "online";

/// What a public key travels in, from its holder to the community.
pub const PUBLIC_FILE: &str = "public.json";

/// The passphrase of keys to come. Nobody is asked for one for a demonstration.
pub fn choose(args: &PassphraseArgs, demo: bool, whose: &str) -> Result<Option<Passphrase>> {
    if demo { Passphrases::given_alone(args) } else { Passphrases::of(args) }?.choose(whose)
}

/// Makes the folder of keys; those of people are encrypted, if there is a passphrase.
pub fn new(args: NewArgs, passphrase: Option<Passphrase>) -> Result<Outcome> {
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
            let plain = KeyFile::generate(holder)?;
            let key = plain.plain().context("a new key is not encrypted")?;
            // The daily job uses its key alone: a passphrase would have to lie beside it.
            let file = match &passphrase {
                Some(passphrase) if folder != ONLINE => plain.encrypted(passphrase)?,
                _ => plain,
            };
            files.push((format!("{folder}/{role}-{}.pem", index + 1), file));
            Ok(key)
        });
        made.collect()
    };
    let root_keys = keys("offline", "root", &holders)?;
    let targets_keys = keys("offline", "targets", &holders)?;
    let editor_keys = keys("editor", "editors", &[args.editor])?;
    let online_keys = keys(ONLINE, "online", &["Online key".to_owned()])?;
    let role = |keys: &[SigningKey], threshold| RoleSetup::new(keys.iter().map(SigningKey::key), threshold);
    let setup = Setup {
        root: role(&root_keys, needed),
        targets: role(&targets_keys, needed),
        editors: role(&editor_keys, 1),
        online: role(&online_keys, 1),
        grace_days: args.grace_days,
    };
    let offline = OfflineMetadata::create(&setup, &root_keys, &targets_keys, args.demo, at)?;

    make_folder(&args.folder, |folder| {
        for (path, file) in &files {
            file.write(&folder.join(path))?;
        }
        offline.write(folder)?;
        fs::write(folder.join("README.txt"), readme(holders.len(), needed, args.demo, passphrase.is_some()))?;
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
    match &passphrase {
        Some(_) => say!(
            "They open with the passphrase alone, but for the online key. Nobody can restore it: keep it on paper."
        ),
        None if args.demo => {}
        None => say!("{}", not_encrypted(&args.folder)),
    }
    say!("Next: signpost publish --from DATA --keys {} --out site", args.folder.display());
    Ok(Outcome::Done)
}

fn one(args: OneArgs) -> Result<Outcome> {
    let passphrase = choose(&args.passphrase, false, &format!("the key of {}", args.holder))?;
    let plain = KeyFile::generate(&args.holder)?;
    let public = plain.public().context("a new key is not encrypted")?;
    let file = match &passphrase {
        Some(passphrase) => plain.encrypted(passphrase)?,
        None => plain,
    };
    make_folder(&args.folder, |folder| {
        file.write(&folder.join("key.pem"))?;
        fs::write(folder.join(PUBLIC_FILE), signpost_trust::json::to_bytes(&public.to_value()))?;
        Ok(())
    })?;
    say!("Made a key for {}: {}", args.holder, public.fingerprint());
    say!("Keep {} to yourself.", args.folder.join("key.pem").display());
    match passphrase {
        Some(_) => say!("It opens with the passphrase alone, which nobody can restore: keep it on paper."),
        None => say!("{}", not_encrypted(&args.folder)),
    }
    say!(
        "Send {} to the community, and read the fingerprint to them over the phone.",
        args.folder.join(PUBLIC_FILE).display()
    );
    Ok(Outcome::Done)
}

fn show(args: ShowArgs) -> Result<Outcome> {
    let offline = OfflineMetadata::read(&args.folder)?;
    let private = PrivateKeys::read(&args.folder, Passphrases::default())?;
    let now = now();
    let root = offline.root().signed();
    if offline.is_demo() {
        say!("These are the keys of a demonstration.");
    }
    let mut outcome = Outcome::Done;
    let role = |name: &str, keys: &BTreeMap<String, Key>, role: &Role| {
        say!("{name}: {} of {} must sign", role.threshold, role.keyids.len());
        for key in role.keyids.iter().filter_map(|keyid| keys.get(keyid)) {
            let here = match private.path_of(&key.id()) {
                Some(path) => {
                    let encrypted = if private.is_encrypted(&key.id()) { ", encrypted" } else { "" };
                    format!("here: {}{encrypted}", path.strip_prefix(&args.folder).unwrap_or(path).display())
                }
                None => "not here".to_owned(),
            };
            say!("  {}  {}  ({here})", key.holder().unwrap_or("(no name)"), key.fingerprint());
        }
    };
    role("root", &root.keys, &root.root);
    role("targets", &root.keys, &root.targets);
    if let Some(delegations) = &offline.targets().signed().delegations {
        for delegated in &delegations.roles {
            role(&delegated.name, &delegations.keys, &delegated.role);
        }
    }
    role("online (snapshot, timestamp)", &root.keys, &root.timestamp);
    for (name, header) in [("root", root.header()), ("targets", offline.targets().signed().header())] {
        let (version, expires) = (header.version, header.expires);
        say!("{name} version {version} holds until {}, {}", date_time(expires), countdown(expires, now));
        if expires - now < 60 * 86_400 {
            say!("  renew it: signpost rotate {name} --same-keys --keys {}", args.folder.display());
            outcome = Outcome::Attention;
        }
    }
    for path in &private.unnamed {
        say!(
            "{0} is encrypted, and does not say which key it is: signpost keys encrypt {0} writes that into it",
            path.display()
        );
        outcome = Outcome::Attention;
    }
    for path in offline.pending(&args.folder)? {
        say!("waiting for signatures: {} (see `signpost sign --help`)", path.display());
        outcome = Outcome::Attention;
    }
    Ok(outcome)
}

/// Creates a folder with all its content, or nothing; never replaces one.
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

fn not_encrypted(folder: &Path) -> String {
    format!(
        "The private keys are not encrypted: whoever copies such a file can sign. To encrypt them: signpost keys encrypt {}",
        folder.display()
    )
}

fn readme(holders: usize, needed: u64, demo: bool, encrypted: bool) -> String {
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
         online/    The key of the scheduled job that says every day that the directory is still current. It cannot change\n\
         \x20          the directory. It may lie where the job runs.\n\
         metadata/  Public: what the offline keys have signed. Keep it with this folder, and keep a copy.\n\
         pending/   Public: what still waits for signatures.\n\
         published.json   Public: the versions that were published last, so that no reader is sent back to older ones.\n\
         \n\
         If the editor's or the online key is stolen: signpost rotate editors, or signpost rotate online. Readers need no new app.\n\
         If {needed} of the root keys are lost, the directory has to begin anew under a new address.\n"
    ));
    text.push_str(match encrypted {
        true => ENCRYPTED,
        false => PLAIN,
    });
    text
}

/// Where the keys of people are encrypted.
const ENCRYPTED: &str = "
The passphrase

The keys in offline/ and editor/ open with a passphrase alone. Every command that signs asks for it. Nobody can restore it: a lost
passphrase is a lost key. Write it on paper, and keep the paper elsewhere than the key.
Whoever takes a pair of keys home gives it a passphrase of their own:  signpost keys encrypt FOLDER
The key in online/ is not encrypted: the daily job uses it alone, and a passphrase would lie beside it. Whoever takes it can say that
an old directory is still current, and nothing else. If your host keeps secrets apart, encrypt it, too
(signpost keys encrypt FOLDER/online), and give the job SIGNPOST_PASSPHRASE.
OpenSSL reads the files, too:  openssl pkey -in root-1.pem -text
";

/// Where they are not.
const PLAIN: &str = "
The files are not encrypted: whoever copies one can sign with it.  signpost keys encrypt FOLDER  asks for a passphrase.
";

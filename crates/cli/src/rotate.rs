//! `signpost rotate`: new keys for a role, or a new signature with the same ones.

use super::{
    Outcome,
    key_file::KeyFile,
    lock::Lock,
    now,
    offline::{Draft, OfflineMetadata},
    passphrase::{PassphraseArgs, Passphrases},
    private_keys::{self, PrivateKeys},
    sign,
};
use anyhow::{Context, Result, ensure};
use signpost_hours::UnixSeconds;
use signpost_trust::{
    key::Key,
    metadata::{self, Root, Targets},
    release::EDITORS,
    sign::Lifetimes,
};
use std::{collections::BTreeMap, path::PathBuf};

/// Replace the keys of a role: one was lost or stolen, a person left, or its time is over
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost rotate online --keys keys                 a new online key, all old ones dropped
  signpost rotate editors --keys keys
  signpost rotate root --keys keys --drop Mary --add lindas-key/public.json
                                                     Linda in place of Mary
  signpost rotate targets --keys keys --same-keys    the same keys, for another two years
Then `signpost renew` (or `publish`) brings it to the site.")]
pub struct Args {
    /// root, targets, editors or online
    #[arg(value_enum)]
    pub role: Role,
    /// The community's folder of keys
    #[arg(long, value_name = "DIR")]
    pub keys: PathBuf,
    /// Only sign anew, for another term
    #[arg(long, conflicts_with_all = ["drop", "add", "needed"])]
    pub same_keys: bool,
    /// Which key goes: a holder's name or the first groups of a fingerprint (`signpost keys show`) [default: all]
    #[arg(long, value_name = "WHICH")]
    pub drop: Vec<String>,
    /// A public key that comes, made with `signpost keys one` [default: made here, one for each that goes]
    #[arg(long, value_name = "FILE")]
    pub add: Vec<PathBuf>,
    /// How many keys must sign from now on [default: as before]
    #[arg(long, value_name = "N")]
    pub needed: Option<u64>,
    /// The time to sign with, instead of now
    #[arg(long, value_name = "TIME", value_parser = super::parse_time)]
    pub at: Option<UnixSeconds>,
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
    /// The same for the keys that are made here, where it differs
    #[arg(long, value_name = "FILE")]
    pub new_passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Role {
    Root,
    Targets,
    Editors,
    /// Signs snapshot and timestamp
    Online,
}

impl Role {
    fn name(self) -> &'static str {
        match self {
            Role::Root => "root",
            Role::Targets => "targets",
            Role::Editors => EDITORS,
            Role::Online => "online",
        }
    }

    /// Where a new key of it is put, below the folder of keys.
    fn folder(self) -> &'static str {
        match self {
            Role::Root | Role::Targets => "offline",
            Role::Editors => "editor",
            Role::Online => "online",
        }
    }
}

pub fn run(args: Args) -> Result<Outcome> {
    let _lock = Lock::of(&args.keys)?;
    let mut offline = OfflineMetadata::read(&args.keys)?;
    let at = args.at.unwrap_or_else(now);
    let lifetimes = Lifetimes::default();
    let repository = offline.repository();
    let current = keys_of(&offline, args.role)?;
    let change = if args.same_keys { None } else { Some(choose_keys(&args, &current)?) };

    let mut draft = match args.role {
        Role::Editors => {
            let change = |signed: &mut Targets| {
                let Some(delegations) = &mut signed.delegations else { return };
                let role = delegations.roles.iter_mut().find(|role| role.name == EDITORS);
                if let (Some(change), Some(role)) = (&change, role) {
                    change.apply(&mut delegations.keys, &mut [&mut role.role]);
                }
                let roles = &delegations.roles;
                delegations.keys.retain(|keyid, _| roles.iter().any(|role| role.role.keyids.contains(keyid)));
            };
            Draft::Targets(Box::new(repository.next_targets(change, at, &lifetimes)))
        }
        // The keys of targets are in the root; a longer term of its own is a new targets file.
        Role::Targets if args.same_keys => Draft::Targets(Box::new(repository.next_targets(|_| {}, at, &lifetimes))),
        Role::Root | Role::Targets | Role::Online => {
            let change = |root: &mut Root| {
                let Some(change) = &change else { return };
                let mut roles = match args.role {
                    Role::Root => vec![&mut root.root],
                    Role::Targets => vec![&mut root.targets],
                    _ => vec![&mut root.timestamp, &mut root.snapshot],
                };
                change.apply(&mut root.keys, &mut roles);
                let roles = [&root.root, &root.timestamp, &root.snapshot, &root.targets];
                root.keys.retain(|keyid, _| roles.iter().any(|role| role.keyids.contains(keyid)));
            };
            Draft::Root(Box::new(repository.next_root(change, at, &lifetimes)))
        }
    };
    offline.refuse_while_pending(&args.keys, &draft)?;
    let passphrases = Passphrases::of(&args.passphrase)?;
    let private = PrivateKeys::read(&args.keys, passphrases.clone())?;
    // Nothing is made if the keys that must sign do not open.
    offline.sign_with(&mut draft.clone(), &private)?;
    if let Some(change) = &change {
        change.write_private(&args, &passphrases, private.any_is_encrypted())?;
    }
    let private = PrivateKeys::read(&args.keys, passphrases)?;
    offline.sign_with(&mut draft, &private)?;
    let outcome = sign::submit(&mut offline, &draft, &args.keys)?;
    if outcome == Outcome::Done && args.role == Role::Targets && !args.same_keys {
        // What the old keys signed is to be signed by the new ones.
        let mut again = Draft::Targets(Box::new(offline.repository().next_targets(|_| {}, at, &lifetimes)));
        offline.sign_with(&mut again, &private)?;
        return sign::submit(&mut offline, &again, &args.keys);
    }
    Ok(outcome)
}

fn keys_of(offline: &OfflineMetadata, role: Role) -> Result<(Vec<Key>, u64)> {
    let root = offline.root().signed();
    let targets = offline.targets().signed();
    let (keys, role) = match (role, &targets.delegations) {
        (Role::Root, _) => (&root.keys, &root.root),
        (Role::Targets, _) => (&root.keys, &root.targets),
        (Role::Online, _) => (&root.keys, &root.timestamp),
        (Role::Editors, Some(delegations)) => {
            let editors = delegations.roles.iter().find(|role| role.name == EDITORS);
            (&delegations.keys, &editors.context("the delegations name no editors")?.role)
        }
        (Role::Editors, None) => anyhow::bail!("the delegations name no editors"),
    };
    Ok((role.keyids.iter().filter_map(|keyid| keys.get(keyid)).cloned().collect(), role.threshold))
}

/// The keys that a role has from now on.
struct KeyChange {
    keys: Vec<Key>,
    threshold: u64,
    /// Made here.
    made: Vec<KeyFile>,
}

fn choose_keys(args: &Args, (current, threshold): &(Vec<Key>, u64)) -> Result<KeyChange> {
    for which in &args.drop {
        ensure!(
            current.iter().any(|key| is_named(key, which)),
            "--drop {which}: no key of {} is called so or begins so; signpost keys show {} lists them",
            args.role.name(),
            args.keys.display()
        );
    }
    let all = args.drop.is_empty() && args.add.is_empty() && args.needed.is_none();
    let goes = |key: &&Key| all || args.drop.iter().any(|which| is_named(key, which));
    let mut keys: Vec<Key> = current.iter().filter(|key| !goes(key)).cloned().collect();
    let mut made = Vec::new();
    if args.add.is_empty() {
        for gone in current.iter().filter(goes) {
            let file = KeyFile::generate(gone.holder().unwrap_or(args.role.name()))?;
            keys.extend(file.public());
            made.push(file);
        }
    }
    for path in &args.add {
        keys.push(private_keys::read_public(path)?);
    }
    let threshold = args.needed.unwrap_or(*threshold);
    ensure!(
        (1..=keys.len() as u64).contains(&threshold),
        "{threshold} keys would have to sign, and there are {}: say how many with --needed, or add a key with --add",
        keys.len()
    );
    Ok(KeyChange { keys, threshold, made })
}

fn is_named(key: &Key, which: &str) -> bool {
    let plain = |text: &str| text.replace(' ', "");
    let which_plain = plain(which);
    key.holder() == Some(which) || which_plain.len() >= 8 && plain(&key.fingerprint()).starts_with(&which_plain)
}

impl KeyChange {
    fn apply(&self, keys: &mut BTreeMap<String, Key>, roles: &mut [&mut metadata::Role]) {
        for role in roles.iter_mut() {
            role.keyids = self.keys.iter().map(Key::id).collect();
            role.threshold = self.threshold;
        }
        keys.extend(self.keys.iter().map(|key| (key.id(), key.clone())));
    }

    /// Puts the keys made here beside the old ones, under the next free numbers.
    fn write_private(&self, args: &Args, passphrases: &Passphrases, others_are_encrypted: bool) -> Result<()> {
        let passphrase = match args.role {
            // As `signpost keys new` makes it: the daily job uses it alone.
            _ if self.made.is_empty() => None,
            Role::Online => None,
            role => {
                let own = PassphraseArgs { passphrase_file: args.new_passphrase_file.clone() };
                let new = if own.passphrase_file.is_some() { &Passphrases::of(&own)? } else { passphrases };
                let chosen = new.choose(&format!("the new keys of {}", role.name()))?;
                ensure!(
                    chosen.is_some() || !others_are_encrypted,
                    "the other keys are encrypted, and so are the new ones of {} to be: give a passphrase with --passphrase-file FILE",
                    role.name()
                );
                chosen
            }
        };
        passphrase.iter().for_each(|passphrase| passphrases.remember(passphrase));
        let mut number = 1;
        for key in &self.made {
            let path = loop {
                let path = args.keys.join(args.role.folder()).join(format!("{}-{number}.pem", args.role.name()));
                if !path.exists() {
                    break path;
                }
                number += 1;
            };
            match &passphrase {
                Some(passphrase) => key.encrypted(passphrase)?.write(&path)?,
                None => key.write(&path)?,
            }
            say!("Made {}{}", path.display(), if passphrase.is_some() { ", encrypted" } else { "" });
        }
        Ok(())
    }
}

//! `signpost keys encrypt | decrypt`: a passphrase for keys that exist, another one, or none.

use super::super::{
    Outcome,
    key_file::KeyFile,
    passphrase::{PassphraseArgs, Passphrases},
    private_keys::paths,
};
use super::{ONLINE, PUBLIC_FILE};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};

/// Encrypt private keys with a passphrase, or give them another one
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost keys encrypt keys              all keys of people below this folder; the online key stays as it is
  signpost keys encrypt marys-keys        one holder's; of keys that are encrypted already, another passphrase
  signpost keys encrypt keys/online       then the daily job needs SIGNPOST_PASSPHRASE
A file is the old or the new one at any moment. Copies that were made before stay as they are: erase them.")]
pub struct EncryptArgs {
    /// A key, or a folder of keys
    #[arg(value_name = "FILE|FOLDER")]
    pub keys: PathBuf,
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
    /// The passphrase from now on, of keys that are encrypted already
    #[arg(long, value_name = "FILE")]
    pub new_passphrase_file: Option<PathBuf>,
}

/// Write private keys without encryption again
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  signpost keys decrypt keys/online       for a daily job that knows no passphrase")]
pub struct DecryptArgs {
    /// A key, or a folder of keys
    #[arg(value_name = "FILE|FOLDER")]
    pub keys: PathBuf,
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
}

pub fn encrypt(args: EncryptArgs) -> Result<Outcome> {
    let files = read(&args.keys)?;
    let changes = files.iter().any(|(_, file)| file.is_encrypted());
    ensure!(
        changes || args.new_passphrase_file.is_none(),
        "no key in {} is encrypted yet: --passphrase-file alone names the passphrase",
        args.keys.display()
    );
    let old = Passphrases::of(&args.passphrase)?;
    // All are opened before one is written.
    let opened = open_all(&old, files)?;
    let new = match (&args.new_passphrase_file, changes) {
        (Some(file), _) => Passphrases::of(&PassphraseArgs { passphrase_file: Some(file.clone()) })?,
        (None, false) => old,
        (None, true) => Passphrases::asked(),
    };
    let chosen = new.choose("these keys")?.context(match changes {
        true => "no passphrase was given: --new-passphrase-file FILE names the one from now on",
        false => {
            "no passphrase was given: --passphrase-file FILE, the environment (SIGNPOST_PASSPHRASE), or a terminal"
        }
    })?;
    for (path, plain) in opened {
        plain.encrypted(&chosen)?.replace(&path, Some(&chosen))?;
        say!("Encrypted {}", path.display());
    }
    say!(
        "Nobody can restore the passphrase: keep it on paper. Copies that were made before stay as they were: erase them."
    );
    Ok(Outcome::Done)
}

pub fn decrypt(args: DecryptArgs) -> Result<Outcome> {
    let files = read(&args.keys)?;
    let passphrases = Passphrases::of(&args.passphrase)?;
    let encrypted = files.into_iter().filter(|(_, file)| file.is_encrypted()).collect();
    let opened = open_all(&passphrases, encrypted)?;
    if opened.is_empty() {
        say!("No key in {} is encrypted.", args.keys.display());
    }
    for (path, plain) in opened {
        plain.replace(&path, None)?;
        say!("Decrypted {}: whoever copies it can sign", path.display());
    }
    Ok(Outcome::Done)
}

/// The same keys, without encryption.
fn open_all(passphrases: &Passphrases, files: Vec<(PathBuf, KeyFile)>) -> Result<Vec<(PathBuf, KeyFile)>> {
    let open = |(path, file): (PathBuf, KeyFile)| {
        let plain = if file.is_encrypted() { passphrases.open(&path, &file)? } else { file };
        Ok((path, plain))
    };
    files.into_iter().map(open).collect()
}

/// The keys at a path. Of a community's whole folder those of people.
fn read(keys: &Path) -> Result<Vec<(PathBuf, KeyFile)>> {
    let mut found = if keys.is_dir() { paths(keys)? } else { vec![keys.to_owned()] };
    let online = keys.join(ONLINE);
    if keys.join("metadata").is_dir() && found.iter().any(|path| path.starts_with(&online)) {
        found.retain(|path| !path.starts_with(&online));
        say!("{} stays as it is: the daily job uses it alone.", online.display());
    }
    ensure!(!found.is_empty(), "there is no private key (*.pem) in {}", keys.display());
    ensure!(
        keys.file_name().is_none_or(|name| name != PUBLIC_FILE),
        "{} is a public key, which everyone may read; the private one lies beside it",
        keys.display()
    );
    let read = |path: PathBuf| {
        let file = KeyFile::read(&path).with_context(|| format!("{} is not a private key of ours", path.display()))?;
        Ok((path, file))
    };
    found.into_iter().map(read).collect()
}

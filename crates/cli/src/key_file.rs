//! The file of one private key.
//!
//! PEM of PKCS#8 (RFC 5958): plain, or encrypted with a passphrase as PBES2 (RFC 8018) with scrypt and AES-256-CBC, which
//! OpenSSL and most libraries read. Before the PEM block, where RFC 7468 allows text for people, stand the holder's name
//! (it is part of the public key, and so of its keyid) and, of an encrypted key, the public key: so that a command
//! asks for the passphrases of those keys alone that it needs.

use anyhow::{Context, Result, bail, ensure};
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey, KeypairBytes, spki::der::pem::LineEnding};
use pkcs8::{
    EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef, SecretDocument,
    der::Decode,
    pkcs5::{self, pbes2},
};
use signpost_trust::{hex, key::Key, sign::SigningKey};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

const HOLDER: &str = "Holder: ";
const PUBLIC: &str = "Public-Key: ";
const OTHER_WAY: &str =
    "in a way that is not read here: openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD.pem -out NEW.pem writes it anew";
const PLAIN_LABEL: &str = "PRIVATE KEY";
const ENCRYPTED_LABEL: &str = "ENCRYPTED PRIVATE KEY";

/// No key file is longer; what is longer is something else.
const MAX_BYTES: u64 = 64_000;

/// Of the forms of scrypt that OWASP's Password Storage Cheat Sheet counts as equal, the one whose 16 MiB OpenSSL
/// grants without being asked: N = 2^14, r = 8, p = 5.
const SCRYPT: (u8, u32, u32) = (14, 8, 5);

/// What a file made elsewhere may ask of this machine.
const MAX_SCRYPT_BYTES: u64 = 1 << 30;
const MAX_SCRYPT_PARALLELIZATION: u64 = 64;
const MAX_PBKDF2_ITERATIONS: u64 = 20_000_000;

/// A private key as it is stored.
pub struct KeyFile {
    holder: Option<String>,
    secret: Secret,
}

enum Secret {
    Plain(Zeroizing<[u8; 32]>),
    Encrypted { document: SecretDocument, public: Option<[u8; 32]> },
}

/// Why a passphrase does not open a key.
#[derive(Debug)]
pub enum NotOpened {
    /// Another passphrase may.
    WrongPassphrase,
    /// No passphrase will.
    Unreadable(anyhow::Error),
}

impl KeyFile {
    /// A new key.
    pub fn generate(holder: &str) -> Result<KeyFile> {
        let mut seed = Zeroizing::new([0u8; 32]);
        random(seed.as_mut())?;
        let holder = holder.chars().filter(|c| !c.is_control()).take(80).collect();
        Ok(KeyFile { holder: Some(holder), secret: Secret::Plain(seed) })
    }

    pub fn read(path: &Path) -> Result<KeyFile> {
        let length = fs::metadata(path)?.len();
        ensure!(length <= MAX_BYTES, "it has {length} bytes, and a key has a few hundred");
        KeyFile::parse(&Zeroizing::new(fs::read_to_string(path)?))
    }

    fn parse(text: &str) -> Result<KeyFile> {
        let start = text.find("-----BEGIN").context("it has no PEM block (-----BEGIN PRIVATE KEY-----)")?;
        ensure!(
            text[start..].contains("-----END"),
            "it is cut off: its last line (-----END ...) is missing. Take it from your copy"
        );
        let (preamble, pem) = text.split_at(start);
        // As Windows' editors begin a file: without the holder's name it would be another key.
        let preamble = preamble.trim_start_matches('\u{feff}');
        // What follows the block, such as the empty line that a job's secret adds, is no part of it.
        let lines: Vec<&str> = pem.lines().map(str::trim).collect();
        let end = lines.iter().position(|line| line.starts_with("-----END")).unwrap_or(lines.len() - 1);
        let pem = Zeroizing::new(lines[..=end].join("\n") + "\n");
        let line = |name: &str| preamble.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        let holder = line(HOLDER).map(str::to_owned);
        let (label, document) = SecretDocument::from_pem(&pem)
            .map_err(|error| anyhow::anyhow!("its PEM block is damaged ({error}). Take it from your copy"))?;
        let secret = match label {
            PLAIN_LABEL => Secret::Plain(seed(document.as_bytes())?),
            ENCRYPTED_LABEL => {
                let info = EncryptedPrivateKeyInfoRef::from_der(document.as_bytes())
                    .with_context(|| format!("it is damaged, or encrypted {OTHER_WAY}"))?;
                refuse_excess(&info.encryption_algorithm)?;
                let public = line(PUBLIC).map(|public| {
                    let bytes = hex::decode(public).and_then(|bytes| bytes.try_into().ok());
                    bytes.with_context(|| format!("its line “{PUBLIC}” is damaged"))
                });
                Secret::Encrypted { public: public.transpose()?, document }
            }
            other => bail!("it holds a {other}, and not a private key"),
        };
        Ok(KeyFile { holder, secret })
    }

    pub fn is_encrypted(&self) -> bool {
        matches!(self.secret, Secret::Encrypted { .. })
    }

    /// The public key, where it can be known without a passphrase.
    pub fn public(&self) -> Option<Key> {
        match &self.secret {
            Secret::Plain(seed) => Some(SigningKey::from_seed(seed, self.holder.as_deref()).key()),
            Secret::Encrypted { public, .. } => public.map(|public| Key::ed25519(&public, self.holder.as_deref())),
        }
    }

    /// The key of a file that is not encrypted.
    pub fn plain(&self) -> Option<SigningKey> {
        match &self.secret {
            Secret::Plain(seed) => Some(SigningKey::from_seed(seed, self.holder.as_deref())),
            Secret::Encrypted { .. } => None,
        }
    }

    /// The same file without encryption.
    pub fn open(&self, passphrase: &str) -> Result<KeyFile, NotOpened> {
        let document = match &self.secret {
            Secret::Encrypted { document, .. } => document,
            Secret::Plain(seed) => {
                return Ok(KeyFile { holder: self.holder.clone(), secret: Secret::Plain(seed.clone()) });
            }
        };
        let info = EncryptedPrivateKeyInfoRef::from_der(document.as_bytes())
            .map_err(|error| NotOpened::Unreadable(error.into()))?;
        // A wrong passphrase gives other bytes. That these begin as a key of Ed25519 does is a chance of 1 to 2^128.
        let decrypted = info.decrypt(passphrase).map_err(|error| match error {
            pkcs8::Error::EncryptedPrivateKey(
                pkcs5::Error::UnsupportedAlgorithm { .. } | pkcs5::Error::AlgorithmParametersInvalid { .. },
            ) => NotOpened::Unreadable(anyhow::anyhow!("it is encrypted {OTHER_WAY} ({error})")),
            _ => NotOpened::WrongPassphrase,
        })?;
        let opened = KeyFile {
            holder: self.holder.clone(),
            secret: Secret::Plain(seed(decrypted.as_bytes()).map_err(NotOpened::Unreadable)?),
        };
        match (self.public(), opened.public()) {
            (Some(told), Some(found)) if told != found => {
                Err(NotOpened::Unreadable(anyhow::anyhow!("it holds another key than it says. Take it from your copy")))
            }
            _ => Ok(opened),
        }
    }

    /// The same key, encrypted.
    pub fn encrypted(&self, passphrase: &str) -> Result<KeyFile> {
        let Secret::Plain(seed) = &self.secret else { bail!("it is encrypted already") };
        let (mut salt, mut iv) = ([0u8; 16], [0u8; 16]);
        random(&mut salt)?;
        random(&mut iv)?;
        let (log_n, r, p) = SCRYPT;
        let scrypt = pbes2::Parameters::generate_scrypt_aes256cbc(scrypt_parameters(log_n, r, p)?, &salt, iv)
            .map_err(|error| anyhow::anyhow!("{error}"))?;
        let plain = to_pkcs8(seed)?;
        let document = PrivateKeyInfoRef::from_der(plain.as_bytes())?.encrypt_with_params(scrypt, passphrase)?;
        let public = *ed25519_dalek::SigningKey::from_bytes(seed).verifying_key().as_bytes();
        Ok(KeyFile { holder: self.holder.clone(), secret: Secret::Encrypted { document, public: Some(public) } })
    }

    fn to_text(&self) -> Result<Zeroizing<String>> {
        let mut text = Zeroizing::new(String::with_capacity(1_000));
        if let Some(holder) = &self.holder {
            text.push_str(&format!("{HOLDER}{holder}\n"));
        }
        let pem = match &self.secret {
            Secret::Plain(seed) => to_pkcs8(seed)?.to_pem(PLAIN_LABEL, LineEnding::LF)?,
            Secret::Encrypted { document, public } => {
                if let Some(public) = public {
                    text.push_str(&format!("{PUBLIC}{}\n", hex::encode(public)));
                }
                document.to_pem(ENCRYPTED_LABEL, LineEnding::LF)?
            }
        };
        text.push_str(&pem);
        Ok(text)
    }

    /// Writes it for its owner's eyes only; never over another file.
    pub fn write(&self, path: &Path) -> Result<()> {
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = self.to_text()?;
        let write = || -> std::io::Result<()> {
            let mut file = options.open(path)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()
        };
        write().with_context(|| format!("{} cannot be written", path.display()))
    }

    /// Writes it in place of `path`, which at any moment is the old or the new file. `passphrase`, if it is encrypted. Where
    /// `path` leads elsewhere, that file is replaced: a new one in place of the link would leave the old key there.
    pub fn replace(&self, path: &Path, passphrase: Option<&str>) -> Result<()> {
        let path = &fs::canonicalize(path).with_context(|| format!("{} cannot be replaced", path.display()))?;
        let new = unfinished(path);
        if new.exists() {
            fs::remove_file(&new).with_context(|| format!("{} cannot be removed", new.display()))?;
        }
        let replace = || {
            self.write(&new)?;
            let written = KeyFile::read(&new)?;
            let opens = match passphrase {
                Some(passphrase) => written.open(passphrase).is_ok_and(|opened| opened.public() == self.public()),
                None => written.plain().is_some_and(|key| Some(key.key()) == self.public()),
            };
            ensure!(opens, "what was written to {} is not what it should be: is the disk sound?", new.display());
            fs::rename(&new, path).with_context(|| format!("{} cannot be replaced", path.display()))
        };
        let replaced = replace();
        if replaced.is_err() {
            let _ = fs::remove_file(&new);
        }
        replaced
    }
}

/// What an interrupted [`KeyFile::replace`] leaves beside a key.
pub fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    PathBuf::from(name)
}

fn random(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|error| anyhow::anyhow!("this machine gives no random numbers: {error}"))
}

/// Version 1 of PKCS#8, without the public key: OpenSSL and Python read no other.
fn to_pkcs8(seed: &[u8; 32]) -> Result<SecretDocument> {
    Ok(KeypairBytes { secret_key: *seed, public_key: None }.to_pkcs8_der()?)
}

fn seed(der: &[u8]) -> Result<Zeroizing<[u8; 32]>> {
    let key = ed25519_dalek::SigningKey::from_pkcs8_der(der).context("its key is not one of Ed25519")?;
    Ok(Zeroizing::new(key.to_bytes()))
}

fn scrypt_parameters(log_n: u8, r: u32, p: u32) -> Result<pkcs5::scrypt::Params> {
    pkcs5::scrypt::Params::new(log_n, r, p).map_err(|error| anyhow::anyhow!("{error}"))
}

/// Stops before a file that would take this machine's memory, or hours of its time.
fn refuse_excess(scheme: &pkcs5::EncryptionScheme) -> Result<()> {
    let Some(parameters) = scheme.pbes2() else { return Ok(()) };
    let excessive = match (parameters.kdf.scrypt(), parameters.kdf.pbkdf2()) {
        (Some(scrypt), _) => {
            let bytes = scrypt.cost_parameter.saturating_mul(128 * u64::from(scrypt.block_size));
            bytes > MAX_SCRYPT_BYTES || u64::from(scrypt.parallelization) > MAX_SCRYPT_PARALLELIZATION
        }
        (None, Some(pbkdf2)) => u64::from(pbkdf2.iteration_count) > MAX_PBKDF2_ITERATIONS,
        (None, None) => false,
    };
    ensure!(!excessive, "to open it would take more memory or time than any key should");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSPHRASE: &str = "four words by chance";

    fn stored(text: &str) -> Result<KeyFile> {
        KeyFile::parse(text)
    }

    #[test]
    fn a_key_of_either_version_of_pkcs8_is_read() {
        let new = KeyFile::generate("Mary").unwrap();
        let text = new.to_text().unwrap();
        assert_eq!(stored(&text).unwrap().public(), new.public());
        // As earlier versions of this tool wrote it: with the public key.
        let secret = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
        let old = format!("{HOLDER}Joe\n{}", *secret.to_pkcs8_pem(LineEnding::LF).unwrap());
        assert!(old.len() > text.len());
        assert_eq!(stored(&old).unwrap().public(), Some(SigningKey::from_seed(&[7; 32], Some("Joe")).key()));
    }

    #[test]
    fn a_key_that_went_through_mail_or_a_secret_is_read() {
        for key in
            [KeyFile::generate("Mary").unwrap(), KeyFile::generate("Mary").unwrap().encrypted(PASSPHRASE).unwrap()]
        {
            let text = key.to_text().unwrap();
            for changed in [
                format!("{}\n\n", *text),
                text.trim_end().to_owned(),
                text.replace('\n', "\r\n"),
                text.replace('\n', " \n"),
                format!("{}-- \nMary, Maple County", *text),
                format!("\u{feff}{}", *text),
            ] {
                assert_eq!(stored(&changed).unwrap().public(), key.public(), "{changed:?}");
            }
        }
    }

    #[test]
    fn a_new_key_is_pkcs8_version_1_of_rfc_8410() {
        let text = KeyFile::generate("Mary").unwrap().to_text().unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            (lines[0], lines[1], lines[3]),
            ("Holder: Mary", "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----")
        );
        // SEQUENCE of 46 bytes; INTEGER 0; the algorithm 1.3.101.112; 34 bytes with the seed; and nothing after.
        assert!(lines[2].starts_with("MC4CAQAwBQYDK2VwBCIEI") && lines[2].len() == 64, "{}", *text);
    }

    #[test]
    fn an_encrypted_key_opens_with_its_passphrase_alone_and_says_which_key_it_is() {
        let key = KeyFile::generate("Mary").unwrap();
        let encrypted = stored(&key.encrypted(PASSPHRASE).unwrap().to_text().unwrap()).unwrap();
        assert!(encrypted.is_encrypted() && encrypted.plain().is_none());
        assert_eq!(encrypted.public(), key.public());
        assert_eq!(encrypted.open(PASSPHRASE).unwrap().public(), key.public());
        for wrong in ["", "four words by chanc", "Four words by chance", " four words by chance"] {
            assert!(matches!(encrypted.open(wrong), Err(NotOpened::WrongPassphrase)), "{wrong}");
        }
        let again = key.encrypted(PASSPHRASE).unwrap().to_text().unwrap();
        assert_ne!(*again, *encrypted.to_text().unwrap(), "each has a salt of its own");
    }

    #[test]
    fn a_file_that_is_cut_off_or_changed_says_so() {
        let key = KeyFile::generate("Mary").unwrap();
        let text = key.encrypted(PASSPHRASE).unwrap().to_text().unwrap();
        for (cut, says) in [(0, "no PEM block"), (40, "no PEM block"), (200, "cut off"), (text.len() - 20, "damaged")] {
            let said = format!("{:#}", stored(&text[..cut]).err().unwrap());
            assert!(said.contains(says), "{cut}: {said}");
        }
        let other = KeyFile::generate("Mary").unwrap().encrypted(PASSPHRASE).unwrap().to_text().unwrap();
        let public = |text: &str| text.lines().nth(1).unwrap().to_owned();
        let swapped = text.replace(&public(&text), &public(&other));
        let Err(NotOpened::Unreadable(error)) = stored(&swapped).unwrap().open(PASSPHRASE) else { panic!() };
        assert!(error.to_string().contains("another key"), "{error}");
        assert!(stored(&text.replace(&public(&text), "Public-Key: 12")).is_err());
    }

    #[test]
    fn a_file_that_would_take_all_memory_is_refused() {
        let key = KeyFile::generate("Mary").unwrap();
        let Secret::Plain(seed) = &key.secret else { panic!() };
        let plain = to_pkcs8(seed).unwrap();
        let mut greedy =
            pbes2::Parameters::generate_scrypt_aes256cbc(scrypt_parameters(4, 8, 1).unwrap(), &[1; 16], [2; 16])
                .unwrap();
        let document =
            PrivateKeyInfoRef::from_der(plain.as_bytes()).unwrap().encrypt_with_params(greedy.clone(), "x").unwrap();
        let text = document.to_pem(ENCRYPTED_LABEL, LineEnding::LF).unwrap();
        assert!(stored(&text).unwrap().open("x").is_ok());
        let pbes2::Kdf::Scrypt(scrypt) = &mut greedy.kdf else { panic!() };
        scrypt.cost_parameter = 1 << 40;
        assert!(refuse_excess(&greedy.into()).is_err());
    }
}

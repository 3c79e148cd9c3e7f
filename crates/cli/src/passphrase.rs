//! Where passphrases of private keys come from: a file, the environment, or a person at a terminal. Never the command
//! line, which other users of a machine can read, and which a shell keeps.

use super::key_file::{KeyFile, NotOpened};
use anyhow::{Context, Result, bail, ensure};
use std::{
    cell::RefCell,
    env, fs,
    io::{self, IsTerminal},
    path::{Path, PathBuf},
    rc::Rc,
};
use zeroize::Zeroizing;

/// The environment's variable of a passphrase.
pub const VARIABLE: &str = "SIGNPOST_PASSPHRASE";

/// Fewer characters are tried out within days by whoever has the file.
const MIN_CHARACTERS: usize = 12;
const MAX_BYTES: usize = 1_000;
/// How often a person may mistype.
const TRIES: usize = 3;

#[derive(Debug, Clone, Default, clap::Args)]
pub struct PassphraseArgs {
    /// A file whose one line is the passphrase of the keys [default: SIGNPOST_PASSPHRASE, else asked for]
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

pub type Passphrase = Zeroizing<String>;

/// The passphrases of one run. What a person typed is tried for the next key before they are asked again.
#[derive(Clone, Default)]
pub struct Passphrases {
    given: Option<Given>,
    typed: Rc<RefCell<Vec<Passphrase>>>,
    asks: bool,
}

#[derive(Clone)]
struct Given {
    passphrase: Passphrase,
    /// For sentences: `in words.txt`.
    place: String,
}

impl Passphrases {
    /// Those that were given; a person is asked for others, where one is there.
    pub fn of(args: &PassphraseArgs) -> Result<Passphrases> {
        Ok(Passphrases { given: given(args)?, asks: io::stdin().is_terminal(), ..Passphrases::default() })
    }

    /// Those that were given, and nobody is asked.
    pub fn given_alone(args: &PassphraseArgs) -> Result<Passphrases> {
        Ok(Passphrases { given: given(args)?, ..Passphrases::default() })
    }

    /// None were given: a person is asked, where one is there.
    pub fn asked() -> Passphrases {
        Passphrases { asks: io::stdin().is_terminal(), ..Passphrases::default() }
    }

    /// To be tried for the next keys, too.
    pub fn remember(&self, passphrase: &Passphrase) {
        self.typed.borrow_mut().push(passphrase.clone());
    }

    pub fn were_given(&self) -> bool {
        self.given.is_some()
    }

    /// Opens a key that lies at `path`.
    pub fn open(&self, path: &Path, file: &KeyFile) -> Result<KeyFile> {
        let path = path.display();
        let known = self.given.iter().map(|given| given.passphrase.clone());
        let known: Vec<Passphrase> = known.chain(self.typed.borrow().iter().cloned()).collect();
        let open = |passphrase: &str| match file.open(passphrase) {
            Ok(opened) => Ok(Some(opened)),
            Err(NotOpened::WrongPassphrase) => Ok(None),
            Err(NotOpened::Unreadable(error)) => Err(error.context(format!("{path} cannot be opened"))),
        };
        for passphrase in &known {
            if let Some(opened) = open(passphrase)? {
                return Ok(opened);
            }
        }
        if !self.asks {
            match &self.given {
                Some(given) => bail!(
                    "{path} does not open with the passphrase {}. Capital letters and spaces count. If it is lost, so is the key (signpost doctor says what then)",
                    given.place
                ),
                None => bail!(
                    "{path} is encrypted: its passphrase is asked for at a terminal, or read from --passphrase-file FILE or the environment ({VARIABLE})"
                ),
            }
        }
        for _ in 0..TRIES {
            let typed = prompt(&format!("Passphrase of {path} (empty: go on without this key): "))?;
            if typed.is_empty() {
                bail!("{path} was not opened");
            }
            if let Some(opened) = open(&typed)? {
                self.typed.borrow_mut().push(typed);
                return Ok(opened);
            }
            eprintln!("It does not open with this one. Capital letters and spaces count.");
        }
        bail!(
            "{path} did not open in {TRIES} tries. If its passphrase is lost, so is the key (signpost doctor says what then)"
        )
    }

    /// A passphrase for keys to come: given, or typed twice. `None`, where nobody can be asked, or they want none.
    pub fn choose(&self, whose: &str) -> Result<Option<Passphrase>> {
        if let Some(given) = &self.given {
            check(&given.passphrase).with_context(|| format!("the passphrase {} is not taken", given.place))?;
            return Ok(Some(given.passphrase.clone()));
        }
        if !self.asks {
            return Ok(None);
        }
        for _ in 0..TRIES {
            let first = prompt(&format!("A new passphrase for {whose}, four words by chance or more (empty: none): "))?;
            if first.is_empty() {
                return Ok(None);
            }
            if let Err(error) = check(&first) {
                eprintln!("{error}.");
                continue;
            }
            if prompt("The same again: ")? == first {
                self.remember(&first);
                return Ok(Some(first));
            }
            eprintln!("The two differ.");
        }
        bail!("no passphrase was chosen in {TRIES} tries: nothing was changed")
    }
}

fn given(args: &PassphraseArgs) -> Result<Option<Given>> {
    if let Some(path) = &args.passphrase_file {
        let passphrase = read_file(path).with_context(|| format!("--passphrase-file {}", path.display()))?;
        return Ok(Some(Given { passphrase, place: format!("in {}", path.display()) }));
    }
    match env::var(VARIABLE) {
        Ok(text) if !text.is_empty() => {
            let passphrase = only_line(&Zeroizing::new(text)).context(VARIABLE)?;
            Ok(Some(Given { passphrase, place: format!("in {VARIABLE}") }))
        }
        Ok(_) | Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => bail!("{VARIABLE} is not text in UTF-8"),
    }
}

fn read_file(path: &Path) -> Result<Passphrase> {
    let text = Zeroizing::new(fs::read_to_string(path).context("it cannot be read")?);
    let passphrase = only_line(&text)?;
    warn_of_others(path);
    Ok(passphrase)
}

/// Without the mark before it and the line's end behind it, which editors and the secrets of jobs add, and nobody would type.
fn only_line(text: &str) -> Result<Passphrase> {
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(|line| line.trim_end_matches('\r'));
    let first = lines.next().unwrap_or_default();
    ensure!(!first.is_empty(), "its first line is empty");
    ensure!(lines.all(str::is_empty), "it has several lines, and a passphrase is one");
    Ok(first.to_owned().into())
}

#[cfg(unix)]
fn warn_of_others(path: &Path) {
    let mode = |metadata: &fs::Metadata| std::os::unix::fs::PermissionsExt::mode(&metadata.permissions());
    if fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && mode(&metadata) & 0o077 != 0) {
        eprintln!("warning: others on this machine can read {0}: chmod 600 {0}", path.display());
    }
}

#[cfg(not(unix))]
fn warn_of_others(_: &Path) {}

fn check(passphrase: &str) -> Result<()> {
    let count = passphrase.chars().count();
    ensure!(
        count >= MIN_CHARACTERS,
        "It has {count} characters, and {MIN_CHARACTERS} are the least: whoever copies the file can try them all out. Four or five words by chance are good"
    );
    ensure!(passphrase.len() <= MAX_BYTES, "It is longer than {MAX_BYTES} bytes");
    ensure!(!passphrase.chars().any(char::is_control), "It has a character that cannot be typed");
    ensure!(passphrase.trim() == passphrase, "It begins or ends with a space, which nobody sees on paper");
    Ok(())
}

/// Asks at the terminal, where the answer is not shown.
fn prompt(question: &str) -> Result<Passphrase> {
    rpassword::prompt_password(question).map(Zeroizing::new).context("the passphrase could not be asked for")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_that_is_tried_out_soon_is_not_taken() {
        for (passphrase, taken) in [
            ("short", false),
            ("eleven char", false),
            ("twelve chars", true),
            ("été à la mer", true),
            ("a line\nand another", false),
            ("four words by chance ", false),
            ("\u{a0}four words by chance", false),
        ] {
            assert_eq!(check(passphrase).is_ok(), taken, "{passphrase}");
        }
        assert!(check(&"x".repeat(MAX_BYTES + 1)).is_err());
    }

    #[test]
    fn a_file_has_one_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("words");
        for (text, expected) in [
            ("four words by chance\n", Some("four words by chance")),
            ("four words by chance", Some("four words by chance")),
            (" with spaces \r\n\n", Some(" with spaces ")),
            ("\u{feff}of a Windows editor\r\n", Some("of a Windows editor")),
            ("of a job's secret\r", Some("of a job's secret")),
            ("", None),
            ("\nsecond", None),
            ("one\ntwo\n", None),
        ] {
            fs::write(&path, text).unwrap();
            assert_eq!(read_file(&path).ok().as_deref().map(String::as_str), expected, "{text:?}");
        }
        assert!(read_file(&folder.path().join("missing")).is_err());
    }
}

//! `signpost sign`: signatures made where the keys are, and collected as files.

use super::{
    Outcome, date_time,
    lock::Lock,
    offline::{Draft, OfflineMetadata, short_fingerprint},
    passphrase::{PassphraseArgs, Passphrases},
    private_keys::PrivateKeys,
    site,
};
use anyhow::{Context, Result, bail};
use signpost_trust::{key::Key, sign::DetachedSignature};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Sign a pending change with a key that is elsewhere, or collect such signatures
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost sign 2.root.json --with marys-keys       on Mary's machine: writes 2.root.json.<key>.sig
  signpost sign keys/pending/2.root.json --keys keys --collect 2.root.json.*.sig
                                                    at the publisher's: takes them in; with enough of them
                                                    the change is made")]
pub struct Args {
    /// The change, as `rotate` or `partner` left it in pending/
    pub draft: PathBuf,
    /// Folder of the private key to sign with
    #[arg(long, value_name = "FOLDER", conflicts_with = "collect", required_unless_present = "collect")]
    pub with: Option<PathBuf>,
    /// Where to write the signature [default: beside the draft]
    #[arg(long, value_name = "FOLDER", requires = "with")]
    pub out: Option<PathBuf>,
    /// Signatures made elsewhere
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "keys")]
    pub collect: Vec<PathBuf>,
    /// The community's folder of keys
    #[arg(long, value_name = "DIR", requires = "collect")]
    pub keys: Option<PathBuf>,
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
}

pub fn run(args: Args) -> Result<Outcome> {
    let bytes = fs::read(&args.draft).with_context(|| format!("{} cannot be read", args.draft.display()))?;
    let draft = Draft::parse(&bytes).with_context(|| format!("{} is not a change to sign", args.draft.display()))?;
    match (&args.with, &args.keys) {
        (Some(with), _) => sign(&args, &draft, with),
        (None, Some(keys)) => collect(draft, &args.collect, keys),
        (None, None) => bail!("name a key with --with, or signatures with --collect and --keys"),
    }
}

fn sign(args: &Args, draft: &Draft, with: &Path) -> Result<Outcome> {
    let private = PrivateKeys::read(with, Passphrases::of(&args.passphrase)?)?;
    describe(draft);
    let mut signed = 0;
    for key in private.open_all()? {
        let signature = draft.sign_detached(key);
        let keyid = signature.keyid.get(..8).unwrap_or(&signature.keyid);
        let name = format!("{}.{keyid}.sig", draft.file_name());
        let file = args.out.as_deref().or(args.draft.parent()).unwrap_or(Path::new("")).join(name);
        site::write_whole(&file, &signature.to_bytes())?;
        say!("Signed with {}: {}", short_fingerprint(&key.key().fingerprint()), file.display());
        signed += 1;
    }
    if signed == 0 {
        bail!("there is no private key in {}", with.display());
    }
    say!("Send the signature to whoever publishes: signpost sign ... --collect");
    Ok(Outcome::Done)
}

fn collect(mut draft: Draft, signatures: &[PathBuf], keys: &Path) -> Result<Outcome> {
    let _lock = Lock::of(keys)?;
    let mut offline = OfflineMetadata::read(keys)?;
    describe(&draft);
    let signers: Vec<Key> = offline
        .signers(&draft)
        .into_iter()
        .flat_map(|(_, signers)| [signers.signed, signers.missing].concat())
        .collect();
    for path in signatures {
        let mut take = || -> Result<()> {
            let signature = DetachedSignature::from_bytes(&fs::read(path)?)?;
            if signers.iter().any(|key| key.id() == signature.keyid) {
                draft.attach(&signature)?;
            } else {
                say!("{} is by a key that is not needed here", path.display());
            }
            Ok(())
        };
        take().with_context(|| format!("{} was not taken", path.display()))?;
    }
    submit(&mut offline, &draft, keys)
}

fn describe(draft: &Draft) {
    say!("{} version {}, to hold until {}", draft.role(), draft.version(), date_time(draft.expires()));
    say!("What is signed (SHA-256, compare it with the others): {}", draft.digest());
}

/// Makes the change if enough have signed; says how far it is.
pub fn submit(offline: &mut OfflineMetadata, draft: &Draft, keys: &Path) -> Result<Outcome> {
    for (whose, signers) in offline.signers(draft) {
        say!("{whose}: {} of {} needed signatures ({})", signers.signed.len(), signers.needed, named(&signers.signed));
        if !signers.enough() {
            say!("  can still sign: {}", named(&signers.missing));
        }
    }
    if offline.accept(draft, keys)? {
        say!("{} version {} holds now, until {}.", draft.role(), draft.version(), date_time(draft.expires()));
        say!("Next: signpost renew SITE --keys {}, which publishes it", keys.display());
        return Ok(Outcome::Done);
    }
    let pending = keys.join("pending").join(draft.file_name());
    say!("Not enough signatures yet: nothing has changed. Send {} to the others, who sign it:", pending.display());
    say!("  signpost sign {} --with THEIR-KEYS", draft.file_name());
    Ok(Outcome::Attention)
}

fn named(keys: &[Key]) -> String {
    let name = |key: &Key| format!("{} {}", key.holder().unwrap_or("(no name)"), short_fingerprint(&key.fingerprint()));
    keys.iter().map(name).collect::<Vec<_>>().join(", ")
}

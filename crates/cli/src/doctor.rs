//! `signpost doctor`: after a loss or a long time: what is still safe, what to do, and in which order.

mod damage;

use super::{
    Outcome, countdown, date_time, expiry,
    last_versions::LastVersions,
    now,
    offline::OfflineMetadata,
    passphrase::{PassphraseArgs, Passphrases, VARIABLE},
    private_keys::PrivateKeys,
    published,
    site::SiteFolder,
    source::Source,
};
use anyhow::Result;
use signpost_hours::UnixSeconds;
use signpost_hsds::Severity;
use signpost_trust::{
    metadata::{Role, Signed},
    policy::DAY,
    release::EDITORS,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Say what is still safe and what to do, in which order: a key is lost, a volunteer is gone, a date has passed
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost doctor                                    in the folder that holds keys/ and site/
  signpost doctor --keys keys --site site
  signpost doctor --keys keys --site site --from data
  signpost doctor --keys keys --passphrase-file words.txt               whether the passphrase still opens them
  signpost doctor --keys keys --site site --at 2028-01-01T00:00:00Z     what will be due then
Nothing is changed. Exit codes: 0 nothing to do, 1 something to do, 2 it cannot be told, or nothing can repair it")]
pub struct Args {
    /// The community's folder of keys [default: keys]
    #[arg(long, value_name = "DIR")]
    pub keys: Option<PathBuf>,
    /// The published site [default: site]
    #[arg(long, value_name = "DIR")]
    pub site: Option<PathBuf>,
    /// The community's data, to be looked at, too
    #[arg(long, value_name = "SRC")]
    pub from: Option<PathBuf>,
    /// As if it were this moment
    #[arg(long, value_name = "TIME", value_parser = super::parse_time)]
    pub at: Option<UnixSeconds>,
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
}

/// Where the community's things are.
struct Places {
    keys: PathBuf,
    site: PathBuf,
    from: Option<PathBuf>,
}

/// Before the end of a role's time by so much somebody should act.
const SOON: UnixSeconds = 30 * DAY;

/// What was found out.
#[derive(Default)]
struct Findings {
    safe: Vec<String>,
    /// In the order in which it is to be done: sentence and command.
    steps: Vec<(String, String)>,
    beyond_repair: bool,
    /// Keys that every community uses are not here, or were replaced: this is no folder that was just made, and the memory of
    /// what was published may have been lost with them.
    may_be_published: bool,
}

impl Findings {
    fn safe(&mut self, sentence: impl Into<String>) {
        self.safe.push(sentence.into());
    }

    fn step(&mut self, sentence: impl Into<String>, command: impl Into<String>) {
        self.steps.push((sentence.into(), command.into()));
    }
}

pub fn run(args: Args) -> Result<Outcome> {
    let at = args.at.unwrap_or_else(now);
    let or = |given: &Option<PathBuf>, name: &str| given.clone().unwrap_or_else(|| PathBuf::from(name));
    let places = Places { keys: or(&args.keys, "keys"), site: or(&args.site, "site"), from: args.from.clone() };
    if args.keys.is_none() && args.site.is_none() && !places.keys.exists() && !places.site.exists() {
        say!("Here are no keys and no site.");
        say!("What to do: name them, or begin");
        let known = communities(Path::new("."));
        known.iter().for_each(|name| say!("       signpost doctor --keys {name}/keys --site {name}/site"));
        if known.is_empty() {
            say!("       signpost doctor --keys FOLDER/keys --site FOLDER/site");
        }
        say!("       signpost init NEW-FOLDER");
        return Ok(Outcome::Refused);
    }
    let mut found = Findings::default();
    keys(&places, &Passphrases::given_alone(&args.passphrase)?, at, &mut found);
    site(&places, at, &mut found);
    if let Some(from) = &places.from {
        data(from, at, &mut found);
    }
    say!("On {}:", date_time(at));
    for sentence in &found.safe {
        say!("  {sentence}");
    }
    if found.steps.is_empty() {
        say!("There is nothing to do.");
        return Ok(Outcome::Done);
    }
    say!("What to do, in this order:");
    for ((sentence, command), number) in found.steps.iter().zip(1..) {
        say!("  {number}. {sentence}");
        say!("       {command}");
    }
    Ok(if found.beyond_repair { Outcome::Refused } else { Outcome::Attention })
}

/// The folders here that `signpost init` made.
fn communities(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let made = entries.filter(|entry| entry.path().join("keys/metadata").is_dir());
    let mut names: Vec<String> = made.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn keys(args: &Places, passphrases: &Passphrases, at: UnixSeconds, found: &mut Findings) {
    let folder = args.keys.display();
    let private = PrivateKeys::read_silently(&args.keys, passphrases.clone());
    let offline = match OfflineMetadata::read(&args.keys) {
        Ok(offline) => offline,
        Err(error) => {
            found.safe("The site that is published stays as it is, and nobody else can change it.");
            let is_repaired = damage::offline_metadata(args, private.as_ref().ok(), found);
            if let Ok(private) = &private {
                damage::private_keys(args, private, found);
                damage::last_versions(args, found);
            }
            if is_repaired {
                found.step(
                    format!("Then look again: the rest is told when the folder of keys can be read ({error:#})"),
                    format!("signpost doctor --keys {folder} --site {}", args.site.display()),
                );
                return;
            }
            found.step(
                format!("The folder of keys cannot be read ({error:#}). Take it from your copy; each holder of an offline key has a copy of metadata/, too"),
                format!("signpost keys show {folder}"),
            );
            found.step(
                "If there is no copy anywhere, nobody can sign for this address any more: begin anew under a new one, and tell your readers",
                "signpost init NEW-FOLDER",
            );
            found.beyond_repair = true;
            return;
        }
    };
    let private = match private {
        Ok(private) => private,
        Err(error) => {
            found.step(format!("The private keys cannot be read ({error:#})"), format!("signpost keys show {folder}"));
            return;
        }
    };
    damage::private_keys(args, &private, found);
    damage::last_versions(args, found);
    damage::pending(args, found);
    let (root, targets) = (offline.root().signed(), offline.targets().signed());
    let here = |role: &Role| role.keyids.iter().filter(|keyid| private.contains(keyid)).count() as u64;
    for path in offline.pending(&args.keys).unwrap_or_default() {
        found.step(
            format!(
                "A change waits for signatures: {}. Send it to the holders, and collect what they sign",
                path.display()
            ),
            format!("signpost sign {} --keys {folder} --collect SIGNATURES", path.display()),
        );
    }
    // The root first: whoever trusts it trusts the rest.
    for (role, needed, header) in [("root", &root.root, root.header()), ("targets", &root.targets, targets.header())] {
        let left = header.expires - at;
        if left > SOON {
            found.safe(format!(
                "The {role} keys hold until {} ({}).",
                date_time(header.expires),
                countdown(header.expires, at)
            ));
            continue;
        }
        let what = if left < 0 { "has ended" } else { "ends" };
        let holders = match here(needed) >= needed.threshold {
            true => String::new(),
            false => format!(
                "; {} of the {} keys are here and {} must sign, so the others sign where they are (signpost sign)",
                here(needed),
                needed.keyids.len(),
                needed.threshold
            ),
        };
        found.step(
            format!("The time of the {role} keys {what} ({}){holders}", countdown(header.expires, at)),
            format!("signpost rotate {role} --same-keys --keys {folder}"),
        );
    }
    found.may_be_published = here(&root.timestamp) == 0 || root.header().version > 1;
    if here(&root.timestamp) == 0 && damage::is_told(args, &private, "online/") {
        found.safe("Without the online key the site cannot be renewed: readers see it as current until its date.");
    } else if here(&root.timestamp) == 0 {
        found.step(
            format!("The online key is not here. Where the daily job runs it may be: copy it into {folder}/online. If it is lost, the offline keys name a new one"),
            format!("signpost rotate online --keys {folder}"),
        );
    } else {
        found.safe("The online key is here: the site can be renewed.");
    }
    let editors = targets.delegations.iter().flat_map(|all| &all.roles).find(|role| role.name == EDITORS);
    match editors {
        Some(editors) if here(&editors.role) >= editors.role.threshold => {
            found.safe("The editors' key is here: the data can be published.");
        }
        _ if damage::is_told(args, &private, "editor/") => found.may_be_published = true,
        _ => {
            found.may_be_published = true;
            found.step(
                format!("The editors' key is not here. Copy it into {folder}/editor; if it is lost or somebody left with it, the offline keys name a new one"),
                format!("signpost rotate editors --keys {folder}"),
            );
        }
    }
    encryption(args, &private, passphrases, offline.is_demo(), &root.timestamp, found);
    let all_here = root.root.keyids.len() > 1 && here(&root.root) == root.root.keyids.len() as u64;
    if all_here && !offline.is_demo() {
        found.step(
            format!("All offline keys lie in this one folder: whoever takes it takes the directory. Give each pair in {folder}/offline to its holder, and remove it here"),
            format!("signpost keys show {folder}"),
        );
    }
}

/// Whether the private keys that are here are encrypted, and open.
fn encryption(
    args: &Places,
    private: &PrivateKeys,
    passphrases: &Passphrases,
    is_demo: bool,
    online: &Role,
    found: &mut Findings,
) {
    let folder = args.keys.display();
    for path in &private.unfinished {
        found.step(
            format!("{} is left from a change of a passphrase that was stopped. The key beside it is whole: remove this one", path.display()),
            format!("rm {}", path.display()),
        );
    }
    for path in &private.unnamed {
        found.step(
            format!("{} is encrypted, and does not say which key it is", path.display()),
            format!("signpost keys encrypt {}", path.display()),
        );
    }
    let is_online = |keyid: &&String| online.keyids.contains(keyid);
    let (encrypted, plain): (Vec<_>, Vec<_>) = private.keyids().partition(|keyid| private.is_encrypted(keyid));
    if !is_demo && plain.iter().any(|keyid| !is_online(keyid)) {
        found.step(
            "Keys of people are not encrypted: whoever copies such a file can sign. Give them a passphrase",
            format!("signpost keys encrypt {folder}"),
        );
    }
    if encrypted.iter().any(is_online) {
        found.safe(format!("The online key is encrypted: the daily job needs {}.", VARIABLE));
    }
    if encrypted.is_empty() {
        return;
    }
    if !passphrases.were_given() {
        found.safe("Keys are encrypted. Whether a passphrase still opens them: signpost doctor --passphrase-file FILE");
        return;
    }
    let closed = private.open(encrypted).closed;
    if closed.is_empty() {
        found.safe("Every encrypted key that is here opens with the passphrase.");
    }
    for why in closed {
        found.step(
            format!("{why}. If nobody knows another passphrase, the other holders give its role a new key"),
            format!("signpost rotate ROLE --keys {folder} --drop HOLDER"),
        );
    }
}

fn site(args: &Places, at: UnixSeconds, found: &mut Findings) {
    let (site, keys) = (args.site.display(), args.keys.display());
    let data = args.from.as_ref().map_or("DATA".to_owned(), |from| from.display().to_string());
    let repository = match published::read_repository(&args.site) {
        Ok(repository) => repository,
        Err(_)
            if !found.may_be_published
                && !args.site.exists()
                && LastVersions::read(&args.keys).is_ok_and(|last| last.signed_at().is_none()) =>
        {
            found.step(
                "Nothing was published with these keys yet",
                format!("signpost publish --from {data} --keys {keys} --out {site}"),
            );
            return;
        }
        Err(_) if !args.site.exists() => {
            found.step(
                "There is no site here. If one is live, carry its versions on: readers refuse a site that counts anew. If there was never one, leave --previous out",
                format!("signpost publish --from {data} --keys {keys} --out {site} --previous https://YOUR-SITE/"),
            );
            return;
        }
        Err(error) => {
            let (others, any) = damage::site_metadata(args, found);
            if any && others.is_empty() {
                return;
            }
            let why = if any { others.join("; ") } else { format!("{error:#}") };
            found.step(
                format!("The site's folder is not whole ({why}). What readers have on their devices is safe. Publish it anew"),
                format!("signpost publish --from {data} --keys {keys} --out {site}-new --previous https://YOUR-SITE/"),
            );
            return;
        }
    };
    if SiteFolder::open(&args.site, &[]).is_ok_and(|folder| folder.is_interrupted()) {
        found.step(
            "The last publishing was stopped before its end",
            format!("signpost publish --from {data} --keys {keys} --out {site}"),
        );
    }
    damage::site_files(args, &repository, found);
    for (role, header) in repository.headers() {
        let left = header.expires - at;
        let is_daily = matches!(role, "timestamp" | "snapshot");
        // The folder of keys told of these.
        if matches!(role, "root" | "targets") {
            continue;
        }
        if left > 0 && (is_daily || left > SOON) {
            // First visitors look at all of them.
            let is_current = repository.headers().iter().all(|(_, header)| header.expires > at);
            if role == "timestamp" && is_current {
                found.safe(format!(
                    "Readers see the site as current until {} ({}).",
                    date_time(header.expires),
                    countdown(header.expires, at)
                ));
            }
            continue;
        }
        if role == "snapshot"
            && repository.timestamp.as_ref().is_some_and(|timestamp| timestamp.signed().header().expires <= at)
        {
            continue;
        }
        let what = match (role, left < 0) {
            ("timestamp", true) => "Readers are told that the directory was not confirmed since".to_owned(),
            (role, true) => format!("The time of {role} has ended"),
            (role, false) => format!("The time of {role} ends"),
        };
        let command = match role {
            EDITORS => format!("signpost publish --from {data} --keys {keys} --out {site}"),
            _ => expiry::repair(role, &args.site, &args.keys),
        };
        found.step(format!("{what} ({})", countdown(header.expires, at)), command);
    }
    if repository.timestamp.as_ref().is_some_and(|timestamp| timestamp.signed().header().expires <= at) {
        found.safe("What readers have on their devices can still be read; nobody else could change it.");
    }
}

fn data(from: &Path, at: UnixSeconds, found: &mut Findings) {
    match Source::import(from, None, at) {
        Ok((imported, _)) => {
            let of =
                |severity| imported.problems.iter().filter(|p| p.severity == severity).map(|p| p.times).sum::<u64>();
            found.safe(format!("The data can be read: {} programs.", imported.directory.programs.len()));
            if of(Severity::Blocker) + of(Severity::Error) > 0 {
                found.step(
                    format!("{} entries of the data are wrong", of(Severity::Blocker) + of(Severity::Error)),
                    format!("signpost check {}", from.display()),
                );
            }
        }
        Err(error) => {
            found.step(format!("The data cannot be read: {error:#}"), format!("signpost check {}", from.display()))
        }
    }
}

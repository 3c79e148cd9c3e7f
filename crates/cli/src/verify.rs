//! `signpost verify`: checks a site, on disk or as it is served, by the steps of a reader's browser, and every file
//! against what the editors signed.

use super::{Outcome, app::Files, countdown, date_time, now, offline::short_fingerprint, packs};
use anyhow::{Context, Result, bail, ensure};
use percent_encoding::percent_decode_str;
use signpost_directory::Directory;
use signpost_hours::UnixSeconds;
use signpost_trust::{
    Anchor, Floor, Goal, Policy, TrustedState, Update, Verified, VerifiedFile, VerifiedRelease,
    client::{self, Fetch, Place, Response, Step},
    hex,
    metadata::{Metadata, TargetFile, Targets},
    path,
    policy::DAY,
    release::EDITORS,
    report::{TrustReport, Verdict},
};
use std::{
    fs::{self, File},
    io::{ErrorKind, Read},
    path::{Path, PathBuf},
    time::Duration,
};

/// Check a site from outside: signatures, versions, expiries, and every file as it is served
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost verify site
  signpost verify https://help.example.org/ --root keys/metadata/1.root.json
As a line of a crontab (cron mails what is printed):
  0 8 * * *  signpost verify --quiet https://help.example.org/ --root /home/ana/1.root.json

Exit codes:
  0  everything is signed, current and as it was signed
  1  signed, but not current any more, or soon to expire: renew it; or, in a folder, with a page or script beside it
     that nobody signed
  2  refused: a file is not what was signed, or the site cannot be read")]
pub struct Args {
    /// A folder, or the address of a site
    #[arg(value_name = "DIR|URL")]
    pub site: String,
    /// The root to trust: any version that you have from the community [default: the one in the site's own page]
    #[arg(long, value_name = "FILE")]
    pub root: Option<PathBuf>,
    /// Warn when the timestamp expires within so many days (other roles: ten times as many)
    #[arg(long, value_name = "DAYS", default_value_t = 3, value_parser = clap::value_parser!(u32).range(0..=365))]
    pub warn_days: u32,
    /// Say nothing when all is well
    #[arg(long)]
    pub quiet: bool,
    /// The time to check at, instead of now
    #[arg(long, value_name = "TIME", value_parser = super::parse_time)]
    pub at: Option<UnixSeconds>,
}

pub fn run(args: Args) -> Result<Outcome> {
    let at = args.at.unwrap_or_else(now);
    let served = SiteFiles::of(&args.site);
    let checked = check(&served, args.root.as_deref(), at).with_context(|| format!("{} is refused", args.site))?;
    let outcome = checked.outcome(args.warn_days, at);
    if outcome != Outcome::Done || !args.quiet {
        checked.print(&args, at);
    }
    Ok(outcome)
}

/// A site that was not refused.
struct Checked {
    report: TrustReport,
    /// Files of the app, and plain pages, that are as signed.
    pages: usize,
    /// Other files that are as signed: packs, the ledger.
    data: usize,
    /// Partners whose entries could not be taken, and why.
    left_out: Vec<String>,
    /// Pages and scripts in the site's folder that nobody signed.
    unsigned: Vec<String>,
}

/// A release that was verified from its root, as a reader's browser does.
struct FetchedRelease {
    update: Update,
    release: VerifiedRelease,
    packs: Vec<VerifiedFile>,
    /// The metadata as it was read, by name.
    metadata: Files,
}

/// The verified directory of a site, with the partners' entries.
pub fn directory(site: &str, root: Option<&Path>, at: UnixSeconds) -> Result<Directory> {
    let directory = || decode(fetch_release(&SiteFiles::of(site), root, at)?.packs);
    Ok(directory().with_context(|| format!("{site} is refused"))?.into_inner())
}

fn decode(packs: Vec<VerifiedFile>) -> Result<Verified<Directory>> {
    let packs: Vec<_> = packs.into_iter().map(packs::inflate).collect::<Result<_>>()?;
    Ok(signpost_release::decode(packs)?)
}

fn fetch_release(served: &SiteFiles, root: Option<&Path>, at: UnixSeconds) -> Result<FetchedRelease> {
    let anchor = match root {
        Some(path) => {
            let root = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
            Anchor { root, floor: Floor::default() }
        }
        None => Anchor::parse(&anchor_text(&served.get("index.html", MAX_PAGE)?)?)
            .context("the trust anchor in index.html is damaged")?,
    };
    let policy = Policy::reader();
    let state = TrustedState::first_visit(&anchor, &policy).with_context(|| match root {
        Some(path) => format!("{} cannot be trusted", path.display()),
        None => "the trust anchor in index.html cannot be trusted".to_owned(),
    })?;
    let mut update = Update::new(state, Goal::Release, &policy, at);
    let mut metadata = Files::new();
    let outcome = loop {
        match update.step() {
            Step::Fetch(wanted) => {
                let response = served.answer(&wanted);
                if let (Place::Metadata, Response::Body { bytes, .. }) = (wanted.place, &response) {
                    metadata.insert(wanted.path.clone(), bytes.clone());
                }
                update.handle_response(response);
            }
            Step::Done(outcome) => break *outcome,
        }
    };
    match outcome {
        client::Outcome::Updated { release, files, .. } => {
            Ok(FetchedRelease { update, release, packs: files, metadata })
        }
        client::Outcome::Refused(refusal) | client::Outcome::Unreachable(refusal) => Err(refusal.into()),
        other => bail!("a first visit ended as {other:?}"),
    }
}

fn check(served: &SiteFiles, root: Option<&Path>, at: UnixSeconds) -> Result<Checked> {
    let FetchedRelease { update, release, packs, metadata } = fetch_release(served, root, at)?;
    // What a reader's app refuses when it loads the packs is refused here, too.
    decode(packs)?;
    let report = update.state().report(at);

    // The reader's release has the packs; the editors signed the app's files, the pages and the ledger, too.
    let editors = report.roles.iter().find(|role| role.role == EDITORS).context("the site has no editors")?;
    let file =
        metadata.get(&format!("{}.{EDITORS}.json", editors.version)).context("the editors' list was not read")?;
    let editors = Metadata::<Targets>::parse(file, EDITORS)?;
    let (mut pages, mut data, mut bad) = (Vec::new(), release.files().len(), Vec::new());
    for (target, signed) in &editors.signed().targets {
        if release.files().iter().any(|file| file.path == *target) {
            continue;
        }
        match served.check_target(target, signed) {
            Ok(Kind::Page(place)) => pages.push(place),
            Ok(Kind::Data) => data += 1,
            Err(error) => bad.push(format!("\n  {error:#}")),
        }
    }
    ensure!(bad.is_empty(), "{} files are not as they were signed:{}", bad.len(), bad.concat());
    let left_out = release.left_out().iter().map(ToString::to_string).collect();
    let unsigned = served.unsigned_files(&pages)?;
    Ok(Checked { report, pages: pages.len(), data, left_out, unsigned })
}

impl Checked {
    /// Days before its expiry at which a role is warned of.
    fn warn_before(role: &str, warn_days: u32) -> UnixSeconds {
        UnixSeconds::from(warn_days) * if role == "timestamp" { DAY } else { 10 * DAY }
    }

    fn outcome(&self, warn_days: u32, at: UnixSeconds) -> Outcome {
        let soon =
            |role: &signpost_trust::report::RoleReport| role.expires - at < Checked::warn_before(&role.role, warn_days);
        let well = self.report.verdict == Verdict::Fresh
            && self.left_out.is_empty()
            && self.unsigned.is_empty()
            && !self.report.roles.iter().any(soon);
        if well { Outcome::Done } else { Outcome::Attention }
    }

    fn print(&self, args: &Args, at: UnixSeconds) {
        match &self.report.verdict {
            Verdict::Fresh => say!("{}: signed, and current.", args.site),
            Verdict::Stale { confirmed_at } => say!(
                "{}: signed, but not confirmed since {}: readers are told to call first. Renew it: signpost renew",
                args.site,
                date_time(*confirmed_at)
            ),
            Verdict::Refused { role, rule, .. } => say!("{}: {role}: {rule}", args.site),
            Verdict::Unreached => say!("{}: nothing was answered.", args.site),
        }
        say!("{} files of the app and pages, and {} of data, are as they were signed.", self.pages, self.data);
        for role in &self.report.roles {
            let soon = role.expires - at < Checked::warn_before(&role.role, args.warn_days);
            say!(
                "  {:<12} version {:<4} until {} ({}){}",
                role.role,
                role.version,
                date_time(role.expires),
                countdown(role.expires, at),
                if soon { "  <- renew" } else { "" }
            );
        }
        for left_out in &self.left_out {
            say!("A partner's entries are left out: {left_out}");
        }
        if !self.unsigned.is_empty() {
            say!("Nobody signed these, and they can read what readers keep at this address. Remove what is not yours:");
            self.unsigned.iter().for_each(|path| say!("  {path}"));
        }
        if args.root.is_none() {
            say!(
                "Trusted on first use, by the root in the site's own page. Compare its keys with the community, or name --root:"
            );
            for key in self.report.roles.iter().filter(|role| role.role == "root").flat_map(|role| &role.keys) {
                say!("  {}  {}", key.holder.as_deref().unwrap_or("(no name)"), short_fingerprint(&key.fingerprint));
            }
        }
    }
}

/// The JSON of the page's trust anchor.
fn anchor_text(page: &[u8]) -> Result<String> {
    let page = std::str::from_utf8(page).context("index.html is not UTF-8")?;
    let text = page
        .split_once("id=\"trust-anchor\"")
        .and_then(|(_, rest)| rest.split_once('>'))
        .and_then(|(_, rest)| rest.split_once("</script>"))
        .map(|(text, _)| text.to_owned());
    text.context("index.html has no trust anchor: it is not the page of a published site")
}

const MAX_PAGE: u64 = 4_000_000;

/// Where the site is.
enum SiteFiles {
    Folder(PathBuf),
    Web { base: String, agent: ureq::Agent },
}

/// What a signed file is.
enum Kind {
    /// Of the app or a plain page: served below the site's root, at this path.
    Page(String),
    /// Served below `targets/`.
    Data,
}

impl SiteFiles {
    fn of(site: &str) -> SiteFiles {
        if !site.starts_with("https://") && !site.starts_with("http://") {
            return SiteFiles::Folder(PathBuf::from(site));
        }
        let config = ureq::Agent::config_builder()
            // What is signed is what is served here, not elsewhere.
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(120)))
            .user_agent("signpost verify")
            .build();
        let base = site.trim_end_matches("index.html").trim_end_matches('/');
        SiteFiles::Web { base: format!("{base}/"), agent: config.into() }
    }

    fn answer(&self, wanted: &Fetch) -> Response {
        let folder = match wanted.place {
            Place::Metadata => "metadata",
            Place::Targets => "targets",
        };
        self.read(&format!("{folder}/{}", wanted.path), wanted.max_length)
    }

    /// The file at `path` (percent-encoded, below the site's root).
    fn read(&self, path: &str, max_length: u64) -> Response {
        match self {
            SiteFiles::Folder(root) => read_file(root, path, max_length),
            SiteFiles::Web { base, agent } => read_web(agent, &format!("{base}{path}"), max_length),
        }
    }

    fn get(&self, path: &str, max_length: u64) -> Result<Vec<u8>> {
        match self.read(path, max_length) {
            Response::Body { bytes, .. } => Ok(bytes),
            Response::Status(404) => bail!("{path} is not there"),
            Response::Status(status) => bail!("{path} was answered with status {status}"),
            Response::TooLong => bail!("{path} is longer than the {max_length} bytes that it may have"),
            Response::Failed(reason) => bail!("{path} could not be read: {reason}"),
            Response::Offline => bail!("{path} could not be read: offline"),
        }
    }

    /// Files of the folder, beside the `pages` that are signed, that a browser would run with the site's own rights.
    /// None where the site is on the web: what else is there cannot be asked.
    fn unsigned_files(&self, pages: &[String]) -> Result<Vec<String>> {
        const EXECUTABLE: [&str; 7] = ["html", "htm", "xhtml", "xml", "svg", "js", "mjs"];
        let SiteFiles::Folder(root) = self else { return Ok(Vec::new()) };
        let (mut unsigned, mut folders) = (Vec::new(), vec![root.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))? {
                let entry = entry?;
                let path = entry.path();
                // Not through links, which could lead in a circle.
                if entry.file_type()?.is_dir() {
                    folders.push(path);
                    continue;
                }
                let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
                let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
                if EXECUTABLE.contains(&ending.as_str()) && !pages.contains(&name) {
                    unsigned.push(name);
                }
            }
        }
        unsigned.sort();
        Ok(unsigned)
    }

    /// Reads a target that the editors signed where it is served, and compares.
    fn check_target(&self, target: &str, signed: &TargetFile) -> Result<Kind> {
        ensure!(path::is_safe(target), "{target:?} is not a plain name of a file");
        let (kind, place) = match target.strip_prefix("app/") {
            Some(rest) => (Kind::Page(rest.to_owned()), rest.to_owned()),
            None if target.starts_with("browse/") => (Kind::Page(target.to_owned()), target.to_owned()),
            None => {
                let hash = signed.hashes.sha256.with_context(|| format!("{target} was signed without its SHA-256"))?;
                (Kind::Data, packs::place_of_hash(target, &hex::encode(&hash)))
            }
        };
        let bytes = self.get(&path::quote(&place), signed.length)?;
        packs::check(&place, &bytes, signed)?;
        Ok(kind)
    }
}

fn read_file(root: &Path, path: &str, max_length: u64) -> Response {
    let Some(path) = percent_decode_str(path).decode_utf8().ok().filter(|path| path::is_safe(path)) else {
        return Response::Failed(format!("{path} is not a plain name of a file"));
    };
    let read = || {
        let mut bytes = Vec::new();
        File::open(root.join(&*path))?.take(max_length + 1).read_to_end(&mut bytes)?;
        Ok::<_, std::io::Error>(bytes)
    };
    match read() {
        Ok(bytes) if bytes.len() as u64 > max_length => Response::TooLong,
        Ok(bytes) => Response::Body { bytes, sha256: None },
        Err(error) if error.kind() == ErrorKind::NotFound => Response::Status(404),
        Err(error) => Response::Failed(error.to_string()),
    }
}

fn read_web(agent: &ureq::Agent, url: &str, max_length: u64) -> Response {
    let mut response = match agent.get(url).header("accept-encoding", "identity").call() {
        Ok(response) => response,
        Err(error) => return Response::Failed(error.to_string()),
    };
    let status = response.status().as_u16();
    if status != 200 {
        return Response::Status(status);
    }
    match response.body_mut().with_config().limit(max_length + 1).read_to_vec() {
        Ok(bytes) if bytes.len() as u64 > max_length => Response::TooLong,
        Ok(bytes) => Response::Body { bytes, sha256: None },
        Err(ureq::Error::BodyExceedsLimit(_)) => Response::TooLong,
        Err(error) => Response::Failed(error.to_string()),
    }
}

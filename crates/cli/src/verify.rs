//! `signpost verify`: checks a site, on disk or as it is served, by the steps of a reader's browser, and every file
//! against what the editors signed.

use super::{
    Outcome,
    app::Files,
    browse, countdown, date_time,
    file_list::{self, FILES, FileList},
    hosting::{self, Hosting},
    now,
    offline::short_fingerprint,
    packs,
    reader::{self, Visit},
    site_files::{SiteFiles, is_address},
    visits::{self, Returning},
    web::{PATIENCE, Web},
};
use anyhow::{Context, Result, anyhow, bail, ensure};
use signpost_directory::Directory;
use signpost_hours::UnixSeconds;
use signpost_trust::{
    Anchor, Floor, Policy, TrustedState, Update, VerifiedFile, VerifiedRelease, client, hex,
    metadata::{Metadata, TargetFile, Targets},
    path,
    policy::DAY,
    release::EDITORS,
    report::{TrustReport, Verdict},
    sign::Repository,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    thread,
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
     that nobody signed; or the host serves it so that something does not work, or that others learn of its readers
  2  refused: a file is not what was signed, the site is older than one seen before, or it cannot be read")]
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
    /// What was seen of the site before; an older site than that is refused [default: a file for each address in the
    /// user's cache; for a folder none]
    #[arg(long, value_name = "FILE")]
    pub state: Option<PathBuf>,
    /// Give up when the site takes longer than so many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = PATIENCE.as_secs() as u32, value_parser = clap::value_parser!(u32).range(1..))]
    pub timeout: u32,
    /// Say nothing when all is well
    #[arg(long)]
    pub quiet: bool,
    /// The time to check at, instead of now
    #[arg(long, value_name = "TIME", value_parser = super::parse_time)]
    pub at: Option<UnixSeconds>,
}

pub fn run(args: Args) -> Result<Outcome> {
    let at = args.at.unwrap_or_else(now);
    let served = match is_address(&args.site) {
        true => SiteFiles::Web(Web::new(&args.site, Duration::from_secs(args.timeout.into()))),
        false => SiteFiles::of(&args.site),
    };
    let state = args.state.clone().or_else(|| match &served {
        SiteFiles::Web(web) => visits::default_file(web.base()),
        _ => None,
    });
    let checked = check(&served, args.root.as_deref(), state.as_deref(), at)
        .with_context(|| format!("{} is refused", args.site))?;
    // What is tried out at a later time is not remembered: from then on no earlier clock would be believed.
    if let (Some(returning), Some(file)) = (&checked.returning, &state)
        && (at <= now() || args.state.is_some())
    {
        returning.store(file)?;
    }
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
    /// `None` in a folder.
    hosting: Option<Hosting>,
    /// `None` where nothing is kept for the next time.
    returning: Option<Returning>,
}

/// A release that was verified from its root, as a reader's browser does.
struct FetchedRelease {
    update: Update,
    release: VerifiedRelease,
    packs: Vec<VerifiedFile>,
    /// What was read, by its place in the site.
    files: Files,
    anchor: Anchor,
}

/// A site that was verified, opened.
pub struct OpenSite {
    /// With the partners' entries.
    pub directory: Directory,
    /// The release's.
    pub version: u64,
    served: SiteFiles,
    editors: Metadata<Targets>,
}

impl OpenSite {
    /// `site`: a folder or an address.
    pub fn read(site: &str, root: Option<&Path>, at: UnixSeconds) -> Result<OpenSite> {
        let read = || {
            let served = SiteFiles::of(site);
            let FetchedRelease { update, release, packs, files, .. } = fetch_release(&served, root, at)?;
            let editors = editors(&update.state().report(at), &files)?;
            let directory = signpost_release::open(packs)?.into_inner();
            anyhow::Ok(OpenSite { directory, version: release.version(), served, editors })
        };
        read().with_context(|| format!("{site} is refused"))
    }

    /// A file of the app or a plain page, as the editors listed it; `None` where they list none of this path.
    pub fn listed(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let Some(list) = self.editors.signed().targets.get(FILES) else { return Ok(None) };
        let listed = self.served.listed_files(list)?;
        let Some((place, signed)) = listed.into_iter().find(|(place, _)| place == path) else { return Ok(None) };
        let bytes = self.served.get(&path::quote(&place), signed.length)?;
        packs::check(&place, &bytes, &signed)?;
        Ok(Some(bytes))
    }
}

/// The verified directory of a site, with the partners' entries, and the release's version.
pub fn directory(site: &str, root: Option<&Path>, at: UnixSeconds) -> Result<(Directory, u64)> {
    OpenSite::read(site, root, at).map(|site| (site.directory, site.version))
}

/// What the editors have signed, of a release that was fetched.
fn editors(report: &TrustReport, files: &Files) -> Result<Metadata<Targets>> {
    let editors = report.roles.iter().find(|role| role.role == EDITORS).context("the site has no editors")?;
    let file =
        files.get(&format!("metadata/{}.{EDITORS}.json", editors.version)).context("the editors' list was not read")?;
    Ok(Metadata::<Targets>::parse(file, EDITORS)?)
}

fn fetch_release(served: &SiteFiles, root: Option<&Path>, at: UnixSeconds) -> Result<FetchedRelease> {
    let anchor = match root {
        Some(path) => {
            let root = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
            Anchor { root, floor: Floor::default() }
        }
        None => reader::anchor(served)?,
    };
    let state = TrustedState::first_visit(&anchor, &Policy::reader()).with_context(|| match root {
        Some(path) => format!("{} cannot be trusted", path.display()),
        None => "the trust anchor in index.html cannot be trusted".to_owned(),
    })?;
    let Visit { update, outcome, files } = reader::visit(served, state, at);
    match outcome {
        client::Outcome::Updated { release, files: packs, .. } => {
            Ok(FetchedRelease { update, release, packs, files, anchor })
        }
        client::Outcome::Refused(refusal) | client::Outcome::Unreachable(refusal) => Err(refusal.into()),
        other => bail!("a first visit ended as {other:?}"),
    }
}

fn check(served: &SiteFiles, root: Option<&Path>, state: Option<&Path>, at: UnixSeconds) -> Result<Checked> {
    let FetchedRelease { update, release, packs, files, anchor } = fetch_release(served, root, at)?;
    let returning = state.map(|file| visits::return_to(served, &anchor, file, &files, at)).transpose()?;
    // What a reader's app refuses when it loads the packs is refused here, too.
    signpost_release::open(packs)?;
    let report = update.state().report(at);

    // The reader's release has the packs; the editors signed the app's files, the pages and the ledger, too.
    let editors = editors(&report, &files)?;
    let (mut pages, mut data, mut bad) = (Vec::new(), release.files().len(), Vec::new());
    for (target, signed) in &editors.signed().targets {
        if release.files().iter().any(|file| file.path == *target) {
            continue;
        }
        match served.check_target(target, signed) {
            Ok(Kind::Page(place)) => pages.push((place, signed.clone())),
            Ok(Kind::Data) => data += 1,
            Err(error) => bad.push(format!("\n  {error:#}")),
        }
    }
    if let Some(signed) = editors.signed().targets.get(FILES) {
        let listed = served.listed_files(signed)?;
        let seen: BTreeSet<String> = pages.iter().map(|(place, _)| place.clone()).collect();
        let is_new = |(place, _): &(String, TargetFile)| !seen.contains(place);
        let listed: Vec<(String, TargetFile)> = listed.into_iter().filter(is_new).collect();
        bad.extend(served.check_files(&listed).into_iter().map(|error| format!("\n  {error:#}")));
        pages.extend(listed);
    }
    ensure!(
        bad.is_empty(),
        "{} files are not as they were signed:{}\nWhat to do: copy the published folder to the host once more, whole. If its files \
         are damaged there, too, publish again (signpost publish)",
        bad.len(),
        bad.concat()
    );
    let left_out = release.left_out().iter().map(ToString::to_string).collect();
    let unsigned = served.unsigned_files(&pages)?;
    let hosting = match served {
        SiteFiles::Web(web) => {
            // All plain pages are alike: the first shows how a host serves them.
            let is_asked = |place: &str| place == browse::HOME || !place.starts_with(browse::FOLDER_PATH);
            let asked: Vec<_> = pages.iter().filter(|(place, _)| is_asked(place)).cloned().collect();
            Some(hosting::check(web, &asked)?)
        }
        _ => None,
    };
    Ok(Checked { report, pages: pages.len(), data, left_out, unsigned, hosting, returning })
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
            && self.hosting.as_ref().is_none_or(|host| host.problems.is_empty() && host.no_offline.is_empty())
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
        match self.hosting.as_ref().map(|host| host.no_offline.join("; ")) {
            Some(why) if why.is_empty() => say!("Browsers can keep it for use without a connection."),
            Some(why) => say!("Browsers cannot keep it for use without a connection: {why}."),
            None => {}
        }
        for note in self.hosting.iter().flat_map(|host| &host.notes) {
            say!("{}", note.replace(char::is_control, " "));
        }
        for problem in self.hosting.iter().flat_map(|host| &host.problems) {
            say!("{}", problem.replace(char::is_control, " "));
        }
        if self.returning.as_ref().is_some_and(|returning| returning.first) {
            say!("Seen here for the first time: from now on an older site than this is noticed.");
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

/// What of a site's folder is not as it was signed.
#[derive(Default)]
pub struct DamagedFiles {
    /// Packs, ledgers and lists.
    pub data: Vec<String>,
    /// Of the app, and plain pages.
    pub pages: Vec<String>,
    /// Those that were looked at and are whole.
    pub seen: usize,
}

/// Compares every file of a folder with what its release signed.
pub fn damaged_files(folder: &Path, repository: &Repository) -> DamagedFiles {
    let site = SiteFiles::Folder(folder.to_owned());
    let mut damaged = DamagedFiles::default();
    for (role, list) in &repository.delegated {
        for (target, signed) in &list.signed().targets {
            match site.check_target(target, signed) {
                Ok(_) => damaged.seen += 1,
                Err(error) if target.starts_with("app/") => damaged.pages.push(format!("{error:#}")),
                Err(error) => damaged.data.push(format!("{error:#}")),
            }
        }
        let Some(signed) = list.signed().targets.get(FILES).filter(|_| role == EDITORS) else { continue };
        // A list that is damaged itself was told above.
        let Ok(listed) = site.listed_files(signed) else { continue };
        let errors = site.check_files(&listed);
        damaged.seen += listed.len() - errors.len();
        damaged.pages.extend(errors.into_iter().map(|error| format!("{error:#}")));
    }
    damaged.pages.sort();
    damaged.pages.dedup();
    damaged
}

/// Files of a site on the web that are asked for at a time: a directory has thousands of plain pages.
const AT_A_TIME: usize = 8;

/// What a signed file is.
enum Kind {
    /// Of the app or a plain page: served below the site's root, at this path.
    Page(String),
    /// Served below `targets/`.
    Data,
}

impl SiteFiles {
    /// What the editors' list of files has: all that a host serves.
    fn listed_files(&self, signed: &TargetFile) -> Result<Vec<(String, TargetFile)>> {
        ensure!(signed.length <= file_list::MAX_BYTES, "{FILES} is longer than a list of files can be");
        let hash = signed.hashes.sha256.with_context(|| format!("{FILES} was signed without its SHA-256"))?;
        let bytes = self.get(&path::quote(&packs::place_of_hash(FILES, &hex::encode(&hash))), signed.length)?;
        packs::check(FILES, &bytes, signed)?;
        let list = FileList::from_json(&bytes)?;
        let is_served = |for_host: bool| !for_host || matches!(self, SiteFiles::Folder(_));
        let files = list.files().filter(|(_, file)| is_served(file.for_host));
        files.map(|(path, file)| Ok((path.to_owned(), file.target()?))).collect()
    }

    /// Compares files of the site with what is listed; an error for each that differs.
    fn check_files(&self, listed: &[(String, TargetFile)]) -> Vec<anyhow::Error> {
        let check = |site: &SiteFiles, (place, signed): &(String, TargetFile)| {
            let bytes = site.get(&path::quote(place), signed.length)?;
            packs::check(place, &bytes, signed)
        };
        let SiteFiles::Web(web) = self else {
            return listed.iter().filter_map(|file| check(self, file).err()).collect();
        };
        let share = listed.len().div_ceil(AT_A_TIME).max(1);
        let webs: Vec<Web> = listed.chunks(share).map(|_| web.another()).collect();
        let (errors, redirects): (Vec<_>, Vec<_>) = thread::scope(|scope| {
            let asked: Vec<_> = listed
                .chunks(share)
                .zip(webs)
                .map(|(files, web)| {
                    scope.spawn(move || {
                        let site = SiteFiles::Web(web);
                        let errors: Vec<_> = files.iter().filter_map(|file| check(&site, file).err()).collect();
                        let SiteFiles::Web(web) = site else { return (errors, BTreeMap::new()) };
                        (errors, web.redirects())
                    })
                })
                .collect();
            let stopped = |_| (vec![anyhow!("the check of some files stopped")], BTreeMap::new());
            asked.into_iter().map(|one| one.join().unwrap_or_else(stopped)).unzip()
        });
        redirects.into_iter().for_each(|seen| web.add_redirects(seen));
        errors.into_iter().flatten().collect()
    }

    /// Files of the folder, beside the `pages` that are signed, that a browser would run with the site's own rights.
    /// None where the site is on the web: what else is there cannot be asked.
    fn unsigned_files(&self, pages: &[(String, TargetFile)]) -> Result<Vec<String>> {
        const EXECUTABLE: [&str; 7] = ["html", "htm", "xhtml", "xml", "svg", "js", "mjs"];
        let SiteFiles::Folder(root) = self else { return Ok(Vec::new()) };
        let signed: BTreeSet<&str> = pages.iter().map(|(page, _)| page.as_str()).collect();
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
                if EXECUTABLE.contains(&ending.as_str()) && !signed.contains(name.as_str()) {
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
            None if target.starts_with(browse::FOLDER_PATH) => (Kind::Page(target.to_owned()), target.to_owned()),
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

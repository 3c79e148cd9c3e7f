//! `signpost publish`: a community's data as a signed site.

use super::{
    Outcome,
    app::{App, Files},
    brand,
    browse::PlainPages,
    changes::Changes,
    community_templates,
    expiry::{self, TIMESTAMP_DAYS, Term, print_expiries},
    file_list::{FILES, FileList},
    first_paint::OfRelease,
    host_files,
    last_versions::{LastVersions, refuse_earlier},
    lock::Lock,
    loss::{LastRelease, Loss},
    now,
    offline::OfflineMetadata,
    packs::{self, Target},
    partner::{self, PartnerRelease},
    parts::{self, Download},
    passphrase::{PassphraseArgs, Passphrases},
    private_keys::PrivateKeys,
    published::{self, LastSite},
    reader::{self, Reception},
    site::{self, SiteFolder, Uninterrupted},
    site_files::{INDEX, SiteFiles, is_address},
    source::Source,
};
use anyhow::{Context, Result, bail, ensure};
use signpost_directory::{
    Community, Directory,
    config::unknown_in_notices,
    ledger::{self, Ledger},
};
use signpost_hours::UnixSeconds;
use signpost_hsds::Severity;
use signpost_trust::{
    Anchor, Author, Floor,
    metadata::{Metadata, TargetFile},
    path,
    release::{EDITORS, layer},
    sign::Repository,
};
use std::{
    borrow::Cow,
    collections::BTreeMap,
    path::{Path, PathBuf},
    rc::Rc,
};

/// Import, sign and write a site
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost publish --from data --keys keys --out site
  signpost publish --from export.zip --keys keys --out site --partner from-the-clinic
  signpost publish --from data --keys keys --out site --previous https://help.example.org/
                                     where another machine renews the site, or the folder is lost
  signpost publish --from data --keys keys --out new --previous old --at 2026-11-21T09:00:00Z
                                     the same input, keys, --previous and --at give the same bytes
The site is plain files with relative addresses: copy the folder to any static hosting. Give it a domain of its own:
other sites of the same origin (user.github.io/other) could read what a reader saves.")]
pub struct Args {
    /// The community's data: a folder or a zip of HSDS tables, with a signpost.toml
    #[arg(long, value_name = "SRC")]
    pub from: PathBuf,
    /// The community's folder of keys
    #[arg(long, value_name = "DIR")]
    pub keys: PathBuf,
    /// Folder to write the site to
    #[arg(long, value_name = "SITE")]
    pub out: PathBuf,
    /// The last release, a folder or the address of the live site: its versions and its ledger of codes are carried on
    /// [default: what is in --out]
    #[arg(long, value_name = "SITE|URL")]
    pub previous: Option<String>,
    /// Begin at version 1, whatever is in --out: only for a site that nobody has read yet
    #[arg(long, conflicts_with = "previous")]
    pub first: bool,
    /// What a partner sent (`signpost partner sign`); without it, its last entries are carried on
    #[arg(long, value_name = "FOLDER")]
    pub partner: Vec<PathBuf>,
    /// The time of the release, instead of now: such as 2026-11-21T09:00:00Z
    #[arg(long, value_name = "TIME", value_parser = super::parse_time)]
    pub at: Option<UnixSeconds>,
    /// The built app, instead of the one inside this binary
    #[arg(long, value_name = "DIR|ZIP")]
    pub app: Option<PathBuf>,
    /// A signpost.toml elsewhere than beside the data
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Where the site will be, to be told what that means
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Stop when the data has errors, too
    #[arg(long, value_name = "WHAT", value_parser = ["errors"])]
    pub deny: Option<String>,
    /// Publish although much is lost: the digest that the refusal printed, which holds for that loss alone
    #[arg(long, value_name = "DIGEST")]
    pub confirm_loss: Option<String>,
    #[command(flatten)]
    pub term: Term,
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
}

impl Args {
    /// The command as it was typed, but for `--confirm-loss`.
    fn command_line(&self) -> String {
        let mut words = vec!["signpost".to_owned(), "publish".to_owned()];
        let mut add = |option: &str, value: &str| words.extend([option.to_owned(), quoted(value)]);
        add("--from", &self.from.to_string_lossy());
        add("--keys", &self.keys.to_string_lossy());
        add("--out", &self.out.to_string_lossy());
        self.previous.iter().for_each(|site| add("--previous", site));
        self.partner.iter().for_each(|folder| add("--partner", &folder.to_string_lossy()));
        self.at.iter().for_each(|at| add("--at", &at.to_string()));
        self.app.iter().for_each(|app| add("--app", &app.to_string_lossy()));
        self.config.iter().for_each(|file| add("--config", &file.to_string_lossy()));
        self.base_url.iter().for_each(|url| add("--base-url", url));
        self.deny.iter().for_each(|what| add("--deny", what));
        self.passphrase.passphrase_file.iter().for_each(|file| add("--passphrase-file", &file.to_string_lossy()));
        if self.term.timestamp_days != TIMESTAMP_DAYS {
            add("--timestamp-days", &self.term.timestamp_days.to_string());
        }
        if self.first {
            words.push("--first".to_owned());
        }
        words.join(" ")
    }
}

/// A word for a shell.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=@%+,".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

pub fn run(args: Args) -> Result<Outcome> {
    let _lock = Lock::of(&args.keys)?;
    let at = args.at.unwrap_or_else(now);
    let lifetimes = args.term.lifetimes();
    let folder = SiteFolder::open(&args.out, &[&args.keys, &args.from])?;
    let mut app = App::load(args.app.as_deref())?;
    let offline = OfflineMetadata::read(&args.keys)?;
    let private = PrivateKeys::read(&args.keys, Passphrases::of(&args.passphrase)?)?;
    // Before the data is read, so that nobody waits for the question.
    private.open_some(&offline.editors())?;
    let last_versions = LastVersions::read(&args.keys)?;
    let previous = last_site(&args)?;

    let mut source = Source::read(&args.from, args.config.as_deref(), at)?;
    if args.deny.is_some() && source.count(Severity::Error) > 0 {
        bail!("{}; --deny errors stops here", source.problems_in_short(&args.from).unwrap_or_default());
    }
    source.directory.community.demo = offline.is_demo();

    let sent: Vec<PartnerRelease> =
        args.partner.iter().map(|folder| PartnerRelease::read(folder)).collect::<Result<_>>()?;
    let mut entries = previous.as_ref().map(|previous| previous.repository.delegated.clone()).unwrap_or_default();
    entries.extend(sent.iter().map(|release| (partner::role(&release.name), release.metadata.clone())));
    let mut repository = match &previous {
        Some(previous) => {
            let mut repository = previous.repository.clone();
            let news = offline.apply_to(&mut repository, &entries).context("the last release cannot be carried on")?;
            news.iter().for_each(|news| say!("{news}"));
            repository
        }
        None => {
            last_versions.tell_of_first(offline.root().version(), args.first);
            offline.first_repository(&entries)?
        }
    };
    refuse_earlier(&repository, last_versions.signed_at(), at, &args.keys)?;
    if args.previous.as_deref().is_some_and(is_address) {
        // What the live site has is what counts; versions of a trial elsewhere are passed over.
        repository.seen = last_versions.versions();
        repository.seen.retain(|role, _| [EDITORS, "snapshot", "timestamp"].contains(&role.as_str()));
    }
    let partners = partners(sent, &mut repository, previous.as_ref())?;
    refuse_partners_ids(&source.directory, &repository)?;

    // Codes: one ledger for the community's and the partners' programs.
    let mut ledger = previous.as_ref().map(|previous| previous.ledger.clone()).unwrap_or_default();
    let mut last_directory = previous.as_ref().map(LastSite::directory).transpose()?;
    let mut moved = last_directory.as_mut().map(|last| ledger.follow(last, &source.directory)).unwrap_or_default();
    for partner in &partners {
        // Each among its own programs: nobody takes the code of another's.
        if let Some(mut last) = previous.as_ref().and_then(|previous| previous.entries_of(&partner.name)) {
            moved.extend(ledger.follow(&mut last, &partner.directory()?));
        }
    }
    let last_ledger = ledger.clone();
    let turnover = assign_codes(&mut source, &partners, &mut ledger)?;
    let last = previous.as_ref().zip(last_directory.as_ref()).map(|(previous, directory)| LastRelease {
        version: previous.version(),
        ledger: &last_ledger,
        directory,
    });
    refuse_loss(&args, &source, &turnover, last)?;

    let style = brand::style_sheet(&source.brand).map(str::to_owned);
    app.add(std::mem::take(&mut source.brand));
    app.add(std::mem::take(&mut source.locales));
    let (for_all, of_parts) = parts::packs_of(&mut source)?;
    let download = Download::of(&for_all, &of_parts);
    let asked_early = first_metadata(&repository).into_iter().chain(first_packs(&for_all, &partners)).collect();
    let mut targets: Vec<Target> = for_all.into_iter().chain(of_parts).collect();
    targets.push(Target::plain(packs::LEDGER, ledger.to_json()));
    let joined = with_partners(&source.directory, &partners)?;
    let plain_pages = PlainPages::plan(&joined, &source.browse, app.files())?;
    let of_release = OfRelease {
        anchor: anchor(&source.directory, &repository, at)?,
        asked_early,
        style,
        has_plain_pages: plain_pages.are_there(),
    };
    let mut files = app.filled(&source.directory.community, &of_release)?;
    let plain = plain_pages.write(&joined, &files, at);
    let count_of_plain = plain.keys().filter(|path| path.ends_with(".html")).count();
    files.extend(plain);
    let unknown = unknown_in_notices(&joined, source.today);
    let unknown_in_templates = community_templates::unknown_programs(&joined);
    drop(joined);
    let own_page = folder.own_page(site::NOT_FOUND)?;
    if let Some(page) = &own_page {
        files.insert(site::NOT_FOUND.to_owned(), page.clone());
    }
    for (path, bytes) in host_files::of(source.directory.community.base_url.as_deref(), plain_pages.are_there()) {
        // What a community put there for its host stays.
        if folder.own_page(&path)?.is_none() {
            files.insert(path, bytes);
        }
    }
    let mut list = FileList::of(&files);
    list.mark(site::NOT_FOUND, |page| page.own = own_page.is_some());
    host_files::NOT_SERVED.iter().for_each(|path| list.mark(path, |file| file.for_host = true));
    targets.push(Target::plain(FILES, list.to_json()?));
    // Readers' browsers compare it, so it has an entry of its own.
    let index = files.get(INDEX).context("the app has no page")?;
    let index = Target::plain(format!("app/{INDEX}"), index.clone());

    let signed = targets.iter().chain([&index]).map(|target| (target.path.clone(), target.signed.clone()));
    let mut editors = repository.next_delegated(EDITORS, signed, at, &lifetimes)?;
    for key in private.for_threshold("editors", &published::editors_role(&repository)?)? {
        editors.sign(key);
    }
    repository.accept_delegated(EDITORS, editors)?;
    let online_keys = private.for_threshold("online", &repository.root().signed().timestamp)?;
    repository.sign_snapshot_and_timestamp(&online_keys, at, &lifetimes)?;
    last_versions.refuse_older(&repository)?;

    targets.extend(partners.into_iter().flat_map(|partner| [Some(partner.pack), partner.capacity]).flatten());
    targets.iter().for_each(|target| target.put(&mut files));
    files.insert(".nojekyll".to_owned(), Vec::new());
    files.extend(published::metadata(&repository));
    let last_files = previous.as_ref().map(LastSite::data_files).transpose()?.map(Rc::new);
    // A reader in the middle of the last release still finds its files.
    for (path, bytes) in last_files.iter().flat_map(|files| files.iter()) {
        files.entry(path.clone()).or_insert_with(|| bytes.clone());
    }
    let files = Rc::new(files);
    let last_files = last_files.as_ref().zip(previous.as_ref().map(|previous| &previous.repository));
    let reception = refuse_what_readers_refuse(&args, &files, last_files, at)?;
    folder.write(&files, &mut Uninterrupted)?;
    let reception = reception.max(last_versions.remember(&repository, &args.out));

    let directory = &source.directory;
    say!(
        "Published {} programs of {} organizations in {} (version {}), from {}.",
        directory.programs.len(),
        directory.organizations.len(),
        args.out.display(),
        repository.snapshot.as_ref().map_or(0, |snapshot| snapshot.version()),
        source.version,
    );
    if !directory.partner_codes.is_empty() {
        say!("With {} programs that partners signed.", directory.partner_codes.len());
    }
    if let Some(last) = last {
        say!("{}", Changes::of(&turnover, &moved, &ledger, last.directory, directory));
    }
    if own_page.is_some() {
        say!("{} is your own, and stays: it was signed as it is.", args.out.join(site::NOT_FOUND).display());
    }
    say!("{download}");
    say!("{}", plain_pages.in_words(count_of_plain));
    source.warnings.iter().for_each(|warning| say!("warning: {warning}"));
    unknown.iter().for_each(|unknown| say!("warning: {unknown}"));
    unknown_in_templates.iter().for_each(|unknown| say!("warning: {unknown}"));
    if let Some(problems) = source.problems_in_short(&args.from) {
        say!("{problems}");
    }
    if let Some(advice) = args.base_url.as_deref().map(address_advice).transpose()?.flatten() {
        say!("{advice}");
    }
    if directory.community.demo {
        say!("Signed with the keys of a demonstration: every page says so.");
    }
    Ok(reception.max(print_expiries(&repository, &args.out, &args.keys, at)))
}

/// Stops before a loss that nobody has confirmed.
fn refuse_loss(args: &Args, source: &Source, turnover: &ledger::Turnover, last: Option<LastRelease>) -> Result<()> {
    let Some(loss) = Loss::of(&source.directory, &source.problems, &turnover.gone, last) else {
        return Ok(());
    };
    let digest = loss.digest();
    if args.confirm_loss.as_ref() == Some(&digest) {
        say!("Confirmed: {loss}");
        return Ok(());
    }
    let other = if args.confirm_loss.is_some() { "\nThe digest given is of another loss." } else { "" };
    bail!(
        "nothing was published, because {loss}{other}\nIf all of this is meant, repeat the command with --confirm-loss:\n  {} --confirm-loss {digest}",
        args.command_line(),
    )
}

/// The last release, if there is one.
fn last_site(args: &Args) -> Result<Option<LastSite>> {
    match &args.previous {
        Some(site) => {
            ensure!(
                is_address(site) || Path::new(site).join(site::TIMESTAMP).is_file(),
                "--previous {site}: not a published site; name the folder that signpost publish wrote, or the address of the live site"
            );
            Ok(Some(LastSite::read(site)?))
        }
        None if !args.first && args.out.join(site::TIMESTAMP).is_file() => Ok(Some(LastSite::read_folder(&args.out)?)),
        None => Ok(None),
    }
}

/// Stops when readers would refuse the release. [`Outcome::Attention`] when they would take it as not confirmed.
fn refuse_what_readers_refuse(
    args: &Args,
    files: &Rc<Files>,
    last: Option<(&Rc<Files>, &Repository)>,
    at: UnixSeconds,
) -> Result<Outcome> {
    let planned = |files: &Rc<Files>| SiteFiles::Planned { files: files.clone(), folder: None };
    let last = last.map(|(files, repository)| (planned(files), repository));
    let last = last.as_ref().map(|(site, repository)| (site, *repository));
    match reader::rehearse(&planned(files), last, at)? {
        Reception::Current => Ok(Outcome::Done),
        Reception::Stale => Ok(Outcome::Attention),
        Reception::StaleForReturning(refusal) | Reception::Refused(refusal) => bail!(
            "nothing was published: readers would refuse it, since {refusal}\nFirst: {}",
            expiry::repair(&refusal.role, &args.out, &args.keys)
        ),
    }
}

/// The partners' entries of this release: what was sent, else what the last release had.
fn partners(
    sent: Vec<PartnerRelease>,
    repository: &mut Repository,
    previous: Option<&LastSite>,
) -> Result<Vec<PartnerRelease>> {
    let known = partner::names(repository.targets.signed());
    let mut releases = BTreeMap::new();
    for release in sent {
        let name = release.name.clone();
        ensure!(
            known.contains(&name),
            "{name} is not a partner of this community (signpost partner add); the partners are: {}",
            if known.is_empty() { "none".to_owned() } else { known.join(", ") }
        );
        let role = partner::role(&name);
        let published = repository.delegated.get(&role).map(Metadata::signed_digest);
        if published != Some(release.metadata.signed_digest()) {
            let next = repository.next_delegated_version(&role);
            repository
                .accept_delegated(&role, release.metadata.clone())
                .map_err(anyhow::Error::from)
                .and_then(|()| partner::check_version(&name, next, release.metadata.version()))
                .with_context(|| format!("what {name} sent is refused"))?;
        }
        releases.insert(name, release);
    }
    for name in known.into_iter().filter(|name| !releases.contains_key(name)).collect::<Vec<_>>() {
        let (Some(previous), Some(metadata)) = (previous, repository.delegated.get(&partner::role(&name))) else {
            bail!("{name} has sent no entries: publish with --partner FOLDER");
        };
        let get = |path: &str, signed: &TargetFile| previous.target(path, signed);
        releases.insert(name.clone(), PartnerRelease::checked(name, metadata.clone(), &get)?);
    }
    Ok(releases.into_values().collect())
}

/// A partner's records come from its own file alone; a reader's app would refuse the whole directory.
fn refuse_partners_ids(directory: &Directory, repository: &Repository) -> Result<()> {
    let partners = partner::names(repository.targets.signed());
    match directory.source_ids().find(|id| !Author::Editors.may_sign(id, &partners)) {
        None => Ok(()),
        Some(id) => {
            bail!("the record “{id}” has an id of a partner, who signs its entries itself: take it out of the data")
        }
    }
}

/// Gives all programs, the partners' too, their codes.
fn assign_codes(source: &mut Source, partners: &[PartnerRelease], ledger: &mut Ledger) -> Result<ledger::Turnover> {
    let mut all = Directory { programs: std::mem::take(&mut source.directory.programs), ..Directory::default() };
    let own = all.programs.len();
    for partner in partners {
        all.programs.extend(partner.directory()?.programs.into_iter().map(|mut program| {
            program.partner = Some(partner.name.clone());
            program
        }));
    }
    let turnover = ledger::assign(&mut all, ledger, source.today);
    let (theirs, ours): (Vec<_>, Vec<_>) = all.programs.into_iter().partition(|program| program.partner.is_some());
    debug_assert_eq!(ours.len(), own);
    source.directory.programs = ours;
    source.directory.former = ledger.former(source.today);
    source.directory.partner_codes = theirs.into_iter().map(|program| (program.source_id, program.code)).collect();
    Ok(turnover)
}

/// The directory as readers have it: with the partners' entries, and what they reported of their capacity since.
fn with_partners<'a>(directory: &'a Directory, partners: &[PartnerRelease]) -> Result<Cow<'a, Directory>> {
    let mut joined = Cow::Borrowed(directory);
    for partner in partners {
        joined.to_mut().join_partner(&partner.name, partner.directory()?)?;
        if let Some(report) = partner.report()? {
            joined.to_mut().report_capacity(&partner.name, report)?;
        }
    }
    Ok(joined)
}

/// The trust anchor of the release to come, as JSON for the page.
fn anchor(directory: &Directory, repository: &Repository, at: UnixSeconds) -> Result<String> {
    let (timestamp, snapshot) = repository.next_online_versions();
    let anchor = Anchor {
        root: repository.root().to_bytes(),
        floor: Floor { timestamp, snapshot, targets: repository.targets.version(), time: at },
    };
    // The page begins without templates, which only a handout needs and the pack has.
    let community = Community { templates: String::new(), ..directory.community.clone() };
    Ok(anchor.to_script(&serde_json::to_string(&community)?)?)
}

/// The metadata that a first visit to the next release asks for. A renewal signs a new snapshot only now and then; then
/// that of the release is asked for in vain.
fn first_metadata(repository: &Repository) -> Vec<String> {
    let next_root = format!("{}.root", repository.root().version() + 1);
    let targets = format!("{}.targets", repository.targets.version());
    let editors = format!("{}.{EDITORS}", repository.next_delegated_version(EDITORS));
    let partners = repository.delegated.iter().filter(|(role, _)| *role != EDITORS);
    let partners = partners.map(|(role, metadata)| format!("{}.{}", metadata.version(), path::quote_name(role)));
    let snapshot = format!("{}.snapshot", repository.next_online_versions().1);
    let names = [next_root, "timestamp".to_owned(), snapshot, targets, editors].into_iter().chain(partners);
    names.map(|name| format!("metadata/{name}.json")).collect()
}

/// The packs without which nothing can be searched, in the order in which a first visit fetches them: the app asks for the
/// long texts itself, last.
fn first_packs(layers: &[Target], partners: &[PartnerRelease]) -> Vec<String> {
    let of_partners = partners.iter().flat_map(|partner| [Some(&partner.pack), partner.capacity.as_ref()]).flatten();
    let mut packs: Vec<&Target> = layers.iter().chain(of_partners).filter(|pack| pack.path != packs::TEXTS).collect();
    packs.sort_by_key(|pack| layer(&pack.path));
    packs.into_iter().map(|pack| path::quote(&pack.place())).collect()
}

/// What a place on the web means for the readers' privacy.
fn address_advice(url: &str) -> Result<Option<String>> {
    if url.starts_with("http://") {
        return Ok(Some(format!(
            "{url} is not encrypted: others on the way can see what is read, and the site does not work offline."
        )));
    }
    ensure!(url.starts_with("https://"), "--base-url {url}: expected an address that begins with https://");
    Ok(shared_address(url))
}

/// What is to be said of an address below which others have sites, too.
pub fn shared_address(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    (!path.trim_matches('/').is_empty()).then(|| {
        format!(
            "{host} is shared with other sites: they could read what a reader saves here. A domain of its own protects the readers."
        )
    })
}

#[cfg(test)]
mod tests;

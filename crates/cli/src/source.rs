//! A community's folder (or zip, or sheet) as a directory to publish: its data, `signpost.toml`, places and time zone.

use super::{
    app::Files,
    brand, browse, capacity, community_templates, date_time, own_languages, package, parts, places, sheet_mapping,
    vocabulary::{self, Vocabulary},
    words, zone,
};
use anyhow::{Context, Result, bail};
use jiff::{Timestamp, tz::TimeZone};
use signpost_directory::{Community, Date, Directory, config};
use signpost_hours::UnixSeconds;
use signpost_hsds::{Imported, InputFile, Options, Problem, Severity, Version};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// A source as read: without codes, which the ledger gives.
pub struct Source {
    pub directory: Directory,
    pub version: Version,
    /// Of the data, worst first.
    pub problems: Vec<Problem>,
    /// Of `signpost.toml` and `places.csv`: sentences.
    pub warnings: Vec<String>,
    /// In which languages it wants plain pages.
    pub browse: browse::Settings,
    /// Its own colour and logo, as files of the site.
    pub brand: Files,
    /// Its own words in other languages, as files of the site.
    pub locales: Files,
    /// How it wants to be divided.
    pub parts: parts::Settings,
    /// Today, where the community is.
    pub today: Date,
}

impl Source {
    /// Imports `from` (a folder or a zip) as of `at`; `config` names a `signpost.toml` elsewhere. With the warnings
    /// of the configuration; its faults stop.
    pub fn import(from: &Path, config: Option<&Path>, at: UnixSeconds) -> Result<(Imported, Vec<String>)> {
        CommunityFiles::read(from, config)?.import(from, at)
    }

    /// Reads `from` as released at `at`. Stops at faults of the configuration and at blockers of the data, and says
    /// them all.
    pub fn read(from: &Path, config: Option<&Path>, at: UnixSeconds) -> Result<Source> {
        let files = CommunityFiles::read(from, config)?;
        let (imported, warnings) = files.import(from, at)?;
        let today = today(&imported.directory.community.time_zone, at)?;
        let blockers: Vec<String> = imported
            .problems
            .iter()
            .filter(|problem| problem.severity == Severity::Blocker)
            .map(|problem| format!("\n  {problem}\n  What to do: {}", problem.kind.advice()))
            .collect();
        if !blockers.is_empty() {
            bail!("{} cannot be published:{}", from.display(), blockers.concat());
        }
        let Imported { version, problems, mut directory, .. } = imported;
        directory.withhold_confidential();
        if files.file(places::FILE_NAME).is_none() {
            directory.places = places::from_locations(&directory);
        }
        directory.vocabulary = vocabulary::built_in();
        if let Some(bytes) = files.file(vocabulary::FILE_NAME) {
            let own =
                std::str::from_utf8(bytes).map_err(anyhow::Error::from).and_then(|text| Ok(vocabulary::read(text)?));
            let Vocabulary { topics, danger } = own.with_context(|| vocabulary::FILE_NAME)?;
            directory.vocabulary.extend(topics);
            (directory.signs, directory.danger_rules) = (danger.signs, danger.rules);
        }
        let browse = files.browse()?;
        let parts = files.parts()?;
        let brand = files.brand()?;
        Ok(Source { directory, version, problems, warnings, browse, brand, locales: files.locales, parts, today })
    }

    /// How many problems of the data there are of each severity.
    pub fn count(&self, severity: Severity) -> u64 {
        self.problems.iter().filter(|problem| problem.severity == severity).map(|problem| problem.times).sum()
    }

    /// The problems of the data in one line, with the way to see them all.
    pub fn problems_in_short(&self, from: &Path) -> Option<String> {
        let (errors, warnings) = (self.count(Severity::Error), self.count(Severity::Warning));
        (errors + warnings > 0).then(|| {
            format!("{errors} errors and {warnings} warnings in the data; signpost check {} lists them", from.display())
        })
    }
}

/// What a configuration says to the tool itself.
fn settings<T: Default>(config: &Option<(PathBuf, Vec<u8>)>, read: fn(&str) -> Result<T>) -> Result<T> {
    match config {
        Some((path, bytes)) => read(&String::from_utf8_lossy(bytes)).with_context(|| path.display().to_string()),
        None => Ok(T::default()),
    }
}

/// Whether a configuration is TOML at all: else each of its readers would say so of its own part.
fn well_formed(text: &str) -> Result<()> {
    if let Some((before, _)) = text.split_once(char::REPLACEMENT_CHARACTER) {
        let line = 1 + before.matches('\n').count();
        bail!("line {line}: its letters are not UTF-8: in your editor, save the file again with the encoding UTF-8");
    }
    let text = text.trim_start_matches('\u{feff}');
    let Err(error) = toml::from_str::<toml::Table>(text) else { return Ok(()) };
    let start = error.span().map_or(0, |span| span.start);
    let line = 1 + text.as_bytes().iter().take(start).filter(|byte| **byte == b'\n').count();
    bail!(
        "line {line}: {}. Look at this line and the one above: a text stands between two quotation marks, as in name = \"Maple \
         County Help\"; a key stands once; what stands there more than once is headed by [[two brackets]]",
        error.message().trim().replace('\n', "; ")
    )
}

/// The day in a community's time zone.
pub(crate) fn today(zone: &str, at: UnixSeconds) -> Result<Date> {
    let at = Timestamp::from_second(at).with_context(|| format!("{} is no date", date_time(at)))?;
    let day = at.to_zoned(TimeZone::get(zone)?).date();
    Ok(signpost_hours::date::date(day.year(), day.month(), day.day()))
}

/// The files beside the data that are not HSDS.
struct CommunityFiles {
    /// `None`: nowhere.
    config: Option<(PathBuf, Vec<u8>)>,
    files: BTreeMap<String, Vec<u8>>,
    /// See [`own_languages`].
    locales: Files,
}

impl CommunityFiles {
    /// In the folder of the data; for a zip in the folder that it lies in, else inside of it.
    fn read(from: &Path, config: Option<&Path>) -> Result<CommunityFiles> {
        let folder = if from.is_dir() { from } else { from.parent().unwrap_or(Path::new("")) };
        let mut inside: Option<Vec<InputFile>> = None;
        let mut find = |name: &str| -> Result<Option<Vec<u8>>> {
            let path = folder.join(name);
            if path.is_file() {
                return read_bounded(&path).map(Some);
            }
            if from.is_dir() {
                return Ok(None);
            }
            if inside.is_none() {
                inside = Some(package::read_files(from)?);
            }
            let found = inside.iter().flatten().find(|file| file.name.rsplit('/').next() == Some(name));
            Ok(found.map(|file| file.bytes.clone()))
        };
        let config = match config {
            Some(path) => Some((path.to_owned(), read_bounded(path)?)),
            None => find(config::FILE_NAME)?.map(|bytes| (folder.join(config::FILE_NAME), bytes)),
        };
        let mut files = BTreeMap::new();
        for name in [places::FILE_NAME, vocabulary::FILE_NAME, community_templates::FILE_NAME] {
            files.extend(find(name)?.map(|bytes| (name.to_owned(), bytes)));
        }
        settings(&config, well_formed)?;
        let brand = settings(&config, brand::Settings::read)?;
        if let Some(name) = &brand.logo {
            let logo =
                find(name)?.with_context(|| format!("{name}, the logo of [brand] in signpost.toml, is not there: put the picture beside signpost.toml, or take the line out"))?;
            files.insert(name.clone(), logo);
        }
        let locales = own_languages::read(&folder.join(words::FOLDER))?;
        Ok(CommunityFiles { config, files, locales })
    }

    fn file(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(Vec::as_slice)
    }

    /// The data with its community, release time, zone and, where they are given, places.
    fn import(&self, from: &Path, at: UnixSeconds) -> Result<(Imported, Vec<String>)> {
        let mut warnings = Vec::new();
        let community = self.community(&mut warnings, at)?;
        let zone = zone::table(&community.time_zone, at)?;
        let (places, problems) = self.file(places::FILE_NAME).map(places::read).unwrap_or_default();
        warnings.extend(problems);
        // Without a configuration the zone is only assumed: no time is converted or doubted for it.
        let time_zone = self.config.as_ref().map(|_| community.time_zone.clone()).unwrap_or_default();
        let country = self.config.as_ref().map(|_| community.country.clone()).unwrap_or_default();
        let sheet = match &self.config {
            Some((path, bytes)) => {
                let text = String::from_utf8_lossy(bytes);
                capacity::sources(&text).with_context(|| path.display().to_string())?;
                sheet_mapping::read(&text).with_context(|| path.display().to_string())?
            }
            None => Default::default(),
        };
        self.browse()?;
        self.parts()?;
        self.brand()?;
        let options = Options {
            country,
            sheet,
            today: today(&community.time_zone, at)?,
            places: places.clone(),
            time_zone,
            zone: zone.clone(),
            ..Options::default()
        };
        let mut imported = package::import_with(from, options)?;
        imported.directory.places = places;
        imported.directory.community = community;
        if let Some(bytes) = self.file(community_templates::FILE_NAME) {
            imported.directory.community.templates =
                community_templates::read(bytes).with_context(|| community_templates::FILE_NAME)?;
        }
        imported.directory.released_at = at;
        imported.directory.zone = zone;
        Ok((imported, warnings))
    }

    fn browse(&self) -> Result<browse::Settings> {
        settings(&self.config, browse::Settings::read)
    }

    fn parts(&self) -> Result<parts::Settings> {
        settings(&self.config, parts::Settings::read)
    }

    fn brand(&self) -> Result<Files> {
        let settings = settings(&self.config, brand::Settings::read)?;
        settings.files(settings.logo.as_deref().and_then(|name| self.file(name)))
    }

    fn community(&self, warnings: &mut Vec<String>, at: UnixSeconds) -> Result<Community> {
        let (mut community, mut problems) = match &self.config {
            None => config::absent(),
            Some((path, bytes)) => {
                config::parse(std::str::from_utf8(bytes).with_context(|| format!("{} is not UTF-8", path.display()))?)
            }
        };
        // A zone that is none stops here by itself, further on.
        problems
            .extend(today(&community.time_zone, at).iter().flat_map(|today| config::notices_on(&community, *today)));
        let faults: Vec<String> =
            problems.iter().filter(|problem| problem.stops).map(|problem| format!("\n  {problem}")).collect();
        if !faults.is_empty() {
            bail!("the configuration is to be repaired first:{}", faults.concat());
        }
        warnings.extend(problems.iter().map(ToString::to_string));
        let text = self.config.as_ref().map(|(_, bytes)| String::from_utf8_lossy(bytes)).unwrap_or_default();
        warnings.extend(own_languages::offer(&self.locales, &text, &mut community.languages));
        Ok(community)
    }
}

/// A file of a size that a configuration or a table of places can have.
pub(crate) fn read_bounded(path: &Path) -> Result<Vec<u8>> {
    const MAX: u64 = 32 * 1024 * 1024;
    let size = fs::metadata(path).with_context(|| format!("{} cannot be read", path.display()))?.len();
    if size > MAX {
        bail!("{} has {size} bytes, more than {MAX}: it is something else", path.display());
    }
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

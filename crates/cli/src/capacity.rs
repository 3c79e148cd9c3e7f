//! A partner's capacity: read from a table of the partner's, and taken into a site by `signpost renew`, without the keys of
//! the editors. `[[partners]]` of `signpost.toml` says where it lies.

use super::{
    date_time,
    packs::{self, Target},
    partner,
    site_files::{SiteFiles, is_address},
    source::read_bounded,
    web::Web,
};
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use signpost_directory::{Capacity, CapacityReport, Directory};
use signpost_hours::UnixSeconds;
use signpost_hsds::{InputFile, Options, Severity};
use signpost_trust::{
    metadata::{Metadata, Targets},
    sign::Repository,
};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// In a partner's folder, beside its pack.
pub const FILE: &str = "programs.capacity";
/// Bytes of the metadata of a partner: a few names and signatures.
const MAX_METADATA: u64 = 64_000;
/// A partner's host that answers slowly does not hold up the renewing for longer.
const PATIENCE: Duration = Duration::from_secs(60);
/// The table by its HSDS name, whatever the file is called.
const TABLE: &str = "service_capacity.csv";

/// `[[partners]]`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapacitySource {
    /// The partner's name, as `signpost partner add` has it.
    name: String,
    /// What `signpost partner sign` writes: a folder (from the folder of `signpost.toml`), or its address.
    from: String,
}

impl CapacitySource {
    /// Of the partner.
    pub fn name(&self) -> &str {
        &self.name
    }
}

#[derive(Deserialize)]
struct Config {
    #[serde(default)]
    partners: Vec<CapacitySource>,
}

/// What a `signpost.toml` says of where partners' capacity lies.
pub fn sources(text: &str) -> Result<Vec<CapacitySource>> {
    let config: Config = toml::from_str(text.trim_start_matches('\u{feff}')).context("[[partners]] cannot be read")?;
    for (at, source) in config.partners.iter().enumerate() {
        partner::partner_name(&source.name).map_err(anyhow::Error::msg).context("name of [[partners]]")?;
        let is_twice = config.partners[..at].iter().any(|before| before.name == source.name);
        ensure!(!is_twice, "{} is there twice in [[partners]]", source.name);
        ensure!(!source.from.trim().is_empty(), "[[partners]] {}: from where?", source.name);
    }
    Ok(config.partners)
}

/// The same, of the file at `path`.
pub fn read_sources(path: &Path) -> Result<Vec<CapacitySource>> {
    let read = || sources(&String::from_utf8(read_bounded(path)?)?);
    read().with_context(|| path.display().to_string())
}

/// A table of the partner's capacity: HSDS `service_capacity`, with the partner's own ids. A row without a day is of today.
pub fn read_table(path: &Path, partner: &str, directory: &Directory, at: UnixSeconds) -> Result<CapacityReport> {
    let size = fs::metadata(path).with_context(|| format!("{} cannot be read", path.display()))?.len();
    ensure!(size <= CapacityReport::MAX_BYTES, "{} has {size} bytes: no table of capacity is so long", path.display());
    let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let today = directory.zone.local(at).date();
    let prefix = format!("{partner}:");
    // A partner may write its ids with its name before them, or without.
    let ids = directory.programs.iter().map(|program| program.source_id.as_str());
    let ids: Vec<&str> = ids.flat_map(|id| [Some(id), id.strip_prefix(&prefix)]).flatten().collect();
    let rows = ids.iter().map(|id| id.replace('"', "\"\"")).map(|id| format!("\"{id}\",\"{id}\"\n"));
    let services = std::iter::once("id,name\n".to_owned()).chain(rows).collect::<String>().into_bytes();
    let files =
        [InputFile { name: "service.csv".to_owned(), bytes: services }, InputFile { name: TABLE.to_owned(), bytes }];
    let time_zone = directory.community.time_zone.clone();
    let options = Options { today, time_zone, zone: directory.zone.clone(), ..Options::default() };
    let imported = signpost_hsds::import(&files, &options)?;

    let named = |problem: &signpost_hsds::Problem| {
        let file = path.display().to_string();
        format!("\n  {}", signpost_hsds::Problem { file, ..problem.clone() })
    };
    let problems = imported.problems.iter().filter(|problem| problem.file == TABLE);
    // What was not read of a row is not signed around: half a row may say the opposite of the whole.
    let is_fault = |problem: &&signpost_hsds::Problem| problem.row.is_some() || problem.severity > Severity::Warning;
    let (faults, warnings): (Vec<_>, Vec<_>) = problems.partition(is_fault);
    ensure!(faults.is_empty(), "nothing was signed:{}", faults.into_iter().map(named).collect::<String>());
    warnings.into_iter().for_each(|warning| say!("warning:{}", named(warning)));

    let mut report = CapacityReport::default();
    for program in imported.directory.programs {
        let id = if program.source_id.starts_with(&prefix) {
            program.source_id
        } else {
            prefix.clone() + &program.source_id
        };
        for mut capacity in program.capacity {
            let day = *capacity.updated_on.get_or_insert(today);
            ensure!(day <= today, "nothing was signed: {id} has a day that is to come, {day}");
            let said: &mut Vec<Capacity> = report.programs.entry(id.clone()).or_default();
            let is_twice =
                said.iter().any(|other| other.unit == capacity.unit && other.updated_on == capacity.updated_on);
            ensure!(!is_twice, "nothing was signed: {id} has two rows of one day{}", of_unit(&capacity.unit));
            said.push(capacity);
        }
    }
    ensure!(!report.programs.is_empty(), "nothing was signed: {} has no row of a program", path.display());
    report.check_bounds()?;
    Ok(report)
}

fn of_unit(unit: &str) -> String {
    if unit.is_empty() { String::new() } else { format!(" for “{unit}”") }
}

/// A partner's capacity that is newer than the published one.
pub struct Taken {
    pub metadata: Metadata<Targets>,
    /// `None`: the partner took it back.
    pub capacity: Option<Target>,
    /// How many programs it names.
    pub programs: usize,
}

/// What the partner has signed since the last renewal, all of it checked; `Ok(None)`: nothing. `beside`: the folder of
/// `signpost.toml`.
pub fn take(repository: &Repository, source: &CapacitySource, beside: &Path, at: UnixSeconds) -> Result<Option<Taken>> {
    let name = &source.name;
    let role = partner::role(name);
    let published = repository
        .delegated
        .get(&role)
        .with_context(|| format!("{name} has no entries on this site yet: publish with --partner FOLDER"))?;
    let files = match is_address(&source.from) {
        true => SiteFiles::Web(Web::new(&source.from, PATIENCE)),
        false => SiteFiles::Folder(PathBuf::from(beside).join(&source.from)),
    };
    let metadata = Metadata::<Targets>::parse(&files.get(&format!("{role}.json"), MAX_METADATA)?, &role)?;
    if metadata.signed_digest() == published.signed_digest() {
        return Ok(None);
    }
    // Its signatures, and that its version is a later one.
    repository.clone().accept_delegated(&role, metadata.clone())?;
    partner::check_version(name, repository.next_delegated_version(&role), metadata.version())?;
    let expires = metadata.signed().header.expires;
    ensure!(expires > at, "its signature ran out on {}", date_time(expires));
    let (pack, capacity) = (packs::partner_path(name), packs::capacity_path(name));
    let listed = &metadata.signed().targets;
    if listed.get(&pack) != published.signed().targets.get(&pack) {
        bail!("{name} has signed new entries, too: signpost publish --partner takes both");
    }
    ensure!(
        listed.keys().all(|path| [&pack, &capacity].contains(&path)),
        "it lists other files than {pack} and {capacity}"
    );
    let Some(signed) = listed.get(&capacity).cloned() else {
        return Ok(Some(Taken { metadata, capacity: None, programs: 0 }));
    };
    ensure!(
        signed.length <= CapacityReport::MAX_BYTES,
        "{capacity} has {} bytes: no capacity is so long",
        signed.length
    );
    let bytes = files.get(FILE, signed.length)?;
    let target = Target::checked(capacity, bytes, signed)?;
    let report = target.capacity(name)?;
    Ok(Some(Taken { metadata, capacity: Some(target), programs: report.programs.len() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_capacity_lies_is_read_and_a_slip_is_named() {
        let read = sources("name = \"A\"\n[[partners]]\nname = \"clinic\"\nfrom = \"../sent\"\n").unwrap();
        assert_eq!(read, [CapacitySource { name: "clinic".into(), from: "../sent".into() }]);
        assert_eq!(sources("name = \"A\"\n").unwrap(), []);
        for (text, says) in [
            ("[[partners]]\nname = \"Clinic\"\nfrom = \"x\"", "small letters"),
            ("[[partners]]\nname = \"clinic\"", "from"),
            ("[[partners]]\nname = \"clinic\"\nfrom = \" \"", "from where?"),
            ("[[partners]]\nname = \"clinic\"\nfrom = \"x\"\nkey = \"y\"", "key"),
            ("[[partners]]\nname = \"a\"\nfrom = \"x\"\n[[partners]]\nname = \"a\"\nfrom = \"y\"", "twice"),
            ("partners = \"clinic\"", "[[partners]]"),
        ] {
            let error = format!("{:#}", sources(text).unwrap_err());
            assert!(error.contains(says), "{text}: {error}");
        }
    }
}

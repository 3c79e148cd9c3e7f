//! `[areas]` of `signpost.toml`: whether a directory is divided into parts that readers download one by one, and how.

use super::{packs::Target, source::Source};
use anyhow::{Context, Result};
use serde::Deserialize;
use signpost_directory::{AreaKind, Directory};
use signpost_trust::release::part;
use std::{collections::BTreeMap, fmt};

/// A directory of more programs is divided unless `signpost.toml` says otherwise: on a phone a larger one is slow to load,
/// and takes much memory.
pub const DIVIDED_ABOVE: usize = 20_000;

#[derive(Deserialize)]
struct File {
    areas: Option<Settings>,
}

/// What a `signpost.toml` says of the parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// `None`: it says nothing.
    by: Option<By>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum By {
    County,
    Postal,
    /// One download for everybody, however large.
    None,
}

impl Settings {
    /// From the text of a `signpost.toml`.
    pub fn read(text: &str) -> Result<Settings> {
        let file: File = toml::from_str(text.trim_start_matches('\u{feff}')).context(
            "[areas] of signpost.toml cannot be read: expected by = \"county\", by = \"postal\" or by = \"none\"",
        )?;
        Ok(file.areas.unwrap_or_default())
    }

    /// By which areas a directory is divided; `None`: it stays whole.
    pub fn kind(self, directory: &Directory) -> Option<AreaKind> {
        match self.by {
            Some(By::County) => Some(AreaKind::County),
            Some(By::Postal) => Some(AreaKind::Postal),
            Some(By::None) => None,
            None if directory.programs.len() <= DIVIDED_ABOVE => None,
            None if has_counties(directory) => Some(AreaKind::County),
            None => Some(AreaKind::Postal),
        }
    }
}

/// Whether nearly all addresses name their county.
fn has_counties(directory: &Directory) -> bool {
    let addresses = || directory.locations.iter().filter_map(|location| location.address.as_ref());
    let named = addresses().filter(|address| address.area(AreaKind::County).is_some()).count();
    named * 10 >= addresses().count() * 9 && named > 0
}

/// The packs that every reader downloads, and those of which a reader chooses; the community is told of these.
pub fn packs_of(source: &mut Source) -> Result<(Vec<Target>, Vec<Target>)> {
    let Some(kind) = source.parts.kind(&source.directory) else {
        return Ok((Target::layers(&source.directory).into(), Vec::new()));
    };
    let divided = source.directory.clone().into_parts(kind);
    let (for_all, parts) = divided.context("[areas] of signpost.toml: choose by = \"county\" or by = \"postal\"")?;
    if parts.is_empty() {
        source.warnings.push(not_divided(kind).to_owned());
    }
    source.directory.community.parts.clone_from(&for_all.community.parts);
    Ok((Target::layers(&for_all).into(), Target::of_parts(&parts)))
}

/// What to do where no address says in which area it is.
fn not_divided(kind: AreaKind) -> &'static str {
    match kind {
        AreaKind::County | AreaKind::Town => {
            "[areas] by = \"county\" divides nothing, since no program is in one county alone by its address: everybody downloads all. \
             Name the county of each address (in a sheet: a column “County”; in HSDS: region in address.csv), or choose by = \"postal\""
        }
        AreaKind::Postal => {
            "[areas] by = \"postal\" divides nothing, since no program is below one postal code alone: everybody downloads all. \
             Write the postal code of each address, or choose by = \"county\""
        }
    }
}

/// Bytes of one pack of a part above which a publisher is told: about a quarter of a minute on a slow line.
const LARGE: usize = 1_000_000;

/// What a reader downloads.
pub struct Download {
    /// Bytes of what every reader has.
    for_all: usize,
    /// Bytes of each part, by its id.
    parts: BTreeMap<String, usize>,
    /// Ids of parts with a pack that is [`LARGE`].
    large: Vec<String>,
}

impl Download {
    /// Of these packs.
    pub fn of(for_all: &[Target], of_parts: &[Target]) -> Download {
        let mut parts: BTreeMap<String, usize> = BTreeMap::new();
        let mut large = Vec::new();
        for pack in of_parts {
            let id = part(&pack.path).unwrap_or_default().to_owned();
            if pack.bytes.len() > LARGE && !large.contains(&id) {
                large.push(id.clone());
            }
            *parts.entry(id).or_default() += pack.bytes.len();
        }
        Download { for_all: for_all.iter().map(|pack| pack.bytes.len()).sum(), parts, large }
    }
}

impl fmt::Display for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kb = |bytes: usize| bytes.div_ceil(1000);
        write!(f, "A reader downloads {} kB of data once", kb(self.for_all))?;
        let mut sizes: Vec<usize> = self.parts.values().copied().collect();
        sizes.sort_unstable();
        if let (Some(least), Some(most)) = (sizes.first(), sizes.last()) {
            let (parts, middle) = (sizes.len(), sizes[sizes.len() / 2]);
            let (least, middle, most) = (kb(*least), kb(middle), kb(*most));
            write!(
                f,
                ", and a part of their choice: {parts} areas of {least} to {most} kB, half of them up to {middle} kB"
            )?;
        }
        f.write_str(".")?;
        match self.large.is_empty() {
            true => Ok(()),
            false => write!(
                f,
                "\nwarning: much for a phone on a slow line: {}. Smaller areas load sooner ([areas] by = \"postal\").",
                self.large.join(", ")
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::{Address, Location, Program};

    fn directory(programs: usize, regions: &[Option<&str>]) -> Directory {
        let location = |region: &Option<&str>| Location {
            address: Some(Address { region: region.map(str::to_owned), ..Address::default() }),
            ..Location::default()
        };
        Directory {
            locations: regions.iter().map(location).collect(),
            programs: vec![Program::default(); programs],
            ..Directory::default()
        }
    }

    fn kind(text: &str, directory: &Directory) -> Option<AreaKind> {
        Settings::read(text).unwrap().kind(directory)
    }

    #[test]
    fn a_large_directory_is_divided_by_its_counties_or_else_by_postal_codes() {
        let counties = [Some("Lark"); 9];
        assert_eq!(kind("", &directory(DIVIDED_ABOVE, &counties)), None);
        assert_eq!(kind("", &directory(DIVIDED_ABOVE + 1, &counties)), Some(AreaKind::County));
        assert_eq!(kind("", &directory(DIVIDED_ABOVE + 1, &[counties[0], None])), Some(AreaKind::Postal));
        assert_eq!(kind("", &directory(DIVIDED_ABOVE + 1, &[])), Some(AreaKind::Postal));
    }

    #[test]
    fn what_is_said_holds_and_what_cannot_be_is_told() {
        let small = directory(1, &[]);
        assert_eq!(kind("[areas]\nby = \"county\"", &small), Some(AreaKind::County));
        assert_eq!(kind("[areas]\nby = \"postal\"", &small), Some(AreaKind::Postal));
        assert_eq!(kind("[areas]\nby = \"none\"", &directory(DIVIDED_ABOVE + 1, &[])), None);
        for text in ["[areas]\nby = \"town\"", "[areas]\nkind = \"county\"", "areas = 3"] {
            let error = format!("{:#}", Settings::read(text).unwrap_err());
            assert!(error.contains("expected by = "), "{error}");
        }
    }
}

//! The closed list of dangers: what a crisis line is for, and what words of danger speak of.

use crate::{Community, CrisisLine};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

macro_rules! dangers {
    ($($variant:ident = $id:literal),+ $(,)?) => {
        /// A danger that a person is in. The ids stand in `signpost.toml` (`for`) and in vocabularies (`crisis`).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Danger { $(#[doc = concat!("`", $id, "`")] #[serde(rename = $id)] $variant),+ }

        impl Danger {
            /// All dangers.
            pub const ALL: &'static [Danger] = &[$(Danger::$variant),+];

            /// The id used in data files.
            pub fn id(self) -> &'static str {
                match self { $(Danger::$variant => $id),+ }
            }
        }

        impl FromStr for Danger {
            type Err = UnknownDanger;
            fn from_str(id: &str) -> Result<Self, UnknownDanger> {
                match id { $($id => Ok(Danger::$variant),)+ _ => Err(UnknownDanger(id.to_owned())) }
            }
        }
    };
}

dangers! {
    Emergency = "emergency",
    Suicide = "suicide",
    Crisis = "crisis",
    DomesticViolence = "domestic-violence",
    SexualAssault = "sexual-assault",
    ChildAbuse = "child-abuse",
    ElderAbuse = "elder-abuse",
    Trafficking = "trafficking",
    Overdose = "overdose",
    Poison = "poison",
    Newborn = "newborn",
    Missing = "missing",
}

/// An id that is not in the closed list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownDanger(pub String);

impl fmt::Display for UnknownDanger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<&str> = Danger::ALL.iter().map(|danger| danger.id()).collect();
        write!(f, "“{}” is not a danger; the dangers are: {}", self.0, ids.join(", "))
    }
}

impl std::error::Error for UnknownDanger {}

impl Danger {
    /// Itself, and the dangers whose lines help where there is none for it, the best first.
    fn answered_by(self) -> &'static [Danger] {
        use Danger::{Crisis, DomesticViolence, Emergency, SexualAssault, Suicide};
        match self {
            Danger::Suicide => &[Suicide, Crisis, Emergency],
            Danger::Crisis => &[Crisis, Suicide, Emergency],
            Danger::DomesticViolence => &[DomesticViolence, Emergency, Crisis],
            Danger::SexualAssault => &[SexualAssault, Emergency, DomesticViolence, Crisis],
            _ => &[Emergency, Crisis, Suicide],
        }
    }
}

impl Community {
    /// Most crisis lines beside the results of a search: more help nobody choose.
    pub const MOST_LINES: usize = 2;

    /// The crisis lines for a danger, the fitting one first, at most [`Community::MOST_LINES`]. Where no line says what
    /// it is for, or the danger is not known, the first ones of the community.
    pub fn lines_for(&self, danger: Option<Danger>) -> Vec<&CrisisLine> {
        let own = danger.into_iter();
        let answered = danger.map_or(&[][..], Danger::answered_by).iter().copied();
        let mut lines: Vec<&CrisisLine> = Vec::new();
        let fitting = own
            .chain(answered)
            .flat_map(|danger| self.crisis_lines.iter().filter(move |line| line.dangers.contains(&danger)));
        for line in fitting {
            if lines.len() < Community::MOST_LINES && !lines.contains(&line) {
                lines.push(line);
            }
        }
        if lines.is_empty() {
            lines = self.crisis_lines.iter().take(Community::MOST_LINES).collect();
        }
        lines
    }

    /// The crisis line that is called by these digits.
    pub fn line_of(&self, digits: &str) -> Option<&CrisisLine> {
        let has = |number: &str| number.bytes().filter(u8::is_ascii_digit).eq(digits.bytes());
        self.crisis_lines.iter().find(|line| has(&line.number) || line.text.as_deref().is_some_and(has))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn community(lines: &[(&str, &[Danger])]) -> Community {
        let line = |&(number, dangers): &(&str, &[Danger])| CrisisLine {
            number: number.to_owned(),
            dangers: dangers.to_vec(),
            ..CrisisLine::default()
        };
        Community { crisis_lines: lines.iter().map(line).collect(), ..Community::default() }
    }

    #[track_caller]
    fn check(community: &Community, danger: Option<Danger>, expected: &[&str]) {
        let numbers: Vec<&str> = community.lines_for(danger).iter().map(|line| &*line.number).collect();
        assert_eq!(numbers, expected, "{danger:?}");
    }

    #[test]
    fn the_fitting_line_comes_first_and_two_are_the_most() {
        let community = community(&[
            ("911", &[Danger::Emergency, Danger::Overdose]),
            ("988", &[Danger::Suicide, Danger::Crisis]),
            ("555-0109", &[Danger::DomesticViolence]),
            ("211", &[]),
        ]);
        check(&community, Some(Danger::Suicide), &["988", "911"]);
        check(&community, Some(Danger::DomesticViolence), &["555-0109", "911"]);
        check(&community, Some(Danger::SexualAssault), &["911", "555-0109"]);
        check(&community, Some(Danger::Overdose), &["911", "988"]);
        check(&community, Some(Danger::Missing), &["911", "988"]);
        check(&community, None, &["911", "988"]);
        assert_eq!(community.line_of("5550109").map(|line| &*line.number), Some("555-0109"));
        assert_eq!(community.line_of("5550100"), None);
    }

    #[test]
    fn lines_that_do_not_say_what_they_are_for_come_in_the_communitys_order() {
        check(&community(&[("1", &[]), ("2", &[]), ("3", &[])]), Some(Danger::Poison), &["1", "2"]);
        check(&community(&[]), Some(Danger::Poison), &[]);
    }

    #[test]
    fn every_danger_is_read_by_its_id() {
        for danger in Danger::ALL {
            assert_eq!(danger.id().parse(), Ok(*danger));
        }
        assert!("fire".parse::<Danger>().unwrap_err().to_string().contains("overdose"));
    }
}

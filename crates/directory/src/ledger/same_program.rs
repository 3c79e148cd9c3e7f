//! Finds programs again whose id in the source has changed, so that what readers kept still leads to them: the rows of a
//! sheet were sorted, a program was renamed, another tool gave all ids anew.

use super::{Entry, Ledger};
use crate::{Code, Directory, Program};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A program that has another id than in the last release, and keeps its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// What readers kept.
    pub code: Code,
    /// Its id in the last release.
    pub from: String,
    /// Its id now.
    pub to: String,
    /// Its name in the last release.
    pub name_before: String,
    /// Its name now.
    pub name: String,
}

/// Of a group of programs that are alike, so many are compared: enough to see that it is one.
const MOST_ALIKE: usize = 16;

impl Ledger {
    /// Gives programs of `last`, the last release, the ids that they have in `next`, in the ledger and in `last`.
    ///
    /// An id alone decides, unless its program has another name or is reached otherwise, and the one that it was is found
    /// under another id. Two programs are one that have the same name and a phone, a place or an address on the web in
    /// common; or, renamed, the same text, which no other has. Where two fit, nothing is moved.
    pub fn follow(&mut self, last: &mut Directory, next: &Directory) -> Vec<Moved> {
        let pairs = pairs(self, last, next);
        let mut moved: Vec<(Entry, Moved, usize)> = Vec::new();
        for (at, new) in pairs {
            let (old, new) = (&last.programs[at], &next.programs[new]);
            let Some(entry) = self.programs.remove(&old.source_id) else { continue };
            let told = Moved {
                code: entry.code,
                from: old.source_id.clone(),
                to: new.source_id.clone(),
                name_before: old.name.clone(),
                name: new.name.clone(),
            };
            moved.push((entry, told, at));
        }
        let mut displaced = HashMap::new();
        for (entry, told, _) in &moved {
            // The id was another program's, which is not there any more: its code stays its own.
            if let Some(other) = self.programs.remove(&told.to) {
                let former = format!("{} (was {})", told.to, other.code);
                displaced.insert(told.to.clone(), former.clone());
                self.programs.insert(former, other);
            }
            self.programs.insert(told.to.clone(), entry.clone());
        }
        for program in &mut last.programs {
            if let Some(former) = displaced.get(&program.source_id) {
                program.source_id.clone_from(former);
            }
        }
        for (_, told, at) in &moved {
            last.programs[*at].source_id.clone_from(&told.to);
        }
        let mut moved: Vec<Moved> = moved.into_iter().map(|(_, told, _)| told).collect();
        moved.sort_by(|a, b| a.to.cmp(&b.to));
        moved
    }
}

/// Places of programs in `last` and `next` that are the same under another id.
fn pairs(ledger: &Ledger, last: &Directory, next: &Directory) -> Vec<(usize, usize)> {
    let by_id: HashMap<&str, usize> = next.programs.iter().enumerate().map(|(at, p)| (&*p.source_id, at)).collect();
    let is_listed = |program: &Program| ledger.programs.get(&program.source_id).is_some_and(|entry| entry.listed);
    let (mut search, mut settled) = (Search::default(), HashSet::new());
    for (at, old) in last.programs.iter().enumerate().filter(|(_, old)| is_listed(old)) {
        let new = by_id.get(&*old.source_id);
        match new.filter(|new| is_same(last, old, next, &next.programs[**new])) {
            Some(new) => _ = settled.insert(*new),
            None => search.old.push(Candidate { at, traits: Traits::of(last, old), id_is_free: new.is_none() }),
        }
    }
    if search.old.is_empty() {
        return Vec::new();
    }
    for (at, new) in next.programs.iter().enumerate().filter(|(at, _)| !settled.contains(at)) {
        let id_is_free = !ledger.programs.contains_key(&new.source_id);
        search.new.push(Candidate { at, traits: Traits::of(next, new), id_is_free });
    }

    let named = |traits: &Traits| format!("{}\n{}", traits.name, traits.organization);
    search.pair(Ids::Any, |t| {
        let reach: Vec<&str> = t.reach.iter().map(String::as_str).collect();
        vec![format!("{}\n{}", named(t), reach.join("\n"))]
    });
    search.pair(Ids::Any, |t| t.with_reach(&named(t)));
    search.pair(Ids::Any, |t| t.with_reach(&t.name));
    search.pair(Ids::CameOrWent, |t| if t.organization.is_empty() { Vec::new() } else { vec![named(t)] });
    // What is left was renamed.
    let texts = [times(last), times(next)];
    let is_own = |text: &str| !text.is_empty() && texts.iter().all(|times| times.get(text).is_none_or(|n| *n == 1));
    search.pair(Ids::CameOrWent, |t| if is_own(&t.text) { t.with_reach(&t.text) } else { Vec::new() });
    let differ = |(old, new): &(usize, usize)| last.programs[*old].source_id != next.programs[*new].source_id;
    search.found.into_iter().filter(differ).collect()
}

/// Whether a program is, under the same id, what it was.
fn is_same(last: &Directory, old: &Program, next: &Directory, new: &Program) -> bool {
    if old.name == new.name && !old.phones.is_empty() && old.phones == new.phones {
        return true;
    }
    let (old, new) = (Traits::of(last, old), Traits::of(next, new));
    let nothing_in_common = !old.reach.is_empty() && !new.reach.is_empty() && old.reach.is_disjoint(&new.reach);
    old.name == new.name && !nothing_in_common
}

/// How many programs have a text.
fn times(directory: &Directory) -> HashMap<String, usize> {
    let mut times = HashMap::new();
    for text in directory.programs.iter().filter_map(|program| program.description.as_deref()) {
        *times.entry(words(text)).or_default() += 1;
    }
    times
}

/// By what a program is recognized.
struct Traits {
    name: String,
    organization: String,
    /// Phones, places, addresses of the web and of mail.
    reach: BTreeSet<String>,
    text: String,
}

impl Traits {
    fn of(directory: &Directory, program: &Program) -> Traits {
        let organization = program.organization.and_then(|at| directory.organizations.get(at as usize));
        let sites = || program.sites.iter();
        let locations = || sites().filter_map(|site| directory.locations.get(site.location as usize));
        let phones = program.phones.iter().chain(sites().flat_map(|site| &site.phones));
        let phones = phones.chain(locations().flat_map(|location| &location.phones));
        // With the country's code or without.
        let numbers = phones.map(|phone| {
            let digits: String = phone.number.chars().filter(char::is_ascii_digit).collect();
            digits[digits.len().saturating_sub(9)..].to_owned()
        });
        let places = locations().filter_map(|location| location.address.as_ref()).filter(|a| !a.lines.is_empty());
        let places = places.map(|address| words(&format!("{} {}", address.lines.join(" "), address.city)));
        let on_the_web = program.website.iter().chain(&program.email).map(|address| address.to_lowercase());
        Traits {
            name: words(&program.name),
            organization: organization.map(|organization| words(&organization.name)).unwrap_or_default(),
            reach: numbers.filter(|digits| digits.len() > 6).chain(places).chain(on_the_web).collect(),
            text: program.description.as_deref().map(words).unwrap_or_default(),
        }
    }

    /// A key for each way to reach it.
    fn with_reach(&self, about: &str) -> Vec<String> {
        self.reach.iter().map(|reach| format!("{about}\n{reach}")).collect()
    }
}

/// Words in lower case, so that spaces and marks make no difference.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// A program of one release that is not paired yet.
struct Candidate {
    /// Its place in the directory.
    at: usize,
    traits: Traits,
    /// Its id is not in the next release or, of that release, is one that the ledger has never had.
    id_is_free: bool,
}

/// Which programs are paired.
#[derive(Clone, Copy, PartialEq)]
enum Ids {
    Any,
    /// Only those whose id came or went.
    CameOrWent,
}

#[derive(Default)]
struct Search {
    old: Vec<Candidate>,
    new: Vec<Candidate>,
    /// Places in the two directories.
    found: Vec<(usize, usize)>,
}

impl Search {
    /// Pairs those that have keys in common with each other alone.
    fn pair(&mut self, ids: Ids, keys: impl Fn(&Traits) -> Vec<String>) {
        let mut groups: HashMap<String, (Vec<usize>, Vec<usize>)> = HashMap::new();
        let takes_part = |candidate: &Candidate| ids == Ids::Any || candidate.id_is_free;
        for (n, old) in self.old.iter().enumerate().filter(|(_, old)| takes_part(old)) {
            keys(&old.traits).into_iter().for_each(|key| groups.entry(key).or_default().0.push(n));
        }
        for (n, new) in self.new.iter().enumerate().filter(|(_, new)| takes_part(new)) {
            for key in keys(&new.traits) {
                groups.entry(key).and_modify(|(_, of_new)| of_new.push(n));
            }
        }
        let mut of_old: HashMap<usize, BTreeSet<usize>> = HashMap::new();
        let mut of_new: HashMap<usize, BTreeSet<usize>> = HashMap::new();
        for (old, new) in groups.values().filter(|(_, new)| !new.is_empty()) {
            old.iter().for_each(|n| of_old.entry(*n).or_default().extend(new.iter().take(MOST_ALIKE)));
            new.iter().for_each(|n| of_new.entry(*n).or_default().extend(old.iter().take(MOST_ALIKE)));
        }
        let only = |others: &BTreeSet<usize>| if others.len() == 1 { others.first().copied() } else { None };
        let mut paired: Vec<(usize, usize)> = of_old
            .iter()
            .filter_map(|(old, others)| Some((*old, only(others)?)))
            .filter(|(old, new)| of_new.get(new).and_then(only) == Some(*old))
            .collect();
        paired.sort_unstable();
        self.found.extend(paired.iter().map(|(old, new)| (self.old[*old].at, self.new[*new].at)));
        let (old, new): (HashSet<usize>, HashSet<usize>) = paired.into_iter().unzip();
        let mut n = 0..;
        self.old.retain(|_| n.next().is_none_or(|n| !old.contains(&n)));
        let mut n = 0..;
        self.new.retain(|_| n.next().is_none_or(|n| !new.contains(&n)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Date, Location, Organization, Phone, Site, ledger};

    /// Id, name, organization, phone, address, text.
    type Line<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, &'a str);

    fn directory(lines: &[Line]) -> Directory {
        let mut directory = Directory::default();
        for (n, (id, name, organization, phone, address, text)) in (0..).zip(lines) {
            directory.organizations.push(Organization { name: (*organization).to_owned(), ..Organization::default() });
            let address = crate::Address { lines: vec![(*address).to_owned()], ..crate::Address::default() };
            let address = Some(address).filter(|address| !address.lines[0].is_empty());
            directory.locations.push(Location { address, ..Location::default() });
            directory.programs.push(Program {
                source_id: (*id).to_owned(),
                name: (*name).to_owned(),
                organization: Some(n).filter(|_| !organization.is_empty()),
                phones: if phone.is_empty() { Vec::new() } else { vec![Phone::of(phone)] },
                sites: vec![Site { location: n, ..Site::default() }],
                description: Some((*text).to_owned()).filter(|text| !text.is_empty()),
                ..Program::default()
            });
        }
        directory
    }

    /// Of two releases, one after the other: for each program of the second the id that its code was given to in the first,
    /// if it is of the first.
    fn kept(first: &[Line], second: &[Line]) -> Vec<String> {
        let day = |n| Date::new(2026, 11, n).unwrap();
        let (mut last, mut next) = (directory(first), directory(second));
        let mut ledger = Ledger::default();
        ledger::assign(&mut last, &mut ledger, day(1));
        let codes: HashMap<Code, String> = last.programs.iter().map(|p| (p.code, p.source_id.clone())).collect();
        let moved = ledger.follow(&mut last, &next);
        let turnover = ledger::assign(&mut next, &mut ledger, day(2));
        assert!(moved.iter().all(|moved| !turnover.added.contains(&moved.to)), "{moved:?}");
        assert_eq!(Ledger::from_json(&ledger.to_json()), Ok(ledger.clone()), "no code is shared");
        assert!(codes.keys().all(|code| ledger.programs.values().any(|entry| entry.code == *code)), "no code is lost");
        let of = |id: &str| {
            let program = next.programs.iter().find(|program| program.source_id == id).unwrap();
            codes.get(&program.code).cloned().unwrap_or_else(|| "new".to_owned())
        };
        second.iter().map(|line| of(line.0)).collect()
    }

    #[test]
    fn programs_of_one_name_keep_their_codes_when_the_rows_are_sorted() {
        let first = [
            ("pantry", "Pantry", "", "305-555-0101", "1 Main St", "Food"),
            ("pantry/2", "Pantry", "", "305-555-0102", "2 Main St", "Food"),
            ("pantry/3", "Pantry", "", "", "3 Main St", "Food"),
        ];
        let sorted = [
            ("pantry", "Pantry", "", "", "3 Main St", "Food"),
            ("pantry/2", "Pantry", "", "+1 305 555 0101", "1 Main St.", "Food"),
            ("pantry/3", "Pantry", "", "305-555-0102", "2 Main St", "Food and more"),
        ];
        assert_eq!(kept(&first, &sorted), ["pantry/3", "pantry", "pantry/2"]);
        // The one whose id another took has ended, and its code is not given on.
        assert_eq!(kept(&first, &sorted[1..]), ["pantry", "pantry/2"]);
        let first_is_gone = [("pantry", "Pantry", "", "305-555-0102", "2 Main St", "Food"), first[2]];
        assert_eq!(kept(&first, &first_is_gone), ["pantry/2", "pantry/3"]);
        let inserted = [
            ("pantry", "Pantry", "", "305-555-0109", "9 Main St", "Food"),
            ("pantry/4", "Pantry", "", "305-555-0101", "1 Main St", "Food"),
            first[1],
            first[2],
        ];
        assert_eq!(kept(&first, &inserted), ["new", "pantry", "pantry/2", "pantry/3"]);
    }

    #[test]
    fn ids_that_only_number_the_rows_may_all_move() {
        let row = |id, name| (id, name, "Grace Church", "305-555-0101", "1 Main St", "Call us");
        let first = [row("1", "Food"), row("2", "Rides"), row("3", "Legal aid")];
        let second = [row("1", "Food"), row("2", "Clothes"), row("3", "Rides"), row("4", "Legal aid")];
        assert_eq!(kept(&first, &second), ["1", "new", "2", "3"]);
        assert_eq!(kept(&second, &first), ["1", "3", "4"]);
    }

    #[test]
    fn a_renamed_program_keeps_its_code_by_its_own_text() {
        let first = [
            ("a/hot-lunch", "Hot lunch", "A", "305-555-0101", "1 Main St", "A hot lunch on weekdays"),
            ("a/rides", "Rides", "A", "305-555-0101", "1 Main St", "Rides to the doctor"),
        ];
        let renamed =
            [("a/warm-lunch", "Warm lunch", "A", "305-555-0101", "1 Main St", "A hot lunch on weekdays"), first[1]];
        assert_eq!(kept(&first, &renamed), ["a/hot-lunch", "a/rides"]);
        let other = [("a/tax-help", "Tax help", "A", "305-555-0101", "1 Main St", "Help with taxes"), first[1]];
        assert_eq!(kept(&first, &other), ["new", "a/rides"], "another program of the same organization");
        let alike = first.map(|(id, name, o, p, a, _)| (id, name, o, p, a, "Call us"));
        let unclear = [("a/tax-help", "Tax help", "A", "305-555-0101", "1 Main St", "Call us"), alike[1]];
        assert_eq!(kept(&alike, &unclear), ["new", "a/rides"], "a text that several have");
    }

    #[test]
    fn an_id_that_stays_decides_whatever_else_changes() {
        let first = [("7", "Hot lunch", "A", "305-555-0101", "1 Main St", "Lunch")];
        let changed = [("7", "Dinner", "B", "305-555-0177", "7 Oak St", "Dinner")];
        assert_eq!(kept(&first, &changed), ["7"]);
        let with_another = [changed[0], ("8", "Hot lunch", "C", "305-555-0188", "8 Oak St", "Lunch")];
        assert_eq!(kept(&first, &with_another), ["7", "new"]);
        let moved = [changed[0], ("8", "Hot lunch", "A", "305-555-0101", "1 Main St", "Lunch")];
        assert_eq!(kept(&first, &moved), ["new", "7"], "but not when what it was is found elsewhere");
    }

    #[test]
    fn another_tool_may_give_all_ids_anew() {
        let first = [
            ("x1", "Pantry", "A", "305-555-0101", "1 Main St", ""),
            ("x2", "Pantry", "A", "305-555-0102", "2 Main St", ""),
            ("x3", "Rides", "A", "", "", ""),
            ("x4", "Talks", "", "", "", ""),
        ];
        let second = [
            ("y1", "Pantry", "A", "305-555-0102", "2 Main St", ""),
            ("y2", "Pantry", "A", "305-555-0199", "1 Main St", ""),
            ("y3", "Rides", "A", "305-555-0103", "3 Main St", ""),
            ("y4", "Talks", "", "305-555-0104", "", ""),
        ];
        assert_eq!(kept(&first, &second), ["x2", "x1", "x3", "new"]);
    }

    #[test]
    fn many_that_are_alike_are_left_as_they_are() {
        let ids: Vec<String> = (0..300).map(|n| format!("id{n}")).collect();
        let line = |id| (id, "Pantry", "A", "305-555-0101", "1 Main St", "Food");
        let first: Vec<Line> = ids[..200].iter().map(|id| line(id.as_str())).collect();
        let second: Vec<Line> = ids[100..].iter().map(|id| line(id.as_str())).collect();
        let kept = kept(&first, &second);
        assert_eq!(kept[..100], ids[100..200]);
        assert!(kept[100..].iter().all(|id| id == "new"));
    }
}

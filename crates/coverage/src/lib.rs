#![doc = include_str!("../README.md")]

mod lines;
mod related;

pub use lines::lines;
pub use related::{Partner, Taught};

use serde::{Deserialize, Serialize};
use signpost_directory::{Area, AreaKind, Directory, Need, ProgramView, Times, primary_language};
use signpost_hours::UnixSeconds;
use std::collections::HashMap;

/// Areas with a column of their own; a table of more is not read.
pub const MOST_AREAS: usize = 12;

/// The matrix, and what belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// How the community is divided.
    pub by: AreaKind,
    /// The areas with the most programs first, then [`Column::Others`], [`Column::Unnamed`] and [`Column::Placeless`], where
    /// there are any.
    pub columns: Vec<Column>,
    /// One for each need, in the order of [`Need::ALL`].
    pub rows: Vec<Row>,
    /// Who teaches what, by condition.
    pub taught: Vec<Taught>,
    /// The organizations that have a program and of which somebody said how they work with the clinic, closest first.
    pub partners: Vec<Partner>,
    /// How many others have a program.
    pub unsaid: u32,
}

/// What a column counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Column {
    /// Programs of this area.
    Area(String),
    /// Programs of the areas that have no column, and how many these are.
    Others(u32),
    /// Programs with a place that is told, whose address names no area of this kind.
    Unnamed(AreaKind),
    /// Programs without a place that is told: by phone, on the web, or at a confidential address.
    Placeless,
}

impl Column {
    /// What a search filters by; `None` where no filter gives the same programs.
    pub fn area(&self, kind: AreaKind) -> Option<Area> {
        match self {
            Column::Area(name) => Some(Area { kind, name: name.clone() }),
            Column::Others(_) | Column::Unnamed(_) => None,
            Column::Placeless => Some(Area { kind, name: String::new() }),
        }
    }
}

/// What there is for a need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The need.
    pub need: Need,
    /// Everywhere, each program once.
    pub total: Cell,
    /// As [`Coverage::columns`].
    pub cells: Vec<Cell>,
}

/// What there is for a need in an area, as numbers of programs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Cell {
    /// All of them.
    pub programs: u32,
    /// Take new people, by their data.
    pub accepting: u32,
    /// Cost nothing, by their data.
    pub free: u32,
    /// Open after 6 pm on some day.
    pub evenings: u32,
    /// Open on a Saturday or a Sunday.
    pub weekends: u32,
    /// Not checked within half a year.
    pub stale: u32,
    /// By language: a primary BCP 47 tag, or the source's word; most first.
    pub languages: Vec<(String, u32)>,
}

impl Cell {
    /// Programs that are given in the language of `tag`.
    pub fn in_language(&self, tag: &str) -> u32 {
        self.languages.iter().find(|(other, _)| other == tag).map_or(0, |(_, count)| *count)
    }

    fn add(&mut self, facts: &Facts) {
        self.programs += 1;
        self.accepting += u32::from(facts.accepting);
        self.free += u32::from(facts.free);
        self.evenings += u32::from(facts.times.evenings);
        self.weekends += u32::from(facts.times.weekends);
        self.stale += u32::from(facts.stale);
        for tag in &facts.languages {
            match self.languages.iter_mut().find(|(other, _)| other == tag) {
                Some((_, count)) => *count += 1,
                None => self.languages.push((tag.clone(), 1)),
            }
        }
    }

    fn sort(&mut self) {
        self.languages.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    }
}

/// What is counted of a program, worked out once.
struct Facts {
    accepting: bool,
    free: bool,
    stale: bool,
    times: Times,
    languages: Vec<String>,
    /// As [`Coverage::columns`].
    columns: Vec<bool>,
}

impl Coverage {
    /// Counts all programs that have not ended. `now` decides what is stale, and which weeks' hours are read.
    pub fn of(directory: &Directory, by: AreaKind, now: UnixSeconds) -> Coverage {
        let today = directory.zone.local(now).date();
        let views = directory.programs.iter().filter(|program| program.ended_on(today).is_none());
        let views: Vec<ProgramView> = views.map(|program| directory.view_of(program)).collect();
        let areas = areas(&views, by);
        let mut columns: Vec<Column> = areas.iter().take(MOST_AREAS).cloned().map(Column::Area).collect();
        let others = areas.len() - columns.len();
        if others > 0 {
            columns.push(Column::Others(others as u32));
        }
        let is_unnamed = |view: &ProgramView| view.areas(by).is_empty() && view.has_told_place();
        if views.iter().any(is_unnamed) {
            columns.push(Column::Unnamed(by));
        }
        if views.iter().any(|view| !view.has_told_place()) {
            columns.push(Column::Placeless);
        }
        // Each area is looked up once for each program, however many there are.
        let numbers: HashMap<String, usize> =
            areas.iter().map(|name| name.to_lowercase()).zip(0..).map(|(key, at)| (key, at.min(MOST_AREAS))).collect();
        let counts_in = |view: &ProgramView| -> Vec<bool> {
            let found: Vec<usize> = view.area_keys(by).iter().filter_map(|key| numbers.get(key).copied()).collect();
            let counts = |(at, column): (usize, &Column)| match column {
                Column::Area(_) | Column::Others(_) => found.contains(&at),
                Column::Unnamed(_) => is_unnamed(view),
                Column::Placeless => !view.has_told_place(),
            };
            columns.iter().enumerate().map(counts).collect()
        };
        let empty = || columns.iter().map(|_| Cell::default()).collect();
        let mut rows: Vec<Row> =
            Need::ALL.iter().map(|need| Row { need: *need, total: Cell::default(), cells: empty() }).collect();
        for view in &views {
            let program = view.program;
            let facts = Facts {
                accepting: view.program.room(today).is_some_and(|room| room.takes_new_people()),
                free: program.is_free(),
                stale: !program.is_checked_lately(today),
                times: view.times(&directory.zone, now),
                languages: languages(*view),
                columns: counts_in(view),
            };
            let is_for = |row: &&mut Row| program.needs.iter().any(|tag| tag.need == row.need);
            for row in rows.iter_mut().filter(is_for) {
                row.total.add(&facts);
                let cells = row.cells.iter_mut().zip(&facts.columns).filter(|(_, counts)| **counts);
                cells.for_each(|(cell, _)| cell.add(&facts));
            }
        }
        for row in &mut rows {
            row.total.sort();
            row.cells.iter_mut().for_each(Cell::sort);
        }
        let taught = related::taught(&views);
        let (partners, unsaid) = related::partners(directory, &views);
        Coverage { by, columns, rows, taught, partners, unsaid }
    }

    /// All languages that any program is given in, most first.
    pub fn languages(&self) -> Vec<String> {
        let mut all = Cell::default();
        for (tag, count) in self.rows.iter().flat_map(|row| &row.total.languages) {
            match all.languages.iter_mut().find(|(other, _)| other == tag) {
                Some((_, sum)) => *sum += count,
                None => all.languages.push((tag.clone(), *count)),
            }
        }
        all.sort();
        all.languages.into_iter().map(|(tag, _)| tag).collect()
    }
}

/// Names of all areas in which a program has a place, those with the most programs first.
fn areas(views: &[ProgramView], by: AreaKind) -> Vec<String> {
    let mut counted: Vec<(String, u32)> = Vec::new();
    // However a name is written, it is found at once: a county may have thousands.
    let mut places: HashMap<String, usize> = HashMap::new();
    for name in views.iter().flat_map(|view| view.areas(by)) {
        let at = *places.entry(name.to_lowercase()).or_insert(counted.len());
        match counted.get_mut(at) {
            Some((_, count)) => *count += 1,
            None => counted.push((name, 1)),
        }
    }
    counted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counted.into_iter().map(|(name, _)| name).collect()
}

/// Of the program and its places, each once, without regions.
fn languages(view: ProgramView) -> Vec<String> {
    let own = view.program.languages.iter();
    let mut tags: Vec<String> = Vec::new();
    for tag in own.chain(view.locations().flat_map(|location| &location.languages)) {
        let tag = primary_language(tag);
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

#[cfg(test)]
mod tests;

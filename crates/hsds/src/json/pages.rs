//! Whether all pages of an API came: each says how many records and pages there are (HSDS 3: `total_items`; Open
//! Referral UK: `totalElements`), or that another one follows.

use super::records_word;
use crate::{
    Kind,
    problems::{At, Problems},
};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What a page says of itself, and how many records it held.
#[derive(Debug)]
pub(super) struct Page {
    file: String,
    records: u64,
    total: Option<u64>,
    pages: Option<u64>,
    number: Option<u64>,
    is_followed: bool,
}

impl Page {
    /// `fields`: those of the page beside its records. `None`: it says nothing of others.
    pub(super) fn of(file: &str, fields: &Map<String, Value>, records: u64) -> Option<Page> {
        let inner = ["meta", "pagination", "page", "links", "_links"];
        let find = |names: &[&str]| {
            let outer = names.iter().find_map(|name| fields.get(*name));
            outer.filter(|value| !value.is_object()).or_else(|| {
                inner.iter().find_map(|key| names.iter().find_map(|name| fields.get(*key)?.as_object()?.get(*name)))
            })
        };
        let number = |names: &[&str]| find(names).and_then(whole_number);
        let page = Page {
            file: file.to_owned(),
            records,
            total: number(&["total_items", "totalElements", "total", "total_count", "totalCount", "count"]),
            pages: number(&["total_pages", "totalPages"]),
            number: number(&["page_number", "number", "page", "current_page"]),
            is_followed: find(&["last_page", "last"]).and_then(Value::as_bool) == Some(false)
                || find(&["next"]).is_some_and(|next| next.as_str().is_some_and(|next| !next.is_empty())),
        };
        (page.total.is_some() || page.pages.is_some() || page.is_followed).then_some(page)
    }

    fn folder(&self) -> &str {
        self.file.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

fn whole_number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())
}

/// The folder, the records and the pages of a list of which pages came.
type List<'p> = (&'p str, Option<u64>, Option<u64>);

/// Tells of the pages that did not come. Those of one folder that name the same total are of one list.
pub(super) fn tell(pages: &[Page], problems: &mut Problems) {
    let mut lists: BTreeMap<List, Vec<&Page>> = BTreeMap::new();
    for page in pages {
        lists.entry((page.folder(), page.total, page.pages)).or_default().push(page);
    }
    for ((_, total, count), list) in lists {
        let numbers: BTreeSet<u64> = list.iter().filter_map(|page| page.number).collect();
        // A page that was downloaded twice is one.
        let mut seen = BTreeSet::new();
        let came: u64 = list
            .iter()
            .filter(|page| page.number.is_none_or(|number| seen.insert(number)))
            .map(|page| page.records)
            .sum();
        let Some(last) = list.iter().max_by_key(|page| (page.number, &page.file)) else { continue };
        let missing = missing_numbers(&numbers, count);
        let is_short = total.is_some_and(|total| came < total);
        let is_cut = total.is_none() && (last.is_followed || !missing.is_empty());
        if !is_short && !is_cut {
            continue;
        }
        let of_all = match total {
            Some(total) => format!("{came} of {total} records"),
            None => format!("{came} {}, and another page follows", records_word(came)),
        };
        let which = match (missing.as_slice(), count) {
            ([], _) => String::new(),
            ([only], Some(count)) => format!("; page {only} of {count} is missing"),
            ([first, .., last], Some(count)) => {
                format!("; {} of {count} pages are missing, from {first} to {last}", missing.len())
            }
            (_, None) => String::new(),
        };
        let times = total.map_or(1, |total| total.saturating_sub(came).max(1));
        let hint = "download the pages again, each into a file of its own in the same folder";
        problems.add(
            Kind::MissingPages,
            At::file(&last.file).times(times).suggesting(Some(hint)),
            &format!("{of_all}{which}"),
            "all pages of the list; what the others hold is not in the directory",
        );
    }
}

/// The numbers of pages that are not there; a list begins with 1, or with 0 where one has that number.
fn missing_numbers(found: &BTreeSet<u64>, count: Option<u64>) -> Vec<u64> {
    /// No list of programs has more.
    const MAX_PAGES: u64 = 100_000;
    let Some(count) = count.filter(|count| *count <= MAX_PAGES && !found.is_empty()) else { return Vec::new() };
    let first = u64::from(!found.contains(&0));
    (first..first + count).filter(|number| !found.contains(number)).collect()
}

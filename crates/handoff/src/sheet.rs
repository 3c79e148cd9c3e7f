//! Defines what a printed sheet says, so that the page and the publishing tool print the same.
//!
//! The model holds facts and the programs' own words in the sheet's language; the words around them
//! (headings, "Bring") are the locale's.

use super::Handoff;
use signpost_directory::{Address, Code, Date, Phone, Record, summary};
use signpost_hours as hours;
use signpost_hours::{Day, UnixSeconds, Zone};

/// Numbers printed for each program; more make a sheet that nobody reads.
const PHONES: usize = 3;

#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub from: String,
    pub lang: String,
    pub made_on: Option<Date>,
    pub discreet: bool,
    pub entries: Vec<Entry>,
    /// Programs of the handoff that the directory no longer has.
    pub gone: Vec<Code>,
}

/// One program's essentials.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub code: Code,
    pub line: String,
    pub name: String,
    pub organization: Option<String>,
    /// The first sentence of what it is; none where the description has only headings.
    pub summary: Option<String>,
    pub phones: Vec<Phone>,
    pub ask_for: Option<String>,
    /// The usual week at the first site, without holidays, since paper is read for longer than a week;
    /// empty when no row can be read.
    pub week: Vec<Day>,
    /// Holidays of the next two weeks.
    pub holidays: Vec<Day>,
    /// Hours in the source's own words.
    pub hours_words: Vec<String>,
    pub place: Place,
    pub free: bool,
    pub fees: Option<String>,
    pub eligibility: Option<String>,
    pub bring: Vec<String>,
    pub languages: Vec<String>,
    pub assured_on: Option<Date>,
    pub ended_on: Option<Date>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    At {
        name: Option<String>,
        address: Address,
        others: usize,
    },
    /// Confidential: "call for location".
    CallForLocation,
    Nowhere,
}

impl Sheet {
    /// `records` in any order; what is missing among them is told as gone.
    pub fn new(handoff: &Handoff, records: &[Record], lang: &str, zone: &Zone, now: UnixSeconds) -> Sheet {
        let mut entries = Vec::new();
        let mut gone = Vec::new();
        for item in &handoff.items {
            match records.iter().find(|record| record.program.code == item.code) {
                Some(record) => entries.push(Entry::new(record, &item.line, lang, zone, now)),
                None => gone.push(item.code),
            }
        }
        Sheet {
            from: handoff.from.clone(),
            lang: lang.to_owned(),
            made_on: handoff.made_on,
            discreet: handoff.discreet,
            entries,
            gone,
        }
    }
}

impl Entry {
    pub fn new(record: &Record, line: &str, lang: &str, zone: &Zone, now: UnixSeconds) -> Entry {
        let program = &record.program;
        let texts = program.texts(lang);
        let schedules = record.schedules((!program.sites.is_empty()).then_some(0));
        let coming = hours::coming_days(&schedules, zone, now, 28);
        let readable = coming.iter().any(|day| !day.spans.is_empty());
        let contacts = program.contacts.iter().chain(program.sites.iter().flat_map(|site| &site.contacts));
        Entry {
            code: program.code,
            line: line.to_owned(),
            name: texts.name.to_owned(),
            organization: record.organization.as_ref().map(|o| o.name.clone()).filter(|name| *name != program.name),
            summary: texts.description.and_then(summary::first_sentence),
            phones: record.phones().into_iter().filter(|phone| phone.is_voice()).take(PHONES).cloned().collect(),
            ask_for: contacts.filter_map(|contact| contact.ask_for.clone()).next(),
            week: if readable { usual_week(&coming) } else { Vec::new() },
            holidays: coming.iter().take(14).filter(|day| day.holiday).cloned().collect(),
            hours_words: schedules.iter().filter(|s| s.recurrence.is_none()).filter_map(|s| s.text.clone()).collect(),
            place: place(record),
            free: program.is_free(),
            fees: texts.fees.map(str::to_owned),
            eligibility: texts.eligibility.map(str::to_owned),
            bring: program.required_documents.clone(),
            languages: program.languages.clone(),
            assured_on: program.assured_on,
            ended_on: program.ended_on(zone.local(now).date()),
        }
    }
}

/// For each weekday its next day that is no holiday; days that open only now and then are kept.
fn usual_week(coming: &[Day]) -> Vec<Day> {
    let weekdays = coming.iter().take(7);
    weekdays
        .map(|first| {
            let same = |day: &&Day| day.date.weekday() == first.date.weekday() && !day.holiday;
            let mut usual = coming.iter().filter(same);
            usual.next().unwrap_or(first).clone()
        })
        .collect()
}

fn place(record: &Record) -> Place {
    if record.locations.iter().any(|location| location.confidential) {
        return Place::CallForLocation;
    }
    let mut addresses = record.locations.iter().filter_map(|l| Some((l.name.clone(), l.address.clone()?)));
    match addresses.next() {
        Some((name, address)) => Place::At { name, address, others: addresses.count() },
        None => Place::Nowhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Item;
    use signpost_directory::{Coordinates, Location, Program, Site};

    fn record(name: &str, confidential: bool) -> Record {
        let program = Program {
            code: Code::candidates(name).next().unwrap(),
            name: name.into(),
            description: Some("Groceries for a week, no questions asked. Come early.".into()),
            sites: vec![Site::default()],
            ..Default::default()
        };
        let address = Address { city: "Alder".into(), ..Default::default() };
        let location = Location {
            address: Some(address),
            coordinates: Some(Coordinates::default()),
            confidential,
            ..Default::default()
        };
        Record { program, organization: None, locations: vec![location] }
    }

    #[test]
    fn a_sheet_keeps_the_clinicians_order_and_tells_what_is_gone() {
        let records = [record("pantry", false), record("class", false)];
        let item = |code, line: &str| Item { code, line: line.into() };
        let lost = Code::candidates("lost").next().unwrap();
        let items =
            vec![item(records[1].program.code, "second"), item(lost, ""), item(records[0].program.code, "first")];
        let handoff = Handoff { items, ..Default::default() };
        let sheet = Sheet::new(&handoff, &records, "en", &Zone::default(), 0);
        assert_eq!(sheet.entries.iter().map(|e| e.name.as_str()).collect::<Vec<_>>(), ["class", "pantry"]);
        assert_eq!(sheet.entries[0].summary.as_deref(), Some("Groceries for a week, no questions asked."));
        assert_eq!(sheet.gone, [lost]);
    }

    #[test]
    fn a_sheet_tells_the_usual_week_and_the_holidays_beside_it() {
        let opens = |day: &Day| !day.spans.is_empty();
        let mut record = record("pantry", false);
        let weekly = hours::Schedule {
            recurrence: Some(hours::Recurrence { interval: 1, ..Default::default() }),
            opens_at: Some(540),
            closes_at: Some(600),
            ..Default::default()
        };
        let holiday = hours::Schedule {
            kind: hours::ScheduleKind::HolidayClosed,
            valid_from: Some(signpost_hours::date::date(1970, 1, 2)),
            valid_to: Some(signpost_hours::date::date(1970, 1, 3)),
            ..Default::default()
        };
        record.program.schedules = vec![weekly, holiday];
        let entry = Entry::new(&record, "", "en", &Zone::default(), 0);
        assert!(entry.week.len() == 7 && entry.week.iter().all(opens), "{:?}", entry.week);
        assert_eq!(entry.holidays.len(), 2);
        assert!(!entry.holidays.iter().any(opens));
    }

    #[test]
    fn a_confidential_place_is_never_printed() {
        let entry = Entry::new(&record("shelter", true), "", "en", &Zone::default(), 0);
        assert_eq!(entry.place, Place::CallForLocation);
        assert!(!format!("{entry:?}").contains("Alder"));
    }
}

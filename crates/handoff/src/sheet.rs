//! The content of a printed sheet, shared by the page and the publishing tool.
//!
//! The model holds facts and the programs' own words in the sheet's language; the words around them
//! (headings, "Bring") are the locale's.

use super::{Handoff, Phrase, card::ClinicCard};
use serde::{Deserialize, Serialize};
use signpost_directory::{
    Address, Code, Coordinates, Date, Location, Phone, Record, UrgentNotice, readable_case, summary,
};
use signpost_hours as hours;
use signpost_hours::{
    Day, UnixSeconds, Zone,
    openings::{Opening, openings},
};

/// Numbers printed for each program; more make a sheet that nobody reads.
const PHONES: usize = 3;
/// Sites printed for each program.
pub const SITES: usize = 3;
/// Holidays within this many days are printed.
const HOLIDAYS_AHEAD: u16 = 14;

/// What is printed: a handoff, My list or a program, as values that the app's page and the tool's sheet both draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Which of these it is.
    pub title: Title,
    /// By what it was found, of [`Title::Found`]: never what somebody typed. Empty for the others.
    pub subject: String,
    /// Who made the handoff; empty where nobody said, or it is none.
    pub from: String,
    /// BCP 47 tag of the language to print it in.
    pub lang: String,
    /// The day on which the handoff was made.
    pub made_on: Option<Date>,
    /// See [`Handoff::discreet`].
    pub discreet: bool,
    /// How to call back whoever made the handoff, where their browser knows it.
    pub card: ClinicCard,
    /// What is urgent about all of it on the day of printing; of single programs, see [`Entry::notices`].
    pub notices: Vec<UrgentNotice>,
    /// The listed programs, in the order of the handoff or the list.
    pub entries: Vec<Entry>,
    /// Programs of the handoff that the directory no longer has. They are named, since the link still has them.
    pub gone: Vec<Gone>,
}

/// What is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Title {
    /// A handoff, by whoever made it or received it.
    ForYou,
    /// The reader's own list.
    MyList,
    /// One program's page.
    Program,
    /// What a search found: [`Sheet::subject`].
    Found,
}

/// A program that is no longer listed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Gone {
    /// The code by which the handoff has it.
    pub code: Code,
    /// As the last release that listed it had it; `None` where no release within reach did.
    pub name: Option<String>,
    /// What is listed and resembles it.
    pub similar: Vec<Similar>,
    /// Nobody knows that it is gone: it may be in a part of the directory that is not here.
    pub perhaps_elsewhere: bool,
}

/// A program proposed in place of one that is gone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Similar {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: String,
}

/// A program to print, with what was written to it.
pub struct Item<'a> {
    /// The program with all that belongs to it.
    pub record: &'a Record,
    /// Who wrote `line`.
    pub from: &'a str,
    /// What the maker of the handoff wrote to it; empty for none.
    pub line: &'a str,
    /// The reader's own.
    pub note: &'a str,
}

/// For whom and when a sheet is made.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// BCP 47 tag of the language of the sheet.
    pub lang: &'a str,
    /// Whom the sites are sorted for; without it they stay in the directory's order.
    pub near: Option<Coordinates>,
    /// The directory's zone.
    pub zone: &'a Zone,
    /// When it is made: what has ended by then is marked.
    pub now: UnixSeconds,
    /// The community's, of which the current ones that concern the programs are printed.
    pub notices: &'a [UrgentNotice],
}

/// One program's essentials.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Printed beside the name, to be found again.
    pub code: Code,
    /// What is urgent about it and not about all of the sheet.
    pub notices: Vec<UrgentNotice>,
    /// Who wrote `line`.
    pub from: String,
    /// What the maker of the handoff wrote; empty for none.
    pub line: String,
    /// What the maker of the handoff said by phrases, in their order.
    pub phrases: Vec<Phrase>,
    /// The reader's own.
    pub note: String,
    /// In the sheet's language where there is a translation.
    pub name: String,
    /// Who runs it, where that is not its name, too.
    pub organization: Option<String>,
    /// The first sentence of what it is; none where the description has only headings.
    pub summary: Option<String>,
    /// Numbers to speak to somebody, at most three.
    pub phones: Vec<Phone>,
    /// "Mary, front desk".
    pub ask_for: Option<String>,
    /// Where and when, at most [`SITES`]; at least one.
    pub sites: Vec<EntrySite>,
    /// Sites beyond those.
    pub more_sites: usize,
    /// Its data say that it costs nothing.
    pub free: bool,
    /// In the source's words.
    pub fees: Option<String>,
    /// In the source's words.
    pub eligibility: Option<String>,
    /// Documents to bring.
    pub bring: Vec<String>,
    /// In which it is given.
    pub languages: Vec<String>,
    /// When it was last checked with the program itself.
    pub assured_on: Option<Date>,
    /// Since when its entry or its money has run out.
    pub ended_on: Option<Date>,
}

/// One place, with the hours of that place.
#[derive(Debug, Clone, PartialEq)]
pub struct EntrySite {
    /// Where to go.
    pub place: Place,
    /// The rules, since paper is read for longer than a week; empty when no row can be read.
    pub openings: Vec<Opening>,
    /// Holidays of the next two weeks.
    pub holidays: Vec<Day>,
    /// Hours in the source's own words.
    pub hours_words: Vec<String>,
}

/// Where a program is given.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// At an address.
    At {
        /// Such as the name of the building.
        name: Option<String>,
        /// As it is printed on letters.
        address: Address,
    },
    /// Confidential: "call for location".
    CallForLocation,
    /// No place that can be gone to.
    Nowhere,
}

impl Sheet {
    /// `records` and `gone` in any order. Programs in neither are left out: nothing is known of them yet.
    pub fn of_handoff(handoff: &Handoff, records: &[Record], gone: &[Gone], reader: Reader) -> Sheet {
        let mut sheet = Sheet::of_items(Title::ForYou, [], reader);
        for item in &handoff.items {
            match records.iter().find(|record| record.program.code == item.code) {
                Some(record) => {
                    let phrases = item.phrases.clone();
                    let item = Item { record, from: &handoff.from, line: &item.line, note: "" };
                    let mut entry = Entry { phrases, ..Entry::new(&item, reader) };
                    if handoff.discreet {
                        entry.make_discreet();
                    }
                    sheet.entries.push(entry);
                }
                None => sheet.gone.extend(gone.iter().find(|gone| gone.code == item.code).cloned()),
            }
        }
        sheet.from.clone_from(&handoff.from);
        sheet.made_on = handoff.made_on;
        sheet.discreet = handoff.discreet;
        sheet.gather_notices(reader);
        sheet
    }

    /// A sheet of programs in this order. It has no maker, no date and nothing that is gone.
    pub fn of_items<'a>(title: Title, items: impl IntoIterator<Item = Item<'a>>, reader: Reader) -> Sheet {
        let mut sheet = Sheet {
            title,
            subject: String::new(),
            from: String::new(),
            lang: reader.lang.to_owned(),
            made_on: None,
            discreet: false,
            card: ClinicCard::default(),
            notices: Vec::new(),
            entries: items.into_iter().map(|item| Entry::new(&item, reader)).collect(),
            gone: Vec::new(),
        };
        sheet.gather_notices(reader);
        sheet
    }

    /// What is about everybody, or about each of the programs, stands above them all, once.
    fn gather_notices(&mut self, reader: Reader) {
        let of_all = |notice: &&UrgentNotice| {
            let is_of_each =
                !self.entries.is_empty() && self.entries.iter().all(|entry| entry.notices.contains(notice));
            notice.is_for_all() || is_of_each
        };
        self.notices = reader.current_notices().filter(of_all).cloned().collect();
        let notices = &self.notices;
        self.entries.iter_mut().for_each(|entry| entry.notices.retain(|notice| !notices.contains(notice)));
    }
}

impl<'a> Reader<'a> {
    fn current_notices(self) -> impl Iterator<Item = &'a UrgentNotice> {
        let now = self.zone.local(self.now);
        self.notices.iter().filter(move |notice| notice.is_current(now))
    }
}

impl Entry {
    fn new(item: &Item, reader: Reader) -> Entry {
        let Item { record, from, line, note } = *item;
        let Reader { lang, near, zone, now, .. } = reader;
        let program = &record.program;
        let texts = program.texts(lang);
        let order = record.sites_by_distance(near);
        let sites = order.iter().take(SITES).map(|at| EntrySite::new(record, Some(*at), zone, now));
        let mut sites: Vec<EntrySite> = sites.collect();
        if sites.is_empty() {
            sites.push(EntrySite::new(record, None, zone, now));
        }
        let contacts = program.contacts.iter().chain(program.sites.iter().flat_map(|site| &site.contacts));
        Entry {
            code: program.code,
            notices: reader.current_notices().filter(|notice| notice.concerns(record.view())).cloned().collect(),
            from: from.to_owned(),
            line: line.to_owned(),
            phrases: Vec::new(),
            note: note.to_owned(),
            name: readable_case(texts.name),
            organization: record
                .organization
                .as_ref()
                .filter(|organization| organization.name != program.name)
                .map(|organization| readable_case(&organization.name)),
            summary: texts.description.and_then(summary::first_sentence),
            phones: record.phones().into_iter().filter(|phone| phone.is_voice()).take(PHONES).cloned().collect(),
            ask_for: contacts.filter_map(|contact| contact.ask_for.clone()).next(),
            sites,
            more_sites: order.len().saturating_sub(SITES),
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

impl EntrySite {
    fn new(record: &Record, site: Option<usize>, zone: &Zone, now: UnixSeconds) -> EntrySite {
        let schedules = record.schedules(site);
        let coming = hours::coming_days(&schedules, zone, now, HOLIDAYS_AHEAD);
        let unread = schedules.iter().filter(|row| row.recurrence.is_none()).filter_map(|row| row.text.as_deref());
        EntrySite {
            place: site.map_or(Place::Nowhere, |at| place(record, at)),
            openings: openings(&schedules, zone, now),
            holidays: coming.into_iter().filter(|day| day.holiday).collect(),
            hours_words: signpost_directory::text::distinct(unread).into_iter().map(str::to_owned).collect(),
        }
    }
}

fn place(record: &Record, site: usize) -> Place {
    let location = record.program.sites.get(site).and_then(|site| record.locations.get(site.location as usize));
    match location {
        Some(location) if location.confidential => Place::CallForLocation,
        Some(Location { name, address: Some(address), .. }) => {
            Place::At { name: name.clone(), address: address.clone() }
        }
        _ => Place::Nowhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::{Program, Site};
    use signpost_hours::openings::Pattern;

    const UTC: Zone = Zone { first_offset: 0, transitions: Vec::new() };
    const READER: Reader = Reader { lang: "en", near: None, zone: &UTC, now: 0, notices: &[] };

    fn item(record: &Record) -> super::Item<'_> {
        super::Item { record, from: "", line: "", note: "" }
    }

    fn entry(record: &Record) -> Entry {
        Entry::new(&item(record), READER)
    }

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
        let item = |code, line: &str| crate::Item { code, line: line.into(), ..Default::default() };
        let lost = Code::candidates("lost").next().unwrap();
        let items =
            vec![item(records[1].program.code, "second"), item(lost, ""), item(records[0].program.code, "first")];
        let handoff = Handoff { items, ..Default::default() };
        let sheet = Sheet::of_handoff(&handoff, &records, &[], READER);
        assert_eq!(sheet.entries.iter().map(|e| e.name.as_str()).collect::<Vec<_>>(), ["class", "pantry"]);
        assert_eq!(sheet.entries[0].summary.as_deref(), Some("Groceries for a week, no questions asked."));
        assert!(sheet.gone.is_empty(), "nobody has said that it is gone");
        let named = Gone { code: lost, name: Some("Old pantry".into()), ..Gone::default() };
        let sheet = Sheet::of_handoff(&handoff, &records, std::slice::from_ref(&named), READER);
        assert_eq!(sheet.gone, [named]);
    }

    #[test]
    fn a_notice_stands_above_what_it_concerns_once_and_ends() {
        use signpost_directory::{Localized, Need, NeedTag};
        let mut records = [record("shelter", false), record("pantry", false)];
        records[0].program.needs = vec![NeedTag { need: Need::Housing, guessed: false }];
        let notice = |text: &str| UrgentNotice {
            text: Localized([(String::new(), text.to_owned())].into()),
            until: Some(signpost_hours::date::date(1970, 1, 2)),
            ..UrgentNotice::default()
        };
        let heat = notice("heat");
        let shelters = UrgentNotice { needs: vec![Need::Housing], ..notice("shelters") };
        let both = UrgentNotice { programs: records.iter().map(|r| r.program.code).collect(), ..notice("both") };
        let other = UrgentNotice { needs: vec![Need::Legal], ..notice("other") };
        let notices = [heat.clone(), shelters.clone(), both.clone(), other];
        let reader = Reader { notices: &notices, ..READER };
        let sheet = Sheet::of_items(Title::MyList, records.iter().map(item), reader);
        assert_eq!(sheet.notices, [heat.clone(), both]);
        assert_eq!(sheet.entries[0].notices, std::slice::from_ref(&shelters));
        assert!(sheet.entries[1].notices.is_empty());
        // What all of a sheet is about stands in its head.
        let sheet = Sheet::of_items(Title::Program, [item(&records[0])], reader);
        assert_eq!(sheet.notices.len(), 3);
        assert!(sheet.entries[0].notices.is_empty());
        let handed = |code| crate::Item { code, ..Default::default() };
        let items: Vec<crate::Item> = records.iter().map(|record| handed(record.program.code)).collect();
        let discreet = Handoff { discreet: true, items: items.clone(), ..Default::default() };
        let sheet = Sheet::of_handoff(&discreet, &records, &[], reader);
        assert_eq!((&sheet.notices[..], sheet.entries[0].notices.len()), (&[heat][..], 0), "it tells no topic");
        let handoff = Handoff { items, ..Default::default() };
        let sheet = Sheet::of_handoff(&handoff, &records, &[], reader);
        assert_eq!(sheet.entries[0].notices, [shelters]);
        let later = Sheet::of_handoff(&handoff, &records, &[], Reader { now: 2 * 86_400, ..reader });
        assert!(later.notices.is_empty() && later.entries.iter().all(|entry| entry.notices.is_empty()));
    }

    #[test]
    fn a_sheet_has_the_rules_and_the_holidays_beside_it() {
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
        let entry = entry(&record);
        let every_day = Pattern::Weekly { weekdays: (0..7).collect() };
        assert_eq!(entry.sites[0].openings.iter().map(|opening| &opening.pattern).collect::<Vec<_>>(), [&every_day]);
        assert_eq!(entry.sites[0].holidays.len(), 2);
        assert!(entry.sites[0].holidays.iter().all(|day| day.spans.is_empty()));
    }

    #[test]
    fn each_site_has_its_own_hours_and_the_nearest_is_first() {
        let mut record = record("pantry", false);
        let far = Location {
            name: Some("far".into()),
            address: Some(Address::default()),
            coordinates: Some(Coordinates { latitude: 0.0, longitude: 9.0 }),
            ..Default::default()
        };
        let near = Location {
            name: Some("near".into()),
            coordinates: Some(Coordinates { latitude: 0.0, longitude: 1.0 }),
            ..far.clone()
        };
        let weekly = |opens_at| hours::Schedule {
            recurrence: Some(hours::Recurrence {
                frequency: hours::Frequency::Daily,
                interval: 1,
                ..Default::default()
            }),
            opens_at: Some(opens_at),
            closes_at: Some(opens_at + 60),
            ..Default::default()
        };
        record.locations = vec![far.clone(), near, far.clone(), far];
        record.program.sites = (0..4)
            .map(|location| Site {
                location,
                schedules: vec![weekly(600 + 60 * location as u16)],
                ..Default::default()
            })
            .collect();
        let at = Some(Coordinates::default());
        let entry = Entry::new(&item(&record), Reader { near: at, ..READER });
        assert_eq!((entry.sites.len(), entry.more_sites), (3, 1));
        let Place::At { name, .. } = &entry.sites[0].place else { panic!("no place") };
        assert_eq!(name.as_deref(), Some("near"));
        let opens = hours::Span::Hours { opens: 660, closes: 720 };
        assert_eq!(entry.sites[0].openings[0].spans, [opens]);
    }

    #[test]
    fn a_confidential_place_is_never_printed() {
        let entry = entry(&record("shelter", true));
        assert_eq!(entry.sites[0].place, Place::CallForLocation);
        assert!(!format!("{entry:?}").contains("Alder"));
    }
}

//! A directory as a FHIR R4 bundle: `Organization`, `Location` and `HealthcareService`, as the guide Human Services Directory
//! (HL7 FHIR US HSDS, STU 1) maps HSDS to FHIR. No profile is claimed: the guide's need codes that most communities do not have.

use serde_json::{Value, json};
use signpost_directory::{Address, Directory, Location, LocationKind, Organization, Phone, ProgramView, Site, Status};
use signpost_hours::{
    Minutes, Schedule, ScheduleKind, Span, UnixSeconds, Zone,
    openings::{Opening, Pattern, openings},
};

/// Hours as a person says them, one line for each day or rule.
pub type HoursInWords<'a> = &'a dyn Fn(&[&Schedule]) -> Vec<String>;

/// What the codes of a directory's programs are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Codes<'a> {
    /// Those of a release, which never change: with the directory's address, which they belong to.
    Released(Option<&'a str>),
    /// Of a source that no ledger was asked for: the release has others, so they are told to nobody.
    Provisional,
}

/// What holds for all services of a bundle.
struct Exported<'a> {
    codes: Codes<'a>,
    zone: &'a Zone,
    now: UnixSeconds,
    hours_in_words: HoursInWords<'a>,
}

/// The bundle of all programs that run or are closed for a while, as of `now`.
///
/// A program whose places have hours of their own is a service for each of these. What has no element is in
/// `HealthcareService.extraDetails`, in words; hours that are not of every week are in `availabilityExceptions`. What was
/// withheld as confidential is nowhere. A program that has ended is not active. Whatever the texts are, no element is empty
/// and none has a control character: FHIR allows neither.
pub fn directory(directory: &Directory, codes: Codes, now: UnixSeconds, hours_in_words: HoursInWords) -> Value {
    let of = Exported { codes, zone: &directory.zone, now, hours_in_words };
    let organizations = directory.organizations.iter().enumerate().map(|(at, one)| organization(at, one));
    let locations = directory.locations.iter().enumerate().map(|(at, one)| location(at, one, directory));
    let services = directory.programs.iter().enumerate().flat_map(|(at, program)| {
        let view = directory.view_of(program);
        let id = match codes {
            Codes::Released(_) => format!("service-{}", program.code),
            Codes::Provisional => self::id("service", at),
        };
        let alike = sites_by_hours(view).into_iter().enumerate();
        alike.map(|(n, sites)| service(&numbered(&id, n), view, &sites, &of)).collect::<Vec<_>>()
    });
    let entry = |resource: Value| {
        let part = |element: &str| resource[element].as_str().unwrap_or_default();
        let url = format!("{BASE}{}/{}", part("resourceType"), part("id"));
        json!({"fullUrl": url, "resource": resource})
    };
    let entries: Vec<Value> = organizations.chain(locations).chain(services).map(entry).collect();
    let mut bundle = json!({"resourceType": "Bundle", "type": "collection", "entry": entries});
    tidy(&mut bundle);
    bundle
}

/// Takes out what says nothing, and characters that FHIR's `string` has not.
fn tidy(value: &mut Value) {
    match value {
        Value::String(text) => {
            if text.contains(|c: char| c.is_control()) {
                text.retain(|c| !c.is_control() || matches!(c, '\n' | '\t'));
            }
            if text.trim() != text {
                *text = text.trim().to_owned();
            }
        }
        Value::Array(items) => {
            items.iter_mut().for_each(tidy);
            items.retain(says_something);
        }
        Value::Object(members) => {
            members.values_mut().for_each(tidy);
            members.retain(|_, member| says_something(member));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

/// The first has the program's id.
fn numbered(id: &str, n: usize) -> String {
    if n == 0 { id.to_owned() } else { format!("{id}-{}", n + 1) }
}

/// Of the addresses inside a bundle: references are relative to it, and nothing answers there.
const BASE: &str = "https://signpost.invalid/fhir/";

/// FHIR's ids have letters, digits, `-` and `.`: those of the source do not always.
fn id(kind: &str, at: usize) -> String {
    format!("{kind}-{}", at + 1)
}

fn organization(at: usize, one: &Organization) -> Value {
    let mut resource =
        json!({"resourceType": "Organization", "id": id("organization", at), "active": true, "name": one.name});
    put(&mut resource, "identifier", identifier(None, &one.source_id));
    put(&mut resource, "alias", one.alternate_name.iter().cloned().map(Value::from).collect());
    put(
        &mut resource,
        "telecom",
        telecom(&one.phones.iter().collect::<Vec<_>>(), one.email.as_deref(), one.website.as_deref()),
    );
    resource
}

/// Of a confidential place only that it is there, and its numbers.
fn location(at: usize, one: &Location, directory: &Directory) -> Value {
    let id = id("location", at);
    let website = one.website.as_deref().filter(|_| !one.confidential);
    let mut resource = json!({"resourceType": "Location", "id": id, "status": "active", "mode": "instance"});
    put(&mut resource, "telecom", telecom(&one.phones.iter().collect::<Vec<_>>(), None, website));
    if let Some(at) = one.organization.filter(|at| (*at as usize) < directory.organizations.len()) {
        resource["managingOrganization"] = reference("Organization", &self::id("organization", at as usize));
    }
    if one.confidential {
        return resource;
    }
    put(&mut resource, "identifier", identifier(None, &one.source_id));
    set(&mut resource, "name", one.name.as_deref());
    let how_to_get_there = [one.description.as_deref(), one.transportation.as_deref()];
    set(&mut resource, "description", words(how_to_get_there.into_iter().flatten()).as_deref());
    if let Some(written) = &one.address {
        resource["address"] = address(written, one.kind);
    }
    if let Some(at) = one.coordinates {
        resource["position"] = json!({"longitude": at.longitude, "latitude": at.latitude});
    }
    resource
}

fn address(written: &Address, kind: LocationKind) -> Value {
    let kind = if kind == LocationKind::Postal { "postal" } else { "physical" };
    let mut address = json!({"type": kind});
    put(&mut address, "line", written.lines.iter().cloned().map(Value::from).collect());
    set(&mut address, "city", some(&written.city));
    set(&mut address, "district", written.region.as_deref());
    set(&mut address, "state", some(&written.state));
    set(&mut address, "postalCode", some(&written.postal_code));
    set(&mut address, "country", some(&written.country));
    address
}

/// Places at which the same hours hold together; one empty group for a program without a place.
fn sites_by_hours(view: ProgramView<'_>) -> Vec<Vec<&Site>> {
    let mut groups: Vec<(Vec<&Schedule>, Vec<&Site>)> = Vec::new();
    for site in &view.program.sites {
        let schedules = view.schedules(Some(site));
        match groups.iter_mut().find(|(known, _)| *known == schedules) {
            Some((_, group)) => group.push(site),
            None => groups.push((schedules, vec![site])),
        }
    }
    if groups.is_empty() { vec![Vec::new()] } else { groups.into_iter().map(|(_, group)| group).collect() }
}

/// The service of a program at some of its places.
fn service(id: &str, view: ProgramView, sites: &[&Site], of: &Exported) -> Value {
    let program = view.program;
    let is_active = program.status == Status::Active && program.ended_on(of.zone.local(of.now).date()).is_none();
    let mut resource =
        json!({"resourceType": "HealthcareService", "id": id, "active": is_active, "name": program.name});
    let codes = match of.codes {
        Codes::Released(system) => identifier(system, &program.code.to_string()),
        Codes::Provisional => Vec::new(),
    };
    put(&mut resource, "identifier", codes.into_iter().chain(identifier(None, &program.source_id)).collect());
    if let (Some(at), Some(_)) = (program.organization, view.organization) {
        resource["providedBy"] = reference("Organization", &self::id("organization", at as usize));
    }
    put(&mut resource, "type", program.terms.iter().map(|term| json!({"text": term})).collect());
    let places = sites.iter().filter(|site| view.location(site).is_some());
    let places = places.map(|site| reference("Location", &self::id("location", site.location as usize)));
    put(&mut resource, "location", places.collect());
    set(&mut resource, "comment", program.description.as_deref());
    set(&mut resource, "extraDetails", extra_details(view, sites).as_deref());
    let phones = view.phones_of(sites);
    put(&mut resource, "telecom", telecom(&phones, program.email.as_deref(), program.website.as_deref()));
    put(&mut resource, "eligibility", program.eligibility.iter().map(|text| json!({"comment": text})).collect());
    put(&mut resource, "communication", program.languages.iter().map(|tag| json!({"text": tag})).collect());
    put(&mut resource, "referralMethod", program.application.iter().map(|text| json!({"text": text})).collect());
    hours(&mut resource, &view.schedules(sites.first().copied()), of);
    resource
}

/// What comes every week as times; all hours in words, too, where that is not all.
fn hours(resource: &mut Value, schedules: &[&Schedule], of: &Exported) {
    let openings = openings(schedules, of.zone, of.now);
    let times: Vec<Vec<Value>> = openings.iter().map(available_times).collect();
    let is_said = |(opening, times): (&Opening, &Vec<Value>)| !times.is_empty() && times.len() == opening.spans.len();
    let is_plain = |row: &&Schedule| row.kind == ScheduleKind::Regular && row.recurrence.is_some();
    let is_all = openings.iter().zip(&times).all(is_said) && schedules.iter().all(is_plain);
    put(resource, "availableTime", times.concat());
    if !is_all {
        set(
            resource,
            "availabilityExceptions",
            words((of.hours_in_words)(schedules).iter().map(String::as_str)).as_deref(),
        );
    }
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Of hours that hold every week from now on, those that begin and end on one day.
fn available_times(opening: &Opening) -> Vec<Value> {
    let Opening { pattern: Pattern::Weekly { weekdays }, from: None, until: None, .. } = opening else {
        return Vec::new();
    };
    let days: Vec<&str> = weekdays.iter().filter_map(|day| DAYS.get(usize::from(*day)).copied()).collect();
    if days.is_empty() {
        return Vec::new();
    }
    // FHIR's day ends before 24:00.
    let time = |minutes: Minutes| {
        if minutes == 1440 { "23:59:59".to_owned() } else { format!("{:02}:{:02}:00", minutes / 60, minutes % 60) }
    };
    let available = |span: &Span| match *span {
        Span::AllDay => Some(json!({"daysOfWeek": days, "allDay": true})),
        Span::Hours { opens, closes } if opens < closes && closes <= 1440 => {
            Some(json!({"daysOfWeek": days, "availableStartTime": time(opens), "availableEndTime": time(closes)}))
        }
        _ => None,
    };
    opening.spans.iter().filter_map(available).collect()
}

/// What FHIR's service has no element for.
fn extra_details(view: ProgramView, sites: &[&Site]) -> Option<String> {
    let program = view.program;
    let documents = program.required_documents.join("; ");
    let of_program =
        [program.alert.as_deref(), program.fees.as_deref(), program.wait_time.as_deref(), some(&documents)];
    let is_secret = |site: &Site| view.location(site).is_some_and(|location| location.confidential);
    let of_sites = sites.iter().filter(|site| !is_secret(site)).filter_map(|site| site.description.as_deref());
    words(of_program.into_iter().flatten().chain(of_sites))
}

/// `ContactPoint`s. What no phone can call is shown as the words that it is.
pub(crate) fn telecom(phones: &[&Phone], email: Option<&str>, website: Option<&str>) -> Vec<Value> {
    let phones = phones.iter().map(|phone| {
        let system = match phone.is_voice() {
            _ if phone.dial().is_none() => "other",
            true => "phone",
            false if phone.is_kind(&["fax"]) => "fax",
            false if phone.is_kind(&["pager"]) => "pager",
            false => "sms",
        };
        let extension = phone.extension.iter().map(|extension| format!(" x{extension}"));
        json!({"system": system, "value": phone.number.clone() + &extension.collect::<String>()})
    });
    let others = [("email", email), ("url", website)];
    let others = others.into_iter().filter_map(|(system, value)| Some(json!({"system": system, "value": value?})));
    phones.chain(others).collect()
}

pub(crate) fn identifier(system: Option<&str>, value: &str) -> Vec<Value> {
    let mut identifier = json!({"value": value});
    set(&mut identifier, "system", system);
    some(value).map(|_| identifier).into_iter().collect()
}

fn reference(kind: &str, id: &str) -> Value {
    json!({"reference": format!("{kind}/{id}")})
}

fn words<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let texts: Vec<&str> = texts.collect();
    some(&texts.join("\n")).map(str::to_owned)
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// FHIR has no empty strings and no empty lists.
fn set(resource: &mut Value, element: &str, text: Option<&str>) {
    if let Some(text) = text.and_then(some) {
        resource[element] = text.into();
    }
}

pub(crate) fn put(resource: &mut Value, element: &str, list: Vec<Value>) {
    if !list.is_empty() {
        resource[element] = list.into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::{Community, Coordinates, Program};
    use signpost_hours::{Frequency, Recurrence, WeekdayRule};

    /// On Mondays (`nth` 0), or on the n-th one of a month.
    fn mondays(nth: i8, hours: (Minutes, Minutes)) -> Schedule {
        let weekdays = vec![WeekdayRule { weekday: 0, nth }];
        let frequency = if nth == 0 { Frequency::Weekly } else { Frequency::Monthly };
        let recurrence = Some(Recurrence { frequency, interval: 1, weekdays, ..Recurrence::default() });
        Schedule { recurrence, opens_at: Some(hours.0), closes_at: Some(hours.1), ..Schedule::default() }
    }

    /// A program at one place for each of the schedules.
    fn bundle_of(schedules: Vec<Schedule>) -> Vec<Value> {
        let site = |(at, schedule)| Site { location: at, schedules: vec![schedule], ..Site::default() };
        let sites: Vec<Site> = (0..).zip(schedules).map(site).collect();
        let location = Location {
            address: Some(Address { lines: vec!["12 Hidden Road".into()], ..Address::default() }),
            coordinates: Some(Coordinates { latitude: 43.0, longitude: -87.0 }),
            confidential: true,
            ..Location::default()
        };
        let all = Directory {
            community: Community::default(),
            locations: vec![location; sites.len()],
            programs: vec![Program { name: "Pantry".into(), sites, ..Program::default() }],
            ..Directory::default()
        };
        let now = 1_795_284_000;
        let bundle = directory(&all, Codes::Released(Some("https://help.example.org/")), now, &|schedules| {
            vec![format!("{} schedules in words", schedules.len())]
        });
        assert!(!bundle.to_string().contains("Hidden"), "{bundle}");
        assert!(!bundle.to_string().contains("position"), "{bundle}");
        let resources = bundle["entry"].as_array().unwrap().iter().map(|entry| entry["resource"].clone());
        resources.filter(|resource| resource["resourceType"] == "HealthcareService").collect()
    }

    #[test]
    fn hours_of_every_week_are_times() {
        let [service] = &bundle_of(vec![mondays(0, (540, 1020))])[..] else { panic!("one service") };
        let expected = json!([
            {"daysOfWeek": ["mon"], "availableStartTime": "09:00:00", "availableEndTime": "17:00:00"}
        ]);
        assert_eq!(service["availableTime"], expected);
        assert_eq!(service["location"], json!([{"reference": "Location/location-1"}]));
        let [service] = &bundle_of(vec![mondays(0, (0, 1440))])[..] else { panic!("one service") };
        assert_eq!(service["availableTime"], json!([{"daysOfWeek": ["mon"], "allDay": true}]));
    }

    #[test]
    fn hours_that_are_not_of_every_week_are_words_and_never_times() {
        let ends = Schedule { valid_to: Some(signpost_hours::date::date(2027, 1, 1)), ..mondays(0, (540, 1020)) };
        for schedule in [mondays(1, (540, 1020)), mondays(0, (1320, 120)), ends, Schedule::default()] {
            let [service] = &bundle_of(vec![schedule.clone()])[..] else { panic!("one service") };
            assert_eq!(service["availableTime"], Value::Null, "{schedule:?}");
            assert_eq!(service["availabilityExceptions"], "1 schedules in words");
        }
    }

    #[test]
    fn places_with_hours_of_their_own_are_services_of_their_own() {
        let [morning, noon] = [(540, 720), (720, 900)].map(|hours| mondays(0, hours));
        let services = bundle_of(vec![morning.clone(), noon, morning]);
        let places = services.iter().map(|service| service["location"].as_array().unwrap().len());
        assert_eq!(places.collect::<Vec<_>>(), [2, 1]);
        assert_ne!(services[0]["id"], services[1]["id"]);
        assert_eq!(services[0]["identifier"], services[1]["identifier"], "one program");
    }

    /// As on cards and pages: [`ProgramView::schedules`] and [`ProgramView::phones`].
    #[test]
    fn hours_of_the_place_hold_and_what_cannot_be_called_is_no_phone() {
        let closed = Schedule { kind: ScheduleKind::HolidayClosed, ..mondays(0, (0, 0)) };
        let phones = ["(305) 555-0101", "ask at the desk"].map(Phone::of);
        let all = Directory {
            locations: vec![Location { schedules: vec![mondays(0, (540, 1020))], ..Location::default() }],
            programs: vec![Program {
                schedules: vec![closed],
                phones: phones.into(),
                sites: vec![Site::default()],
                ..Program::default()
            }],
            ..Directory::default()
        };
        let bundle = directory(&all, Codes::Released(None), 1_795_284_000, &|schedules| {
            vec![format!("{} in words", schedules.len())]
        });
        let service = &bundle["entry"][1]["resource"];
        assert_eq!(service["availabilityExceptions"], "2 in words", "the holiday, too");
        let systems = service["telecom"].as_array().unwrap().iter().map(|contact| &contact["system"]);
        assert_eq!(systems.collect::<Vec<_>>(), ["phone", "other"]);
    }

    /// A bundle of one program at one place, of a source and of a release.
    fn bundles(program: Program, location: Location, organization: Organization) -> [Value; 2] {
        let site = Site { location: 0, description: Some("Room 4".into()), ..Site::default() };
        let all = Directory {
            organizations: vec![organization],
            locations: vec![location],
            programs: vec![Program { organization: Some(0), sites: vec![site], ..program }],
            ..Directory::default()
        };
        let address = Codes::Released(Some("https://help.example.org/"));
        [Codes::Provisional, address].map(|codes| directory(&all, codes, 1_795_284_000, &|_| vec![" ".into()]))
    }

    /// What FHIR's JSON may not have anywhere: empty values, and control characters.
    fn faults(value: &Value, path: &str, found: &mut Vec<String>) {
        match value {
            Value::Array(items) => {
                items.iter().for_each(|item| faults(item, path, found));
                found.extend(items.is_empty().then(|| format!("{path} is an empty list")));
            }
            Value::Object(members) => {
                members.iter().for_each(|(name, member)| faults(member, &format!("{path}.{name}"), found));
                found.extend(members.is_empty().then(|| format!("{path} is empty")));
            }
            Value::String(text) => {
                let is_bad = text.trim().is_empty() || text.contains(|c: char| c.is_control() && !"\n\t".contains(c));
                found.extend(is_bad.then(|| format!("{path} is {text:?}")));
            }
            Value::Null => found.push(format!("{path} is null")),
            Value::Bool(_) | Value::Number(_) => {}
        }
    }

    #[test]
    fn no_text_makes_an_element_that_fhir_has_not() {
        for text in ["", " ", "\u{0}", "a\u{1b}[2J\u{7f}b", "\n\t\n", "\u{202e}x", "a\rb"] {
            let some = || Some(text.to_owned());
            let all = || vec![text.to_owned(); 2];
            let program = Program {
                name: text.into(),
                source_id: text.into(),
                description: some(),
                alert: some(),
                fees: some(),
                eligibility: some(),
                application: some(),
                email: some(),
                website: some(),
                wait_time: some(),
                terms: all(),
                languages: all(),
                required_documents: all(),
                phones: vec![Phone { number: text.into(), extension: some(), kind: some(), ..Phone::default() }],
                ..Program::default()
            };
            let address = Address { lines: all(), city: text.into(), region: some(), ..Address::default() };
            let location = Location {
                name: some(),
                description: some(),
                address: Some(address),
                website: some(),
                ..Location::default()
            };
            let organization =
                Organization { name: text.into(), alternate_name: some(), website: some(), ..Organization::default() };
            for bundle in bundles(program, location, organization) {
                let mut found = Vec::new();
                faults(&bundle, "Bundle", &mut found);
                assert_eq!(found, [""; 0], "{text:?}");
            }
        }
        let mut found = Vec::new();
        faults(&directory(&Directory::default(), Codes::Provisional, 0, &|_| Vec::new()), "Bundle", &mut found);
        assert_eq!(found, [""; 0]);
    }

    #[test]
    fn a_code_is_told_of_a_release_alone() {
        let bundle = |at: usize| {
            let program = Program { source_id: "s1".into(), ..Program::default() };
            bundles(program, Location::default(), Organization::default())[at].to_string()
        };
        assert!(
            bundle(1).contains("https://help.example.org/") && bundle(1).contains(&Program::default().code.to_string())
        );
        let of_source = bundle(0);
        assert!(!of_source.contains("help.example.org") && !of_source.contains(&Program::default().code.to_string()));
        assert!(of_source.contains("s1") && of_source.contains("service-1"));
    }

    #[test]
    fn what_has_ended_is_not_active() {
        let ends =
            |day: i8| Program { valid_until: Some(signpost_hours::date::date(2026, 11, day)), ..Program::default() };
        for (day, is_active) in [(20, false), (30, true)] {
            let [bundle, _] = bundles(ends(day), Location::default(), Organization::default());
            let services = bundle["entry"].as_array().unwrap().iter().map(|entry| &entry["resource"]);
            let service = services.into_iter().find(|one| one["resourceType"] == "HealthcareService").unwrap();
            assert_eq!(service["active"], is_active, "November {day}");
        }
    }

    #[test]
    fn nothing_of_a_hidden_place_is_told_and_links_lead_somewhere() {
        let location = Location {
            source_id: "77-hidden-lane".into(),
            name: Some("Hidden Lane House".into()),
            description: Some("Behind Hidden Lane".into()),
            transportation: Some("Bus to Hidden Lane".into()),
            address: Some(Address { lines: vec!["77 Hidden Lane".into()], ..Address::default() }),
            website: Some("https://hidden.example.org/".into()),
            organization: Some(9),
            confidential: true,
            ..Location::default()
        };
        for bundle in
            bundles(Program::default(), location, Organization { name: "Safe Home".into(), ..Organization::default() })
        {
            let text = bundle.to_string();
            assert!(!text.to_lowercase().contains("hidden") && !text.contains("Room 4"), "{text}");
            assert!(!text.contains("organization-10"), "{text}");
        }
    }
}

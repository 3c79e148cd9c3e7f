//! A directory as a FHIR R4 bundle: `Organization`, `Location` and `HealthcareService`, as the guide Human Services Directory
//! (HL7 FHIR US HSDS, STU 1) maps HSDS to FHIR. No profile is claimed: the guide's need codes that most communities do not have.

use serde_json::{Value, json};
use signpost_directory::{
    Address, Directory, Location, LocationKind, Organization, Phone, Program, ProgramView, Site, Status,
};
use signpost_hours::{Frequency, Minutes, Recurrence, Schedule, ScheduleKind};

/// Hours as a person says them, one line for each day or rule.
pub type HoursInWords<'a> = &'a dyn Fn(&[&Schedule]) -> Vec<String>;

/// The bundle of all programs that run or are closed for a while.
///
/// A program whose places have hours of their own is a service for each of these. What has no element is in
/// `HealthcareService.extraDetails`, in words; hours that are not of every week are in `availabilityExceptions`. What was
/// withheld as confidential is nowhere. `system`: the directory's address, which the codes of programs belong to.
pub fn directory(directory: &Directory, system: Option<&str>, hours_in_words: HoursInWords) -> Value {
    let organizations = directory.organizations.iter().enumerate().map(|(at, one)| organization(at, one));
    let locations = directory.locations.iter().enumerate().map(|(at, one)| location(at, one));
    let services = directory.programs.iter().flat_map(|program| {
        let view = directory.view_of(program);
        let alike = sites_by_hours(view).into_iter().enumerate();
        alike.map(|(n, sites)| service(n, view, &sites, system, hours_in_words)).collect::<Vec<_>>()
    });
    let entry = |resource: Value| {
        let part = |element: &str| resource[element].as_str().unwrap_or_default();
        let url = format!("{BASE}{}/{}", part("resourceType"), part("id"));
        json!({"fullUrl": url, "resource": resource})
    };
    let entries: Vec<Value> = organizations.chain(locations).chain(services).map(entry).collect();
    json!({"resourceType": "Bundle", "type": "collection", "entry": entries})
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
    put(&mut resource, "telecom", telecom(one.phones.iter(), one.email.as_deref(), one.website.as_deref()));
    resource
}

fn location(at: usize, one: &Location) -> Value {
    let mut resource =
        json!({"resourceType": "Location", "id": id("location", at), "status": "active", "mode": "instance"});
    put(&mut resource, "identifier", identifier(None, &one.source_id));
    set(&mut resource, "name", one.name.as_deref());
    let how_to_get_there = [one.description.as_deref(), one.transportation.as_deref()];
    set(&mut resource, "description", words(how_to_get_there.into_iter().flatten()).as_deref());
    put(&mut resource, "telecom", telecom(one.phones.iter(), None, one.website.as_deref()));
    let is_secret = one.confidential;
    if let Some(written) = one.address.as_ref().filter(|_| !is_secret) {
        resource["address"] = address(written, one.kind);
    }
    if let Some(at) = one.coordinates.filter(|_| !is_secret) {
        resource["position"] = json!({"longitude": at.longitude, "latitude": at.latitude});
    }
    if let Some(at) = one.organization {
        resource["managingOrganization"] = reference("Organization", &id("organization", at as usize));
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

/// The hours that hold at a place: the program's there, else the program's, else the place's.
fn hours_at<'a>(view: ProgramView<'a>, site: &'a Site) -> &'a [Schedule] {
    let of_place = view.locations.get(site.location as usize).map_or(&[][..], |location| &location.schedules);
    let all = [&site.schedules[..], &view.program.schedules, of_place];
    all.into_iter().find(|schedules| !schedules.is_empty()).unwrap_or_default()
}

/// Places that have the same hours together; one empty group for a program without a place.
fn sites_by_hours(view: ProgramView<'_>) -> Vec<Vec<&Site>> {
    let mut groups: Vec<Vec<&Site>> = Vec::new();
    for site in &view.program.sites {
        match groups.iter_mut().find(|group| hours_at(view, group[0]) == hours_at(view, site)) {
            Some(group) => group.push(site),
            None => groups.push(vec![site]),
        }
    }
    if groups.is_empty() { vec![Vec::new()] } else { groups }
}

fn service(n: usize, view: ProgramView, sites: &[&Site], system: Option<&str>, hours_in_words: HoursInWords) -> Value {
    let program = view.program;
    let id = if n == 0 { format!("service-{}", program.code) } else { format!("service-{}-{}", program.code, n + 1) };
    let is_active = program.status == Status::Active;
    let mut resource =
        json!({"resourceType": "HealthcareService", "id": id, "active": is_active, "name": program.name});
    let codes = identifier(system, &program.code.to_string());
    put(&mut resource, "identifier", codes.into_iter().chain(identifier(None, &program.source_id)).collect());
    if let Some(at) = program.organization {
        resource["providedBy"] = reference("Organization", &self::id("organization", at as usize));
    }
    put(&mut resource, "type", program.terms.iter().map(|term| json!({"text": term})).collect());
    let places = sites.iter().map(|site| reference("Location", &self::id("location", site.location as usize)));
    put(&mut resource, "location", places.collect());
    set(&mut resource, "comment", program.description.as_deref());
    set(&mut resource, "extraDetails", extra_details(program, sites).as_deref());
    let phones = program.phones.iter().chain(sites.iter().flat_map(|site| &site.phones));
    put(&mut resource, "telecom", telecom(phones, program.email.as_deref(), program.website.as_deref()));
    put(&mut resource, "eligibility", program.eligibility.iter().map(|text| json!({"comment": text})).collect());
    put(&mut resource, "communication", program.languages.iter().map(|tag| json!({"text": tag})).collect());
    put(&mut resource, "referralMethod", program.application.iter().map(|text| json!({"text": text})).collect());
    let schedules = sites.first().map_or(&program.schedules[..], |site| hours_at(view, site));
    let weekly: Option<Vec<Value>> = schedules.iter().map(available_time).collect();
    match weekly {
        Some(weekly) => put(&mut resource, "availableTime", weekly),
        None => {
            let lines = hours_in_words(&schedules.iter().collect::<Vec<_>>());
            set(&mut resource, "availabilityExceptions", words(lines.iter().map(String::as_str)).as_deref());
        }
    }
    resource
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// `None` where FHIR cannot say it: not each week, from a day on, past midnight, or the hours are not known.
fn available_time(schedule: &Schedule) -> Option<Value> {
    let Schedule { kind: ScheduleKind::Regular, valid_from: None, valid_to: None, .. } = schedule else { return None };
    let rule = schedule.recurrence.as_ref().filter(|rule| is_every_week(rule))?;
    let (opens, closes) = (schedule.opens_at?, schedule.closes_at?);
    let days: Vec<&str> = rule.weekdays.iter().map(|day| DAYS[usize::from(day.weekday) % 7]).collect();
    let time = |minutes: Minutes| format!("{:02}:{:02}:00", minutes / 60, minutes % 60);
    match (opens, closes) {
        // Many write the last minute of the day for its end.
        (0, 1439 | 1440) => Some(json!({"daysOfWeek": days, "allDay": true})),
        _ if opens < closes && closes < 1440 => {
            Some(json!({"daysOfWeek": days, "availableStartTime": time(opens), "availableEndTime": time(closes)}))
        }
        _ => None,
    }
}

fn is_every_week(rule: &Recurrence) -> bool {
    let plain = Recurrence {
        frequency: Frequency::Weekly,
        interval: 1,
        weekdays: rule.weekdays.clone(),
        start: rule.start,
        week_start: rule.week_start,
        ..Recurrence::default()
    };
    *rule == plain && !rule.weekdays.is_empty() && rule.weekdays.iter().all(|day| day.nth == 0)
}

/// What FHIR's service has no element for.
fn extra_details(program: &Program, sites: &[&Site]) -> Option<String> {
    let documents = program.required_documents.join("; ");
    let of_program =
        [program.alert.as_deref(), program.fees.as_deref(), program.wait_time.as_deref(), some(&documents)];
    let of_sites = sites.iter().filter_map(|site| site.description.as_deref());
    words(of_program.into_iter().flatten().chain(of_sites))
}

fn telecom<'a>(phones: impl Iterator<Item = &'a Phone>, email: Option<&str>, website: Option<&str>) -> Vec<Value> {
    let phones = phones.map(|phone| {
        let system = match phone.kind.as_deref() {
            Some("fax") => "fax",
            Some("sms" | "text") => "sms",
            _ => "phone",
        };
        let number = match &phone.extension {
            Some(extension) => format!("{} x{extension}", phone.number),
            None => phone.number.clone(),
        };
        json!({"system": system, "value": number})
    });
    let email = email.map(|address| json!({"system": "email", "value": address}));
    phones.chain(email).chain(website.map(|address| json!({"system": "url", "value": address}))).collect()
}

fn identifier(system: Option<&str>, value: &str) -> Vec<Value> {
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

fn put(resource: &mut Value, element: &str, list: Vec<Value>) {
    if !list.is_empty() {
        resource[element] = list.into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::{Community, Coordinates};
    use signpost_hours::WeekdayRule;

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
        let bundle = directory(&all, Some("https://help.example.org/"), &|schedules| {
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
        for end in [1439, 1440] {
            let [service] = &bundle_of(vec![mondays(0, (0, end))])[..] else { panic!("one service") };
            assert_eq!(service["availableTime"], json!([{"daysOfWeek": ["mon"], "allDay": true}]));
        }
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
}

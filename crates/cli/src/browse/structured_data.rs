//! What search engines read of a program's plain page: schema.org as JSON-LD. Data in the page, never run.

use serde_json::{Map, Value, json};
use signpost_directory::{Address, Location, Need, ProgramView, readable_case};
use signpost_hours::{
    Span,
    openings::{Opening, Pattern, openings},
};
use signpost_views::{browse::PlainSite, web_address};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The program as a `Service`, by whom it is given, and each of its places as a `ServiceChannel`.
pub fn of_program(site: &PlainSite, view: ProgramView, needs: &[Need]) -> Value {
    let program = view.program;
    let texts = program.texts(site.messages.lang());
    let mut service = Map::new();
    service.insert("@context".to_owned(), "https://schema.org".into());
    service.insert("@type".to_owned(), "Service".into());
    service.insert("identifier".to_owned(), program.code.to_string().into());
    service.insert("name".to_owned(), readable_case(texts.name).into());
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            service.insert(name.to_owned(), value);
        }
    };
    let list = |texts: &[String]| (!texts.is_empty()).then(|| json!(texts));
    put("description", texts.description.map(Value::from));
    put("url", program.website.as_deref().and_then(web_address).map(Value::from));
    put("audience", texts.eligibility.map(|text| json!({ "@type": "Audience", "audienceType": text })));
    put("areaServed", list(&program.service_areas));
    let names: Vec<String> = needs.iter().map(|need| site.need_name(Some(*need))).collect();
    put("category", list(&names));
    put("isAccessibleForFree", program.is_free().then(|| true.into()));
    put(
        "provider",
        view.organization.map(|organization| {
            let mut provider = Map::new();
            provider.insert("@type".to_owned(), "Organization".into());
            provider.insert("name".to_owned(), readable_case(&organization.name).into());
            if let Some(url) = organization.website.as_deref().and_then(web_address) {
                provider.insert("url".to_owned(), url.into());
            }
            provider.into()
        }),
    );
    let languages: Vec<String> = program.languages.clone();
    let channel = |place: Option<&signpost_directory::Site>| {
        let mut channel = Map::new();
        channel.insert("@type".to_owned(), "ServiceChannel".into());
        let phones = view.phones_at(place);
        if let Some(phone) = phones.iter().find(|phone| phone.is_voice() && phone.dial().is_some()) {
            channel.insert("servicePhone".to_owned(), json!({ "@type": "ContactPoint", "telephone": phone.number }));
        }
        if !languages.is_empty() {
            channel.insert("availableLanguage".to_owned(), json!(languages));
        }
        let found = openings(&view.schedules(place), site.zone, site.now);
        let hours: Vec<Value> = found.iter().flat_map(weekly_hours).collect();
        let location = place.and_then(|place| view.location(place)).filter(|location| !location.confidential);
        if let Some(located) = location.and_then(|location| self::place(location, &hours)) {
            channel.insert("serviceLocation".to_owned(), located);
        } else if !hours.is_empty() {
            channel.insert("hoursAvailable".to_owned(), json!(hours));
        }
        Value::Object(channel)
    };
    let channels: Vec<Value> = match &program.sites[..] {
        [] => vec![channel(None)],
        sites => sites.iter().map(|place| channel(Some(place))).collect(),
    };
    put("availableChannel", Some(json!(channels)));
    Value::Object(service)
}

/// A place that may be told; `None` where it has no address.
fn place(location: &Location, hours: &[Value]) -> Option<Value> {
    let Address { lines, city, state, postal_code, country, .. } = location.address.as_ref()?;
    let mut place = Map::new();
    place.insert("@type".to_owned(), "Place".into());
    if let Some(name) = &location.name {
        place.insert("name".to_owned(), readable_case(name).into());
    }
    let mut address = Map::new();
    address.insert("@type".to_owned(), "PostalAddress".into());
    for (name, text) in [
        ("streetAddress", &lines.join(", ")),
        ("addressLocality", city),
        ("addressRegion", state),
        ("postalCode", postal_code),
        ("addressCountry", country),
    ] {
        if !text.is_empty() {
            address.insert(name.to_owned(), text.as_str().into());
        }
    }
    place.insert("address".to_owned(), address.into());
    if let Some(coordinates) = location.coordinates {
        let (latitude, longitude) = (coordinates.latitude, coordinates.longitude);
        place.insert(
            "geo".to_owned(),
            json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude }),
        );
    }
    if !hours.is_empty() {
        place.insert("openingHoursSpecification".to_owned(), json!(hours));
    }
    Some(place.into())
}

/// Hours that come every week; what comes by the month has no form in schema.org, and would be read as every week.
fn weekly_hours(opening: &Opening) -> Vec<Value> {
    let Pattern::Weekly { weekdays } = &opening.pattern else { return Vec::new() };
    let days: Vec<&str> = weekdays.iter().filter_map(|day| WEEKDAYS.get(usize::from(*day)).copied()).collect();
    let time = |minutes: u16| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    let specification = |span: &Span| {
        let (opens, closes) = match span {
            Span::AllDay => ("00:00".to_owned(), "23:59".to_owned()),
            Span::Hours { opens, closes } => (time(*opens), time(*closes)),
            Span::Unknown => return None,
        };
        let mut hours = Map::new();
        hours.insert("@type".to_owned(), "OpeningHoursSpecification".into());
        hours.insert("dayOfWeek".to_owned(), json!(days));
        hours.insert("opens".to_owned(), opens.into());
        hours.insert("closes".to_owned(), closes.into());
        for (name, date) in [("validFrom", opening.from), ("validThrough", opening.until)] {
            if let Some(date) = date {
                hours.insert(name.to_owned(), date.to_string().into());
            }
        }
        Some(Value::Object(hours))
    };
    opening.spans.iter().filter_map(specification).collect()
}

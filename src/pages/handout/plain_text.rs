//! The handout as text, for a portal or a message: names, phones, what was said, codes, and the link.

use crate::components::{sentence_words, urgent_line};
use signpost_handoff::{
    phrases::Sentence,
    sheet::{Entry, Place, Sheet},
};
use signpost_locale::{Messages, address_lines, readable_number};

/// Lines in the sheet's language. `country` decides the look of phone numbers.
pub fn text(messages: &Messages, sheet: &Sheet, country: &str, link: Option<&str>) -> String {
    let mut lines = vec![messages.text("sheet-title")];
    if !sheet.from.is_empty() {
        lines.push(messages.fill("sheet-from", &[("from", (&sheet.from).into())]));
    }
    lines.extend(sheet.card.lines().into_iter().map(str::to_owned));
    let urgent = |notice| urgent_line(messages, notice);
    lines.extend(sheet.notices.iter().filter_map(urgent));
    for (index, entry) in sheet.entries.iter().enumerate() {
        lines.push(String::new());
        lines.extend(entry.notices.iter().filter_map(urgent));
        lines.push(format!("{}. {} ({})", index + 1, entry.name, entry.code));
        lines.extend(about(messages, entry, country));
    }
    for gone in &sheet.gone {
        lines.push(String::new());
        let name = gone.name.clone().unwrap_or_else(|| gone.code.to_string());
        lines.push(format!(
            "{name}: {}",
            messages.text(if gone.perhaps_elsewhere { "area-elsewhere" } else { "sheet-gone" })
        ));
    }
    if let Some(link) = link {
        lines.extend([String::new(), link.to_owned()]);
    }
    lines.join("\n") + "\n"
}

fn about(messages: &Messages, entry: &Entry, country: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let phones: Vec<String> = entry.phones.iter().map(|phone| readable_number(&phone.number, country)).collect();
    if !phones.is_empty() {
        lines.push(format!("{}: {}", messages.text("sheet-phone"), phones.join(", ")));
    }
    match entry.sites.first().map(|site| &site.place) {
        Some(Place::At { name, address }) => {
            let mut place: Vec<String> = name.iter().cloned().collect();
            place.extend(address_lines(address));
            lines.push(format!("{}: {}", messages.text("sheet-where"), place.join(", ")));
        }
        Some(Place::CallForLocation) => lines.push(messages.text("sheet-call-for-location")),
        _ => {}
    }
    lines.extend(entry.phrases.iter().filter_map(Sentence::of).map(|sentence| sentence_words(messages, sentence)));
    if !entry.line.is_empty() {
        lines.push(entry.line.clone());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::{Code, Localized, Phone, Program, Record, UrgentNotice};
    use signpost_handoff::{Handoff, Item, sheet::Reader};
    use signpost_hours::Zone;

    #[test]
    fn the_text_has_names_phones_what_was_said_codes_and_the_link() {
        let code = Code::candidates("pantry").next().expect("endless");
        let phones = vec![Phone { number: "3055550123".into(), ..Phone::default() }];
        let program = Program { code, name: "Food Pantry".into(), phones, ..Program::default() };
        let record = Record { program, organization: None, locations: Vec::new() };
        let phrases = vec![Sentence::AskFor("Mary").phrase()];
        let item = Item { code, line: "Come early".into(), phrases };
        let handoff = Handoff { from: "Dr. Rivera".into(), items: vec![item], ..Handoff::default() };
        let zone = Zone { first_offset: 0, transitions: Vec::new() };
        let heat = UrgentNotice {
            text: Localized([("en".into(), "Cool rooms are open.".into())].into()),
            until: Some(signpost_hours::date::date(1970, 1, 2)),
            until_minutes: 360,
            ..UrgentNotice::default()
        };
        let reader = Reader { lang: "en", near: None, zone: &zone, now: 0, notices: &[heat] };
        let sheet = Sheet::of_handoff(&handoff, &[record], &[], reader);
        let messages = Messages::new("en", include_str!("../../../data/locales/en.ftl"));
        let text = text(&messages, &sheet, "US", Some("https://help.example/#/for?abc"));
        let code = code.to_string();
        for expected in ["Dr. Rivera", "1. Food Pantry", &code, "(305) 555-0123", "Ask for Mary.", "Come early"] {
            assert!(text.contains(expected), "{expected} in {text}");
        }
        let urgent = "Urgent, until January 2, 1970, 6 am: Cool rooms are open.";
        assert!(text.find(urgent) < text.find("1. Food Pantry"), "{text}");
        assert!(text.ends_with("\n\nhttps://help.example/#/for?abc\n"), "{text}");
    }
}

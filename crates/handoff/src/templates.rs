//! Templates: handouts that a clinic makes again and again, kept apart from the tray. They have programs, phrases,
//! language and paper, and never a line: what was written to one patient is not shown to the next.
//!
//! ```json
//! {"version": 1, "templates": [{"name": "New diabetes patient", "saved_on": "2026-11-29", "lang": "es", "discreet": false,
//!   "paper": "a4", "large": true, "items": [{"code": "5M1-FBYY", "phrases": [], "seen": {"name": "Food Pantry", "hours": "5f2a9c01", ...}}]}]}
//! ```
//! The same file is exported and imported. Unknown fields are kept and written again.

use crate::{Handoff, HandoffError, Item, MAX_ARGUMENT, MAX_ITEMS, Phrase, look::Look, phrases::Sentence};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use signpost_directory::{Code, Community, Date, Record, text::first_chars};
use std::fmt::Write;

const VERSION: u32 = 1;
/// Bytes of a file.
pub const MAX_FILE: usize = 512 << 10;
/// Templates in one browser.
pub const MAX_TEMPLATES: usize = 60;
/// Characters of a template's name.
pub const MAX_NAME: usize = 60;
/// Of the phrase "Tell them ... sent you".
const SENT_BY: u8 = 2;
/// A program that nobody checked for so many days is told.
const MAX_AGE: i32 = 183;

/// The templates of a clinic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Templates {
    version: u32,
    /// In the order of saving.
    pub templates: Vec<Template>,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

/// A handout under a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Template {
    /// "New diabetes patient". No two have the same.
    pub name: String,
    /// The day on which it was saved, or was last said to be still right.
    pub saved_on: Date,
    /// The patient's language, where one was chosen.
    #[serde(default)]
    pub lang: Option<String>,
    /// See [`Handoff::discreet`].
    #[serde(default)]
    pub discreet: bool,
    /// How it is printed.
    #[serde(flatten)]
    pub look: Look,
    /// The programs.
    pub items: Vec<TemplateItem>,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

/// A program of a template.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TemplateItem {
    /// Which program.
    pub code: Code,
    /// What is said of it.
    #[serde(default)]
    pub phrases: Vec<Phrase>,
    /// How it was when the template was saved.
    #[serde(default)]
    pub seen: Seen,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

/// A program as it was: its name, and a short hash of each part of which a change is told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Seen {
    /// In the program's own language.
    pub name: String,
    hours: String,
    phones: String,
    ask_for: String,
}

/// What is to be known of a template's program before it is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The directory no longer has it.
    Gone,
    /// It has other hours than when the template was saved.
    Hours,
    /// It has other numbers.
    Phones,
    /// Somebody else is to be asked for.
    AskFor,
    /// Nobody has checked it for half a year.
    NotChecked,
}

/// What importing a file would do with one of its templates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// There is none of its name.
    New,
    /// There is one of its name, and this one has other programs, phrases, another language or paper.
    Other {
        /// Programs that this one has and the own has not.
        added: usize,
        /// Programs that the own has and this one has not.
        removed: usize,
    },
    /// Nothing would change.
    Same,
}

impl Default for Templates {
    fn default() -> Templates {
        Templates { version: VERSION, templates: Vec::new(), unknown: Map::new() }
    }
}

impl Templates {
    /// Reads what [`Templates::to_json`] wrote, in this browser or another.
    pub fn from_json(text: &str) -> Result<Templates, HandoffError> {
        #[derive(Deserialize)]
        struct Header {
            version: u32,
        }
        if text.len() > MAX_FILE {
            return Err(HandoffError::TooLong);
        }
        let header: Header = serde_json::from_str(text).map_err(|_| HandoffError::Damaged)?;
        if header.version > VERSION {
            return Err(HandoffError::Newer);
        }
        let mut read: Templates = serde_json::from_str(text).map_err(|_| HandoffError::Damaged)?;
        if read.templates.len() > MAX_TEMPLATES {
            return Err(HandoffError::TooMany);
        }
        for template in &mut read.templates {
            if tidy_name(&template.name).is_empty() || !(1..=MAX_ITEMS).contains(&template.items.len()) {
                return Err(HandoffError::Damaged);
            }
            // A handout has each program once.
            let mut seen = Vec::new();
            template.items.retain(|item| {
                let is_new = !seen.contains(&item.code);
                seen.push(item.code);
                is_new
            });
            let tidy = template.handoff(String::new()).tidy();
            template.name = tidy_name(&template.name);
            template.lang = tidy.lang;
            for (item, tidy) in template.items.iter_mut().zip(tidy.items) {
                item.phrases = tidy.phrases;
                item.seen.name = first_chars(&item.seen.name, 200).to_owned();
            }
        }
        Ok(read)
    }

    /// Those that a community publishes; none where it publishes none, or some of a newer version.
    /// Without the name of whoever made them: each who uses one sends people in their own name.
    pub fn of_community(community: &Community) -> Templates {
        let mut templates = Templates::from_json(&community.templates).unwrap_or_default();
        let items = templates.templates.iter_mut().flat_map(|template| &mut template.items);
        for phrase in items.flat_map(|item| &mut item.phrases).filter(|phrase| phrase.id == SENT_BY) {
            phrase.argument.clear();
        }
        templates
    }

    /// The file.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("all keys are texts")
    }

    /// Keeps a handout under a name, in place of one of the same name. `records`: its programs as they are now.
    pub fn save(
        &mut self,
        name: &str,
        handoff: &Handoff,
        look: Look,
        records: &[Record],
        saved_on: Date,
    ) -> Result<(), HandoffError> {
        let name = tidy_name(name);
        let handoff = handoff.tidy();
        if name.is_empty() || handoff.items.is_empty() {
            return Err(HandoffError::Empty);
        }
        let item = |item: &Item| TemplateItem {
            code: item.code,
            phrases: item.phrases.iter().filter(|phrase| !is_personal(phrase)).cloned().collect(),
            seen: record_of(records, item.code).map(Seen::of).unwrap_or_default(),
            unknown: Map::new(),
        };
        let template = Template {
            name,
            saved_on,
            lang: handoff.lang.clone(),
            discreet: handoff.discreet,
            look,
            items: handoff.items.iter().map(item).collect(),
            unknown: Map::new(),
        };
        self.put(template)
    }

    fn put(&mut self, template: Template) -> Result<(), HandoffError> {
        match self.templates.iter().position(|own| own.name == template.name) {
            Some(at) => self.templates[at] = template,
            None if self.templates.len() >= MAX_TEMPLATES => return Err(HandoffError::TooMany),
            None => self.templates.push(template),
        }
        Ok(())
    }

    /// What importing another's templates would do, one for each of them.
    pub fn differences(&self, imported: &Templates) -> Vec<Difference> {
        imported.templates.iter().map(|template| self.difference(template)).collect()
    }

    fn difference(&self, template: &Template) -> Difference {
        let Some(own) = self.templates.iter().find(|own| own.name == template.name) else { return Difference::New };
        if own.look == template.look && own.handoff(String::new()) == template.handoff(String::new()) {
            return Difference::Same;
        }
        let missing = |a: &Template, b: &Template| {
            a.items.iter().filter(|item| b.items.iter().all(|other| other.code != item.code)).count()
        };
        Difference::Other { added: missing(template, own), removed: missing(own, template) }
    }

    /// Takes another's templates over, those of the same name in place of the own.
    pub fn import(&mut self, imported: Templates) -> Result<(), HandoffError> {
        let mut all = self.clone();
        imported.templates.into_iter().try_for_each(|template| all.put(template))?;
        *self = all;
        Ok(())
    }
}

impl Template {
    /// The handout that it makes. `from`: who hands over, and so in whose name the programs are told who sent somebody.
    pub fn handoff(&self, from: String) -> Handoff {
        let name = from.trim();
        let can_be_said = (1..=MAX_ARGUMENT).contains(&name.chars().count());
        let phrase = |phrase: &Phrase| match phrase.id {
            SENT_BY if can_be_said => Some(Sentence::SentBy(name).phrase()),
            SENT_BY if phrase.argument.is_empty() => None,
            _ => Some(phrase.clone()),
        };
        let item = |item: &TemplateItem| Item {
            code: item.code,
            line: String::new(),
            phrases: item.phrases.iter().filter_map(phrase).collect(),
        };
        Handoff {
            lang: self.lang.clone(),
            made_on: None,
            items: self.items.iter().map(item).collect(),
            discreet: self.discreet,
            parts: Vec::new(),
            from,
        }
    }

    /// What changed since it was saved: one entry for each program, empty where nothing did.
    pub fn changes(&self, records: &[Record], today: Date) -> Vec<Vec<Change>> {
        self.items.iter().map(|item| item.changes(record_of(records, item.code), today)).collect()
    }
}

impl TemplateItem {
    fn changes(&self, record: Option<&Record>, today: Date) -> Vec<Change> {
        let Some(record) = record else { return vec![Change::Gone] };
        let now = Seen::of(record);
        let differs = |then: &str, now: &str| !then.is_empty() && then != now;
        let is_checked = record.program.assured_on.is_some_and(|on| today - on <= MAX_AGE);
        let changes = [
            (Change::Hours, differs(&self.seen.hours, &now.hours)),
            (Change::Phones, differs(&self.seen.phones, &now.phones)),
            (Change::AskFor, differs(&self.seen.ask_for, &now.ask_for)),
            (Change::NotChecked, !is_checked),
        ];
        changes.into_iter().filter_map(|(change, holds)| holds.then_some(change)).collect()
    }
}

impl Handoff {
    /// The same for another patient: without the lines and the phrases that were one patient's alone.
    pub fn again(&self) -> Handoff {
        let item = |item: &Item| Item {
            code: item.code,
            line: String::new(),
            phrases: item.phrases.iter().filter(|phrase| !is_personal(phrase)).cloned().collect(),
        };
        Handoff { made_on: None, items: self.items.iter().map(item).collect(), ..self.clone() }
    }
}

impl Seen {
    fn of(record: &Record) -> Seen {
        let program = &record.program;
        let contacts = program.contacts.iter().chain(program.sites.iter().flat_map(|site| &site.contacts));
        let ask_for: Vec<&str> = contacts.filter_map(|contact| contact.ask_for.as_deref()).collect();
        let schedules = [&program.schedules].into_iter().chain(program.sites.iter().map(|site| &site.schedules));
        let schedules: Vec<_> = schedules.chain(record.locations.iter().map(|place| &place.schedules)).collect();
        let phones: Vec<_> = record.phones().into_iter().map(|phone| (&phone.number, &phone.extension)).collect();
        Seen {
            name: program.name.clone(),
            hours: short_hash(&schedules),
            phones: short_hash(&phones),
            ask_for: short_hash(&ask_for),
        }
    }
}

fn short_hash(value: &impl Serialize) -> String {
    let digest = Sha256::digest(serde_json::to_vec(value).expect("all keys are texts"));
    let mut hash = String::new();
    for byte in &digest[..4] {
        write!(hash, "{byte:02x}").expect("a string takes everything");
    }
    hash
}

fn is_personal(phrase: &Phrase) -> bool {
    Sentence::of(phrase).is_some_and(Sentence::is_personal)
}

fn tidy_name(name: &str) -> String {
    crate::tidy_text(name, MAX_NAME)
}

fn record_of(records: &[Record], code: Code) -> Option<&Record> {
    records.iter().find(|record| record.program.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look::Paper;
    use signpost_directory::{Contact, Phone, Program};
    use signpost_hours::{Schedule, date::date};

    const TODAY: Date = date(2026, 11, 29);
    const LARGE: Look =
        Look { paper: Some(Paper::A4), is_large: true, is_wallet: false, is_bilingual: false, has_codes_only: false };

    fn code(n: usize) -> Code {
        Code::candidates("a program").nth(n).expect("endless")
    }

    fn record(n: usize) -> Record {
        let program = Program {
            code: code(n),
            name: format!("Program {n}"),
            phones: vec![Phone { number: "305-555-0101".into(), ..Phone::default() }],
            schedules: vec![Schedule { text: Some("Mondays".into()), ..Schedule::default() }],
            contacts: vec![Contact { ask_for: Some("Mary".into()), ..Contact::default() }],
            assured_on: Some(TODAY),
            ..Program::default()
        };
        Record { program, organization: None, locations: Vec::new() }
    }

    fn handoff(programs: &[usize]) -> Handoff {
        let phrases = vec![Sentence::BringSheet.phrase(), Sentence::ExpectedOn(TODAY).phrase()];
        let item = |n: &usize| Item { code: code(*n), line: "for Ana alone".into(), phrases: phrases.clone() };
        Handoff {
            from: "Dr. Rivera".into(),
            lang: Some("es".into()),
            items: programs.iter().map(item).collect(),
            ..Handoff::default()
        }
    }

    fn saved(name: &str, programs: &[usize]) -> Templates {
        let mut templates = Templates::default();
        let records: Vec<Record> = programs.iter().map(|n| record(*n)).collect();
        templates.save(name, &handoff(programs), LARGE, &records, TODAY).expect("it fits");
        templates
    }

    #[test]
    fn a_template_keeps_programs_phrases_and_language_and_nothing_of_one_patient() {
        let templates = saved(" New  diabetes patient ", &[1, 2]);
        assert!(!templates.to_json().contains("Ana"), "{}", templates.to_json());
        let template = &templates.templates[0];
        assert_eq!(template.name, "New diabetes patient");
        let made = template.handoff("Dr. Rivera".into());
        assert_eq!(made, handoff(&[1, 2]).again());
        assert_eq!(made.items[0].phrases, [Sentence::BringSheet.phrase()]);
        assert_eq!(template.look, LARGE);
        assert!(templates.to_json().contains(r#""paper":"a4","large":true"#), "{}", templates.to_json());
        assert_eq!(Templates::from_json(&templates.to_json()), Ok(templates));
    }

    #[test]
    fn whoever_uses_a_template_sends_people_in_their_own_name() {
        assert_eq!(SENT_BY, Sentence::SentBy("").phrase().id);
        let mut made = handoff(&[1]);
        made.items[0].phrases = vec![Sentence::SentBy("North Clinic").phrase(), Sentence::BringSheet.phrase()];
        let mut templates = Templates::default();
        templates.save("a", &made, Look::default(), &[], TODAY).unwrap();
        let said = |template: &Template, from: &str| {
            let made = template.handoff(from.to_owned());
            made.items[0].sentences().map(|sentence| format!("{sentence:?}")).collect::<Vec<_>>()
        };
        let own = &templates.templates[0];
        assert_eq!(said(own, " South Clinic "), [r#"SentBy("South Clinic")"#, "BringSheet"]);
        assert_eq!(said(own, ""), [r#"SentBy("North Clinic")"#, "BringSheet"]);
        let community = Community { templates: templates.to_json(), ..Community::default() };
        let published = &Templates::of_community(&community).templates[0];
        assert_eq!(said(published, "South Clinic"), [r#"SentBy("South Clinic")"#, "BringSheet"]);
        for nobody in ["", &"x".repeat(MAX_ARGUMENT + 1)] {
            assert_eq!(said(published, nobody), ["BringSheet"]);
        }
    }

    #[test]
    fn one_of_the_same_name_is_replaced_and_too_many_are_refused() {
        let mut templates = saved("a", &[1]);
        templates.save("a", &handoff(&[2]), LARGE, &[], TODAY).unwrap();
        assert_eq!(templates.templates.iter().map(|t| t.items[0].code).collect::<Vec<_>>(), [code(2)]);
        for n in 1..MAX_TEMPLATES {
            templates.save(&n.to_string(), &handoff(&[1]), LARGE, &[], TODAY).unwrap();
        }
        assert_eq!(templates.save("more", &handoff(&[1]), LARGE, &[], TODAY), Err(HandoffError::TooMany));
        assert_eq!(templates.import(saved("more", &[1])), Err(HandoffError::TooMany));
        assert_eq!(templates.save("a", &handoff(&[]), LARGE, &[], TODAY), Err(HandoffError::Empty));
        assert_eq!(templates.save(" ", &handoff(&[1]), LARGE, &[], TODAY), Err(HandoffError::Empty));
    }

    #[test]
    fn what_changed_since_is_told_for_each_program() {
        let template = saved("a", &[1, 2, 3, 4, 5]).templates.remove(0);
        let mut records: Vec<Record> = (1..5).map(record).collect();
        assert_eq!(template.changes(&records, TODAY)[..4], [const { Vec::new() }; 4]);
        records[0].program.schedules[0].text = Some("Tuesdays".into());
        records[1].program.phones[0].number = "305-555-0199".into();
        records[2].program.contacts.clear();
        records[3].program.assured_on = Some(TODAY.plus(-MAX_AGE - 1));
        let expected = [Change::Hours, Change::Phones, Change::AskFor, Change::NotChecked, Change::Gone];
        assert_eq!(template.changes(&records, TODAY), expected.map(|change| vec![change]));
    }

    #[test]
    fn importing_says_first_what_it_would_do() {
        let mut own = saved("a", &[1, 2]);
        own.import(saved("b", &[1])).unwrap();
        let mut imported = saved("a", &[2, 3, 4]);
        imported.import(saved("b", &[1])).unwrap();
        imported.import(saved("c", &[1])).unwrap();
        let expected = [Difference::Other { added: 2, removed: 1 }, Difference::Same, Difference::New];
        assert_eq!(own.differences(&imported), expected);
        let mut other = saved("b", &[1]);
        other.templates[0].look.paper = None;
        assert_eq!(own.differences(&other), [Difference::Other { added: 0, removed: 0 }]);
        own.import(imported.clone()).unwrap();
        assert_eq!(own.differences(&imported), [const { Difference::Same }; 3]);
        assert_eq!(own.templates.len(), 3);
    }

    #[test]
    fn fields_of_a_later_version_stay() {
        let code = code(1);
        let later = format!(
            r#"{{"version":1,"theme":1,"templates":[{{"name":"a","saved_on":"2026-11-29","fold":"three","items":[{{"code":"{code}","room":12}}]}}]}}"#
        );
        let written = Templates::from_json(&later).unwrap().to_json();
        for kept in [r#""theme":1"#, r#""fold":"three""#, r#""room":12"#] {
            assert!(written.contains(kept), "{written}");
        }
    }

    #[test]
    fn what_is_no_file_of_templates_is_refused() {
        let code = code(1);
        let item = format!(r#"{{"code":"{code}"}}"#);
        let with = |name: &str, items: &[&str]| {
            let items = items.join(",");
            format!(r#"{{"version":1,"templates":[{{"name":"{name}","saved_on":"2026-11-29","items":[{items}]}}]}}"#)
        };
        assert!(Templates::from_json(&with("a", &[&item])).is_ok());
        let twice = Templates::from_json(&with("a", &[&item, &item])).unwrap();
        assert_eq!(twice.templates[0].items.len(), 1);
        assert_eq!(Templates::from_json(r#"{"version":2,"templates":{}}"#), Err(HandoffError::Newer));
        assert_eq!(Templates::from_json(&"a".repeat(MAX_FILE + 1)), Err(HandoffError::TooLong));
        let many = vec![item.as_str(); MAX_ITEMS + 1];
        for text in ["", "{}", "[]", r#"{"version":1}"#, &with("a", &[]), &with(" ", &[&item]), &with("a", &many)] {
            assert_eq!(Templates::from_json(text), Err(HandoffError::Damaged), "{text}");
        }
    }
}

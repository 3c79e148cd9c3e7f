//! What a discreet sheet leaves out: whoever finds it learns how to reach a program, and not what for.

use crate::sheet::{Entry, Place, Sheet};

impl Entry {
    /// Without what tells its topic: what it is, for whom, who runs it, and the source's words about cost, numbers and hours.
    pub(crate) fn make_discreet(&mut self) {
        (self.organization, self.summary, self.eligibility, self.fees) = (None, None, None, None);
        self.phones.iter_mut().for_each(|phone| phone.description = None);
        self.sites.iter_mut().for_each(|site| site.hours_words.clear());
        self.notices.retain(|notice| !notice.tells_topic());
    }
}

impl Sheet {
    /// A discreet sheet with codes in the place of names: of programs, of their buildings, and of what is gone.
    pub fn with_codes_only(mut self) -> Sheet {
        for entry in &mut self.entries {
            entry.name = entry.code.to_string();
            for site in &mut entry.sites {
                if let Place::At { name, .. } = &mut site.place {
                    *name = None;
                }
            }
        }
        for gone in &mut self.gone {
            gone.name = None;
            gone.similar.clear();
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Handoff, Item,
        sheet::{Gone, Reader, Sheet, Similar},
    };
    use signpost_directory::{Address, Code, Location, Organization, Phone, Program, Record, Site};
    use signpost_hours::{Schedule, Zone};

    const UTC: Zone = Zone { first_offset: 0, transitions: Vec::new() };

    fn sheet() -> (Sheet, Code) {
        let code = Code::candidates("group").next().expect("endless");
        let program = Program {
            code,
            name: "Evening Group".into(),
            description: Some("Counseling for survivors.".into()),
            eligibility: Some("For survivors".into()),
            fees: Some("Free for survivors".into()),
            phones: vec![Phone {
                number: "305-555-0101".into(),
                description: Some("Survivors' line".into()),
                ..Phone::default()
            }],
            schedules: vec![Schedule { text: Some("Survivors meet on Mondays".into()), ..Schedule::default() }],
            sites: vec![Site::default()],
            ..Program::default()
        };
        let organization = Organization { name: "Survivors' House".into(), ..Organization::default() };
        let address = Address { city: "Alder".into(), ..Address::default() };
        let location = Location { name: Some("House of Hope".into()), address: Some(address), ..Location::default() };
        let record = Record { program, organization: Some(organization), locations: vec![location] };
        let lost = Code::candidates("lost").next().expect("endless");
        let items = [code, lost].map(|code| Item { code, ..Item::default() }).into();
        let handoff = Handoff { items, discreet: true, ..Handoff::default() };
        let similar = Similar { code, name: "Evening Group".into() };
        let gone = Gone { code: lost, name: Some("Morning Group".into()), similar: vec![similar], ..Gone::default() };
        let reader = Reader { lang: "en", near: None, zone: &UTC, now: 0, notices: &[] };
        (Sheet::of_handoff(&handoff, &[record], &[gone], reader), code)
    }

    #[test]
    fn a_discreet_sheet_says_how_to_reach_a_program_and_not_what_for() {
        let (sheet, _) = sheet();
        let text = format!("{sheet:?}").to_lowercase();
        assert!(!text.contains("survivor"), "{text}");
        for said in ["evening group", "305-555-0101", "house of hope", "alder"] {
            assert!(text.contains(said), "{said} in {text}");
        }
    }

    #[test]
    fn with_codes_alone_it_has_no_names() {
        let (sheet, code) = sheet();
        let sheet = sheet.with_codes_only();
        let text = format!("{sheet:?}").to_lowercase();
        for name in ["group", "house"] {
            assert!(!text.contains(name), "{name} in {text}");
        }
        assert_eq!(sheet.entries[0].name, code.to_string());
        assert!(text.contains("305-555-0101") && text.contains("alder"), "{text}");
    }
}

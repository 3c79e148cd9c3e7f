//! Every text of a record that a reader may see.

use signpost_directory::{Contact, Location, Organization, Phone, Program};

/// The texts of a record, each with the name of its column where it is one cell.
pub(super) trait Texts {
    fn each(&mut self, visit: &mut dyn FnMut(&'static str, &mut String));
}

impl Texts for Option<String> {
    fn each(&mut self, visit: &mut dyn FnMut(&'static str, &mut String)) {
        if let Some(text) = self {
            visit("", text);
            if text.is_empty() {
                *self = None;
            }
        }
    }
}

impl Texts for Vec<String> {
    fn each(&mut self, visit: &mut dyn FnMut(&'static str, &mut String)) {
        self.iter_mut().for_each(|text| visit("", text));
        self.retain(|text| !text.is_empty());
    }
}

impl Texts for Vec<Phone> {
    fn each(&mut self, visit: &mut dyn FnMut(&'static str, &mut String)) {
        for phone in self.iter_mut() {
            // Words that are no number are shown as they are.
            if phone.dial().is_none() {
                visit("", &mut phone.number);
            }
            phone.description.each(visit);
            phone.kind.each(visit);
            phone.extension.each(visit);
            phone.languages.each(visit);
        }
        self.retain(|phone| !phone.number.is_empty());
    }
}

impl Texts for Vec<Contact> {
    fn each(&mut self, visit: &mut dyn FnMut(&'static str, &mut String)) {
        for contact in self.iter_mut() {
            for text in [&mut contact.ask_for, &mut contact.title, &mut contact.department, &mut contact.email] {
                text.each(visit);
            }
            contact.phones.each(visit);
        }
        self.retain(|contact| *contact != Contact::default());
    }
}

impl Texts for Vec<signpost_hours::Schedule> {
    fn each(&mut self, visit: &mut dyn FnMut(&'static str, &mut String)) {
        for schedule in self.iter_mut() {
            schedule.text.each(visit);
            schedule.attending.each(visit);
        }
    }
}

fn named(text: &mut Option<String>, column: &'static str, visit: &mut dyn FnMut(&'static str, &mut String)) {
    text.each(&mut |_, text| visit(column, text));
}

impl Texts for Organization {
    fn each(&mut self, visit: &mut dyn FnMut(&'static str, &mut String)) {
        visit("name", &mut self.name);
        named(&mut self.alternate_name, "alternate_name", visit);
        named(&mut self.description, "description", visit);
        named(&mut self.website, "website", visit);
        named(&mut self.email, "email", visit);
        named(&mut self.clinical_capacity, "x_clinical_capacity", visit);
        self.phones.each(visit);
    }
}

impl Texts for Location {
    fn each(&mut self, visit: &mut dyn FnMut(&'static str, &mut String)) {
        named(&mut self.name, "name", visit);
        named(&mut self.description, "description", visit);
        named(&mut self.transportation, "transportation", visit);
        named(&mut self.website, "url", visit);
        self.accessibility.each(visit);
        self.languages.each(visit);
        self.phones.each(visit);
        self.schedules.each(visit);
    }
}

impl Texts for Program {
    fn each(&mut self, visit: &mut dyn FnMut(&'static str, &mut String)) {
        visit("name", &mut self.name);
        for (text, column) in [
            (&mut self.alternate_name, "alternate_name"),
            (&mut self.description, "description"),
            (&mut self.alert, "alert"),
            (&mut self.website, "url"),
            (&mut self.email, "email"),
            (&mut self.eligibility, "eligibility"),
            (&mut self.fees, "fees"),
            (&mut self.application, "application_process"),
            (&mut self.wait_time, "wait_time"),
            (&mut self.accreditations, "accreditations"),
            (&mut self.licenses, "licenses"),
            (&mut self.interpretation, "interpretation_services"),
            (&mut self.teaches, "x_teaches"),
            (&mut self.referral, "x_referral"),
            (&mut self.assured_by, "x_assured_by"),
        ] {
            named(text, column, visit);
        }
        for translation in &mut self.translations {
            for text in [
                &mut translation.name,
                &mut translation.description,
                &mut translation.eligibility,
                &mut translation.application,
                &mut translation.fees,
                &mut translation.teaches,
                &mut translation.alert,
            ] {
                text.each(visit);
            }
        }
        for list in [
            &mut self.terms,
            &mut self.required_documents,
            &mut self.languages,
            &mut self.service_areas,
            &mut self.conditions,
        ] {
            list.each(visit);
        }
        for cost in &mut self.costs {
            cost.option.each(visit);
            cost.description.each(visit);
        }
        for capacity in &mut self.capacity {
            capacity.description.each(visit);
        }
        self.phones.each(visit);
        self.contacts.each(visit);
        self.schedules.each(visit);
        for site in &mut self.sites {
            site.description.each(visit);
            site.phones.each(visit);
            site.contacts.each(visit);
            site.schedules.each(visit);
        }
    }
}

//! Defines how the directory's types are JSON: their fields in order, their ids. My list keeps records so, for ever.

use super::{
    Address, Capacity, Code, Community, Contact, Coordinates, Cost, CrisisLine, Directory, Localized, Location,
    LocationKind, NeedTag, Organization, Partnership, Phone, Place, Program, Record, Site, Status, Synonym,
    Translation,
};
use signpost_json as json;
use signpost_json::{FromJson, JsonError, Reader, ToJson, Writer};

json::in_words!(Code);

json::record!(Directory {
    community,
    released_at,
    zone,
    organizations,
    locations,
    programs,
    places,
    vocabulary,
    partner_codes,
});

json::record!(Community { name, tagline, email, phone, website, time_zone, languages, country, crisis_lines, demo });

json::record!(CrisisLine { name, number, text, description });

json::record!(Organization {
    source_id,
    name,
    alternate_name,
    description,
    email,
    website,
    phones,
    partnership,
    clinical_capacity,
});

json::choice!(Partnership {
    Informal = "informal",
    Referral = "referral",
    Agreement = "agreement",
    CoLocated = "co-located",
});

json::record!(Program {
    code,
    source_id,
    organization,
    name,
    alternate_name,
    description,
    lang,
    translations,
    status,
    alert,
    website,
    email,
    needs,
    terms,
    eligibility,
    minimum_age,
    maximum_age,
    fees,
    costs,
    application,
    required_documents,
    wait_time,
    accreditations,
    licenses,
    languages,
    interpretation,
    service_areas,
    capacity,
    teaches,
    conditions,
    referral,
    funded_until,
    valid_until,
    assured_on,
    assured_by,
    modified_on,
    phones,
    contacts,
    schedules,
    sites,
    partner,
});

json::record!(Translation { lang, name, description, eligibility, application, fees, teaches, alert });

json::choice!(Status { Active = "active", TemporarilyClosed = "temporarily-closed" });

json::whole!(NeedTag { need, guessed });

json::record!(Cost { amount, currency, option, description });

json::record!(Capacity { unit, available, maximum, description, updated_on });

json::record!(Phone { number, extension, kind, languages, description });

json::record!(Contact { ask_for, title, department, email, phones });

json::record!(Site { location, description, phones, contacts, schedules });

json::record!(Location {
    source_id,
    organization,
    kind,
    name,
    description,
    address,
    coordinates,
    transportation,
    accessibility,
    languages,
    website,
    phones,
    schedules,
    confidential,
});

json::choice!(LocationKind { Physical = "physical", Postal = "postal", Virtual = "virtual" });

json::record!(Address { attention, lines, city, region, state, postal_code, country });

json::record!(Coordinates { latitude, longitude });

json::record!(Place { postal_code, name, middle });

json::record!(Synonym { words, lang, shown, means, needs, crisis });

json::record!(Record { program, organization, locations });

impl ToJson for Localized {
    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }
}

impl FromJson for Localized {
    fn read(reader: &mut Reader) -> Result<Self, JsonError> {
        FromJson::read(reader).map(Localized)
    }
}

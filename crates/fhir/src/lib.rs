#![doc = include_str!("../README.md")]

mod directory;

pub use directory::{Codes, HoursInWords, directory};

use directory::{identifier, put, telecom};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use signpost_directory::Record;
use signpost_handoff::{Outcome, Return};
use std::fmt::Write;

/// Of HL7's SDOH Clinical Care guide, whose code for a task of the patient is used here.
const TASK_CODES: &str = "http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes";
const DATA_ABSENT_REASON: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

/// One program of the return, with the words for it in the record's language.
#[derive(Debug, Clone, PartialEq)]
pub struct Told<'a> {
    /// What happened.
    pub outcome: Outcome,
    /// The program; `None` where the directory no longer has it.
    pub record: Option<&'a Record>,
    /// `Task.description`: what the patient was to do.
    pub description: String,
    /// `Task.statusReason`: why it did not work out; `None` where it did, or is not known yet.
    pub reason: Option<String>,
}

/// The bundle. `note`: who told this and that nobody confirmed it; `directory`: the address of the directory whose codes
/// these are.
pub fn bundle(returned: &Return, programs: &[Told], note: &str, directory: Option<&str>) -> Value {
    let mut entries = Vec::new();
    for told in programs {
        let [task_url, service_url] = ["task", "service"].map(|kind| urn(returned, told, kind));
        let task = task(returned, told, note, &service_url);
        entries.push(json!({"fullUrl": task_url, "resource": task}));
        entries.push(json!({"fullUrl": service_url, "resource": service(told, directory)}));
    }
    json!({"resourceType": "Bundle", "type": "collection", "entry": entries})
}

fn task(returned: &Return, told: &Told, note: &str, service_url: &str) -> Value {
    let mut focus = Map::new();
    focus.insert("reference".into(), service_url.into());
    if let Some(record) = told.record {
        focus.insert("display".into(), record.program.name.clone().into());
    }
    let mut task = json!({
        "resourceType": "Task",
        "status": told.outcome.state.fhir_task_status(),
        "intent": "order",
        "code": {"coding": [{"system": TASK_CODES, "code": "make-contact", "display": "Make Contact"}]},
        "description": told.description,
        "focus": focus,
        // Whose it is, whoever files it knows: the return does not say.
        "for": {"extension": [{"url": DATA_ABSENT_REASON, "valueCode": "unknown"}]},
        "note": [{"time": returned.made_on.to_string(), "text": note}],
    });
    if let Some(reason) = &told.reason {
        task["statusReason"] = json!({"text": reason});
    }
    if let Some(on) = told.outcome.on {
        task["lastModified"] = on.to_string().into();
    }
    task
}

fn service(told: &Told, system: Option<&str>) -> Value {
    let mut service = json!({"resourceType": "HealthcareService"});
    put(&mut service, "identifier", identifier(system, &told.outcome.code.to_string()));
    if let Some(record) = told.record {
        service["name"] = record.program.name.clone().into();
        if let Some(organization) = &record.organization {
            service["providedBy"] = json!({"display": organization.name});
        }
        let mut phones = record.phones();
        phones.retain(|phone| phone.is_voice());
        put(&mut service, "telecom", telecom(&phones, None, None));
    }
    service
}

/// A UUID of version 8 (RFC 9562): the same return gives the same bundle, so that importing it twice is noticed.
fn urn(returned: &Return, told: &Told, kind: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(returned.encode().unwrap_or_default());
    hash.update(told.outcome.code.to_string());
    hash.update(kind);
    let mut bytes: [u8; 16] = std::array::from_fn({
        let digest = hash.finalize();
        move |i| digest[i]
    });
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut urn = String::from("urn:uuid:");
    for (i, byte) in bytes.iter().enumerate() {
        if matches!(i, 4 | 6 | 8 | 10) {
            urn.push('-');
        }
        write!(urn, "{byte:02x}").expect("a string takes everything");
    }
    urn
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::{Code, Organization, Phone, Program};
    use signpost_hours::date::date;
    use signpost_saved::{Reason, State};
    use std::collections::BTreeSet;

    /// Of every state; the first program is listed, the others are gone.
    fn example() -> Value {
        let made_on = date(2026, 11, 29);
        let outcome = |(n, code): (usize, Code)| Outcome {
            code,
            state: State::ALL[n],
            on: (n % 3 != 2).then(|| made_on.plus(-7 * n as i32)),
        };
        let outcomes: Vec<Outcome> =
            Code::candidates("a program").enumerate().take(State::ALL.len()).map(outcome).collect();
        let phone = Phone { number: "305-555-0101".into(), ..Phone::default() };
        let program =
            Program { code: outcomes[0].code, name: "Food Pantry".into(), phones: vec![phone], ..Program::default() };
        let organization = Some(Organization { name: "St. Jude \"Cares\"".into(), ..Organization::default() });
        let record = Record { program, organization, locations: Vec::new() };
        let returned = Return { made_on, outcomes };
        let told = |outcome: &Outcome| Told {
            outcome: *outcome,
            record: Some(&record).filter(|record| record.program.code == outcome.code),
            description: "Contact the program".into(),
            reason: matches!(outcome.state, State::DidNotWork(_)).then(|| outcome.state.id().to_owned()),
        };
        let told: Vec<Told> = returned.outcomes.iter().map(told).collect();
        bundle(&returned, &told, "Told by the patient, not confirmed", Some("https://help.example.org/"))
    }

    fn tasks(bundle: &Value) -> Vec<&Value> {
        let resources = bundle["entry"].as_array().unwrap().iter().map(|entry| &entry["resource"]);
        resources.filter(|resource| resource["resourceType"] == "Task").collect()
    }

    /// The same file is validated against R4's JSON schema by `tests/e2e/stories/returns.spec.js`.
    #[test]
    fn the_bundle_is_the_golden_one() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/fhir/return.json");
        let written = serde_json::to_string_pretty(&example()).unwrap() + "\n";
        if std::env::var_os("SIGNPOST_BLESS").is_some() {
            std::fs::write(path, &written).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap(), written);
    }

    #[test]
    fn each_state_is_a_status_of_the_patients_own_task() {
        let bundle = example();
        let statuses: Vec<_> = tasks(&bundle).iter().map(|task| task["status"].as_str().unwrap()).collect();
        for (state, status) in State::ALL.iter().zip(statuses) {
            let expected = match state {
                State::NotYet => "ready",
                State::Called => "in-progress",
                State::Waiting => "on-hold",
                State::GotHelp => "completed",
                State::DidNotWork(Reason::NotNeeded) => "cancelled",
                State::DidNotWork(_) => "failed",
            };
            assert_eq!(status, expected, "{state:?}");
        }
    }

    #[test]
    fn nothing_says_who_the_patient_is_and_no_profile_is_claimed() {
        let bundle = example();
        for task in tasks(&bundle) {
            assert_eq!(task["for"]["extension"][0]["url"], DATA_ABSENT_REASON);
            assert!(task["for"].get("reference").is_none());
        }
        let text = bundle.to_string();
        assert!(!text.contains("Patient/") && !text.contains("\"meta\"") && !text.contains("profile"), "{text}");
    }

    #[test]
    fn each_entry_has_an_address_of_its_own_and_each_task_names_its_service() {
        let bundle = example();
        let entries = bundle["entry"].as_array().unwrap();
        let addresses: BTreeSet<&str> = entries.iter().map(|entry| entry["fullUrl"].as_str().unwrap()).collect();
        assert_eq!(addresses.len(), entries.len());
        for pair in entries.chunks(2) {
            assert_eq!(pair[0]["resource"]["focus"]["reference"], pair[1]["fullUrl"]);
        }
        let uuid = entries[0]["fullUrl"].as_str().unwrap();
        assert_eq!((uuid.len(), &uuid[23..24]), (45, "8"), "{uuid}");
    }
}

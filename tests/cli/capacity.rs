//! A partner says daily whether it has room, with its own key alone; the community's scheduled job takes it, without the
//! keys of its editors.

use crate::{
    desk::{Desk, MORNING, NEXT_DAY, Ran},
    hosting::host,
};
use ed25519_dalek::pkcs8::DecodePrivateKey;
use signpost_directory::RoomStatus;
use signpost_trust::{
    metadata::{Metadata, Targets},
    sign::SigningKey,
};
use std::fs;

const LATER: &str = "2026-11-23T09:00:00Z";
const EVENING: &str = "2026-11-23T20:00:00Z";
const NEXT_MORNING: &str = "2026-11-24T09:00:00Z";
/// After the partner's signature has run out.
const NEXT_YEAR: &str = "2028-01-01T09:00:00Z";

/// A community whose site has two programs of a clinic; `online/` has what the scheduled job needs, and no more.
fn community_and_clinic() -> Desk {
    let desk = Desk::with_site();
    desk.run("keys one clinic/key --holder Clinic").ends(0);
    desk.write("clinic/data/signpost.toml", "name = \"Maple Clinic\"\ntime_zone = \"America/New_York\"\n");
    desk.write("clinic/data/organization.csv", "id,name,description\nc1,Maple Clinic,Care\n");
    write_clinic(&desk, &["diabetes", "dental"]);
    sign(&desk, MORNING);
    desk.run(&format!("partner add clinic --key clinic/key/public.json --keys keys --at {MORNING}")).ends(0);
    publish(&desk, NEXT_DAY).ends(0);
    for folder in ["metadata", "online"] {
        desk.restore(&format!("job/{folder}"), &desk.files(&format!("keys/{folder}")));
    }
    desk.write("job/signpost.toml", "name = \"Maple\"\n[[partners]]\nname = \"clinic\"\nfrom = \"../clinic/sent\"\n");
    desk
}

fn write_clinic(desk: &Desk, ids: &[&str]) {
    let rows: String = ids.iter().map(|id| format!("{id},c1,The {id} class,A class,active\n")).collect();
    desk.write("clinic/data/service.csv", format!("id,organization_id,name,description,status\n{rows}"));
}

fn sign(desk: &Desk, at: &str) {
    desk.run(&format!("partner sign clinic --from clinic/data --keys clinic/key --out clinic/sent --at {at}")).ends(0);
}

fn publish(desk: &Desk, at: &str) -> Ran {
    desk.run(&format!("publish --from data --keys keys --out site --app app --partner clinic/sent --at {at}"))
}

fn report(desk: &Desk, table: &str, at: &str) -> Ran {
    desk.write("clinic/today.csv", table);
    desk.run(&format!("partner sign clinic --capacity clinic/today.csv --keys clinic/key --out clinic/sent --at {at}"))
}

fn renew(desk: &Desk, at: &str) -> Ran {
    desk.run(&format!("renew site --keys job --config job/signpost.toml --at {at}"))
}

/// What a reader's app makes of the site: the status of a program of the clinic, and as of when.
fn room(desk: &Desk, id: &str, at: &str) -> Option<(RoomStatus, String)> {
    let site = desk.path("site");
    let at = signpost_cli::parse_time(at).unwrap();
    let directory = signpost_cli::verify::directory(site.to_str().unwrap(), None, at).unwrap().0;
    let program = directory.programs.iter().find(|program| program.source_id == format!("clinic:{id}")).unwrap();
    let capacity = program.capacity.first()?;
    Some((capacity.room_status()?, capacity.updated_on?.to_string()))
}

#[test]
fn a_partner_reports_its_capacity_with_its_own_key_and_the_scheduled_job_takes_it_with_the_online_key() {
    let desk = community_and_clinic();
    assert_eq!(room(&desk, "diabetes", NEXT_DAY), None);
    let before = desk.newest("editors");
    report(&desk, "service_id,status\ndiabetes,waitlist\nclinic:dental,capacity\n", LATER)
        .ends(0)
        .says("Signed whether 2 programs of clinic have room");
    renew(&desk, LATER).ends(0).says("clinic reported whether 2 of its programs have room");
    assert_eq!(room(&desk, "diabetes", LATER), Some((RoomStatus::Waitlist, "2026-11-23".into())));
    assert_eq!(room(&desk, "dental", LATER), Some((RoomStatus::Capacity, "2026-11-23".into())));
    desk.run(&format!("verify site --at {LATER}")).ends(0);
    assert_eq!(desk.newest("editors"), before, "the editors have signed nothing");
    assert!(!desk.path("job/editors").exists());
    // Nothing new is nothing to tell; in the evening one of them is full, and the other is as it was in the entries.
    let quiet = renew(&desk, LATER).ends(0);
    assert!(!quiet.out.contains("reported"), "{}", quiet.out);
    report(&desk, "service_id,unit,available,updated\ndental,chairs,0,2026-11-22\n", EVENING).ends(0);
    renew(&desk, EVENING).ends(0).says("1 of its programs");
    assert_eq!(room(&desk, "dental", EVENING), Some((RoomStatus::NoCapacity, "2026-11-22".into())));
    assert_eq!(room(&desk, "diabetes", EVENING), None);
    // From an address as from a folder.
    report(&desk, "service_id,status\ndental,additional-assessment-required\n", NEXT_MORNING).ends(0);
    let served_from = |address: &str| {
        let config = format!("[[partners]]\nname = \"clinic\"\nfrom = \"{address}\"\n");
        desk.write("job/signpost.toml", config);
    };
    served_from(&host(desk.path("clinic/sent"), |_, _, _| {}));
    renew(&desk, NEXT_MORNING).ends(0).says("1 of its programs");
    let assessed = RoomStatus::AdditionalAssessmentRequired;
    assert_eq!(room(&desk, "dental", NEXT_MORNING), Some((assessed, "2026-11-24".into())));
    // Nobody answers there.
    served_from("http://127.0.0.1:1/");
    renew(&desk, NEXT_MORNING).ends(1).says("was not taken").says("Renewed site");
}

#[test]
fn what_was_reported_outlives_the_communitys_and_the_partners_next_release() {
    let desk = community_and_clinic();
    report(&desk, "service_id,status\ndiabetes,waitlist\ndental,no-capacity\n", NEXT_DAY).ends(0);
    renew(&desk, NEXT_DAY).ends(0);
    desk.publish(LATER).ends(0);
    assert_eq!(room(&desk, "dental", LATER), Some((RoomStatus::NoCapacity, "2026-11-22".into())));
    let of_clinic = || desk.files("site/targets/partners/clinic").into_keys().collect::<Vec<_>>();
    // The partner's entries change; what it reported of the others stays, with its day.
    write_clinic(&desk, &["dental", "eyes"]);
    sign(&desk, LATER);
    renew(&desk, LATER).ends(1).says("has signed new entries, too").says("--partner");
    assert_eq!(room(&desk, "diabetes", LATER), Some((RoomStatus::Waitlist, "2026-11-22".into())));
    let digest = publish(&desk, EVENING).ends(2).says("The diabetes class").loss_digest();
    let confirmed = format!("--partner clinic/sent --at {EVENING} --confirm-loss {digest}");
    desk.run(&format!("publish --from data --keys keys --out site --app app {confirmed}")).ends(0);
    assert_eq!(room(&desk, "dental", EVENING), Some((RoomStatus::NoCapacity, "2026-11-22".into())));
    assert_eq!(room(&desk, "eyes", EVENING), None);
    // Old files go as those of every release do.
    desk.publish("2026-11-24T09:00:00Z").ends(0);
    desk.publish("2026-11-25T09:00:00Z").ends(0);
    assert_eq!(of_clinic().len(), 2, "{:?}", of_clinic());
}

#[test]
fn the_plain_pages_say_what_was_reported_last() {
    let desk = community_and_clinic();
    report(&desk, "service_id,unit,available,updated\ndental,chairs,0,2026-11-22\n", NEXT_DAY).ends(0);
    renew(&desk, NEXT_DAY).ends(0);
    desk.publish(LATER).ends(0);
    let at = signpost_cli::parse_time(LATER).unwrap();
    let directory = signpost_cli::verify::directory(desk.path("site").to_str().unwrap(), None, at).unwrap().0;
    let dental = directory.programs.iter().find(|program| program.source_id == "clinic:dental").unwrap();
    let page = desk.read(&format!("site/browse/{}.html", dental.code));
    assert!(page.contains("chairs") && page.contains("November 22, 2026"), "{page}");
}

#[test]
fn the_plain_pages_say_a_status_alone_and_of_a_table_that_grows_the_last_day() {
    let desk = community_and_clinic();
    let table =
        "service_id,status,updated\ndental,capacity,2026-11-20\ndental,no-capacity,2026-11-22\ndiabetes,waitlist,\n";
    report(&desk, table, NEXT_DAY).ends(0);
    renew(&desk, NEXT_DAY).ends(0);
    desk.publish(LATER).ends(0);
    let at = signpost_cli::parse_time(LATER).unwrap();
    let directory = signpost_cli::verify::directory(desk.path("site").to_str().unwrap(), None, at).unwrap().0;
    for (id, says) in [
        ("clinic:dental", "Full right now (as of November 22, 2026)"),
        ("clinic:diabetes", "Has a waiting list (as of November 22, 2026)"),
    ] {
        let program = directory.programs.iter().find(|program| program.source_id == id).unwrap();
        let page = desk.read(&format!("site/browse/{}.html", program.code));
        assert!(page.contains(says) && !page.contains("Takes new people"), "{id}: {page}");
    }
}

#[test]
fn a_version_that_leaves_no_room_for_later_ones_is_refused() {
    let desk = community_and_clinic();
    report(&desk, "service_id,status\ndental,capacity\n", NEXT_DAY).ends(0);
    let (role, before) = ("clinic/sent/partner-clinic.json", desk.files("site/targets"));
    let mut metadata = Metadata::<Targets>::parse(&fs::read(desk.path(role)).unwrap(), "partner-clinic").unwrap();
    let mut last = metadata.signed().clone();
    last.header.version = (1 << 53) - 1;
    metadata = Metadata::draft(last);
    metadata.sign(&thief(&desk));
    desk.write(role, metadata.to_bytes());
    renew(&desk, NEXT_DAY).ends(1).says("was not taken").says("nobody signs so often").says("Renewed site");
    publish(&desk, LATER).ends(2).says("what clinic sent is refused").says("nobody signs so often");
    assert_eq!(desk.files("site/targets"), before);
}

/// Has the clinic's key.
fn thief(desk: &Desk) -> SigningKey {
    let text = desk.read("clinic/key/key.pem");
    let pem = &text[text.find("-----BEGIN").unwrap()..];
    let secret = ed25519_dalek::SigningKey::from_pkcs8_pem(pem).unwrap();
    SigningKey::from_seed(secret.as_bytes(), Some("Clinic"))
}

#[test]
fn a_partner_can_report_of_its_own_programs_alone_and_slips_are_named_by_row() {
    let desk = community_and_clinic();
    let before = desk.files("clinic/sent");
    for (table, says) in [
        ("service_id,status\nfood,no-capacity\n", "row 2"),
        ("service_id,status\nother:dental,no-capacity\n", "row 2"),
        ("service_id,status\ndental,capacity\ndiabetes,plenty\n", "plenty"),
        ("service_id,available,unit\ndental,many,chairs\n", "many"),
        ("service_id,available\ndental,3\n", "what is counted"),
        ("service_id,status,updated\ndental,capacity,2027-01-01\n", "a day that is to come"),
        ("service_id,status\ndental,capacity\ndental,no-capacity\n", "two rows of one day"),
        ("service_id,unit,available\ndental,chairs,0\ndental,chairs,3\n", "two rows of one day for “chairs”"),
        ("service_id,status\n", "no row"),
        ("", "clinic/today.csv"),
        ("\u{0}\u{1}\u{2}", "clinic/today.csv"),
    ] {
        report(&desk, table, LATER).ends(2).says(says);
        assert_eq!(desk.files("clinic/sent"), before, "{table}");
    }
    let long = "service_id,status\n".to_owned() + &"dental,capacity\n".repeat(80_000);
    report(&desk, &long, LATER).ends(2).says("no table of capacity is so long");
    report(&desk, "service_id,status\ndental,capacity\n", NEXT_YEAR).ends(2).says("sign them first");
    desk.run(&format!("partner sign clinic --capacity clinic/today.csv --keys clinic/key --out nowhere --at {LATER}"))
        .ends(2)
        .says("has no entries yet");
}

#[test]
fn what_the_scheduled_job_refuses_is_told_and_the_site_is_renewed_all_the_same() {
    let desk = community_and_clinic();
    let published = desk.files("clinic/sent");
    report(&desk, "service_id,status\ndental,capacity\n", NEXT_DAY).ends(0);
    let first = desk.files("clinic/sent");
    renew(&desk, NEXT_DAY).ends(0);
    report(&desk, "service_id,status\ndental,no-capacity\n", LATER).ends(0);
    let second = desk.files("clinic/sent");
    let role = "partner-clinic.json";
    let with = |file: &str, bytes: &[u8]| {
        let mut files = second.clone();
        files.insert(file.to_owned(), bytes.to_vec());
        files
    };
    let edited = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut metadata: serde_json::Value = serde_json::from_slice(&second[role]).unwrap();
        change(&mut metadata["signed"]);
        with(role, &serde_json::to_vec(&metadata).unwrap())
    };
    // Another key, which signs the very same.
    desk.run("keys one thief --holder Clinic").ends(0);
    desk.restore("clinic/sent", &first);
    desk.run(&format!("partner sign clinic --capacity clinic/today.csv --keys thief --out clinic/sent --at {LATER}"))
        .ends(0);
    let of_a_thief = desk.files("clinic/sent");
    let long = vec![b' '; 70_000];
    let mut without = second.clone();
    without.remove("programs.capacity");
    for (files, says) in [
        (of_a_thief, "partner-clinic"),
        (published, "partner-clinic"),
        (edited(&|signed| signed["version"] = 9.into()), "partner-clinic"),
        (with("programs.capacity", b"full"), "were signed"),
        (with("programs.capacity", &first["programs.capacity"]), "signed"),
        (with(role, &long), "longer than"),
        (with(role, b"<html>404</html>"), "partner-clinic"),
        (without, "programs.capacity is not there"),
        (Default::default(), "is not there"),
    ] {
        desk.restore("clinic/sent", &files);
        fs::create_dir_all(desk.path("clinic/sent")).unwrap();
        renew(&desk, EVENING).ends(1).says("was not taken").says(says).says("Renewed site");
        assert_eq!(room(&desk, "dental", EVENING), Some((RoomStatus::Capacity, "2026-11-22".into())), "{says}");
        desk.run(&format!("verify site --at {EVENING}")).ends(0);
    }
    desk.restore("clinic/sent", &second);
    renew(&desk, EVENING).ends(0);
    assert_eq!(room(&desk, "dental", EVENING), Some((RoomStatus::NoCapacity, "2026-11-23".into())));

    desk.write("job/signpost.toml", "[[partners]]\nname = \"stranger\"\nfrom = \"../clinic/sent\"\n");
    renew(&desk, EVENING).ends(1).says("stranger has no entries");
    desk.write("job/signpost.toml", "[[partners]]\nname = \"clinic\"\n");
    renew(&desk, EVENING).ends(2).says("[[partners]] cannot be read");
    desk.run("check data").ends(0);
    desk.write(
        "data/signpost.toml",
        "name = \"A\"\ntime_zone = \"America/New_York\"\n[[partners]]\nname = \"clinic\"\n",
    );
    desk.run("check data").ends(2).says("[[partners]]");
}

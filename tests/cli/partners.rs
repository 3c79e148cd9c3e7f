//! Organizations that sign their own entries, on their own machines.

use crate::desk::{Desk, MORNING, NEXT_DAY, SECRET_STREET, contains, inflated, inflated_directory};
use std::fs;

const LATER: &str = "2026-11-23T09:00:00Z";

/// A community with a site, and a clinic whose key it never sees.
fn community_and_clinic() -> Desk {
    let desk = Desk::with_site();
    desk.run("keys one clinic/key --holder Clinic").ends(0);
    desk.write("clinic/data/signpost.toml", "name = \"Maple Clinic\"\ntime_zone = \"America/New_York\"\n");
    desk.write("clinic/data/organization.csv", "id,name,description\nc1,Maple Clinic,Care\n");
    write_clinic_programs(&desk, &["diabetes"]);
    desk
}

fn write_clinic_programs(desk: &Desk, ids: &[&str]) {
    let rows: String = ids.iter().map(|id| format!("{id},c1,The {id} class,A class,active\n")).collect();
    desk.write("clinic/data/service.csv", format!("id,organization_id,name,description,status\n{rows}"));
}

fn sign(desk: &Desk, at: &str) {
    desk.run(&format!("partner sign clinic --from clinic/data --keys clinic/key --out clinic/sent --at {at}"))
        .ends(0)
        .says("to the community");
}

fn publish_with_clinic(desk: &Desk, at: &str) -> crate::desk::Ran {
    desk.run(&format!("publish --from data --keys keys --out site --app app --partner clinic/sent --at {at}"))
}

#[test]
fn a_partner_signs_its_own_entries_and_the_community_includes_them_without_its_key() {
    let desk = community_and_clinic();
    sign(&desk, MORNING);
    publish_with_clinic(&desk, NEXT_DAY).ends(2).says("clinic is not a partner");
    desk.run(&format!("partner add clinic --key clinic/key/public.json --keys keys --at {NEXT_DAY}"))
        .ends(0)
        .says("Clinic")
        .says("targets version 2 holds now");
    publish_with_clinic(&desk, NEXT_DAY).ends(0).says("1 programs that partners signed");
    desk.run(&format!("verify site --root keys/metadata/1.root.json --at {NEXT_DAY}")).ends(0).says("partner-clinic");

    // What a reader's app makes of it.
    let mut directory = desk.directory();
    let pack = desk.files("site").into_iter().find(|(name, _)| name.starts_with("targets/partners/clinic/")).unwrap().1;
    let joined = directory.join_partner("clinic", inflated_directory(&pack)).unwrap();
    assert_eq!((joined.programs, joined.without_code.len()), (1, 0));
    let class = directory.programs.iter().find(|program| program.partner.is_some()).unwrap();
    assert_eq!(class.source_id, "clinic:diabetes");
    assert_eq!(class.code, desk.ledger().programs["clinic:diabetes"].code);
    assert_eq!(directory.organizations[class.organization.unwrap() as usize].name, "Maple Clinic");

    let site = desk.path("site");
    assert_eq!(signpost_cli::verify::directory(site.to_str().unwrap(), None, 1_795_338_000).unwrap().0, directory);

    // Carried on without being sent again, and followed by the partner's next version.
    desk.publish(LATER).ends(0).says("1 programs that partners signed");
    write_clinic_programs(&desk, &["diabetes", "dental"]);
    sign(&desk, LATER);
    sign(&desk, LATER);
    publish_with_clinic(&desk, "2026-11-24T09:00:00Z").ends(0).says("2 programs that partners signed");
    publish_with_clinic(&desk, "2026-11-25T09:00:00Z").ends(0);
    desk.run("verify site --at 2026-11-25T10:00:00Z").ends(0);
}

#[test]
fn a_partners_programs_keep_their_codes_when_its_ids_change_and_take_nobody_elses() {
    let desk = community_and_clinic();
    desk.run(&format!("partner add clinic --key clinic/key/public.json --keys keys --at {NEXT_DAY}")).ends(0);
    desk.write("clinic/data/phone.csv", "id,service_id,number\np1,diabetes,305-555-0142\n");
    sign(&desk, NEXT_DAY);
    publish_with_clinic(&desk, NEXT_DAY).ends(0);
    let before = desk.ledger().programs;
    // The name and the phone of the community's shelter, too.
    desk.write(
        "clinic/data/service.csv",
        "id,organization_id,name,description,status\n7,c1,The diabetes class,A class,active\n8,c1,The shelter program,Help,active\n",
    );
    desk.write("clinic/data/phone.csv", "id,service_id,number\np1,7,305-555-0142\np2,8,555-0142\n");
    sign(&desk, LATER);
    publish_with_clinic(&desk, LATER).ends(0).says("(clinic:7, was clinic:diabetes) keeps its code");
    let after = desk.ledger().programs;
    assert_eq!(after["clinic:7"].code, before["clinic:diabetes"].code);
    assert_eq!(after["shelter"].code, before["shelter"].code);
    assert!(before.values().all(|entry| entry.code != after["clinic:8"].code));
}

#[test]
fn a_partner_that_has_sent_nothing_holds_nobody_up() {
    let desk = community_and_clinic();
    desk.run("partner add clinic --key clinic/key/public.json --keys keys").ends(0);
    desk.publish(NEXT_DAY).ends(0).says("waits for the entries of clinic");
    desk.run(&format!("renew site --keys keys --at {NEXT_DAY}")).ends(0);
    desk.run(&format!("verify site --at {NEXT_DAY}")).ends(0);
    sign(&desk, NEXT_DAY);
    publish_with_clinic(&desk, LATER).ends(0).says("Targets version 2 is published now");
}

#[test]
fn entries_signed_with_another_key_are_refused() {
    let desk = community_and_clinic();
    desk.run("partner add clinic --key clinic/key/public.json --keys keys").ends(0);
    sign(&desk, MORNING);
    publish_with_clinic(&desk, NEXT_DAY).ends(0);
    let before = desk.files("site");
    desk.run("keys one thief --holder Clinic").ends(0);
    write_clinic_programs(&desk, &["scam"]);
    desk.run("partner sign clinic --from clinic/data --keys thief --out clinic/sent").ends(0);
    publish_with_clinic(&desk, LATER).ends(2).says("clinic");
    assert_eq!(desk.files("site"), before);
}

#[test]
fn neither_can_speak_for_the_other() {
    let desk = community_and_clinic();
    desk.run("partner add clinic --key clinic/key/public.json --keys keys").ends(0);
    // The clinic aims at the community's program: it only gets one of its own namespace.
    write_clinic_programs(&desk, &["food"]);
    sign(&desk, MORNING);
    publish_with_clinic(&desk, NEXT_DAY).ends(0);
    let ledger = desk.ledger();
    assert_ne!(ledger.programs["food"].code, ledger.programs["clinic:food"].code);
    // The community's editors cannot rewrite the clinic's entry.
    desk.write_programs(&["food", "clinic:food"]);
    desk.publish(LATER).ends(2).says("clinic:food").says("signs its entries itself");
    // What was changed after the clinic signed it is not included.
    desk.write_programs(&["food"]);
    let pack = fs::read(desk.path("clinic/sent/directory.pack")).unwrap();
    desk.write("clinic/sent/directory.pack", &pack[..pack.len() - 1]);
    publish_with_clinic(&desk, LATER).ends(2).says("clinic/sent");
}

#[test]
fn a_partners_confidential_place_stays_unknown() {
    let desk = community_and_clinic();
    desk.write("clinic/data/location.csv", "id,organization_id,name,location_type,latitude,longitude,x_confidential\nh,c1,House,physical,25.4321,-80.1,yes\n");
    desk.write(
        "clinic/data/address.csv",
        format!("id,location_id,address_1,city,state_province,postal_code,country,address_type\na,h,{SECRET_STREET},Maple,FL,33199,US,physical\n"),
    );
    desk.write("clinic/data/service_at_location.csv", "id,service_id,location_id\ns,diabetes,h\n");
    sign(&desk, MORNING);
    let pack = inflated(&fs::read(desk.path("clinic/sent/directory.pack")).unwrap());
    assert!(contains(&pack, "House"));
    assert!(!contains(&pack, SECRET_STREET));
}

#[test]
fn a_partner_is_removed_and_its_entries_go_with_it() {
    let desk = community_and_clinic();
    desk.run("partner add clinic --key clinic/key/public.json --keys keys").ends(0);
    sign(&desk, MORNING);
    publish_with_clinic(&desk, NEXT_DAY).ends(0);
    desk.run("partner remove nobody --keys keys").ends(2).says("the partners are: clinic");
    desk.run("partner remove clinic --keys keys").ends(0);
    desk.publish_with_loss(LATER).ends(0).says("1 gone");
    desk.run("verify site --at 2026-11-23T10:00:00Z --root keys/metadata/1.root.json").ends(0);
    assert!(desk.directory().partner_codes.is_empty());
    let snapshot = desk.newest("snapshot");
    assert!(snapshot["signed"]["meta"].get("partner-clinic.json").is_some(), "or readers would see a rollback");
}

#[test]
fn a_partners_new_key_takes_over_with_its_next_entries() {
    let desk = community_and_clinic();
    desk.run("partner add clinic --key clinic/key/public.json --keys keys").ends(0);
    sign(&desk, MORNING);
    publish_with_clinic(&desk, NEXT_DAY).ends(0);
    fs::rename(desk.path("clinic/key"), desk.path("stolen")).unwrap();
    desk.run("keys one clinic/key --holder Clinic").ends(0);
    desk.run("partner add clinic --key clinic/key/public.json --keys keys").ends(0);
    desk.publish(LATER).ends(0).says("waits for the entries of clinic");
    sign(&desk, LATER);
    publish_with_clinic(&desk, "2026-11-24T09:00:00Z").ends(0).says("is published now");
    desk.run("verify site --at 2026-11-24T10:00:00Z --root keys/metadata/1.root.json").ends(0);
}

#[test]
fn a_page_names_the_packs_of_its_release_in_the_order_in_which_they_are_fetched() {
    let desk = community_and_clinic();
    sign(&desk, MORNING);
    desk.write_app(&[
        (
            "index.html",
            "{{asked_early}} <script type=\"application/json\" id=\"trust-anchor\">{{trust_anchor}}</script>",
        ),
        ("sw.js", "{{files}}{{version}}"),
    ]);
    desk.run(&format!("partner add clinic --key clinic/key/public.json --keys keys --at {NEXT_DAY}")).ends(0);
    publish_with_clinic(&desk, NEXT_DAY).ends(0);
    let page = desk.read("site/index.html");
    let asked: Vec<&str> = page.split(' ').take_while(|word| !word.starts_with('<')).collect();
    for path in &asked {
        let of_next_release = ["metadata/2.root.json"].contains(path);
        assert_eq!(desk.path("site").join(path).exists(), !of_next_release, "{path}");
    }
    let packs = asked.iter().filter_map(|path| path.strip_prefix("targets/"));
    let packs: Vec<String> = packs
        .map(|path| {
            let (folder, name) = path.rsplit_once('/').expect("in a folder");
            format!("{folder}/{}", name.split_once('.').expect("its hash").1)
        })
        .collect();
    let expected = ["data/directory.pack", "partners/clinic/directory.pack", "data/search.pack"];
    assert_eq!(packs, expected);
}

#[test]
fn the_ledger_counts_what_partners_have_and_had() {
    let desk = community_and_clinic();
    desk.run(&format!("partner add clinic --key clinic/key/public.json --keys keys --at {NEXT_DAY}")).ends(0);
    write_clinic_programs(&desk, &["diabetes", "dental"]);
    sign(&desk, MORNING);
    publish_with_clinic(&desk, NEXT_DAY).ends(0);
    let ran = desk.run("ledger site").ends(0);
    let (_, by_partner) = ran.out.split_once("By partner, of those that are listed:").expect(&ran.out);
    assert!(by_partner.trim_start().starts_with("2  clinic"), "{}", ran.out);
    write_clinic_programs(&desk, &["diabetes"]);
    sign(&desk, LATER);
    let refused = publish_with_clinic(&desk, LATER);
    if refused.code == 2 {
        let digest = refused.loss_digest();
        let command =
            format!("publish --from data --keys keys --out site --app app --partner clinic/sent --at {LATER}");
        desk.run(&format!("{command} --confirm-loss {digest}")).ends(0);
    }
    let ran = desk.run("ledger site").ends(0).says("1 have ended").says("The dental class");
    let (_, by_partner) = ran.out.split_once("By partner, of those that have ended:").expect(&ran.out);
    assert!(by_partner.trim_start().starts_with("1  clinic"), "{}", ran.out);
    let lines = desk.run("ledger site --format json").ends(0).out;
    let of_clinic = lines.lines().find(|line| line.contains("clinic:diabetes")).unwrap();
    assert!(of_clinic.contains("\"partner\":\"clinic\"") && !of_clinic.contains("\"needs\":[]"), "{of_clinic}");
}

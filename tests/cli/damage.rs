//! Several things are damaged at once: the doctor names each, says what is still safe, and what it says to do heals.

use crate::desk::{Desk, NEXT_DAY};
use std::fs;

fn doctor(desk: &Desk) -> crate::desk::Ran {
    desk.run(&format!("doctor --keys keys --site site --from data --at {NEXT_DAY}"))
}

/// A pack of the site, below its folder.
fn pack(desk: &Desk) -> String {
    let files = desk.files("site");
    files.keys().find(|path| path.ends_with(".directory.pack")).expect("a pack").clone()
}

#[test]
fn a_damaged_key_hides_no_other_damage() {
    let desk = Desk::with_site();
    for key in ["online/online-1.pem", "editor/editors-1.pem", "offline/root-1.pem"] {
        desk.write(&format!("keys/{key}"), "x");
    }
    desk.write("keys/published.json", "{");
    desk.write("keys/pending/9.root.json", "{");
    desk.write(&format!("site/{}", pack(&desk)), "x");
    desk.write("site/index.html", "x");
    let ran = doctor(&desk)
        .ends(1)
        .says("1 of the 4 private keys here can be read")
        .says("keys/online/online-1.pem, the daily job's key")
        .says("signpost rotate online --keys keys")
        .says("keys/editor/editors-1.pem, the editors' key")
        .says("signpost rotate editors --keys keys")
        .says("keys/offline/root-1.pem, an offline key of the root")
        .says("rm keys/published.json")
        .says("keys/pending/9.root.json is damaged")
        .says("1 file of the site's data cannot be used")
        .says("index.html")
        .says("The targets keys hold until")
        .says("The data can be read");
    let place = |text: &str| ran.out.find(text).unwrap_or_else(|| panic!("{text}: {}", ran.out));
    assert!(place("online-1.pem") < place("site's data"), "keys before the site: {}", ran.out);
}

#[test]
fn damaged_metadata_of_the_keys_is_taken_from_the_site() {
    let desk = Desk::with_site();
    desk.write("keys/metadata/1.root.json", "{");
    desk.write("keys/metadata/1.targets.json", "");
    desk.write("keys/online/online-1.pem", "x");
    doctor(&desk)
        .ends(1)
        .says("cp site/metadata/1.root.json keys/metadata/")
        .says("cp site/metadata/1.targets.json keys/metadata/")
        .says("keys/online/online-1.pem, the daily job's key");
    for file in ["1.root.json", "1.targets.json"] {
        fs::copy(desk.path(&format!("site/metadata/{file}")), desk.path(&format!("keys/metadata/{file}"))).unwrap();
    }
    doctor(&desk).ends(1).says("The root keys hold until");
    fs::remove_dir_all(desk.path("keys/metadata")).unwrap();
    doctor(&desk).ends(1).says("cp site/metadata/*.root.json site/metadata/*.targets.json keys/metadata/");
    // Nowhere else either.
    desk.write("site/metadata/1.root.json", "{");
    doctor(&desk).ends(2).says("begin anew under a new one");
}

#[test]
fn damaged_metadata_of_the_site_is_named_and_taken_from_the_keys() {
    let desk = Desk::with_site();
    desk.write("site/metadata/1.root.json", "{");
    doctor(&desk).ends(1).says("cp keys/metadata/1.root.json site/metadata/1.root.json");
    desk.write("site/metadata/timestamp.json", "{");
    doctor(&desk)
        .ends(1)
        .says("cp keys/metadata/1.root.json site/metadata/1.root.json")
        .says("site/metadata/timestamp.json is damaged")
        .says("--previous https://YOUR-SITE/");
}

#[test]
fn a_role_is_given_a_new_key_while_the_damaged_one_lies_there() {
    let desk = Desk::with_site();
    for (role, file) in [("online", "keys/online/online-1.pem"), ("editors", "keys/editor/editors-1.pem")] {
        desk.write(file, "x");
        desk.run(&format!("publish --from data --keys keys --out site --app app --at {NEXT_DAY}"))
            .ends(2)
            .says(file)
            .says("signpost doctor");
        desk.run(&format!("rotate {role} --keys keys --at {NEXT_DAY}")).says("Goes on without a key").ends(0);
        desk.run(&format!("publish --from data --keys keys --out site --app app --at {NEXT_DAY}")).ends(0);
        desk.run(&format!("verify site --at {NEXT_DAY}")).ends(0);
    }
}

#[test]
fn a_damaged_pack_is_healed_by_a_copy_of_the_site_and_a_page_by_publishing() {
    let desk = Desk::with_site();
    desk.restore("live", &desk.files("site"));
    let pack = pack(&desk);
    desk.write(&format!("site/{pack}"), "x");
    desk.write("site/index.html", "x");
    desk.run(&format!("publish --from data --keys keys --out site --app app --at {NEXT_DAY}"))
        .ends(2)
        .says("signpost doctor --site")
        .says("--previous https://YOUR-SITE/");
    desk.run(&format!("publish --from data --keys keys --out site --previous live --app app --at {NEXT_DAY}")).ends(0);
    desk.run(&format!("verify site --at {NEXT_DAY}")).ends(0);
    desk.write("site/index.html", "x");
    doctor(&desk).ends(1).says("1 file of the app and the pages").says("signpost publish --from data");
    desk.run(&format!("publish --from data --keys keys --out site --app app --at {NEXT_DAY}")).ends(0);
    desk.run(&format!("verify site --at {NEXT_DAY}")).ends(0);
}

#[test]
fn who_comes_back_with_the_offline_keys_alone_is_not_told_to_begin_anew() {
    let desk = Desk::with_site();
    desk.restore("live", &desk.files("site"));
    for lost in ["site", "keys/online", "keys/editor"] {
        fs::remove_dir_all(desk.path(lost)).unwrap();
    }
    fs::remove_file(desk.path("keys/published.json")).unwrap();
    let carries_on = "publish --from data --keys keys --out site --previous https://YOUR-SITE/";
    doctor(&desk).ends(1).says("signpost rotate online").says("signpost rotate editors").says(carries_on);
    for role in ["online", "editors"] {
        desk.run(&format!("rotate {role} --keys keys --at {NEXT_DAY}")).ends(0);
    }
    let ran = doctor(&desk).ends(1).says(carries_on);
    assert!(!ran.out.contains("Nothing was published"), "{}", ran.out);
    desk.run(&format!("publish --from data --keys keys --out fresh --app app --at {NEXT_DAY}"))
        .says("its readers refuse this one");
    fs::remove_file(desk.path("keys/published.json")).unwrap();
    desk.run(&format!("publish --from data --keys keys --out site --previous live --app app --at {NEXT_DAY}")).ends(0);
    doctor(&desk).ends(0).says("There is nothing to do");
}

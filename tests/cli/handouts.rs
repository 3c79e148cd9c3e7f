//! `signpost handout`: one file that has all it needs, from codes or from a template.

use crate::desk::{Desk, NEXT_DAY};
use signpost_directory::Code;
use signpost_handoff::templates::Templates;

fn codes(desk: &Desk) -> Vec<Code> {
    desk.directory().programs.iter().map(|program| program.code).collect()
}

#[test]
fn a_handout_is_one_file_with_everything_in_it() {
    let desk = Desk::with_site();
    let [first, second] = codes(&desk)[..2] else { panic!("too few programs") };
    desk.run(&format!("handout site --codes {second} {first} --by Clinic --out handout.html --at {NEXT_DAY}")).ends(0);
    let html = desk.read("handout.html");
    let place = |code: Code| html.find(&code.to_string()).expect("its code");
    assert!(place(second) < place(first), "in the order that was asked for");
    for expected in ["<!doctype html>", "Clinic", "sheet-letter", "@page", "Maple County Help", "version 1"] {
        assert!(html.contains(expected), "{expected} in {html}");
    }
    for foreign in ["<script", "<link", "src=", "url(", "@import"] {
        assert!(!html.contains(foreign), "{foreign} in {html}");
    }
    desk.run(&format!("handout data --codes {first} --paper a4 --large --out a4.html")).ends(0);
    assert!(desk.read("a4.html").contains("sheet-a4 sheet-large"));
}

#[test]
fn a_logo_is_a_small_picture_in_the_file_itself() {
    let desk = Desk::with_site();
    let code = codes(&desk)[0];
    let with =
        |logo: &str| desk.run(&format!("handout site --codes {code} --logo {logo} --out l.html --at {NEXT_DAY}"));
    let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &[7; 100]].concat();
    desk.write("logo.png", &png);
    with("logo.png").ends(0);
    assert!(desk.read("l.html").contains(r#"<img src="data:image/png;base64,iVBORw0KGgoH"#), "{}", desk.read("l.html"));
    for (name, bytes, says) in [
        ("large.png", [png.as_slice(), &[7; 30_000]].concat(), "make it smaller"),
        ("page.png", b"<script>alert(1)</script>".to_vec(), "is no PNG"),
        ("empty.png", Vec::new(), "is no PNG"),
    ] {
        desk.write(name, bytes);
        with(name).ends(2).says(name).says(says);
    }
    with("nowhere.png").ends(2).says("nowhere.png");
    // The largest that is taken is printed, too.
    let largest = [png.as_slice(), &vec![7; (40_000 - "data:image/png;base64,".len()) / 4 * 3 - png.len()]].concat();
    desk.write("largest.png", largest);
    with("largest.png").ends(0);
    assert!(desk.read("l.html").contains("data:image/png;base64,"));
}

#[test]
fn a_template_is_printed_with_its_phrases_and_what_is_gone_is_said() {
    let desk = Desk::with_site();
    let code = codes(&desk)[0];
    let gone = Code::candidates("gone").next().expect("endless");
    desk.write(
        "templates.json",
        format!(
            r#"{{"version":1,"templates":[{{"name":"Winter","saved_on":"2026-11-21","items":[
                {{"code":"{code}","phrases":[{{"id":1,"argument":"Mary"}}]}},{{"code":"{gone}"}}]}}]}}"#
        ),
    );
    let ran = desk.run(&format!("handout site --template templates.json --name Winter --out w.html --at {NEXT_DAY}"));
    ran.ends(1).says(&gone.to_string());
    assert!(desk.read("w.html").contains("Ask for Mary."));
    desk.run("handout site --template templates.json --name Summer --out s.html").ends(2).says("Summer");
}

#[test]
fn a_template_is_printed_as_it_was_kept_unless_something_else_is_asked_for() {
    let desk = Desk::with_site();
    let code = codes(&desk)[0];
    let template = |look: &str| {
        format!(
            r#"{{"version":1,"templates":[{{"name":"a","saved_on":"2026-11-21",{look}"items":[{{"code":"{code}"}}]}}]}}"#
        )
    };
    let print = |look: &str, more: &str| {
        desk.write("templates.json", template(look));
        desk.run(&format!("handout site --template templates.json --out t.html --at {NEXT_DAY} {more}")).ends(0);
        desk.read("t.html")
    };
    assert!(print("", "").contains("class=\"sheet sheet-letter\""));
    assert!(print(r#""paper":"a4","large":true,"#, "").contains("sheet-a4 sheet-large"));
    assert!(print(r#""paper":"a4","#, "--paper letter").contains("sheet-letter"));
    let cards = print(r#""wallet":true,"#, "");
    assert!(cards.contains("class=\"sheet wallets\"") && cards.contains(&code.to_string()), "{cards}");
    let name = &desk.directory().programs[0].name;
    let coded = print(r#""discreet":true,"codes_only":true,"#, "");
    assert!(coded.contains(&code.to_string()) && !coded.contains(name.as_str()), "{coded}");
}

#[test]
fn a_community_publishes_templates_with_its_data_and_is_told_of_programs_that_are_gone() {
    let desk = Desk::with_site();
    let code = codes(&desk)[0];
    let gone = Code::candidates("gone").next().expect("endless");
    let file = |code: Code| {
        format!(
            r#"{{"version":1,"templates":[{{"name":"Winter","saved_on":"2026-11-21","items":[{{"code":"{code}"}}]}}]}}"#
        )
    };
    desk.write("data/templates.json", file(code));
    desk.publish(NEXT_DAY).ends(0);
    let published = Templates::of_community(&desk.directory().community).templates;
    assert_eq!(published.iter().map(|template| template.name.as_str()).collect::<Vec<_>>(), ["Winter"]);
    assert!(!desk.read("site/index.html").contains("Winter"), "the page begins without them");
    desk.write("data/templates.json", file(gone));
    desk.publish(NEXT_DAY).says("“Winter”").says(&gone.to_string());
    // It is no data, and no file that was not used.
    let checked = desk.run("check data");
    assert!(!checked.out.contains("templates.json") && !checked.err.contains("templates.json"), "{}", checked.out);
    desk.write("data/templates.json", "{}");
    desk.publish(NEXT_DAY).ends(2).says("templates.json").says("no file of templates");
}

#[test]
fn words_that_the_site_does_not_have_and_too_many_programs_are_refused() {
    let desk = Desk::with_site();
    let code = codes(&desk)[0];
    let at = format!("--at {NEXT_DAY}");
    desk.run(&format!("handout site --codes {code} --lang tlh --out h.html {at}")).ends(2).says("tlh");
    desk.run(&format!("handout site --codes {code} {code} --out twice.html {at}")).ends(0);
    let many: Vec<String> = Code::candidates("many").take(16).map(|code| code.to_string()).collect();
    let many = many.join(" ");
    desk.run(&format!("handout site --codes {many} --out h.html {at}")).ends(2).says("15");
    desk.run("handout site --codes NOTACODE --out h.html").ends(2);
    assert!(!desk.path("h.html").exists());
}

#[test]
fn words_that_somebody_put_on_the_host_are_in_no_card_and_on_no_handout() {
    let desk = Desk::with_site();
    desk.write("data/locales/pl.ftl", "own-name = Polski\nsheet-title = Pomoc\n");
    desk.publish(NEXT_DAY).ends(0);
    let code = desk.directory().programs[0].code.to_string();
    let card = format!("card site {code} --lang pl --base-url https://a.example.org/ --at {NEXT_DAY}");
    let handout = format!("handout site --codes {code} --lang pl --at {NEXT_DAY}");
    desk.run(&card).ends(0);
    desk.run(&format!("{handout} --out good.html")).ends(0);
    assert!(desk.read("good.html").contains("Pomoc"));
    let evil = signpost_lzma::compress(b"sheet-title = Call 1-900-555-0100\n", signpost_lzma::LiteralContext::Columns);
    desk.write("site/locales/pl.ftl.lzma", evil);
    for command in [card.clone(), format!("{handout} --out bad.html")] {
        desk.run(&command).ends(2).says("locales/pl.ftl.lzma");
    }
    std::fs::remove_file(desk.path("site/locales/pl.ftl.lzma")).unwrap();
    desk.run(&card).ends(2).says("is not there");
    desk.run("handout data --codes 5M1-FBYY --lang pl --out none.html").ends(2).says("published site");
}

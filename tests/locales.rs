//! Holds the language files to what they promise: every message in every language, none missing that
//! the code uses, none that nothing uses, and the same arguments in each.

use fluent_syntax::{ast, parser};
use signpost_directory::Need;
use signpost_locale::{ENGLISH, Messages};
use signpost_saved::{Order, State};
use signpost_search::{Audience, Sort};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Id to the arguments that it uses.
type Catalogue = BTreeMap<String, BTreeSet<String>>;

/// Marks a file that nobody has read over: the only message that need not be in all.
const MARK: &str = "unreviewed";

fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn catalogue(text: &str) -> Catalogue {
    let resource = parser::parse(text).unwrap_or_else(|(_, errors)| panic!("not Fluent: {errors:?}"));
    let messages = resource.body.iter().filter_map(|entry| match entry {
        ast::Entry::Message(message) => Some(message),
        _ => None,
    });
    messages
        .map(|message| {
            let written = format!("{:?}", message.value);
            let arguments = written.split("VariableReference { id: Identifier { name: \"").skip(1);
            let names = arguments.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect();
            (message.id.name.to_owned(), names)
        })
        .collect()
}

/// Tag and text of each file.
fn files() -> Vec<(String, String)> {
    let mut files: Vec<_> = fs::read_dir(root().join("data/locales"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "ftl"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// All sources that can name a message, as one text.
fn sources() -> String {
    fn collect(folder: &Path, into: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, into);
            } else if path.extension().is_some_and(|e| e == "rs") {
                into.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut text = String::new();
    collect(&root().join("src"), &mut text);
    collect(&root().join("crates"), &mut text);
    text
}

/// Messages that are named by data: one for each need, and so on.
fn named_by_data() -> BTreeSet<String> {
    let needs = Need::ALL.iter().flat_map(|need| [format!("need-{}", need.id()), format!("need-{}-hint", need.id())]);
    let audiences = Audience::ALL.iter().map(|audience| format!("audience-{}", audience.id()));
    let sorts = Sort::ALL.iter().map(|sort| format!("sort-{}", sort.id()));
    let states = State::ALL.iter().map(|state| format!("state-{}", state.id()));
    let orders = Order::ALL.iter().map(|order| format!("list-order-{}", order.id()));
    needs.chain(audiences).chain(sorts).chain(states).chain(orders).collect()
}

#[test]
fn every_language_has_every_message_with_the_same_arguments() {
    let english = catalogue(ENGLISH);
    for (lang, text) in files() {
        let own = catalogue(&text);
        for (id, arguments) in &english {
            let there = own.get(id).unwrap_or_else(|| panic!("{lang}.ftl lacks {id}"));
            // "one day ago" need not write its number.
            assert!(there.is_subset(arguments), "{lang}.ftl: {id} asks for {there:?}, is given {arguments:?}");
        }
        for id in own.keys().filter(|id| *id != MARK) {
            assert!(english.contains_key(id), "{lang}.ftl has {id}, which English does not have");
        }
    }
}

#[test]
fn every_message_is_used_and_every_used_message_is_there() {
    let english = catalogue(ENGLISH);
    let sources = sources();
    let pages = ["index.html", "404.html", "notes.html"]
        .map(|page| fs::read_to_string(root().join("public").join(page)).unwrap());
    let static_pages = pages.concat();
    let named = named_by_data();
    for id in english.keys().filter(|id| !named.contains(*id) && !id.starts_with("lang-")) {
        let used = sources.contains(&format!("\"{id}\"")) || static_pages.contains(&format!("{{{{message:{id}}}}}"));
        assert!(used, "{id} is used nowhere");
    }
    for id in &named {
        assert!(english.contains_key(id), "en.ftl lacks {id}");
    }
    let one_line: String = sources.lines().map(str::trim).collect();
    for call in ["app.t(\"", "app.tf(\"", "words.text(\"", "words.fill(\""] {
        for after in one_line.split(call).skip(1) {
            let id = after.split('"').next().unwrap_or_default();
            assert!(english.contains_key(id), "the code uses {id}, which en.ftl does not have");
        }
    }
    for after in static_pages.split("{{message:").skip(1) {
        let id = after.split('}').next().unwrap_or_default();
        assert!(english.contains_key(id), "a page of public/ uses {id}, which en.ftl does not have");
    }
}

#[test]
fn every_language_file_is_read_without_a_problem() {
    for (lang, text) in files() {
        let messages = Messages::new(&lang, &text);
        let problems = messages.problems();
        assert!(problems.is_empty(), "{problems:?}");
        assert_ne!(messages.text("own-name"), "own-name");
        assert!(!messages.fill("days-ago", &[("count", 2.into())]).contains('{'), "{lang}");
    }
}

#[test]
fn what_a_language_lacks_or_breaks_is_said_in_english() {
    let messages = Messages::new("xx", "save = Zapiš\ncall = { $nothing }\nthis is not Fluent\n");
    let problems = messages.problems();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(messages.text("save"), "Zapiš");
    assert_eq!(messages.find("no-such-message", &[]), None);
    assert_eq!(messages.fill("call", &[("number", "988".into())]), "Call 988");
}

#[test]
fn a_name_inside_arabic_keeps_its_own_direction() {
    let file = files().into_iter().find(|(lang, _)| lang == "ar").unwrap().1;
    let arabic = Messages::new("ar", &file);
    assert!(arabic.fill("program-by", &[("organization", "Food Bank".into())]).contains("\u{2068}Food Bank\u{2069}"));
    assert_eq!(Messages::english().fill("program-by", &[("organization", "Food Bank".into())]), "By Food Bank");
}

#[test]
fn a_time_of_day_is_not_turned_around_in_arabic() {
    let file = files().into_iter().find(|(lang, _)| lang == "ar").unwrap().1;
    let time = Messages::new("ar", &file).time(17 * 60 + 30);
    assert!(time.contains("5:30"), "hour and minute in pieces of their own change places: {time:?}");
}

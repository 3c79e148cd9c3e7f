//! Holds the language files to what they promise: every message in every language, none missing that the code uses, none
//! that nothing uses, the same arguments, all plural forms, no words left in English.

use fluent_syntax::{
    ast::{self, Expression, InlineExpression, PatternElement},
    parser,
};
use signpost_directory::{AreaKind, Localized, Need};
use signpost_locale::{Arg, ENGLISH, Messages};
use signpost_saved::{Order, State};
use signpost_search::{Audience, Sort};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// Messages by id.
type Catalogue = BTreeMap<String, Message>;

/// What a message is made of.
#[derive(Default)]
struct Message {
    /// Arguments that it writes.
    written: BTreeSet<String>,
    choices: Vec<Choice>,
    /// Its words, without what is filled in.
    words: String,
}

/// `{ $count -> [one] ... *[other] ... }`
struct Choice {
    argument: String,
    /// `one`, `other`
    names: BTreeSet<String>,
    /// `0`
    numbers: BTreeSet<String>,
}

impl Choice {
    fn is_plural(&self) -> bool {
        self.names.contains("one")
    }
}

impl Message {
    fn of(pattern: &ast::Pattern<&str>) -> Message {
        let mut message = Message::default();
        message.add(pattern);
        message
    }

    fn add(&mut self, pattern: &ast::Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.words.push_str(value),
                PatternElement::Placeable { expression } => self.add_expression(expression),
            }
        }
        self.words.push(' ');
    }

    fn add_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                self.written.insert(id.name.to_owned());
                self.words.push(' ');
            }
            Expression::Inline(InlineExpression::StringLiteral { value }) => self.words.push_str(value),
            Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                let key = |variant: &ast::Variant<&str>| match variant.key {
                    ast::VariantKey::Identifier { name } => (Some(name.to_owned()), None),
                    ast::VariantKey::NumberLiteral { value } => (None, Some(value.to_owned())),
                };
                let (names, numbers): (Vec<_>, Vec<_>) = variants.iter().map(key).unzip();
                self.choices.push(Choice {
                    argument: id.name.to_owned(),
                    names: names.into_iter().flatten().collect(),
                    numbers: numbers.into_iter().flatten().collect(),
                });
                variants.iter().for_each(|variant| self.add(&variant.value));
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => self.add_expression(expression),
            other => panic!("the app's files use text, arguments, strings and choices alone, not {other:?}"),
        }
    }
}

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
            let pattern = message.value.as_ref().unwrap_or_else(|| panic!("{} has no words", message.id.name));
            assert!(message.attributes.is_empty(), "{} has attributes, which the app does not read", message.id.name);
            (message.id.name.to_owned(), Message::of(pattern))
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
    let areas =
        AreaKind::ALL.iter().flat_map(|kind| ["by", "unnamed"].map(|what| format!("coverage-{what}-{}", kind.id())));
    needs.chain(areas).chain(audiences).chain(sorts).chain(states).chain(orders).collect()
}

/// Fails with all that `check` finds in any language but English, so that one run says what is to be done.
fn in_each_translation(check: impl Fn(&str, &Catalogue, &Catalogue, &mut Vec<String>)) {
    let english = catalogue(ENGLISH);
    let mut report = String::new();
    for (lang, text) in files().into_iter().filter(|(lang, _)| lang != "en") {
        let mut faults = Vec::new();
        check(&lang, &catalogue(&text), &english, &mut faults);
        faults.iter().for_each(|fault| writeln!(report, "data/locales/{lang}.ftl {fault}").unwrap());
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn every_language_has_every_message_and_no_other() {
    in_each_translation(|_, own, english, faults| {
        faults.extend(english.keys().filter(|id| !own.contains_key(*id)).map(|id| format!("lacks {id}")));
        let surplus = own.keys().filter(|id| *id != MARK && !english.contains_key(*id));
        faults.extend(surplus.map(|id| format!("has {id}, which English does not have")));
    });
}

/// What [`Messages::time`] gives beyond what English writes.
const TIME: [&str; 6] = ["hour12", "hour24", "minute", "clock12", "clock24", "part"];

#[test]
fn every_language_writes_the_arguments_that_english_writes() {
    in_each_translation(|_, own, english, faults| {
        for (id, there, message) in own.iter().filter_map(|(id, there)| Some((id, there, english.get(id)?))) {
            if there.written != message.written {
                faults.push(format!("{id} writes {:?}, English {:?}", there.written, message.written));
            }
            let is_given = |argument: &str| {
                message.written.contains(argument)
                    || message.choices.iter().any(|choice| choice.argument == argument)
                    || id.starts_with("time-") && TIME.contains(&argument)
            };
            let unknown = there.choices.iter().filter(|choice| !is_given(&choice.argument));
            faults.extend(unknown.map(|choice| format!("{id} chooses by ${}, which it is not given", choice.argument)));
        }
    });
}

/// The plural categories of cardinal numbers by CLDR 48 that whole numbers below a million take. `zero` of Arabic is
/// left out: where nothing is a case of its own, English has it as `[0]`.
const PLURALS: [(&str, &[&str]); 6] = [
    ("ar", &["one", "two", "few", "many", "other"]),
    ("en", &["one", "other"]),
    ("es", &["one", "other"]),
    // CLDR has no rule for Haitian Creole, whose nouns do not change with the number.
    ("ht", &["other"]),
    ("vi", &["other"]),
    ("zh-Hans", &["other"]),
];

fn plurals(lang: &str) -> BTreeSet<String> {
    let (_, plurals) = PLURALS.iter().find(|(tag, _)| *tag == lang).unwrap_or_else(|| {
        panic!("tests/locales.rs does not know the plural forms of “{lang}”: add those of CLDR to PLURALS")
    });
    plurals.iter().map(|&category| category.to_owned()).collect()
}

#[test]
fn every_count_has_all_plural_forms_of_its_language() {
    in_each_translation(|lang, own, english, faults| {
        let expected = plurals(lang);
        for (id, there, message) in own.iter().filter_map(|(id, there)| Some((id, there, english.get(id)?))) {
            for choice in &message.choices {
                let own = there.choices.iter().find(|own| own.argument == choice.argument);
                let names = own.map_or_else(|| ["other".to_owned()].into(), |own| own.names.clone());
                if choice.is_plural() && names != expected {
                    faults.push(format!("{id} has the forms {names:?} of ${}, not {expected:?}", choice.argument));
                }
                let has_nothing = own.is_some_and(|own| own.numbers.contains("0"));
                if choice.numbers.contains("0") && !has_nothing {
                    faults.push(format!("{id} lacks the form [0] of ${}", choice.argument));
                }
            }
        }
    });
}

#[test]
fn the_app_counts_by_the_rules_that_the_files_are_written_for() {
    const PROBE: &str =
        "n = { $n ->\n [zero] zero\n [one] one\n [two] two\n [few] few\n [many] many\n *[other] other\n}\n";
    for (lang, _) in PLURALS.iter().filter(|(lang, _)| !["en", "ht"].contains(lang)) {
        let messages = Messages::new(lang, PROBE);
        let taken: BTreeSet<String> = (1..1000).map(|n: i32| messages.fill("n", &[("n", n.into())])).collect();
        assert_eq!(taken, plurals(lang), "{lang}");
    }
}

/// An argument as the app might fill it in.
fn sample<'a>(argument: &str, count: i32) -> Arg<'a> {
    match argument {
        "count" | "programs" | "organizations" | "minutes" | "interval" => count.into(),
        _ => "Ω".into(),
    }
}

#[test]
fn every_message_is_whole_with_any_number() {
    let (english, in_english) = (catalogue(ENGLISH), Messages::english());
    for (lang, text) in files() {
        let messages = Messages::new(&lang, &text);
        for (id, message) in &english {
            let arguments = message.written.iter().chain(message.choices.iter().map(|choice| &choice.argument));
            let arguments: BTreeSet<&str> = arguments.map(String::as_str).collect();
            for count in [0, 1, 2, 3, 11, 100, 102] {
                let values: Vec<(&str, Arg)> = arguments.iter().map(|name| (*name, sample(name, count))).collect();
                let (there, english) = (messages.fill(id, &values), in_english.fill(id, &values));
                assert!(!there.is_empty() && !there.contains(['{', '}']), "{lang}: {id} with {count}: {there}");
                // From three on, no language has a word of its own for the number.
                let number = count.to_string();
                let says_number = count < 3 || !english.contains(&number) || there.contains(&number);
                assert!(says_number, "{lang}: {id} does not say {count}: {there}");
            }
        }
    }
}

/// Messages whose words are those of English.
const SAME: [(&str, &[&str]); 2] = [
    ("es", &["lang-fa", "lang-hi", "lang-hmn", "lang-kjb", "lang-quc", "lang-ur", "settings-size-normal"]),
    ("ht", &["lang-bn", "lang-kjb", "lang-quc", "lang-so", "lang-sw"]),
];

#[test]
fn no_message_is_a_copy_of_the_english_one() {
    in_each_translation(|lang, own, english, faults| {
        let letters = |message: &Message| {
            message.words.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect::<String>()
        };
        let same: BTreeSet<&str> =
            SAME.iter().filter(|(tag, _)| *tag == lang).flat_map(|(_, ids)| *ids).copied().collect();
        for (id, message) in english {
            let words = letters(message);
            // Not "km" nor "TTY".
            let is_copy = own.get(id).is_some_and(|there| words.len() > 3 && letters(there) == words);
            match (is_copy, same.contains(&**id)) {
                (true, false) => faults.push(format!("{id} has the words of English")),
                (false, true) => faults.push(format!("{id} has words of its own: take it out of SAME")),
                _ => {}
            }
        }
    });
}

/// Names and terms that stay as they are.
const NAMES: [&str; 14] = [
    "A4",
    "HTTP",
    "JavaScript",
    "FHIR",
    "LGBTQ",
    "Letter",
    "Mary",
    "Rivera",
    "SHA",
    "Signpost",
    "TTY",
    "base_url",
    "signpost",
    "toml",
];

/// Words that English sentences have, and no word of the other languages that are written in Latin letters.
const ENGLISH_WORDS: [&str; 18] = [
    "the", "and", "this", "your", "you", "with", "of", "is", "are", "was", "not", "for", "from", "call", "open",
    "first", "here", "what",
];

#[test]
fn nothing_is_left_in_english() {
    in_each_translation(|lang, own, _, faults| {
        let is_latin = !["zh-Hans", "ar"].contains(&lang);
        // Where a script has no spaces, English is what runs of its letters say.
        let is_letter = |c: char| if is_latin { c.is_alphanumeric() || c == '’' } else { c.is_ascii_alphanumeric() };
        for (id, message) in own.iter().filter(|(id, _)| *id != MARK) {
            let words = message.words.split(|c| !(is_letter(c) || c == '_'));
            let left = words.filter(|word| {
                word.contains(|c: char| c.is_ascii_alphabetic())
                    && !NAMES.contains(word)
                    && (!is_latin || ENGLISH_WORDS.contains(&&*word.to_ascii_lowercase()))
            });
            faults.extend(left.map(|word| format!("{id} says “{word}”")));
        }
    });
}

#[test]
fn labels_of_buttons_are_about_as_short_as_in_english() {
    let sources = sources();
    let ids = sources.split(" label=locale.t(\"").skip(1).filter_map(|rest| rest.split('"').next());
    let ids: BTreeSet<&str> = ids.collect();
    assert!(ids.len() > 20, "the code has buttons: {ids:?}");
    // A Chinese character takes the room of two letters.
    let width = |words: &str| words.trim().chars().map(|c| if c >= '\u{2e80}' { 2 } else { 1 }).sum::<usize>();
    in_each_translation(|_, own, english, faults| {
        for id in ids.iter().filter(|id| english.contains_key(**id)) {
            let Some(there) = own.get(*id) else { continue };
            let (there, room) = (width(&there.words), width(&english[*id].words) * 8 / 5 + 8);
            if there > room {
                faults.push(format!("{id} is {there} letters wide, a button has room for {room}"));
            }
        }
    });
}

/// Who speaks to the device says what they see (WCAG 2.2, 2.5.3).
#[test]
fn what_a_screen_reader_calls_a_button_has_its_words() {
    for (lang, text) in files() {
        let messages = Messages::new(&lang, &text);
        for id in catalogue(ENGLISH).keys().filter_map(|id| id.strip_suffix("-named")) {
            let values = [("number", "211".into()), ("name", "Ω".into())];
            let Some(seen) = messages.find(id, &values) else { continue };
            let heard = messages.fill(&format!("{id}-named"), &values);
            assert!(heard.contains(&seen), "{lang}: {id}: “{heard}” has not the words “{seen}”");
        }
    }
}

#[test]
fn a_file_that_a_machine_wrote_says_so_to_its_readers_and_to_its_writers() {
    for (lang, text) in files() {
        let note = text.lines().take_while(|line| line.starts_with('#')).any(|line| line.contains("MACHINE-MADE"));
        let mark = catalogue(&text).remove(MARK).map(|message| message.words.trim() == "yes");
        assert_eq!(note, mark.unwrap_or(false), "{lang}.ftl: head comment and `{MARK} = yes` go together");
    }
}

#[test]
fn a_community_that_names_no_languages_offers_all_of_them() {
    let (community, _) = signpost_directory::config::parse("name = \"Maple County Help\"\ntime_zone = \"UTC\"\n");
    let offered: BTreeSet<String> = community.languages.iter().cloned().collect();
    assert_eq!(offered, files().into_iter().map(|(lang, _)| lang).collect());
    assert_eq!(community.languages[0], "en");
    for line in &community.crisis_lines {
        let has = |texts: &Localized| texts.0.contains_key("") || offered.iter().all(|lang| texts.0.contains_key(lang));
        assert!(has(&line.name) && has(&line.description), "{line:?}");
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

//! How often a danger is seen that somebody speaks of without its name, and how often one is seen where none is. The sentences
//! of `golden/danger` are by hands that saw nothing of the vocabulary; the second set was never tuned on.

#[path = "support/searched.rs"]
mod searched;

use searched::{NOW, index, read};
use signpost_directory::{CrisisLine, Danger, Directory};
use signpost_search::{Index, Query};
use std::{fs, path::Path};

const LANGUAGES: [&str; 8] = ["en", "es", "ht", "pt", "fr", "vi", "zh", "ar"];

fn path(of: &str) -> String {
    format!("{}/../../{of}", env!("CARGO_MANIFEST_DIR"))
}

/// The sample, with a line for each danger.
fn directory() -> Directory {
    let mut directory = read(Path::new(&path("data/sample")));
    let line = |danger: &Danger| CrisisLine {
        number: danger.id().to_owned(),
        dangers: vec![*danger],
        ..CrisisLine::default()
    };
    directory.community.crisis_lines = Danger::ALL.iter().map(line).collect();
    directory
}

/// What a set of sentences counts in one language.
#[derive(Debug, Default)]
struct Counts {
    dangers: usize,
    /// Some crisis line is shown.
    seen: usize,
    /// The fitting one is shown first.
    fitting: usize,
    harmless: usize,
    false_alarms: usize,
}

impl Counts {
    fn add(&mut self, other: &Counts) {
        self.dangers += other.dangers;
        self.seen += other.seen;
        self.fitting += other.fitting;
        self.harmless += other.harmless;
        self.false_alarms += other.false_alarms;
    }
}

fn ask(index: &mut Index, directory: &Directory, set: &str, lang: &str) -> Counts {
    let mut counts = Counts::default();
    // Not of the second, which whoever writes signs must not read.
    let show = set == "first" && std::env::var_os("SIGNPOST_SHOW_MISSES").is_some();
    let file = fs::read_to_string(path(&format!("tests/golden/danger/{set}/{lang}.tsv"))).expect("the set is there");
    for line in file.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let &[text, _, danger] = &columns[..] else { panic!("{set}/{lang}.tsv: {line}") };
        let danger: Option<Danger> = (danger != "none").then(|| danger.parse().expect("the set names dangers"));
        let results = index.search(directory, &Query::text(text, lang, NOW));
        let first = results.crisis_lines.first();
        let Some(danger) = danger else {
            counts.harmless += 1;
            counts.false_alarms += usize::from(first.is_some());
            if show && first.is_some() {
                println!("{set} {lang} no danger: {text}");
            }
            continue;
        };
        // Who swallowed something poisonous, and who took too much, is helped by either line.
        let alike = if danger == Danger::Overdose { vec![danger, Danger::Poison] } else { vec![danger] };
        let is_fitting = first.is_some_and(|line| alike.iter().any(|danger| line.dangers.contains(danger)));
        counts.dangers += 1;
        counts.seen += usize::from(first.is_some());
        counts.fitting += usize::from(is_fitting);
        if show && !is_fitting {
            println!("{set} {lang} {}: {text}: {:?}", danger.id(), first.map(|line| &line.number));
        }
    }
    counts
}

/// Shares in percent over all languages: seen and fitting at least, false alarms at most.
#[test]
fn danger_is_seen_that_is_not_named() {
    let directory = directory();
    let mut index = index(&directory);
    println!("set\tlang\tdangers\tseen\tfitting\tharmless\tfalse alarms");
    for (set, least_seen, least_fitting, most_false) in [("first", 97, 95, 5), ("second", 88, 83, 6)] {
        let mut all = Counts::default();
        for lang in LANGUAGES {
            let counts = ask(&mut index, &directory, set, lang);
            let Counts { dangers, seen, fitting, harmless, false_alarms } = counts;
            println!("{set}\t{lang}\t{dangers}\t{seen}\t{fitting}\t{harmless}\t{false_alarms}");
            assert!(seen * 100 >= dangers * (least_seen - 10), "{set} {lang}: {counts:?}");
            assert!(false_alarms * 100 <= harmless * (most_false + 5), "{set} {lang}: {counts:?}");
            all.add(&counts);
        }
        println!("{set}\tall\t{all:?}");
        assert!(all.seen * 100 >= all.dangers * least_seen, "{set}: {all:?}");
        assert!(all.fitting * 100 >= all.dangers * least_fitting, "{set}: {all:?}");
        assert!(all.false_alarms * 100 <= all.harmless * most_false, "{set}: {all:?}");
    }
}

/// What people who tried the app typed, and what resembles it.
#[test]
fn what_was_once_missed_is_seen() {
    let directory = directory();
    let mut index = index(&directory);
    let danger = [
        ("I am scared of my dad", "en", Danger::ChildAbuse),
        ("someone is following me home", "en", Danger::Emergency),
        ("I need to get out tonight with my kids", "en", Danger::DomesticViolence),
        ("i keep thinking about ending it and i dont know who to call", "en", Danger::Suicide),
        ("le tengo miedo a mi papá", "es", Danger::ChildAbuse),
        ("un hombre me viene siguiendo", "es", Danger::Emergency),
        ("tengo que escapar esta noche con mis hijos", "es", Danger::DomesticViolence),
    ];
    let missed: Vec<_> = danger
        .iter()
        .filter(|(text, lang, danger)| {
            let results = index.search(&directory, &Query::text(text, lang, NOW));
            !results.crisis_lines.first().is_some_and(|line| line.dangers.contains(danger))
        })
        .collect();
    assert!(missed.is_empty(), "{missed:?}");
    let harmless = [
        ("is somebody following me on instagram", "en"),
        ("scared of my dad dying", "en"),
        ("get out of my lease", "en"),
        ("thinking about ending it with my landlord early", "en"),
        ("quiero salir con mis hijos al parque", "es"),
        ("necesito salir hoy con mis hijos a comer", "es"),
        ("el hospital me sigue cobrando hasta hoy", "es"),
        ("dolor que me sigue hasta el hombro", "es"),
        ("miedo de mi examen y mi papá", "es"),
        ("je suis suivie par un psychiatre", "fr"),
        ("je veux sortir ce soir avec mes enfants", "fr"),
        ("estou sendo seguida por um médico", "pt"),
        ("quero sair hoje com meus filhos", "pt"),
        ("yon doktè ap swiv mwen", "ht"),
    ];
    let raised: Vec<_> =
        harmless.iter().filter(|(text, lang)| index.search(&directory, &Query::text(text, lang, NOW)).crisis).collect();
    assert!(raised.is_empty(), "{raised:?}");
}

/// Every so many of the examples are asked: all of them take minutes.
const STEP: usize = 10;

/// `data/examples` are sentences about topics none of which is a danger, though some speak of one beside what is asked for.
#[test]
fn what_people_ask_for_seldom_raises_a_line() {
    let directory = directory();
    let mut index = index(&directory);
    let (mut all, mut raised) = (0, 0);
    for lang in LANGUAGES {
        let file = if lang == "zh" { "zh-Hans" } else { lang };
        let text = fs::read_to_string(path(&format!("data/examples/{file}.tsv"))).expect("the examples are there");
        let show = std::env::var_os("SIGNPOST_SHOW_MISSES").is_some();
        for line in text.lines().step_by(if show { 1 } else { STEP }) {
            let Some((topic, text)) = line.split_once('\t') else { panic!("{file}.tsv: {line}") };
            let first = index.search(&directory, &Query { limit: 1, ..Query::text(text, lang, NOW) });
            all += 1;
            raised += usize::from(first.crisis);
            if first.crisis && show {
                println!("{lang} {topic}: {text}");
            }
        }
    }
    println!("{raised} of {all} examples raise a crisis line");
    assert!(raised * 100 <= all * 3, "{raised} of {all}");
}

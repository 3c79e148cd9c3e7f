//! Judged queries of a real directory, by language and kind: what people type, and words of the taxonomy terms and names
//! that a fitting program has. Needs `SIGNPOST_REAL_DATA`; with `SIGNPOST_SHOW_MISSES` the missed ones are printed.

#[path = "support/searched.rs"]
mod searched;

use searched::{NOW, index, read};
use signpost_directory::{Directory, Program};
use signpost_search::{ExpansionReason, Query};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// The queries of each set, and the least part of them, in percent, that finds a fitting program in the first 3.
/// `golden/queries/README.md` says which sets the vocabulary was written for, and what each found when it was new.
const SETS: [(&str, &str, u32); 95] = [
    ("en", include_str!("golden/queries/en.tsv"), 95),
    ("es", include_str!("golden/queries/es.tsv"), 95),
    ("ht", include_str!("golden/queries/ht.tsv"), 95),
    ("pt", include_str!("golden/queries/pt.tsv"), 95),
    ("fr", include_str!("golden/queries/fr.tsv"), 95),
    ("vi", include_str!("golden/queries/vi.tsv"), 95),
    ("zh", include_str!("golden/queries/zh.tsv"), 95),
    ("ar", include_str!("golden/queries/ar.tsv"), 95),
    ("en, second", include_str!("golden/queries/second/en.tsv"), 92),
    ("es, second", include_str!("golden/queries/second/es.tsv"), 92),
    ("ht, second", include_str!("golden/queries/second/ht.tsv"), 92),
    ("pt, second", include_str!("golden/queries/second/pt.tsv"), 92),
    ("fr, second", include_str!("golden/queries/second/fr.tsv"), 92),
    ("vi, second", include_str!("golden/queries/second/vi.tsv"), 92),
    ("zh, second", include_str!("golden/queries/second/zh.tsv"), 92),
    ("ar, second", include_str!("golden/queries/second/ar.tsv"), 92),
    ("en, third", include_str!("golden/queries/third/en.tsv"), 97),
    ("es, third", include_str!("golden/queries/third/es.tsv"), 97),
    ("ht, third", include_str!("golden/queries/third/ht.tsv"), 95),
    ("pt, third", include_str!("golden/queries/third/pt.tsv"), 97),
    ("fr, third", include_str!("golden/queries/third/fr.tsv"), 97),
    ("vi, third", include_str!("golden/queries/third/vi.tsv"), 95),
    ("zh, third", include_str!("golden/queries/third/zh.tsv"), 97),
    ("ar, third", include_str!("golden/queries/third/ar.tsv"), 97),
    ("en, fourth", include_str!("golden/queries/fourth/en.tsv"), 95),
    ("es, fourth", include_str!("golden/queries/fourth/es.tsv"), 95),
    ("ht, fourth", include_str!("golden/queries/fourth/ht.tsv"), 95),
    ("pt, fourth", include_str!("golden/queries/fourth/pt.tsv"), 95),
    ("fr, fourth", include_str!("golden/queries/fourth/fr.tsv"), 95),
    ("vi, fourth", include_str!("golden/queries/fourth/vi.tsv"), 95),
    ("zh, fourth", include_str!("golden/queries/fourth/zh.tsv"), 95),
    ("ar, fourth", include_str!("golden/queries/fourth/ar.tsv"), 95),
    ("en, fifth", include_str!("golden/queries/fifth/en.tsv"), 95),
    ("es, fifth", include_str!("golden/queries/fifth/es.tsv"), 95),
    ("fr, fifth", include_str!("golden/queries/fifth/fr.tsv"), 94),
    ("vi, fifth", include_str!("golden/queries/fifth/vi.tsv"), 90),
    ("zh, fifth", include_str!("golden/queries/fifth/zh.tsv"), 94),
    ("en, sixth", include_str!("golden/queries/sixth/en.tsv"), 97),
    ("es, sixth", include_str!("golden/queries/sixth/es.tsv"), 97),
    ("ht, sixth", include_str!("golden/queries/sixth/ht.tsv"), 95),
    ("ar, sixth", include_str!("golden/queries/sixth/ar.tsv"), 97),
    ("en, seventh", include_str!("golden/queries/seventh/en.tsv"), 80),
    ("es, seventh", include_str!("golden/queries/seventh/es.tsv"), 95),
    ("ht, seventh", include_str!("golden/queries/seventh/ht.tsv"), 80),
    ("pt, seventh", include_str!("golden/queries/seventh/pt.tsv"), 95),
    ("vi, seventh", include_str!("golden/queries/seventh/vi.tsv"), 80),
    ("en, eighth", include_str!("golden/queries/eighth/en.tsv"), 96),
    ("es, eighth", include_str!("golden/queries/eighth/es.tsv"), 94),
    ("ht, eighth", include_str!("golden/queries/eighth/ht.tsv"), 88),
    ("pt, eighth", include_str!("golden/queries/eighth/pt.tsv"), 92),
    ("fr, eighth", include_str!("golden/queries/eighth/fr.tsv"), 96),
    ("vi, eighth", include_str!("golden/queries/eighth/vi.tsv"), 92),
    ("zh, eighth", include_str!("golden/queries/eighth/zh.tsv"), 92),
    ("ar, eighth", include_str!("golden/queries/eighth/ar.tsv"), 90),
    ("en, ninth", include_str!("golden/queries/ninth/en.tsv"), 93),
    ("es, ninth", include_str!("golden/queries/ninth/es.tsv"), 90),
    ("ht, ninth", include_str!("golden/queries/ninth/ht.tsv"), 88),
    ("pt, ninth", include_str!("golden/queries/ninth/pt.tsv"), 92),
    ("fr, ninth", include_str!("golden/queries/ninth/fr.tsv"), 90),
    ("vi, ninth", include_str!("golden/queries/ninth/vi.tsv"), 84),
    ("zh, ninth", include_str!("golden/queries/ninth/zh.tsv"), 96),
    ("ar, ninth", include_str!("golden/queries/ninth/ar.tsv"), 88),
    ("en, tenth", include_str!("golden/queries/tenth/en.tsv"), 96),
    ("es, tenth", include_str!("golden/queries/tenth/es.tsv"), 87),
    ("ht, tenth", include_str!("golden/queries/tenth/ht.tsv"), 86),
    ("pt, tenth", include_str!("golden/queries/tenth/pt.tsv"), 88),
    ("fr, tenth", include_str!("golden/queries/tenth/fr.tsv"), 88),
    ("vi, tenth", include_str!("golden/queries/tenth/vi.tsv"), 96),
    ("zh, tenth", include_str!("golden/queries/tenth/zh.tsv"), 86),
    ("ar, tenth", include_str!("golden/queries/tenth/ar.tsv"), 82),
    ("en, eleventh", include_str!("golden/queries/eleventh/en.tsv"), 93),
    ("es, eleventh", include_str!("golden/queries/eleventh/es.tsv"), 90),
    ("ht, eleventh", include_str!("golden/queries/eleventh/ht.tsv"), 80),
    ("pt, eleventh", include_str!("golden/queries/eleventh/pt.tsv"), 86),
    ("fr, eleventh", include_str!("golden/queries/eleventh/fr.tsv"), 86),
    ("vi, eleventh", include_str!("golden/queries/eleventh/vi.tsv"), 98),
    ("zh, eleventh", include_str!("golden/queries/eleventh/zh.tsv"), 90),
    ("ar, eleventh", include_str!("golden/queries/eleventh/ar.tsv"), 86),
    ("en, twelfth", include_str!("golden/queries/twelfth/en.tsv"), 86),
    ("es, twelfth", include_str!("golden/queries/twelfth/es.tsv"), 91),
    ("ht, twelfth", include_str!("golden/queries/twelfth/ht.tsv"), 92),
    ("en, thirteenth", include_str!("golden/queries/thirteenth/en.tsv"), 94),
    ("es, thirteenth", include_str!("golden/queries/thirteenth/es.tsv"), 91),
    ("ht, thirteenth", include_str!("golden/queries/thirteenth/ht.tsv"), 85),
    ("pt, thirteenth", include_str!("golden/queries/thirteenth/pt.tsv"), 93),
    ("fr, thirteenth", include_str!("golden/queries/thirteenth/fr.tsv"), 85),
    ("ar, thirteenth", include_str!("golden/queries/thirteenth/ar.tsv"), 93),
    ("en, fourteenth", include_str!("golden/queries/fourteenth/en.tsv"), 85),
    ("es, fourteenth", include_str!("golden/queries/fourteenth/es.tsv"), 94),
    ("en, fifteenth", include_str!("golden/queries/fifteenth/en.tsv"), 85),
    ("es, fifteenth", include_str!("golden/queries/fifteenth/es.tsv"), 84),
    ("ht, fifteenth", include_str!("golden/queries/fifteenth/ht.tsv"), 88),
    ("fr, fifteenth", include_str!("golden/queries/fifteenth/fr.tsv"), 90),
    ("vi, fifteenth", include_str!("golden/queries/fifteenth/vi.tsv"), 90),
    ("zh, fifteenth", include_str!("golden/queries/fifteenth/zh.tsv"), 78),
];

fn directory() -> Option<Directory> {
    let Some(folder) = std::env::var_os("SIGNPOST_REAL_DATA") else {
        eprintln!("skipped: SIGNPOST_REAL_DATA is not set");
        return None;
    };
    let package = Path::new(&folder).join("miami-211/datapackage.zip");
    Some(read(&package))
}

/// How many queries there are, and how many find a fitting program in the first 3 and in the first 5.
#[derive(Default)]
struct Count {
    all: u32,
    first_three: u32,
    first_five: u32,
}

#[test]
fn people_find_what_they_ask_for_in_every_language() {
    let Some(directory) = directory() else { return };
    let mut index = index(&directory);
    let programs: BTreeMap<&str, &Program> =
        directory.programs.iter().map(|program| (program.source_id.as_str(), program)).collect();
    let targets: BTreeMap<&str, Vec<&str>> = include_str!("golden/queries/targets.tsv")
        .lines()
        .skip(1)
        .map(|line| line.split_once('\t').expect("a target and its words"))
        .map(|(target, words)| (target, words.split('|').collect()))
        .collect();
    let fits = |source_id: &str, target: &str| {
        let words = &targets[target];
        let program = programs[source_id];
        let texts = program.terms.iter().chain([&program.name]).map(|text| text.to_lowercase());
        texts.into_iter().any(|text| words.iter().any(|word| text.contains(word)))
    };
    let mut failed = Vec::new();
    for (lang, queries, wanted) in SETS {
        let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
        for line in queries.lines().skip(1) {
            let columns: Vec<&str> = line.split('\t').collect();
            let &[text, kind, target] = &columns[..] else { panic!("{line}") };
            // Readers have their phone in English as often as in their language.
            let results = index.search(&directory, &Query { limit: 5, ..Query::text(text, "en", NOW) });
            let rank = results.hits.iter().position(|hit| fits(&hit.source_id, target));
            for kind in [kind, "all"] {
                let count = counts.entry(kind).or_default();
                count.all += 1;
                count.first_three += u32::from(rank.is_some_and(|rank| rank < 3));
                count.first_five += u32::from(rank.is_some());
            }
            if rank.is_none_or(|rank| rank >= 3) && std::env::var_os("SIGNPOST_SHOW_MISSES").is_some() {
                let first: Vec<&str> = results.hits.iter().take(3).map(|hit| hit.name.text.as_str()).collect();
                let means: Vec<_> = results.expansions.iter().map(|e| format!("{}>{}", e.typed, e.means)).collect();
                println!("  {lang} {kind}: {text} ({target}) {rank:?} {means:?} {first:?}");
            }
        }
        for (kind, Count { all, first_three, first_five }) in &counts {
            println!("{lang} {kind}: {first_three} and {first_five} of {all} in the first 3 and 5");
        }
        let Count { all, first_three, .. } = &counts["all"];
        if first_three * 100 < all * wanted {
            failed.push(format!("{lang}: {first_three} of {all} in the first 3, wanted {wanted} %"));
        }
    }
    assert!(failed.is_empty(), "{failed:?}");
}

/// Organizations by their name: whole, without the words that say what they are by law, and with two letters swapped.
/// The first hit is of an organization of that name, and for so many, in percent, of the names.
#[test]
fn organizations_are_found_by_their_names() {
    let Some(directory) = directory() else { return };
    let mut index = index(&directory);
    let of = |program: &Program| program.organization.map(|at| &directory.organizations[at as usize].name);
    let by_source: BTreeMap<&str, &Program> =
        directory.programs.iter().map(|program| (program.source_id.as_str(), program)).collect();
    let names: BTreeSet<&String> = directory.programs.iter().filter_map(of).collect();
    type Form = (&'static str, fn(&str) -> String, usize);
    let forms: [Form; 3] = [
        ("whole", str::to_owned, 100),
        ("without its legal form", without_legal_form, 99),
        ("with a slip", with_slip, 97),
    ];
    for (form, typed, wanted) in forms {
        let (mut all, mut first) = (0, 0);
        for name in &names {
            let text = typed(name);
            let results = index.search(&directory, &Query { limit: 1, ..Query::text(&text, "en", NOW) });
            let same = |other: &str| without_legal_form(other) == without_legal_form(name);
            let hit = results.hits.first().map(|hit| by_source[hit.source_id.as_str()]);
            let is_first =
                hit.is_some_and(|program| same(&program.name) || of(program).is_some_and(|other| same(other)));
            all += 1;
            first += usize::from(is_first);
            if !is_first && std::env::var_os("SIGNPOST_SHOW_MISSES").is_some() {
                println!("  name {form}: {text} -> {:?}", hit.map(|program| (&program.name, of(program))));
            }
        }
        println!("names {form}: {first} of {all}");
        assert!(first * 100 >= all * wanted, "{form}: {first} of {all} first, wanted {wanted} %");
    }
}

fn without_legal_form(name: &str) -> String {
    let words = name.to_lowercase();
    let words = words.split(|c: char| !c.is_alphanumeric() && !"'&-.".contains(c));
    let words = words.map(|word| word.strip_suffix('.').filter(|word| word.len() > 1).unwrap_or(word));
    let words = words.filter(|word| !word.is_empty());
    words
        .filter(|word| !["inc", "llc", "corp", "corporation", "ltd", "co"].contains(word))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Swaps two letters in the middle of the longest word.
fn with_slip(name: &str) -> String {
    let name = without_legal_form(name);
    let Some(longest) = name.split(' ').max_by_key(|word| word.len()).filter(|word| word.len() > 4) else {
        return name;
    };
    let mut letters: Vec<char> = longest.chars().collect();
    let middle = letters.len() / 2;
    letters.swap(middle - 1, middle);
    name.replacen(longest, &letters.into_iter().collect::<String>(), 1)
}

/// Queries that found the wrong programs once, each with words of what stands among the first three.
#[test]
fn what_was_found_wrongly_once_is_found() {
    let Some(directory) = directory() else { return };
    let mut index = index(&directory);
    let named = [
        ("ymca", "ymca"),
        ("rape", "rape treatment center"),
        ("raped", "rape treatment center"),
        ("violacion", "rape treatment center"),
        ("habitat for humanity", "habitat for humanity"),
        ("transition", "transition, inc"),
        ("mwen bezwen manje", "food"),
        ("ajuda com aluguel", "emergency food and shelter"),
        ("my kid cant see the board", "eye clinic"),
        ("he had a stroke and needs therapy to walk again", "stroke"),
        ("i can't leave her alone", "adult day"),
        ("cereal and milk for my toddler", "food"),
        ("sleeping at the bus station", "shelter"),
        ("sue my landlord for the deposit", "legal"),
    ];
    for (text, wanted) in named {
        let results = index.search(&directory, &Query { limit: 3, ..Query::text(text, "en", NOW) });
        let name = |hit: &signpost_search::Hit| {
            let organization = hit.organization.as_ref().map_or("", |organization| &organization.text);
            format!("{} ({organization})", hit.name.text).to_lowercase()
        };
        let names: Vec<String> = results.hits.iter().map(name).collect();
        assert!(names.iter().any(|name| name.contains(wanted)), "{text}: {names:?}");
    }
    // Every program of the YMCA comes before what was only inferred.
    let results = index.search(&directory, &Query { limit: 100, ..Query::text("ymca", "en", NOW) });
    let is_ymca = |hit: &signpost_search::Hit| {
        let organization = hit.organization.as_ref().map(|o| o.text.to_lowercase()).unwrap_or_default();
        organization.contains("ymca") || hit.name.text.to_lowercase().contains("ymca")
    };
    let of_ymca = results.hits.iter().take_while(|hit| is_ymca(hit)).count();
    assert!(of_ymca >= 10 && !results.hits[of_ymca..].iter().any(is_ymca), "{of_ymca}");
    // Miles away is not near, and what is not there is not invented.
    let results = index.search(&directory, &Query::text("food pantry 33142", "en", NOW));
    assert!(results.hits[0].distance_km.is_some_and(|km| km < 5.0));
    let results = index.search(&directory, &Query::text("food pantry 99998", "en", NOW));
    assert_eq!(results.unknown_place.as_deref(), Some("99998"));
    let results = index.search(&directory, &Query::text("food pantry naples", "en", NOW));
    assert!(results.hits[0].distance_km.is_some_and(|km| km < 15.0), "{:?}", results.hits[0].distance_km);
    for text in ["plano", "varato", "mwen", "ajuda com aluguel"] {
        let results = index.search(&directory, &Query::text(text, "en", NOW));
        let wrong = |expansion: &&signpost_search::Expansion| {
            expansion.reason == ExpansionReason::Spelling && expansion.means != "barato"
        };
        assert_eq!(results.expansions.iter().find(wrong), None, "{text}");
    }
    for text in ["hoarding", "lorem ipsum", "fnord", "kailangan ko ng pagkain", "ich brauche essen"] {
        assert_eq!(index.search(&directory, &Query::text(text, "en", NOW)).total, 0, "{text}");
    }
}

/// The first ten results are ten answers: no program stands there twice, whatever is asked.
#[test]
fn the_first_ten_are_ten_programs() {
    let Some(directory) = directory() else { return };
    let mut index = index(&directory);
    let (mut repeated, mut hits) = (Vec::new(), 0);
    for line in include_str!("golden/queries/en.tsv").lines().skip(1) {
        let text = line.split('\t').next().expect("a query");
        let results = index.search(&directory, &Query { limit: 10, ..Query::text(text, "en", NOW) });
        let mut known = BTreeSet::new();
        for hit in &results.hits {
            let organization = hit.organization.as_ref().map(|organization| &organization.text);
            hits += 1;
            if !known.insert((&hit.name.text, organization, &hit.snippet.text)) {
                repeated.push(format!("{text}: {}", hit.name.text));
            }
        }
    }
    assert!(hits > 500, "{hits}");
    assert!(repeated.is_empty(), "{} of {hits}: {repeated:#?}", repeated.len());
}

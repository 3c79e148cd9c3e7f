#![doc = include_str!("../README.md")]

mod softmax;

use signpost_directory::Synonym;
use signpost_search::{TopicTable, pair_numbers, word_numbers};
use softmax::SparseVector;
use std::collections::{BTreeMap, BTreeSet};

/// The largest weight in the table, in which weights are whole numbers. Smaller than half of the first is none: with 140,000 weights in 10
/// steps of 1.5 one sentence in 150 fewer is understood, for 14 kB less.
const LARGEST: f32 = 15.0;

/// A text that is about a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// What the vocabulary shows of the topic in English.
    pub topic: String,
    /// BCP 47.
    pub lang: String,
    /// As somebody types it.
    pub text: String,
}

/// Reads the lines of `data/examples/XX.tsv`: topic, tab, text.
///
/// # Errors
/// The first line that is none, by its number.
pub fn examples_in(file: &str, lang: &str) -> Result<Vec<Example>, String> {
    let read = |(line, number): (&str, usize)| match line.split('\t').collect::<Vec<_>>()[..] {
        [topic, text] if !topic.is_empty() && !text.is_empty() => {
            Ok(Example { topic: topic.to_owned(), lang: lang.to_owned(), text: text.to_owned() })
        }
        _ => Err(format!("{lang}.tsv, line {number}: expected a topic, a tab and a text")),
    };
    file.lines().zip(1..).map(read).collect()
}

/// The phrases and meanings of a vocabulary, but for those of danger and for words of asking.
pub fn examples_of(vocabulary: &[Synonym]) -> Vec<Example> {
    let mut all = Vec::new();
    for same in vocabulary.chunk_by(|a, b| a.means == b.means && a.needs == b.needs && a.crisis == b.crisis) {
        let english = same.iter().find(|synonym| synonym.lang == "en").map(|synonym| &synonym.shown);
        let Some(means) = same[0].means.first().filter(|_| !same[0].crisis) else { continue };
        let topic = english.filter(|shown| !shown.is_empty()).unwrap_or(means);
        let mut add = |lang: &str, text: &str| {
            let (lang, text) = (lang.to_owned(), text.trim_start_matches('=').to_owned());
            all.push(Example { topic: topic.clone(), lang, text });
        };
        same[0].means.iter().for_each(|text| add("en", text));
        for synonym in same {
            let lang = if synonym.lang.is_empty() { "en" } else { &synonym.lang };
            synonym.words.iter().for_each(|text| add(lang, text));
        }
    }
    all
}

/// Learns the table; the same examples in the same order give the same one.
///
/// # Errors
/// An example of a topic that the vocabulary, which comes first, has not.
pub fn learn(vocabulary: &[Example], examples: &[Example]) -> Result<TopicTable, String> {
    let topics: Vec<&str> =
        vocabulary.iter().map(|example| example.topic.as_str()).collect::<BTreeSet<_>>().into_iter().collect();
    let mut texts: Vec<(Vec<u32>, usize)> = Vec::new();
    let mut pairs: Vec<Vec<u32>> = Vec::new();
    for Example { topic, lang, text } in vocabulary.iter().chain(examples) {
        let Ok(topic) = topics.binary_search(&topic.as_str()) else {
            return Err(format!("“{text}” ({lang}): no topic of the vocabulary is shown as “{topic}”"));
        };
        let distinct = |mut numbers: Vec<u32>| {
            numbers.sort_unstable();
            numbers.dedup();
            numbers
        };
        texts.push((distinct(word_numbers(text, lang)), topic));
        pairs.push(distinct(pair_numbers(text, lang)));
    }
    // What stands together in one text alone stands there by accident.
    let mut texts_with: BTreeMap<u32, u32> = BTreeMap::new();
    pairs.iter().flatten().for_each(|pair| *texts_with.entry(*pair).or_default() += 1);
    for ((words, _), pairs) in texts.iter_mut().zip(pairs) {
        words.extend(pairs.into_iter().filter(|pair| texts_with[pair] > 1));
        words.sort_unstable();
        words.dedup();
    }
    let words: Vec<u32> =
        texts.iter().flat_map(|(words, _)| words.iter().copied()).collect::<BTreeSet<_>>().into_iter().collect();
    let at = |word: u32| words.binary_search(&word).expect("a word of a text");
    let idf = idf_over_topics(&texts, topics.len(), words.len(), at);
    // The last place is the same in all: what it learns, how common a topic is, is no matter of words and is not kept.
    let constant = words.len();
    let with_constant = |(words, topic): &(Vec<u32>, usize)| {
        let mut vector = vector(words, &idf, at);
        vector.push((constant, 1.0));
        (vector, *topic)
    };
    let vectors: Vec<(SparseVector, usize)> = texts.iter().map(with_constant).collect();
    let learnt = softmax::train(&vectors, topics.len(), constant + 1);

    let mut by_word: BTreeMap<u32, Vec<(u16, u8)>> = BTreeMap::new();
    for ((word, idf), weights) in words.iter().zip(&idf).zip(learnt.chunks(topics.len())) {
        let whole = (0..).zip(weights).map(|(topic, weight)| (topic, (weight * idf).min(LARGEST).round() as u8));
        let kept: Vec<(u16, u8)> = whole.filter(|(_, weight)| *weight > 0).collect();
        if !kept.is_empty() {
            by_word.insert(*word, kept);
        }
    }
    Ok(TopicTable::new(topics.into_iter().map(str::to_owned).collect(), by_word))
}

/// ln(1 + (N - n + 0.5) / (n + 0.5)) of each word, of N topics that n have in their texts.
fn idf_over_topics(texts: &[(Vec<u32>, usize)], topics: usize, words: usize, at: impl Fn(u32) -> usize) -> Vec<f32> {
    let pairs: BTreeSet<(usize, usize)> =
        texts.iter().flat_map(|(words, topic)| words.iter().map(|word| (at(*word), *topic))).collect();
    let mut with = vec![0_u32; words];
    pairs.iter().for_each(|(word, _)| with[*word] += 1);
    let idf = |with: u32| (1.0 + (topics as f64 - f64::from(with) + 0.5) / (f64::from(with) + 0.5)).ln() as f32;
    with.into_iter().map(idf).collect()
}

/// Words by their idf, divided by the square root of the text's length: with length 1 long texts, in Chinese most of all, teach too little.
fn vector(words: &[u32], idf: &[f32], at: impl Fn(u32) -> usize) -> SparseVector {
    let length = words.iter().map(|word| idf[at(*word)].powi(2)).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    words.iter().map(|word| (at(*word), idf[at(*word)] / length.sqrt())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(topic: &str, text: &str) -> Example {
        Example { topic: topic.to_owned(), lang: "en".to_owned(), text: text.to_owned() }
    }

    #[test]
    fn an_example_of_an_unknown_topic_is_told() {
        let told = learn(&[example("food", "food pantry")], &[example("fod", "empty fridge")]).unwrap_err();
        assert_eq!(told, "“empty fridge” (en): no topic of the vocabulary is shown as “fod”");
    }

    #[test]
    fn a_line_without_a_tab_is_told_by_its_number() {
        let told = examples_in("food\tempty fridge\nrent due friday\n", "en").unwrap_err();
        assert_eq!(told, "en.tsv, line 2: expected a topic, a tab and a text");
        assert_eq!(examples_in("food\tempty fridge\n", "en"), Ok(vec![example("food", "empty fridge")]));
    }

    #[test]
    fn the_vocabulary_gives_its_phrases_and_meanings_but_none_of_danger() {
        let topic = |lang: &str, shown: &str, words: &[&str], crisis| Synonym {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            lang: lang.to_owned(),
            shown: shown.to_owned(),
            means: vec![if crisis { "hotline" } else { "food pantry" }.to_owned()],
            crisis,
            ..Synonym::default()
        };
        let vocabulary = [
            topic("es", "despensa", &["hambre"], false),
            topic("en", "food", &["=hungry"], false),
            topic("en", "", &["die"], true),
        ];
        let texts: Vec<_> =
            examples_of(&vocabulary).into_iter().map(|e| format!("{} {} {}", e.topic, e.lang, e.text)).collect();
        assert_eq!(texts, ["food en food pantry", "food es hambre", "food en hungry"]);
    }
}

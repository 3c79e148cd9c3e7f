//! Signs of danger: what people say who are in danger and do not name it, as `data/danger` lists it. A danger is told by
//! signs that stand in one query in one language, such as somebody and what that somebody does.

use crate::{
    analysis::{self, Language},
    interner::TermInterner,
    phrase_language::{Languages, PhraseLanguage},
    sort,
};
use signpost_directory::{Danger, DangerRule, Sign, SignsOfDanger};
use std::{borrow::Cow, ops::Range};

/// Words that may stand where a phrase has [`GAP`]; in Chinese pairs of letters.
const MOST_BETWEEN: usize = 4;
const MOST_BETWEEN_IN_CHINESE: usize = 8;
/// In a phrase: other words.
const GAP: &str = "..";
/// Before words none of which is among the next [`NEXT`] ones.
const NOT: char = '!';
const NEXT: usize = 3;
/// Between words of which one stands in a phrase.
const OR: char = '|';
/// After the beginning of a word.
const ANY_ENDING: char = '*';
/// Words of a query that are looked at; a query has fewer (`MAX_TERMS` of its parser).
const MOST_WORDS: usize = 100;

/// Signs and rules, to be looked up by words.
#[derive(Debug, Clone, Default)]
pub struct DangerSigns {
    words: TermInterner,
    phrases: Vec<Phrase>,
    places: Vec<Place>,
    alternatives: Vec<Alternative>,
    /// What a phrase begins with, and its number; ascending.
    by_first: Vec<(Alternative, u32)>,
    rules: Vec<Rule>,
}

#[derive(Debug, Clone)]
struct Phrase {
    sign: u16,
    language: PhraseLanguage,
    /// In [`DangerSigns::places`].
    places: Range<u32>,
}

/// Where one of several words stands.
#[derive(Debug, Clone)]
struct Place {
    /// Words that may stand before it.
    gap: usize,
    /// It takes no word: none of its words comes next.
    is_denied: bool,
    /// In [`DangerSigns::alternatives`].
    alternatives: Range<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Alternative {
    /// In [`DangerSigns::words`].
    word: u32,
    /// With any ending.
    is_beginning: bool,
}

#[derive(Debug, Clone)]
struct Rule {
    danger: Option<Danger>,
    signs: Vec<u16>,
}

/// A word of a query.
#[derive(Debug, Clone)]
pub(crate) struct SaidWord<'q> {
    /// As it was typed, as it was likely meant, and with its possessive s ("mom's").
    pub forms: Vec<Cow<'q, str>>,
    /// Still being typed: no sign by itself, since "he" may become "help".
    pub is_partial: bool,
}

/// A danger that a query tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TellsOfDanger {
    pub danger: Option<Danger>,
    /// The words of the longest sign.
    pub span: Range<usize>,
    /// From the first to the last word of each sign, summed.
    pub words: usize,
}

/// A sign that a query has.
struct Said {
    sign: u16,
    language: PhraseLanguage,
    span: Range<usize>,
}

impl From<SignsOfDanger> for DangerSigns {
    fn from(SignsOfDanger { signs, rules }: SignsOfDanger) -> DangerSigns {
        DangerSigns::new(&signs, &rules)
    }
}

impl DangerSigns {
    /// A rule with a sign that is not among `signs` never holds.
    pub fn new(signs: &[Sign], rules: &[DangerRule]) -> DangerSigns {
        let mut all = DangerSigns::default();
        let mut names: Vec<&str> = signs.iter().map(|sign| &*sign.name).collect();
        names.sort_unstable();
        names.dedup();
        let number = |name: &str| names.binary_search(&name).ok().and_then(|at| u16::try_from(at).ok());
        for Sign { name, lang, phrases } in signs {
            let language = (!lang.is_empty()).then(|| Language::from_tag(lang));
            let Some(sign) = number(name) else { continue };
            let most = if lang.starts_with("zh") { MOST_BETWEEN_IN_CHINESE } else { MOST_BETWEEN };
            phrases.iter().for_each(|phrase| all.add(sign, language, phrase, most));
        }
        let first = |(phrase, number): (&Phrase, u32)| {
            let first = all.places[phrase.places.start as usize].alternatives.clone();
            all.alternatives[first.start as usize..first.end as usize].iter().map(move |one| (*one, number))
        };
        let mut by_first: Vec<(Alternative, u32)> = all.phrases.iter().zip(0..).flat_map(first).collect();
        by_first.sort_unstable();
        all.by_first = by_first;
        let rule = |rule: &DangerRule| {
            let signs: Option<Vec<u16>> = rule.when.iter().map(|name| number(name)).collect();
            Some(Rule { danger: rule.danger, signs: signs.filter(|signs| !signs.is_empty())? })
        };
        all.rules = rules.iter().filter_map(rule).collect();
        all
    }

    /// `most`: how many words may stand between others.
    fn add(&mut self, sign: u16, language: PhraseLanguage, phrase: &str, most: usize) {
        let start = self.places.len() as u32;
        let mut gap = 0;
        for place in phrase.split_whitespace() {
            if place == GAP {
                gap = most;
                continue;
            }
            let is_denied = place.starts_with(NOT);
            let several = is_denied || place.contains([OR, ANY_ENDING]);
            let from = self.alternatives.len() as u32;
            for alternative in place.trim_start_matches(NOT).split(OR) {
                let is_beginning = alternative.ends_with(ANY_ENDING);
                let words = &mut self.words;
                let mut found: Vec<u32> = Vec::new();
                analysis::words(alternative, |word, _, _| found.push(words.intern(word)));
                for word in found {
                    self.alternatives.push(Alternative { word, is_beginning });
                    // Pairs of letters follow each other.
                    if !several {
                        let alternatives = self.alternatives.len() as u32 - 1..self.alternatives.len() as u32;
                        self.places.push(Place { gap: std::mem::take(&mut gap), is_denied, alternatives });
                    }
                }
            }
            let alternatives = from..self.alternatives.len() as u32;
            if several && !alternatives.is_empty() {
                let gap = if is_denied { 0 } else { std::mem::take(&mut gap) };
                self.places.push(Place { gap, is_denied, alternatives });
            }
        }
        // A phrase begins with a word.
        let places = start..self.places.len() as u32;
        if self.places.get(start as usize).is_some_and(|first| !first.is_denied) {
            self.phrases.push(Phrase { sign, language, places });
        }
    }

    /// The danger that the words tell of, in one of the `spoken` languages. Of several the one with most to tell it by, then
    /// that of the rule which comes first.
    pub(crate) fn find(&self, words: &[SaidWord], spoken: Languages) -> Option<TellsOfDanger> {
        let said = self.said(words, spoken);
        let told = self.rules.iter().flat_map(|rule| {
            let languages: Vec<PhraseLanguage> = match rule.signs.first() {
                Some(first) => said.iter().filter(|one| one.sign == *first).map(|one| one.language).collect(),
                None => Vec::new(),
            };
            let said = &said;
            languages.into_iter().filter_map(move |language| {
                let longest = |sign: &u16| {
                    let is_it = |one: &&Said| one.sign == *sign && one.language == language;
                    said.iter().filter(is_it).map(|one| one.span.clone()).max_by_key(Range::len)
                };
                let spans: Option<Vec<Range<usize>>> = rule.signs.iter().map(longest).collect();
                let spans = spans?;
                let words = spans.iter().map(Range::len).sum();
                let span = spans.into_iter().max_by_key(Range::len)?;
                Some(TellsOfDanger { danger: rule.danger, span, words })
            })
        });
        told.reduce(|best, one| if (one.words, one.span.len()) > (best.words, best.span.len()) { one } else { best })
    }

    fn said(&self, words: &[SaidWord], spoken: Languages) -> Vec<Said> {
        let words = &words[..words.len().min(MOST_WORDS)];
        let mut said = Vec::new();
        for start in 0..words.len() {
            if words[start].is_partial {
                continue;
            }
            let mut tried: Vec<u32> = words[start].forms.iter().flat_map(|word| self.begun_by(word)).collect();
            sort::sort_dedup(&mut tried);
            for number in tried {
                let Phrase { sign, language, places } = &self.phrases[number as usize];
                let places = &self.places[places.start as usize..places.end as usize];
                if spoken.has(*language)
                    && let Some(end) = self.end(&places[1..], words, start + 1)
                {
                    said.push(Said { sign: *sign, language: *language, span: start..end });
                }
            }
        }
        said
    }

    /// The phrases that begin with this word.
    fn begun_by<'a>(&'a self, word: &'a str) -> impl Iterator<Item = u32> + 'a {
        let lengths = (1..word.len()).filter(|end| word.is_char_boundary(*end));
        let beginnings = lengths.chain([word.len()]).filter_map(|end| self.words.find(&word[..end]));
        let beginnings = beginnings.map(|word| Alternative { word, is_beginning: true });
        let whole = self.words.find(word).map(|word| Alternative { word, is_beginning: false });
        beginnings.chain(whole).flat_map(|first| {
            let from = self.by_first.partition_point(|(one, _)| *one < first);
            self.by_first[from..].iter().take_while(move |(one, _)| *one == first).map(|(_, phrase)| *phrase)
        })
    }

    /// Where the words end that stand at these places, from `at` on; of several ends the first.
    fn end(&self, places: &[Place], words: &[SaidWord], at: usize) -> Option<usize> {
        // Bit n: the places so far may end before word n. A phrase of many gaps takes no more time than its length.
        let mut ends: u128 = 1 << at;
        for place in places {
            let stands_at = |n: &usize| words.get(*n).is_some_and(|word| self.stands(place, word));
            if place.is_denied {
                let is_denied = |n: &usize| ends >> n & 1 == 1 && (*n..n + NEXT).any(|next| stands_at(&next));
                ends &= (0..=words.len()).filter(is_denied).fold(u128::MAX, |kept, n| kept & !(1 << n));
            } else {
                let mut next = ends;
                (0..place.gap).for_each(|_| next |= next << 1);
                let is_next = |n: &usize| next >> n & 1 == 1;
                ends = (0..words.len()).filter(is_next).filter(stands_at).fold(0, |ends, n| ends | 1 << (n + 1));
            }
            if ends == 0 {
                return None;
            }
        }
        Some(ends.trailing_zeros() as usize)
    }

    fn stands(&self, place: &Place, word: &SaidWord) -> bool {
        let alternatives = &self.alternatives[place.alternatives.start as usize..place.alternatives.end as usize];
        alternatives.iter().any(|one| {
            let known = self.words.get(one.word);
            word.forms.iter().any(|form| if one.is_beginning { form.starts_with(known) } else { form == known })
        })
    }
}

//! The words of a phrase, in whatever language it is read in.

use signpost_handoff::{Item, phrases::Sentence};
use signpost_locale::{Messages, isolated};

/// All that a handoff says of a program: its phrases in the reader's language, then its line.
pub fn item_words(messages: &Messages, item: &Item) -> String {
    let said = item.sentences().map(|sentence| sentence_words(messages, sentence));
    said.chain([item.line.clone()]).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The sentence, with what fills its gap.
pub fn sentence_words(messages: &Messages, sentence: Sentence) -> String {
    let with = |id: &str, name: &str, text: &str| messages.fill(id, &[(name, isolated(text).as_ref().into())]);
    match sentence {
        Sentence::AskFor(name) => with("phrase-ask-for", "name", name),
        Sentence::SentBy(name) => with("phrase-sent-by", "name", name),
        Sentence::BringSheet => messages.text("phrase-bring-sheet"),
        Sentence::Bring(document) => with("phrase-bring", "document", document),
        Sentence::CallFirst => messages.text("phrase-call-first"),
        Sentence::ExpectedOn(date) => messages.fill("phrase-expected-on", &[("date", (&messages.date(date)).into())]),
        Sentence::Free => messages.text("phrase-free"),
        Sentence::AskAgainOn(date) => messages.fill("phrase-ask-again", &[("date", (&messages.date(date)).into())]),
        Sentence::SayLanguage(tag) => {
            messages.fill("phrase-say-language", &[("language", (&messages.language_name(tag)).into())])
        }
    }
}

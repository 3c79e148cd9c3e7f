//! Defines how the needs of a program are guessed from its words, when neither the program (`x_needs`) nor the
//! community's mapping says them.

use super::{Need, NeedTag};
use serde::Deserialize;

/// The word rules, as `data/needs.toml` writes them.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeedRules {
    #[serde(rename = "rule", default)]
    pub rules: Vec<NeedRule>,
}

/// Words that speak for a need.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeedRule {
    pub need: Need,
    /// Words or phrases, lower case; a trailing `*` stands for any ending.
    pub words: Vec<String>,
    /// Phrases that hold such a word and mean something else.
    #[serde(default)]
    pub not: Vec<String>,
}

/// The words of one program, by how much they say about what it is for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Words<'a> {
    pub name: &'a str,
    pub terms: &'a [String],
    pub description: &'a str,
}

impl NeedRules {
    /// The needs that the words speak for, strongest first, all marked as guessed.
    pub fn guess(&self, words: Words) -> Vec<NeedTag> {
        let _ = words;
        Vec::new()
    }
}

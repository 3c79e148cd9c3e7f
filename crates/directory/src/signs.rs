//! Signs of danger: what people say who are in danger and do not name it.

use crate::Danger;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Ways to say one thing that alone or with others tells of danger, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sign {
    /// What [`DangerRule::when`] calls it; the same in every language.
    pub name: String,
    /// Language tag of `phrases`.
    pub lang: String,
    /// As `data/danger/README.md` explains them.
    pub phrases: Vec<String>,
}

/// Signs that tell of a danger where all of them are said in one query.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DangerRule {
    /// `None`: any.
    pub danger: Option<Danger>,
    /// Names of signs.
    pub when: Vec<String>,
}

/// Signs and rules, as the app has them in one file of its own: for each file of `data/danger` a line `@` with its name,
/// then its lines.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SignsOfDanger {
    /// By language and name, as they come.
    pub signs: Vec<Sign>,
    /// As they come.
    pub rules: Vec<DangerRule>,
}

/// A line that is neither a sign nor a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignsError {
    /// The file, as the line `@` names it.
    pub file: String,
    /// From 1 on.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for SignsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}: {}", self.file, self.line, self.reason)
    }
}

impl std::error::Error for SignsError {}

/// The file of rules; each other one is named by its language.
const RULES: &str = "rules";

impl SignsOfDanger {
    /// Reads the files one after the other.
    ///
    /// # Errors
    /// When a line is not understood, or a rule names a sign that is nowhere.
    pub fn read(text: &str) -> Result<SignsOfDanger, SignsError> {
        let mut all = SignsOfDanger::default();
        let (mut file, mut number) = ("", 0);
        for line in text.lines() {
            number += 1;
            if let Some(name) = line.strip_prefix('@') {
                (file, number) = (name.trim(), 0);
                continue;
            }
            let line = line.trim();
            if !line.is_empty() && !line.starts_with('#') {
                let error = |reason| SignsError { file: file.to_owned(), line: number, reason };
                all.add(file, line).map_err(error)?;
            }
        }
        let is_known = |name: &&String| all.signs.iter().any(|sign| sign.name == **name);
        match all.rules.iter().flat_map(|rule| &rule.when).find(|name| !is_known(name)) {
            Some(unknown) => Err(SignsError {
                file: RULES.to_owned(),
                line: 0,
                reason: format!("there is no sign “{unknown}” in any language"),
            }),
            None => Ok(all),
        }
    }

    fn add(&mut self, file: &str, line: &str) -> Result<(), String> {
        if file == RULES {
            let (danger, when) = line.split_once(':').ok_or("a rule is DANGER: SIGN + SIGN")?;
            let danger = danger.parse::<Danger>().map_err(|error| error.to_string())?;
            let when = when.split('+').map(|name| name.trim().to_owned()).collect();
            self.rules.push(DangerRule { danger: Some(danger), when });
        } else if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            self.signs.push(Sign { name: name.to_owned(), lang: file.to_owned(), phrases: Vec::new() });
        } else {
            let sign = self.signs.last_mut().filter(|sign| sign.lang == file);
            sign.ok_or("a phrase stands below the name of its sign, as in [partner]")?.phrases.push(line.to_owned());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_follow_each_other() {
        let text = "@en\n# Signs.\n[who]\nhusband*|wife\n\n[hits]\nhits me\n@es\n[who]\nmarido\n@rules\n# Rules.\ndomestic-violence: who + hits\n";
        let all = SignsOfDanger::read(text).unwrap();
        let sign = |name: &str, lang: &str, phrase: &str| Sign {
            name: name.into(),
            lang: lang.into(),
            phrases: vec![phrase.into()],
        };
        assert_eq!(
            all.signs,
            [sign("who", "en", "husband*|wife"), sign("hits", "en", "hits me"), sign("who", "es", "marido")]
        );
        let when = vec!["who".to_owned(), "hits".to_owned()];
        assert_eq!(all.rules, [DangerRule { danger: Some(Danger::DomesticViolence), when }]);
    }

    #[test]
    fn a_line_that_is_not_understood_is_named() {
        let told = |text: &str| SignsOfDanger::read(text).unwrap_err().to_string();
        assert_eq!(told("@en\n\nhits me"), "en, line 2: a phrase stands below the name of its sign, as in [partner]");
        assert!(
            told("@es\n[a]\nb\n@en\nc").starts_with("en, line 1: "),
            "it does not belong to a sign of the file before"
        );
        assert!(told("@rules\nboredom: who").starts_with("rules, line 1: “boredom” is not a danger"));
        assert_eq!(told("@rules\nsuicide who"), "rules, line 1: a rule is DANGER: SIGN + SIGN");
        assert_eq!(told("@rules\nsuicide: who"), "rules, line 0: there is no sign “who” in any language");
    }
}

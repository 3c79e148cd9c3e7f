//! What stands on every page of paper: whose directory it is and of which day above and below, and "1 of 2". As values of the
//! style sheet's own properties (`print.css`), since only the browser knows where a page ends.

use crate::PrintedFrom;
use signpost_locale::Messages;

/// Values of CSS custom properties of the root element, from which margin boxes of pages inherit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// `--running-source`: community, date and version of the dataset.
    pub source: String,
    /// `--running-page`: the number of the page and of all pages.
    pub page: String,
    /// `--running-direction`: of the language.
    pub direction: &'static str,
}

impl Running {
    /// In the language of the sheet.
    pub fn new(messages: &Messages, printed_from: &PrintedFrom) -> Running {
        let community = &printed_from.community.name;
        let source = match printed_from.release {
            Some((version, made_on)) => messages.fill(
                "sheet-running",
                &[
                    ("community", community.into()),
                    ("date", (&messages.date(made_on)).into()),
                    ("version", (&version.to_string()).into()),
                ],
            ),
            None => community.clone(),
        };
        // Marks of the private use area, which no message has, stand for the counters.
        let words = messages.fill("sheet-page-of", &[("page", "\u{e000}".into()), ("pages", "\u{e001}".into())]);
        let (mut page, mut text) = (String::new(), String::new());
        // Marks of isolation would begin in one piece of text and end in another; numbers need none.
        for letter in words.chars().filter(|letter| !matches!(letter, '\u{2066}'..='\u{2069}')) {
            let counter = match letter {
                '\u{e000}' => "counter(page)",
                '\u{e001}' => "counter(pages)",
                other => {
                    text.push(other);
                    continue;
                }
            };
            page.push_str(&format!("{} {counter} ", css_string(&text)));
            text.clear();
        }
        page.push_str(&css_string(&text));
        Running { source: css_string(&source), page, direction: messages.direction().html() }
    }

    /// The properties with their values.
    pub fn properties(&self) -> [(&'static str, &str); 3] {
        [("--running-source", &self.source), ("--running-page", &self.page), ("--running-direction", self.direction)]
    }
}

/// A string of CSS, also safe inside `<style>`: whatever is not a letter, a digit or a space is written by its number.
fn css_string(text: &str) -> String {
    let mut string = String::from("\"");
    for letter in text.chars() {
        match letter.is_alphanumeric() || letter == ' ' {
            true => string.push(letter),
            false => string.push_str(&format!("\\{:x} ", u32::from(letter))),
        }
    }
    string + "\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::Community;
    use signpost_hours::date::date;

    #[test]
    fn each_page_says_whose_directory_it_is_and_which_page() {
        let community = Community { name: "Help \"</style>\\".to_owned(), ..Community::default() };
        let today = date(2026, 11, 29);
        let printed_from = PrintedFrom { community, release: Some((12, today)), today, address: None };
        let Running { source, page, .. } = Running::new(&Messages::english(), &printed_from);
        assert!(source.contains(r"Help \22 \3c \2f style\3e \5c "), "{source}");
        assert!(source.contains("12") && !source.contains('<'), "{source}");
        assert!(page.contains("counter(page)") && page.contains("counter(pages)"), "{page}");
        assert!(page.starts_with('"') && page.ends_with('"') && !page.contains('\u{e000}'), "{page}");
    }
}

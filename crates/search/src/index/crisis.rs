//! The crisis lines beside the results.

use crate::analysis;
use signpost_directory::{Community, CrisisLine, Danger, Directory};

/// The lines for the danger that the text speaks of. A line that was typed by its number comes first.
pub(super) fn crisis_lines(directory: &Directory, text: &str, danger: Option<Option<Danger>>) -> Vec<CrisisLine> {
    let community = &directory.community;
    let typed = typed_number(text).and_then(|digits| community.line_of(&digits));
    let fitting = danger.map(|danger| community.lines_for(danger)).unwrap_or_default();
    let others = fitting.into_iter().filter(|line| Some(*line) != typed);
    typed.into_iter().chain(others).take(Community::MOST_LINES).cloned().collect()
}

/// The digits of a text that is one number.
fn typed_number(text: &str) -> Option<String> {
    let (mut number, mut words) = (String::new(), 0);
    analysis::words(text, |word, _, _| {
        words += 1;
        if words == 1 {
            number.push_str(word);
        }
    });
    (words == 1 && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

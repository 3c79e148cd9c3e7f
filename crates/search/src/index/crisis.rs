//! The crisis lines beside the results.

use crate::analysis;
use signpost_directory::{Community, CrisisLine, Danger, Directory};

/// The lines for the danger that the text speaks of; where it tells of a further one, the first line of each. A line that was
/// typed by its number comes first.
pub(super) fn crisis_lines(
    directory: &Directory,
    text: &str,
    danger: Option<Option<Danger>>,
    further: Option<Option<Danger>>,
) -> Vec<CrisisLine> {
    let community = &directory.community;
    let typed = typed_number(text).and_then(|digits| community.line_of(&digits));
    let mut fitting = danger.map(|danger| community.lines_for(danger)).unwrap_or_default();
    let line = further.and_then(|further| community.lines_for(further).first().copied());
    if let Some(line) = line.filter(|line| fitting.first() != Some(line)) {
        fitting.retain(|one| *one != line);
        fitting.insert(fitting.len().min(1), line);
    }
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

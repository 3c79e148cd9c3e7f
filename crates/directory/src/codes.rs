//! Several codes in one text: typed from a sheet, or read out on the phone.

use super::{Code, CodeError};

/// What a text of several codes holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Codes {
    /// In the order of the text, each once.
    pub codes: Vec<Code>,
    /// One of them has a slip in it, and is not among them.
    pub has_mistyped: bool,
    /// How many stand behind the last that is taken.
    pub unread: u32,
}

impl Codes {
    /// More are not taken: they are only counted.
    pub const MOST: usize = 30;
    /// Whatever stands behind so many is not looked at.
    const BOUND: usize = 150;

    /// "ABC-1234 DEF-5678", with commas or without, in words ("seven K X dash four ..."). `None`: at most one code, or
    /// something else.
    pub fn parse(text: &str) -> Option<Codes> {
        let commas = || text.split([',', ';', '\n']).flat_map(split_words);
        Codes::of_run(text)
            .or_else(|| Codes::of_parts(commas()))
            .or_else(|| Codes::of_parts(text.split_whitespace().map(str::to_owned)))
    }

    /// Seven symbols each, one code behind the other, wherever a phone puts its commas.
    fn of_run(text: &str) -> Option<Codes> {
        let text = split_words(text).collect::<Vec<_>>().join(" ");
        let codes = Code::run(&text, Codes::BOUND)?;
        Some(Codes::first_of(codes, false))
    }

    fn of_parts(parts: impl Iterator<Item = String>) -> Option<Codes> {
        let read = parts.filter(|part| !part.trim().is_empty()).take(Codes::BOUND).map(|part| part.parse());
        let read: Vec<Result<Code, CodeError>> = read.collect();
        let has_mistyped = read.contains(&Err(CodeError::Mistyped));
        if read.len() < 2 || read.contains(&Err(CodeError::NotACode)) {
            return None;
        }
        let codes: Vec<Code> = read.into_iter().filter_map(Result::ok).collect();
        (!codes.is_empty()).then(|| Codes::first_of(codes, has_mistyped))
    }

    fn first_of(codes: Vec<Code>, has_mistyped: bool) -> Codes {
        let mut codes = each_once(codes);
        let unread = codes.len().saturating_sub(Codes::MOST) as u32;
        codes.truncate(Codes::MOST);
        Codes { codes, has_mistyped, unread }
    }
}

/// At the words that people say between codes.
fn split_words(text: &str) -> impl Iterator<Item = String> {
    const BETWEEN: [&str; 6] = ["and", "then", "next", "comma", "coma", "luego"];
    let mut parts = vec![String::new()];
    for word in text.split_whitespace() {
        match BETWEEN.contains(&word.trim_matches(',').to_lowercase().as_str()) {
            true => parts.push(String::new()),
            false => parts.last_mut().into_iter().for_each(|part| part.extend([" ", word])),
        }
    }
    parts.into_iter()
}

fn each_once(codes: Vec<Code>) -> Vec<Code> {
    let mut once = Vec::new();
    codes.into_iter().for_each(|code| {
        if !once.contains(&code) {
            once.push(code);
        }
    });
    once
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn some(count: usize) -> Vec<Code> {
        ["a", "b", "c", "d", "e"][..count].iter().filter_map(|id| Code::candidates(id).next()).collect()
    }

    /// As somebody says it.
    fn spoken(code: Code) -> String {
        const DIGITS: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
        let say = |c: char| match c.to_digit(10) {
            Some(digit) => DIGITS[digit as usize].to_owned(),
            None if c == '-' => "dash".to_owned(),
            None => c.to_string(),
        };
        code.to_string().chars().map(say).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn codes_are_read_in_their_order_however_they_are_parted() {
        let codes = some(3);
        let written: Vec<String> = codes.iter().map(Code::to_string).collect();
        let said: Vec<String> = codes.iter().copied().map(spoken).collect();
        for text in [
            written.join(" "),
            written.join(", "),
            written.join("\n"),
            written.join(" and ").to_lowercase(),
            written.join(" ").replace('-', " "),
            written.concat(),
            said.join(", "),
            said.join(" then "),
            said.join(" ").replacen(" dash", ",", 1),
        ] {
            let read = Codes::parse(&text);
            assert_eq!(read, Some(Codes { codes: codes.clone(), ..Codes::default() }), "{text}");
        }
    }

    #[test]
    fn a_slip_in_one_leaves_the_others() {
        let codes = some(3);
        let written: Vec<String> = codes.iter().map(Code::to_string).collect();
        let last = written[1].chars().last().expect("seven symbols");
        let wrong = format!("{}{}", &written[1][..7], if last == 'A' { 'B' } else { 'A' });
        for between in [" ", ", "] {
            let read = Codes::parse(&[&*written[0], &wrong, &written[2]].join(between)).expect("codes");
            assert_eq!(read, Codes { codes: vec![codes[0], codes[2]], has_mistyped: true, unread: 0 });
        }
        let twice = Codes::parse(&format!("{0} {0}", written[0])).expect("codes");
        assert_eq!(twice.codes, [codes[0]], "each once");
    }

    #[test]
    fn what_stands_behind_the_most_is_counted() {
        let codes: Vec<Code> = (0..Codes::MOST + 3).filter_map(|id| Code::candidates(&id.to_string()).next()).collect();
        let written: Vec<String> = codes.iter().map(Code::to_string).collect();
        for text in [written.join(" "), written.join(", "), written.concat()] {
            let read = Codes::parse(&text).expect("codes");
            assert_eq!((read.codes.as_slice(), read.unread), (&codes[..Codes::MOST], 3), "{text}");
        }
        let whole = Codes::parse(&written[..Codes::MOST].join(" ")).expect("codes");
        assert_eq!((whole.codes.len(), whole.unread), (Codes::MOST, 0));
    }

    #[test]
    fn other_words_and_a_single_code_are_no_list() {
        let code = some(1)[0];
        for text in ["", "food, shelter", "light bill", &code.to_string(), &format!("{code} food"), "305-555-0101"] {
            assert_eq!(Codes::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_codes_or_not(text in ".{0,300}") {
            if let Some(read) = Codes::parse(&text) {
                prop_assert!(!read.codes.is_empty());
            }
        }
    }
}

//! Recognizes what looks like a patient's own data in a handoff's words, to remind its author to leave it out: links
//! and sheets get lost. It only warns, so it may be wrong now and then; a clinic that is warned too often stops reading.

use signpost_directory::Date;

/// Words for a birth date, a record or insurance number, or the patient, in English and Spanish.
const MARKS: [&str; 17] = [
    "dob",
    "d.o.b",
    "mrn",
    "ssn",
    "birth",
    "birthdate",
    "birthday",
    "born",
    "medical record",
    "record number",
    "chart number",
    "social security number",
    "nacimiento",
    "nacido",
    "nacida",
    "expediente",
    "historia clínica",
];
/// Papers to bring and classes to go to, which have such a word in their name.
const NO_MARKS: [&str; 9] = [
    "birth certificate",
    "birth certificates",
    "certificate of birth",
    "certificado de nacimiento",
    "acta de nacimiento",
    "birth class",
    "birth control",
    "birth center",
    "giving birth",
];
/// Titles before a patient's name. A clinician's (Dr.) is what a line is for.
const TITLES: [&str; 13] =
    ["mr", "mrs", "ms", "miss", "mx", "sr", "sra", "srta", "señor", "señora", "señorita", "don", "doña"];
/// Before a name that is somebody at the program: "Ask for Ms. Jones."
const ADDRESSING: [&str; 22] = [
    "ask", "asks", "call", "see", "tell", "meet", "with", "from", "by", "text", "contact", "speak", "pregunte",
    "hable", "llame", "vea", "diga", "dígale", "con", "por", "busque", "contacte",
];
/// So many words before a title may be such a one.
const REACH: usize = 3;
const MONTHS: [(&str, &str); 12] = [
    ("january", "enero"),
    ("february", "febrero"),
    ("march", "marzo"),
    ("april", "abril"),
    ("may", "mayo"),
    ("june", "junio"),
    ("july", "julio"),
    ("august", "agosto"),
    ("september", "septiembre"),
    ("october", "octubre"),
    ("november", "noviembre"),
    ("december", "diciembre"),
];
/// A day longer ago than this is no appointment.
const RECENT: i32 = 60;
/// Nobody alive was born before.
const OLDEST_YEAR: i16 = 1900;

/// A name with a title, a date of birth in figures or words, a record or a social security number.
///
/// Dates to come and of the last weeks are appointments; phone numbers, times and prices are no reason to warn.
pub fn looks_personal(text: &str, today: Date) -> bool {
    let lower = NO_MARKS.iter().fold(text.to_lowercase(), |text, other| text.replace(other, " "));
    let words: Vec<&str> = text.split_whitespace().collect();
    MARKS.iter().any(|mark| has_word(&lower, mark))
        || words.iter().any(|word| is_old_date(word, today) || is_social_security_number(word))
        || has_old_date_in_words(&words, today)
        || has_name(&words)
}

fn has_word(text: &str, word: &str) -> bool {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(word)
        .any(|(at, _)| !inside(text[..at].chars().next_back()) && !inside(text[at + word.len()..].chars().next()))
}

/// Three numbers between the same marks: `3/14/1962`, `1962-03-14`, `14.3.1962`.
fn is_old_date(word: &str, today: Date) -> bool {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    ['/', '-', '.'].into_iter().any(|mark| {
        let parts: Vec<&str> = word.split(mark).collect();
        let [a, b, c] = parts[..] else { return false };
        let number = |part: &str, digits| part.parse().ok().filter(|_: &i16| part.len() <= digits);
        let short = |part| number(part, 2);
        let (year, first, second) = match (a.len(), c.len()) {
            (4, _) => (number(a, 4), short(b), short(c)),
            (_, 4) => (number(c, 4), short(a), short(b)),
            // A version or a room has points, too.
            _ if mark == '.' => return false,
            _ => (short(c).map(|year| full_year(year, today)), short(a), short(b)),
        };
        let (Some(year), Some(first), Some(second)) = (year, first, second) else { return false };
        // Month and day in either order: the later of the two.
        let day = |month: i16, day: i16| Date::new(year, month.try_into().ok()?, day.try_into().ok()?);
        let date = [day(first, second), day(second, first)].into_iter().flatten().max();
        date.is_some_and(|date| is_old(date, today))
    })
}

/// 62 is 1962, 26 is 2026 in 2026.
fn full_year(year: i16, today: Date) -> i16 {
    let century = today.year() / 100 * 100;
    if century + year > today.year() + 1 { century + year - 100 } else { century + year }
}

fn is_old(date: Date, today: Date) -> bool {
    date.year() >= OLDEST_YEAR && today - date > RECENT
}

/// "March 14, 1962", "14 Mar 1962", "14 de marzo de 1962".
fn has_old_date_in_words(words: &[&str], today: Date) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let words: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let month = |word: &String| {
        MONTHS.iter().position(|(english, spanish)| {
            word == spanish
                || word == english
                || (word.len() >= 3 && word.len() <= 4 && english.starts_with(word.as_str()))
        })
    };
    words.iter().enumerate().any(|(at, word)| {
        let Some(month) = month(word) else { return false };
        let after = words[at + 1..].iter().filter(|word| *word != "de" && *word != "del" && *word != "of").take(2);
        let year = after.filter(|word| word.len() == 4).find_map(|word| word.parse::<i16>().ok());
        // Without its day: the month's end.
        let date = year.and_then(|year| Date::new(year, month as i8 + 1, 28));
        date.is_some_and(|date| is_old(date, today))
    })
}

/// `123-45-6789`, or nine digits on their own. A phone number has ten.
fn is_social_security_number(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    let lengths: Vec<usize> = word.split('-').map(str::len).collect();
    (lengths == [3, 2, 4] || lengths == [9]) && word.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// A title with a capitalized word behind it, unless it is somebody to ask for.
fn has_name(words: &[&str]) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    words.windows(2).enumerate().any(|(at, pair)| {
        let is_title = TITLES.contains(&bare(pair[0]).as_str()) && pair[0].starts_with(char::is_uppercase);
        let is_name = pair[1].starts_with(char::is_uppercase);
        let before = &words[at.saturating_sub(REACH)..at];
        is_title && is_name && !before.iter().any(|word| ADDRESSING.contains(&bare(word).as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_hours::date::date;

    const TODAY: Date = date(2026, 11, 29);

    #[test]
    fn a_birth_date_a_number_or_a_name_is_noticed() {
        for text in [
            "DOB 3/14/62",
            "3/14/62",
            "born 03/14/1962",
            "1962-03-14",
            "14.3.1962",
            "3/14/2019",
            "(3-14-62)",
            "March 14, 1962",
            "Mar. 14 1962",
            "14 de marzo de 1962",
            "en marzo del año 1962",
            "fecha de nacimiento",
            "birth certificate says 3/14/62",
            "her birth certificate and date of birth",
            "MRN 445566",
            "patient's birthday is May 2",
            "123-45-6789",
            "SS# 123456789",
            "for Mrs. Alvarez",
            "Mr Jones needs a ride",
            "Para la Sra. Pérez",
            "medical record 17",
        ] {
            assert!(looks_personal(text, TODAY), "{text}");
        }
    }

    #[test]
    fn what_belongs_on_a_handoff_is_not() {
        for text in [
            "Ask for Mary, tell her Dr. Rivera sent you",
            "Ask for Ms. Jones at the desk",
            "Pregunte por la señora López",
            "Call Mr. Brown first",
            "Call 305-555-0101 before 9:30",
            "Call 3055550101",
            "Costs $12.50, bring 2 papers",
            "Open 24/7",
            "Room 1-2-B",
            "Childbirth class",
            "Stubborn pain group", // "born" inside of a word
            "They expect you on 12/3/2026",
            "Your visit is on 3/12/26 at 9",
            "Appointment December 3, 2026 at 10",
            "Cita el 3 de diciembre de 2026",
            "You were there on 11/20/2026",
            "You were there on 9/30/2026",
            "You were there on October 3, 2026",
            "May 2 from 9 to 11",
            "Open since 1962",
            "Version 2.0.1",
            "Form 8.3.62",
            "Your card ends on 3/14/27",
            "Don't forget the Lease",
            "Bring your child's birth certificate and a bill",
            "Bring: Birth certificates",
            "Traiga el acta de nacimiento",
            "Birth class on Monday",
            "",
        ] {
            assert!(!looks_personal(text, TODAY), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_looked_at(text in ".{0,80}|[0-9/. -]{0,30}") {
            let _ = looks_personal(&text, TODAY);
        }
    }
}

//! Names that a source writes in capitals, as a reader finds them easier to read: "ST VINCENT DE PAUL" is shown as
//! "St Vincent de Paul". The directory keeps what the source wrote; only what is shown passes through here.

/// Written in capitals also among other words. Those without a vowel need no entry.
const ACRONYMS: &[&str] = &[
    "AA", "AARP", "ADA", "ADAP", "ADHD", "AFL", "AIDS", "ASL", "CIO", "COVID", "DEA", "DUI", "EAP", "EBT", "EITC",
    "EKG", "EMS", "EMT", "EPA", "ER", "ESL", "ESOL", "FAFSA", "FAQ", "FDA", "FEMA", "FIU", "FQHC", "GED", "HIPAA",
    "HIV", "HOPWA", "HUD", "ICU", "IDD", "IEP", "IRS", "LGBTQIA", "LIHEAP", "LLC", "NA", "NAACP", "NAMI", "NE", "NICU",
    "PFLAG", "RSVP", "SAMHSA", "SE", "SNAP", "SSA", "SSDI", "SSI", "STEM", "STI", "SUD", "TANF", "TEFAP", "UM", "US",
    "USA", "USDA", "USO", "VA", "VITA", "WIC", "WIOA", "YMCA", "YWCA",
];

/// Without a vowel, and yet no acronyms.
const ABBREVIATIONS: &[&str] = &[
    "BLDG", "BLVD", "BRYN", "CNTR", "CNTY", "CTR", "CTRS", "DR", "FT", "HWY", "JR", "LTD", "MGMT", "MR", "MRS", "MS",
    "MT", "MTN", "PGM", "PKWY", "PRGM", "RD", "SR", "ST", "STS", "SVC", "SVCS", "TWP", "YTH",
];

/// Small within a name.
const ENGLISH_SMALL: &[&str] = &[
    "A", "AN", "AND", "AS", "AT", "BUT", "BY", "FOR", "FROM", "IN", "INTO", "NOR", "OF", "ON", "OR", "PER", "THE",
    "TO", "VIA", "VS", "WITH",
];
const SPANISH_SMALL: &[&str] = &[
    "A", "AL", "CON", "DE", "DEL", "E", "EL", "EN", "LA", "LAS", "LOS", "O", "PARA", "POR", "SIN", "SU", "SUS", "U",
    "UN", "UNA", "Y",
];
/// Small words that tell a Spanish name. Not "LA", which English names have, too.
const SPANISH_SIGNS: &[&str] = &["CON", "DE", "DEL", "EL", "EN", "LAS", "LOS", "PARA", "POR", "Y"];
/// "Hepatitis A", "Building A": there the letter is a name.
const BEFORE_A_LETTER: &[&str] =
    &["BLDG", "BUILDING", "GROUP", "HEPATITIS", "PART", "PHASE", "PLAN", "SECTION", "SUITE", "TYPE", "UNIT", "VITAMIN"];
/// The only names with "Mac" that are common enough to be sure of.
const MAC: &[&str] = &["MACARTHUR", "MACDONALD", "MACDOUGALL", "MACGREGOR", "MACINTYRE", "MACKENZIE", "MACLEOD"];

/// A word in capitals of so many letters makes a name a shouted one, unless it is an acronym.
const SHOUTED: usize = 4;

/// The name with capitals as in a title, where it was written in capitals; else as it is.
///
/// Bytes keep their places: a range of the name is the same range of what is returned.
pub fn readable_case(name: &str) -> String {
    if !is_shouted(name) {
        return name.to_owned();
    }
    let small = if is_spanish(name) { SPANISH_SMALL } else { ENGLISH_SMALL };
    let mut readable = String::with_capacity(name.len());
    // The initials of the words so far: what they spell may follow in brackets.
    let mut initials = String::new();
    let mut before = "";
    let mut begins = true;
    let mut rest = name;
    while let Some(start) = rest.find(is_in_word) {
        let (between, word_on) = rest.split_at(start);
        let (word, after) = word_on.split_at(word_on.find(|c| !is_in_word(c)).unwrap_or(word_on.len()));
        begins |= between.contains([':', '(', '[', '"', '“', '\u{2013}', '\u{2014}']) || between.contains(" - ");
        let in_brackets = between.ends_with('(') && after.starts_with(')');
        let is_small = !begins && small.contains(&word) && !(word == "A" && BEFORE_A_LETTER.contains(&before));
        readable.push_str(between);
        if is_small {
            push_lower(&mut readable, word);
        } else if is_acronym(word) || (in_brackets && spells(&initials, word)) || word.contains(char::is_lowercase) {
            readable.push_str(word);
        } else {
            push_title(&mut readable, word);
        }
        initials.extend(word.chars().next());
        (before, begins, rest) = (word, false, after);
    }
    readable.push_str(rest);
    readable
}

/// Letters, digits, the marks within a word; a hyphen or a slash parts words.
fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '`' | '.')
}

/// Every word is in capitals but for the small ones, and one at least is more than an acronym: a long one, or a small
/// word in capitals.
fn is_shouted(name: &str) -> bool {
    let words = || name.split(|c| !is_in_word(c)).filter(|word| word.contains(char::is_alphabetic));
    let is_small = |word: &str| {
        let upper = word.to_uppercase();
        ENGLISH_SMALL.contains(&upper.as_str()) || SPANISH_SMALL.contains(&upper.as_str())
    };
    words().all(|word| !word.contains(char::is_lowercase) || is_small(word))
        && words().enumerate().any(|(at, word)| {
            let letters = word.chars().filter(|c| c.is_uppercase()).count();
            let is_small_shouted = at > 0 && letters > 1 && ENGLISH_SMALL.contains(&word);
            !word.contains(char::is_lowercase) && !is_acronym(word) && (letters >= SHOUTED || is_small_shouted)
        })
}

fn is_spanish(name: &str) -> bool {
    let count = |list: &[&str]| name.split(|c| !is_in_word(c)).filter(|word| list.contains(word)).count();
    count(SPANISH_SIGNS) > count(ENGLISH_SMALL)
}

fn is_acronym(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let is_dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1);
    let is_roman = letters().all(|c| matches!(c, 'I' | 'V' | 'X')) && letters().count() >= 2;
    let has_vowel = letters().any(|c| "AEIOUYÁÉÍÓÚÜÀÈÌÒÙÂÊÎÔÛÄÖ".contains(c));
    let has_digit = word.contains(|c: char| c.is_ascii_digit());
    ACRONYMS.contains(&word)
        || is_dotted
        || is_roman
        || (has_digit && !is_ordinal(word))
        || (!has_vowel
            && letters().count() > 1
            && !ABBREVIATIONS.contains(&word.trim_end_matches('.'))
            && !is_ordinal(word))
}

/// `1ST`, `22ND`
fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
    digits.len() < word.len() && matches!(digits, "ST" | "ND" | "RD" | "TH")
}

/// Whether the letters stand among the initials in this order: "LIHEAP" behind "LOW INCOME HOME ENERGY ASSISTANCE
/// PROGRAM".
fn spells(initials: &str, word: &str) -> bool {
    let mut left = initials.chars();
    word.chars().count() > 1 && word.chars().all(|c| left.any(|initial| initial == c))
}

/// "MCDONALD" as "McDonald", "O'BRIEN" as "O'Brien", "CHILDREN'S" as "Children's".
fn push_title(readable: &mut String, word: &str) {
    let capital_after = if word.starts_with("MC") && word.chars().count() > 4 {
        2
    } else if MAC.contains(&word) {
        3
    } else {
        // An apostrophe behind one letter parts a prefix from a name; behind more it parts an ending.
        let mut letters = word.char_indices().skip(1);
        match letters.next() {
            Some((_, '\'' | '’' | '`')) if word.starts_with(['O', 'D', 'L']) => {
                letters.next().map(|(at, _)| at).filter(|at| word[*at..].chars().count() > 1).unwrap_or(0)
            }
            _ => 0,
        }
    };
    let first = word.find(char::is_alphanumeric).unwrap_or(0);
    for (at, c) in word.char_indices() {
        if at == first || (at == capital_after && at > 0) {
            readable.push(c);
        } else {
            push_lower_char(readable, c);
        }
    }
}

fn push_lower(readable: &mut String, word: &str) {
    word.chars().for_each(|c| push_lower_char(readable, c));
}

/// A letter whose small form has another length in bytes stays as it is.
fn push_lower_char(readable: &mut String, c: char) {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(small), None) if small.len_utf8() == c.len_utf8() => readable.push(small),
        _ => readable.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::readable_case;
    use proptest::prelude::*;

    fn check(name: &str, expected: &str) {
        assert_eq!(readable_case(name), expected);
    }

    #[test]
    fn shouted_names_become_titles() {
        check("EMERGENCY FOOD ASSISTANCE", "Emergency Food Assistance");
        check("HOT MEALS FOR OLDER ADULTS", "Hot Meals for Older Adults");
        check("THE HOUSE OF HOPE", "The House of Hope");
        check("CATHOLIC CHARITIES of the ARCHDIOCESE", "Catholic Charities of the Archdiocese");
        check("CHILDREN'S SERVICES - IN THE HOME", "Children's Services - In the Home");
        check("SHELTER: A PLACE TO STAY", "Shelter: A Place to Stay");
        check("DROP-IN CENTER/YOUTH", "Drop-in Center/Youth");
        check("24 HOUR HELPLINE", "24 Hour Helpline");
        check("1ST STREET CLINIC, 22ND AVENUE", "1st Street Clinic, 22nd Avenue");
        check("ST. MARY'S CTR", "St. Mary's Ctr");
        check("DR. MARTIN LUTHER KING JR. CENTER", "Dr. Martin Luther King Jr. Center");
        check("(DOWNTOWN) LIBRARY", "(Downtown) Library");
    }

    #[test]
    fn acronyms_stay() {
        for name in
            ["YMCA", "WIC", "AA", "USA", "HIV/STD", "COVID-19", "II", "W.I.C.", "TTY", "PTSD", "SNAP", "LGBTQ", ""]
        {
            check(name, name);
        }
        check("YMCA OF THE USA", "YMCA of the USA");
        check("AA MEETINGS", "AA Meetings");
        check("WIC CLINIC II", "WIC Clinic II");
        check("HOUSING PHASE III", "Housing Phase III");
        check("U.S. VETERANS OFFICE", "U.S. Veterans Office");
        check("MENTAL HEALTH ASSOCIATION (MHA)", "Mental Health Association (MHA)");
        check("COALITION OF OPEN ARMS (COOA)", "Coalition of Open Arms (COOA)");
        check("COVID-19 TESTING", "COVID-19 Testing");
        check("AREA 51B SHELTER", "Area 51B Shelter");
        check("HEPATITIS A SHOTS, GIVE A MEAL", "Hepatitis A Shots, Give a Meal");
    }

    #[test]
    fn peoples_names_keep_their_inner_capitals() {
        check("RONALD MCDONALD HOUSE", "Ronald McDonald House");
        check("O'BRIEN FAMILY CENTER", "O'Brien Family Center");
        check("O’BRIEN FAMILY CENTER", "O’Brien Family Center");
        check("D'AMBROSIO HALL", "D'Ambrosio Hall");
        check("DOUGLAS MACARTHUR SCHOOL", "Douglas MacArthur School");
        check("MACHINE SHOP", "Machine Shop");
        check("WE DON'T TURN ANYONE AWAY", "We Don't Turn Anyone Away");
        check("ST VINCENT DE PAUL", "St Vincent de Paul");
    }

    #[test]
    fn small_words_are_those_of_the_names_language() {
        check("CENTRO DE LA FAMILIA Y EL NIÑO", "Centro de la Familia y el Niño");
        check("COMIDA PARA TODOS EN ESPAÑOL", "Comida para Todos en Español");
        check("LA CASA DE AMIGOS", "La Casa de Amigos");
        check("COUNTY OF LOS ANGELES", "County of Los Angeles");
        check("LOS ANGELES FOOD BANK", "Los Angeles Food Bank");
        check("CENTER FOR LA RAZA", "Center for La Raza");
    }

    #[test]
    fn what_is_not_shouted_is_left_alone() {
        for name in [
            "YMCA of Larkwater",
            "iHelp",
            "eBay for Charity",
            "McDonald House",
            "Food Pantry (DOWNTOWN)",
            "SNAP Help",
            "PRIDE Center",
            "Ayuda",
            "مركز المساعدة",
            "食物银行",
            "İSTANBUL Evi",
            "211",
            "AIDS/HIV",
            "ΑΒΓ",
        ] {
            check(name, name);
        }
    }

    proptest! {
        #[test]
        fn bytes_keep_their_places_and_letters_stay_the_same(name in "\\PC{0,40}|[A-Z'(). -]{0,40}|[A-ZÁÉÑİẞΣ ]{0,30}") {
            let readable = readable_case(&name);
            prop_assert_eq!(readable.len(), name.len());
            prop_assert!(name.char_indices().map(|(at, _)| at).eq(readable.char_indices().map(|(at, _)| at)));
            prop_assert_eq!(readable.to_uppercase(), name.to_uppercase());
            prop_assert_eq!(readable_case(&readable), readable.clone());
        }
    }
}

//! Small words that turn what is said.

/// Words that deny what follows: "médico sin seguro" is not "seguro médico".
pub(super) fn denies(word: &str) -> bool {
    matches!(word, "sin" | "no" | "without" | "sem" | "nao" | "sans" | "khong")
}

/// Small words that make danger of what is none, in a phrase of danger: "pa vle viv" (does not want to live) is not "vle
/// viv", "can't keep my baby" not "keep my baby", "me quiere matar" not "se quiere matar".
pub(super) fn turns_danger(word: &str) -> bool {
    matches!(
        word,
        "dont"
            | "doesnt"
            | "didnt"
            | "isnt"
            | "wasnt"
            | "not"
            | "cant"
            | "cannot"
            | "wont"
            | "me"
            | "se"
            | "pa"
            | "pas"
            | "plus"
            | "لا"
            | "ما"
            | "لم"
    )
}

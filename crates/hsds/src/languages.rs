//! Maps names of languages to BCP 47 tags, where they can be recognized.

/// Tag and names: English, its own, Spanish where communities write it. Lower case. Written for this project.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("am", &["amharic", "አማርኛ", "amh"]),
    ("ar", &["arabic", "العربية", "árabe", "ara"]),
    ("ase", &["american sign language", "asl", "american sign language (asl)", "sign language (asl)"]),
    ("bn", &["bengali", "bangla", "বাংলা", "ben"]),
    ("bs", &["bosnian", "bosanski", "bos"]),
    ("chk", &["chuukese"]),
    ("cs", &["czech", "čeština", "ces"]),
    ("da", &["danish", "dansk", "dan"]),
    ("de", &["german", "deutsch", "alemán", "deu"]),
    ("el", &["greek", "ελληνικά", "griego", "ell"]),
    ("en", &["english", "inglés", "ingles", "eng"]),
    ("es", &["spanish", "español", "espanol", "spa"]),
    ("fa", &["farsi", "persian", "فارسی", "fas"]),
    ("fi", &["finnish", "suomi", "fin"]),
    ("fil", &["filipino", "tagalog", "tl", "tgl"]),
    ("fr", &["french", "français", "francais", "francés", "fra"]),
    ("gu", &["gujarati", "ગુજરાતી", "guj"]),
    ("haw", &["hawaiian", "ʻōlelo hawaiʻi"]),
    ("he", &["hebrew", "עברית", "hebreo", "heb"]),
    ("hi", &["hindi", "हिन्दी", "hin"]),
    ("hmn", &["hmong", "hmoob"]),
    ("hr", &["croatian", "hrvatski", "hrv"]),
    ("ht", &["haitian creole", "haitian-creole", "haitian", "creole", "kreyol", "kreyòl", "kreyòl ayisyen", "hat"]),
    ("hu", &["hungarian", "magyar", "hun"]),
    ("hy", &["armenian", "հայերեն", "hye"]),
    ("id", &["indonesian", "bahasa indonesia", "ind"]),
    ("it", &["italian", "italiano", "ita"]),
    ("ja", &["japanese", "日本語", "japonés", "jpn"]),
    ("kar", &["karen"]),
    ("kea", &["cape verdean creole", "cape verdean", "kriolu"]),
    ("km", &["khmer", "cambodian", "ខ្មែរ", "khm"]),
    ("ko", &["korean", "한국어", "coreano", "kor"]),
    ("ku", &["kurdish", "kur"]),
    ("lo", &["lao", "laotian", "ລາວ"]),
    ("mam", &["mam"]),
    ("mh", &["marshallese", "mah"]),
    ("my", &["burmese", "မြန်မာ", "mya"]),
    ("ne", &["nepali", "नेपाली", "nep"]),
    ("nl", &["dutch", "nederlands", "nld"]),
    ("no", &["norwegian", "norsk", "nor"]),
    ("nv", &["navajo", "diné bizaad", "nav"]),
    ("om", &["oromo", "oromiffa", "orm"]),
    ("pa", &["punjabi", "panjabi", "ਪੰਜਾਬੀ", "pan"]),
    ("pl", &["polish", "polski", "pol"]),
    ("prs", &["dari"]),
    ("ps", &["pashto", "pushto", "پښتو", "pus"]),
    ("pt", &["portuguese", "português", "portugues", "portugués", "por"]),
    ("qu", &["quechua", "que"]),
    ("quc", &["k'iche'", "kiche", "quiche"]),
    ("ro", &["romanian", "română", "ron"]),
    ("ru", &["russian", "русский", "ruso", "rus"]),
    ("rw", &["kinyarwanda", "kin"]),
    ("sgn", &["sign language", "lengua de señas"]),
    ("sm", &["samoan", "smo"]),
    ("so", &["somali", "soomaali", "som"]),
    ("sq", &["albanian", "shqip", "sqi"]),
    ("sr", &["serbian", "српски", "srp"]),
    ("sv", &["swedish", "svenska", "swe"]),
    ("sw", &["swahili", "kiswahili", "swa"]),
    ("ta", &["tamil", "தமிழ்", "tam"]),
    ("te", &["telugu", "తెలుగు", "tel"]),
    ("th", &["thai", "ไทย", "tha"]),
    ("ti", &["tigrinya", "ትግርኛ", "tir"]),
    ("to", &["tongan", "ton"]),
    ("tr", &["turkish", "türkçe", "tur"]),
    ("uk", &["ukrainian", "українська", "ukr"]),
    ("ur", &["urdu", "اردو", "urd"]),
    ("vi", &["vietnamese", "tiếng việt", "vietnamita", "vie"]),
    ("yi", &["yiddish", "ייִדיש", "yid"]),
    ("yo", &["yoruba", "yor"]),
    ("yue", &["cantonese", "廣東話"]),
    ("zh", &["chinese", "mandarin", "mandarin chinese", "中文", "chino", "zho", "cmn"]),
];

/// The tags of the languages in a cell; a cell of which a part is not recognized stays as it is, so that
/// "Spanish (Tuesdays only)" loses nothing.
pub(crate) fn tags(cell: &str) -> Vec<String> {
    if cell.is_empty() {
        return Vec::new();
    }
    let parts = cell.split([',', ';', '/', '\n', '&', '|']).flat_map(|part| part.split(" and "));
    let tags: Option<Vec<String>> = parts.map(str::trim).filter(|p| !p.is_empty()).map(tag).collect();
    tags.filter(|tags| !tags.is_empty()).unwrap_or_else(|| vec![cell.to_owned()])
}

/// The same, also for a language that is not in the list of names, by the shape of its tag: `tpi`, `rm-CH`.
pub(crate) fn any_tag(name: &str) -> Option<String> {
    let mut parts = name.split(['-', '_']);
    let language = |part: &str| matches!(part.len(), 2 | 3) && part.bytes().all(|b| b.is_ascii_lowercase());
    let subtag = |part: &str| matches!(part.len(), 2..=4) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let sound = parts.next().is_some_and(language) && parts.all(subtag);
    tag(name).or_else(|| sound.then(|| name.replace('_', "-")))
}

/// The tag of one language, from a name or a tag.
pub(crate) fn tag(name: &str) -> Option<String> {
    let lower = name.trim().trim_end_matches('.').to_lowercase();
    let named = |(tag, names): &&(&str, &[&str])| *tag == lower || names.contains(&lower.as_str());
    if let Some((tag, _)) = LANGUAGES.iter().find(named) {
        return Some((*tag).to_owned());
    }
    // A tag with a region or script: es-MX, zh_Hant.
    let (language, rest) = lower.split_once(['-', '_'])?;
    let (known, _) =
        LANGUAGES.iter().find(|(tag, names)| *tag == language || (language.len() == 3 && names.contains(&language)))?;
    let subtag = |part: &str| matches!(part.len(), 2..=4) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    rest.split(['-', '_']).all(subtag).then(|| {
        let rest = rest.split(['-', '_']).map(|part| match part.len() {
            4 => format!("{}{}", part[..1].to_uppercase(), &part[1..]),
            _ => part.to_uppercase(),
        });
        std::iter::once((*known).to_owned()).chain(rest).collect::<Vec<_>>().join("-")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_may_be_of_a_language_that_is_not_in_the_list() {
        assert_eq!(any_tag("tpi").as_deref(), Some("tpi"));
        assert_eq!(any_tag("rm_ch").as_deref(), Some("rm-ch"));
        assert_eq!(any_tag("Spanish").as_deref(), Some("es"));
        assert_eq!(any_tag("no such"), None);
    }

    #[test]
    fn languages_become_tags_where_they_are_recognized() {
        for (cell, expected) in [
            ("English", vec!["en"]),
            ("Español", vec!["es"]),
            ("English and Spanish", vec!["en", "es"]),
            ("English, Spanish; Haitian Creole", vec!["en", "es", "ht"]),
            ("spa", vec!["es"]),
            ("es-mx", vec!["es-MX"]),
            ("zh_hant", vec!["zh-Hant"]),
            ("Spanish (limited)", vec!["Spanish (limited)"]),
            ("English, others upon request", vec!["English, others upon request"]),
            ("Klingon", vec!["Klingon"]),
            ("", vec![]),
        ] {
            assert_eq!(tags(cell), expected, "{cell}");
        }
    }
}

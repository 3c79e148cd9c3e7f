//! Defines how a stranger's text is shown: as plain paragraphs in its own language and direction.

use super::super::{
    App,
    view::{CollectView, IntoView, View, el},
};
use signpost_locale::Direction;

/// Paragraphs by empty lines or line breaks; never markup. `lang`: of the text, where it is known.
pub fn paragraphs(text: &str, lang: Option<&str>) -> View {
    let lines: Vec<String> = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let direction = lang.map_or("auto", |lang| Direction::of(lang).html());
    let lines = lines.into_iter().map(|line| el("p").child(line)).collect_view();
    el("div").class("prose").attr("lang", lang.map(str::to_owned)).attr("dir", direction).child(lines).into_view()
}

/// `(Spanish)` behind a text that is not in the reader's language; nothing otherwise.
pub fn in_language(app: App, lang: Option<&str>) -> Option<String> {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let lang = lang.filter(|lang| primary(lang) != primary(&app.lang()))?;
    Some(app.tf("program-not-translated", &[("language", (&app.words().language_name(lang)).into())]))
}

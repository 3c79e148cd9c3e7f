//! The reader's language: its messages, and how numbers of phones and distances are written in the directory's country.

use crate::browser::console;
use leptos::prelude::*;
use signpost_locale::{self as locale, Arg, Direction, DistanceUnit, Messages, readable_number};
use std::rc::Rc;

/// The page is built anew when the language changes ([`Locale::track`]), so its words are plain text and not signals.
#[derive(Clone, Copy)]
pub struct Locale {
    messages: RwSignal<Rc<Messages>, LocalStorage>,
    /// What the community offers, its own language first.
    languages: RwSignal<Vec<Rc<Messages>>, LocalStorage>,
    country: Signal<String>,
    /// What the reader chose instead of the country's.
    chosen_unit: RwSignal<Option<DistanceUnit>>,
    /// The community's own language, in which its texts are unless they say another.
    texts_lang: Signal<String>,
    /// Keeps the tag of the language that the reader chose.
    remember: Callback<String>,
}

impl Locale {
    /// In English until [`Locale::set_languages`] brings the community's languages.
    pub fn new(country: Signal<String>, texts_lang: Signal<String>, remember: Callback<String>) -> Locale {
        Locale {
            messages: RwSignal::new_local(Rc::new(Messages::english())),
            languages: RwSignal::new_local(Vec::new()),
            country,
            chosen_unit: RwSignal::new(None),
            texts_lang,
            remember,
        }
    }

    /// Offers these languages, the community's own first, and begins with the one that suits the reader best. `wanted`:
    /// tags, the most wanted first.
    pub fn set_languages(self, languages: Vec<Rc<Messages>>, wanted: &[String]) {
        let tags: Vec<String> = languages.iter().map(|messages| messages.lang().to_owned()).collect();
        let tag = locale::choose(wanted.iter().map(String::as_str), &tags);
        self.languages.set(languages);
        if let Some(messages) = self.find(&tag) {
            self.set_messages(messages);
        }
    }

    /// Offers these languages from now on, the community's own first; the one in use stays.
    pub fn offer(self, languages: Vec<Rc<Messages>>) {
        self.languages.set(languages);
    }

    /// Changes the language and remembers it. A tag that is not offered changes nothing.
    pub fn choose(self, tag: &str) {
        if let Some(messages) = self.find(tag).filter(|messages| messages.lang() != self.lang()) {
            self.remember.run(messages.lang().to_owned());
            self.set_messages(messages);
        }
    }

    /// Changes the language for now. A tag that is not offered changes nothing.
    pub fn suggest(self, tag: &str) {
        if let Some(messages) = self.find(tag).filter(|messages| messages.lang() != self.lang()) {
            self.set_messages(messages);
        }
    }

    fn set_messages(self, messages: Rc<Messages>) {
        messages.problems().iter().for_each(|problem| console::warn(&problem.to_string()));
        self.messages.set(messages);
    }

    /// One of the offered languages; tracked, since all but the reader's come later.
    pub fn language(self, tag: &str) -> Option<Rc<Messages>> {
        self.languages.track();
        self.find(tag)
    }

    fn find(self, tag: &str) -> Option<Rc<Messages>> {
        self.languages.with_untracked(|all| all.iter().find(|messages| messages.lang() == tag).cloned())
    }

    /// Those that have come so far.
    pub fn languages(self) -> Vec<Rc<Messages>> {
        self.languages.get()
    }

    pub fn messages(self) -> Rc<Messages> {
        self.messages.get_untracked()
    }

    /// For what is built anew, or set again, when the language changes.
    pub fn track(self) {
        self.messages.track();
    }

    pub fn lang(self) -> String {
        self.messages.with_untracked(|messages| messages.lang().to_owned())
    }

    pub fn direction(self) -> Direction {
        self.messages.with_untracked(|messages| messages.direction())
    }

    /// The text of a message.
    pub fn t(self, id: &str) -> String {
        self.messages.with_untracked(|messages| messages.text(id))
    }

    /// The text of a message with its arguments filled in.
    pub fn tf(self, id: &str, arguments: &[(&str, Arg)]) -> String {
        self.messages.with_untracked(|messages| messages.fill(id, arguments))
    }

    /// The language of a text of the directory. `lang`: what its data say.
    pub fn text_lang(self, lang: Option<&str>) -> String {
        lang.map_or_else(|| self.texts_lang.get_untracked(), str::to_owned)
    }

    /// ISO 3166-1 alpha-2, of the directory.
    pub fn country(self) -> String {
        self.country.get_untracked()
    }

    pub fn phone_number(self, number: &str) -> String {
        self.country.with_untracked(|country| readable_number(number, country))
    }

    /// In which distances are written: as the reader chose, else as the directory's country measures.
    pub fn distance_unit(self) -> DistanceUnit {
        let of_country = || self.country.with_untracked(|country| DistanceUnit::of_country(country));
        self.chosen_unit.get_untracked().unwrap_or_else(of_country)
    }

    /// `None`: the country's.
    pub fn set_distance_unit(self, chosen: Option<DistanceUnit>) {
        self.chosen_unit.set(chosen);
    }

    pub fn distance(self, kilometres: f64) -> String {
        self.messages().distance(kilometres, self.distance_unit())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale() -> (Locale, RwSignal<Vec<String>>) {
        let remembered = RwSignal::new(Vec::new());
        let remember = Callback::new(move |tag| remembered.update(|all: &mut Vec<String>| all.push(tag)));
        let locale = Locale::new(Signal::from("US".to_owned()), Signal::from("en".to_owned()), remember);
        let languages = ["en", "es", "ar"].map(|tag| Rc::new(Messages::new(tag, "")));
        locale.set_languages(languages.to_vec(), &["fr".to_owned(), "es-MX".to_owned(), "ar".to_owned()]);
        (locale, remembered)
    }

    #[test]
    fn begins_with_the_first_wanted_language_that_is_offered() {
        Owner::new().with(|| {
            let (locale, remembered) = locale();
            assert_eq!(locale.lang(), "es");
            assert!(remembered.get_untracked().is_empty(), "only a choice is kept");
        });
    }

    #[test]
    fn a_text_that_says_no_language_is_in_the_communitys_own() {
        Owner::new().with(|| {
            let (locale, _) = locale();
            assert_eq!(locale.text_lang(None), "en");
            assert_eq!(locale.text_lang(Some("es")), "es");
        });
    }

    #[test]
    fn distances_are_in_the_countrys_unit_until_the_reader_chooses() {
        Owner::new().with(|| {
            let (locale, _) = locale();
            locale.choose("en");
            assert_eq!(locale.distance_unit(), DistanceUnit::Miles);
            locale.set_distance_unit(DistanceUnit::from_id("km"));
            assert_eq!(locale.distance_unit(), DistanceUnit::Kilometres);
            locale.set_distance_unit(None);
            assert_eq!(locale.distance_unit(), DistanceUnit::Miles);
        });
    }

    #[test]
    fn keeps_a_choice_and_ignores_what_is_not_offered() {
        Owner::new().with(|| {
            let (locale, remembered) = locale();
            locale.choose("ar");
            assert_eq!(locale.direction(), Direction::RightToLeft);
            locale.choose("ar");
            locale.choose("tlh");
            assert_eq!(locale.lang(), "ar");
            assert_eq!(remembered.get_untracked(), ["ar"]);
            locale.suggest("en");
            assert_eq!(locale.lang(), "en");
            assert_eq!(remembered.get_untracked(), ["ar"], "a suggestion is no choice");
        });
    }
}

//! The values that a community fills into the app's files, among them the first paint: what `index.html` shows before
//! the app runs, or when it cannot run. `public/README.md` lists the placeholders.
//!
//! The app draws the same beginning of its home (`src/shell`, `src/pages/find`): same words, elements and classes, so that
//! nothing moves when it takes over. What has more to it than a line of `index.html` comes from the components that the app
//! draws, too.

use super::{browse, json_in_html::in_script};
use htmlize::escape_all_quotes;
use leptos::prelude::*;
use signpost_directory::{Community, Phone};
use signpost_locale::{Direction, Messages};
use signpost_route::QUICK_EXIT;
use signpost_views::{Banner, CrisisLines, Icon, icon, to_html};
use std::rc::Rc;

/// One community's values for the placeholders.
pub struct Page<'a> {
    pub community: &'a Community,
    pub release: &'a OfRelease,
    /// In the community's first language.
    pub words: Rc<Messages>,
}

/// What the page says of the release that it is published with.
pub struct OfRelease {
    /// The trust anchor's JSON text.
    pub anchor: String,
    /// Files, percent-encoded, that a first visit asks for while it waits for the app.
    pub asked_early: Vec<String>,
    /// The style sheet of the community's own look.
    pub style: Option<String>,
    /// The site has plain pages, to which the page may lead.
    pub has_plain_pages: bool,
}

impl Page<'_> {
    /// The language of the first paint: the community's own.
    pub fn language(community: &Community) -> &str {
        community.languages.first().map_or("en", String::as_str)
    }

    /// What stands for a placeholder, escaped for its place; `None` for one that is not known.
    pub fn value(&self, placeholder: &str) -> Option<String> {
        let lang = Page::language(self.community);
        let dir = Direction::of(lang).html();
        Some(match placeholder.split_once(':').unwrap_or((placeholder, "")) {
            ("message", id) => escape_all_quotes(self.words.find(id, &[])?).into_owned(),
            ("icon", name) => {
                let named = icon_named(name)?;
                to_html(|| icon(named))
            }
            ("lang", "") => escape_all_quotes(lang).into_owned(),
            ("dir", "") => dir.to_owned(),
            ("name", "") => escape_all_quotes(&self.community.name).into_owned(),
            ("tagline", "") => escape_all_quotes(self.tagline()).into_owned(),
            ("quick_exit", "") => escape_all_quotes(QUICK_EXIT).into_owned(),
            ("brand", "") => self.brand(),
            ("demo", "") if self.community.demo => self.demo(),
            ("demo", "") => String::new(),
            ("crisis_lines", "") => self.crisis_lines(),
            ("contact", "") => self.contact(),
            ("asked_early", "") => escape_all_quotes(self.release.asked_early.join(" ")).into_owned(),
            ("plain_pages", "") => self.plain_pages(),
            ("plain_pages_link", "") => self.plain_pages_link(),
            ("trust_anchor", "") => in_script(&self.release.anchor),
            ("json_name", "") => json_string(&self.community.name),
            ("json_lang", "") => json_string(lang),
            ("json_dir", "") => json_string(dir),
            _ => return None,
        })
    }

    fn brand(&self) -> String {
        let link = |path: &str| format!("<link rel=\"stylesheet\" href=\"{}\">", escape_all_quotes(path));
        self.release.style.as_deref().map(link).unwrap_or_default()
    }

    fn tagline(&self) -> String {
        let own = self.words.localized(&self.community.tagline);
        if own.is_empty() { self.words.text("home-lead") } else { own.to_owned() }
    }

    fn demo(&self) -> String {
        let text = self.words.text("banner-demo");
        to_html(|| view! { <Banner class="banner banner-demo" icon=Icon::Info text /> })
    }

    fn crisis_lines(&self) -> String {
        let (lines, messages) = (self.community.crisis_lines.clone(), self.words.clone());
        to_html(|| view! { <CrisisLines lines messages /> })
    }

    fn plain_pages(&self) -> String {
        let words = self.words.text("browse-link");
        to_html(|| self.release.has_plain_pages.then(|| view! { <a href=browse::HOME class="plain-pages">{words}</a> }))
    }

    /// By which the app knows that they are there.
    fn plain_pages_link(&self) -> String {
        let link = || view! { <link rel="alternate" type="text/html" id="plain-pages" href=browse::HOME /> };
        to_html(|| self.release.has_plain_pages.then(link))
    }

    fn contact(&self) -> String {
        let phone = self.community.phone.clone().map(|number| match Phone::of(&number).tel() {
            Some(uri) => view! { <a href=uri>{number}</a> }.into_any(),
            None => number.into_any(),
        });
        let email = self.community.email.clone();
        let between = (phone.is_some() && email.is_some()).then_some(" · ");
        let email = email.map(|address| {
            let uri = format!("mailto:{address}");
            view! { <a href=uri>{address}</a> }
        });
        let is_known = phone.is_some() || email.is_some();
        to_html(|| is_known.then(|| view! { <p>{phone} {between} {email}</p> }))
    }
}

/// The icons that `index.html` asks for by name.
fn icon_named(name: &str) -> Option<Icon> {
    [("signpost", Icon::Signpost), ("exit", Icon::Exit), ("phone", Icon::Phone), ("search", Icon::Search)]
        .into_iter()
        .find(|(known, _)| *known == name)
        .map(|(_, icon)| icon)
}

fn json_string(text: &str) -> String {
    in_script(&serde_json::Value::from(text).to_string())
}

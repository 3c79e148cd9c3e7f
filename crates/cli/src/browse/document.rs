//! The HTML document around a plain page: its head, and what search engines read.

use super::{
    super::{app::Files, json_in_html::in_script},
    sitemap,
};
use leptos::prelude::*;
use serde_json::Value;
use signpost_directory::Community;
use signpost_views::{
    browse::{PlainLanguage, PlainPage, PlainSite},
    to_html,
};

/// Nothing runs, nothing is sent, and nothing comes from elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";
/// Where the app's icon is.
const ICON: &str = "icons/icon.svg";

/// What the documents of all plain pages have in common.
pub(super) struct Document<'a> {
    community: &'a Community,
    languages: &'a [PlainLanguage],
    /// From the site's root: the app's style sheet, where it has one, and that of the plain pages.
    styles: Vec<String>,
    has_icon: bool,
}

impl<'a> Document<'a> {
    pub(super) fn new(
        community: &'a Community,
        languages: &'a [PlainLanguage],
        app: &Files,
        style: &str,
    ) -> Document<'a> {
        let of_app = app.keys().filter(|path| path.starts_with("styles/") && path.ends_with(".css")).cloned();
        let styles = of_app.chain([style.to_owned()]).collect();
        Document { community, languages, styles, has_icon: app.contains_key(ICON) }
    }

    /// `title`: empty for the first page, which is called as the site is. `data`: JSON-LD.
    pub(super) fn html(
        &self,
        site: &PlainSite,
        page: PlainPage,
        title: &str,
        body: String,
        data: Option<Value>,
    ) -> String {
        let root = site.to_root();
        let name = &self.community.name;
        let title = match title {
            "" => name.clone(),
            title => site.messages.fill("title-page", &[("page", title.into()), ("site", name.into())]),
        };
        let styles: Vec<_> =
            self.styles.iter().map(|path| view! { <link rel="stylesheet" href=format!("{root}{path}") /> }).collect();
        let icon =
            self.has_icon.then(|| view! { <link rel="icon" href=format!("{root}{ICON}") type="image/svg+xml" /> });
        let addresses = self.community.base_url.as_deref().map(|base_url| {
            let address = |tag: &str| sitemap::address(base_url, &format!("{}{}", site.folder(tag), page.file_name()));
            let others = self.languages.iter().filter(|_| self.languages.len() > 1);
            let others: Vec<_> = others
                .map(|language| {
                    let (tag, address) = (language.tag.clone(), address(&language.tag));
                    view! { <link rel="alternate" hreflang=tag href=address /> }
                })
                .collect();
            view! { <link rel="canonical" href=address(site.messages.lang()) /> {others} }
        });
        // Nobody in need is to find by a search engine what is made up for a demonstration.
        let made_up = self.community.demo.then(|| view! { <meta name="robots" content="noindex" /> });
        let head = to_html(|| {
            view! {
                <meta charset="utf-8" />
                <meta http-equiv="Content-Security-Policy" content=POLICY />
                <meta name="referrer" content="no-referrer" />
                {made_up}
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="format-detection" content="telephone=no" />
                <title>{title}</title>
                {icon}
                {styles}
                {addresses}
            }
        });
        // Never run: a script of a type that browsers do not know is data.
        let data = data
            .map(|data| format!("<script type=\"application/ld+json\">{}</script>\n", in_script(&data.to_string())));
        let (lang, dir) = (site.messages.lang(), site.messages.direction().html());
        format!(
            "<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n{head}\n{}</head>\n<body>\n{body}\n</body>\n</html>\n",
            data.unwrap_or_default()
        )
    }
}

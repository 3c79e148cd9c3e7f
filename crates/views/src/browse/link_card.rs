//! A card that leads to a program, or to the whole directory, from somebody else's page: plain HTML without a script, a frame
//! or a style sheet, with words that stay true. Phones and hours change; they stand where the card leads.

use leptos::prelude::*;
use signpost_directory::{ProgramView, readable_case, summary};
use signpost_locale::Messages;

const CARD: &str = "box-sizing:border-box;max-width:24rem;margin:0 0 1rem;padding:1rem 1.25rem;border:1px solid #9aa39e;\
                    border-inline-start:0.4rem solid #0b5d57;border-radius:0.5rem;background:#fff;color:#1d2420;\
                    line-height:1.45;overflow-wrap:break-word";
const LINK: &str = "color:#0b5d57;font-weight:bold";
const LINE: &str = "margin:0 0 0.4rem";
const SMALL: &str = "margin:0;color:#4c5751;font-size:0.875em";

/// What a card is about.
pub enum LinkCard<'a> {
    /// The directory, with the line under its name.
    Directory {
        /// In the card's language.
        tagline: &'a str,
    },
    /// One program.
    Program(ProgramView<'a>),
}

/// `address`: whole, of the page that it leads to; `directory`: the name of the directory; `texts_lang`: in which texts of
/// programs are that do not say another.
pub fn link_card(messages: &Messages, card: LinkCard, directory: &str, texts_lang: &str, address: &str) -> AnyView {
    let (title, title_lang, by, words, words_lang, small) = match card {
        LinkCard::Directory { tagline } => {
            let lang = messages.lang().to_owned();
            let tagline = Some(tagline).filter(|tagline| !tagline.is_empty()).map(str::to_owned);
            (directory.to_owned(), lang.clone(), None, tagline, lang, None)
        }
        LinkCard::Program(view) => {
            let texts = view.program.texts(messages.lang());
            let lang_of = |lang: Option<&str>| lang.unwrap_or(texts_lang).to_owned();
            let by = view.organization.filter(|organization| organization.name != view.program.name);
            let from = messages.fill("link-card-from", &[("community", directory.into())]);
            (
                readable_case(texts.name),
                lang_of(texts.lang_of(|text| &text.name)),
                by.map(|organization| readable_case(&organization.name)),
                texts.description.and_then(summary::first_sentence),
                lang_of(texts.lang_of(|text| &text.description)),
                Some((from, view.program.code.to_string())),
            )
        }
    };
    let more = small.is_some().then(|| {
        let address = address.to_owned();
        view! { <p style=LINE><a href=address style=LINK referrerpolicy="no-referrer">{messages.text("link-card-more")}</a></p> }
    });
    let small = small.map(|(from, code)| {
        let label = messages.text("program-code");
        view! { <p style=SMALL>{from}" · "{label}" "<bdi style="white-space:nowrap">{code}</bdi></p> }
    });
    let (lang, dir) = (messages.lang().to_owned(), messages.direction().html());
    view! {
        <div lang=lang dir=dir style=CARD>
            <p style=LINE>
                <a href=address.to_owned() style=LINK referrerpolicy="no-referrer" lang=title_lang>
                    <bdi>{title}</bdi>
                </a>
            </p>
            {by.map(|by| view! { <p style=LINE><bdi>{by}</bdi></p> })}
            {words.map(|words| view! { <p style=LINE lang=words_lang dir="auto">{words}</p> })}
            {more}
            {small}
        </div>
    }
    .into_any()
}

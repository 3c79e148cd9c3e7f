//! Plain pages: every need and every program as a page that needs no script, for old phones, locked-down browsers,
//! screen readers, printers and search engines. Written by the tool; with the app's words, classes and pieces.
//!
//! All addresses are relative, so that a site works below any path. The pages in the community's own language lie in
//! `browse/`, those in another in a folder of its tag.

mod frame;
mod home;
mod link_card;
mod list;
mod program;

pub use frame::{PlainFrame, plain_frame};
pub use home::plain_home;
pub use link_card::{LinkCard, link_card};
pub use list::{PROGRAMS_A_PAGE, plain_list};
pub use program::plain_program;

use signpost_directory::{Code, Community, Date, Need};
use signpost_hours::{UnixSeconds, Zone};
use signpost_locale::Messages;
use std::rc::Rc;

/// The rules of the plain pages that the app's style sheet does not have.
pub const PLAIN_STYLE: &str = include_str!("browse.css");
/// The folder of the plain pages, below the site's root.
pub const FOLDER: &str = "browse";

/// One of the plain pages, the same in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlainPage {
    /// The needs to choose from.
    Home,
    /// The programs for a need.
    List {
        /// `None`: programs of which no need is known.
        need: Option<Need>,
        /// From 1, each with at most [`PROGRAMS_A_PAGE`] programs.
        part: usize,
    },
    /// A program.
    Program(Code),
}

impl PlainPage {
    /// Its name in the folder of its language. Codes have a digit and ids of needs have none, so no two are the same.
    pub fn file_name(self) -> String {
        match self {
            PlainPage::Home => "index.html".to_owned(),
            PlainPage::Program(code) => format!("{code}.html"),
            PlainPage::List { need, part } => {
                let id = need.map_or("other", Need::id);
                if part == 1 { format!("{id}.html") } else { format!("{id}-part-{part}.html") }
            }
        }
    }
}

/// A language of the plain pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainLanguage {
    /// BCP 47.
    pub tag: String,
    /// Its name in itself.
    pub own_name: String,
}

/// What all plain pages of one language have in common.
pub struct PlainSite<'a> {
    /// Whose directory it is.
    pub community: &'a Community,
    /// In the language of these pages.
    pub messages: Rc<Messages>,
    /// All languages of the plain pages, the one whose pages lie in the folder itself first.
    pub languages: &'a [PlainLanguage],
    /// Of the directory.
    pub zone: &'a Zone,
    /// When the release is made.
    pub now: UnixSeconds,
    /// Where “Leave this site” goes.
    pub quick_exit: &'a str,
}

impl PlainSite<'_> {
    fn lang(&self) -> &str {
        self.messages.lang()
    }

    /// The folder of a language's pages below the site's root, with a slash at its end.
    pub fn folder(&self, tag: &str) -> String {
        match self.languages.first().is_some_and(|first| first.tag == tag) {
            true => format!("{FOLDER}/"),
            false => format!("{FOLDER}/{tag}/"),
        }
    }

    /// From a page of this language to the site's root.
    pub fn to_root(&self) -> &'static str {
        if self.languages.first().is_some_and(|first| first.tag == self.lang()) { "../" } else { "../../" }
    }

    /// From a page of this language to that of another.
    fn to_language(&self, tag: &str, page: PlainPage) -> String {
        format!("{}{}{}", self.to_root(), self.folder(tag), page.file_name())
    }

    /// The day of the release, in the directory's zone.
    pub fn made_on(&self) -> Date {
        self.zone.local(self.now).date()
    }

    /// In which the community's texts are that do not say another.
    fn texts_lang(&self) -> &str {
        self.community.languages.first().map_or("en", String::as_str)
    }

    fn text(&self, id: &str) -> String {
        self.messages.text(id)
    }

    fn dated(&self, id: &str, name: &str, date: Date) -> String {
        self.messages.fill(id, &[(name, (&self.messages.date(date)).into())])
    }

    /// `Food`, or what stands for the programs of which no need is known.
    pub fn need_name(&self, need: Option<Need>) -> String {
        need.map_or_else(|| self.text("browse-other"), |need| self.text(&format!("need-{}", need.id())))
    }
}

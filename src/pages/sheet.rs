//! The printed sheet on the page: what [`SheetArticle`] needs of the app, and when it is made.

use crate::{
    browser::document,
    components::{Paper, PrintedFrom, Running, SheetArticle},
    context::{DirectoryClient, Locale, Navigation, Printing},
};
use leptos::prelude::*;
use signpost_handoff::{qr::PaperCode, sheet::Sheet};
use signpost_locale::Messages;
use std::rc::Rc;

/// What is there for the printer alone: made when the page is printed.
#[component]
pub fn OnPaper(children: ChildrenFn) -> impl IntoView {
    let printing: Printing = expect_context();
    view! { <Show when=move || printing.get()>{children()}</Show> }
}

/// A sheet in the reader's language.
#[component]
pub fn PrintedSheet(sheet: Sheet, #[prop(optional_no_strip)] code: Option<PaperCode>) -> impl IntoView {
    let locale: Locale = expect_context();
    let paper = Paper::of_country(&locale.country());
    view! {
        <div class="print-only">
            <SheetView sheet messages=locale.messages() code paper />
        </div>
    }
}

/// A sheet of the directory in use, printed today.
#[component]
pub fn SheetView(
    sheet: Sheet,
    /// In the sheet's language.
    messages: Rc<Messages>,
    /// Of the link; `None` where there is no address that others can open.
    code: Option<PaperCode>,
    paper: Paper,
    #[prop(optional)] is_large: bool,
    /// Of a second language beside the sheet's own.
    #[prop(optional_no_strip)]
    beside: Option<Rc<Messages>>,
) -> impl IntoView {
    let printed_from = printed_from();
    run_on_every_page(&messages, &printed_from);
    view! { <SheetArticle sheet messages code paper is_large beside printed_from /> }
}

/// Lets the margins of printed pages say whose directory this is, and which page.
pub fn run_on_every_page(messages: &Messages, printed_from: &PrintedFrom) {
    for (name, value) in Running::new(messages, printed_from).properties() {
        document::set_property(name, value);
    }
}

/// The directory in use, and today.
pub fn printed_from() -> PrintedFrom {
    let directory: DirectoryClient = expect_context();
    let navigation: Navigation = expect_context();
    let time = directory.local_time();
    let release = directory
        .summary
        .with_untracked(|summary| summary.as_ref().map(|summary| (summary.version, time.date_of(summary.released_at))));
    PrintedFrom {
        community: directory.community.get_untracked(),
        release,
        today: time.today(),
        address: navigation.short_public_address(directory),
    }
}

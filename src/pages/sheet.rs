//! The printed sheet on the page: what [`SheetArticle`] needs of the app, and when it is made.

use crate::{
    browser::{document, print},
    components::{Paper, PrintedFrom, Running, SheetArticle},
    context::{DirectoryClient, Locale, Navigation},
};
use leptos::{html::Div, mount::mount_to, prelude::*};
use signpost_handoff::{qr::PaperCode, sheet::Sheet};
use signpost_locale::Messages;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// What is there for the printer alone: made when the page is printed and not before, so that nothing stands twice on it.
/// It is made at once and not by an effect, which would run when the browser has already copied the page.
#[component]
pub fn OnPaper(children: ChildrenFn) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let owner = Owner::current();
    let made = StoredValue::new_local(None);
    let listeners = print::on_change(move |prints| {
        // The page may be gone by now.
        let Some(is_made) = made.try_with_value(Option::is_some) else { return };
        if prints && !is_made {
            let children = children.clone();
            let make = || Some(mount_to(place.get_untracked()?.unchecked_into(), move || children()));
            made.set_value(owner.as_ref().and_then(|owner| owner.with(make)));
        } else if !prints {
            made.set_value(None);
        }
    });
    on_cleanup({
        let listeners = StoredValue::new_local(listeners);
        move || listeners.dispose()
    });
    view! { <div node_ref=place></div> }
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

//! The app as a whole: what stands around every page, the page that the route names, and what follows the route.

use crate::{
    browser::document,
    components::Rows,
    context::{DirectoryClient, Erasing, Locale, Navigation, Preferences, Search},
    pages::{AgeWarning, Page, PageView},
    shell::{Announcement, Banners, Footer, Header, Shortcuts, SkipLink, Toasts},
};
use leptos::prelude::*;
use signpost_route::Route;

#[component]
pub fn App() -> impl IntoView {
    let locale: Locale = expect_context();
    let navigation: Navigation = expect_context();
    let search: Search = expect_context();
    let page = Memo::new(move |_| navigation.route.with(Page::of));
    search.run();
    sync_search_with_route(navigation, search);
    set_title(page);
    set_icon();
    Erasing::from_context().follow();
    move_focus(navigation);
    let language = move || {
        locale.track();
        locale.lang()
    };
    view! {
        // By key, since words are plain text: another language is another page.
        <Rows each=move || vec![language()] let:lang>
            <Shell lang page />
        </Rows>
        <Toasts />
        <Announcement />
    }
}

#[component]
fn Shell(lang: String, page: Memo<Page>) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    document::set_language(&lang, locale.direction().html());
    let shown = Memo::new(move |_| {
        let warning = directory.very_old();
        page.with(|page| (page.clone(), warning.filter(|_| *page != Page::Settings)))
    });
    view! {
        <SkipLink />
        <Header page />
        <aside class="banners" aria-label=locale.t("banners-label")>
            <Banners />
        </aside>
        <main id="main" tabindex="-1" class="page">
            // By key, since a page that is patched into another one keeps what was typed, and a heading that has the
            // focus already is not announced again.
            <Rows each=move || vec![shown.get()] let((page, very_old))>
                {match very_old {
                    Some(confirmed) => view! { <AgeWarning confirmed /> }.into_any(),
                    None => view! { <PageView page /> }.into_any(),
                }}
            </Rows>
        </main>
        <Footer />
        <Shortcuts />
    }
}

/// The search takes over its route when the reader comes to it, and the history's entry follows what is typed.
fn sync_search_with_route(navigation: Navigation, search: Search) {
    Effect::new(move |_| {
        navigation.visit.track();
        match navigation.route.get_untracked() {
            Route::Search(route) => search.load(&route),
            Route::Home => search.clear(),
            _ => {}
        }
    });
    Effect::new(move |_| {
        let asked = search.route();
        let here = navigation.route.get_untracked();
        match (&here, &asked) {
            (Route::Home, Route::Search(_)) => {
                // The first letter leaves home, so that "back" returns there; the same page stays.
                navigation.push_entry(&asked);
                navigation.route.set(asked);
            }
            (Route::Search(_), Route::Search(_)) if here != asked => navigation.stay(asked),
            _ => {}
        }
    });
}

fn set_title(page: Memo<Page>) {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let search: Search = expect_context();
    let preferences: Preferences = expect_context();
    Effect::new(move |_| {
        locale.track();
        if preferences.is_discreet() {
            return document::set_title(&locale.t("neutral-title"));
        }
        let site = directory.community_name();
        let id = match page.get() {
            Page::Find if !search.is_blank() => "search-page",
            page => page.title(),
        };
        document::set_title(&locale.tf("title-page", &[("page", (&locale.t(id)).into()), ("site", (&site).into())]));
    });
}

/// The window's icon, which says nothing where the reader wants that.
fn set_icon() {
    const NEUTRAL: &str = "data:,";
    let preferences: Preferences = expect_context();
    let own = StoredValue::new(None::<String>);
    Effect::new(move |_| match preferences.is_discreet() {
        true => own.set_value(document::set_icon(NEUTRAL)),
        false => {
            if let Some(own) = own.get_value() {
                document::set_icon(&own);
            }
        }
    });
}

/// Each navigation moves the focus to the page's heading, which is thereby announced; the first page is the browser's
/// own business.
fn move_focus(navigation: Navigation) {
    Effect::new(move |_| {
        if navigation.visit.get() > 0 {
            let y = navigation.scroll_target();
            request_animation_frame(move || {
                document::focus("page-title");
                document::scroll_to(y);
            });
        }
    });
}

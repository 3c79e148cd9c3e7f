//! The header: the community's name, quick exit, and the ways to the main pages.

use crate::{
    browser::{document, reading_place::ReadingPlace, time},
    components::{Button, Icon, Link, icon},
    context::{DirectoryClient, Locale, Navigation, Preferences, SavedList, Tray},
    pages::Page,
};
use leptos::{prelude::*, task::spawn_local};
use signpost_locale::Messages;
use signpost_route::Route;
use std::rc::Rc;

#[component]
pub fn SkipLink() -> impl IntoView {
    let locale: Locale = expect_context();
    // Not an address: what stands behind # is the app's.
    view! {
        <button type="button" class="skip-link" on:click=move |_| document::focus("main")>
            {locale.t("skip-to-content")}
        </button>
    }
}

#[component]
pub fn Header(page: Memo<Page>) -> impl IntoView {
    let locale: Locale = expect_context();
    let navigation: Navigation = expect_context();
    let directory: DirectoryClient = expect_context();
    let preferences: Preferences = expect_context();
    let saved: SavedList = expect_context();
    let tray: Tray = expect_context();
    let list_label = move || match saved.count() {
        0 => locale.t("nav-list"),
        count => locale.tf("nav-list-count", &[("count", count.into())]),
    };
    let tray_label = move || match tray.count() {
        0 => locale.t("nav-handout"),
        count => locale.tf("nav-handout-count", &[("count", count.into())]),
    };
    view! {
        <header class="masthead">
            <div class="masthead-row">
                <span class="exit-room" data-words=locale.t("quick-exit")></span>
                <div class="masthead-main">
                    <Link to=Route::Home class="brand">
                        {icon(Icon::Signpost)}
                        <span>{move || directory.community_name()}</span>
                    </Link>
                    <nav class="masthead-nav" aria-label=locale.t("nav-label")>
                        <NavLink to=Route::Home page icon=Icon::Search label=locale.t("nav-search") />
                        <NavLink to=Route::List page icon=Icon::Bookmark label=Signal::derive(list_label) />
                        <Show when=move || preferences.helps_others() || tray.count() != 0>
                            <NavLink to=Route::Handout(None) page icon=Icon::Sheet label=Signal::derive(tray_label) />
                        </Show>
                        <LanguageChoice />
                    </nav>
                </div>
            </div>
            // Over the page, in reach wherever it is scrolled to; the row keeps its room.
            <Button
                class="button button-exit"
                icon=Icon::Exit
                label=locale.t("quick-exit")
                on_press=move || navigation.leave_site()
            />
        </header>
    }
}

/// Marked as current while the reader is there.
#[component]
fn NavLink(to: Route, page: Memo<Page>, icon: Icon, #[prop(into)] label: Signal<String>) -> impl IntoView {
    let there = Page::of(&to);
    // On a narrow screen the sign leads home.
    let class = if there == Page::Find { "nav-home" } else { "" };
    view! {
        <span class=class aria-current=move || page.with(|page| (*page == there).then_some("page"))>
            <Link to class="nav-link">
                {self::icon(icon)}
                <span>{move || label.get()}</span>
            </Link>
        </span>
    }
}

/// The element's id.
const LANGUAGE_CHOICE: &str = "language";

/// Nothing where the community offers one language. Who chooses another stays where they are on the page.
#[component]
fn LanguageChoice() -> impl IntoView {
    let locale: Locale = expect_context();
    let navigation: Navigation = expect_context();
    let choose = move |tag: String| {
        let place = ReadingPlace::now();
        navigation.keep_scroll();
        locale.choose(&tag);
        spawn_local(async move {
            // The page is another one then, and its choice of languages, too.
            time::yield_now().await;
            document::focus_in_place(LANGUAGE_CHOICE);
            place.restore().await;
        });
    };
    let options = move || {
        let option = |messages: Rc<Messages>| {
            let tag = messages.lang().to_owned();
            let selected = tag == locale.lang();
            view! {
                <option value=tag.clone() lang=tag dir=messages.direction().html() selected=selected>
                    {messages.own_name().to_owned()}
                </option>
            }
        };
        locale.languages().into_iter().map(option).collect_view()
    };
    let is_offered = move || locale.languages().len() > 1;
    view! {
        <Show when=is_offered>
            <label class="language">
                {icon(Icon::Globe)}
                <span class="visually-hidden">{locale.t("language-label")}</span>
                <select id=LANGUAGE_CHOICE on:change=move |event| choose(event_target_value(&event))>
                    {options}
                </select>
            </label>
        </Show>
    }
}

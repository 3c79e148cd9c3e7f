//! The pages. Only they wire components to what the app provides as contexts.

mod about;
mod age_warning;
mod areas;
mod carry;
mod coverage;
mod crisis;
mod find;
mod for_you;
mod handout;
mod help_others;
mod hours;
mod list;
mod loaded;
mod needs;
mod neighbors;
mod not_found;
mod program;
mod read_aloud;
mod result_card;
mod returns;
mod settings;
mod sheet;
mod urgent;

pub use age_warning::AgeWarning;
pub use handout::FIRST_CHIP;
pub use loaded::progress_words;
pub use settings::apply_look;

use about::AboutPage;
use areas::AreasPage;
use carry::CarryPage;
use coverage::CoveragePage;
use find::FindPage;
use for_you::ForYouPage;
use handout::HandoutPage;
use help_others::HelpOthersPage;
use leptos::prelude::*;
use list::ListPage;
use needs::NeedsPage;
use not_found::NotFoundPage;
use program::ProgramPage;
use returns::{CountsPage, ReturnPage, ShowPage};
use settings::SettingsPage;
use signpost_directory::Code;
use signpost_route::Route;

/// Another page is built from scratch: home and results are one, so that typing goes on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Page {
    Find,
    Program(Code),
    List,
    For(String),
    Handout(Option<String>),
    Return(Option<String>),
    Show,
    Counts,
    HelpOthers,
    Carry(String),
    Needs,
    Coverage,
    About,
    Areas,
    Settings,
    NotFound,
}

impl Page {
    pub fn of(route: &Route) -> Page {
        match route {
            Route::Home | Route::Search(_) => Page::Find,
            Route::Program(code) => Page::Program(*code),
            Route::List => Page::List,
            Route::For(token) => Page::For(token.clone()),
            Route::Handout(token) => Page::Handout(token.clone()),
            Route::Return(token) => Page::Return(token.clone()),
            Route::Show => Page::Show,
            Route::Counts => Page::Counts,
            Route::HelpOthers => Page::HelpOthers,
            Route::Carry(token) => Page::Carry(token.clone()),
            Route::Needs => Page::Needs,
            Route::Coverage => Page::Coverage,
            Route::About => Page::About,
            Route::Areas => Page::Areas,
            Route::Settings => Page::Settings,
            Route::NotFound => Page::NotFound,
        }
    }

    /// Message for the window's title: names the page, never what is on it, since the browser's
    /// history keeps titles.
    pub fn title(&self) -> &'static str {
        match self {
            Page::Find => "home-page",
            Page::Program(_) => "program-page",
            Page::List => "list-page",
            Page::For(_) => "for-page",
            Page::Return(_) => "return-page",
            Page::Show => "show-page",
            Page::Counts => "counts-page",
            Page::Handout(_) | Page::HelpOthers => "handout-page",
            Page::Carry(_) => "carry-page",
            Page::Needs => "needs-page",
            Page::Coverage => "coverage-page",
            Page::About => "about-page",
            Page::Areas => "area-page",
            Page::Settings => "settings-page",
            Page::NotFound => "not-found-page",
        }
    }
}

#[component]
pub fn PageView(page: Page) -> impl IntoView {
    match page {
        Page::Find => view! { <FindPage /> }.into_any(),
        Page::Program(code) => view! { <ProgramPage code /> }.into_any(),
        Page::List => view! { <ListPage /> }.into_any(),
        Page::For(token) => view! { <ForYouPage token /> }.into_any(),
        Page::Handout(token) => view! { <HandoutPage token /> }.into_any(),
        Page::Return(token) => view! { <ReturnPage token /> }.into_any(),
        Page::Show => view! { <ShowPage /> }.into_any(),
        Page::Counts => view! { <CountsPage /> }.into_any(),
        Page::HelpOthers => view! { <HelpOthersPage /> }.into_any(),
        Page::Carry(token) => view! { <CarryPage token /> }.into_any(),
        Page::Needs => view! { <NeedsPage /> }.into_any(),
        Page::Coverage => view! { <CoveragePage /> }.into_any(),
        Page::About => view! { <AboutPage /> }.into_any(),
        Page::Areas => view! { <AreasPage /> }.into_any(),
        Page::Settings => view! { <SettingsPage /> }.into_any(),
        Page::NotFound => view! { <NotFoundPage /> }.into_any(),
    }
}

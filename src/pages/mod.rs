//! Defines the pages: each wires components to the worker, the list and the tray.

mod about;
mod coverage;
mod find;
mod for_you;
mod handout;
mod hours;
mod list;
mod needs;
mod not_found;
mod program;
mod settings;
mod sheet;

pub use settings::apply_look;

use super::{App, view::View};
use signpost_directory::Code;
use signpost_route::Route;

/// What is built anew when it changes: home and results are one page, so that typing goes on.
#[derive(Debug, Clone, PartialEq)]
pub enum Page {
    Find,
    Program(Code),
    List,
    For(String),
    Handout(Option<String>),
    Return,
    Needs,
    Coverage,
    About,
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
            Route::Return(_) => Page::Return,
            Route::Needs => Page::Needs,
            Route::Coverage => Page::Coverage,
            Route::About => Page::About,
            Route::Settings => Page::Settings,
            Route::NotFound => Page::NotFound,
        }
    }

    pub fn view(&self, app: App) -> View {
        match self {
            Page::Find => find::page(app),
            Page::Program(code) => program::page(app, *code),
            Page::List => list::page(app),
            Page::For(token) => for_you::page(app, token),
            Page::Handout(token) => handout::page(app, token.as_deref()),
            Page::Return => not_found::later(app),
            Page::Needs => needs::page(app),
            Page::Coverage => coverage::page(app),
            Page::About => about::page(app),
            Page::Settings => settings::page(app),
            Page::NotFound => not_found::page(app),
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
            Page::Handout(_) => "handout-page",
            Page::Return => "return-page",
            Page::Needs => "needs-page",
            Page::Coverage => "coverage-page",
            Page::About => "about-page",
            Page::Settings => "settings-page",
            Page::NotFound => "not-found-page",
        }
    }
}

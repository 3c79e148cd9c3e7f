//! The web app: the page's user interface. The worker, which verifies, stores, indexes and searches, is a program of its
//! own (`crates/worker`), which is there first (`public/boot.js`).
//!
//! | module | what it is |
//! | --- | --- |
//! | [`start`] | how the app begins |
//! | [`context`] | what many pages share: language, navigation, directory, search, my list, tray |
//! | [`app`] | the root component |
//! | [`shell`] | what stands around every page: header, banners, footer, toasts |
//! | [`pages`] | the pages, which alone wire components to the contexts |
//! | [`components`] | pieces that take values and callbacks |
//! | [`sharing`] | how a whole address leaves the app |
//! | [`keys`] | what the keys of whoever helps others do |
//! | [`debounce`] | what is done once the reader pauses |
//! | [`local_time`] | the present moment in the directory's zone |
//! | [`scroll_positions`] | how far earlier pages were scrolled |
//! | [`browser`] | one file per Web API, no decisions |
//!
//! A page is built anew when the language changes, so words are plain text and only data is reactive.
//! No component writes markup from data; every stranger's text is a text node.

mod app;
mod browser;
mod components;
mod context;
mod debounce;
mod keys;
mod local_time;
mod page_breaks;
mod pages;
mod scroll_positions;
mod sharing;
mod shell;
mod start;

fn main() {
    start::start();
}

//! The web app: the page's user interface, or, started by a worker, what verifies, stores, indexes and searches.
//!
//! One program for both, since half of what the one needs the other needs too: it is downloaded and compiled once, and
//! the page hands it to its worker (`public/boot.js`, `public/worker.js`).
//!
//! | file | what it defines |
//! | --- | --- |
//! | [`app`] | what the whole app knows: words, place, directory, list, tray |
//! | [`entries`] | the entries of the browser's history, and what each shows |
//! | [`search`] | the search on the screen, and the loop that asks the worker |
//! | [`frame`] | what stands around every page: header, banners, footer, announcements |
//! | [`sharing`] | how a whole address leaves the app |
//! | [`pause`] | what is done once the reader pauses |
//! | [`start`](start()) | how the app begins |
//! | [`icons`] | the icons |
//! | [`view`] | what pages are made of: elements, and live parts that follow signals |
//! | [`components`] | pieces that take values and callbacks |
//! | [`pages`] | the pages, which alone wire pieces to the worker and the store |
//! | [`worker`] | the Web Worker: the directory in use, its updates, the answers |
//! | [`browser`] | one file per Web API, no decisions |
//!
//! A page is built anew when the language changes, so words are plain text and only data is reactive.
//! No component writes markup from data; every stranger's text is a text node.

mod app;
mod browser;
mod components;
mod entries;
mod frame;
mod icons;
mod pages;
mod pause;
mod search;
mod sharing;
mod start;
mod view;
mod worker;

use app::App;
use icons::{Icon, icon};

fn main() {
    match browser::document::is_here() {
        true => start::start(),
        false => worker::run(),
    }
}

//! The program of the browser: the page's user interface, or, started by a worker, what verifies, keeps and searches.
//!
//! One program for both, since half of what the one needs the other needs too: it is downloaded and compiled once, and
//! the page hands it to its worker (`public/boot.js`, `public/worker.js`).

#[cfg(target_arch = "wasm32")]
fn main() {
    match signpost::browser::document::is_here() {
        true => signpost::ui::start(),
        false => signpost::worker::run(),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: build it with `cargo xtask build`.");
    std::process::exit(2);
}

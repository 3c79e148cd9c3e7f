//! The Web Worker: verifies, keeps, indexes and searches the directory, so that the page never waits.

#[cfg(target_arch = "wasm32")]
fn main() {
    signpost::worker::run();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: build it with `cargo xtask build`.");
    std::process::exit(2);
}

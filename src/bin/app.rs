//! The page: mounts the user interface.

#[cfg(target_arch = "wasm32")]
fn main() {
    signpost::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: build it with `cargo xtask build`.");
    std::process::exit(2);
}

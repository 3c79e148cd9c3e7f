//! The page: starts the user interface.

fn main() {
    #[cfg(all(target_arch = "wasm32", feature = "app"))]
    signpost::ui::start();
}

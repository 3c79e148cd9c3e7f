//! Opens the print dialog.

/// Opens the browser's print dialog for the page as it is.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

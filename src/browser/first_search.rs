//! The search that `public/boot.js` offers before the app is there: what the reader has typed in it goes on in the app's.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// What is typed, and where the keyboard is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstSearch {
    pub text: String,
    /// The selection, in UTF-16 units, where the keyboard is in it.
    selection: Option<(u32, u32)>,
}

impl FirstSearch {
    /// `None`: it was not offered.
    pub fn now() -> Option<FirstSearch> {
        document::all("#first-search:not([hidden])").first()?;
        let input = input("#first-input")?;
        let has_focus = !document::all("#first-input:focus").is_empty();
        let selection =
            has_focus.then(|| Some((input.selection_start().ok()??, input.selection_end().ok()??))).flatten();
        Some(FirstSearch { text: input.value(), selection })
    }

    /// The keyboard goes on in the app's search.
    pub fn restore_focus(&self) {
        if let (Some(_), Some(input)) = (self.selection, input("#search-input")) {
            document::focus_element(&input);
        }
    }

    /// So does the cursor, once the text stands there, unless the reader has typed on.
    pub fn restore_selection(&self) {
        if let (Some((start, end)), Some(input)) = (self.selection, input("#search-input"))
            && input.value() == self.text
        {
            let _ = input.set_selection_range(start, end);
        }
    }
}

fn input(selector: &str) -> Option<HtmlInputElement> {
    document::all(selector).into_iter().next()?.dyn_into().ok()
}

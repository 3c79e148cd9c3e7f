//! The search that `public/boot.js` offers before the app is there: what the reader has typed in it goes on in the app's.

use super::{document, time};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// What is typed, and where the keyboard is.
pub struct FirstSearch {
    /// `None`: what the page was opened with.
    pub typed: Option<String>,
    /// The text and the selection, in UTF-16 units, where the keyboard is in it.
    keyboard: Option<(String, u32, u32)>,
}

impl FirstSearch {
    /// `None`: it was not offered.
    pub fn now() -> Option<FirstSearch> {
        document::all("#first-search:not([hidden])").first()?;
        let input = input("#first-input")?;
        let text = input.value();
        let has_focus = !document::all("#first-input:focus").is_empty();
        let selection = || Some((text.clone(), input.selection_start().ok()??, input.selection_end().ok()??));
        let keyboard = if has_focus { selection() } else { None };
        let typed = Some(text).filter(|text| *text != input.default_value());
        Some(FirstSearch { typed, keyboard })
    }

    /// Resolves when no word is half way through an input method, which would lose it, or after a while.
    pub async fn composed() {
        const EVERY: u32 = 50;
        const MOST: u32 = 100;
        for _ in 0..MOST {
            if document::all("#first-input[data-composing]").is_empty() {
                return;
            }
            time::sleep(EVERY).await;
        }
    }

    /// The keyboard goes on in the app's search.
    pub fn restore_focus(&self) {
        if let (Some(_), Some(input)) = (&self.keyboard, input("#search-input")) {
            document::focus_element(&input);
        }
    }

    /// So does the cursor, once the text stands there, unless the reader has typed on.
    pub fn restore_selection(&self) {
        if let (Some((text, start, end)), Some(input)) = (&self.keyboard, input("#search-input"))
            && input.value() == *text
        {
            let _ = input.set_selection_range(*start, *end);
        }
    }
}

fn input(selector: &str) -> Option<HtmlInputElement> {
    document::all(selector).into_iter().next()?.dyn_into().ok()
}

//! Where the reader is on a page, by its headings: other words are longer or shorter, and the headings stay the same.

use super::{document, time};
use web_sys::Element;

/// The page that is drawn anew lacks for a moment what the worker is asked for.
const LONGEST_WAIT: u32 = 1500;
const STEP: u32 = 20;

/// The heading above what the reader sees, and where it stands in the window.
pub struct ReadingPlace {
    heading: Option<usize>,
    /// From the window's top, in CSS pixels.
    top: f64,
    headings: usize,
}

impl ReadingPlace {
    pub fn now() -> ReadingPlace {
        let headings = document::headings();
        let middle = document::height() / 2.0;
        let heading = headings.iter().rposition(|heading| top(heading) < middle).filter(|_| document::scrolled() > 0.0);
        let top = heading.map_or(0.0, |at| top(&headings[at]));
        ReadingPlace { heading, top, headings: headings.len() }
    }

    /// Scrolls there as soon as the page has its headings again. At the top of the page there is nothing to do.
    pub async fn restore(self) {
        let Some(heading) = self.heading else { return };
        let mut waited = 0;
        while document::headings().len() < self.headings && waited < LONGEST_WAIT {
            time::sleep(STEP).await;
            waited += STEP;
        }
        // Twice, since what comes into sight may get its true height only then.
        for _ in 0..2 {
            if let Some(element) = document::headings().get(heading) {
                document::scroll_to(document::scrolled() + top(element) - self.top);
            }
            time::sleep(STEP).await;
        }
    }
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

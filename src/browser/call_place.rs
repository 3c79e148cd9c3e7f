//! Where the number stands that the reader of a handoff, or of what a search found, looks at: more is said above it once it
//! has come, and whoever is about to call must not hit something else.

use super::document;
use web_sys::Element;

/// The ways to call of the programs on the page, of a handoff or of what was found.
pub struct CallPlace {
    /// The first in sight, and how far it stands below the window's top, in CSS pixels.
    seen: Option<(Place, f64)>,
    /// The one that has the focus.
    focused: Option<Place>,
}

/// A program's way to call.
struct Place {
    /// Which of the programs. A handoff numbers them; what a search finds may come in another order.
    at: usize,
    /// What is dialled.
    uri: Option<String>,
}

impl CallPlace {
    pub fn now() -> CallPlace {
        let programs = programs();
        let in_sight = |top: &f64| (0.0..document::height()).contains(top);
        let place = |at: usize, call: &Element| Place { at, uri: call.get_attribute("href") };
        let mut calls = programs.iter().enumerate().filter_map(|(at, program)| Some((at, call(program)?)));
        let seen = calls.find_map(|(at, call)| {
            let top = Some(call.get_bounding_client_rect().top()).filter(in_sight)?;
            Some((place(at, &call), top))
        });
        let focused = programs
            .iter()
            .enumerate()
            .find_map(|(at, program)| Some(place(at, &find(program, ".button-call:focus")?)));
        CallPlace { seen, focused }
    }

    /// Scrolls until it stands there again, on a page that was drawn anew. Where less is above it than before, the programs of
    /// a handoff leave room.
    pub fn restore(self) {
        let programs = programs();
        if let Some(call) = self.focused.and_then(|place| place.find(&programs)) {
            document::focus_element(&call);
        }
        let Some((place, before)) = self.seen else { return };
        let Some(call) = place.find(&programs) else { return };
        let scrolled = document::scrolled() + call.get_bounding_client_rect().top() - before;
        if scrolled < 0.0 {
            document::set_style(&handoff(&call), "margin-block-start", &format!("{}px", -scrolled));
        }
        document::scroll_to(scrolled.max(0.0));
    }
}

impl Place {
    fn find(&self, programs: &[Element]) -> Option<Element> {
        let is_same = |call: &Element| call.get_attribute("href") == self.uri;
        let there = programs.get(self.at).and_then(call).filter(|call| is_same(call) || handoff(call).is_some());
        there.or_else(|| programs.iter().filter_map(call).find(is_same))
    }
}

fn programs() -> Vec<Element> {
    document::all(".for-cards > .card, #first-paint .cards > .card, .results .cards > .card")
}

fn call(program: &Element) -> Option<Element> {
    find(program, ".button-call")
}

fn handoff(call: &Element) -> Option<Element> {
    call.closest(".for-cards").ok().flatten()
}

fn find(program: &Element, selector: &str) -> Option<Element> {
    program.query_selector(selector).ok().flatten()
}

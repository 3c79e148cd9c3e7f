//! Where the number stands that the reader of a handoff, or of what a search found, looks at: more is said above it once it
//! has come, and whoever is about to call must not hit something else.

use super::document;
use web_sys::Element;

/// The ways to call of the programs on the page, of a handoff or of what was found.
pub struct CallPlace {
    /// The first in sight: of which program it is, and how far it stands below the window's top, in CSS pixels.
    seen: Option<(usize, f64)>,
    /// The program whose number has the focus.
    focused: Option<usize>,
}

impl CallPlace {
    pub fn now() -> CallPlace {
        let programs = programs();
        let in_sight = |top: &f64| (0.0..document::height()).contains(top);
        let mut tops = programs.iter().map(|program| Some(call(program)?.get_bounding_client_rect().top())).enumerate();
        CallPlace {
            seen: tops.find_map(|(at, top)| Some((at, top.filter(in_sight)?))),
            focused: programs.iter().position(|program| find(program, ".button-call:focus").is_some()),
        }
    }

    /// Scrolls until it stands there again, on a page that was drawn anew. Where less is above it than before, the programs of
    /// a handoff leave room.
    pub fn restore(self) {
        let programs = programs();
        if let Some(call) = self.focused.and_then(|at| call(programs.get(at)?)) {
            document::focus_element(&call);
        }
        let Some((at, before)) = self.seen else { return };
        let Some(program) = programs.get(at) else { return };
        let Some(call) = call(program) else { return };
        let scrolled = document::scrolled() + call.get_bounding_client_rect().top() - before;
        if scrolled < 0.0 {
            let handoff = program.closest(".for-cards").ok().flatten();
            document::set_style(&handoff, "margin-block-start", &format!("{}px", -scrolled));
        }
        document::scroll_to(scrolled.max(0.0));
    }
}

fn programs() -> Vec<Element> {
    document::all(".for-cards > .card, #first-paint .cards > .card, .results .cards > .card")
}

fn call(program: &Element) -> Option<Element> {
    find(program, ".button-call")
}

fn find(program: &Element, selector: &str) -> Option<Element> {
    program.query_selector(selector).ok().flatten()
}

//! Whether the page is being drawn for paper: sheets are made then and not before, so that nothing stands twice on a page.

use crate::browser::print;
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub struct Printing(RwSignal<bool>);

impl Printing {
    pub fn new() -> Printing {
        let printing = RwSignal::new(false);
        print::on_change(move |now| printing.set(now));
        Printing(printing)
    }

    pub fn get(self) -> bool {
        self.0.get()
    }
}

//! Where the pages of a printed sheet end: a copy is laid out as on paper, measured, and taken away before it is painted.

use super::document;
use crate::page_breaks::{Block, first_of_pages};
use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList};

/// What is never cut in two, in the order of the sheet. `preview.css` and `print.css` lay both out alike.
const BLOCKS: &str = ".sheet-head, .sheet > .sheet-urgent, .sheet-entry, .sheet-crisis, .sheet-notes, .sheet-source";
const MEASURED: &str = "sheet-measured";
/// Of what begins a page: its words.
const PAGE: &str = "data-page";

/// Marks what begins a page in the sheet that `selector` finds, and gives the number of pages. `words`: of the number of a
/// page and of all pages. Nothing where there is no such sheet.
pub fn mark(selector: &str, page_height: f64, words: impl Fn(usize, usize) -> String) -> Option<usize> {
    let document = document::document();
    let sheet = document.query_selector(selector).ok().flatten()?;
    let copy: Element = sheet.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    let _ = copy.class_list().add_1(MEASURED);
    document.body()?.append_child(&copy).ok()?;
    let blocks: Vec<Block> = elements(&copy)
        .map(|element| {
            let place = element.get_bounding_client_rect();
            Block { top: place.top(), bottom: place.bottom() }
        })
        .collect();
    copy.remove();
    let pages = first_of_pages(&blocks, page_height);
    for (at, element) in elements(&sheet).enumerate() {
        // The first page begins where the sheet does.
        match pages.breaks.iter().find(|(block, _)| *block == at) {
            Some((_, page)) => drop(element.set_attribute(PAGE, &words(*page, pages.count))),
            None => drop(element.remove_attribute(PAGE)),
        }
    }
    Some(pages.count)
}

fn elements(sheet: &Element) -> impl Iterator<Item = Element> + use<> {
    let list: Option<NodeList> = sheet.query_selector_all(BLOCKS).ok();
    let count = list.as_ref().map_or(0, NodeList::length);
    (0..count).filter_map(move |at| list.as_ref()?.item(at)?.dyn_into().ok())
}

//! The document: language, direction, title, base address, trust anchor, and the worker that `boot.js` has started.

use super::{Base, global};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, ErrorEvent, FocusOptions, MessageEvent};

/// The site's folder.
pub fn base() -> Base {
    Base::of(&document().base_uri().ok().flatten().unwrap_or_default())
}

/// The text of the trust anchor that `publish` wrote into the page.
pub fn trust_anchor() -> String {
    text_of("trust-anchor").unwrap_or_default()
}

/// Names the build of the app, as `cargo xtask` wrote it into the page.
pub fn build() -> String {
    document().get_element_by_id("boot").and_then(|boot| boot.get_attribute("data-build")).unwrap_or_default()
}

/// Where the site's plain pages are, as `signpost publish` wrote it into the page; `None` where it has none.
pub fn plain_pages() -> Option<String> {
    document().get_element_by_id("plain-pages")?.get_attribute("href")
}

/// Text of the element with this id.
pub fn text_of(id: &str) -> Option<String> {
    document().get_element_by_id(id)?.text_content()
}

/// Languages that the reader prefers, best first (BCP 47).
pub fn preferred_languages() -> Vec<String> {
    web_sys::window()
        .map(|window| window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect())
        .unwrap_or_default()
}

/// How the browser names itself and its device.
pub fn user_agent() -> String {
    web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}

/// Sets the page's language and direction (`ltr`, `rtl`).
pub fn set_language(lang: &str, dir: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", lang);
        let _ = root.set_attribute("dir", dir);
    }
}

/// Sets `data-NAME` on the root element: a choice that style sheets follow.
pub fn set_choice(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(&format!("data-{name}"), value);
    }
}

/// Sets a custom property of style sheets on the root element.
pub fn set_property(name: &str, value: &str) {
    set_style(&document().document_element(), name, value);
}

/// Sets a property of style sheets on an element.
pub fn set_style(element: &Option<Element>, name: &str, value: &str) {
    if let Some(element) = element.as_ref().and_then(|element| element.dyn_ref::<web_sys::HtmlElement>()) {
        let _ = element.style().set_property(name, value);
    }
}

pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Sets `data-signpost` on the root element: how far the app has come, for tests and style sheets. `started` (the app
/// is on the page) comes before or after `first-layer` (a directory without its long texts is at hand) and `searchable`
/// (all of it), and these stand. After `left` nothing comes any more: nothing is to be seen until the browser is elsewhere.
pub fn set_progress(progress: &str) {
    let overtaken = match self::progress().as_deref() {
        Some(LEFT) => true,
        Some("first-layer" | "searchable") => progress == "started",
        _ => false,
    };
    if let Some(root) = document().document_element().filter(|_| !overtaken) {
        let _ = root.set_attribute(PROGRESS, progress);
    }
}

/// Whether the reader has left, in the app or before it.
pub fn has_left() -> bool {
    progress().as_deref() == Some(LEFT)
}

const PROGRESS: &str = "data-signpost";
const LEFT: &str = "left";

fn progress() -> Option<String> {
    document().document_element()?.get_attribute(PROGRESS)
}

/// The worker that `boot.js` has started while the app was still loading, with what it has said so far. Only the
/// first caller gets it, so that messages have one receiver.
pub fn early_worker() -> Option<EarlyWorker> {
    const NAME: &str = "signpostWorker";
    let early = global::property(NAME)?;
    let _ = js_sys::Reflect::delete_property(&js_sys::global(), &NAME.into());
    let messages: js_sys::Array = global::of(&early, "messages")?.unchecked_into();
    Some(EarlyWorker {
        worker: global::of(&early, "worker")?.unchecked_into(),
        messages: messages.iter().map(JsCast::unchecked_into).collect(),
        error: global::of(&early, "error").map(JsCast::unchecked_into),
    })
}

/// See [`early_worker`].
pub struct EarlyWorker {
    pub worker: web_sys::Worker,
    pub messages: Vec<MessageEvent>,
    pub error: Option<ErrorEvent>,
}

/// The element that the app is mounted into.
pub fn app_place() -> Option<Element> {
    document().get_element_by_id("app")
}

/// Removes what was painted before the app.
pub fn remove_first_paint() {
    if let Some(first_paint) = document().get_element_by_id("first-paint") {
        first_paint.remove();
    }
}

/// Whether the page has an element with this id.
pub fn has(id: &str) -> bool {
    document().get_element_by_id(id).is_some()
}

/// An element that is not on the page.
pub fn element(name: &str) -> Option<Element> {
    document().create_element(name).ok()
}

/// The window's icon, as an address; returns the one before.
pub fn set_icon(address: &str) -> Option<String> {
    let link = document().query_selector("link[rel=icon]").ok().flatten()?;
    let before = link.get_attribute("href");
    let _ = link.set_attribute("href", address);
    before
}

/// Moves the keyboard's and the screen reader's focus to the element with this id.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// As [`focus`], without scrolling to it.
pub fn focus_in_place(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus_element(&element);
    }
}

/// Moves the focus there, without scrolling to it.
pub fn focus_element(element: &Element) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

const DRAWN_HEADINGS: &str = "main :is(h1, h2, h3):not(details:not([open]) > :not(summary) *)";

/// The headings of the page's main part that are drawn, in order: not what is folded away.
pub fn headings() -> Vec<Element> {
    all(DRAWN_HEADINGS)
}

/// All elements that a selector of style sheets finds, in the page's order.
pub fn all(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// Whether nobody looks at the page now.
pub fn is_hidden() -> bool {
    document().hidden()
}

/// What had the focus at some moment.
#[derive(Clone, Default)]
pub struct Focus(Option<web_sys::HtmlElement>);

impl Focus {
    /// Gives the focus back; false where what had it is not on the page any more.
    pub fn restore(&self) -> bool {
        let there = self.0.as_ref().filter(|element| element.is_connected());
        there.is_some_and(|element| element.focus().is_ok())
    }
}

/// What has the focus now; nothing where the page as a whole has it.
pub fn focused() -> Focus {
    let element = web_sys::window().and_then(|window| window.document()?.active_element());
    let element = element.filter(|element| element.tag_name() != "BODY");
    Focus(element.and_then(|element| element.dyn_into().ok()))
}

/// Moves the focus to a field and selects its words, so that the next letter begins others.
pub fn select(id: &str) {
    focus(id);
    if let Some(input) = document().get_element_by_id(id).and_then(|e| e.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        input.select();
    }
}

/// Whether the focus is in a field for what is searched.
pub fn is_in_search() -> bool {
    document().active_element().is_some_and(|element| element.get_attribute("type").as_deref() == Some("search"))
}

/// Whether the focus is in a field that takes letters or digits.
pub fn is_typing() -> bool {
    let Some(element) = document().active_element() else { return false };
    match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => {
            let kind = element.get_attribute("type").unwrap_or_default();
            !matches!(kind.as_str(), "checkbox" | "radio" | "button" | "submit" | "file")
        }
        _ => false,
    }
}

/// How far the page is scrolled down, in CSS pixels.
pub fn scrolled() -> f64 {
    web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or(0.0)
}

/// Height of what the reader sees of the page, in CSS pixels.
pub fn height() -> f64 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok());
    height.and_then(|height| height.as_f64()).unwrap_or(0.0)
}

pub fn scroll_to(y: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}

pub(super) fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("only the page has a document")
}

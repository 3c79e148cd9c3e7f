//! Speech synthesis, by voices of the device alone: what a voice of the network reads, its maker would hear.

use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{Element, HtmlElement, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// A line of a page as it is read out.
#[derive(Clone)]
pub struct Line {
    element: HtmlElement,
    text: String,
    /// BCP 47 tag; empty where the page does not say.
    lang: String,
}

/// Elements that are lines, where they hold no other of them.
const LINES: &str = "h1, h2, h3, p, li, dt, dd, caption, tr, address, blockquote";
/// Within these nothing is read out.
const SILENT: &str = "button, nav, .back, .crisis, .visually-hidden, .read-aloud";
const READING: &str = "reading";

fn synthesis() -> Option<SpeechSynthesis> {
    web_sys::window()?.speech_synthesis().ok()
}

/// Whether the browser can speak at all; its voices may come later.
pub fn is_supported() -> bool {
    super::global::property("speechSynthesis").is_some() && synthesis().is_some()
}

/// A voice of the device itself for a language: the browser's own choice first.
fn local_voice(lang: &str) -> Option<SpeechSynthesisVoice> {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let voices = synthesis()?.get_voices();
    let fitting: Vec<SpeechSynthesisVoice> = voices
        .iter()
        .filter_map(|voice| voice.dyn_into().ok())
        .filter(|voice: &SpeechSynthesisVoice| voice.local_service() && primary(&voice.lang()) == primary(lang))
        .collect();
    fitting.iter().find(|voice| voice.default()).or(fitting.first()).cloned()
}

/// Whether the device has a voice of its own for a language.
pub fn has_voice(lang: &str) -> bool {
    local_voice(lang).is_some()
}

/// The lines of a part of the page (a CSS selector) that are seen now, in their order.
pub fn lines(of: &str) -> Vec<Line> {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return Vec::new() };
    let Ok(Some(part)) = document.query_selector(of) else { return Vec::new() };
    let Ok(found) = part.query_selector_all(LINES) else { return Vec::new() };
    let elements = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<HtmlElement>().ok());
    elements.filter_map(line).collect()
}

fn line(element: HtmlElement) -> Option<Line> {
    let is_silent = element.closest(SILENT).ok().flatten().is_some();
    let holds_lines = element.query_selector(LINES).ok().flatten().is_some();
    // Nothing that is folded away or hidden has a box.
    let is_seen = element.offset_height() > 0;
    if is_silent || holds_lines || !is_seen {
        return None;
    }
    let text = element.inner_text().split_whitespace().collect::<Vec<_>>().join(" ");
    let lang = element.closest("[lang]").ok().flatten().and_then(|e| e.get_attribute("lang")).unwrap_or_default();
    text.contains(char::is_alphanumeric).then_some(Line { element, text, lang })
}

/// Reads one line and marks it; `on_end` is called when it was read, or could not be. A language without a voice of the
/// device is passed over. `rate`: 1 is the voice's own speed.
pub fn speak(line: &Line, rate: f32, on_end: impl FnOnce() + 'static) {
    unmark();
    let (Some(synthesis), Some(voice)) = (synthesis(), local_voice(&line.lang)) else { return on_end() };
    let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(&line.text) else { return on_end() };
    let _ = line.element.class_list().add_1(READING);
    let into_view = web_sys::ScrollIntoViewOptions::new();
    into_view.set_block(web_sys::ScrollLogicalPosition::Nearest);
    Element::scroll_into_view_with_scroll_into_view_options(&line.element, &into_view);
    utterance.set_lang(&voice.lang());
    utterance.set_voice(Some(&voice));
    utterance.set_rate(rate);
    // Only the end: a line that is cancelled reports an error, and nothing follows it.
    let ended = Closure::once_into_js(on_end);
    utterance.set_onend(Some(ended.unchecked_ref()));
    synthesis.speak(&utterance);
}

/// Ends the reading at once.
pub fn stop() {
    unmark();
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}

fn unmark() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if let Ok(marked) = document.query_selector_all(".reading") {
        (0..marked.length())
            .filter_map(|at| marked.get(at)?.dyn_into::<Element>().ok())
            .for_each(|element| drop(element.class_list().remove_1(READING)));
    }
}

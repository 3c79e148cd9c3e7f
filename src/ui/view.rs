//! Defines what pages are made of: elements that are made once, and live parts that follow signals.
//!
//! Leptos brings the signals, effects and owners. Its own views carry all that is in them in their type, so
//! that the compiler makes each page's code anew, a third of a megabyte in all; here an element is an
//! element and a live part is a boxed function, and one piece of code builds them all.
//!
//! An effect, a listener or a row lives as long as the owner in which it was made: what a live part
//! built goes away, listeners and all, when it builds again.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::{
    Get, LocalStorage, Memo, Owner, RenderEffect, RwSignal, Set, StoredValue, With, request_animation_frame,
    set_timeout, untrack,
};
use std::{cell::RefCell, time::Duration};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, Node};

/// A piece of a page, ready to be put somewhere.
pub struct View(Piece);

enum Piece {
    Nothing,
    Text(String),
    Node(Node),
    Several(Vec<View>),
    /// Builds what is to be seen now, and again whenever a signal that it read changes.
    Live(Box<dyn Fn() -> View>),
}

/// Whatever can be a child of an element.
pub trait IntoView {
    fn into_view(self) -> View;
}

impl IntoView for View {
    fn into_view(self) -> View {
        self
    }
}

impl IntoView for () {
    fn into_view(self) -> View {
        View(Piece::Nothing)
    }
}

impl IntoView for String {
    fn into_view(self) -> View {
        View(Piece::Text(self))
    }
}

impl IntoView for usize {
    fn into_view(self) -> View {
        self.to_string().into_view()
    }
}

impl IntoView for &str {
    fn into_view(self) -> View {
        View(Piece::Text(self.to_owned()))
    }
}

impl IntoView for El {
    fn into_view(self) -> View {
        View(Piece::Node(self.0.into()))
    }
}

impl<V: IntoView> IntoView for Option<V> {
    fn into_view(self) -> View {
        self.map_or(View(Piece::Nothing), V::into_view)
    }
}

impl<V: IntoView> IntoView for Vec<V> {
    fn into_view(self) -> View {
        View(Piece::Several(self.into_iter().map(V::into_view).collect()))
    }
}

impl<V: IntoView, F: Fn() -> V + 'static> IntoView for F {
    fn into_view(self) -> View {
        View(Piece::Live(Box::new(move || self().into_view())))
    }
}

macro_rules! tuples {
    ($($part:ident)+) => {
        impl<$($part: IntoView),+> IntoView for ($($part,)+) {
            fn into_view(self) -> View {
                #[allow(non_snake_case)]
                let ($($part,)+) = self;
                View(Piece::Several(vec![$($part.into_view()),+]))
            }
        }
    };
}

tuples!(A B);
tuples!(A B C);
tuples!(A B C D);
tuples!(A B C D E);
tuples!(A B C D E F);
tuples!(A B C D E F G);
tuples!(A B C D E F G H);
tuples!(A B C D E F G H I);
tuples!(A B C D E F G H I J);
tuples!(A B C D E F G H I J K);
tuples!(A B C D E F G H I J K L);

/// Makes one view of all that an iterator gives.
pub trait CollectView {
    fn collect_view(self) -> View;
}

impl<V: IntoView, I: Iterator<Item = V>> CollectView for I {
    fn collect_view(self) -> View {
        self.collect::<Vec<_>>().into_view()
    }
}

/// An element under construction.
#[derive(Clone)]
pub struct El(Element);

/// An element of HTML.
pub fn el(tag: &str) -> El {
    El(document().create_element(tag).expect("names of elements are valid"))
}

/// An element of SVG.
pub fn svg(tag: &str) -> El {
    const SVG: &str = "http://www.w3.org/2000/svg";
    El(document().create_element_ns(Some(SVG), tag).expect("names of elements are valid"))
}

impl El {
    pub fn class(self, names: impl IntoValue) -> El {
        self.attr("class", names)
    }

    /// A value of `None` or `false` takes the attribute away; `true` is an attribute without a value.
    pub fn attr(self, name: &'static str, value: impl IntoValue) -> El {
        self.value(name, value.into_value(), set_attribute)
    }

    /// A property of the element, for what a reader changes and an attribute therefore no longer tells.
    pub fn prop(self, name: &'static str, value: impl IntoValue) -> El {
        self.value(name, value.into_value(), set_property)
    }

    pub fn on(self, event: &'static str, act: impl Fn(Event) + 'static) -> El {
        self.listen(event, Box::new(move |event| act(event.clone())))
    }

    pub fn child(self, child: impl IntoView) -> El {
        child.into_view().append_to(&self.0);
        self
    }

    /// Changes an attribute of an element that is in place, from what [`follow`] runs.
    pub fn set(&self, name: &'static str, value: impl IntoGiven) {
        set_attribute(&self.0, name, &value.into_given());
    }

    /// Another one with all that is in it; listeners and live parts stay behind.
    pub fn copy(&self) -> El {
        let copy = self.0.clone_node_with_deep(true).map(JsCast::unchecked_into);
        El(copy.expect("every element can be copied"))
    }

    pub fn first_child(&self) -> Option<El> {
        self.0.first_element_child().map(El)
    }

    /// Changes the words in an element that holds nothing else.
    pub fn set_words(&self, words: &str) {
        self.0.set_text_content(Some(words));
    }

    fn value(self, name: &'static str, value: Value, set: fn(&Element, &'static str, &Given)) -> El {
        match value {
            Value::Now(given) => set(&self.0, name, &given),
            Value::Live(value) => {
                let element = self.0.clone();
                let last = RefCell::new(None);
                follow(move || {
                    let given = Some(value());
                    if *last.borrow() != given {
                        set(&element, name, given.as_ref().unwrap_or(&Given::Nothing));
                        last.replace(given);
                    }
                });
            }
        }
        self
    }

    fn listen(self, event: &'static str, act: Box<dyn FnMut(&Event)>) -> El {
        // A link that stays in the app keeps the browser from following it.
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&self.0, event, options, act);
        keep(Kept::Listener(listener));
        self
    }
}

/// What an attribute or a property is given.
#[derive(PartialEq)]
pub enum Given {
    Nothing,
    Flag,
    Text(String),
}

pub enum Value {
    Now(Given),
    Live(Box<dyn Fn() -> Given>),
}

/// Whatever an attribute can be given: words, a flag, perhaps nothing, or a function that says it and follows
/// the signals that it reads.
pub trait IntoValue {
    fn into_value(self) -> Value;
}

impl<T: IntoGiven, F: Fn() -> T + 'static> IntoValue for F {
    fn into_value(self) -> Value {
        Value::Live(Box::new(move || self().into_given()))
    }
}

pub trait IntoGiven {
    fn into_given(self) -> Given;
}

macro_rules! given {
    ($($kind:ty: $value:ident => $given:expr;)+) => {
        $(
            impl IntoGiven for $kind {
                fn into_given(self) -> Given {
                    let $value = self;
                    $given
                }
            }

            impl IntoValue for $kind {
                fn into_value(self) -> Value {
                    Value::Now(self.into_given())
                }
            }

            impl IntoValue for Option<$kind> {
                fn into_value(self) -> Value {
                    Value::Now(self.into_given())
                }
            }
        )+
    };
}

given! {
    String: text => Given::Text(text);
    &str: text => Given::Text(text.to_owned());
    u32: number => Given::Text(number.to_string());
    usize: number => Given::Text(number.to_string());
    bool: on => if on { Given::Flag } else { Given::Nothing };
}

impl<T: IntoGiven> IntoGiven for Option<T> {
    fn into_given(self) -> Given {
        self.map_or(Given::Nothing, T::into_given)
    }
}

fn set_attribute(element: &Element, name: &'static str, given: &Given) {
    // Names of attributes are ours and valid, so none of these fails.
    let _ = match given {
        Given::Nothing => element.remove_attribute(name),
        Given::Flag => element.set_attribute(name, ""),
        Given::Text(text) => element.set_attribute(name, text),
    };
}

fn set_property(element: &Element, name: &'static str, given: &Given) {
    let value = match given {
        Given::Nothing => JsValue::FALSE,
        Given::Flag => JsValue::TRUE,
        Given::Text(text) => JsValue::from_str(text),
    };
    let _ = js_sys::Reflect::set(element, &JsValue::from_str(name), &value);
}

impl View {
    /// Puts it behind whatever `parent` has.
    pub fn append_to(self, parent: &Node) {
        match self.0 {
            Piece::Nothing => {}
            Piece::Text(text) => append(parent, &document().create_text_node(&text)),
            Piece::Node(node) => append(parent, &node),
            Piece::Several(views) => views.into_iter().for_each(|view| view.append_to(parent)),
            Piece::Live(build) => live(parent, build),
        }
    }
}

/// Two comments hold the place; between them stands what was built last.
fn live(parent: &Node, build: Box<dyn Fn() -> View>) {
    let (from, to) = (document().create_comment(""), document().create_comment(""));
    append(parent, &from);
    append(parent, &to);
    // Words that change, the commonest live part, change in place.
    let words: RefCell<Option<(web_sys::Text, String)>> = RefCell::new(None);
    follow(move || {
        let view = build();
        if let (Piece::Text(new), Some((node, old))) = (&view.0, &mut *words.borrow_mut()) {
            if new != old {
                node.set_data(new);
                old.clone_from(new);
            }
            return;
        }
        remove_between(&from, &to);
        let Some(parent) = to.parent_node() else { return };
        words.replace(match view.0 {
            Piece::Nothing => None,
            Piece::Text(text) => {
                let node = document().create_text_node(&text);
                insert_before(&parent, &node, &to);
                Some((node, text))
            }
            Piece::Node(node) => {
                insert_before(&parent, &node, &to);
                None
            }
            other => {
                let fragment = document().create_document_fragment();
                View(other).append_to(&fragment);
                insert_before(&parent, &fragment, &to);
                None
            }
        });
    });
}

/// What is built from `key`, and built anew when that changes; not when a signal behind it only says the same
/// again, since what is built anew loses the focus, and whatever the reader has typed into it.
pub fn switch<K: PartialEq + Send + Sync + 'static, V: IntoView>(
    key: impl Fn() -> K + Send + Sync + 'static,
    build: impl Fn(&K) -> V + 'static,
) -> View {
    let key = Memo::new(move |_| key());
    (move || key.with(|key| untrack(|| build(key)))).into_view()
}

/// What is there while `holds`.
pub fn when<V: IntoView>(holds: impl Fn() -> bool + Send + Sync + 'static, build: impl Fn() -> V + 'static) -> View {
    switch(holds, move |holds| holds.then(&build))
}

/// What is not seen at first: built when all else has been painted; at once if it `must` be, because the page is
/// about to be scrolled to it.
pub fn later<V: IntoView>(must: bool, build: impl Fn() -> V + 'static) -> View {
    let painted = RwSignal::new(must);
    if !must {
        after_paint(move || {
            painted.try_set(true);
        });
    }
    when(move || painted.get(), build)
}

/// A list whose rows stay as long as their item does: only what is new is built, only what moved moves.
/// All rows go into one element of their own, `into`.
pub fn rows<T: PartialEq + 'static>(
    into: El,
    items: impl Fn() -> Vec<T> + 'static,
    row: impl Fn(&T) -> El + 'static,
) -> View {
    let parent = into.0.clone();
    let owner = Owner::current().unwrap_or_default();
    let mut shown: Vec<Row<T>> = Vec::new();
    follow(move || {
        let mut before = std::mem::take(&mut shown);
        for item in items() {
            shown.push(match before.iter().position(|row| row.item == item) {
                Some(place) => before.remove(place),
                None => {
                    let owner = owner.child();
                    let element = owner.with(|| untrack(|| row(&item))).0;
                    Row { item, owner, element }
                }
            });
        }
        for gone in before {
            gone.element.remove();
            gone.owner.cleanup();
        }
        put_in_order(&parent, &shown);
    });
    into.into_view()
}

struct Row<T> {
    item: T,
    owner: Owner,
    element: Element,
}

fn put_in_order<T>(parent: &Element, rows: &[Row<T>]) {
    let mut place = parent.first_child();
    for Row { element, .. } in rows {
        if place.as_ref().is_some_and(|place| element.is_same_node(Some(place))) {
            place = place.and_then(|place| place.next_sibling());
        } else {
            let _ = parent.insert_before(element, place.as_ref());
        }
    }
}

/// Runs it now, and again whenever a signal that it read changes, until the owner goes.
pub fn follow(act: impl FnMut() + 'static) {
    fn keep_following(mut act: Box<dyn FnMut()>) {
        keep(Kept::Effect(RenderEffect::new(move |_| act())));
    }
    keep_following(Box::new(act));
}

/// Once what stands on the page now has been painted.
pub fn after_paint(act: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(act, Duration::ZERO));
}

/// What ends when it is dropped, and so is kept by the owner.
#[expect(dead_code, reason = "they are kept, not read")]
enum Kept {
    Effect(RenderEffect<()>),
    Listener(EventListener),
}

fn keep(kept: Kept) {
    StoredValue::<Kept, LocalStorage>::new_local(kept);
}

fn remove_between(from: &Node, to: &Node) {
    while let Some(node) = from.next_sibling().filter(|node| !node.is_same_node(Some(to))) {
        let Some(parent) = node.parent_node() else { return };
        let _ = parent.remove_child(&node);
    }
}

// A node that was just made can be put anywhere.

fn append(parent: &Node, node: &Node) {
    let _ = parent.append_child(node);
}

fn insert_before(parent: &Node, node: &Node, place: &Node) {
    let _ = parent.insert_before(node, Some(place));
}

fn document() -> Document {
    thread_local! {
        static DOCUMENT: Document = web_sys::window().and_then(|w| w.document()).expect("a page has a document");
    }
    DOCUMENT.with(Document::clone)
}

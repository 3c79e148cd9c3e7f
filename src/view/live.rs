//! Defines live parts: what is built anew when a signal that it read changes, and lists whose rows stay.

use super::{El, IntoView, Piece, View, after_paint, append, document, follow, insert_before};
use leptos::prelude::{Get, Memo, Owner, RwSignal, Set, With, untrack};
use std::cell::RefCell;
use web_sys::{Element, Node};

/// Two comments hold the place; between them stands what was built last.
pub fn build(parent: &Node, build: Box<dyn Fn() -> View>) {
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

fn remove_between(from: &Node, to: &Node) {
    while let Some(node) = from.next_sibling().filter(|node| !node.is_same_node(Some(to))) {
        let Some(parent) = node.parent_node() else { return };
        let _ = parent.remove_child(&node);
    }
}

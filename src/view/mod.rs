//! Defines what pages are made of: elements that are made once, and live parts that follow signals.
//!
//! | file | what it defines |
//! | --- | --- |
//! | here | a view: a piece of a page, and whatever can become one |
//! | [`element`] | elements, their attributes and listeners |
//! | [`live`] | live parts: what is built anew, and lists whose rows stay |
//! | [`owned`] | effects and listeners that live as long as what they were made for |
//!
//! Leptos brings the signals, effects and owners. Its own views carry all that is in them in their type, so
//! that the compiler makes each page's code anew, a third of a megabyte in all; here an element is an
//! element and a live part is a boxed function, and one piece of code builds them all.
//!
//! An effect, a listener or a row lives as long as the owner in which it was made: what a live part
//! built goes away, listeners and all, when it builds again.

mod element;
mod live;
mod owned;

pub use element::{El, el, svg};
pub use live::{later, rows, switch, when};
pub use owned::{after_paint, follow};

use web_sys::{Document, Node};

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

impl View {
    /// Puts it behind whatever `parent` has.
    pub fn append_to(self, parent: &Node) {
        match self.0 {
            Piece::Nothing => {}
            Piece::Text(text) => append(parent, &document().create_text_node(&text)),
            Piece::Node(node) => append(parent, &node),
            Piece::Several(views) => views.into_iter().for_each(|view| view.append_to(parent)),
            Piece::Live(build) => live::build(parent, build),
        }
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

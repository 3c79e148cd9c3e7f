//! Defines elements, their attributes, properties and listeners.

use super::{
    IntoView, Piece, View, document,
    owned::{follow, listen},
};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

/// An element under construction.
#[derive(Clone)]
pub struct El(pub(super) Element);

impl IntoView for El {
    fn into_view(self) -> View {
        View(Piece::Node(self.0.into()))
    }
}

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
        listen(&self.0, event, Box::new(move |event| act(event.clone())));
        self
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

//! A fact that answers "can I get it?" at a glance, on cards and on a program's page.

use crate::{Icon, icon};
use leptos::prelude::*;

/// One fact with its icon. `tone` is a class: `good`, `bad`, `careful`, `closed`, `if-room` (not on a phone's card) or
/// nothing.
#[component]
pub fn Fact(#[prop(optional)] tone: &'static str, icon: Icon, text: String) -> impl IntoView {
    view! {
        <li class=format!("fact {tone}")>
            {self::icon(icon)}
            <span>{text}</span>
        </li>
    }
}

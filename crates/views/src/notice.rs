//! The notice: a sentence that must not be overlooked, in a coloured box.

use crate::{Icon, icon};
use leptos::prelude::*;

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// All is well.
    Good,
    /// To be looked at before going on.
    Careful,
    /// Something does not hold.
    Bad,
}

/// The colour says nothing that the words do not say.
#[component]
pub fn Notice(tone: Tone, children: Children) -> impl IntoView {
    let (class, drawing) = match tone {
        Tone::Info => ("notice notice-info", Icon::Info),
        Tone::Good => ("notice notice-good", Icon::Check),
        Tone::Careful => ("notice notice-careful", Icon::Alert),
        Tone::Bad => ("notice notice-bad", Icon::Alert),
    };
    view! {
        <div class=class>
            {icon(drawing)}
            <div class="notice-body">{children()}</div>
        </div>
    }
}

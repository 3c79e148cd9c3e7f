//! The notice: a sentence that must not be overlooked, in a coloured box.

use super::{Icon, icon};
use leptos::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Info,
    Good,
    Careful,
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

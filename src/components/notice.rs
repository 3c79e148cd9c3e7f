//! Defines the notice: a sentence that must not be overlooked, in a coloured box.

use super::super::{
    Icon, icon,
    view::{IntoView, View, el},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Info,
    Good,
    Careful,
    Bad,
}

/// The colour says nothing that the words do not say.
pub fn notice(tone: Tone, content: impl IntoView) -> View {
    let (class, drawing) = match tone {
        Tone::Info => ("notice notice-info", Icon::Info),
        Tone::Good => ("notice notice-good", Icon::Check),
        Tone::Careful => ("notice notice-careful", Icon::Alert),
        Tone::Bad => ("notice notice-bad", Icon::Alert),
    };
    el("div").class(class).child((icon(drawing), el("div").class("notice-body").child(content.into_view()))).into_view()
}

//! The reader's own words about a program, kept as they are typed.

use crate::{
    components::{Button, Icon},
    context::{Locale, SavedList},
};
use leptos::prelude::*;
use signpost_directory::Code;
use signpost_locale::isolated;
use signpost_saved::MAX_NOTE;

#[component]
pub fn Note(code: Code) -> impl IntoView {
    let locale: Locale = expect_context();
    let saved: SavedList = expect_context();
    let id = format!("note-{code}");
    let hint = format!("note-hint-{code}");
    let kept = Memo::new(move |_| saved.list.with(|list| list.as_ref()?.get(code).map(|item| item.note.clone())));
    let text = RwSignal::new(kept.get_untracked().unwrap_or_default());
    // What the reader had before them when they began to type; nothing while they do not.
    let base = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        let kept = kept.get().unwrap_or_default();
        // Another tab has changed it, or this one has just kept it.
        if base.get_untracked().is_none_or(|_| kept == text.get_untracked()) {
            base.set(None);
            if text.get_untracked() != kept {
                text.set(kept);
            }
        }
    });
    let type_note = move |typed: String| {
        let before = base.get_untracked().unwrap_or_else(|| kept.get_untracked().unwrap_or_default());
        base.set(Some(before.clone()));
        text.set(typed.clone());
        saved.type_note(code, before, typed);
    };
    let status = move || match saved.is_unkept() {
        _ if text.with(String::is_empty) => locale.t("list-note-hint"),
        true if saved.trouble.with(Option::is_some) => locale.t("list-note-unkept"),
        true => locale.t("list-note-keeping"),
        false => locale.t("list-note-kept"),
    };
    let others = move || {
        let notes = saved.list.with(|list| list.as_ref()?.get(code).map(|item| item.other_notes.clone()));
        notes.unwrap_or_default().into_iter().map(|note| view! { <OtherNote code note /> }).collect_view()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{locale.t("list-note")}</label>
            <textarea
                id=id
                rows="2"
                maxlength=MAX_NOTE.to_string()
                aria-describedby=hint.clone()
                prop:value=move || text.get()
                on:input=move |event| type_note(event_target_value(&event))
                on:blur=move |_| saved.keep_notes()
            ></textarea>
            <p class="hint" id=hint>{status}</p>
        </div>
        {others}
    }
}

/// A note that was written at the same time elsewhere.
#[component]
fn OtherNote(code: Code, note: String) -> impl IntoView {
    let locale: Locale = expect_context();
    let saved: SavedList = expect_context();
    let text = isolated(&note).into_owned();
    let drop_it = move || {
        let note = note.clone();
        saved.change(move |list| list.drop_other_note(code, &note));
    };
    view! {
        <div class="said other-note">
            <p class="said-by">{locale.t("list-other-note")}</p>
            <p dir="auto">{text}</p>
            <Button
                class="button button-plain"
                icon=Icon::Trash
                label=locale.t("list-other-note-drop")
                on_press=drop_it
            />
        </div>
    }
}

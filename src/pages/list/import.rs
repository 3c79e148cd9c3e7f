//! Putting a list from a file, or from another phone, into this one: what would change is shown before it does.

use crate::{
    browser::{download, encryption},
    components::{Button, Icon, Notice, Tone},
    context::{Locale, Notices, SavedList},
};
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::Code;
use signpost_locale::isolated;
use signpost_saved::{
    Imported, List, ListError, Merged,
    encrypted::{Encrypted, EncryptedError},
};
use std::sync::Arc;

/// Bytes of a file: an encrypted list is a third longer than a plain one.
const MAX_FILE: usize = 24 << 20;

/// How far the reader is with a file.
#[derive(Clone, PartialEq)]
enum Progress {
    Nothing,
    Failed(&'static str),
    /// A passphrase is asked for; whether the last one was wrong.
    Locked(Arc<Encrypted>, bool),
    Unlocking,
    Read(Arc<List>, usize),
}

#[component]
pub fn Import() -> impl IntoView {
    let locale: Locale = expect_context();
    let progress = RwSignal::new(Progress::Nothing);
    let choose = move |event| {
        spawn_local(async move {
            let next = match download::chosen(event, MAX_FILE).await {
                None => return,
                Some(Err(())) => Progress::Failed("list-import-too-long"),
                Some(Ok(bytes)) => read(&bytes),
            };
            progress.try_set(next);
        });
    };
    let unlock = move |file: Arc<Encrypted>, passphrase: String| {
        progress.set(Progress::Unlocking);
        spawn_local(async move {
            let next = match encryption::decrypt(&passphrase, &file).await {
                Some(bytes) => read_plain(&bytes),
                None => Progress::Locked(file, true),
            };
            progress.try_set(next);
        });
    };
    let view = move || match progress.get() {
        Progress::Nothing => ().into_any(),
        Progress::Failed(message) => view! { <Notice tone=Tone::Bad><p>{locale.t(message)}</p></Notice> }.into_any(),
        Progress::Locked(file, wrong) => {
            view! { <Unlock wrong on_open=move |passphrase| unlock(file.clone(), passphrase) /> }.into_any()
        }
        Progress::Unlocking => view! { <p class="waiting">{locale.t("loading")}</p> }.into_any(),
        Progress::Read(list, unreadable) => {
            let done = move || progress.set(Progress::Nothing);
            view! { <ImportPreview list unreadable on_done=done /> }.into_any()
        }
    };
    view! {
        <div class="field">
            <label for="list-import">{locale.t("list-import")}</label>
            <input
                id="list-import"
                type="file"
                accept=".json,application/json"
                aria-describedby="list-import-hint"
                on:change=choose
            />
            <p class="hint" id="list-import-hint">{locale.t("list-import-hint")}</p>
        </div>
        <div role="status">{view}</div>
    }
}

fn read(bytes: &[u8]) -> Progress {
    match Encrypted::from_json(bytes) {
        Some(Ok(_)) if !encryption::is_supported() => Progress::Failed("list-encrypt-failed"),
        Some(Ok(file)) => Progress::Locked(Arc::new(file), false),
        Some(Err(EncryptedError::Newer)) => Progress::Failed("list-import-newer"),
        Some(Err(EncryptedError::Damaged)) => Progress::Failed("list-import-damaged"),
        None => read_plain(bytes),
    }
}

fn read_plain(bytes: &[u8]) -> Progress {
    match List::import(bytes) {
        Ok(Imported { list, .. }) if list.items().is_empty() => Progress::Failed("list-import-damaged"),
        Ok(Imported { list, unreadable }) => Progress::Read(Arc::new(list), unreadable),
        Err(ListError::Newer { .. }) => Progress::Failed("list-import-newer"),
        Err(ListError::TooLong) => Progress::Failed("list-import-too-long"),
        Err(ListError::NotAList(_)) => Progress::Failed("list-import-damaged"),
    }
}

#[component]
fn Unlock(wrong: bool, #[prop(into)] on_open: Callback<String>) -> impl IntoView {
    let locale: Locale = expect_context();
    let passphrase = RwSignal::new(String::new());
    view! {
        <div class="field">
            <label for="list-unlock">{locale.t("list-unlock")}</label>
            <input
                id="list-unlock"
                type="password"
                autocomplete="off"
                aria-invalid=wrong.then_some("true")
                on:input=move |event| passphrase.set(event_target_value(&event))
            />
            {wrong.then(|| view! { <p class="field-error">{locale.t("list-unlock-wrong")}</p> })}
            <Button
                class="button button-primary"
                icon=Icon::Lock
                label=locale.t("list-unlock-open")
                on_press=move || on_open.run(passphrase.get_untracked())
            />
        </div>
    }
}

/// What merging would do, to be agreed to. Nothing is lost by it, and it can be undone for a while.
#[component]
pub fn ImportPreview(
    list: Arc<List>,
    /// Entries of the file that could not be read.
    unreadable: usize,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let notices: Notices = expect_context();
    let saved: SavedList = expect_context();
    let expected = {
        let list = list.clone();
        Memo::new(move |_| saved.list.with(|mine| mine.clone().unwrap_or_default().merge((*list).clone())))
    };
    let merge = {
        let list = list.clone();
        move || {
            let before = saved.list.get_untracked().unwrap_or_default();
            let list = list.clone();
            let Some(merged) = saved.change(move |mine| mine.merge((*list).clone())) else { return };
            on_done.run(());
            let text = locale.tf("list-imported", &[("count", (merged.added.len() + merged.updated.len()).into())]);
            notices.show_toast_with(text, locale.t("undo"), move || {
                let (before, merged) = (before.clone(), merged.clone());
                saved.change(move |mine| mine.undo_merge(&before, &merged));
                notices.announce(locale.t("undone"));
            });
        }
    };
    let names = move |codes: &[Code]| {
        let name = |code: &Code| {
            let item = list.get(*code)?;
            Some(isolated(item.record.program.texts(&locale.lang()).name).into_owned())
        };
        codes.iter().filter_map(name).map(|name| view! { <li>{name}</li> }).collect_view()
    };
    let part = move |id: &str, codes: &[Code]| {
        (!codes.is_empty()).then(|| {
            view! {
                <p>{locale.tf(id, &[("count", codes.len().into())])}</p>
                <ul>{names(codes)}</ul>
            }
        })
    };
    let line =
        move |id: &str, count: usize| (count > 0).then(|| view! { <p>{locale.tf(id, &[("count", count.into())])}</p> });
    let changes = move || {
        let Merged { added, updated, unchanged, left_out } = expected.get();
        view! {
            {part("list-import-added", &added)}
            {part("list-import-updated", &updated)}
            {line("list-import-unchanged", unchanged)}
            {line("list-import-left-out", left_out)}
            {line("list-import-unreadable", unreadable)}
        }
    };
    view! {
        <section class="import-preview" aria-labelledby="import-title">
            <h2 id="import-title">{locale.t("list-import-title")}</h2>
            {changes}
            <div class="button-row">
                <Button
                    class="button button-primary"
                    icon=Icon::Check
                    label=locale.t("list-import-merge")
                    on_press=merge
                />
                <Button
                    class="button button-quiet"
                    icon=Icon::Close
                    label=locale.t("list-import-cancel")
                    on_press=move || on_done.run(())
                />
            </div>
        </section>
    }
}

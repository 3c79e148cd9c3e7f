//! Templates: chips on an empty handout, one press each; saving this handout as one; what changed since it was saved; and
//! taking them to another browser as a file, whose differences are shown before anything changes.

use super::form::LooksPersonal;
use crate::{
    browser::download,
    components::{Button, Icon, Link, Notice, Tone, icon},
    context::{Clinic, DirectoryClient, Locale, Notices, Preferences, Tray},
    pages::loaded::{load_gone, load_records},
};
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::{Code, Record};
use signpost_handoff::{
    Handoff, HandoffError,
    look::Look,
    looks_personal,
    sheet::Gone,
    templates::{Change, Difference, MAX_FILE, MAX_NAME, Template, Templates},
};
use signpost_route::Route;
use std::sync::Arc;

/// The handout has nothing on it yet: begin with a template, with the programs of the last one, or with a search.
#[component]
pub fn Beginning(
    /// The template whose changes are to be told.
    pressed: RwSignal<Option<Template>>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let clinic: Clinic = expect_context();
    let tray: Tray = expect_context();
    let directory: DirectoryClient = expect_context();
    let preferences: Preferences = expect_context();
    let published = Memo::new(move |_| directory.community.with(Templates::of_community));
    let has_templates = move || clinic.templates.with(|templates| !templates.templates.is_empty());
    let has_published = move || published.with(|templates| !templates.templates.is_empty());
    let begin_with = move |handoff: Handoff, look: Look| {
        let used = clinic.look.get_untracked();
        clinic.look.set(look.or_paper_of(used));
        let undone = move || clinic.look.set(used);
        tray.replace_with_undo(locale.t("template-used"), handoff, undone);
    };
    let chips = move |templates: Templates| {
        let chip = |template: Template| {
            let name = template.name.clone();
            let press = move |_| {
                let template = template.clone();
                let from = untrack(|| from_of(tray, clinic));
                begin_with(template.handoff(from), template.look);
                pressed.set(Some(template));
            };
            view! { <button type="button" class="chip" on:click=press>{icon(Icon::Sheet)}<bdi>{name}</bdi></button> }
        };
        templates.templates.into_iter().map(chip).collect_view()
    };
    let again = move || {
        if let Some((last, look)) = clinic.last.get_untracked() {
            begin_with(last, look);
        }
    };
    view! {
        <p>{locale.t("handout-empty")}</p>
        <div class="button-row">
            <Link to=Route::Home class="button button-primary">{locale.t("handout-find")}</Link>
            <Show when=move || preferences.helps_others()>
                <Link to=Route::Needs class="button button-quiet">{locale.t("handout-screening")}</Link>
            </Show>
            <Show when=move || clinic.last.with(Option::is_some)>
                <Button class="button button-quiet" icon=Icon::Copy label=locale.t("handout-again") on_press=again />
            </Show>
        </div>
        <Show when=has_templates>
            <section aria-labelledby="templates-title">
                <h2 id="templates-title">{locale.t("templates-title")}</h2>
                <div class="chips">{move || chips(clinic.templates.get())}</div>
            </section>
        </Show>
        <Show when=has_published>
            <section aria-labelledby="templates-published">
                <h2 id="templates-published">
                    {move || locale.tf("templates-published", &[("community", (&directory.community_name()).into())])}
                </h2>
                <div class="chips">{move || chips(published.get())}</div>
            </section>
        </Show>
        <Keeping />
    }
}

/// Who hands over: as was typed in this tab, else as the clinic's card says.
pub fn from_of(tray: Tray, clinic: Clinic) -> String {
    let typed = tray.handoff.with(|handoff| handoff.from.clone());
    if typed.is_empty() { clinic.card.with(|card| card.name.clone()) } else { typed }
}

/// What is to be known of a template's programs before they are handed over.
#[component]
pub fn Changes(pressed: RwSignal<Option<Template>>) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let codes = Signal::derive(move || {
        pressed.with(|template| template.iter().flat_map(|t| &t.items).map(|item| item.code).collect::<Vec<Code>>())
    });
    let records = load_records(codes);
    let gone = load_gone(codes, records);
    move || {
        let template = pressed.get()?;
        let records = records.get().flatten()?.ok().filter(|records| records.len() == template.items.len())?;
        let records: Vec<Record> = records.iter().flatten().cloned().collect();
        let changes = template.changes(&records, directory.local_time().today());
        let gone = gone.get().unwrap_or_default();
        let lines = template.items.iter().zip(changes).filter(|(_, changes)| !changes.is_empty());
        let lines = lines.map(|(item, changes)| {
            let elsewhere = gone.iter().any(|gone| gone.code == item.code && gone.perhaps_elsewhere);
            let words = changes.iter().map(|change| locale.t(message_of(*change, elsewhere)));
            let words: Vec<String> = words.collect();
            let name = match item.seen.name.is_empty() {
                true => item.code.to_string(),
                false => item.seen.name.clone(),
            };
            let similar = similar(&gone, item.code);
            view! { <li><strong><bdi>{name}</bdi></strong>": "{locale.messages().list(&words)}{similar}</li> }
        });
        let lines: Vec<_> = lines.collect();
        Some(if lines.is_empty() {
            view! { <Notice tone=Tone::Good><p>{locale.t("template-unchanged")}</p></Notice> }.into_any()
        } else {
            let date = locale.messages().date(template.saved_on);
            view! {
                <Notice tone=Tone::Careful>
                    <p>{locale.tf("template-changed", &[("date", (&date).into())])}</p>
                    <ul>{lines.collect_view()}</ul>
                </Notice>
            }
            .into_any()
        })
    }
}

fn message_of(change: Change, perhaps_elsewhere: bool) -> &'static str {
    match change {
        Change::Gone if perhaps_elsewhere => "area-elsewhere",
        Change::Gone => "template-gone",
        Change::Hours => "template-hours",
        Change::Phones => "template-phones",
        Change::AskFor => "template-ask-for",
        Change::NotChecked => "template-not-checked",
    }
}

/// What resembles a program that is gone, each to be put in its place.
fn similar(gone: &[Gone], code: Code) -> Option<impl IntoView + use<>> {
    let locale: Locale = expect_context();
    let tray: Tray = expect_context();
    let similar = gone.iter().find(|gone| gone.code == code).map(|gone| gone.similar.clone())?;
    let button = move |one: signpost_handoff::sheet::Similar| {
        let label = locale.tf("template-replace", &[("name", (&one.name).into())]);
        let replace = move |_| {
            tray.change_with_undo(locale.t("template-replaced"), |handoff| handoff.replace(code, one.code));
        };
        view! { <button type="button" class="button button-plain" on:click=replace>{label}</button> }
    };
    Some(similar.into_iter().map(button).collect_view())
}

/// Keeps this handout under a name.
#[component]
pub fn SaveTemplate(records: Memo<Arc<Vec<Record>>>) -> impl IntoView {
    let locale: Locale = expect_context();
    let clinic: Clinic = expect_context();
    let directory: DirectoryClient = expect_context();
    let notices: Notices = expect_context();
    let tray: Tray = expect_context();
    let name = RwSignal::new(String::new());
    let save = move || {
        let before = clinic.templates.get_untracked();
        let handoff = tray.handoff.get_untracked();
        let today = directory.local_time().today();
        let saved = clinic.change_templates(|templates| {
            let look = clinic.look.get_untracked();
            records.with_untracked(|records| templates.save(&name.get_untracked(), &handoff, look, records, today))
        });
        if saved {
            name.set(String::new());
            notices.show_toast_with(locale.t("template-saved"), locale.t("undo"), move || restore(clinic, &before));
        }
    };
    view! {
        <details class="fold">
            <summary>{icon(Icon::Bookmark)}<span class="fold-words">{locale.t("template-save")}</span></summary>
            <div class="fold-body">
                <label for="template-name">{locale.t("template-name")}</label>
                <div class="field-row">
                    <input
                        id="template-name"
                        type="text"
                        autocomplete="off"
                        maxlength=MAX_NAME.to_string()
                        aria-describedby="template-name-hint"
                        prop:value=move || name.get()
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                    <Button
                        class="button button-quiet"
                        icon=Icon::Bookmark
                        label=locale.t("template-save-button")
                        on_press=save
                    />
                </div>
                <p class="hint" id="template-name-hint">{locale.t("template-save-hint")}</p>
                <Show when=move || name.with(|name| looks_personal(name, directory.local_time().today()))>
                    <LooksPersonal />
                </Show>
            </div>
        </details>
    }
}

fn restore(clinic: Clinic, before: &Templates) {
    clinic.change_templates(|templates| {
        templates.clone_from(before);
        Ok(())
    });
}

/// Removing one, and the file: to another browser and from it.
#[component]
fn Keeping() -> impl IntoView {
    let locale: Locale = expect_context();
    let clinic: Clinic = expect_context();
    let notices: Notices = expect_context();
    let imported: RwSignal<Option<Result<Templates, HandoffError>>> = RwSignal::new(None);
    let export = move || {
        let text = clinic.templates.with_untracked(Templates::to_json);
        download::offer("signpost-templates.json", "application/json", text.as_bytes());
    };
    let remove = move |name: String| {
        let before = clinic.templates.get_untracked();
        let removed = clinic.change_templates(|templates| {
            templates.templates.retain(|template| template.name != name);
            Ok(())
        });
        if removed {
            let text = locale.tf("template-removed", &[("name", (&name).into())]);
            notices.show_toast_with(text, locale.t("undo"), move || restore(clinic, &before));
        }
    };
    let rows = move || {
        let row = |template: Template| {
            let label = locale.tf("template-remove-named", &[("name", (&template.name).into())]);
            let name = template.name.clone();
            view! {
                <li>
                    <bdi>{template.name}</bdi>" "
                    <button type="button" class="button button-icon" aria-label=label on:click=move |_| remove(name.clone())>
                        {icon(Icon::Trash)}
                    </button>
                </li>
            }
        };
        clinic.templates.get().templates.into_iter().map(row).collect_view()
    };
    view! {
        <details class="fold">
            <summary>{icon(Icon::Settings)}<span class="fold-words">{locale.t("templates-keep")}</span></summary>
            <div class="fold-body">
                <ul class="template-rows">{rows}</ul>
                <p class="hint">{locale.t("templates-keep-hint")}</p>
                <div class="button-row">
                    <Button
                        class="button button-quiet"
                        icon=Icon::Share
                        label=locale.t("templates-export")
                        on_press=export
                    />
                </div>
                <label for="templates-file">{locale.t("templates-import")}</label>
                <input
                    id="templates-file"
                    type="file"
                    accept=".json,application/json"
                    on:change=move |event| spawn_local(async move {
                        let Some(bytes) = download::chosen(event, MAX_FILE).await else { return };
                        let text = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok());
                        let read = text.map_or(Err(HandoffError::Damaged), |text| Templates::from_json(&text));
                        // The page may be gone by now.
                        let _ = imported.try_set(Some(read));
                    })
                />
                {move || imported.get().map(|read| view! { <Imported read on_done=move || imported.set(None) /> })}
            </div>
        </details>
    }
}

/// What importing would do, before it does it.
#[component]
fn Imported(read: Result<Templates, HandoffError>, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let locale: Locale = expect_context();
    let clinic: Clinic = expect_context();
    let notices: Notices = expect_context();
    let templates = match read {
        Ok(templates) => templates,
        Err(error) => {
            let id = if error == HandoffError::Newer { "templates-newer" } else { "templates-damaged" };
            return view! { <Notice tone=Tone::Careful><p>{locale.t(id)}</p></Notice> }.into_any();
        }
    };
    let differences = clinic.templates.with_untracked(|own| own.differences(&templates));
    let line = |(template, difference): (&Template, Difference)| {
        let words = match difference {
            Difference::New => locale.t("templates-new"),
            Difference::Same => locale.t("templates-same"),
            Difference::Other { added: 0, removed: 0 } => locale.t("templates-other-words"),
            Difference::Other { added, removed } => {
                locale.tf("templates-other", &[("added", added.into()), ("removed", removed.into())])
            }
        };
        view! { <li><strong><bdi>{template.name.clone()}</bdi></strong>": "{words}</li> }
    };
    let lines = templates.templates.iter().zip(differences).map(line).collect_view();
    let take = move || {
        let before = clinic.templates.get_untracked();
        let templates = templates.clone();
        if clinic.change_templates(|own| own.import(templates)) {
            notices.show_toast_with(locale.t("templates-taken"), locale.t("undo"), move || restore(clinic, &before));
        }
        on_done.run(());
    };
    view! {
        <Notice tone=Tone::Info>
            <p>{locale.t("templates-would")}</p>
            <ul>{lines}</ul>
            <div class="button-row">
                <Button class="button button-primary" icon=Icon::Check label=locale.t("templates-take") on_press=take />
                <Button class="button button-quiet" icon=Icon::Close label=locale.t("templates-leave") on_press=on_done />
            </div>
        </Notice>
    }
    .into_any()
}

/// Kept for "the same again" before the handout is emptied.
pub fn remember(clinic: Clinic, handoff: &Handoff) {
    if !handoff.items.is_empty() {
        clinic.last.set(Some((handoff.again(), clinic.look.get_untracked())));
    }
}

//! What the clinician fills in: the programs and a line for each, from whom, in which language.

use crate::{
    browser::document,
    components::{Icon, IconButton, Notice, Rows, Tone},
    context::{DirectoryClient, Locale, Tray},
};
use leptos::prelude::*;
use signpost_directory::{Code, Record};
use signpost_handoff::{MAX_FROM, MAX_LINE, SUGGESTED_ITEMS, looks_personal};
use std::sync::Arc;

type Records = Memo<Arc<Vec<Record>>>;

#[component]
pub fn Lines(codes: Memo<Vec<Code>>, records: Records) -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <Show when=move || codes.with(|codes| codes.len() > SUGGESTED_ITEMS)>
            <Notice tone=Tone::Careful>
                <p>{locale.t("handout-many")}</p>
            </Notice>
        </Show>
        <Notice tone=Tone::Info>
            <p>{locale.t("handout-no-names")}</p>
        </Notice>
        <ol class="handout-lines">
            <Rows each=move || codes.get() let:code>
                <Line code codes records />
            </Rows>
        </ol>
    }
}

#[component]
fn Line(code: Code, codes: Memo<Vec<Code>>, records: Records) -> impl IntoView {
    let locale: Locale = expect_context();
    let tray: Tray = expect_context();
    let name = Memo::new(move |_| {
        records.with(|records| {
            let record = records.iter().find(|record| record.program.code == code);
            record.map_or_else(|| code.to_string(), |record| record.program.texts(&locale.lang()).name.to_owned())
        })
    });
    let position = move || codes.with(|codes| codes.iter().position(|other| *other == code));
    let is_first = move || position() == Some(0);
    let is_last = move || codes.with(|codes| codes.last() == Some(&code));
    let swap = move |with: Option<usize>, id: &'static str| {
        let (Some(here), Some(with)) = (untrack(position), with) else { return };
        tray.change(|handoff| handoff.items.swap(here, with));
        // A row that is moved loses the focus: the same button keeps it.
        request_animation_frame(move || document::focus(&format!("{id}-{code}")));
    };
    let up = move || swap(untrack(position).and_then(|here| here.checked_sub(1)), "up");
    let down = move || swap(untrack(position).map(|here| here + 1), "down");
    let written = tray.handoff.with_untracked(|handoff| {
        handoff.items.iter().find(|item| item.code == code).map(|item| item.line.clone()).unwrap_or_default()
    });
    let write = move |line: String| {
        tray.change(|handoff| {
            if let Some(item) = handoff.items.iter_mut().find(|item| item.code == code) {
                item.line = line;
            }
        });
    };
    let directory: DirectoryClient = expect_context();
    let personal = move || {
        let today = directory.local_time().today();
        tray.handoff
            .with(|handoff| handoff.items.iter().any(|item| item.code == code && looks_personal(&item.line, today)))
    };
    let named = move |id: &'static str| Signal::derive(move || locale.tf(id, &[("name", (&name.get()).into())]));
    let id = format!("line-{code}");
    let hint = format!("line-hint-{code}");
    view! {
        <li class="handout-line">
            <div class="handout-line-head">
                <strong dir="auto">{move || name.get()}</strong>
                <span class="handout-line-buttons">
                    <IconButton
                        id=format!("up-{code}")
                        icon=Icon::ArrowUp
                        label=named("handout-up-named")
                        disabled=Signal::derive(is_first)
                        on_press=up
                    />
                    <IconButton
                        id=format!("down-{code}")
                        icon=Icon::ArrowDown
                        label=named("handout-down-named")
                        disabled=Signal::derive(is_last)
                        on_press=down
                    />
                    <IconButton
                        icon=Icon::Close
                        label=named("handout-remove-named")
                        on_press=move || tray.toggle(code)
                    />
                </span>
            </div>
            <label for=id.clone()>{locale.t("handout-line")}</label>
            <input
                id=id
                type="text"
                autocomplete="off"
                maxlength=MAX_LINE.to_string()
                aria-describedby=hint.clone()
                prop:value=written
                on:input=move |event| write(event_target_value(&event))
            />
            <p class="hint" id=hint>{locale.t("handout-line-hint")}</p>
            <Show when=personal>
                <LooksPersonal />
            </Show>
        </li>
    }
}

#[component]
fn LooksPersonal() -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <Notice tone=Tone::Careful>
            <p>{locale.t("handout-looks-personal")}</p>
        </Notice>
    }
}

#[component]
pub fn From() -> impl IntoView {
    let locale: Locale = expect_context();
    let tray: Tray = expect_context();
    let directory: DirectoryClient = expect_context();
    let written = tray.handoff.with_untracked(|handoff| handoff.from.clone());
    view! {
        <div class="field">
            <label for="handout-from">{locale.t("handout-from")}</label>
            <input
                id="handout-from"
                type="text"
                autocomplete="organization"
                maxlength=MAX_FROM.to_string()
                aria-describedby="handout-from-hint"
                prop:value=written
                on:input=move |event| tray.change(|handoff| handoff.from = event_target_value(&event))
            />
            <p class="hint" id="handout-from-hint">{locale.t("handout-from-hint")}</p>
            <Show when=move || tray.handoff.with(|handoff| looks_personal(&handoff.from, directory.local_time().today()))>
                <LooksPersonal />
            </Show>
        </div>
    }
}

#[component]
pub fn Language() -> impl IntoView {
    let locale: Locale = expect_context();
    let tray: Tray = expect_context();
    let chosen = tray.handoff.with_untracked(|handoff| handoff.lang.clone()).unwrap_or_else(|| locale.lang());
    let languages = locale.languages();
    let options = languages.iter().map(|messages| {
        let tag = messages.lang().to_owned();
        let selected = tag == chosen;
        view! { <option value=tag.clone() lang=tag selected=selected>{messages.own_name().to_owned()}</option> }
    });
    view! {
        <div class="field">
            <label for="handout-language">{locale.t("handout-language")}</label>
            <select
                id="handout-language"
                on:change=move |event| tray.change(|handoff| handoff.lang = Some(event_target_value(&event)))
            >
                {options.collect_view()}
            </select>
        </div>
    }
}

//! What the clinician fills in: the programs and a line for each, from whom, in which language.

use super::phrases::{ForAll, Phrases};
use crate::{
    browser::document,
    components::{Checkbox, Icon, IconButton, Notice, Rows, Tone},
    context::{Clinic, DirectoryClient, Locale, Tray},
};
use leptos::{
    ev::{DragEvent, KeyboardEvent},
    prelude::*,
};
use signpost_directory::{Code, Record};
use signpost_handoff::{MAX_FROM, MAX_LINE, SUGGESTED_ITEMS, looks_personal, phrases::Sentence};
use signpost_locale::Messages;
use std::{rc::Rc, sync::Arc};

pub type Records = Memo<Arc<Vec<Record>>>;

#[component]
pub fn Lines(codes: Memo<Vec<Code>>, records: Records) -> impl IntoView {
    let locale: Locale = expect_context();
    // The program that is being dragged.
    let dragged = RwSignal::new(None);
    view! {
        <Show when=move || codes.with(|codes| codes.len() > SUGGESTED_ITEMS)>
            <Notice tone=Tone::Careful>
                <p>{locale.t("handout-many")}</p>
            </Notice>
        </Show>
        <Notice tone=Tone::Info>
            <p>{locale.t("handout-no-names")}</p>
        </Notice>
        <ForAll />
        <ol class="handout-lines">
            <Rows each=move || codes.get() let:code>
                <Line code codes records dragged />
            </Rows>
        </ol>
    }
}

#[component]
fn Line(code: Code, codes: Memo<Vec<Code>>, records: Records, dragged: RwSignal<Option<Code>>) -> impl IntoView {
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
        if with < untrack(|| codes.with(Vec::len)) {
            tray.change(|handoff| handoff.items.swap(here, with));
        }
        // A row that is moved loses the focus: the same button keeps it.
        request_animation_frame(move || document::focus(&format!("{id}-{code}")));
    };
    let up = move || swap(untrack(position).and_then(|here| here.checked_sub(1)), "up");
    let down = move || swap(untrack(position).map(|here| here + 1), "down");
    let by_key = move |event: KeyboardEvent| {
        match event.key().as_str() {
            "ArrowUp" if event.alt_key() => swap(untrack(position).and_then(|here| here.checked_sub(1)), "line"),
            "ArrowDown" if event.alt_key() => swap(untrack(position).map(|here| here + 1), "line"),
            _ => return,
        }
        event.prevent_default();
    };
    let begin_drag = move |event: DragEvent| {
        dragged.set(Some(code));
        // Some browsers drag nothing that carries no data.
        if let Some(data) = event.data_transfer() {
            let _ = data.set_data("text/plain", &code.to_string());
        }
    };
    let drag_over = move |event: DragEvent| {
        if dragged.with_untracked(Option::is_some) {
            event.prevent_default();
        }
    };
    let drop_here = move |event: DragEvent| {
        let (Some(other), Some(here)) = (dragged.get_untracked(), untrack(position)) else { return };
        event.prevent_default();
        dragged.set(None);
        tray.move_to(other, here);
    };
    let written = Memo::new(move |_| {
        tray.handoff.with(|handoff| {
            handoff.items.iter().find(|item| item.code == code).map(|item| item.line.clone()).unwrap_or_default()
        })
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
        <li class="handout-line" on:keydown=by_key on:dragover=drag_over on:drop=drop_here>
            <div class="handout-line-head" draggable="true" on:dragstart=begin_drag on:dragend=move |_| dragged.set(None)>
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
            <Phrases code records name />
            <label for=id.clone()>{locale.t("handout-line")}</label>
            <input
                id=id
                type="text"
                autocomplete="off"
                maxlength=MAX_LINE.to_string()
                aria-describedby=hint.clone()
                prop:value=move || written.get()
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
pub fn LooksPersonal() -> impl IntoView {
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
    let clinic: Clinic = expect_context();
    let written = move || tray.handoff.with(|handoff| handoff.from.clone());
    let write = move |from: String| {
        tray.change(|handoff| {
            // What was said already follows the name.
            for phrase in handoff.items.iter_mut().flat_map(|item| &mut item.phrases) {
                if let Some(Sentence::SentBy(_)) = Sentence::of(phrase).filter(|_| !from.trim().is_empty()) {
                    *phrase = Sentence::SentBy(from.trim()).phrase();
                }
            }
            handoff.from = from;
        });
    };
    view! {
        <div class="field">
            <label for="handout-from">{locale.t("handout-from")}</label>
            <input
                id="handout-from"
                type="text"
                autocomplete="organization"
                maxlength=MAX_FROM.to_string()
                aria-describedby="handout-from-hint"
                placeholder=move || clinic.card.with(|card| card.name.clone())
                prop:value=written
                on:input=move |event| write(event_target_value(&event))
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
    let options = move || {
        let option = |messages: Rc<Messages>| {
            let tag = messages.lang().to_owned();
            let selected = tag == chosen;
            view! { <option value=tag.clone() lang=tag selected=selected>{messages.own_name().to_owned()}</option> }
        };
        locale.languages().into_iter().map(option).collect_view()
    };
    view! {
        <div class="field">
            <label for="handout-language">{locale.t("handout-language")}</label>
            <select
                id="handout-language"
                on:change=move |event| tray.change(|handoff| handoff.lang = Some(event_target_value(&event)))
            >
                {options}
            </select>
        </div>
    }
}

#[component]
pub fn Discreet() -> impl IntoView {
    let locale: Locale = expect_context();
    let tray: Tray = expect_context();
    view! {
        <div class="field">
            <Checkbox label="handout-discreet" checked=Signal::derive(move || tray.handoff.with(|handoff| handoff.discreet)) on_change=move |checked| tray.change(|handoff| handoff.discreet = checked) described_by="handout-discreet-hint" />
            <p class="hint" id="handout-discreet-hint">{locale.t("handout-discreet-hint")}</p>
        </div>
    }
}

/// A day on which somebody asks what came of it: on the sheet, and on the return that is made from the sheet.
#[component]
pub fn AskAgain() -> impl IntoView {
    let locale: Locale = expect_context();
    let tray: Tray = expect_context();
    let directory: DirectoryClient = expect_context();
    let tomorrow = directory.local_time().today().plus(1);
    let day = move || tray.handoff.with(|handoff| handoff.ask_again_on().map(|on| on.to_string()).unwrap_or_default());
    view! {
        <div class="field">
            <label for="ask-again">{locale.t("handout-ask-again")}</label>
            <input
                id="ask-again"
                type="date"
                min=tomorrow.to_string()
                aria-describedby="ask-again-hint"
                prop:value=day
                on:change=move |event| {
                    let on = event_target_value(&event).parse().ok();
                    tray.change(|handoff| handoff.set_ask_again(on));
                }
            />
            <p class="hint" id="ask-again-hint">{locale.t("handout-ask-again-hint")}</p>
        </div>
    }
}

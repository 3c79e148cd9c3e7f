//! The list for another phone: a link and a QR code that hold all of it.

use crate::{
    components::{Button, Checkbox, Icon, Notice, QrDrawing, Tone},
    context::{DirectoryClient, Locale, Navigation, Notices, SavedList},
    sharing,
};
use leptos::prelude::*;
use signpost_handoff::{Carried, CarriedItem, HandoffError, qr::qr_code};
use signpost_hours::Zone;
use signpost_route::Route;
use signpost_saved::{List, State};

/// Of a QR code that a phone reads from another one's screen.
const LARGEST_VERSION: u8 = 25;

#[component]
pub fn Carry() -> impl IntoView {
    let locale: Locale = expect_context();
    let is_shown = RwSignal::new(false);
    view! {
        <p>
            <button
                type="button"
                class="button button-quiet"
                aria-expanded=move || if is_shown.get() { "true" } else { "false" }
                on:click=move |_| is_shown.update(|shown| *shown = !*shown)
            >
                {crate::components::icon(Icon::Share)}
                <span>{locale.t("list-carry")}</span>
            </button>
        </p>
        <Show when=move || is_shown.get()>
            <Link />
        </Show>
    }
}

#[component]
fn Link() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let navigation: Navigation = expect_context();
    let notices: Notices = expect_context();
    let saved: SavedList = expect_context();
    let with_notes = RwSignal::new(false);
    let link = Memo::new(move |_| {
        let zone = directory.local_time().zone;
        let carried = saved.list.with(|list| carried(list.as_ref()?, with_notes.get(), &zone))?;
        let token = carried.encode();
        Some(token.map(|token| navigation.public_link(directory, &Route::Carry(token))))
    });
    let address = move || link.with(|link| link.as_ref()?.clone().ok());
    let copy = move || {
        if let Some(address) = untrack(address) {
            sharing::copy(locale, notices, address);
        }
    };
    let drawing = move || {
        let code = qr_code(&address()?).filter(|code| code.version <= LARGEST_VERSION);
        Some(match code {
            Some(code) => {
                view! { <div class="qr-box"><QrDrawing code label=locale.t("list-carry-qr") /></div> }.into_any()
            }
            None => view! { <p class="hint">{locale.t("list-carry-long")}</p> }.into_any(),
        })
    };
    let refused = move || {
        let error = link.with(|link| link.as_ref()?.as_ref().err().copied())?;
        let id = if error == HandoffError::TooMany { "list-carry-many" } else { "list-carry-refused" };
        Some(view! { <Notice tone=Tone::Careful><p>{locale.t(id)}</p></Notice> })
    };
    view! {
        <div class="carry">
            <p class="hint">{locale.t("list-carry-hint")}</p>
            <Checkbox label="list-carry-notes" checked=with_notes on_change=move |checked| with_notes.set(checked) />
            {drawing}
            {refused}
            <Button class="button button-quiet" icon=Icon::Copy label=locale.t("handout-copy") on_press=copy />
        </div>
    }
}

fn carried(list: &List, with_notes: bool, zone: &Zone) -> Option<Carried> {
    let item = |item: &signpost_saved::Item| CarriedItem {
        code: item.code,
        state: State::ALL.iter().position(|state| *state == item.state).unwrap_or(0) as u8,
        on: Some(zone.local(item.state_at()).date()),
        note: if with_notes { item.note.clone() } else { String::new() },
    };
    let items: Vec<_> = list.items().iter().map(item).collect();
    (!items.is_empty()).then_some(Carried { items })
}

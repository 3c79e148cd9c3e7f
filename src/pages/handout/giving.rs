//! The ways to give the handout: paper, a link, a QR code, text for a portal, the programs' codes.

use super::{NextPatientButton, address_of, finished, form::Records, messages_of, plain_text, sheet_of};
use crate::{
    browser::{print, share},
    components::{Button, Checkbox, Icon, Notice, Paper, Part, QrDrawing, SharedAddress, Tone},
    context::{Clinic, DirectoryClient, Locale, Navigation, Notices, Tray},
    sharing,
};
use leptos::prelude::*;
use signpost_handoff::{look::Look, qr::PaperCode, sheet::Gone};
use std::sync::Arc;

#[component]
pub fn Giving(
    records: Records,
    gone: LocalResource<Arc<Vec<Gone>>>,
    /// It was printed, shared or copied.
    #[prop(into)]
    on_given: Callback<()>,
    on_clear: Callback<()>,
) -> impl IntoView {
    view! {
        <Print on_given />
        <Send records gone on_given />
        <p>
            <NextPatientButton on_clear />
        </p>
    }
}

#[component]
fn Print(on_given: Callback<()>) -> impl IntoView {
    let locale: Locale = expect_context();
    let tray: Tray = expect_context();
    let look = expect_context::<Clinic>().look;
    let paper = move || look.get().paper.unwrap_or_else(|| Paper::of_country(&locale.country()));
    let tick = move |label: &'static str, get: fn(Look) -> bool, set: fn(&mut Look, bool)| {
        view! {
            <Checkbox
                label
                checked=Signal::derive(move || get(look.get()))
                on_change=move |checked| look.update(|look| set(look, checked))
            />
        }
    };
    let print = move || {
        print::print();
        on_given.run(());
    };
    let choice = move |(size, id): (Paper, &'static str)| {
        view! {
            <label class="check">
                <input
                    type="radio"
                    name="paper"
                    prop:checked=move || paper() == size
                    on:change=move |_| look.update(|look| look.paper = Some(size))
                />
                <span class="check-words">{locale.t(id)}</span>
            </label>
        }
    };
    let papers = [(Paper::Letter, "handout-paper-letter"), (Paper::A4, "handout-paper-a4")];
    view! {
        <Part icon=Icon::Printer title=locale.t("handout-print")>
            <fieldset class="inline">
                <legend>{locale.t("handout-paper")}</legend>
                {papers.map(choice).into_iter().collect_view()}
            </fieldset>
            {tick("handout-large", |look| look.is_large, |look, on| look.is_large = on)}
            {tick("handout-wallet", |look| look.is_wallet, |look, on| look.is_wallet = on)}
            {tick("handout-bilingual", |look| look.is_bilingual, |look, on| look.is_bilingual = on)}
            <Show when=move || tray.handoff.with(|handoff| handoff.discreet)>
                {tick("handout-codes-only", |look| look.has_codes_only, |look, on| look.has_codes_only = on)}
            </Show>
            <p>
                <Button
                    class="button button-primary button-large"
                    icon=Icon::Printer
                    label=locale.t("handout-print")
                    on_press=print
                />
            </p>
        </Part>
    }
}

#[component]
fn Send(records: Records, gone: LocalResource<Arc<Vec<Gone>>>, on_given: Callback<()>) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let navigation: Navigation = expect_context();
    let notices: Notices = expect_context();
    let tray: Tray = expect_context();
    let handoff = Memo::new(move |_| records.with(|records| finished(records)));
    let address = Memo::new(move |_| handoff.with(|handoff| address_of(navigation, directory, handoff)));
    let copy = move || {
        let Some(address) = address.get_untracked() else { return };
        sharing::copy(locale, notices, address);
        on_given.run(());
    };
    let text = Memo::new(move |_| {
        let handoff = handoff.get();
        let messages = messages_of(locale, &handoff);
        let gone = gone.get().unwrap_or_default();
        let sheet = records.with(|records| sheet_of(&handoff, records, &gone, &messages));
        plain_text::text(&messages, &sheet, &locale.country(), address.get().as_deref())
    });
    let copy_text = move || {
        sharing::copy(locale, notices, text.get_untracked());
        on_given.run(());
    };
    let share = move || {
        let Some(address) = address.get_untracked() else { return };
        let handoff = handoff.get_untracked();
        let messages = messages_of(locale, &handoff);
        let text = match handoff.from.is_empty() {
            true => messages.text("handout-share-words-plain"),
            false => messages.fill("handout-share-words", &[("from", (&handoff.from).into())]),
        };
        sharing::share(locale, notices, messages.text("for-title"), text, address);
        on_given.run(());
    };
    let drawing = move || match handoff.with(|handoff| navigation.paper_code(directory, handoff)) {
        Some(PaperCode { code, is_short }) => {
            let short = is_short.then(|| view! { <p class="hint">{locale.t("sheet-scan-short")}</p> });
            view! {
                <div class="qr-box">
                    <QrDrawing code label=locale.t("handout-qr") />
                    <p class="hint">{locale.t("handout-qr")}</p>
                    {short}
                </div>
            }
            .into_any()
        }
        None => {
            let id = if address.with(Option::is_some) { "handout-qr-no-address" } else { "handout-too-long" };
            view! { <Notice tone=Tone::Careful><p>{locale.t(id)}</p></Notice> }.into_any()
        }
    };
    let codes = move || {
        let code = |code: signpost_directory::Code| view! { <li><code><bdi>{code.to_string()}</bdi></code></li> };
        tray.codes().into_iter().map(code).collect_view()
    };
    view! {
        <Part icon=Icon::Share title=locale.t("handout-link")>
            <p class="hint">{locale.t("handout-link-hint")}</p>
            <SharedAddress
                id="handout-address"
                address=Signal::derive(move || address.get().unwrap_or_default())
                can_share=share::is_supported()
                on_copy=copy
                on_share=share
            />
            <p>
                <Button
                    class="button button-quiet"
                    icon=Icon::Message
                    label=locale.t("handout-copy-text")
                    on_press=copy_text
                />
            </p>
            {drawing}
            <p>{locale.t("handout-codes")}</p>
            <ul class="codes">{codes}</ul>
        </Part>
    }
}

//! A whole address that the reader gives away: copied, shared by the device's own sheet, or taken by hand.

use super::{Button, Icon};
use crate::context::Locale;
use leptos::prelude::*;

#[component]
pub fn SharedAddress(
    /// Of the field.
    id: &'static str,
    #[prop(into)] address: Signal<String>,
    /// Whether the device has a sheet to share by.
    can_share: bool,
    #[prop(into)] on_copy: Callback<()>,
    #[prop(into)] on_share: Callback<()>,
    /// More buttons of the same row.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let share = can_share.then(|| {
        view! {
            <Button class="button button-quiet" icon=Icon::Share label=locale.t("handout-share") on_press=on_share />
        }
    });
    view! {
        <div class="button-row">
            <Button class="button button-primary" icon=Icon::Copy label=locale.t("handout-copy") on_press=on_copy />
            {share}
            {children.map(|children| children())}
        </div>
        <label class="visually-hidden" for=id>{locale.t("handout-link")}</label>
        <input id=id class="address" type="text" readonly=true dir="ltr" prop:value=address />
    }
}

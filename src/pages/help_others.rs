//! The choice "I help others": in the settings, on the handout's page, and by a link that a clinic gives to its staff.

use super::handout::HandoutPage;
use crate::{
    components::Checkbox,
    context::{Locale, Navigation, Preferences},
};
use leptos::prelude::*;
use signpost_route::Route;

/// Whoever opens the link helps others from now on, and is shown where to undo that.
#[component]
pub fn HelpOthersPage() -> impl IntoView {
    let navigation: Navigation = expect_context();
    let preferences: Preferences = expect_context();
    preferences.set_helps_others(true);
    // Loading the page again must not choose it again.
    navigation.replace(Route::Handout(None));
    view! { <HandoutPage token=None /> }
}

#[component]
pub fn HelpOthersChoice() -> impl IntoView {
    let locale: Locale = expect_context();
    let preferences: Preferences = expect_context();
    view! {
        <div class="part help-others">
            <Checkbox label="help-others" checked=Signal::derive(move || preferences.helps_others()) on_change=move |checked| preferences.set_helps_others(checked) described_by="help-others-hint" />
            <p class="hint" id="help-others-hint">{locale.t("help-others-hint")}</p>
        </div>
    }
}

//! The app on the home screen: offered once, where the browser can.

use crate::{
    browser::{document, install},
    components::{Button, Icon},
    context::{INSTALL, Locale, Preferences},
};
use leptos::{prelude::*, task::spawn_local};

/// Nothing where the browser does not offer it, or the reader did not want it before.
#[component]
pub fn InstallOffer() -> impl IntoView {
    let locale: Locale = expect_context();
    let preferences: Preferences = expect_context();
    let is_shown = RwSignal::new(install::is_offered() && preferences.get(INSTALL).is_none());
    let answer = move || {
        preferences.set(INSTALL, "answered");
        is_shown.set(false);
        document::focus("page-title");
    };
    let accept = move || {
        answer();
        spawn_local(install::ask());
    };
    let offer = move || {
        view! {
            <section class="install" aria-labelledby="install-title">
                <h2 id="install-title">{locale.t("install-title")}</h2>
                <p>{locale.t("install-text")}</p>
                <div class="button-row">
                    <Button class="button button-primary" icon=Icon::Plus label=locale.t("install-yes") on_press=accept />
                    <Button class="button button-quiet" icon=Icon::Close label=locale.t("install-no") on_press=answer />
                </div>
            </section>
        }
    };
    view! { <Show when=move || is_shown.get()>{offer()}</Show> }
}

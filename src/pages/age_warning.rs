//! The warning before a directory that could not be confirmed for half a year.

use super::crisis::CommunityCrisisLines;
use crate::{
    browser::document,
    components::{Button, Icon, Notice, PageTitle, Tone},
    context::{DirectoryClient, Locale},
};
use leptos::prelude::*;
use signpost_hours::UnixSeconds;

#[component]
pub fn AgeWarning(
    /// When it was last confirmed.
    confirmed: UnixSeconds,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let date = locale.messages().date(directory.local_time().date_of(confirmed));
    let accept = move || {
        directory.accept_age();
        request_animation_frame(|| document::focus("page-title"));
    };
    view! {
        <PageTitle text=locale.t("banner-very-stale-title") />
        <Notice tone=Tone::Careful>
            <p>{locale.tf("banner-very-stale", &[("date", (&date).into())])}</p>
        </Notice>
        <p>
            <Button
                class="button button-primary"
                icon=Icon::Check
                label=locale.t("banner-very-stale-show")
                on_press=accept
            />
        </p>
        <CommunityCrisisLines />
    }
}

//! What a page shows in place of an answer that did not come.

use super::{Button, Icon, Notice, Tone};
use crate::{browser::history, context::Locale};
use leptos::prelude::*;
use signpost_protocol::Failure;

#[component]
pub fn FailureNotice(failure: Failure, #[prop(into)] on_retry: Callback<()>) -> impl IntoView {
    let locale: Locale = expect_context();
    let (id, reload) = match failure {
        Failure::NoDirectory => ("failed-no-directory", false),
        Failure::Internal(_) => ("failed-internal", true),
    };
    let (label, press) = match reload {
        true => ("banner-reload", Callback::new(|()| history::reload())),
        false => ("failed-retry", on_retry),
    };
    view! {
        <Notice tone=Tone::Careful>
            <h2>{locale.t("failed-title")}</h2>
            <p>{locale.t(id)}</p>
            <Button class="button button-quiet" icon=Icon::Check label=locale.t(label) on_press=press />
        </Notice>
    }
}

//! The urgent notices that a page concerns, as long as they last. They are signed with the data, so that they are there
//! offline, too.

use crate::{
    components::{Notice, Tone},
    context::{DirectoryClient, Locale},
};
use leptos::prelude::*;
use signpost_directory::UrgentNotice;

/// All of the community's, for a sheet: which of them are printed is the sheet's to say.
pub fn community_notices() -> Vec<UrgentNotice> {
    expect_context::<DirectoryClient>().community.with_untracked(|community| community.notices.clone())
}

#[component]
pub fn UrgentNotices(
    /// Whether this page is one that it concerns.
    concerns: impl Fn(&UrgentNotice) -> bool + Send + Sync + 'static,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let current = Memo::new(move |_| {
        let Some(time) = directory.live_time() else { return Vec::new() };
        let now = time.zone.local(time.now);
        let words = |notice: &UrgentNotice| locale.messages().localized(&notice.text).to_owned();
        directory.community.with(|community| {
            let current = community.notices.iter().filter(|notice| notice.is_current(now) && concerns(notice));
            current.map(words).filter(|words| !words.is_empty()).collect::<Vec<_>>()
        })
    });
    move || {
        let notices = current.get();
        (!notices.is_empty()).then(|| {
            let all = notices
                .into_iter()
                .map(|text| view! { <Notice tone=Tone::Bad><p dir="auto"><strong>{text}</strong></p></Notice> });
            view! { <section class="urgent" aria-label=locale.t("urgent-title")>{all.collect_view()}</section> }
        })
    }
}

//! The footer: how far the directory can be trusted, and the ways to the other pages.

use crate::{
    components::{Icon, Link, icon},
    context::{DirectoryClient, Locale, Progress},
};
use leptos::prelude::*;
use signpost_protocol::Phase;
use signpost_route::Route;
use signpost_trust::report::{TrustReport, Verdict};

#[component]
pub fn Footer() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let line = move || match directory.progress.get() {
        Some(progress) => progress_line(locale, progress),
        None => trust_line(locale, directory),
    };
    let unreviewed = locale.messages().find("unreviewed", &[]).filter(|mark| mark == "yes");
    view! {
        <footer class="footer">
            <div class="footer-inner">
                <p class="trust-line">
                    {icon(Icon::Seal)}
                    <span>{line}</span>
                </p>
                <nav class="footer-links" aria-label=locale.t("footer-label")>
                    <Link to=Route::About class="link">{locale.t("nav-about")}</Link>
                    <Link to=Route::Settings class="link">{locale.t("nav-settings")}</Link>
                    <Link to=Route::Coverage class="link">{locale.t("coverage-page")}</Link>
                </nav>
                <p class="hint">{locale.t("quick-exit-hint")}</p>
                {unreviewed.map(|_| view! { <p class="hint">{locale.t("footer-unreviewed")}</p> })}
            </div>
        </footer>
    }
}

fn progress_line(locale: Locale, Progress { phase, done, total }: Progress) -> String {
    let percent = (done * 100).checked_div(total).unwrap_or(0).min(100);
    let id = match phase {
        Phase::Opening => "phase-opening",
        Phase::Waiting => "phase-waiting",
        Phase::Downloading => "phase-downloading",
        Phase::Verifying => "phase-verifying",
        Phase::Indexing => "phase-indexing",
    };
    locale.tf(id, &[("percent", percent.into())])
}

/// `Checked today, signed by Larkwater County`
fn trust_line(locale: Locale, directory: DirectoryClient) -> String {
    let who = directory.community_name();
    let time = directory.local_time();
    directory.trust.with(|trust| match trust {
        None => locale.t("trust-line-waiting"),
        Some(TrustReport { verdict: Verdict::Unreached, .. }) => locale.t("trust-line-unreached"),
        Some(TrustReport { verdict: Verdict::Refused { .. }, .. }) => locale.t("trust-line-refused"),
        Some(TrustReport { verdict: Verdict::Stale { confirmed_at }, .. }) => {
            let date = locale.messages().date(time.date_of(*confirmed_at));
            locale.tf("trust-line-stale", &[("who", (&who).into()), ("date", (&date).into())])
        }
        Some(TrustReport { verdict: Verdict::Fresh, checked_at, .. }) => {
            let checked = time.date_of(checked_at.unwrap_or(time.now));
            let when = locale.messages().past_day(checked, time.today());
            locale.tf("trust-line-fresh", &[("when", (&when).into()), ("who", (&who).into())])
        }
    })
}

//! The page for a sceptical clinician: who signed, when, which version, what was verified, how to check from outside,
//! and what all of this cannot do.

use crate::{
    browser::document,
    components::{Icon, Notice, PageTitle, Part, Tone, contact_links, icon},
    context::{DirectoryClient, Locale, Navigation, Notices},
    pages::{areas::ChosenArea, neighbors::CommunityNeighbors},
};
use leptos::{prelude::*, task::spawn_local};
use signpost_hours::UnixSeconds;
use signpost_protocol::Summary;
use signpost_trust::report::{KeyReport, LogEntry, RoleReport, TrustReport, Verdict};

#[component]
pub fn AboutPage() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let navigation: Navigation = expect_context();
    let trust = directory.trust;
    let lead = move || locale.tf("about-lead", &[("community", (&directory.community_name()).into())]);
    let verdict = move || match trust.get() {
        None => view! { <p>{locale.t("trust-line-waiting")}</p> }.into_any(),
        Some(report) => view! { <VerdictView report /> }.into_any(),
    };
    let roles = move || {
        let roles = trust.with(|trust| trust.as_ref().map(|trust| trust.roles.clone())).unwrap_or_default();
        roles.into_iter().map(|report| view! { <Role report /> }).collect_view()
    };
    let entries = move || trust.with(|trust| trust.as_ref().map(|trust| trust.log.clone())).unwrap_or_default();
    let offline = move || {
        let kept = directory.works_offline()?;
        let id = if kept { "about-offline-kept" } else { "about-offline-not-kept" };
        Some(view! { <p>{locale.t(id)}</p> })
    };
    let start_page = move || trust.with(|trust| trust.as_ref().and_then(|trust| trust.app.clone()));
    let plain_pages = document::plain_pages().map(|address| {
        view! {
            <Part icon=Icon::Sheet title=locale.t("browse-link")>
                <p>{locale.t("browse-about")}</p>
                <p>
                    <a href=address>{locale.t("browse-link")}</a>
                </p>
            </Part>
        }
    });
    let limits = ["about-limit-1", "about-limit-2", "about-limit-3", "about-limit-4", "about-limit-5", "about-limit-6"];
    view! {
        <PageTitle text=locale.t("about-title") />
        <p class="lead">{lead}</p>
        <Part icon=Icon::Seal title=locale.t("about-verdict")>
            {verdict}
            <p>
                <CheckButton />
            </p>
        </Part>
        {move || directory.summary.get().map(|summary| view! { <Release summary /> })}
        <Part icon=Icon::User title=locale.t("about-signers")>
            <p class="hint">{locale.t("about-signers-hint")}</p>
            {roles}
        </Part>
        <Part icon=Icon::External title=locale.t("about-outside")>
            <p>{locale.t("about-outside-text")}</p>
            <Command line=format!("signpost verify {}", navigation.site_address()) />
        </Part>
        {plain_pages}
        <CommunityNeighbors with_root=true />
        <Part icon=Icon::Info title=locale.t("about-limits")>
            <ul class="prose-list">{limits.map(|id| view! { <li>{locale.t(id)}</li> }).into_iter().collect_view()}</ul>
        </Part>
        <Part icon=Icon::List title=locale.t("about-log")>{move || view! { <Log entries=entries() /> }}</Part>
        <Part icon=Icon::Settings title=locale.t("about-app")>
            <p>{locale.tf("about-app-build", &[("build", (&document::build()).into())])}</p>
            {offline}
            {move || start_page().map(|hash| view! { <StartPage hash /> })}
        </Part>
    }
}

/// Looks for a newer release now.
#[component]
fn CheckButton() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let notices: Notices = expect_context();
    let checking = RwSignal::new(false);
    let result: RwSignal<Option<&'static str>> = RwSignal::new(None);
    let check = move |_| {
        checking.set(true);
        result.set(None);
        spawn_local(async move {
            let _ = directory.check_for_update().await;
            let _ = directory.refresh_trust().await;
            let id = directory.trust.with_untracked(|trust| match trust {
                Some(report) if matches!(report.verdict, Verdict::Refused { .. }) => "about-check-refused",
                Some(report) if report.verdict == Verdict::Fresh && directory.answers() => "about-checked-now",
                _ => "about-check-failed",
            });
            // The page may be gone by now.
            let _ = checking.try_set(false);
            let _ = result.try_set(Some(id));
            notices.announce(locale.t(id));
        });
    };
    let label = move || locale.t(if checking.get() { "about-checking" } else { "about-check-now" });
    view! {
        <button type="button" class="button button-quiet" disabled=move || checking.get() on:click=check>
            {icon(Icon::Check)}
            <span>{label}</span>
        </button>
        {move || result.get().map(|id| view! { <span class="hint">" "{locale.t(id)}</span> })}
    }
}

/// To be typed into a terminal.
#[component]
fn Command(line: String) -> impl IntoView {
    view! {
        <pre dir="ltr" tabindex="0">
            <code>{line}</code>
        </pre>
    }
}

/// The app's own hash, and how anybody compares it without a tool of ours.
#[component]
fn StartPage(hash: String) -> impl IntoView {
    let locale: Locale = expect_context();
    let navigation: Navigation = expect_context();
    view! {
        <p>{locale.t("about-app-hash")}</p>
        <code class="fingerprint" dir="ltr">{hash}</code>
        <p>{locale.t("about-app-hash-check")}</p>
        <Command line=format!("curl -s {} | sha256sum", navigation.site_address()) />
    }
}

/// Date and time of day, in the directory's zone.
fn moment(at: UnixSeconds) -> (String, String) {
    let messages = expect_context::<Locale>().messages();
    let local = expect_context::<DirectoryClient>().local_time().zone.local(at);
    (messages.date(local.date()), messages.time(local.minutes()))
}

#[component]
fn VerdictView(report: TrustReport) -> impl IntoView {
    let locale: Locale = expect_context();
    let (tone, text) = match &report.verdict {
        Verdict::Fresh => (Tone::Good, locale.t("about-fresh")),
        Verdict::Stale { confirmed_at } => {
            let (date, _) = moment(*confirmed_at);
            (Tone::Careful, locale.tf("about-stale", &[("date", (&date).into())]))
        }
        Verdict::Refused { kept: Some(_), .. } => (Tone::Bad, locale.t("about-refused")),
        Verdict::Refused { kept: None, .. } => (Tone::Bad, locale.t("banner-refused-none")),
        Verdict::Unreached => (Tone::Careful, locale.t("banner-unreached")),
    };
    let rule = match &report.verdict {
        Verdict::Refused { role, rule, .. } => {
            let text = locale.tf("about-refused-rule", &[("role", role.into()), ("rule", rule.into())]);
            Some(view! { <p>{text}</p> })
        }
        _ => None,
    };
    let checked = match report.checked_at {
        Some(at) => {
            let (date, time) = moment(at);
            locale.tf("about-checked-at", &[("date", (&date).into()), ("time", (&time).into())])
        }
        None => locale.t("about-checked-never"),
    };
    view! {
        <Notice tone>
            <p>{text}</p>
            {rule}
        </Notice>
        <p>{checked}</p>
    }
}

#[component]
fn Release(summary: Summary) -> impl IntoView {
    let locale: Locale = expect_context();
    let (date, _) = moment(summary.released_at);
    let version = summary.version.to_string();
    let counts = [("programs", summary.programs.into()), ("organizations", summary.organizations.into())];
    let contacts = contact_links(&summary.community).into_iter().map(|(address, text)| {
        view! {
            <li>
                <a href=address rel="noopener noreferrer external">
                    <bdi>{text}</bdi>
                </a>
            </li>
        }
    });
    let contacts: Vec<_> = contacts.collect();
    view! {
        <Part icon=Icon::Sheet title=locale.t("about-release")>
            <p>{locale.tf("about-released", &[("date", (&date).into()), ("version", (&version).into())])}</p>
            <p>{locale.tf("home-count", &counts)}</p>
            <ChosenArea />
            {(!contacts.is_empty()).then(|| view! {
                <h3>{locale.t("about-contact")}</h3>
                <ul class="plain">{contacts}</ul>
            })}
        </Part>
    }
}

#[component]
fn Role(report: RoleReport) -> impl IntoView {
    let locale: Locale = expect_context();
    let name = match report.role.as_str() {
        "root" => locale.t("role-root"),
        "targets" => locale.t("role-targets"),
        "editors" => locale.t("role-editors"),
        "snapshot" => locale.t("role-snapshot"),
        "timestamp" => locale.t("role-timestamp"),
        other => {
            let partner = other.strip_prefix("partner-").unwrap_or(other);
            locale.tf("role-partner", &[("name", partner.into())])
        }
    };
    let (date, _) = moment(report.expires);
    let expires = match report.expired {
        true => locale.tf("about-expired", &[("date", (&date).into())]),
        false => date,
    };
    view! {
        <div class="role">
            <h3>{name}</h3>
            <dl class="pairs">
                <dt>{locale.t("about-version")}</dt>
                <dd>{report.version.to_string()}</dd>
                <dt>{locale.t("about-expires")}</dt>
                <dd>{expires}</dd>
            </dl>
            <p>{locale.tf("about-threshold", &[("count", report.threshold.into())])}</p>
            <h4>{locale.t("about-fingerprint")}</h4>
            <ul class="keys">{report.keys.into_iter().map(|key| view! { <Key key /> }).collect_view()}</ul>
        </div>
    }
}

#[component]
fn Key(key: KeyReport) -> impl IntoView {
    let locale: Locale = expect_context();
    let signed = if key.signed { "about-key-signed" } else { "about-key-not-signed" };
    view! {
        <li>
            <span>
                <bdi>{key.holder.unwrap_or_else(|| locale.t("about-key"))}</bdi>
                {format!(" ({})", locale.t(signed))}
            </span>
            <code class="fingerprint" dir="ltr">{key.fingerprint}</code>
        </li>
    }
}

#[component]
fn Log(entries: Vec<LogEntry>) -> impl IntoView {
    let locale: Locale = expect_context();
    if entries.is_empty() {
        return view! { <p>{locale.t("about-log-empty")}</p> }.into_any();
    }
    let rows = entries.into_iter().map(|entry| {
        let (date, time) = moment(entry.at);
        view! {
            <li>
                {format!("{date}, {time}: ")}
                <bdi lang="en">{entry.message}</bdi>
            </li>
        }
    });
    view! { <ul class="log">{rows.collect_view()}</ul> }.into_any()
}

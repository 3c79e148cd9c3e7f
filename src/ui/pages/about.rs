//! Defines the page for a sceptical clinician: who signed, when, which version, what was found, how
//! to check from outside, and what all of this cannot do.

use super::super::{
    App, Icon,
    components::{Tone, notice},
    icon,
};
use crate::core::{
    UnixSeconds,
    protocol::{BUILD, Summary},
    trust::report::{RoleReport, TrustReport, Verdict},
};
use leptos::{prelude::*, task::spawn_local};

pub fn page(app: App) -> AnyView {
    let community = move || app.community.with(|community| community.name.clone());
    let checking = RwSignal::new(false);
    let check = move || {
        checking.set(true);
        spawn_local(async move {
            if let Ok(worker) = app.worker() {
                let _ = worker.check_for_update().await;
                if let Ok(report) = worker.trust().await {
                    app.trust.set(Some(report));
                }
            }
            let _ = checking.try_set(false);
            app.announce(app.t("about-checked-now"));
        });
    };
    let command = format!("signpost verify {}", app.site_address());
    view! {
        <h1 id="page-title" tabindex="-1">{app.t("about-title")}</h1>
        <p class="lead">{move || app.tf("about-lead", &[("community", (&community()).into())])}</p>
        <section class="part">
            <h2>{icon(Icon::Seal)}<span>{app.t("about-verdict")}</span></h2>
            {move || app.trust.with(|trust| match trust {
                None => view! { <p>{app.t("trust-line-waiting")}</p> }.into_any(),
                Some(trust) => found(app, trust),
            })}
            <p>
                <button type="button" class="button button-quiet" disabled=checking on:click=move |_| check()>
                    {icon(Icon::Check)}
                    <span>{move || app.t(if checking.get() { "about-checking" } else { "about-check-now" })}</span>
                </button>
            </p>
        </section>
        {move || app.summary.with(|summary| summary.as_ref().map(|summary| release(app, summary)))}
        <section class="part">
            <h2>{icon(Icon::User)}<span>{app.t("about-signers")}</span></h2>
            <p class="hint">{app.t("about-signers-hint")}</p>
            {move || app.trust.with(|trust| {
                trust.iter().flat_map(|trust| &trust.roles).map(|report| role(app, report)).collect_view()
            })}
        </section>
        <section class="part">
            <h2>{icon(Icon::External)}<span>{app.t("about-outside")}</span></h2>
            <p>{app.t("about-outside-text")}</p>
            <pre dir="ltr" tabindex="0"><code>{command}</code></pre>
        </section>
        <section class="part">
            <h2>{icon(Icon::Info)}<span>{app.t("about-limits")}</span></h2>
            <ul class="prose-list">
                <li>{app.t("about-limit-1")}</li>
                <li>{app.t("about-limit-2")}</li>
                <li>{app.t("about-limit-3")}</li>
                <li>{app.t("about-limit-4")}</li>
                <li>{app.t("about-limit-5")}</li>
                <li>{app.t("about-limit-6")}</li>
            </ul>
        </section>
        <section class="part">
            <h2>{icon(Icon::List)}<span>{app.t("about-log")}</span></h2>
            {move || app.trust.with(|trust| log(app, trust.as_ref()))}
        </section>
        <section class="part">
            <h2>{icon(Icon::Settings)}<span>{app.t("about-app")}</span></h2>
            <p>{app.tf("about-app-build", &[("build", BUILD.into())])}</p>
            {move || app.trust.with(|trust| trust.as_ref().and_then(|trust| trust.app.as_ref()).map(|hash| start_page(app, hash)))}
        </section>
    }
    .into_any()
}

/// The app's own hash, and how anybody compares it without a tool of ours.
fn start_page(app: App, hash: &str) -> AnyView {
    let command = format!("curl -s {} | sha256sum", app.site_address());
    view! {
        <p>{app.t("about-app-hash")}</p>
        <code class="fingerprint" dir="ltr">{hash.to_owned()}</code>
        <p>{app.t("about-app-hash-check")}</p>
        <pre dir="ltr" tabindex="0"><code>{command}</code></pre>
    }
    .into_any()
}

fn moment(app: App, at: UnixSeconds) -> (String, String) {
    let local = app.zone().local(at);
    let words = app.words();
    (words.date(local.date()), words.time(local.hour() as u16 * 60 + local.minute() as u16))
}

fn found(app: App, trust: &TrustReport) -> AnyView {
    let verdict = match &trust.verdict {
        Verdict::Fresh => notice(Tone::Good, view! { <p>{app.t("about-fresh")}</p> }),
        Verdict::Stale { confirmed_at } => {
            let (date, _) = moment(app, *confirmed_at);
            notice(Tone::Careful, view! { <p>{app.tf("about-stale", &[("date", (&date).into())])}</p> })
        }
        Verdict::Refused { role, rule, kept } => {
            let why = app.tf("about-refused-rule", &[("role", role.into()), ("rule", rule.into())]);
            let kept = if kept.is_some() { "about-refused" } else { "banner-refused-none" };
            notice(Tone::Bad, view! { <p>{app.t(kept)}</p><p>{why}</p> })
        }
        Verdict::Unreached => notice(Tone::Careful, view! { <p>{app.t("banner-unreached")}</p> }),
    };
    let checked = match trust.checked_at {
        Some(at) => {
            let (date, time) = moment(app, at);
            app.tf("about-checked-at", &[("date", (&date).into()), ("time", (&time).into())])
        }
        None => app.t("about-checked-never"),
    };
    view! { {verdict}<p>{checked}</p> }.into_any()
}

fn release(app: App, summary: &Summary) -> AnyView {
    let (date, _) = moment(app, summary.released_at);
    let version = summary.version.to_string();
    let counts = [("programs", summary.programs.into()), ("organizations", summary.organizations.into())];
    let community = &summary.community;
    let contact: Vec<AnyView> = [
        community.phone.as_deref().map(|phone| (format!("tel:{}", digits(phone)), phone.to_owned())),
        community.email.as_deref().map(|email| (format!("mailto:{email}"), email.to_owned())),
        community.website.as_deref().and_then(super::program::web_address).map(|site| (site.clone(), site)),
    ]
    .into_iter()
    .flatten()
    .map(|(href, words)| {
        view! { <li><a href=href rel="noopener noreferrer external"><bdi>{words}</bdi></a></li> }.into_any()
    })
    .collect();
    view! {
        <section class="part">
            <h2>{icon(Icon::Sheet)}<span>{app.t("about-release")}</span></h2>
            <p>{app.tf("about-released", &[("date", (&date).into()), ("version", (&version).into())])}</p>
            <p>{app.tf("home-count", &counts)}</p>
            {(!contact.is_empty()).then(|| view! { <h3>{app.t("about-contact")}</h3><ul class="plain">{contact}</ul> })}
        </section>
    }
    .into_any()
}

fn digits(phone: &str) -> String {
    phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

fn role(app: App, report: &RoleReport) -> AnyView {
    let name = match report.role.as_str() {
        "root" => app.t("role-root"),
        "targets" => app.t("role-targets"),
        "editors" => app.t("role-editors"),
        "snapshot" => app.t("role-snapshot"),
        "timestamp" => app.t("role-timestamp"),
        other => {
            let partner = other.strip_prefix("partner-").unwrap_or(other);
            app.tf("role-partner", &[("name", partner.into())])
        }
    };
    let (date, _) = moment(app, report.expires);
    let expires = if report.expired { app.tf("about-expired", &[("date", (&date).into())]) } else { date };
    let version = report.version.to_string();
    let keys = report
        .keys
        .iter()
        .map(|key| {
            let signed = app.t(if key.signed { "about-key-signed" } else { "about-key-not-signed" });
            let holder = key.holder.clone().unwrap_or_else(|| app.t("about-key"));
            view! {
                <li>
                    <span><bdi>{holder}</bdi>" ("{signed}")"</span>
                    <code class="fingerprint" dir="ltr">{key.fingerprint.clone()}</code>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="role">
            <h3>{name}</h3>
            <dl class="pairs">
                <dt>{app.t("about-version")}</dt><dd>{version}</dd>
                <dt>{app.t("about-expires")}</dt><dd>{expires}</dd>
            </dl>
            <p>{app.tf("about-threshold", &[("count", report.threshold.into())])}</p>
            <h4>{app.t("about-fingerprint")}</h4>
            <ul class="keys">{keys}</ul>
        </div>
    }
    .into_any()
}

fn log(app: App, trust: Option<&TrustReport>) -> AnyView {
    let entries = trust.map(|trust| trust.log.as_slice()).unwrap_or_default();
    if entries.is_empty() {
        return view! { <p>{app.t("about-log-empty")}</p> }.into_any();
    }
    let rows = entries
        .iter()
        .map(|entry| {
            let (date, time) = moment(app, entry.at);
            view! { <li>{format!("{date}, {time}")}": "<bdi lang="en">{entry.message.clone()}</bdi></li> }
        })
        .collect_view();
    view! { <ul class="log">{rows}</ul> }.into_any()
}

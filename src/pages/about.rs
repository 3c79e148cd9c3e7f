//! Defines the page for a sceptical clinician: who signed, when, which version, what was found, how
//! to check from outside, and what all of this cannot do.

use super::super::{
    App, Icon,
    components::{Tone, notice, web_address},
    icon,
    view::{CollectView, IntoView, View, el},
};
use crate::browser::document;
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::Phone;
use signpost_hours::UnixSeconds;
use signpost_protocol::Summary;
use signpost_trust::report::{RoleReport, TrustReport, Verdict};

pub fn page(app: App) -> View {
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
    (
        el("h1").attr("id", "page-title").attr("tabindex", "-1").child(app.t("about-title")),
        el("p").class("lead").child(move || app.tf("about-lead", &[("community", (&community()).into())])),
        el("section").class("part").child((
            el("h2").child((icon(Icon::Seal), el("span").child(app.t("about-verdict")))),
            move || {
                app.trust.with(|trust| match trust {
                    None => el("p").child(app.t("trust-line-waiting")).into_view(),
                    Some(trust) => found(app, trust),
                })
            },
            el("p").child(
                el("button")
                    .attr("type", "button")
                    .class("button button-quiet")
                    .attr("disabled", move || checking.get())
                    .on("click", move |_| check())
                    .child((
                        icon(Icon::Check),
                        el("span")
                            .child(move || app.t(if checking.get() { "about-checking" } else { "about-check-now" })),
                    )),
            ),
        )),
        move || app.summary.with(|summary| summary.as_ref().map(|summary| release(app, summary))),
        el("section").class("part").child((
            el("h2").child((icon(Icon::User), el("span").child(app.t("about-signers")))),
            el("p").class("hint").child(app.t("about-signers-hint")),
            move || {
                app.trust.with(|trust| {
                    trust.iter().flat_map(|trust| &trust.roles).map(|report| role(app, report)).collect_view()
                })
            },
        )),
        el("section").class("part").child((
            el("h2").child((icon(Icon::External), el("span").child(app.t("about-outside")))),
            el("p").child(app.t("about-outside-text")),
            el("pre").attr("dir", "ltr").attr("tabindex", "0").child(el("code").child(command)),
        )),
        el("section").class("part").child((
            el("h2").child((icon(Icon::Info), el("span").child(app.t("about-limits")))),
            el("ul").class("prose-list").child((
                el("li").child(app.t("about-limit-1")),
                el("li").child(app.t("about-limit-2")),
                el("li").child(app.t("about-limit-3")),
                el("li").child(app.t("about-limit-4")),
                el("li").child(app.t("about-limit-5")),
                el("li").child(app.t("about-limit-6")),
            )),
        )),
        el("section")
            .class("part")
            .child((el("h2").child((icon(Icon::List), el("span").child(app.t("about-log")))), move || {
                app.trust.with(|trust| log(app, trust.as_ref()))
            })),
        el("section").class("part").child((
            el("h2").child((icon(Icon::Settings), el("span").child(app.t("about-app")))),
            el("p").child(app.tf("about-app-build", &[("build", document::build().as_str().into())])),
            move || {
                app.trust
                    .with(|trust| trust.as_ref().and_then(|trust| trust.app.as_ref()).map(|hash| start_page(app, hash)))
            },
        )),
    )
        .into_view()
}

/// The app's own hash, and how anybody compares it without a tool of ours.
fn start_page(app: App, hash: &str) -> View {
    let command = format!("curl -s {} | sha256sum", app.site_address());
    (
        el("p").child(app.t("about-app-hash")),
        el("code").class("fingerprint").attr("dir", "ltr").child(hash.to_owned()),
        el("p").child(app.t("about-app-hash-check")),
        el("pre").attr("dir", "ltr").attr("tabindex", "0").child(el("code").child(command)),
    )
        .into_view()
}

fn moment(app: App, at: UnixSeconds) -> (String, String) {
    let local = app.zone().local(at);
    let words = app.words();
    (words.date(local.date()), words.time(local.minutes()))
}

fn found(app: App, trust: &TrustReport) -> View {
    let verdict = match &trust.verdict {
        Verdict::Fresh => notice(Tone::Good, el("p").child(app.t("about-fresh"))),
        Verdict::Stale { confirmed_at } => {
            let (date, _) = moment(app, *confirmed_at);
            notice(Tone::Careful, el("p").child(app.tf("about-stale", &[("date", (&date).into())])))
        }
        Verdict::Refused { role, rule, kept } => {
            let why = app.tf("about-refused-rule", &[("role", role.into()), ("rule", rule.into())]);
            let kept = if kept.is_some() { "about-refused" } else { "banner-refused-none" };
            notice(Tone::Bad, (el("p").child(app.t(kept)), el("p").child(why)))
        }
        Verdict::Unreached => notice(Tone::Careful, el("p").child(app.t("banner-unreached"))),
    };
    let checked = match trust.checked_at {
        Some(at) => {
            let (date, time) = moment(app, at);
            app.tf("about-checked-at", &[("date", (&date).into()), ("time", (&time).into())])
        }
        None => app.t("about-checked-never"),
    };
    (verdict, el("p").child(checked)).into_view()
}

fn release(app: App, summary: &Summary) -> View {
    let (date, _) = moment(app, summary.released_at);
    let version = summary.version.to_string();
    let counts = [("programs", summary.programs.into()), ("organizations", summary.organizations.into())];
    let community = &summary.community;
    let contact: Vec<View> = [
        community.phone.as_deref().and_then(|phone| Some((Phone::of(phone).tel()?, phone.to_owned()))),
        community.email.as_deref().map(|email| (format!("mailto:{email}"), email.to_owned())),
        community.website.as_deref().and_then(web_address).map(|site| (site.clone(), site)),
    ]
    .into_iter()
    .flatten()
    .map(|(href, words)| {
        el("li")
            .child(el("a").attr("href", href).attr("rel", "noopener noreferrer external").child(el("bdi").child(words)))
            .into_view()
    })
    .collect();
    el("section")
        .class("part")
        .child((
            el("h2").child((icon(Icon::Sheet), el("span").child(app.t("about-release")))),
            el("p").child(app.tf("about-released", &[("date", (&date).into()), ("version", (&version).into())])),
            el("p").child(app.tf("home-count", &counts)),
            (!contact.is_empty())
                .then(|| (el("h3").child(app.t("about-contact")), el("ul").class("plain").child(contact))),
        ))
        .into_view()
}

fn role(app: App, report: &RoleReport) -> View {
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
            el("li").child((
                el("span").child((el("bdi").child(holder), " (", signed, ")")),
                el("code").class("fingerprint").attr("dir", "ltr").child(key.fingerprint.clone()),
            ))
        })
        .collect_view();
    el("div")
        .class("role")
        .child((
            el("h3").child(name),
            el("dl").class("pairs").child((
                el("dt").child(app.t("about-version")),
                el("dd").child(version),
                el("dt").child(app.t("about-expires")),
                el("dd").child(expires),
            )),
            el("p").child(app.tf("about-threshold", &[("count", report.threshold.into())])),
            el("h4").child(app.t("about-fingerprint")),
            el("ul").class("keys").child(keys),
        ))
        .into_view()
}

fn log(app: App, trust: Option<&TrustReport>) -> View {
    let entries = trust.map(|trust| trust.log.as_slice()).unwrap_or_default();
    if entries.is_empty() {
        return el("p").child(app.t("about-log-empty")).into_view();
    }
    let rows = entries
        .iter()
        .map(|entry| {
            let (date, time) = moment(app, entry.at);
            el("li").child((format!("{date}, {time}"), ": ", el("bdi").attr("lang", "en").child(entry.message.clone())))
        })
        .collect_view();
    el("ul").class("log").child(rows).into_view()
}

//! What is to be known before a program is trusted: what stands above all else, who checked it, who signed.

use crate::{
    components::{Fold, Icon, Link, Notice, OLD_CHECK_DAYS, Paragraphs, Tone},
    context::{DirectoryClient, Locale},
};
use leptos::prelude::*;
use signpost_directory::{Date, Record, Status};
use signpost_hours::UnixSeconds;
use signpost_route::Route;
use signpost_trust::report::TrustReport;
use std::sync::Arc;

/// What stands above everything else: the alert, closed, ended, no longer valid, checked long ago.
#[component]
pub fn Warnings(record: Arc<Record>) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let program = &record.program;
    let messages = locale.messages();
    let today = directory.local_time().today();
    let lang = locale.lang();
    let texts = program.texts(&lang);
    let dated = |id: &str, date: Date| locale.tf(id, &[("date", (&messages.date(date)).into())]);
    let alert = texts.alert.map(|text| {
        let (text, lang) = (text.to_owned(), texts.lang_of(|t| &t.alert).map(str::to_owned));
        view! {
            <Notice tone=Tone::Careful>
                <h2>{locale.t("program-alert")}</h2>
                <Paragraphs text lang />
            </Notice>
        }
    });
    let expired_partner = program.partner.clone().map(|partner| view! { <ExpiredPartner partner /> });
    let mut warnings: Vec<(Tone, String)> = Vec::new();
    if program.status == Status::TemporarilyClosed {
        warnings.push((Tone::Bad, locale.t("program-temporarily-closed")));
    }
    if let Some(date) = program.funded_until.filter(|date| *date < today) {
        warnings.push((Tone::Bad, dated("program-ended", date)));
    }
    if let Some(date) = program.valid_until.filter(|date| *date < today) {
        warnings.push((Tone::Bad, dated("program-expired", date)));
    }
    if let Some(date) = program.assured_on.filter(|date| today - *date > OLD_CHECK_DAYS) {
        let when = messages.past_day(date, today);
        warnings.push((Tone::Careful, locale.tf("program-stale-check", &[("when", (&when).into())])));
    }
    let warnings = warnings.into_iter().map(|(tone, text)| view! { <Notice tone><p>{text}</p></Notice> });
    view! { {alert} {expired_partner} {warnings.collect_view()} }
}

/// A partner whose signature is past its time makes its own entries stale, and no others.
#[component]
fn ExpiredPartner(partner: String) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    move || {
        let (signer, expired) = directory.trust.with(|trust| partner_signer(trust.as_ref(), &partner));
        expired.map(|expired| {
            let date = locale.messages().date(directory.local_time().date_of(expired));
            let text = locale.tf("program-partner-expired", &[("partner", (&signer).into()), ("date", (&date).into())]);
            view! { <Notice tone=Tone::Careful><p>{text}</p></Notice> }
        })
    }
}

/// Whose key signed a partner's entries, and when that ran out, if it did.
fn partner_signer(trust: Option<&TrustReport>, partner: &str) -> (String, Option<UnixSeconds>) {
    let role = format!("partner-{partner}");
    let report = trust.and_then(|trust| trust.roles.iter().find(|report| report.role == role));
    let key = report.and_then(|report| report.keys.iter().find(|key| key.signed));
    let holder = key.and_then(|key| key.holder.clone()).unwrap_or_else(|| partner.to_owned());
    (holder, report.filter(|report| report.expired).map(|report| report.expires))
}

#[component]
pub fn TrustPart(record: Arc<Record>, name: String) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let program = &record.program;
    let messages = locale.messages();
    let today = directory.local_time().today();
    let checked = match (program.assured_on, &program.assured_by) {
        (None, _) => locale.t("program-never-checked"),
        (Some(date), by) => {
            let (when, day) = (messages.past_day(date, today), messages.date(date));
            let mut arguments = vec![("when", (&when).into()), ("date", (&day).into())];
            match by {
                Some(by) => {
                    arguments.push(("who", by.into()));
                    locale.tf("program-checked-by", &arguments)
                }
                None => locale.tf("program-checked", &arguments),
            }
        }
    };
    let signed = match &program.partner {
        Some(partner) => {
            let (signer, _) = directory.trust.with_untracked(|trust| partner_signer(trust.as_ref(), partner));
            locale.tf("program-signed-partner", &[("partner", (&signer).into())])
        }
        None => {
            let community = directory.community.with_untracked(|community| community.name.clone());
            locale.tf("program-signed-editors", &[("community", (&community).into())])
        }
    };
    let dated = |id: &str, date: Option<Date>| {
        let date = date.filter(|date| *date >= today)?;
        Some(view! { <p>{locale.tf(id, &[("date", (&messages.date(date)).into())])}</p> })
    };
    let code = program.code.to_string();
    let report = directory.community.with_untracked(|community| community.email.clone()).map(|email| {
        let href = report_address(locale, &email, &code, &name);
        view! {
            <p>
                <a href=href>{locale.t("program-wrong")}</a>" "
                <span class="hint">{locale.t("program-wrong-text")}</span>
            </p>
        }
    });
    let funded = dated("program-funded-until", program.funded_until);
    let valid = dated("program-valid-until", program.valid_until);
    view! {
        <Fold icon=Icon::Seal title=locale.t("program-trust") aside=Some(checked)>
            <p>
                {signed}" "
                <Link to=Route::About class="link">{locale.t("program-signed-how")}</Link>
            </p>
            {funded}
            {valid}
            <p class="code-line">
                <strong>{locale.t("program-code")}</strong>" "
                <code>
                    <bdi>{code}</bdi>
                </code>
            </p>
            <p class="hint">{locale.t("program-code-hint")}</p>
            {report}
        </Fold>
    }
}

/// A message to the community that something in the entry is wrong, ready to be sent.
fn report_address(locale: Locale, email: &str, code: &str, name: &str) -> String {
    let arguments = [("code", code.into()), ("name", name.into())];
    let encode =
        |text: String| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
    let subject = encode(locale.tf("program-wrong-subject", &arguments));
    let body = encode(locale.tf("program-wrong-body", &arguments));
    format!("mailto:{email}?subject={subject}&body={body}")
}

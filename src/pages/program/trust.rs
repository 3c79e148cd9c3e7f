//! Defines what is to be known before a program is trusted: what stands above all else, who checked it, who signed.

use super::{
    super::super::{
        App, Icon,
        components::{Tone, link, notice, paragraphs},
        view::{IntoView, View, el},
    },
    section,
};
use leptos::prelude::*;
use signpost_directory::{Date, Record, Status, Texts};
use signpost_hours::UnixSeconds;
use signpost_route::Route;
use signpost_trust::report::TrustReport;

/// What stands above everything else: the notice, closed, ended, no longer valid, checked long ago.
pub fn warnings(app: App, record: &Record, texts: &Texts) -> View {
    let program = &record.program;
    let words = app.words();
    let today = app.today();
    let dated = |id: &str, date: Date| app.tf(id, &[("date", (&words.date(date)).into())]);
    let mut warnings: Vec<View> = Vec::new();
    if let Some(alert) = texts.alert {
        let alert = paragraphs(alert, texts.lang);
        warnings.push(notice(Tone::Careful, (el("h2").child(app.t("program-alert")), alert)));
    }
    if let Some(partner) = program.partner.clone() {
        warnings.push((move || expired_partner(app, &partner)).into_view());
    }
    let mut warn = |tone, text: String| warnings.push(notice(tone, el("p").child(text)));
    if program.status == Status::TemporarilyClosed {
        warn(Tone::Bad, app.t("program-temporarily-closed"));
    }
    if let Some(date) = program.funded_until.filter(|date| *date < today) {
        warn(Tone::Bad, dated("program-ended", date));
    }
    if let Some(date) = program.valid_until.filter(|date| *date < today) {
        warn(Tone::Bad, dated("program-expired", date));
    }
    if let Some(date) = program.assured_on.filter(|date| today - *date > 365) {
        let when = words.past_day(date, today);
        warn(Tone::Careful, app.tf("program-stale-check", &[("when", (&when).into())]));
    }
    warnings.into_view()
}

/// A partner whose signature is past its time makes its own entries stale, and no others.
fn expired_partner(app: App, partner: &str) -> Option<View> {
    let (signer, expired) = app.trust.with(|trust| partner_signer(trust.as_ref(), partner));
    let date = app.words().date(app.date_of(expired?));
    let words = app.tf("program-partner-expired", &[("partner", (&signer).into()), ("date", (&date).into())]);
    Some(notice(Tone::Careful, el("p").child(words)))
}

/// Whose key signed a partner's entries, and when that ran out, if it did.
fn partner_signer(trust: Option<&TrustReport>, partner: &str) -> (String, Option<UnixSeconds>) {
    let role = format!("partner-{partner}");
    let report = trust.and_then(|trust| trust.roles.iter().find(|report| report.role == role));
    let key = report.and_then(|report| report.keys.iter().find(|key| key.signed));
    let holder = key.and_then(|key| key.holder.clone()).unwrap_or_else(|| partner.to_owned());
    (holder, report.filter(|report| report.expired).map(|report| report.expires))
}

pub fn trust(app: App, record: &Record, name: &str) -> Option<View> {
    let program = &record.program;
    let words = app.words();
    let today = app.today();
    let community = app.community.with(|c| c.name.clone());
    let checked = match (program.assured_on, &program.assured_by) {
        (Some(date), by) => {
            let (when, day) = (words.past_day(date, today), words.date(date));
            match by {
                Some(by) => app
                    .tf("program-checked-by", &[("when", (&when).into()), ("date", (&day).into()), ("who", by.into())]),
                None => app.tf("program-checked", &[("when", (&when).into()), ("date", (&day).into())]),
            }
        }
        (None, _) => app.t("program-never-checked"),
    };
    let signed = match &program.partner {
        Some(partner) => {
            let (signer, _) = app.trust.with_untracked(|trust| partner_signer(trust.as_ref(), partner));
            app.tf("program-signed-partner", &[("partner", (&signer).into())])
        }
        None => app.tf("program-signed-editors", &[("community", (&community).into())]),
    };
    let dated = |id: &str, date: Option<Date>| {
        let date = date.filter(|date| *date >= today)?;
        Some(el("p").child(app.tf(id, &[("date", (&words.date(date)).into())])))
    };
    let code = program.code.to_string();
    let report = app.community.with(|c| c.email.clone()).map(|email| {
        let arguments = [("code", (&code).into()), ("name", name.into())];
        let encode = |text: String| -> String {
            form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
        };
        let subject = encode(app.tf("program-wrong-subject", &arguments));
        let body = encode(app.tf("program-wrong-body", &arguments));
        let href = format!("mailto:{email}?subject={subject}&body={body}");
        el("p").child((
            el("a").attr("href", href).child(app.t("program-wrong")),
            " ",
            el("span").class("hint").child(app.t("program-wrong-text")),
        ))
    });
    let content = (
        el("p").child(checked),
        el("p").child((signed, " ", link(app, Route::About, "link", app.t("program-signed-how")))),
        dated("program-funded-until", program.funded_until),
        dated("program-valid-until", program.valid_until),
        el("p").class("code-line").child((
            el("strong").child(app.t("program-code")),
            " ",
            el("code").child(el("bdi").child(code.clone())),
        )),
        el("p").class("hint").child(app.t("program-code-hint")),
        report,
    )
        .into_view();
    section(app, "program-trust", Icon::Seal, Some(content))
}

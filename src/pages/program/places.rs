//! Defines where and when a program is given: a section for each of its sites.

use super::{
    super::{
        super::{
            App, Icon,
            components::{Tone, notice, outgoing, paragraphs, web_address},
            icon,
            view::{CollectView, IntoView, View, el},
        },
        hours,
    },
    section,
};
use signpost_directory::{LocationKind, Need, Record};
use signpost_locale::address_lines;

pub fn places(app: App, record: &Record) -> View {
    let count = record.program.sites.len();
    if count == 0 {
        let hours = hours::table(app, &record.schedules(None));
        return (
            section(app, "program-hours", Icon::Clock, Some(hours)),
            section(app, "program-where", Icon::MapPin, Some(el("p").child(app.t("program-no-place")).into_view())),
        )
            .into_view();
    }
    (0..count).map(|at| place(app, record, at, count)).collect_view().into_view()
}

fn place(app: App, record: &Record, at: usize, count: usize) -> View {
    let site = &record.program.sites[at];
    let Some(location) = record.locations.get(site.location as usize) else { return ().into_view() };
    let heading = match count {
        1 => app.t("program-where"),
        _ => app.tf("program-site-of", &[("number", (at + 1).into()), ("count", count.into())]),
    };
    let address = location.address.as_ref().filter(|_| !location.confidential);
    let lines = address.map(address_lines).unwrap_or_default();
    let map = (!lines.is_empty() && location.kind == LocationKind::Physical).then(|| {
        outgoing(Icon::External, map_address(&lines), app.t("program-map"), Some(app.t("program-map-leaves")))
    });
    let kind = match (location.confidential, location.kind) {
        (true, _) => Some(notice(Tone::Info, el("p").child(app.t("program-confidential")))),
        (_, LocationKind::Virtual) => Some(el("p").child(app.t("program-virtual")).into_view()),
        _ => None,
    };
    let name = location.name.clone().filter(|_| !location.confidential);
    let labelled = |id: &str, drawing, text: Option<String>| {
        text.filter(|text| !text.is_empty()).map(|text| {
            el("p")
                .class("contact-line")
                .attr("dir", "auto")
                .child((icon(drawing), el("span").child((el("strong").child(app.t(id)), ": ", text))))
                .into_view()
        })
    };
    let rides = labelled("program-rides", Icon::Need(Need::Transportation), location.transportation.clone());
    let access = (!location.accessibility.is_empty()).then(|| app.words().list(&location.accessibility));
    let access = labelled("program-access", Icon::Need(Need::Disability), access);
    let online = location.website.as_deref().and_then(web_address).map(|address| {
        let shown = el("bdi").child(address.clone());
        outgoing(Icon::Globe, address, shown, None)
    });
    let id = format!("place-{at}");
    let labelled_by = id.clone();
    el("section")
        .class("part place")
        .attr("aria-labelledby", labelled_by)
        .child((
            el("h2").attr("id", id).child((icon(Icon::MapPin), el("span").child(heading))),
            kind,
            name.map(|name| el("p").class("place-name").attr("dir", "auto").child(name)),
            el("address")
                .attr("dir", "auto")
                .child(lines.into_iter().map(|line| el("span").child(line)).collect_view()),
            map,
            site.description.as_deref().map(|text| paragraphs(text, None)),
            online,
            rides,
            access,
            el("h3").child((icon(Icon::Clock), el("span").child(app.t("program-hours")))),
            hours::table(app, &record.schedules(Some(at))),
        ))
        .into_view()
}

/// The phone's own map application, by the address alone: what it does with it is the reader's choice.
fn map_address(lines: &[String]) -> String {
    let query: String = form_urlencoded::byte_serialize(lines.join(", ").as_bytes()).collect();
    format!("https://www.openstreetmap.org/search?query={query}")
}

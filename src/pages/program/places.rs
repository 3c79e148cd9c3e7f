//! Where a program is given: the place that the page begins with, and the others.

use super::map::MapApp;
use crate::{
    components::{ExternalLink, Fold, Icon, Labelled, LiveSiteFact, Paragraphs, icon, web_address},
    context::{DirectoryClient, Locale, Search},
    pages::hours::hours_lines,
};
use leptos::prelude::*;
use signpost_directory::{LocationKind, Need, Record, readable_case};
use signpost_locale::address_lines;
use std::sync::Arc;

/// The sites that are not in the block above, the nearest first.
#[component]
pub fn OtherPlaces(record: Arc<Record>, above: Option<usize>) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let others = record
        .sites_by_distance(expect_context::<Search>().found_place())
        .into_iter()
        .filter(|site| Some(*site) != above);
    let others: Vec<_> = others
        .map(|site| {
            let hours = hours_lines(locale, &directory.local_time(), &record.schedules(Some(site)));
            view! {
                <li class="place">
                    <ul class="facts">
                        <LiveSiteFact record=record.clone() site time=move || directory.live_time() />
                    </ul>
                    <Place record=record.clone() site named=false />
                    {site_notes(locale, &record, site)}
                    <Labelled icon=Icon::Clock label="program-hours">{hours}</Labelled>
                </li>
            }
        })
        .collect();
    let count = others.len();
    (count > 0).then(|| {
        let title = locale.tf("program-more-places", &[("count", count.into())]);
        view! {
            <Fold icon=Icon::MapPin title aside=None>
                <ul class="places">{others}</ul>
            </Fold>
        }
    })
}

/// `site`: its index in the program; `named`: the heading says that this is where to go.
#[component]
pub fn Place(record: Arc<Record>, site: usize, named: bool) -> impl IntoView {
    let locale: Locale = expect_context();
    let label = if named { "program-where" } else { "program-place" };
    let away = expect_context::<Search>()
        .found_place()
        .and_then(|near| record.view().km_to(record.program.sites.get(site)?, near));
    let site = record.program.sites.get(site)?;
    let location = record.locations.get(site.location as usize)?;
    let address = location.address.as_ref().filter(|_| !location.confidential);
    let lines = address.map(address_lines).unwrap_or_default();
    let map = (!lines.is_empty() && location.kind == LocationKind::Physical).then(|| {
        let app = MapApp::here();
        let words = locale.t("program-map");
        view! {
            <ExternalLink icon=Icon::External address=app.address(&lines) hint=locale.t(app.hint())>
                {words}
            </ExternalLink>
        }
    });
    let kind = match (location.confidential, location.kind) {
        (true, _) => Some("program-confidential"),
        (_, LocationKind::Virtual) => Some("program-virtual"),
        _ if lines.is_empty() => Some("program-no-place"),
        _ => None,
    };
    let kind = kind.map(|id| view! { <p>{locale.t(id)}</p> });
    let away = away.filter(|_| !location.confidential).map(|km| {
        let away = locale.tf("fact-distance", &[("distance", (&locale.distance(km)).into())]);
        view! { <p class="hint">{away}</p> }
    });
    let name = location.name.as_deref().filter(|_| !location.confidential).map(readable_case);
    let lines = lines.into_iter().map(|line| view! { <span>{line}</span> }).collect_view();
    Some(view! {
        <Labelled icon=Icon::MapPin label>
            {kind}
            {name.map(|name| view! { <p class="place-name" dir="auto">{name}</p> })}
            <address dir="auto">{lines}</address>
            {away}
            {map}
        </Labelled>
    })
}

/// How to get to the place that the page begins with, and into it.
#[component]
pub fn GettingThere(record: Arc<Record>, site: Option<usize>) -> impl IntoView {
    let locale: Locale = expect_context();
    let notes = site_notes(locale, &record, site?)?;
    let icon = Icon::Need(Need::Transportation);
    Some(view! { <Fold icon title=locale.t("program-rides") aside=None>{notes}</Fold> })
}

/// Rides, access, what holds at this place alone; nothing where nothing of it is known.
fn site_notes(locale: Locale, record: &Record, site: usize) -> Option<impl IntoView + use<>> {
    let site = record.program.sites.get(site)?;
    let location = record.locations.get(site.location as usize)?;
    let rides = location.transportation.clone().filter(|text| !text.is_empty());
    let access = (!location.accessibility.is_empty()).then(|| locale.messages().list(&location.accessibility));
    let online = location.website.as_deref().and_then(web_address);
    let is_known = rides.is_some() || access.is_some() || online.is_some() || site.description.is_some();
    let description = site.description.clone().map(|text| view! { <Paragraphs text lang=None /> });
    let online = online.map(|address| {
        let shown = address.clone();
        view! {
            <ExternalLink icon=Icon::Globe address hint=locale.t("program-website-leaves")>
                <bdi>{shown}</bdi>
            </ExternalLink>
        }
    });
    let rides = rides.map(|text| view! { <Note icon=Icon::Need(Need::Transportation) label="program-rides" text /> });
    let access = access.map(|text| view! { <Note icon=Icon::Need(Need::Disability) label="program-access" text /> });
    is_known.then(|| view! { {description} {online} {rides} {access} })
}

/// `Label: text`, with an icon.
#[component]
fn Note(icon: Icon, label: &'static str, text: String) -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <p class="contact-line" dir="auto">
            {self::icon(icon)}
            <span>
                <strong>{locale.t(label)}</strong>
                ": "
                <bdi>{text}</bdi>
            </span>
        </p>
    }
}

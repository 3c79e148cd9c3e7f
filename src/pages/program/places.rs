//! Where and when a program is given: a part for each of its sites.

use super::details::Section;
use crate::{
    components::{ExternalLink, Icon, LiveSiteFact, Notice, Paragraphs, Part, Tone, icon, web_address},
    context::{DirectoryClient, Locale, Search},
    pages::hours::hours_lines,
};
use leptos::prelude::*;
use signpost_directory::{LocationKind, Need, Record};
use signpost_locale::address_lines;
use std::sync::Arc;

#[component]
pub fn Places(record: Arc<Record>) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let sites = record.program.sites.len();
    if sites == 0 {
        let hours = hours_lines(locale, &directory.local_time(), &record.schedules(None));
        return view! {
            <Section id="program-hours" icon=Icon::Clock>{hours}</Section>
            <Section id="program-where" icon=Icon::MapPin>
                <p>{locale.t("program-no-place")}</p>
            </Section>
        }
        .into_any();
    }
    let search: Search = expect_context();
    let near = search.found_place();
    let order = record.sites_by_distance(near).into_iter().enumerate();
    order
        .map(|(index, site)| view! { <PlacePart record=record.clone() site number=index + 1 /> })
        .collect_view()
        .into_any()
}

/// `site`: its index in the program; `number`: as they are counted on the page.
#[component]
fn PlacePart(record: Arc<Record>, site: usize, number: usize) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let hours = hours_lines(locale, &directory.local_time(), &record.schedules(Some(site)));
    let title = match record.program.sites.len() {
        1 => locale.t("program-where"),
        count => locale.tf("program-site-of", &[("number", number.into()), ("count", count.into())]),
    };
    let id = format!("place-{site}");
    let open = (record.program.sites.len() > 1).then(|| {
        view! {
            <ul class="facts">
                <LiveSiteFact record=record.clone() site time=move || directory.live_time() />
            </ul>
        }
    });
    let site = &record.program.sites[site];
    record.locations.get(site.location as usize).map(|location| {
        let address = location.address.as_ref().filter(|_| !location.confidential);
        let lines = address.map(address_lines).unwrap_or_default();
        let map = (!lines.is_empty() && location.kind == LocationKind::Physical).then(|| {
            let words = locale.t("program-map");
            view! {
                <ExternalLink icon=Icon::External address=map_address(&lines) hint=locale.t("program-map-leaves")>
                    {words}
                </ExternalLink>
            }
        });
        let kind = match (location.confidential, location.kind) {
            (true, _) => {
                view! { <Notice tone=Tone::Info><p>{locale.t("program-confidential")}</p></Notice> }.into_any()
            }
            (_, LocationKind::Virtual) => view! { <p>{locale.t("program-virtual")}</p> }.into_any(),
            _ => ().into_any(),
        };
        let name = location.name.clone().filter(|_| !location.confidential);
        let description = site.description.clone().map(|text| view! { <Paragraphs text lang=None /> });
        let online = location.website.as_deref().and_then(web_address).map(|address| {
            let shown = address.clone();
            view! { <ExternalLink icon=Icon::Globe address><bdi>{shown}</bdi></ExternalLink> }
        });
        let rides = location.transportation.clone().filter(|text| !text.is_empty());
        let rides = rides.map(|text| {
            view! { <Labelled icon=Icon::Need(Need::Transportation) label="program-rides" text /> }
        });
        let access = (!location.accessibility.is_empty()).then(|| locale.messages().list(&location.accessibility));
        let access =
            access.map(|text| view! { <Labelled icon=Icon::Need(Need::Disability) label="program-access" text /> });
        let lines = lines.into_iter().map(|line| view! { <span>{line}</span> }).collect_view();
        view! {
            <Part icon=Icon::MapPin title id class="part place">
                {open}
                {kind}
                {name.map(|name| view! { <p class="place-name" dir="auto">{name}</p> })}
                <address dir="auto">{lines}</address>
                {map}
                {description}
                {online}
                {rides}
                {access}
                <h3>
                    {icon(Icon::Clock)}
                    <span>{locale.t("program-hours")}</span>
                </h3>
                {hours}
            </Part>
        }
    })
}

/// `Label: text`, with an icon.
#[component]
fn Labelled(icon: Icon, label: &'static str, text: String) -> impl IntoView {
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

/// The phone's own map application, by the address alone: what it does with it is the reader's choice.
fn map_address(lines: &[String]) -> String {
    let query: String = form_urlencoded::byte_serialize(lines.join(", ").as_bytes()).collect();
    format!("https://www.openstreetmap.org/search?query={query}")
}

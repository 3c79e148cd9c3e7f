//! Hits: what a result's card shows of a program.

use super::{Index, today};
use crate::{Hit, Query, doc_set::DocId, snippet::Highlighter};
use signpost_directory::{Coordinates, Directory, Location, Phone, ProgramView, Status, UrgentNotice, summary};

/// What is urgent about one of so many first programs stands above all.
const FIRST: usize = 5;

impl Index {
    pub(super) fn hit(
        &self,
        directory: &Directory,
        query: &Query,
        near: Option<Coordinates>,
        postal_code: Option<&str>,
        highlighter: &Highlighter,
        (document, score): (DocId, f64),
    ) -> Option<Hit> {
        let view = directory.view(document as usize)?;
        let ProgramView { program, organization, .. } = view;
        let texts = program.texts(&query.lang);
        // The text with the most found words; the description if none has more.
        let found = |text: &str| highlighter.distinct_matches(text);
        let teaches = texts.teaches.filter(|teaches| found(teaches) > texts.description.map_or(0, found));
        let description = texts.description.map(summary::from_first_sentence);
        let snippet = teaches.or(description).or(texts.teaches).unwrap_or_default();
        let site = view.site_to_show(near, query.filters.open_now, &directory.zone, query.now);
        let location = site.and_then(|site| view.location(site));
        let address = location.filter(|location| !location.confidential).and_then(|location| location.address.as_ref());
        let ends = self.facets.ends[document as usize];
        Some(Hit {
            code: program.code,
            source_id: program.source_id.clone(),
            score: score as f32,
            name: highlighter.whole(texts.name),
            organization: organization.map(|o| highlighter.whole(&o.name)),
            snippet: highlighter.best_passage(snippet),
            lang: texts.lang.map(str::to_owned),
            needs: program.needs.iter().map(|tag| tag.need).collect(),
            open: view.state_at(site, &directory.zone, query.now),
            distance_km: near.zip(site).and_then(|(from, site)| view.km_to(site, from)),
            more_places: self.more_places(directory, document),
            serves: postal_code.filter(|code| program.serves(code) == Some(true)).map(str::to_owned),
            city: address.map(|address| &address.city).filter(|city| !city.is_empty()).cloned(),
            confidential: location.is_some_and(|location| location.confidential),
            free: program.is_free(),
            room: program.room(directory.zone.local(query.now).date()),
            temporarily_closed: program.status == Status::TemporarilyClosed,
            languages: program.languages.clone(),
            phone: Phone::first(&view.phones_at(site)).cloned(),
            assured_on: program.assured_on,
            ended: ends != 0 && ends < today(directory, query.now),
        })
    }

    /// The places of a program, and of the records that repeat it, beside the one that is shown.
    fn more_places(&self, directory: &Directory, document: DocId) -> u32 {
        let groups = self.groups(directory);
        let first = groups.first(document);
        let records: Vec<DocId> = match groups.has_others(document) {
            true => (0..self.inverted.documents()).filter(|&other| groups.first(other) == first).collect(),
            false => vec![document],
        };
        let views = records.into_iter().filter_map(|record| directory.view(record as usize));
        let mut places: Vec<PlaceKey> = Vec::new();
        for place in views.flat_map(ProgramView::locations).map(place_key) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        (places.len() as u32).saturating_sub(1)
    }
}

/// The community's notices that concern one of the first programs found, by their number.
pub(super) fn notices_of_first<T>(directory: &Directory, found: &[(DocId, T)]) -> Vec<u32> {
    let first = || found.iter().take(FIRST).filter_map(|(document, _)| directory.view(*document as usize));
    let concerned = |notice: &UrgentNotice| first().any(|view| notice.concerns(view));
    let notices = (0..).zip(&directory.community.notices);
    notices.filter(|(_, notice)| concerned(notice)).map(|(number, _)| number).collect()
}

/// Two locations with one address are one place.
fn place_key(location: &Location) -> PlaceKey<'_> {
    match &location.address {
        Some(address) if !address.lines.is_empty() => (&address.lines, &address.city, ""),
        _ => (&[], "", &location.source_id),
    }
}

type PlaceKey<'a> = (&'a [String], &'a str, &'a str);

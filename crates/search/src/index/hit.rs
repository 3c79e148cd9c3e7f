//! Defines a hit: what a result's card shows of a program.

use super::{Index, today};
use crate::{Hit, Query, attributes::open_state, near, snippet::Marker};
use signpost_directory::{Coordinates, Directory, Phone, Program, Status, summary};

impl Index {
    pub(super) fn hit(
        &self,
        directory: &Directory,
        query: &Query,
        near: Option<Coordinates>,
        marker: &Marker,
        document: u32,
        score: f64,
    ) -> Hit {
        let program: &Program = &directory.programs[document as usize];
        let texts = program.texts(&query.lang);
        let organization = program.organization.and_then(|o| directory.organizations.get(o as usize));
        let sites = || program.sites.iter().filter_map(|site| directory.locations.get(site.location as usize));
        // The text that holds the most found words; the description if none does better.
        let teaches =
            texts.teaches.filter(|t| marker.richness(t) > texts.description.map_or(0, |d| marker.richness(d)));
        let description = texts.description.map(summary::from_first_sentence);
        let snippet = teaches.or(description).or(texts.teaches).unwrap_or_default();
        let phone = Phone::first(&directory.phones(program)).cloned();
        let confidential = sites().any(|location| location.confidential);
        let ends = self.attributes.ends[document as usize];
        Hit {
            code: program.code,
            source_id: program.source_id.clone(),
            score: score as f32,
            name: marker.whole(texts.name),
            organization: organization.map(|o| marker.whole(&o.name)),
            snippet: marker.best_piece(snippet),
            lang: texts.lang.map(str::to_owned),
            needs: program.needs.iter().map(|tag| tag.need).collect(),
            open: open_state(directory, program, query.now),
            distance_km: near.and_then(|from| near::distance_km(directory, program, from)),
            city: sites()
                .filter(|location| !location.confidential)
                .find_map(|location| location.address.as_ref().map(|a| a.city.clone()).filter(|city| !city.is_empty())),
            confidential,
            free: program.is_free(),
            accepting: program.accepts_new_people(),
            temporarily_closed: program.status == Status::TemporarilyClosed,
            languages: program.languages.clone(),
            phone,
            assured_on: program.assured_on,
            ended: ends != 0 && ends < today(query.now),
        }
    }
}

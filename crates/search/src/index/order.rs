//! The order of the results: by score, distance or hours, each program once before any is repeated.

use super::{Index, page_size, today};
use crate::{
    Query, Sort,
    doc_set::{DocId, DocSet},
    geo,
    ranking::{Scores, Weights},
    sort,
    top_k::top_k,
};
use signpost_directory::{Coordinates, Directory};
use signpost_hours::{OpenState, UnixSeconds};

/// What opens within so many seconds opens soon.
const SOON: UnixSeconds = 12 * 3_600;
/// So many of the best documents are looked at for whether they open soon.
const OPEN_CANDIDATES: usize = 60;
/// Kilometres from the middle of the programs up to which a program is as near as any, and from which on it is far.
const NEAR_KM: f64 = 25.0;
const FAR_KM: f64 = 100.0;

impl Index {
    /// What of a document's score is left for its distance from the middle of the directory's programs.
    pub(super) fn centrality(&self, directory: &Directory) -> &[f32] {
        let middle = self.places(directory).middle();
        self.centrality.get_or_init(|| {
            let factor = |km: f64| {
                let far = ((km - NEAR_KM) / (FAR_KM - NEAR_KM)).clamp(0.0, 1.0);
                (1.0 - Weights::PROGRAMS.far * far) as f32
            };
            let programs = directory.programs.iter().map(|program| directory.view_of(program));
            let distance = |view| middle.and_then(|middle| geo::distance_km(view, middle));
            programs.map(|view| distance(view).map_or(1.0, factor)).collect()
        })
    }

    /// The matching programs in the order asked for, at least as far as they are shown.
    pub(super) fn sorted(
        &self,
        directory: &Directory,
        query: &Query,
        near: Option<Coordinates>,
        matched: &DocSet,
        scores: &Scores,
    ) -> Vec<(DocId, f64)> {
        let weights = &Weights::PROGRAMS;
        let today = today(directory, query.now);
        let score = |document: DocId| {
            scores.totals.get(document) * if self.facets.is_over(document, today) { weights.ended } else { 1.0 }
        };
        let matching = matched.count() as usize;
        let by_distance = near.filter(|_| query.sort != Sort::OpenFirst);
        if query.sort == Sort::Best && by_distance.is_none() {
            let repeats = self.repeats(directory, matched, score);
            // Behind all others, and among each other in the same order.
            const BEHIND: f64 = 1e-9;
            let wanted = (query.offset as usize).saturating_add(page_size(query)).min(matching);
            let ranked = matched.iter().map(|document| {
                let factor = if repeats.contains(document) { BEHIND } else { 1.0 };
                (document, score(document) * factor)
            });
            return top_k(ranked, wanted).into_iter().map(|(document, _)| (document, score(document))).collect();
        }
        // Programs are sorted by code, so that equal scores come in the order of their codes.
        let ranked = top_k(matched.iter().map(|document| (document, score(document))), matching);
        let best = ranked.first().map_or(0.0, |(_, score)| *score);
        // What is hardly relevant comes after all others, whatever the order. Each part keeps the best first.
        let relevant = if query.sort == Sort::Best { weights.fitting } else { weights.relevant };
        let part = |&(document, score): &(DocId, f64)| match scores.named.binary_search(&document) {
            Ok(_) => 0,
            Err(_) if score >= best * relevant => 1,
            Err(_) => 2,
        };
        let parts: Vec<u8> = ranked.iter().map(part).collect();
        let keys: Vec<(u8, f64)> = ranked
            .iter()
            .zip(&parts)
            .map(|(&(document, _), part)| match by_distance {
                // What was called by its name stays in the order of names.
                Some(_) if *part == 0 => (0, 0.0),
                Some(from) => {
                    let distance = directory.view(document as usize).and_then(|view| geo::distance_km(view, from));
                    let is_late =
                        query.sort == Sort::Best && scores.asks_open && !opens_soon(directory, document, query.now);
                    (u8::from(is_late), distance.unwrap_or(f64::INFINITY))
                }
                None if query.sort == Sort::OpenFirst => {
                    // Among the open ones the best comes first, whenever they close.
                    let view = directory.view(document as usize);
                    let state = view.map(|view| view.open_state(&directory.zone, query.now));
                    let (class, moment) = state.unwrap_or(OpenState::Unknown).rank();
                    (class, if class == 2 { moment as f64 } else { 0.0 })
                }
                None => (0, 0.0),
            })
            .collect();
        let compare = |a: &(u8, f64), b: &(u8, f64)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1));
        let order =
            sort::argsort(ranked.len(), &|a, b| parts[a].cmp(&parts[b]).then_with(|| compare(&keys[a], &keys[b])));
        let ranked = order.into_iter().map(|place| ranked[place as usize]).collect();
        self.repeats_last(directory, ranked)
    }

    /// Of the records of one program all but the best.
    fn repeats(&self, directory: &Directory, matched: &DocSet, score: impl Fn(DocId) -> f64) -> DocSet {
        let groups = self.groups(directory);
        let documents = self.inverted.documents();
        let mut repeats = DocSet::empty(documents);
        // For each group, by its first record, the best record so far.
        let mut best: Vec<(DocId, DocId)> = Vec::new();
        let mut places: Vec<u32> = Vec::new();
        for document in matched.iter().filter(|&document| groups.has_others(document)) {
            places.resize(documents as usize, 0);
            let place = &mut places[groups.first(document) as usize];
            if *place == 0 {
                best.push((groups.first(document), document));
                *place = best.len() as u32;
                continue;
            }
            let known = &mut best[*place as usize - 1].1;
            if score(document) > score(*known) {
                repeats.insert(*known);
                *known = document;
            } else {
                repeats.insert(document);
            }
        }
        repeats
    }

    /// Puts the records of a program that stand after another one of it behind all others.
    fn repeats_last(&self, directory: &Directory, ranked: Vec<(DocId, f64)>) -> Vec<(DocId, f64)> {
        let groups = self.groups(directory);
        let mut shown = DocSet::empty(self.inverted.documents());
        let (mut firsts, mut repeats) = (Vec::with_capacity(ranked.len()), Vec::new());
        for scored in ranked {
            let first = groups.first(scored.0);
            if groups.has_others(scored.0) && shown.contains(first) {
                repeats.push(scored);
            } else {
                shown.insert(first);
                firsts.push(scored);
            }
        }
        firsts.append(&mut repeats);
        firsts
    }
}

/// Lifts, of the best programs, those that are open or open soon.
pub(super) fn lift_open(directory: &Directory, now: UnixSeconds, scores: &mut Scores) {
    for (document, score) in top_k(scores.totals.iter(), OPEN_CANDIDATES) {
        if opens_soon(directory, document, now) {
            scores.totals.add(document, score * (Weights::PROGRAMS.open - 1.0));
        }
    }
}

fn opens_soon(directory: &Directory, document: DocId, now: UnixSeconds) -> bool {
    match directory.view(document as usize).map(|view| view.open_state(&directory.zone, now)) {
        Some(OpenState::Always | OpenState::Open { .. }) => true,
        Some(OpenState::Closed { opens: Some(opens) }) => opens - now <= SOON,
        _ => false,
    }
}

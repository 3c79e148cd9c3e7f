//! Filters: the programs that each one leaves, and how many each choice would.

use super::{Index, today};
use crate::{Audience, FacetCounts, Filter, Near, Query, doc_set::DocSet, geo, sort};
use signpost_directory::{Coordinates, Directory, Need, RECENTLY_CHECKED_DAYS};
use signpost_hours::UnixSeconds;

/// The documents that each of the chosen filters leaves.
pub(super) struct FilterSets(Vec<(Filter, DocSet)>);

impl FilterSets {
    /// What is left of `matched` under all filters.
    pub(super) fn apply(&self, matched: &DocSet) -> DocSet {
        self.intersect(matched, None)
    }

    /// What is left of `matched` under all filters but one.
    pub(super) fn apply_without(&self, matched: &DocSet, without: Filter) -> DocSet {
        self.intersect(matched, Some(without))
    }

    fn intersect(&self, matched: &DocSet, without: Option<Filter>) -> DocSet {
        let mut left = matched.clone();
        let chosen = self.0.iter().filter(|(filter, _)| Some(*filter) != without);
        chosen.for_each(|(_, documents)| left.intersect(documents));
        left
    }

    /// The filters that, dropped alone, leave programs, and how many.
    pub(super) fn worth_dropping(&self, matched: &DocSet) -> Vec<(Filter, u32)> {
        let counts = self.0.iter().map(|(filter, _)| (*filter, self.apply_without(matched, *filter).count()));
        counts.filter(|(_, count)| *count > 0).collect()
    }
}

impl Index {
    pub(super) fn filter_sets(
        &mut self,
        directory: &Directory,
        query: &Query,
        near: Option<Coordinates>,
        matched: &DocSet,
    ) -> FilterSets {
        let sets = query.filters.active().into_iter().filter_map(|filter| {
            let documents = self.filter_set(directory, query, near, matched, filter)?;
            Some((filter, documents))
        });
        FilterSets(sets.collect())
    }

    /// The documents that one filter leaves, at least as far as they matched; `None` when it is not chosen, or says
    /// nothing (a distance from nowhere).
    fn filter_set(
        &mut self,
        directory: &Directory,
        query: &Query,
        near: Option<Coordinates>,
        matched: &DocSet,
        filter: Filter,
    ) -> Option<DocSet> {
        let documents = self.inverted.documents();
        let (filters, facets) = (&query.filters, &self.facets);
        let of = |sets: &[DocSet], at: Option<usize>| {
            at.and_then(|at| sets.get(at)).cloned().unwrap_or_else(|| DocSet::empty(documents))
        };
        Some(match filter {
            Filter::Need => {
                let need = filters.need?;
                of(&facets.needs, Need::ALL.iter().position(|other| *other == need))
            }
            Filter::WithinKm => {
                let (km, from) = (filters.within_km?, near?);
                matched.filtered(|document| {
                    let distance = directory.view(document as usize).and_then(|view| geo::distance_km(view, from));
                    distance.is_some_and(|distance| distance <= km)
                })
            }
            Filter::Language => facets.in_language(filters.language.as_deref()?, documents),
            Filter::Free => facets.free.clone(),
            Filter::Audience => {
                let audience = filters.audience?;
                of(&facets.audiences, Audience::ALL.iter().position(|other| *other == audience))
            }
            Filter::Accessible => facets.accessible.clone(),
            Filter::Accepting => self.accepting(directory, query.now),
            Filter::CheckedWithinDays => {
                facets.assured_since(checked_since(directory, query.now, filters.checked_within_days?))
            }
            Filter::ServesPlace => {
                let Some(Near::Place(place)) = &query.near else { return None };
                matched.filtered(|document| {
                    directory
                        .programs
                        .get(document as usize)
                        .is_some_and(|program| program.serves(place) != Some(false))
                })
            }
            Filter::Weekends => matched.filtered(|document| self.times.of(directory, document, query.now).weekends),
            Filter::Evenings => matched.filtered(|document| self.times.of(directory, document, query.now).evenings),
            Filter::Area => {
                let area = filters.area.as_ref()?;
                matched.filtered(|document| directory.view(document as usize).is_some_and(|view| view.is_in(area)))
            }
            Filter::OpenNow => matched.filtered(|document| self.open.is_open(directory, document, query.now)),
        })
    }

    /// Programs that said that they take new people, lately enough to be true.
    fn accepting(&self, directory: &Directory, now: UnixSeconds) -> DocSet {
        let today = directory.zone.local(now).date();
        self.facets.accepting.filtered(|document| {
            let room = directory.programs.get(document as usize).and_then(|program| program.room(today));
            room.is_some_and(|room| room.takes_new_people())
        })
    }

    /// Counts for each choice, under all filters but its own.
    pub(super) fn facet_counts(
        &mut self,
        directory: &Directory,
        query: &Query,
        matched: &DocSet,
        filters: &FilterSets,
    ) -> FacetCounts {
        let facets = &self.facets;
        let without = |filter| filters.apply_without(matched, filter);
        let base = without(Filter::Language);
        let mut languages: Vec<(String, u32)> = Vec::new();
        for (tag, documents) in &facets.languages {
            match base.intersection_count(documents) {
                0 => {}
                count => languages.push((tag.clone(), count)),
            }
        }
        sort::sort_by(&mut languages, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let days = query.filters.checked_within_days.unwrap_or(RECENTLY_CHECKED_DAYS);
        let checked = facets.assured_since(checked_since(directory, query.now, days));
        let open = without(Filter::OpenNow);
        FacetCounts {
            needs: counts(Need::ALL, &facets.needs, &without(Filter::Need)),
            languages,
            audiences: counts(Audience::ALL, &facets.audiences, &without(Filter::Audience)),
            open_now: open.iter().filter(|&document| self.open.is_open(directory, document, query.now)).count() as u32,
            free: without(Filter::Free).intersection_count(&facets.free),
            accessible: without(Filter::Accessible).intersection_count(&facets.accessible),
            accepting: without(Filter::Accepting).intersection_count(&self.accepting(directory, query.now)),
            checked: without(Filter::CheckedWithinDays).intersection_count(&checked),
        }
    }
}

/// For each value how many of `base` have it, most first; values without any are left out.
pub(super) fn counts<T: Copy>(values: &[T], sets: &[DocSet], base: &DocSet) -> Vec<(T, u32)> {
    let mut counts: Vec<(T, u32)> =
        values.iter().zip(sets).map(|(value, documents)| (*value, base.intersection_count(documents))).collect();
    counts.retain(|(_, count)| *count > 0);
    sort::sort_by(&mut counts, |a, b| b.1.cmp(&a.1));
    counts
}

fn checked_since(directory: &Directory, now: UnixSeconds, days: u32) -> u16 {
    u16::try_from(i64::from(today(directory, now)) - i64::from(days)).unwrap_or(0)
}

//! Defines filters: the programs that each one allows, and how many each choice would leave.

use super::{Index, today};
use crate::{Audience, FacetCounts, Filters, Query, bits::Bits, near, order};
use signpost_directory::{Coordinates, Directory, Need};
use signpost_hours::UnixSeconds;

/// A program counts as lately checked within this many days, when the reader chose no number.
const CHECKED_DAYS: u32 = 180;

impl Index {
    /// The sets that the reader's filters allow, by the filter's id.
    pub(super) fn chosen(
        &mut self,
        directory: &Directory,
        query: &Query,
        near: Option<Coordinates>,
        matched: &Bits,
    ) -> Vec<(&'static str, Bits)> {
        let documents = self.text.documents();
        let Filters { need, open_now, within_km, language, free, audience, accessible, accepting, checked_within_days } =
            &query.filters;
        let attributes = &self.attributes;
        let mut chosen: Vec<(&'static str, Bits)> = Vec::new();
        let nobody = || Bits::none(documents);
        if let Some(need) = need {
            let at = Need::ALL.iter().position(|n| n == need);
            chosen.push(("need", at.map_or_else(nobody, |at| attributes.needs[at].clone())));
        }
        if let (Some(km), Some(from)) = (within_km, near) {
            let mut bits = nobody();
            for document in matched.iter() {
                let distance = near::distance_km(directory, &directory.programs[document as usize], from);
                if distance.is_some_and(|distance| distance <= *km) {
                    bits.insert(document);
                }
            }
            chosen.push(("within-km", bits));
        }
        if let Some(tag) = language {
            chosen.push(("language", attributes.speaks(tag, documents)));
        }
        if *free {
            chosen.push(("free", attributes.free.clone()));
        }
        if let Some(audience) = audience {
            let at = Audience::ALL.iter().position(|a| a == audience);
            chosen.push(("audience", at.map_or_else(nobody, |at| attributes.audiences[at].clone())));
        }
        if *accessible {
            chosen.push(("accessible", attributes.accessible.clone()));
        }
        if *accepting {
            chosen.push(("accepting", attributes.accepting.clone()));
        }
        if let Some(days) = checked_within_days {
            chosen.push(("checked-within-days", attributes.assured_since(checked_since(query.now, *days))));
        }
        if *open_now {
            let mut bits = nobody();
            for document in matched.iter() {
                if self.open.holds(directory, document, query.now) {
                    bits.insert(document);
                }
            }
            chosen.push(("open-now", bits));
        }
        chosen
    }

    /// Counts for each choice, under all filters but its own.
    pub(super) fn facets(
        &mut self,
        directory: &Directory,
        query: &Query,
        matched: &Bits,
        filters: &[(&'static str, Bits)],
    ) -> FacetCounts {
        let attributes = &self.attributes;
        let but = |id: &'static str| kept(matched, filters, Some(id));
        let base = but("language");
        let mut languages: Vec<(String, u32)> = Vec::new();
        for (tag, bits) in &attributes.languages {
            match base.count_with(bits) {
                0 => {}
                count => languages.push((tag.clone(), count)),
            }
        }
        order::by(&mut languages, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let days = query.filters.checked_within_days.unwrap_or(CHECKED_DAYS);
        let checked = attributes.assured_since(checked_since(query.now, days));
        let open = but("open-now");
        FacetCounts {
            needs: counts(Need::ALL, &attributes.needs, &but("need")),
            languages,
            audiences: counts(Audience::ALL, &attributes.audiences, &but("audience")),
            open_now: open.iter().filter(|&document| self.open.holds(directory, document, query.now)).count() as u32,
            free: but("free").count_with(&attributes.free),
            accessible: but("accessible").count_with(&attributes.accessible),
            accepting: but("accepting").count_with(&attributes.accepting),
            checked: but("checked-within-days").count_with(&checked),
        }
    }
}

/// What is left of `matched` under all filters but one.
pub(super) fn kept(matched: &Bits, filters: &[(&'static str, Bits)], without: Option<&str>) -> Bits {
    let mut kept = matched.clone();
    filters.iter().filter(|(id, _)| Some(*id) != without).for_each(|(_, bits)| kept.keep(bits));
    kept
}

/// For each choice how many of `base` have it, most first; choices without any are left out.
pub(super) fn counts<T: Copy>(choices: &[T], sets: &[Bits], base: &Bits) -> Vec<(T, u32)> {
    let mut counts: Vec<(T, u32)> = choices.iter().zip(sets).map(|(c, bits)| (*c, base.count_with(bits))).collect();
    counts.retain(|(_, count)| *count > 0);
    order::by(&mut counts, |a, b| b.1.cmp(&a.1));
    counts
}

fn checked_since(now: UnixSeconds, days: u32) -> u16 {
    u16::try_from(i64::from(today(now)) - i64::from(days)).unwrap_or(0)
}

//! Urgent notices: heat, a shelter that is closed tonight. Signed with the data, and gone when their time is over.

use super::{Area, Code, Date, Localized, Need, ProgramView};
use serde::{Deserialize, Serialize};
use signpost_hours::{Local, Minutes};

/// What everybody is to know for some hours or days. In `signpost.toml`: `[[notices]]`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct UrgentNotice {
    /// One or two sentences.
    pub text: Localized,
    /// First day, in the directory's zone; `None`: at once.
    pub from: Option<Date>,
    /// On that day, since midnight.
    pub from_minutes: Minutes,
    /// Last day, in the directory's zone. `None`, in what is damaged: it is never shown.
    pub until: Option<Date>,
    /// On that day, since midnight; 1440: the whole day.
    pub until_minutes: Minutes,
    /// The needs that it is about. With no need, program and area it is about everything; with needs and areas about the
    /// programs for one of the needs in one of the areas.
    pub needs: Vec<Need>,
    /// Programs that it is about, whatever their needs and areas are.
    pub programs: Vec<Code>,
    /// The counties, towns and postal prefixes that it is about.
    pub areas: Vec<Area>,
}

impl UrgentNotice {
    /// Whether it is shown at this time of the directory's zone.
    pub fn is_current(&self, now: Local) -> bool {
        let now = (now.date(), now.minutes());
        let has_begun = self.from.is_none_or(|from| (from, self.from_minutes) <= now);
        has_begun && self.until.is_some_and(|until| now < (until, self.until_minutes))
    }

    /// Whether it is about no need, program or area more than about others.
    pub fn is_for_all(&self) -> bool {
        self.needs.is_empty() && self.programs.is_empty() && self.areas.is_empty()
    }

    /// Whether it tells what a program of it is for: not to be said where that is kept quiet.
    pub fn tells_topic(&self) -> bool {
        !self.needs.is_empty() || !self.programs.is_empty()
    }

    /// Whether it is about this program: it is named, or its needs and areas fit.
    pub fn concerns(&self, view: ProgramView) -> bool {
        let program = view.program;
        self.is_for_all()
            || self.programs.contains(&program.code)
            || self.fits(
                || program.needs.iter().any(|tag| self.needs.contains(&tag.need)),
                || self.areas.iter().any(|area| view.is_in(area)),
            )
    }

    /// Whether it is about what a search is narrowed down to. A need or an area that the search leaves open fits, unless
    /// it leaves open all that the notice names.
    pub fn concerns_search(&self, need: Option<Need>, area: Option<&Area>) -> bool {
        let asks_for = !self.needs.is_empty() && need.is_some() || !self.areas.is_empty() && area.is_some();
        self.is_for_all()
            || asks_for
                && self.fits(
                    || need.is_none_or(|need| self.needs.contains(&need)),
                    || area.is_none_or(|area| self.areas.iter().any(|own| own.is_same(area))),
                )
    }

    /// Whether it is about other needs than the one that a search is narrowed down to: then what is found beside by general
    /// programs, which are for all needs, does not bring it up.
    pub fn is_about_other_needs(&self, need: Option<Need>) -> bool {
        !self.needs.is_empty() && need.is_some_and(|need| !self.needs.contains(&need))
    }

    /// Whoever names needs and areas means the help of these needs in these areas: both have to fit.
    fn fits(&self, need: impl FnOnce() -> bool, area: impl FnOnce() -> bool) -> bool {
        let names_some = !self.needs.is_empty() || !self.areas.is_empty();
        names_some && (self.needs.is_empty() || need()) && (self.areas.is_empty() || area())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{NeedTag, Program};
    use signpost_hours::{Zone, date::date};

    #[test]
    fn a_notice_is_shown_from_its_first_minute_until_its_last() {
        let heat = UrgentNotice {
            from: Some(date(2026, 7, 1)),
            from_minutes: 18 * 60,
            until: Some(date(2026, 7, 3)),
            until_minutes: 1440,
            ..UrgentNotice::default()
        };
        let zone = Zone { first_offset: -5 * 3600, transitions: Vec::new() };
        let at = |day: Date, minutes| zone.local(zone.moment(day, minutes));
        for (day, minutes, expected) in [
            (date(2026, 7, 1), 1079, false),
            (date(2026, 7, 1), 1080, true),
            (date(2026, 7, 3), 1439, true),
            (date(2026, 7, 4), 0, false),
        ] {
            assert_eq!(heat.is_current(at(day, minutes)), expected, "{day} {minutes}");
        }
        let tonight = UrgentNotice { until_minutes: 6 * 60, from: None, ..heat.clone() };
        assert!(tonight.is_current(at(date(2026, 7, 3), 359)) && !tonight.is_current(at(date(2026, 7, 3), 360)));
        let damaged = UrgentNotice { until: None, ..heat };
        assert!(!damaged.is_current(at(date(2026, 7, 2), 0)), "without an end it would stay for ever");
    }

    #[test]
    fn it_stands_on_the_pages_that_it_concerns() {
        let code = Code::candidates("shelter").next().expect("endless");
        let needs = vec![NeedTag { need: Need::Housing, guessed: false }];
        let service_areas = vec!["Tanager".to_owned()];
        let program = Program { code, needs, service_areas, ..Program::default() };
        let view = ProgramView::new(&program, &[], &[]);
        let town: Area = "town:Tanager".parse().expect("an area");
        let of = |needs: &[Need], programs: &[Code], areas: &[Area]| UrgentNotice {
            needs: needs.to_vec(),
            programs: programs.to_vec(),
            areas: areas.to_vec(),
            ..UrgentNotice::default()
        };
        assert!(of(&[], &[], &[]).concerns(view) && of(&[], &[], &[]).concerns_search(None, None));
        assert!(of(&[Need::Housing], &[], &[]).concerns(view) && !of(&[Need::Food], &[], &[]).concerns(view));
        assert!(of(&[], &[code], &[]).concerns(view) && !of(&[], &[Code::default()], &[]).concerns(view));
        assert!(of(&[], &[], std::slice::from_ref(&town)).concerns(view));
        assert!(of(&[Need::Food], &[], &[]).concerns_search(Some(Need::Food), None));
        assert!(!of(&[Need::Food], &[], &[]).concerns_search(Some(Need::Housing), Some(&town)));
        assert!(of(&[], &[], std::slice::from_ref(&town)).concerns_search(None, Some(&town)));
    }

    #[test]
    fn needs_and_areas_of_one_notice_both_have_to_fit() {
        let code = |id: &str| Code::candidates(id).next().expect("endless");
        let program = |id: &str, need, town: &str| Program {
            code: code(id),
            needs: vec![NeedTag { need, guessed: false }],
            service_areas: vec![town.to_owned()],
            ..Program::default()
        };
        let town: Area = "town:Tanager".parse().expect("an area");
        let other: Area = "town:Linnet".parse().expect("an area");
        let shelters_there = UrgentNotice {
            needs: vec![Need::Housing],
            areas: vec![town.clone()],
            programs: vec![code("named")],
            ..UrgentNotice::default()
        };
        for (id, need, place, expected) in [
            ("shelter", Need::Housing, "Tanager", true),
            ("pantry", Need::Food, "Tanager", false),
            ("far", Need::Housing, "Linnet", false),
            ("named", Need::Food, "Linnet", true),
        ] {
            let program = program(id, need, place);
            assert_eq!(shelters_there.concerns(ProgramView::new(&program, &[], &[])), expected, "{id}");
        }
        for (need, area, expected) in [
            (Some(Need::Housing), Some(&town), true),
            (Some(Need::Housing), None, true),
            (None, Some(&town), true),
            (Some(Need::Food), Some(&town), false),
            (Some(Need::Housing), Some(&other), false),
            (None, None, false),
        ] {
            assert_eq!(shelters_there.concerns_search(need, area), expected, "{need:?} {area:?}");
        }
        assert!(shelters_there.is_about_other_needs(Some(Need::Food)));
        assert!(
            !shelters_there.is_about_other_needs(Some(Need::Housing)) && !shelters_there.is_about_other_needs(None)
        );
        assert!(!UrgentNotice::default().is_about_other_needs(Some(Need::Food)));
        let named_alone = UrgentNotice { programs: vec![code("named")], ..UrgentNotice::default() };
        assert!(!named_alone.concerns_search(Some(Need::Food), Some(&town)));
    }
}

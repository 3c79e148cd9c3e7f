//! Which programs are proposed for several needs together, and in which order.

use signpost_directory::{Need, RoomStatus};
use signpost_hours::OpenState;
use signpost_search::{Hit, Results};
use std::{cmp::Reverse, sync::Arc};

/// What was found for each need.
pub type Found = Vec<(Need, Arc<Results>)>;

/// Kilometres that count as the same way: within them other things decide.
const SAME_WAY: f64 = 3.0;

/// What a program is to be for the patient, besides fitting the need.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wishes {
    /// Tag of the language that the patient speaks.
    pub language: Option<String>,
    /// It costs nothing.
    pub is_free: bool,
}

/// Puts first what has room, is in the language, is free where that is asked for, is near, and is open, in this order. A
/// wish that nothing fulfills leaves out nothing.
pub fn order_by_wishes(results: &mut Results, wishes: &Wishes) {
    results.hits.sort_by_key(|hit| {
        let is_full = hit.room.is_some_and(|room| room.status == RoomStatus::NoCapacity && !room.is_stale);
        let speaks = |tag: &String| hit.languages.iter().any(|own| primary(own) == primary(tag));
        let way = hit.distance_km.map_or(u32::MAX, |km| (km / SAME_WAY) as u32);
        (
            hit.ended || hit.temporarily_closed,
            is_full,
            wishes.language.as_ref().is_some_and(|tag| !speaks(tag)),
            wishes.is_free && !hit.free,
            way,
            !hit.room.is_some_and(|room| room.takes_new_people()),
            !matches!(hit.open, OpenState::Always | OpenState::Open { .. }),
        )
    });
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// At most `shown` programs for all chosen needs together: first those that serve most of what nothing above them serves,
/// then those that serve more needs, then the better ones for a need. So every need has a program before one has two.
pub fn best_for_all(found: &Found, shown: usize) -> Vec<Hit> {
    let serves = |hit: &Hit, need: Need| {
        found.iter().any(|(other, results)| *other == need && results.hits.iter().any(|h| h.code == hit.code))
    };
    let needs: Vec<Need> = found.iter().map(|(need, _)| *need).filter(|need| has_programs(found, *need)).collect();
    // Each program once, where it stands best.
    let mut left: Vec<(usize, &Hit)> = Vec::new();
    for (rank, hit) in found.iter().flat_map(|(_, results)| results.hits.iter().enumerate()) {
        match left.iter_mut().find(|(_, other)| other.code == hit.code) {
            Some((best, _)) => *best = rank.min(*best),
            None => left.push((rank, hit)),
        }
    }
    let mut list: Vec<Hit> = Vec::new();
    let mut unserved = needs.clone();
    while list.len() < shown && !left.is_empty() {
        let count = |hit: &Hit, needs: &[Need]| needs.iter().filter(|need| serves(hit, **need)).count();
        let key = |(rank, hit): &(usize, &Hit)| (Reverse(count(hit, &unserved)), Reverse(count(hit, &needs)), *rank);
        let Some(best) = (0..left.len()).min_by_key(|at| key(&left[*at])) else { break };
        let (_, hit) = left.remove(best);
        unserved.retain(|need| !serves(hit, *need));
        if unserved.is_empty() {
            unserved.clone_from(&needs);
        }
        list.push(hit.clone());
    }
    list
}

fn has_programs(found: &Found, need: Need) -> bool {
    found.iter().any(|(other, results)| *other == need && !results.hits.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::{Code, Room};

    fn hit(name: &str) -> Hit {
        Hit { code: Code::candidates(name).next().expect("endless"), source_id: name.to_owned(), ..Hit::default() }
    }

    fn found(lists: &[(Need, &[&str])]) -> Found {
        let results =
            |names: &[&str]| Results { hits: names.iter().map(|name| hit(name)).collect(), ..Results::default() };
        lists.iter().map(|(need, names)| (*need, Arc::new(results(names)))).collect()
    }

    fn names(found: &Found, shown: usize) -> Vec<String> {
        best_for_all(found, shown).into_iter().map(|hit| hit.source_id).collect()
    }

    #[test]
    fn a_program_for_both_needs_comes_before_better_ones_for_one() {
        let found = found(&[(Need::Food, &["pantry", "both"]), (Need::Housing, &["shelter", "both", "rent"])]);
        assert_eq!(names(&found, 9), ["both", "pantry", "shelter", "rent"]);
    }

    #[test]
    fn every_need_has_a_program_before_one_has_two() {
        let found = found(&[(Need::Food, &["a", "b", "c"]), (Need::Housing, &["d", "e"]), (Need::Legal, &[])]);
        assert_eq!(names(&found, 4), ["a", "d", "b", "e"]);
        assert_eq!(names(&found, 1), ["a"]);
        assert_eq!(names(&Found::new(), 4), [""; 0]);
    }

    #[test]
    fn what_has_room_in_the_language_near_and_open_is_proposed_first() {
        let open = OpenState::Always;
        let room = |status, is_stale| Some(Room { status, as_of: None, is_stale });
        let near = Some(1.0);
        let hits = vec![
            Hit {
                temporarily_closed: true,
                languages: vec!["es".into()],
                free: true,
                distance_km: near,
                ..hit("closed")
            },
            Hit { room: room(RoomStatus::NoCapacity, false), distance_km: near, ..hit("full") },
            Hit { free: true, distance_km: near, open, ..hit("english") },
            Hit { languages: vec!["es-MX".into()], distance_km: near, ..hit("paid") },
            Hit { languages: vec!["es".into()], free: true, distance_km: Some(30.0), open, ..hit("far") },
            Hit { languages: vec!["es".into()], free: true, ..hit("nowhere") },
            Hit { languages: vec!["es".into()], free: true, distance_km: near, ..hit("shut") },
            Hit { languages: vec!["es".into()], free: true, distance_km: Some(2.0), open, ..hit("open") },
            Hit {
                languages: vec!["es".into()],
                free: true,
                distance_km: Some(2.5),
                room: room(RoomStatus::Capacity, false),
                ..hit("room")
            },
            Hit { room: room(RoomStatus::NoCapacity, true), ..hit("full long ago") },
        ];
        let mut results = Results { hits, ..Results::default() };
        let names = |results: &Results| results.hits.iter().map(|hit| hit.source_id.clone()).collect::<Vec<_>>();
        order_by_wishes(&mut results, &Wishes { language: Some("es".into()), is_free: true });
        let expected = ["room", "open", "shut", "far", "nowhere", "paid", "english", "full long ago", "full", "closed"];
        assert_eq!(names(&results), expected);
        order_by_wishes(&mut results, &Wishes::default());
        assert_eq!(names(&results)[..4], ["room", "open", "english", "shut"]);
        assert_eq!(results.hits.len(), expected.len());
    }
}

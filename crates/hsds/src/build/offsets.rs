//! Times that name a zone or an offset. The directory has one zone: what is not on its clock is converted where that
//! is exact, and else doubted.

use crate::{Options, table::Row, times};
use signpost_hours::{Minutes, Zone};

/// What a zone or an offset beside times means for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Offset<'t> {
    /// They are on the clock there.
    Same,
    /// They are taken for those on the clock there.
    Assumed { column: &'static str, found: &'t str },
    /// So many minutes are to be added.
    Elsewhere(i32),
    /// Nobody can tell.
    Doubtful { column: &'static str, found: &'t str },
}

pub(super) fn read<'t>(row: &Row<'t>, [opens, closes]: [&'t str; 2], options: &Options) -> Offset<'t> {
    let cell = row.get(&["timezone"]);
    // Many programs write UTC's mark behind local times, too.
    if let Some(found) = [opens, closes].into_iter().find(|time| times::universal(time))
        && own_offsets(options) != [0]
    {
        return Offset::Doubtful { column: "opens_at", found };
    }
    if !cell.is_empty() {
        let of_zone = of_zone(cell, options);
        return match of_zone {
            Some(shift) => shift,
            None => Offset::Doubtful { column: "timezone", found: cell },
        };
    }
    match (written(opens), written(closes)) {
        // An offset stands behind both times; "9:00-12:00" and "13:00-17:00" are two shifts.
        (Some((found, offset)), Some((_, other))) if offset == other && opens != closes => {
            let minutes = offset_minutes(offset);
            minutes.map_or(Offset::Doubtful { column: "opens_at", found }, |minutes| {
                by_offset(minutes, options, "opens_at", found)
            })
        }
        _ => Offset::Same,
    }
}

/// A time with an offset behind it, and the offset.
fn written(time: &str) -> Option<(&str, &str)> {
    let at = time.find(['+', '-']).filter(|_| times::offset(time))?;
    Some((time, &time[at..]))
}

/// Whether what looks like an offset is none, since the other time has another or none: "9:00-12:00" until "17:00".
pub(super) fn is_range(opens: &str, closes: &str) -> bool {
    let [opens, closes] = [opens, closes].map(|time| written(time).map(|(_, offset)| offset));
    opens != closes
}

/// `None`: a zone that is not known here.
fn of_zone<'t>(cell: &'t str, options: &Options) -> Option<Offset<'t>> {
    if cell.eq_ignore_ascii_case(&options.time_zone) {
        return Some(Offset::Same);
    }
    if let Some(minutes) = offset_minutes(cell) {
        return Some(by_offset(minutes, options, "timezone", cell));
    }
    let assumed = Offset::Assumed { column: "timezone", found: cell };
    if options.time_zone.is_empty() {
        return Some(assumed);
    }
    let meant = ABBREVIATIONS.iter().find(|(names, _)| names.contains(&cell.to_lowercase().as_str()));
    let (_, offsets) = meant?;
    let own = own_offsets(options);
    // "EST" is written all year.
    own.iter().all(|own| offsets.contains(own)).then_some(Offset::Same)
}

/// Names of zones that people write, and their offsets in minutes over the year.
const ABBREVIATIONS: [(&[&str], &[i32]); 7] = [
    (&["et", "est", "edt", "eastern", "eastern time", "us/eastern"], &[-300, -240]),
    (&["ct", "cst", "cdt", "central", "central time", "us/central"], &[-360, -300]),
    (&["mt", "mst", "mdt", "mountain", "mountain time", "us/mountain"], &[-420, -360]),
    (&["pt", "pst", "pdt", "pacific", "pacific time", "us/pacific"], &[-480, -420]),
    (&["akst", "akdt", "alaska", "alaska time", "us/alaska"], &[-540, -480]),
    (&["hst", "hawaii", "us/hawaii"], &[-600]),
    (&["ast", "atlantic", "atlantic time"], &[-240]),
];

fn by_offset<'t>(minutes: i32, options: &Options, column: &'static str, found: &'t str) -> Offset<'t> {
    match own_offsets(options).as_slice() {
        // Nothing to compare with: only UTC is surely not meant.
        [] if minutes == 0 => Offset::Doubtful { column, found },
        [] => Offset::Assumed { column, found },
        [own] if *own == minutes => Offset::Same,
        [own] => Offset::Elsewhere(own - minutes),
        // The summer's offset, or the winter's: the clock there is meant all year.
        own if own.contains(&minutes) => Offset::Assumed { column, found },
        _ => Offset::Doubtful { column, found },
    }
}

/// The offsets of the community's zone over the year, in minutes.
fn own_offsets(options: &Options) -> Vec<i32> {
    if options.time_zone.is_empty() {
        return Vec::new();
    }
    let Zone { first_offset, transitions } = &options.zone;
    let mut offsets: Vec<i32> = transitions.iter().map(|(_, offset)| *offset).chain([*first_offset]).collect();
    offsets.sort_unstable();
    offsets.dedup();
    offsets.into_iter().map(|seconds| seconds / 60).collect()
}

/// `-05:00`, `-0500`, `-5`, `UTC-5`, `Z`.
fn offset_minutes(raw: &str) -> Option<i32> {
    let lower = raw.trim().to_ascii_lowercase();
    let rest = ["utc", "gmt"].iter().find_map(|name| lower.strip_prefix(name)).unwrap_or(&lower).trim();
    if matches!(rest, "" | "z" | "0" | "+0" | "-0") {
        return (!lower.is_empty()).then_some(0);
    }
    let (sign, digits) = match rest.split_at_checked(1)? {
        ("-", digits) => (-1, digits),
        ("+", digits) => (1, digits),
        _ => return None,
    };
    let (hours, minutes) = match (digits.split_once(':'), digits.len()) {
        (Some(parts), _) => parts,
        (None, 1 | 2) => (digits, "0"),
        (None, 4) => digits.split_at_checked(2)?,
        _ => return None,
    };
    let (hours, minutes) = (hours.parse::<i32>().ok()?, minutes.parse::<i32>().ok()?);
    ((0..=14).contains(&hours) && (0..60).contains(&minutes)).then_some(sign * (hours * 60 + minutes))
}

/// Opening and closing on the clock there. `None`: the day would be another one.
pub(super) fn shifted((opens, closes): (Minutes, Minutes), shift: i32) -> Option<(Minutes, Minutes)> {
    if shift == 0 {
        return Some((opens, closes));
    }
    let opens = i32::from(opens) + shift;
    let closes = (i32::from(closes) + shift).rem_euclid(1440);
    (0..1440).contains(&opens).then_some((opens as Minutes, closes as Minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_read_as_they_are_written() {
        for (raw, minutes) in [
            ("-05:00", Some(-300)),
            ("-0500", Some(-300)),
            ("-5", Some(-300)),
            ("UTC-5", Some(-300)),
            ("GMT+05:30", Some(330)),
            ("Z", Some(0)),
            ("UTC", Some(0)),
            ("0", Some(0)),
            ("", None),
            ("America/Chicago", None),
            ("-99", None),
            ("5", None),
        ] {
            assert_eq!(offset_minutes(raw), minutes, "{raw}");
        }
    }

    #[test]
    fn a_shift_into_another_day_is_none() {
        assert_eq!(shifted((900, 1380), -420), Some((480, 960)));
        assert_eq!(shifted((1320, 300), -420), Some((900, 1320)));
        assert_eq!(shifted((60, 300), -420), None);
    }
}

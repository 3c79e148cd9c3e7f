//! The zone table of a release: the offset changes of the coming years, computed from the publisher's time-zone
//! database, so that the browser needs none.

use anyhow::{Context, Result};
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use signpost_hours::{UnixSeconds, Zone};

/// The offset changes of `name` (IANA) from one year before `released` to six years after it: a
/// reader's copy may be old, and a program's dates lie behind.
pub fn table(name: &str, released: UnixSeconds) -> Result<Zone> {
    let zone = TimeZone::get(name).with_context(|| {
        format!("signpost.toml, time_zone: “{name}” is not in the time-zone database; names look like America/New_York: write that of your place, by continent and city")
    })?;
    let released = Timestamp::from_second(released).context("--at lies outside the calendar")?.to_zoned(TimeZone::UTC);
    let from = released.checked_sub(1.year())?.timestamp();
    let to = released.checked_add(6.years())?.timestamp();
    let first_offset = zone.to_offset(from).seconds();
    let mut transitions: Vec<(UnixSeconds, i32)> = Vec::new();
    let mut offset = first_offset;
    for transition in zone.following(from).take_while(|transition| transition.timestamp() <= to) {
        let new = transition.offset().seconds();
        // Some transitions change only the abbreviation.
        if new != offset {
            transitions.push((transition.timestamp().as_second(), new));
            offset = new;
        }
    }
    Ok(Zone { first_offset, transitions })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-21T00:00:00Z
    const RELEASED: UnixSeconds = 1_795_219_200;

    #[test]
    fn the_table_agrees_with_the_database_at_every_hour_of_its_years() {
        for name in ["America/New_York", "America/Phoenix", "Europe/Dublin", "Africa/Casablanca", "Asia/Kolkata", "UTC"]
        {
            let table = table(name, RELEASED).unwrap();
            let zone = TimeZone::get(name).unwrap();
            for hour in -365 * 24..(6 * 365) * 24 {
                let at = RELEASED + hour * 3_600;
                let known = table.transitions.iter().rev().find(|(from, _)| *from <= at).map(|(_, offset)| *offset);
                let expected = zone.to_offset(Timestamp::from_second(at).unwrap()).seconds();
                assert_eq!(known.unwrap_or(table.first_offset), expected, "{name} at {at}");
            }
        }
    }

    #[test]
    fn a_zone_that_is_not_one_is_told() {
        assert!(table("America/Nowhere", RELEASED).unwrap_err().to_string().contains("America/Nowhere"));
    }
}

//! When the home page asks again whether there is a new need: after the months that the reader chose.

use signpost_hours::UnixSeconds;

/// Months that can be chosen. Of 30 days, since nobody waits for the day.
pub const ASK_AGAIN_MONTHS: [u16; 4] = [1, 3, 6, 12];

const MONTH: UnixSeconds = 30 * 86_400;

/// Whether the reader is to be asked. `months`: as it was chosen; `asked`: when it was chosen or last answered, in seconds
/// since 1970. What cannot be read asks nothing. After a clock was set back, a time that is still to come is no time.
pub fn is_time_to_ask(months: Option<&str>, asked: Option<&str>, now: UnixSeconds) -> bool {
    let months =
        months.and_then(|months| months.parse::<u16>().ok()).filter(|months| ASK_AGAIN_MONTHS.contains(months));
    let asked = asked.and_then(|at| at.parse::<UnixSeconds>().ok());
    months.zip(asked).is_some_and(|(months, asked)| {
        asked > now.saturating_add(MONTH) || now.saturating_sub(asked) >= UnixSeconds::from(months) * MONTH
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_is_asked_after_the_months_that_they_chose() {
        assert!(!is_time_to_ask(Some("3"), Some("1000"), 999 + 3 * MONTH));
        assert!(is_time_to_ask(Some("3"), Some("1000"), 1_000 + 3 * MONTH));
        assert_eq!(3 * MONTH, 7_776_000, "ninety days in seconds");
        assert!(is_time_to_ask(Some("12"), Some("1000"), i64::MAX));
        assert!(!is_time_to_ask(None, Some("1000"), i64::MAX), "off until it is chosen");
    }

    #[test]
    fn a_clock_that_was_wrong_does_not_silence_it_for_ever() {
        assert!(is_time_to_ask(Some("1"), Some(&i64::MAX.to_string()), 0));
        assert!(!is_time_to_ask(Some("1"), Some(&MONTH.to_string()), 0), "not more than a month ahead");
        assert!(is_time_to_ask(Some("1"), Some(&(MONTH + 1).to_string()), 0));
        assert!(!is_time_to_ask(Some("1"), Some("86400"), 0), "a day is a time zone, or a clock a little off");
    }

    #[test]
    fn what_cannot_be_read_asks_nothing() {
        for (months, asked) in
            [("2", "0"), ("0", "0"), ("-3", "0"), ("soon", "0"), ("", "0"), ("3", ""), ("3", "yesterday"), ("3", "1e9")]
        {
            assert!(!is_time_to_ask(Some(months), Some(asked), i64::MAX), "{months:?} {asked:?}");
        }
        assert!(!is_time_to_ask(Some("3"), None, i64::MAX));
    }
}

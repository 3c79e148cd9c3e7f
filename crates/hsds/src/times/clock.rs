//! By which clock a table or a text writes its times.

/// How a column of times is written: a bare `5:00` says nothing where the others say `am` and `pm`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    TwelveHours,
    TwentyFourHours,
}

impl Clock {
    /// Whether any of a table's times is marked with am or pm.
    pub(crate) fn of<'a>(mut times: impl Iterator<Item = &'a str>) -> Clock {
        let marked = |time: &str| {
            let time = time.to_ascii_lowercase();
            time.contains("am") || time.contains("pm") || time.contains("a.m") || time.contains("p.m")
        };
        if times.any(marked) { Clock::TwelveHours } else { Clock::TwentyFourHours }
    }

    /// How texts with hours in them are written. Without a sign of 24 hours (`14:00`, `09:00`), a bare `4:00` may be in
    /// the afternoon.
    pub(crate) fn of_texts<'a>(texts: impl Iterator<Item = &'a str>) -> Clock {
        let mut is_24 = false;
        for text in texts {
            let lower = text.to_ascii_lowercase();
            if is_marked(&lower) {
                return Clock::TwelveHours;
            }
            let bytes = lower.as_bytes();
            for (at, _) in lower.match_indices(':') {
                let digits = bytes[..at].iter().rev().take_while(|b| b.is_ascii_digit()).count();
                let minutes = bytes[at + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
                if !(1..=2).contains(&digits) || minutes != 2 {
                    continue;
                }
                let hour = &lower[at - digits..at];
                is_24 |= digits == 2 && (hour.starts_with('0') || hour.parse::<u8>().is_ok_and(|hour| hour >= 13));
            }
        }
        if is_24 { Clock::TwentyFourHours } else { Clock::TwelveHours }
    }
}

/// Whether a time is marked: `4pm`, `4 p.m.`, `4:30 pm`.
fn is_marked(lower: &str) -> bool {
    let mut before = None;
    let plain: String = lower.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    plain.char_indices().any(|(at, c)| {
        let after_digit = before.replace(c).is_some_and(|before: char| before.is_ascii_digit());
        let mark = &plain[at..];
        after_digit && (mark.starts_with("am") || mark.starts_with("pm"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mark_in_a_table_is_a_clock_of_twelve_hours() {
        for time in ["9am", "9 PM", "9 a.m.", "5:00 p.m."] {
            assert_eq!(Clock::of(["9:00", time].into_iter()), Clock::TwelveHours, "{time}");
        }
        assert_eq!(Clock::of(["9:00", "noon", ""].into_iter()), Clock::TwentyFourHours);
    }

    #[test]
    fn a_time_of_24_hours_has_two_digits_of_minutes() {
        for text in ["14:3", "14:300", "chapter 114:30"] {
            assert_eq!(Clock::of_texts([text].into_iter()), Clock::TwelveHours, "{text}");
        }
        assert_eq!(Clock::of_texts(["14:30"].into_iter()), Clock::TwentyFourHours);
    }
}

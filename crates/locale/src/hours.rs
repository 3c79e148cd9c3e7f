//! Formats opening hours, with days of equal hours grouped on one line.

use super::Messages;
use signpost_hours::{Day, Span};

impl Messages {
    /// `9 am to 5 pm`
    pub fn span(&self, span: Span) -> String {
        match span {
            Span::AllDay => self.text("program-hours-always"),
            Span::Hours { opens, closes } => self.time_range(opens, closes),
            Span::Unknown => self.text("program-hours-day-unknown"),
        }
    }

    /// A day's hours; `Closed` where it has none.
    pub fn day_hours(&self, day: &Day) -> String {
        if day.spans.is_empty() {
            return self.text(if day.holiday { "program-hours-holiday" } else { "program-hours-closed" });
        }
        let spans: Vec<String> = joined(&day.spans).into_iter().map(|span| self.span(span)).collect();
        spans.join(&self.text("list-comma"))
    }

    /// A week from Monday on, neighbours with the same hours together, closed days left out:
    /// `Monday to Friday: 9 am to 5 pm`. `week`: seven days beginning with any.
    pub fn week(&self, week: &[Day]) -> Vec<String> {
        let weekday = |day: &Day| day.date.weekday();
        let mut days: Vec<&Day> = week.iter().filter(|day| !day.spans.is_empty() || day.holiday).collect();
        days.sort_by_key(|day| weekday(day));
        let alike = |a: &&Day, b: &&Day| weekday(a) + 1 == weekday(b) && a.spans == b.spans && !a.holiday && !b.holiday;
        days.chunk_by(alike)
            .map(|group| {
                let (first, last) = (group[0], group[group.len() - 1]);
                let days = match (group.len(), first.holiday) {
                    (1, true) => self.day_and_date(first.date),
                    (1, false) => self.weekday(weekday(first)),
                    _ => self.fill(
                        "program-days-range",
                        &[
                            ("from", (&self.weekday(weekday(first))).into()),
                            ("to", (&self.weekday(weekday(last))).into()),
                        ],
                    ),
                };
                format!("{days}: {}", self.day_hours(first))
            })
            .collect()
    }
}

/// Two rows that touch (`9 am to 5 pm`, `5 pm to 7 pm`) are one opening to a reader.
fn joined(spans: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for &span in spans {
        match (joined.last_mut(), span) {
            (Some(Span::Hours { closes, .. }), Span::Hours { opens, closes: later }) if opens <= *closes => {
                *closes = later.max(*closes);
            }
            _ => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_hours::date::date;

    fn day(of_march: i8, spans: &[(u16, u16)], holiday: bool) -> Day {
        let spans = spans.iter().map(|&(opens, closes)| Span::Hours { opens, closes }).collect();
        Day { date: date(2026, 3, of_march), spans, holiday }
    }

    #[test]
    fn days_that_are_alike_stand_together_from_monday_on() {
        let office = [(540, 1020)];
        // March 4, 2026 is a Wednesday.
        let week = [
            day(4, &office, false),
            day(5, &office, false),
            day(6, &[(540, 720), (780, 1020)], false),
            day(7, &[], false),
            day(8, &[], false),
            day(9, &office, false),
            day(10, &[], true),
        ];
        assert_eq!(
            Messages::english().week(&week),
            [
                "Monday: 9 am to 5 pm",
                "Tuesday, March 10: Closed (holiday)",
                "Wednesday to Thursday: 9 am to 5 pm",
                "Friday: 9 am to noon, 1 pm to 5 pm",
            ]
        );
    }

    #[test]
    fn openings_that_touch_are_one() {
        let day = day(4, &[(540, 1020), (1020, 1140), (1200, 1260)], false);
        assert_eq!(Messages::english().day_hours(&day), "9 am to 7 pm, 8 pm to 9 pm");
    }

    #[test]
    fn a_place_that_never_closes_is_one_line() {
        let week: Vec<Day> =
            (2..9).map(|d| Day { date: date(2026, 3, d), spans: vec![Span::AllDay], holiday: false }).collect();
        assert_eq!(Messages::english().week(&week), ["Monday to Sunday: Day and night"]);
    }
}

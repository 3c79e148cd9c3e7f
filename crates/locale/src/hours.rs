//! Opening hours in words: a day's, and the sentences of the rules by which they repeat.

use super::Messages;
use signpost_hours::{
    Day, Span,
    date::Date,
    openings::{Opening, Pattern},
};

/// Days ahead for which a date needs no year.
const WITHOUT_YEAR: i32 = 300;

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
        sentence_case(&self.spans(&day.spans))
    }

    fn spans(&self, spans: &[Span]) -> String {
        let spans: Vec<String> = joined(spans).into_iter().map(|span| self.span(span)).collect();
        spans.join(&self.text("list-comma"))
    }

    /// Openings as the rows of a table: days, then hours with what holds of them.
    pub fn opening_rows(&self, openings: &[Opening], today: Date) -> Vec<(String, String)> {
        let row = |opening: &Opening| {
            let hours = match &*opening.spans {
                [] => self.text("program-hours-closed"),
                spans => sentence_case(&self.spans(spans)),
            };
            (sentence_case(&self.pattern(&opening.pattern)), self.dated(hours, opening, today))
        };
        openings.iter().map(row).collect()
    }

    /// Openings as sentences: `First Thursday of the month, 10 am to noon. Next: December 3`.
    pub fn openings(&self, openings: &[Opening], today: Date) -> Vec<String> {
        openings.iter().map(|opening| self.opening(opening, today)).collect()
    }

    fn opening(&self, opening: &Opening, today: Date) -> String {
        let days = self.pattern(&opening.pattern);
        let line = match &*opening.spans {
            [] => self.fill("hours-closed-on", &[("days", (&days).into())]),
            spans => {
                let hours = self.spans(spans);
                self.fill("hours-opening", &[("days", (&sentence_case(&days)).into()), ("hours", (&hours).into())])
            }
        };
        self.dated(line, opening, today)
    }

    /// From when, until when, and when next.
    fn dated(&self, mut line: String, opening: &Opening, today: Date) -> String {
        for (id, day) in [("hours-from", opening.from), ("hours-until", opening.until)] {
            if let Some(day) = day {
                let is_near = day - today < WITHOUT_YEAR;
                let date = if is_near { self.month_and_day(day) } else { self.date(day) };
                line = self.fill(id, &[("opening", (&line).into()), ("date", (&date).into())]);
            }
        }
        match opening.next {
            Some(day) => {
                self.fill("hours-next", &[("opening", (&line).into()), ("date", (&self.month_and_day(day)).into())])
            }
            None => line,
        }
    }

    fn pattern(&self, pattern: &Pattern) -> String {
        match pattern {
            Pattern::Weekly { weekdays } if weekdays.len() == 7 => self.text("hours-every-day"),
            Pattern::Weekly { weekdays } => self.weekdays(weekdays),
            Pattern::EveryWeeks { interval, weekdays } => self.fill(
                "hours-every-weeks",
                &[("interval", (*interval).into()), ("days", (&self.weekdays(weekdays)).into())],
            ),
            Pattern::MonthlyByWeekday { nths, weekdays } => {
                let nths: Vec<String> = nths.iter().map(|nth| self.nth(*nth)).collect();
                let days = self.weekdays(weekdays);
                self.fill("hours-monthly", &[("which", (&self.list(&nths)).into()), ("days", (&days).into())])
            }
            Pattern::MonthlyByDay { days } => self.month_days(days),
            Pattern::Dates(dates) => {
                let dates: Vec<String> = dates.iter().map(|day| self.day_and_date(*day)).collect();
                self.list(&dates)
            }
        }
    }

    /// `Monday to Wednesday and Friday`: three or more in a row are a range.
    fn weekdays(&self, weekdays: &[u8]) -> String {
        let mut parts: Vec<String> = Vec::new();
        for run in weekdays.chunk_by(|day, next| day + 1 == *next) {
            match run {
                [first, _, .., last] => {
                    let (from, to) = (self.weekday(*first), self.weekday(*last));
                    parts.push(self.fill("program-days-range", &[("from", (&from).into()), ("to", (&to).into())]));
                }
                _ => parts.extend(run.iter().map(|day| self.weekday(*day))),
            }
        }
        self.list(&parts)
    }

    /// `first`, `last`; beyond what has a word, the number.
    fn nth(&self, nth: i8) -> String {
        match nth {
            1 => self.text("hours-nth-1"),
            2 => self.text("hours-nth-2"),
            3 => self.text("hours-nth-3"),
            4 => self.text("hours-nth-4"),
            5 => self.text("hours-nth-5"),
            -1 => self.text("hours-nth-last"),
            -2 => self.text("hours-nth-last-2"),
            other => other.to_string(),
        }
    }

    fn month_days(&self, days: &[i8]) -> String {
        let numbers: Vec<String> = days.iter().filter(|day| **day != -1).map(i8::to_string).collect();
        let mut parts = Vec::new();
        if !numbers.is_empty() {
            let days = self.list(&numbers);
            parts.push(self.fill("hours-month-days", &[("count", numbers.len().into()), ("days", (&days).into())]));
        }
        if days.contains(&-1) {
            parts.push(self.text("hours-month-last-day"));
        }
        parts.join(&self.text("list-comma"))
    }
}

/// With the first letter as at a sentence's beginning.
fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
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
    fn a_row_of_the_table_has_the_days_apart_from_the_hours() {
        let weekly = Opening {
            pattern: Pattern::Weekly { weekdays: vec![0, 1, 2, 3, 4] },
            spans: vec![Span::Hours { opens: 540, closes: 1020 }],
            from: Some(date(2027, 1, 4)),
            until: None,
            next: Some(date(2027, 1, 5)),
        };
        let closed = Opening { spans: Vec::new(), from: None, next: None, ..weekly.clone() };
        let rows = Messages::english().opening_rows(&[weekly, closed], date(2026, 11, 29));
        let row = |days: &str, hours: &str| (days.to_owned(), hours.to_owned());
        assert_eq!(
            rows,
            [
                row("Monday to Friday", "9 am to 5 pm, from January 4 on. Next: January 5"),
                row("Monday to Friday", "Closed")
            ]
        );
    }

    #[test]
    fn openings_that_touch_are_one() {
        let day = day(4, &[(540, 1020), (1020, 1140), (1200, 1260)], false);
        assert_eq!(Messages::english().day_hours(&day), "9 am to 7 pm, 8 pm to 9 pm");
    }

    fn line(pattern: Pattern, spans: &[(u16, u16)], next: Option<Date>) -> String {
        let spans = spans.iter().map(|&(opens, closes)| Span::Hours { opens, closes }).collect();
        let opening = Opening { pattern, spans, from: None, until: None, next };
        Messages::english().openings(&[opening], date(2026, 11, 29)).remove(0)
    }

    #[test]
    fn rules_are_sentences() {
        let weekly = |weekdays: &[u8]| Pattern::Weekly { weekdays: weekdays.to_vec() };
        let monthly = |nths: &[i8], weekday| Pattern::MonthlyByWeekday { nths: nths.to_vec(), weekdays: vec![weekday] };
        let office = [(540, 1020)];
        assert_eq!(line(weekly(&[0, 1, 2, 3, 4]), &office, None), "Monday to Friday, 9 am to 5 pm");
        assert_eq!(line(weekly(&[0, 1, 2, 4]), &office, None), "Monday to Wednesday and Friday, 9 am to 5 pm");
        assert_eq!(
            line(weekly(&[5, 6]), &[(540, 720), (780, 1020)], None),
            "Saturday and Sunday, 9 am to noon, 1 pm to 5 pm"
        );
        assert_eq!(line(weekly(&[0, 1, 2, 3, 4, 5, 6]), &office, None), "Every day, 9 am to 5 pm");
        assert_eq!(
            line(monthly(&[1], 3), &[(600, 720)], Some(date(2026, 12, 3))),
            "First Thursday of the month, 10 am to noon. Next: December 3"
        );
        assert_eq!(
            line(monthly(&[1, 3], 5), &[(600, 720)], None),
            "First and third Saturday of the month, 10 am to noon"
        );
        assert_eq!(line(monthly(&[-1], 0), &[], None), "Closed: last Monday of the month");
        let other_week = Pattern::EveryWeeks { interval: 2, weekdays: vec![1] };
        assert_eq!(line(other_week, &[(600, 720)], None), "Every other week on Tuesday, 10 am to noon");
        let days = Pattern::MonthlyByDay { days: vec![1, 15, -1] };
        assert_eq!(
            line(days, &[(600, 720)], None),
            "Days 1 and 15 of each month, Last day of each month, 10 am to noon"
        );
        let dates = Pattern::Dates(vec![date(2026, 12, 24)]);
        assert_eq!(line(dates, &[(600, 720)], None), "Thursday, December 24, 10 am to noon");
    }

    #[test]
    fn an_opening_says_from_when_and_until_when() {
        let opening = Opening {
            pattern: Pattern::Weekly { weekdays: vec![0] },
            spans: vec![Span::AllDay],
            from: Some(date(2026, 12, 1)),
            until: Some(date(2028, 3, 1)),
            next: None,
        };
        assert_eq!(
            Messages::english().openings(&[opening], date(2026, 11, 29)),
            ["Monday, day and night, from December 1 on, until March 1, 2028"]
        );
    }
}

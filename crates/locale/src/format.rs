//! Formats days, times, distances and lists. The patterns are messages, so that a new language has its own.

use super::Messages;
use signpost_directory::{Address, Date, Localized, primary_language};
use signpost_hours::Minutes;

/// What a country measures ways in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DistanceUnit {
    /// Where the country measures so: most.
    Kilometres,
    /// In the United States and a few others.
    Miles,
}

impl DistanceUnit {
    /// By ISO 3166-1 alpha-2 code.
    pub fn of_country(country: &str) -> DistanceUnit {
        match country {
            "" | "US" | "GB" | "LR" | "PR" | "VI" | "GU" => DistanceUnit::Miles,
            _ => DistanceUnit::Kilometres,
        }
    }

    /// As a reader's choice is kept.
    pub fn from_id(id: &str) -> Option<DistanceUnit> {
        [DistanceUnit::Kilometres, DistanceUnit::Miles].into_iter().find(|unit| unit.id() == id)
    }

    /// As a reader's choice is kept.
    pub fn id(self) -> &'static str {
        match self {
            DistanceUnit::Kilometres => "km",
            DistanceUnit::Miles => "miles",
        }
    }

    /// Kilometres in one unit.
    pub fn in_kilometres(self) -> f64 {
        match self {
            DistanceUnit::Kilometres => 1.0,
            DistanceUnit::Miles => 1.609344,
        }
    }
}

impl Messages {
    /// `March 3, 2026`
    pub fn date(&self, date: Date) -> String {
        let year = date.year().to_string();
        self.fill(
            "format-date",
            &[
                ("day", date.day().to_string().as_str().into()),
                ("month", (&self.month(date)).into()),
                ("year", (&year).into()),
            ],
        )
    }

    /// `Monday, March 3`: for days within the next months.
    pub fn day_and_date(&self, date: Date) -> String {
        self.fill(
            "format-weekday-date",
            &[
                ("weekday", (&self.weekday(date.weekday())).into()),
                ("day", date.day().to_string().as_str().into()),
                ("month", (&self.month(date)).into()),
            ],
        )
    }

    /// `March 3`: for days within the next year.
    pub fn month_and_day(&self, date: Date) -> String {
        self.fill(
            "format-month-day",
            &[("day", date.day().to_string().as_str().into()), ("month", (&self.month(date)).into())],
        )
    }

    /// `today`, `tomorrow`, `Monday` within a week, else `Monday, March 3`.
    pub fn coming_day(&self, date: Date, today: Date) -> String {
        match date - today {
            0 => self.text("day-today"),
            1 => self.text("day-tomorrow"),
            2..=6 => self.weekday(date.weekday()),
            _ => self.day_and_date(date),
        }
    }

    /// `today`, `yesterday`, `5 days ago`, `3 months ago`, then the date.
    pub fn past_day(&self, date: Date, today: Date) -> String {
        let days = today - date;
        match days {
            0 => self.text("day-today"),
            1 => self.text("day-yesterday"),
            2..=45 => self.fill("days-ago", &[("count", days.into())]),
            46..=700 => self.fill("months-ago", &[("count", ((f64::from(days) / 30.44).round() as i32).into())]),
            _ => self.date(date),
        }
    }

    /// 0 = Monday ... 6 = Sunday, as in [`signpost_hours::WeekdayRule`].
    pub fn weekday(&self, weekday: u8) -> String {
        const IDS: [&str; 7] =
            ["weekday-mon", "weekday-tue", "weekday-wed", "weekday-thu", "weekday-fri", "weekday-sat", "weekday-sun"];
        self.text(IDS[usize::from(weekday % 7)])
    }

    fn month(&self, date: Date) -> String {
        const IDS: [&str; 12] = [
            "month-01", "month-02", "month-03", "month-04", "month-05", "month-06", "month-07", "month-08", "month-09",
            "month-10", "month-11", "month-12",
        ];
        self.text(IDS[(date.month() as usize - 1) % 12])
    }

    /// `9 am`, `9:30 am`; `noon` and `midnight` in words, since 12:00 am is misread.
    pub fn time(&self, minutes: Minutes) -> String {
        match minutes % 1440 {
            0 => self.text("time-midnight"),
            720 => self.text("time-noon"),
            minutes => {
                let (hour, minute) = (minutes / 60, minutes % 60);
                // Many languages say more than am and pm: 下午 and 晚上, "chiều" and "tối".
                let part = match hour {
                    0..4 => "night",
                    4..12 => "morning",
                    12 => "noon",
                    13..18 => "afternoon",
                    _ => "evening",
                };
                let hour_12 = (hour + 11) % 12 + 1;
                // Also in one piece: where placeholders are kept apart from a text that runs from right to left, the
                // two sides of a colon would change places.
                let (clock_12, clock_24) = (format!("{hour_12}:{minute:02}"), format!("{hour}:{minute:02}"));
                let id = match (hour < 12, minute == 0) {
                    (true, true) => "time-morning-whole",
                    (true, false) => "time-morning",
                    (false, true) => "time-afternoon-whole",
                    (false, false) => "time-afternoon",
                };
                self.fill(
                    id,
                    &[
                        ("hour12", hour_12.to_string().as_str().into()),
                        ("hour24", hour.to_string().as_str().into()),
                        ("minute", format!("{minute:02}").as_str().into()),
                        ("clock12", (&clock_12).into()),
                        ("clock24", (&clock_24).into()),
                        ("part", part.into()),
                    ],
                )
            }
        }
    }

    /// `9 am to 5 pm`
    pub fn time_range(&self, from: Minutes, to: Minutes) -> String {
        self.fill("time-range", &[("from", (&self.time(from)).into()), ("to", (&self.time(to)).into())])
    }

    /// `0.4 miles`, `12 miles`: never more exact than a place's middle allows.
    pub fn distance(&self, kilometres: f64, unit: DistanceUnit) -> String {
        let way = (kilometres / unit.in_kilometres()).clamp(0.0, 99_999.0);
        let way = if way.is_nan() { 0.0 } else { way };
        let written = if way < 9.95 { format!("{way:.1}") } else { self.number(way.round() as u64) };
        let written = written.replace('.', &self.text("number-decimal"));
        let id = match unit {
            DistanceUnit::Kilometres => "distance-km",
            DistanceUnit::Miles => "distance-miles",
        };
        self.fill(id, &[("distance", (&written).into())])
    }

    /// `a, b and c`
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => self
                .fill("list-and", &[("first", (&first.join(&self.text("list-comma"))).into()), ("last", last.into())]),
        }
    }

    /// A language's name in this language; what the source says where the tag is not known.
    pub fn language_name(&self, tag: &str) -> String {
        let id: String = tag.chars().take(12).collect::<String>().to_ascii_lowercase();
        let plausible = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let known = if plausible { self.find(&format!("lang-{id}"), &[]) } else { None };
        known.unwrap_or_else(|| tag.to_owned())
    }

    /// The community's own words in the best language there is.
    pub fn localized<'a>(&self, text: &'a Localized) -> &'a str {
        let primary = primary_language(self.lang());
        let related = || text.0.iter().find(|(tag, _)| primary_language(tag) == primary).map(|(_, text)| text);
        text.0
            .get(self.lang())
            .or_else(|| text.0.get(&primary))
            .or_else(related)
            .or_else(|| ["", "en"].iter().find_map(|tag| text.0.get(*tag)))
            .or_else(|| text.0.values().next())
            .map_or("", String::as_str)
    }
}

/// An address on lines as on an envelope, without the country. Never translated.
pub fn address_lines(address: &Address) -> Vec<String> {
    let mut lines: Vec<String> = address.attention.iter().cloned().collect();
    lines.extend(address.lines.iter().cloned());
    let region = [address.state.as_str(), address.postal_code.as_str()];
    let region = region.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    let town = [address.city.as_str(), region.as_str()];
    let town = town.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ");
    lines.push(town);
    lines.retain(|line| !line.trim().is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn times_are_written_so_that_noon_and_midnight_cannot_be_mistaken() {
        let en = Messages::english();
        assert_eq!(en.time(0), "midnight");
        assert_eq!(en.time(720), "noon");
        assert_eq!(en.time(1440), "midnight");
        assert_eq!(en.time(5), "12:05 am");
        assert_eq!(en.time(570), "9:30 am");
        assert_eq!(en.time(1439), "11:59 pm");
        assert_eq!(en.time_range(540, 1020), "9 am to 5 pm");
    }

    #[test]
    fn days_are_told_from_today() {
        let en = Messages::english();
        let today = day(2026, 3, 2);
        assert_eq!(en.coming_day(today, today), "today");
        assert_eq!(en.coming_day(day(2026, 3, 3), today), "tomorrow");
        assert_eq!(en.coming_day(day(2026, 3, 7), today), "Saturday");
        assert_eq!(en.coming_day(day(2026, 3, 9), today), "Monday, March 9");
        assert_eq!(en.past_day(day(2026, 3, 1), today), "yesterday");
        assert_eq!(en.past_day(day(2026, 2, 25), today), "5 days ago");
        assert_eq!(en.past_day(day(2025, 12, 2), today), "3 months ago");
        assert_eq!(en.past_day(day(2020, 1, 2), today), "January 2, 2020");
    }

    #[test]
    fn distances_use_the_countrys_unit() {
        let en = Messages::english();
        let (km, miles) = (DistanceUnit::of_country("DE"), DistanceUnit::of_country("US"));
        assert_eq!(en.distance(0.64, miles), "0.4 miles");
        assert_eq!(en.distance(32.2, miles), "20 miles");
        assert_eq!(en.distance(3.2, km), "3.2 km");
        assert_eq!(en.distance(f64::NAN, km), "0.0 km");
    }

    #[test]
    fn lists_and_numbers_read_as_in_a_sentence() {
        let en = Messages::english();
        let items = ["English".to_owned(), "Spanish".to_owned(), "Haitian Creole".to_owned()];
        assert_eq!(en.list(&items), "English, Spanish and Haitian Creole");
        assert_eq!(en.list(&items[..2]), "English and Spanish");
        assert_eq!(en.list(&[]), "");
        assert_eq!(en.number(4089), "4,089");
        assert_eq!(en.language_name("es"), "Spanish");
        assert_eq!(en.language_name("Sign { $x }"), "Sign { $x }");
    }

    #[test]
    fn a_communitys_words_are_taken_in_the_language_or_in_one_that_is_read_as_well() {
        let texts = |texts: &[(&str, &str)]| Localized(texts.iter().map(|(l, t)| ((*l).into(), (*t).into())).collect());
        let chinese = Messages::new("zh-Hans", "");
        let localized = |given: &[(&str, &str)]| chinese.localized(&texts(given)).to_owned();
        assert_eq!(localized(&[("en", "Help"), ("zh", "帮"), ("zh-Hans", "帮助")]), "帮助");
        assert_eq!(localized(&[("en", "Help"), ("zh", "帮"), ("zh-CN", "帮助")]), "帮");
        assert_eq!(localized(&[("en", "Help"), ("zh-CN", "帮助")]), "帮助");
        assert_eq!(localized(&[("en", "Help"), ("es", "Ayuda")]), "Help");
        assert_eq!(localized(&[("", "211"), ("en", "Help")]), "211");
    }

    #[test]
    fn an_address_reads_as_on_an_envelope() {
        let address = Address {
            lines: vec!["12 Oak Street".into()],
            city: "Fairhaven".into(),
            state: "FL".into(),
            postal_code: "33000".into(),
            ..Address::default()
        };
        assert_eq!(address_lines(&address), ["12 Oak Street", "Fairhaven, FL 33000"]);
        assert!(address_lines(&Address::default()).is_empty());
    }
}

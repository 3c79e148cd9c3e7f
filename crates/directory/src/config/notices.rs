//! `[[notices]]` of `signpost.toml`: what everybody is to know for some hours or days.

use super::{Keys, Problem, Reader, Value};
use crate::{Area, Community, Date, Directory, UrgentNotice};
use std::str::FromStr;
use toml::de::DeValue;

/// More at once are not read by anybody.
const MOST: usize = 10;
/// Longer than this is no notice: it belongs into the data.
const MOST_DAYS: i32 = 62;
/// Letters of one: on paper it is a line or two above the programs.
const MOST_LETTERS: usize = 280;
/// The end of a day, in minutes since midnight.
const DAY: u16 = 1440;

impl Reader<'_> {
    pub(super) fn notices(&mut self, Value { key, value }: Value) -> Vec<UrgentNotice> {
        let span = value.span();
        let DeValue::Array(items) = value.into_inner() else {
            self.error(span, &key, "expected one [[notices]] for each notice".to_owned());
            return Vec::new();
        };
        if items.len() > MOST {
            self.error(span, &key, format!("{} notices: more than {MOST} are not read by anybody", items.len()));
        }
        let mut notices = Vec::new();
        for item in items.into_iter().take(MOST) {
            let (span, faults) = (item.span(), self.problems.len());
            let Some(mut table) = self.table(Value { key: key.clone(), value: item }) else { continue };
            let text = table.take("text").map(|value| self.localized(value)).unwrap_or_default();
            if text.0.is_empty() {
                self.error(span.clone(), &key, "a notice without its text".to_owned());
            }
            if text.0.values().any(|text| text.chars().count() > MOST_LETTERS) {
                let message = format!("longer than {MOST_LETTERS} letters: say what to do in two sentences");
                self.error(span.clone(), &key, message);
            }
            let from = table.take("from").and_then(|value| self.moment(value, 0));
            let until = table.take("until").and_then(|value| self.moment(value, DAY));
            let notice = UrgentNotice {
                text,
                from: from.map(|(day, _)| day),
                from_minutes: from.map_or(0, |(_, minutes)| minutes),
                until: until.map(|(day, _)| day),
                until_minutes: until.map_or(0, |(_, minutes)| minutes),
                needs: self.list(&mut table, "needs", "a need, such as \"housing\""),
                programs: self.list(&mut table, "programs", "a program's code, such as \"5M1-FBYY\""),
                areas: self.list(&mut table, "areas", "a county, a town or a postal prefix, such as \"town:Tanager\""),
            };
            if notice.areas.iter().any(|area| area.name.is_empty()) {
                self.error(span.clone(), &key, "an area without its name: such as \"town:Tanager\"".to_owned());
            }
            self.unknown(table, &["text", "from", "until", "needs", "programs", "areas"]);
            match (from, until) {
                (_, None) => self.error(span, &key, "until when? such as until = \"2026-07-03 06:00\"".to_owned()),
                (Some(from), Some(until)) if until <= from => {
                    self.error(span, &key, "it ends before it begins".to_owned());
                }
                (Some((from, _)), Some((until, _))) if until.days() - from.days() > MOST_DAYS => {
                    let message = format!("longer than {MOST_DAYS} days: write it into the data instead");
                    self.error(span, &key, message);
                }
                // One that lost a need or an area would be about more than was meant.
                _ if self.problems.len() > faults => {}
                _ => notices.push(notice),
            }
        }
        notices
    }

    /// `"2026-07-03"` or `"2026-07-03 18:30"`, in the community's own time; with `minutes` where no time is given.
    fn moment(&mut self, value: Value, minutes: u16) -> Option<(Date, u16)> {
        let expected = "a day or a day with a time, in quotes: \"2026-07-03\", \"2026-07-03 18:30\"";
        let text = self.checked(&value, expected, |text| read_moment(text, minutes).is_some())?;
        read_moment(&text, minutes)
    }

    fn list<T: FromStr>(&mut self, table: &mut Keys, key: &str, expected: &str) -> Vec<T> {
        let Some(Value { key, value }) = table.take(key) else { return Vec::new() };
        let span = value.span();
        let DeValue::Array(items) = value.into_inner() else {
            self.error(span, &key, format!("expected a list; each is {expected}"));
            return Vec::new();
        };
        let read = |item| {
            let value = Value { key: key.clone(), value: item };
            self.checked(&value, expected, |text| text.parse::<T>().is_ok())?.parse().ok()
        };
        items.into_iter().filter_map(read).collect()
    }
}

/// What is to be mended in the notices before they are published on this day: one that begins at once has no first day to
/// measure from.
pub fn notices_on(community: &Community, today: Date) -> Vec<Problem> {
    let problem = |notice: &UrgentNotice| {
        let until = notice.until?;
        let begins = notice.from.unwrap_or(today).max(today);
        let (stops, what) = match until.days() - begins.days() {
            days if days < 0 && until < today => (false, "its time is over: take it out".to_owned()),
            days if days > MOST_DAYS => (true, format!("longer than {MOST_DAYS} days: write it into the data instead")),
            _ => return None,
        };
        Some(Problem {
            stops,
            line: 0,
            key: "notices".to_owned(),
            message: format!("{} until {until}: {what}", beginning(notice)),
        })
    };
    community.notices.iter().filter_map(problem).collect()
}

/// The areas and programs that notices name and this directory, with its partners' entries, has not: a slip of a letter, and
/// nobody sees the notice there.
pub fn unknown_in_notices(directory: &Directory, today: Date) -> Vec<Problem> {
    let is_lived_in = |area: &Area| directory.programs.iter().any(|program| directory.view_of(program).is_in(area));
    let to_come = directory.community.notices.iter().filter(|notice| notice.until.is_some_and(|until| until >= today));
    let unknown = |notice: &UrgentNotice| {
        let areas = notice.areas.iter().filter(|area| !is_lived_in(area));
        let areas = areas.map(|area| format!("the directory has no program in “{area}”"));
        let programs = notice.programs.iter().filter(|code| directory.find(**code).is_none());
        let programs = programs.map(|code| format!("the directory has no program {code}"));
        let problem = |what| Problem {
            stops: false,
            line: 0,
            key: "notices".to_owned(),
            message: format!("{}: {what}: nobody sees it there", beginning(notice)),
        };
        areas.chain(programs).map(problem).collect::<Vec<_>>()
    };
    to_come.flat_map(unknown).collect()
}

/// For sentences: `“Closed tonight”`
fn beginning(notice: &UrgentNotice) -> String {
    let text = notice.text.0.values().next().map_or("", String::as_str);
    format!("“{}”", text.chars().take(40).collect::<String>())
}

fn read_moment(text: &str, minutes: u16) -> Option<(Date, u16)> {
    let (day, time) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    let day: Date = day.parse().ok()?;
    if time.is_empty() {
        return (!text.ends_with([' ', 'T'])).then_some((day, minutes));
    }
    let (hours, minutes) = time.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some((day, hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::{notices_on, read_moment, unknown_in_notices};
    use crate::{Code, Directory, Need, Program, config::parse};
    use signpost_hours::date::date;

    fn notices(rest: &str) -> (usize, String) {
        let text = format!("name = \"A\"\ntime_zone = \"UTC\"\n[[notices]]\n{rest}\n");
        let (community, problems) = parse(&text);
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        (community.notices.len(), problems.join("\n"))
    }

    #[test]
    fn a_notice_is_read_with_its_time_and_what_it_is_about() {
        let text = "name = \"A\"\ntime_zone = \"UTC\"\n[[notices]]\nfrom = \"2026-07-01 18:00\"\nuntil = \"2026-07-03\"\n\
                    needs = [\"housing\"]\nareas = [\"town:Tanager\"]\n[notices.text]\nen = \"Hot.\"\nes = \"Calor.\"\n";
        let (community, problems) = parse(text);
        assert_eq!(problems, []);
        let notice = &community.notices[0];
        assert_eq!((notice.from, notice.from_minutes), (Some(date(2026, 7, 1)), 1080));
        assert_eq!((notice.until, notice.until_minutes), (Some(date(2026, 7, 3)), 1440));
        assert_eq!((&notice.needs[..], notice.areas[0].to_string().as_str()), (&[Need::Housing][..], "town:Tanager"));
        assert_eq!(notice.text.0.len(), 2);
    }

    #[test]
    fn what_has_no_end_no_text_or_a_slip_is_named() {
        for (rest, says) in [
            ("text = \"Hot\"", "until when?"),
            ("until = \"2026-07-03\"", "without its text"),
            ("text = \"Hot\"\nuntil = \"2026-07-01\"\nfrom = \"2026-07-02\"", "ends before it begins"),
            ("text = \"Hot\"\nuntil = \"2026-12-01\"\nfrom = \"2026-07-02\"", "write it into the data"),
            ("text = \"Hot\"\nuntil = \"tomorrow\"", "a day with a time"),
            ("text = \"Hot\"\nuntil = \"2026-07-03\"\nneeds = [\"heat\"]", "a need, such as"),
            ("text = \"Hot\"\nuntil = \"2026-07-03\"\nprograms = [\"7KX-4MPX\"]", "a program's code"),
            ("text = \"Hot\"\nuntil = \"2026-07-03\"\nareas = \"Tanager\"", "expected a list"),
            (
                "text = \"Hot\"\nuntil = \"2026-07-03\"\nareas = [\"city:Tanager\"]",
                "a county, a town or a postal prefix",
            ),
            ("text = \"Hot\"\nuntil = \"2026-07-03\"\nareas = [\"Tanager\"]", "a county, a town or a postal prefix"),
            ("text = \"Hot\"\nuntil = \"2026-07-03\"\nareas = [\"town: \"]", "an area without its name"),
            ("text = \"Hot\"\nuntil = \"2026-07-03\"\nurgent = true", "unknown key"),
        ] {
            let (kept, said) = notices(rest);
            assert!(said.contains(says), "{rest}: {said}");
            assert!(kept == 0 || says == "unknown key", "{rest}: a notice about more than was meant");
            assert!(said.contains("line "), "{said}");
        }
        assert_eq!(notices("text = \"Hot\"\nuntil = \"2026-07-03\""), (1, String::new()));
    }

    #[test]
    fn one_that_begins_at_once_is_measured_from_the_day_of_publishing() {
        let on = |rest: &str, today| {
            let text = format!("name = \"A\"\ntime_zone = \"UTC\"\n[[notices]]\ntext = \"Hot today\"\n{rest}\n");
            let problems = notices_on(&parse(&text).0, today);
            problems.iter().map(|problem| (problem.stops, problem.to_string())).collect::<Vec<_>>()
        };
        let today = date(2026, 7, 1);
        for fine in
            ["until = \"2026-07-01\"", "until = \"2026-09-01\"", "from = \"2027-01-01\"\nuntil = \"2027-02-01\""]
        {
            assert_eq!(on(fine, today), [], "{fine}");
        }
        for (rest, stops, says) in [
            ("until = \"2026-09-02\"", true, "longer than 62 days"),
            ("until = \"2062-07-01\"", true, "longer than 62 days"),
            ("until = \"2026-06-30\"", false, "its time is over"),
            ("from = \"2026-06-01\"\nuntil = \"2026-06-30\"", false, "its time is over"),
        ] {
            let said = on(rest, today);
            assert_eq!(said.iter().map(|(stops, _)| *stops).collect::<Vec<_>>(), [stops], "{rest}");
            assert!(said[0].1.contains(says) && said[0].1.contains("Hot today"), "{said:?}");
        }
    }

    #[test]
    fn what_the_directory_has_not_is_named() {
        let code = Code::candidates("shelter").next().expect("endless");
        let shelter = Program { code, service_areas: vec!["Tanager".to_owned()], ..Program::default() };
        let on = |rest: &str| {
            let text = format!("name = \"A\"\ntime_zone = \"UTC\"\n[[notices]]\ntext = \"Hot today\"\n{rest}\n");
            let (community, problems) = parse(&text);
            assert_eq!(problems, [], "{rest}");
            let directory = Directory { community, programs: vec![shelter.clone()], ..Directory::default() };
            let unknown = unknown_in_notices(&directory, date(2026, 7, 1));
            unknown.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        let until = "until = \"2026-07-03\"";
        assert_eq!(on(&format!("{until}\nareas = [\"town:tanager\"]\nprograms = [\"{code}\"]")), [""; 0]);
        assert_eq!(on("until = \"2026-06-30\"\nareas = [\"town:Tanagr\"]"), [""; 0], "it is over");
        let said = on(&format!("{until}\nareas = [\"town:Tanagr\"]\nneeds = [\"food\"]\nprograms = [\"C9E-HCG8\"]"));
        assert_eq!(said.len(), 2);
        assert!(said[0].contains("Hot today") && said[0].contains("no program in “town:Tanagr”"), "{said:?}");
        assert!(said[1].contains("no program C9E-HCG8"), "{said:?}");
    }

    #[test]
    fn a_time_is_of_a_day() {
        assert_eq!(read_moment("2026-07-03T06:05", 0), Some((date(2026, 7, 3), 365)));
        for text in ["2026-07-03 24:00", "2026-07-03 6", "2026-07-03 ", "2026-02-30", "06:00", ""] {
            assert_eq!(read_moment(text, 0), None, "{text}");
        }
    }
}

//! Builds [`Schedule`]s from rows of hours: the RRULE columns of 2.0 and 3.x, a row for a weekday in 1.1.

mod merged;
mod recurrence;

use super::{
    Build, Owner,
    holidays::holiday,
    offsets::{self, Offset},
    programs::same_text,
    week_in_words,
};
use crate::{
    Kind, Options, cells,
    names::TableName,
    problems::Problems,
    table::Row,
    times::{self, Clock},
    week::{self, Days},
};
use merged::merge_weekdays;
use recurrence::{LIMITS, Unreadable, recurrence};
use signpost_hours::{Frequency, Minutes, Recurrence, Schedule, ScheduleKind, WeekdayRule};
use std::collections::{BTreeSet, HashMap, HashSet};

impl<'t> Build<'t> {
    pub(super) fn schedules(&mut self) {
        let mut read = Vec::new();
        for name in [TableName::RegularSchedule, TableName::Schedule, TableName::HolidaySchedule] {
            for table in self.tables.named(name) {
                let clock = Clock::of(table.rows().flat_map(|row| [row.get(&["opens_at"]), row.get(&["closes_at"])]));
                for row in table.rows() {
                    let schedules = match name {
                        TableName::HolidaySchedule => holiday(&row, clock, self.options, self.problems),
                        _ => regular(&row, clock, self.options, self.problems),
                    };
                    if !schedules.is_empty() {
                        let owner = self.owner(&row);
                        read.extend(schedules.into_iter().map(|schedule| (row, owner, schedule)));
                    }
                }
            }
        }
        doubt_zeros(&mut read, self.problems);
        let is_dated = |schedule: &Schedule| schedule.kind != ScheduleKind::Regular && schedule.recurrence.is_none();
        let (holidays, mut weekly): (Vec<_>, Vec<_>) =
            read.into_iter().partition(|(_, _, schedule)| is_dated(schedule));
        week_in_words::compare(&mut weekly, self.problems);
        read = weekly;
        read.extend(holidays);
        for (row, owner, schedule) in read {
            self.keep_schedule(&row, owner, schedule);
        }
        let sites = self.programs.iter_mut().flat_map(|program| {
            program.sites.iter_mut().map(|site| &mut site.schedules).chain([&mut program.schedules])
        });
        for schedules in sites.chain(self.locations.iter_mut().map(|location| &mut location.schedules)) {
            *schedules = merge_weekdays(std::mem::take(schedules));
        }
    }

    fn keep_schedule(&mut self, row: &Row<'t>, owner: Owner, schedule: Schedule) {
        match owner {
            Owner::Site(program, site) => self.programs[program].sites[site].schedules.push(schedule),
            Owner::Program(program) => self.programs[program].schedules.push(schedule),
            Owner::Location(location) => self.locations[location].schedules.push(schedule),
            Owner::Organization(_) => {
                let expected = "the hours of a service or a location; the row was left out";
                self.problems.in_column(Kind::Unused, row, "organization_id", "the hours of an organization", expected);
            }
            Owner::Unpublished | Owner::Nobody => {}
        }
    }
}

fn regular(row: &Row, clock: Clock, options: &Options, problems: &mut Problems) -> Vec<Schedule> {
    const DAYS: [&str; 7] = ["weekday", "byday", "freq", "bymonthday", "byweekno", "byyearday", "dtstart"];
    let days: Vec<&str> = DAYS.iter().map(|column| row.get(&[column])).filter(|cell| !cell.is_empty()).collect();
    let times = [row.get(&["opens_at"]), row.get(&["closes_at"])];
    let text = words(row, problems);
    if days.is_empty() && times == ["", ""] && text.is_none() {
        problems.row(Kind::MissingValue, row, "no hours", "days, times or words; the row was left out");
        return Vec::new();
    }
    let mut schedule = Schedule {
        kind: ScheduleKind::Regular,
        valid_from: cells::date(row, &["valid_from"], problems),
        valid_to: cells::date(row, &["valid_to"], problems),
        attending: cells::line(row, &["attending_type"], problems),
        text,
        ..Schedule::default()
    };
    // An export of doubtful hours: what was not read once is not read later.
    let words_only = cells::yes(row, &["x_words_only"], problems);
    if let Some(week) = week_in_one_cell(&days, times, schedule.text.as_deref())
        && !words_only
        && !dates_unread(row, &schedule, None)
    {
        if !days.is_empty() || times != ["", ""] {
            add_words(&mut schedule.text, &format!("{} {}", days.join(" "), span(times)));
        }
        return week.into_iter().flat_map(|of_days| schedules_of(&schedule, of_days)).collect();
    }
    let recurrence = recurrence(row, problems);
    if let (Ok(Some(rule)), ["", ""], Some(text)) = (&recurrence, times, schedule.text.as_deref())
        && !words_only
        && !dates_unread(row, &schedule, Some(rule))
        && let Some(read) = times_in_words(text, rule, &schedule)
    {
        return read;
    }
    let mut shifts = Vec::new();
    if is_closed(times) {
        // A row of weekdays that says closed stops these days, whatever other rows say.
        schedule.kind = ScheduleKind::HolidayClosed;
    } else {
        shifts = set_times(&mut schedule, row, clock, options, problems);
    }
    match recurrence {
        // From or until a day that nobody can tell: it may be over.
        Ok(Some(rule)) if dates_unread(row, &schedule, Some(&rule)) => {}
        Ok(Some(rule)) => {
            schedule.recurrence = Some(rule);
            let shift =
                |(opens, closes)| Schedule { opens_at: Some(opens), closes_at: Some(closes), ..schedule.clone() };
            let shifts: Vec<Schedule> = shifts.into_iter().map(shift).collect();
            return std::iter::once(schedule).chain(shifts).collect();
        }
        Ok(None) if times == ["", ""] => {}
        Ok(None) => {
            let expected = "the days of the week; they are shown as words";
            problems.row(Kind::UnreadableHours, row, "hours without days", expected);
        }
        Err(Unreadable { column, found }) => {
            let expected = "the days of the week, such as Monday or MO,TH; it is shown as words";
            problems.cell(Kind::UnreadableHours, row, column, &found, expected);
        }
    }
    schedule.kind = ScheduleKind::Regular;
    // Days that cannot be read make the times worth no more than words.
    (schedule.opens_at, schedule.closes_at) = (None, None);
    let limits = ["valid_from", "valid_to", "until"].iter().chain(LIMITS).map(|column| row.get(&[column]).to_owned());
    // A number says nothing without its name.
    let numbers = ["interval", "count"].iter().map(|column| (column, row.get(&[column])));
    let numbers = numbers.filter(|(_, cell)| !cell.is_empty()).map(|(column, cell)| format!("{column}: {cell}"));
    let limits: Vec<String> = limits.chain(numbers).collect();
    let all = days.join(" ") + " " + &span(times) + " " + &limits.join(" ");
    add_words(&mut schedule.text, &all.split_whitespace().collect::<Vec<_>>().join(" "));
    vec![schedule]
}

/// Days and hours in one cell, where the others say nothing of them: "Mon-Fri 9-5, Sat 10-2".
fn week_in_one_cell(days: &[&str], times: [&str; 2], text: Option<&str>) -> Option<Vec<Days>> {
    let cell = match (days, times) {
        ([], ["", ""]) => text?,
        ([days], ["", ""]) => days,
        ([], [both, ""]) | ([], ["", both]) => both,
        ([], [opens, closes]) if opens == closes => opens,
        _ => return None,
    };
    week::week_by_itself(cell).filter(|week| week.iter().all(|of_days| !of_days.days.is_empty()))
}

/// The hours of a row of weekdays whose words say them: "9:15am-10:30am, Mon, Wed". Every day of the row must be named;
/// further days are as sure as those of the row.
fn times_in_words(text: &str, rule: &Recurrence, schedule: &Schedule) -> Option<Vec<Schedule>> {
    let plain = rule.frequency == Frequency::Weekly
        && rule.month_days.is_empty()
        && rule.weeks.is_empty()
        && rule.year_days.is_empty();
    let week = week::week_by_itself(text).filter(|_| plain && !rule.weekdays.is_empty())?;
    let named = |day: &WeekdayRule| week.iter().any(|of_days| of_days.days.is_empty() || of_days.days.contains(day));
    if !rule.weekdays.iter().all(named) {
        return None;
    }
    let with_rule = |mut of_day: Schedule| {
        let weekdays = of_day.recurrence.take().map(|rule| rule.weekdays).filter(|days| !days.is_empty());
        of_day.recurrence =
            Some(Recurrence { weekdays: weekdays.unwrap_or_else(|| rule.weekdays.clone()), ..rule.clone() });
        of_day
    };
    Some(week.into_iter().flat_map(|of_days| schedules_of(schedule, of_days)).map(with_rule).collect())
}

fn schedules_of(schedule: &Schedule, of_days: Days) -> Vec<Schedule> {
    let recurrence = Some(Recurrence { interval: 1, weekdays: of_days.days, ..Recurrence::default() });
    let with = |kind, opens_at, closes_at| Schedule {
        kind,
        opens_at,
        closes_at,
        recurrence: recurrence.clone(),
        ..schedule.clone()
    };
    match of_days.spans.as_slice() {
        [] => vec![with(ScheduleKind::HolidayClosed, None, None)],
        spans => spans.iter().map(|(from, to)| with(ScheduleKind::Regular, Some(*from), Some(*to))).collect(),
    }
}

pub(super) fn is_closed(times: [&str; 2]) -> bool {
    times.iter().any(|time| times::closed(time))
        && times.iter().all(|time| time.is_empty() || times::dash(time) || times::closed(time))
}

/// 00:00 to 00:00 means closed for one publisher and 24 hours for another. Beside days with shorter hours, in whatever
/// table, or on some days of the week alone, nobody can tell.
fn doubt_zeros(read: &mut [(Row, Owner, Schedule)], problems: &mut Problems) {
    let mut shorter: HashSet<Owner> = HashSet::new();
    let mut zero_days: HashMap<Owner, BTreeSet<u8>> = HashMap::new();
    for (_, owner, schedule) in read.iter().filter(|(_, _, schedule)| schedule.opens_at.is_some()) {
        if !from_zero_to_zero(schedule) {
            shorter.insert(*owner);
        } else if let (ScheduleKind::Regular, Some(rule)) = (schedule.kind, &schedule.recurrence) {
            let every_day = rule.frequency == Frequency::Daily && rule.interval == 1;
            let days = zero_days.entry(*owner).or_default();
            days.extend((0..7).filter(|day| every_day || rule.weekdays.iter().any(|rule| rule.weekday == *day)));
        }
    }
    for (row, owner, schedule) in read {
        let every_day = zero_days.get(owner).is_some_and(|days| days.len() == 7);
        if from_zero_to_zero(schedule) && !said_day_and_night(row) && (shorter.contains(owner) || !every_day) {
            let times = span([row.get(&["opens_at"]), row.get(&["closes_at"])]);
            let expected = "Closed, or 00:00 to 24:00; shown as “call first”";
            problems.cell(Kind::UnreadableHours, row, "opens_at", &times, expected);
            (schedule.opens_at, schedule.closes_at) = (None, None);
            add_words(&mut schedule.text, &times);
        }
    }
}

fn from_zero_to_zero(schedule: &Schedule) -> bool {
    (schedule.opens_at, schedule.closes_at) == (Some(0), Some(0))
}

/// "24/7", "always": no form's way to say nothing.
fn said_day_and_night(row: &Row) -> bool {
    const WORDS: [&str; 8] =
        ["24", "always", "all day", "around the clock", "round the clock", "siempre", "todo el día", "todo el dia"];
    ["opens_at", "closes_at", "weekday", "original_text", "description"].iter().any(|column| {
        let said = row.peek(column).to_lowercase();
        WORDS.iter().any(|word| said.contains(word))
    })
}

fn dates_unread(row: &Row, schedule: &Schedule, rule: Option<&Recurrence>) -> bool {
    let dates = [
        ("valid_from", schedule.valid_from),
        ("valid_to", schedule.valid_to),
        ("dtstart", rule.and_then(|rule| rule.start)),
        ("until", rule.and_then(|rule| rule.until)),
    ];
    dates.iter().any(|(column, date)| date.is_none() && !row.get(&[column]).is_empty())
}

/// Opening and closing as the source writes them.
pub(super) fn span([opens, closes]: [&str; 2]) -> String {
    if opens.is_empty() && closes.is_empty() { String::new() } else { format!("{opens} - {closes}") }
}

/// The source's own words for the hours.
pub(super) fn words(row: &Row, problems: &mut Problems) -> Option<String> {
    let mut text = None;
    for column in ["original_text", "description", "notes"] {
        if let Some(words) = cells::text(row, &[column], problems) {
            add_words(&mut text, &words);
        }
    }
    if let Some(link) = cells::website(row, &["schedule_link"], problems) {
        add_words(&mut text, &link);
    }
    text
}

/// The same, for a row of which everything was told already.
pub(super) fn words_alone(row: &Row) -> Option<String> {
    words(row, &mut Problems::default())
}

pub(super) fn add_words(text: &mut Option<String>, words: &str) {
    let words = words.trim();
    match text {
        _ if words.is_empty() => {}
        Some(text) if text.contains(words) || same_text(text, words) => {}
        Some(text) => {
            text.push('\n');
            text.push_str(words);
        }
        None => *text = Some(words.to_owned()),
    }
}

/// Both times or none: what is half known is shown as words. Returns further spans of the same days.
pub(super) fn set_times(
    schedule: &mut Schedule,
    row: &Row,
    clock: Clock,
    options: &Options,
    problems: &mut Problems,
) -> Vec<(Minutes, Minutes)> {
    let [opens, closes] = ["opens_at", "closes_at"].map(|column| row.get(&[column]));
    let [opens, closes] = [opens, closes].map(|time| if times::dash(time) { "" } else { time });
    if opens.is_empty() && closes.is_empty() {
        if schedule.text.is_none() {
            problems.row(Kind::UnreadableHours, row, "no times", "opens_at and closes_at; shown as “call first”");
        } else {
            problems.row(
                Kind::UnreadableHours,
                row,
                "only words",
                "opens_at and closes_at; shown as words, never as open",
            );
        }
        return Vec::new();
    }
    let shift = match offsets::read(row, [opens, closes], options) {
        Offset::Same => 0,
        Offset::Assumed { column, found } => {
            let expected = "no offset; the times were read as those on the clock there";
            problems.in_column(Kind::OddHours, row, column, found, expected);
            0
        }
        Offset::Elsewhere(shift) => shift,
        Offset::Doubtful { column, found } => {
            let expected = "the time on the clock there, without an offset; shown as words, never as open";
            problems.cell(Kind::UnreadableHours, row, column, found, expected);
            let zone = row.get(&["timezone"]);
            add_words(&mut schedule.text, format!("{} {zone}", span([opens, closes])).trim());
            return Vec::new();
        }
    };
    // Both hours in one cell: `9am - 5pm`, `24/7`.
    let whole = match (opens, closes) {
        (both, "") | ("", both) => week::week_by_itself(both),
        (opens, closes) if opens == closes => week::week_by_itself(opens),
        _ => None,
    };
    if let Some([of_days]) = whole.as_deref()
        && let [(from, to), more @ ..] = of_days.spans.as_slice()
        && (of_days.days.is_empty() || (*from, *to) == (0, 0))
        && shift == 0
    {
        (schedule.opens_at, schedule.closes_at) = (Some(*from), Some(*to));
        return more.to_vec();
    }
    // The morning in one cell, the afternoon in the other.
    if let (Some(morning), Some(afternoon)) = (shift_in_cell(opens), shift_in_cell(closes))
        && morning.1 <= afternoon.0
        && shift == 0
    {
        (schedule.opens_at, schedule.closes_at) = (Some(morning.0), Some(morning.1));
        return vec![afternoon];
    }
    if offsets::is_range(opens, closes) {
        let expected = "a time such as 8:00am or 17:30; shown as words, never as open";
        problems.cell(Kind::UnreadableHours, row, "opens_at", &span([opens, closes]), expected);
        add_words(&mut schedule.text, &span([opens, closes]));
        return Vec::new();
    }
    let [opens_at, closes_at] = times::pair(opens, closes, clock);
    for (column, raw, time) in [("opens_at", opens, opens_at), ("closes_at", closes, closes_at)] {
        if time.is_none() {
            let ambiguous = times::time(raw, Clock::TwentyFourHours).is_some();
            let expected = if ambiguous { "a time with am or pm" } else { "a time such as 8:00am or 17:30" };
            let expected = format!("{expected}; shown as words, never as open");
            problems.cell(Kind::UnreadableHours, row, column, raw, &expected);
        }
    }
    for (time, raw) in [(opens_at, opens), (closes_at, closes)] {
        match time {
            Some(time) => time.note.into_iter().for_each(|note| add_words(&mut schedule.text, note)),
            // Half of the hours are still worth showing; words of the source's own say them better.
            None if schedule.text.is_none() => add_words(&mut schedule.text, &span([opens, closes])),
            None => add_words(&mut schedule.text, raw),
        }
    }
    let (Some(opens_at), Some(closes_at)) = (opens_at, closes_at) else { return Vec::new() };
    let Some((from, to)) = offsets::shifted((opens_at.minutes, closes_at.minutes), shift) else {
        let expected = "times of the same day on the clock there; shown as words, never as open";
        problems.cell(Kind::UnreadableHours, row, "opens_at", opens, expected);
        add_words(&mut schedule.text, format!("{} {}", span([opens, closes]), row.get(&["timezone"])).trim());
        return Vec::new();
    };
    if from == to && from != 0 {
        problems.cell(Kind::UnreadableHours, row, "closes_at", closes, "a time after opens_at; shown as “call first”");
        add_words(&mut schedule.text, &span([opens, closes]));
        return Vec::new();
    }
    if week::is_slip(from, to) {
        let expected = "hours of one day; shown as “call first”";
        problems.cell(Kind::OddHours, row, "closes_at", &span([opens, closes]), expected);
        add_words(&mut schedule.text, &span([opens, closes]));
        return Vec::new();
    }
    (schedule.opens_at, schedule.closes_at) = (Some(from), Some(to));
    Vec::new()
}

/// `9:00-12:00`
fn shift_in_cell(cell: &str) -> Option<(Minutes, Minutes)> {
    match week::week_by_itself(cell)?.as_slice() {
        [of_days] if of_days.days.is_empty() => match of_days.spans.as_slice() {
            [(from, to)] if from < to => Some((*from, *to)),
            _ => None,
        },
        _ => None,
    }
}

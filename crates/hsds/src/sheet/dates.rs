//! Days as a spreadsheet writes them: 11/3/2026 is in November or in March, and its column or the country tells which.

use crate::{dates, table::Table};

/// Which number of a date such as 11/3/2026 is the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    MonthFirst,
    DayFirst,
    /// Nothing tells.
    Unknown,
}

/// Countries that write the month first.
const MONTH_FIRST: [&str; 3] = ["US", "PH", "FM"];

impl Order {
    /// By the values of the column that have only one reading, and by the country: where the two differ, one date may be
    /// the slip or the whole column, and nothing tells.
    pub(super) fn of_column(table: &Table, column: usize, country: &str) -> Order {
        let numbers = || table.rows().filter_map(|row| numbers(row.at(column)));
        let (month_first, day_first) =
            (numbers().any(|(_, second, _)| second > 12), numbers().any(|(first, ..)| first > 12));
        match (month_first, day_first) {
            (true, false) if country.is_empty() || MONTH_FIRST.contains(&country) => Order::MonthFirst,
            (false, true) if !MONTH_FIRST.contains(&country) => Order::DayFirst,
            (true, false) | (false, true) => Order::Unknown,
            (true, true) => Order::Unknown,
            (false, false) if MONTH_FIRST.contains(&country) => Order::MonthFirst,
            (false, false) if !country.is_empty() => Order::DayFirst,
            (false, false) => Order::Unknown,
        }
    }

    /// The day without its time, as 2026-11-03 where that is sure; else as it stands.
    pub(super) fn iso(self, cell: &str) -> String {
        if dates::date(cell).is_some() {
            return cell.to_owned();
        }
        let (month, day, year) = match (self, numbers(cell)) {
            (Order::MonthFirst, Some((month, day, year))) | (Order::DayFirst, Some((day, month, year))) => {
                (month, day, year)
            }
            _ => return cell.to_owned(),
        };
        let iso = format!("{year:04}-{month:02}-{day:02}");
        if dates::date(&iso).is_some() { iso } else { cell.to_owned() }
    }
}

/// Both readings of a cell that may be two days.
pub(super) fn two_readings(cell: &str) -> Option<[String; 2]> {
    let (first, second, year) = numbers(cell).filter(|_| dates::date(cell).is_none())?;
    let iso = |month: u16, day: u16| format!("{year:04}-{month:02}-{day:02}");
    let readings = [iso(first, second), iso(second, first)];
    readings.iter().all(|reading| dates::date(reading).is_some()).then_some(readings)
}

/// The three numbers of 11/3/2026, with or without a time behind them.
fn numbers(cell: &str) -> Option<(u16, u16, u16)> {
    let date = cell.split_whitespace().next()?;
    let separator = ['/', '.', '-'].into_iter().find(|separator| date.matches(*separator).count() == 2)?;
    let mut parts = date.split(separator).map(|part| part.parse::<u16>().ok());
    let (first, second, year) = (parts.next()??, parts.next()??, parts.next()??);
    let year = if year < 100 { 2000 + year } else { year };
    ((1..=31).contains(&first) && (1..=31).contains(&second) && (1990..=2100).contains(&year))
        .then_some((first, second, year))
}

//! The rows of a table in one text: a row takes its cells' bytes and a few more, however many columns the header has.

/// All rows, in their order.
#[derive(Debug, Default)]
pub(crate) struct Records {
    /// Every cell, one after the other.
    text: String,
    /// Where each cell ends in `text`.
    ends: Vec<u32>,
    /// The number of each row, and how many cells there are up to its end.
    rows: Vec<(u64, u32)>,
}

/// The cells of one row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record<'t> {
    text: &'t str,
    start: u32,
    ends: &'t [u32],
}

impl Records {
    /// `false` where there is no room: more than 4 GB of text, or 4 billion cells.
    pub(crate) fn push<'c>(&mut self, number: u64, cells: impl Iterator<Item = &'c str>) -> bool {
        for cell in cells {
            self.text.push_str(cell);
            let Ok(end) = u32::try_from(self.text.len()) else { return false };
            self.ends.push(end);
        }
        let Ok(cells) = u32::try_from(self.ends.len()) else { return false };
        self.rows.push((number, cells));
        true
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Each with its number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u64, Record<'_>)> {
        let mut first = 0;
        self.rows.iter().map(move |&(number, after)| {
            let after = after as usize;
            let start = if first == 0 { 0 } else { self.ends[first - 1] };
            let record = Record { text: &self.text, start, ends: &self.ends[first..after] };
            first = after;
            (number, record)
        })
    }
}

impl<'t> Record<'t> {
    pub(crate) fn get(&self, column: usize) -> Option<&'t str> {
        let end = *self.ends.get(column)?;
        let start = column.checked_sub(1).map_or(self.start, |before| self.ends[before]);
        self.text.get(start as usize..end as usize)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &'t str> {
        let record = *self;
        (0..self.ends.len()).filter_map(move |column| record.get(column))
    }
}

impl PartialEq for Record<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.ends.len() == other.ends.len() && self.iter().eq(other.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_any_length_are_read_as_they_were_written() {
        let rows: [(u64, &[&str]); 5] =
            [(2, &["a", "", "bc"]), (3, &[]), (7, &["é", "日本"]), (8, &["", ""]), (9, &["a", "", "bc"])];
        let mut records = Records::default();
        for (number, cells) in rows {
            assert!(records.push(number, cells.iter().copied()));
        }
        assert_eq!(records.len(), 5);
        let read: Vec<(u64, Vec<&str>)> =
            records.iter().map(|(number, record)| (number, record.iter().collect())).collect();
        assert_eq!(read, rows.map(|(number, cells)| (number, cells.to_vec())));
        let all: Vec<Record> = records.iter().map(|(_, record)| record).collect();
        assert_eq!((all[0].get(2), all[0].get(3), all[1].get(0)), (Some("bc"), None, None));
        assert!(all[0] == all[4] && all[0] != all[2] && all[1] != all[3]);
    }

    #[test]
    fn a_short_row_takes_no_more_room_after_a_long_one() {
        let mut records = Records::default();
        let long = "x".repeat(64 * 1024);
        records.push(2, [long.as_str(); 500].into_iter());
        let before = (records.text.len(), records.ends.len());
        for number in 0..1_000 {
            records.push(number, ["a", "b"].into_iter());
        }
        assert_eq!((records.text.len() - before.0, records.ends.len() - before.1), (2_000, 2_000));
    }
}

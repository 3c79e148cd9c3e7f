//! Facts derived from a program's fields: whether it is free or has ended, and its phones.

use super::{Date, Location, Phone, Program, Record};
use signpost_hours::{OpenState, Schedule, UnixSeconds, Zone};

/// "Checked lately" means within half a year.
pub const RECENTLY_CHECKED_DAYS: u32 = 183;

/// Fee texts that say "free" and nothing that takes it back.
const FREE_WORDS: [&str; 12] = [
    "free",
    "no cost",
    "no charge",
    "no fee",
    "none",
    "no",
    "gratis",
    "gratuito",
    "sin costo",
    "sin cargo",
    "ninguno",
    "$0",
];

/// What may follow such a word.
const ENDINGS: [&str; 7] = [",", ";", ".", ":", " for ", " of charge", " para "];

impl Program {
    /// Somebody said that it costs nothing. Silence is not "free".
    pub fn is_free(&self) -> bool {
        let amounts_are_zero = !self.costs.is_empty() && self.costs.iter().all(|cost| cost.amount == Some(0.0));
        amounts_are_zero || self.fees.as_deref().is_some_and(says_free)
    }

    /// Why it may have ended: its funding, or the entry itself, ran out before `today`.
    pub fn ended_on(&self, today: Date) -> Option<Date> {
        [self.funded_until, self.valid_until].into_iter().flatten().filter(|last| *last < today).min()
    }

    /// Somebody checked it within [`RECENTLY_CHECKED_DAYS`] before `today`.
    pub fn is_checked_lately(&self, today: Date) -> bool {
        self.assured_on.is_some_and(|day| today.days() - day.days() <= RECENTLY_CHECKED_DAYS as i32)
    }
}

fn says_free(fees: &str) -> bool {
    let fees = fees.trim().trim_end_matches(['.', '!']).to_lowercase();
    // "Free", "Free for members", "free; donations welcome", but not "free trial" or "no insurance: ask".
    let goes_on = |rest: &str| rest.is_empty() || ENDINGS.iter().any(|ending| rest.starts_with(ending));
    let plainly = FREE_WORDS.iter().any(|word| fees.strip_prefix(word).is_some_and(goes_on));
    plainly && (fees == "$0" || !fees.contains(char::is_numeric))
}

impl Record {
    /// All numbers, each once: the program's, then its sites', contacts', places' and organization's.
    pub fn phones(&self) -> Vec<&Phone> {
        self.view().phones()
    }

    /// The schedules that hold at one of its sites, by number, or for a program that has none.
    pub fn schedules(&self, site: Option<usize>) -> Vec<&Schedule> {
        self.view().schedules(site.and_then(|at| self.program.sites.get(at)))
    }

    /// Whether any of its sites is open at `now`.
    pub fn open_state(&self, zone: &Zone, now: UnixSeconds) -> OpenState {
        self.view().open_state(zone, now)
    }

    /// The place to go to, if it is not withheld.
    pub fn address_of(&self, site: usize) -> Option<&Location> {
        self.view().location(self.program.sites.get(site)?).filter(|location| !location.confidential)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Cost;
    use signpost_hours::date::date;

    #[test]
    fn only_a_plain_word_makes_it_free() {
        for (fees, free) in [
            ("Free", true),
            ("free.", true),
            ("No cost for county residents", true),
            ("Gratis", true),
            ("$0", true),
            ("Free; donations welcome", true),
            ("None", true),
            ("Free trial, then $20 a month", false),
            ("No insurance: $40", false),
            ("Sliding scale", false),
            ("", false),
        ] {
            assert_eq!(Program { fees: Some(fees.into()), ..Default::default() }.is_free(), free, "{fees}");
        }
        let paid = Cost { amount: Some(5.0), ..Default::default() };
        assert!(
            !Program { costs: vec![Cost { amount: Some(0.0), ..Default::default() }, paid], ..Default::default() }
                .is_free()
        );
    }

    #[test]
    fn a_program_ends_after_its_last_day_and_not_on_it() {
        let program = Program { funded_until: Some(date(2026, 6, 30)), ..Default::default() };
        assert_eq!(program.ended_on(date(2026, 6, 30)), None);
        assert_eq!(program.ended_on(date(2026, 7, 1)), Some(date(2026, 6, 30)));
    }
}

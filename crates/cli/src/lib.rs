//! The `signpost` tool. The only crate that uses disks, the clock and the network.
//!
//! One file per command, with its `Args` (what the user typed, with its `--help`) and
//! `run(args) -> anyhow::Result<Outcome>`; [`cli`] lists them, and `bin/signpost.rs` prints an error,
//! with its whole chain, in one place. What two commands share has a file named after the thing:
//! [`app`] (the built web app), [`site`] (a folder that is written), [`zone`], ...

/// Prints a line. Whoever reads it may have stopped (`| head`): that is no reason to stop half-way.
macro_rules! say {
    ($($line:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(std::io::stdout(), $($line)*);
    }};
}

pub mod app;
mod brand;
pub mod browse;
mod capacity;
mod card;
mod changes;
pub mod check;
pub mod cli;
mod community_templates;
mod coverage;
pub mod doctor;
mod expiry;
pub mod export;
mod file_list;
mod first_paint;
mod handout;
mod host_files;
mod hosting;
pub mod import;
pub mod init;
mod json_in_html;
mod key_file;
pub mod keys;
mod last_versions;
pub mod ledger;
mod lock;
mod loss;
mod manual;
pub mod next_step;
pub mod offline;
mod own_languages;
pub mod package;
pub mod packs;
pub mod partner;
mod parts;
mod passphrase;
pub mod places;
mod private_keys;
mod published;
mod reader;
pub mod release;
pub mod renew;
mod report;
pub mod rotate;
pub mod search;
pub mod serve;
mod sheet_mapping;
pub mod sign;
pub mod site;
mod site_files;
pub mod source;
pub mod template;
pub mod verify;
mod visits;
pub mod vocabulary;
mod web;
mod words;
pub mod zone;

use signpost_hours::UnixSeconds;
use std::{process::ExitCode, time::SystemTime};

/// How a command ended, for cron and scripts. An error that was printed is exit code 2, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Outcome {
    /// Done, nothing to worry about.
    Done = 0,
    /// Done, but somebody should look soon: stale or about to expire, signatures missing, warnings under `--strict`.
    Attention = 1,
    /// Not done, or refused.
    Refused = 2,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(outcome as u8)
    }
}

/// The clock of this machine; the core is handed the answer.
pub fn now() -> UnixSeconds {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs() as UnixSeconds)
}

/// A moment as it can be typed: `2026-11-21T09:00:00Z`, or seconds since 1970.
pub fn parse_time(text: &str) -> Result<UnixSeconds, String> {
    if let Ok(seconds) = text.parse() {
        return Ok(seconds);
    }
    let moment: Result<jiff::Timestamp, _> = text.parse();
    moment.map(|moment| moment.as_second()).map_err(|_| "expected a time such as 2026-11-21T09:00:00Z".to_owned())
}

/// `2026-11-21 22:30 UTC`, for messages.
pub fn date_time(at: UnixSeconds) -> String {
    jiff::Timestamp::from_second(at)
        .map_or_else(|_| format!("{at} s"), |t| t.strftime("%Y-%m-%d %H:%M UTC").to_string())
}

/// How long from `now` until `at`, in the largest unit that still says something: `13 days`, `5 hours ago`.
pub fn countdown(at: UnixSeconds, now: UnixSeconds) -> String {
    let seconds = (at - now).abs();
    let (count, unit) = match seconds {
        s if s >= 2 * 86_400 => (s / 86_400, "days"),
        s if s >= 2 * 3_600 => (s / 3_600, "hours"),
        s => (s / 60, "minutes"),
    };
    let unit = if count == 1 { unit.trim_end_matches('s') } else { unit };
    if at >= now { format!("in {count} {unit}") } else { format!("{count} {unit} ago") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_countdown_says_days_hours_or_minutes_and_which_way() {
        for (at, expected) in [
            (13 * 86_400, "in 13 days"),
            (86_400, "in 24 hours"),
            (90, "in 1 minute"),
            (-5 * 3_600, "5 hours ago"),
            (-400 * 86_400, "400 days ago"),
        ] {
            assert_eq!(countdown(at, 0), expected);
        }
    }
}

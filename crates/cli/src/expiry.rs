//! How long the timestamp holds, and what has to be signed next.

use super::{Outcome, countdown, date_time};
use signpost_hours::UnixSeconds;
use signpost_trust::{
    metadata::Signed,
    policy::DAY,
    release::{EDITORS, PARTNER_PREFIX},
    sign::{Lifetimes, Repository},
};
use std::path::Path;

/// Days before the expiry of a role, other than those of the online key, at which somebody should look.
const SOON: UnixSeconds = 30 * DAY;

/// Days, with a daily job.
pub const TIMESTAMP_DAYS: u32 = 14;

/// The lifetime of the timestamp.
#[derive(Debug, Clone, clap::Args)]
pub struct Term {
    /// Days until readers are told that the directory was not confirmed: 14 with a daily job, 45 without
    #[arg(long, value_name = "DAYS", default_value_t = TIMESTAMP_DAYS, value_parser = clap::value_parser!(u32).range(1..=180))]
    pub timestamp_days: u32,
}

impl Term {
    pub fn lifetimes(&self) -> Lifetimes {
        Lifetimes { timestamp: self.timestamp_days, ..Lifetimes::default() }
    }
}

/// The command that signs a role for another term.
pub fn repair(role: &str, site: &Path, keys: &Path) -> String {
    match role {
        "root" | "targets" => format!("signpost rotate {role} --same-keys --keys {}", keys.display()),
        "snapshot" | "timestamp" => format!("signpost renew {} --keys {}", site.display(), keys.display()),
        EDITORS => "signpost publish".to_owned(),
        other => match other.strip_prefix(PARTNER_PREFIX) {
            Some(partner) => {
                format!("signpost partner sign {partner} (where its key is), then signpost publish --partner")
            }
            None => "signpost publish".to_owned(),
        },
    }
}

/// Says until when each role holds and what renews it, the earliest first. [`Outcome::Attention`] when one that no
/// scheduled job renews has expired or will soon.
pub fn print_expiries(repository: &Repository, site: &Path, keys: &Path, at: UnixSeconds) -> Outcome {
    let mut due: Vec<_> = repository.headers();
    due.sort_by_key(|(_, header)| header.expires);
    let next = repository.timestamp.as_ref().map_or(at, |timestamp| timestamp.signed().header().expires);
    say!("Next: {}, before {} ({})", repair("timestamp", site, keys), date_time(next), countdown(next, at));
    say!("Each role, and what signs it for another term:");
    let mut outcome = Outcome::Done;
    for (role, header) in due {
        let soon = !matches!(role, "timestamp" | "snapshot") && header.expires - at < SOON;
        say!(
            "  {role} version {}: {}, before {} ({}){}",
            header.version,
            repair(role, site, keys),
            date_time(header.expires),
            countdown(header.expires, at),
            if soon { "  <- soon" } else { "" }
        );
        if soon {
            outcome = Outcome::Attention;
        }
    }
    outcome
}

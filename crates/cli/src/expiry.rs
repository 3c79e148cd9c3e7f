//! How long the timestamp holds, and what has to be signed next.

use super::{countdown, date_time};
use signpost_hours::UnixSeconds;
use signpost_trust::{
    metadata::Signed,
    release::EDITORS,
    sign::{Lifetimes, Repository},
};
use std::path::Path;

/// The lifetime of the timestamp.
#[derive(Debug, Clone, clap::Args)]
pub struct Term {
    /// Days until readers are told that the directory was not confirmed: 14 with a daily job, 45 without
    #[arg(long, value_name = "DAYS", default_value_t = 14, value_parser = clap::value_parser!(u32).range(1..=180))]
    pub timestamp_days: u32,
}

impl Term {
    pub fn lifetimes(&self) -> Lifetimes {
        Lifetimes { timestamp: self.timestamp_days, ..Lifetimes::default() }
    }
}

/// Which role besides the timestamp expires first: name and moment.
pub fn next_expiry(repository: &Repository) -> (String, UnixSeconds) {
    let delegated = repository.delegated.iter().map(|(name, signed)| (name.clone(), signed.signed().header().expires));
    let root = ("root".to_owned(), repository.root().signed().header().expires);
    let targets = ("targets".to_owned(), repository.targets.signed().header().expires);
    delegated.chain([targets]).fold(root, |soonest, other| if other.1 < soonest.1 { other } else { soonest })
}

/// Says when the next thing is due.
pub fn print_next_steps(repository: &Repository, site: &Path, keys: &Path, at: UnixSeconds) {
    let due = repository.timestamp.as_ref().map_or(at, |timestamp| timestamp.signed().header().expires);
    say!(
        "Next: signpost renew {} --keys {}, before {} ({})",
        site.display(),
        keys.display(),
        date_time(due),
        countdown(due, at)
    );
    let (name, expires) = next_expiry(repository);
    let what = match name.as_str() {
        "root" => "signpost rotate root --same-keys".to_owned(),
        "targets" => "signpost rotate targets --same-keys".to_owned(),
        EDITORS => "signpost publish".to_owned(),
        partner => format!("{partner} signs anew (signpost partner sign)"),
    };
    say!("After that: {what}, before {} ({})", date_time(expires), countdown(expires, at));
}

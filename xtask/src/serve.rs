//! `cargo xtask serve`: a whole site of the sample community, from sources to an address.

use crate::{build, outcome::Outcome, sample, step, trunk::Profile, workspace};
use std::{path::Path, process::Command};

/// Builds, signs and serves until interrupted. `from` is an HSDS source; without it the sample community.
pub fn run(from: Option<&Path>, port: u16, profile: Profile) -> Outcome<()> {
    let sample = build::run(profile)?;
    let site = match from {
        Some(from) => sample::publish(from, &workspace::target().join("from"))?,
        None => sample,
    };
    println!("\nServing {} at http://127.0.0.1:{port}/ (Ctrl-C ends it)", site.display());
    step::loudly(
        "signpost serve",
        Command::new(workspace::signpost()).arg("serve").arg(&site).args(["--port", &port.to_string()]),
    )
}

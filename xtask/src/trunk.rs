//! Trunk, which builds the web app: how xtask calls it. `Trunk.toml` says what it builds, `hook` does the rest.

use crate::{machine, outcome::Outcome, rust, step, tools, workspace};
use std::{path::PathBuf, process::Command};

/// How much work goes into the build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Small and fast, as published.
    Release,
    /// Quick to build; ten times as large.
    Dev,
}

impl Profile {
    fn usually(self) -> &'static str {
        match self {
            Profile::Release => "8 min for a first build, else 3 min",
            Profile::Dev => "6 min for a first build, else 1 min",
        }
    }
}

/// Builds the app, the tool with the app inside, and the sample community's site, in that order. The site is also in
/// the folder that is returned: not in `dist/`, where a `trunk serve` may be at work.
pub fn build(profile: Profile) -> Outcome<PathBuf> {
    step::quietly("Fetch the crates of Cargo.lock", "20 s", machine::cargo().args(["fetch", "--locked"]))?;
    let dist = workspace::made(workspace::target().join("dist"))?;
    let mut trunk = command()?;
    trunk.arg("build").arg("--dist").arg(&dist);
    // The tools are those that set-up has found: Trunk would else download what it misses.
    trunk.arg("--offline");
    let title = match profile {
        Profile::Release => "trunk build --release",
        Profile::Dev => "trunk build",
    };
    trunk.args((profile == Profile::Release).then_some("--release"));
    step::quietly(title, profile.usually(), &mut trunk)?;
    Ok(dist)
}

/// Trunk as somebody calls it who has read CONTRIBUTING.md.
pub fn command() -> Outcome<Command> {
    let rust = rust::find().ok_or("No Rust for the browser: run `cargo xtask setup`.")?;
    let mut trunk = machine::program(&tools::trunk()?);
    rust.prepare(&mut trunk)?;
    trunk.env("PATH", tools::path()?);
    // Else it asks once a day for a newer version, and answers every failure with a list of its own functions. It takes
    // no other value of NO_COLOR than `true` and `false`.
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true").env("RUST_BACKTRACE", "0").env_remove("NO_COLOR");
    Ok(trunk)
}

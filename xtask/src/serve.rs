//! Defines `cargo xtask serve`: a whole site of the sample community, from sources to an address.

use crate::{
    build,
    step::{self, Outcome},
    wasm::Profile,
    workspace,
};
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// Builds, signs and serves until interrupted. `from` is an HSDS source; without it the sample community.
pub fn run(from: Option<&Path>, port: u16, profile: Profile) -> Outcome<()> {
    build::run(profile)?;
    let sample = sample();
    let site = publish(from.unwrap_or(&sample), &workspace::target().join("serve"))?;
    println!("\nServing {} at http://127.0.0.1:{port}/ (Ctrl-C ends it)", site.display());
    step::loudly(
        "signpost serve",
        Command::new(workspace::signpost()).arg("serve").arg(&site).args(["--port", &port.to_string()]),
    )
}

/// The sample community.
pub fn sample() -> PathBuf {
    workspace::root().join("data/sample")
}

/// Makes `keys/` (throwaway, without a passphrase) and `site/` in a folder that is emptied first.
pub fn publish(from: &Path, folder: &Path) -> Outcome<PathBuf> {
    if !from.exists() {
        return Err(format!("There is no directory data at {}.", from.display()));
    }
    let folder = workspace::emptied(folder.to_owned())?;
    let (keys, site) = (folder.join("keys"), folder.join("site"));
    let signpost = || Command::new(workspace::signpost());
    step::quietly("Make throwaway demo keys", "1 s", signpost().args(["keys", "new"]).arg(&keys).arg("--demo"))?;
    let mut publish = signpost();
    publish.arg("publish").arg("--from").arg(from).arg("--keys").arg(&keys).arg("--out").arg(&site);
    step::quietly("Import, check, sign and publish", "5 s", &mut publish)?;
    Ok(site)
}

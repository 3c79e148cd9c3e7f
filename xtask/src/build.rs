//! `cargo xtask build`: the web app, and the community's tool with the web app inside.

use crate::{
    app, hook,
    outcome::Outcome,
    setup::{self, For},
    sizes,
    trunk::{self, Profile},
    workspace,
};
use std::path::PathBuf;

/// Leaves the app's files in `target/app` and the tool at `target/release/signpost`; returns the folder with the sample
/// community's site.
pub fn run(profile: Profile) -> Outcome<PathBuf> {
    setup::prepare(&[For::Build])?;
    let site = trunk::build(profile)?;
    let app = app::read(&hook::files())?;
    sizes::report(&app.files)?;
    println!("Built {} (app {})", workspace::signpost().display(), app.build);
    Ok(site)
}

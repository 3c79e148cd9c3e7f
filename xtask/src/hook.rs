//! What Trunk cannot do, called by it at the end of each build (`[[hooks]]` in `Trunk.toml`): names the app's files by
//! their hashes, puts the app inside the tool and publishes the sample community with it. Trunk then has a whole site
//! to leave in `dist/`.

use crate::{
    app::{self, App},
    machine,
    outcome::Outcome,
    reload, sample, step, workspace,
};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

pub fn run() -> Outcome<()> {
    let staging = PathBuf::from(env::var_os("TRUNK_STAGING_DIR").ok_or("Only Trunk calls this: `trunk build`.")?);
    let mut sources = app::sources(&staging)?;
    let site = match reload::allow_in(&mut sources)? {
        true => serve(&app::assemble(&sources)?)?,
        false => build(&app::assemble(&sources)?)?,
    };
    copy(&site, &workspace::emptied(staging)?)
}

/// A release, or as quick to build: the tool has the app inside.
fn build(app: &App) -> Outcome<PathBuf> {
    app::write(app, &files())?;
    let bytes = app::archive(app)?;
    let place = archive();
    // The same bytes are not written again: the compiler goes by the file's time.
    if fs::read(&place).ok().as_ref() != Some(&bytes) {
        workspace::write(&place, &bytes)?;
    }
    let mut cargo = machine::cargo();
    cargo
        .args(["build", "--release", "--package", "signpost-cli", "--features", "embed-app"])
        .env("SIGNPOST_APP_ARCHIVE", &place);
    step::quietly("Compile signpost with the app inside", "4 min for a first build, else 30 s", &mut cargo)?;
    sample::publish_anew(&workspace::target().join("sample"))
}

/// Under `trunk serve`: everything as fast as can be, and nothing that would end in a release.
fn serve(app: &App) -> Outcome<PathBuf> {
    let folder = workspace::target().join("serve");
    let app_folder = folder.join("app");
    app::write(app, &app_folder)?;
    let mut cargo = machine::cargo();
    cargo.args(["build", "--package", "signpost-cli", "--bin", "signpost"]);
    step::quietly("Compile signpost", "3 min for a first build, else 10 s", &mut cargo)?;
    sample::publish_over(&folder, &workspace::target().join("debug/signpost"), &app_folder)
}

/// The app's files as the last build left them; `app.json` lists them.
pub fn files() -> PathBuf {
    workspace::target().join("app/files")
}

/// The same as one file, which the tool has inside.
pub fn archive() -> PathBuf {
    workspace::target().join("app/signpost-app.zip")
}

fn copy(from: &Path, to: &Path) -> Outcome<()> {
    for file in workspace::files_under(from)? {
        let place = to.join(file.strip_prefix(from).map_err(|e| e.to_string())?);
        workspace::made(place.parent().unwrap_or(to).to_owned())?;
        fs::copy(&file, &place).map_err(|e| format!("Cannot copy {}: {e}.", file.display()))?;
    }
    Ok(())
}

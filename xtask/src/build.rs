//! Defines `cargo xtask build`: the web app, and the community's tool with the web app inside.

use crate::{
    app, sizes,
    step::{self, Outcome},
    tools::{self, For},
    wasm::{self, Profile},
    workspace,
};

/// Leaves the app archive at `target/app/signpost-app.zip` and the tool at `target/release/signpost`.
pub fn run(profile: Profile) -> Outcome<()> {
    tools::set_up(&[For::Build])?;
    let built = wasm::build(profile)?;
    let files = app::assemble(&built)?;
    let archive = app::archive(&files, &built.id)?;
    let place = workspace::made(workspace::target().join("app"))?.join("signpost-app.zip");
    // The same bytes are not written again: the compiler goes by the file's time.
    if std::fs::read(&place).ok().as_ref() != Some(&archive) {
        workspace::write(&place, &archive)?;
    }
    sizes::report(&files)?;

    let mut cargo = tools::cargo();
    cargo
        .args(["build", "--release", "--package", "signpost-cli", "--features", "embed-app"])
        .env("SIGNPOST_APP_ARCHIVE", &place);
    step::quietly("Compile signpost with the app inside", "4 min for a first build, else 30 s", &mut cargo)?;
    println!("Built {} (app {})", workspace::signpost().display(), built.id);
    Ok(())
}

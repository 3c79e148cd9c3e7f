//! Published sites of the sample community or of another source, signed with throwaway keys.

use crate::{outcome::Outcome, step, workspace};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, SystemTime},
};

/// A release expires after two weeks; one that is reused shall be far from it.
const AGE: Duration = Duration::from_secs(24 * 60 * 60);

/// The sample community.
pub fn source() -> PathBuf {
    workspace::root().join("data/sample")
}

/// As [`publish_with`], with the tool that `build` leaves.
pub fn publish(from: &Path, folder: &Path) -> Outcome<PathBuf> {
    publish_with(&workspace::signpost(), from, folder)
}

/// Makes `keys/` (throwaway, without a passphrase) and `site/` in a folder that is emptied first, with a tool that has
/// the app inside.
pub fn publish_with(signpost: &Path, from: &Path, folder: &Path) -> Outcome<PathBuf> {
    if !from.exists() {
        return Err(format!("There is no directory data at {}.", from.display()));
    }
    let folder = workspace::emptied(folder.to_owned())?;
    make_keys(signpost, &folder.join("keys"))?;
    release(signpost, from, &folder, None)
}

/// The sample community's first release; that of the last time where neither the data nor the tool, with the app
/// inside, has changed.
pub fn publish_anew(folder: &Path) -> Outcome<PathBuf> {
    let inputs = digest(&[&workspace::signpost()])?;
    if is_current(folder, &inputs) {
        return Ok(folder.join("site"));
    }
    let site = publish(&source(), folder)?;
    workspace::write(&folder.join(INPUTS), inputs.as_bytes())?;
    Ok(site)
}

/// The sample community's next release, of this app by this tool: for a browser that has read the last one. Nothing is
/// published where neither the data nor the app nor the tool has changed. To begin anew, remove the folder.
pub fn publish_over(folder: &Path, signpost: &Path, app: &Path) -> Outcome<PathBuf> {
    let inputs = digest(&[signpost, app])?;
    if is_current(folder, &inputs) {
        return Ok(folder.join("site"));
    }
    let keys = folder.join("keys");
    if !keys.exists() {
        make_keys(signpost, &keys)?;
    }
    let site = release(signpost, &source(), folder, Some(app))?;
    workspace::write(&folder.join(INPUTS), inputs.as_bytes())?;
    Ok(site)
}

/// What the site in the same folder was made of.
const INPUTS: &str = "inputs";

fn make_keys(signpost: &Path, keys: &Path) -> Outcome<()> {
    let mut make = Command::new(signpost);
    step::quietly("Make throwaway demo keys", "1 s", make.args(["keys", "new"]).arg(keys).arg("--demo"))
}

fn release(signpost: &Path, from: &Path, folder: &Path, app: Option<&Path>) -> Outcome<PathBuf> {
    let site = folder.join("site");
    let mut publish = Command::new(signpost);
    publish.arg("publish").arg("--from").arg(from).arg("--keys").arg(folder.join("keys")).arg("--out").arg(&site);
    if let Some(app) = app {
        publish.arg("--app").arg(app);
    }
    step::quietly("Import, check, sign and publish", "5 s", &mut publish)?;
    Ok(site)
}

fn is_current(folder: &Path, inputs: &str) -> bool {
    let record = folder.join(INPUTS);
    let young = fs::metadata(&record)
        .and_then(|file| file.modified())
        .is_ok_and(|written| SystemTime::now().duration_since(written).is_ok_and(|age| age < AGE));
    young && folder.join("site").exists() && fs::read(&record).is_ok_and(|then| then == inputs.as_bytes())
}

/// Names the sample's data and these files and folders by what is in them.
fn digest(others: &[&Path]) -> Outcome<String> {
    let mut list = String::new();
    for input in [source().as_path()].iter().chain(others) {
        let files = if input.is_dir() { workspace::files_under(input)? } else { vec![input.to_path_buf()] };
        for file in files {
            list += &format!("{} {}\n", file.display(), workspace::sha256(&workspace::read(&file)?));
        }
    }
    Ok(workspace::sha256(list.as_bytes()))
}

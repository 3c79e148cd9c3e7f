//! The browsers beside Chromium that the smoke set runs in, `tests/e2e/engines`: Firefox and WebKitGTK's MiniBrowser. Where
//! they are not and cannot be installed, the smoke set says that it was skipped.

use crate::{
    machine::{self, Missing},
    outcome::Outcome,
};
use std::path::PathBuf;

const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];
/// Debian's packages for both; MiniBrowser is drawn on a display that nobody sees.
const PACKAGES: [&str; 3] = ["firefox-esr", "webkit2gtk-driver", "xvfb"];

/// The programs of the engines, under the names by which the smoke set looks for them.
pub fn found() -> Vec<(&'static str, PathBuf)> {
    let firefox = FIREFOX.into_iter().find_map(machine::on_path).map(|program| ("SIGNPOST_FIREFOX", program));
    firefox.into_iter().chain(webkit().into_iter().flatten()).collect()
}

fn webkit() -> Option<[(&'static str, PathBuf); 2]> {
    machine::on_path("Xvfb")?;
    let driver = machine::on_path("WebKitWebDriver")?;
    Some([("SIGNPOST_WEBKIT_DRIVER", driver), ("SIGNPOST_MINIBROWSER", minibrowser()?)])
}

/// It stands in the folder of the library: `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser`.
fn minibrowser() -> Option<PathBuf> {
    let below = |folder: PathBuf| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let libraries = ["/usr/lib", "/usr/libexec"].into_iter().map(PathBuf::from);
    let mut folders: Vec<PathBuf> = libraries.flat_map(|library| below(library.clone()).flat_map(below)).collect();
    // Of several versions the newest.
    folders.retain(|folder| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-4")));
    folders.sort();
    folders.into_iter().rev().map(|folder| folder.join("MiniBrowser")).find(|program| program.is_file())
}

/// Only where Debian's packages can be installed without asking; elsewhere nothing is demanded.
pub fn missing() -> Option<Missing> {
    let all_found = found().len() == 3;
    (!all_found && machine::is_debian_root()).then(|| Missing {
        what: "Firefox and WebKitGTK, for the smoke set in other engines".to_owned(),
        how: "Debian's packages, 1 min; without them it is skipped".to_owned(),
        install,
    })
}

fn install() -> Outcome<()> {
    if let Err(why) = machine::apt_install(&PACKAGES, "1 min") {
        eprintln!("  Not installed, so the smoke set in Firefox and WebKitGTK is skipped. {why}");
    }
    Ok(())
}

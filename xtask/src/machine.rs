//! What this machine offers: programs on `PATH`, the ordinary cargo, npm, Debian's packages.

use crate::{outcome::Outcome, step, workspace};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Something this machine lacks: printed first, then installed.
pub struct Missing {
    pub what: String,
    /// The ways that will be tried, in order, each with its usual time.
    pub how: String,
    pub install: fn() -> Outcome<()>,
}

/// The `cargo` that runs this tool, for the ordinary (native) builds.
pub fn cargo() -> Command {
    program(&PathBuf::from(env::var_os("CARGO").unwrap_or_else(|| "cargo".into())))
}

/// A program that runs cargo, with the toolchain that runs this tool and nothing else of cargo's environment.
pub fn program(program: &Path) -> Command {
    let mut command = Command::new(program);
    let toolchain = env::var_os("RUSTUP_TOOLCHAIN");
    forget_cargo(&mut command);
    if let Some(toolchain) = toolchain {
        command.env("RUSTUP_TOOLCHAIN", toolchain);
    }
    command.current_dir(workspace::root());
    command
}

/// Takes away what `cargo run` put into this program's environment, and what `rust::BrowserRust` adds for Trunk,
/// whose hooks inherit it. Some build scripts watch those variables and would rebuild, and another toolchain must
/// not see which one runs us.
pub fn forget_cargo(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let ours = name.to_string_lossy();
        let package = ["CARGO_PKG_", "CARGO_BIN_", "CARGO_MANIFEST_", "CARGO_CRATE_"];
        let exact = [
            "CARGO",
            "CARGO_PRIMARY_PACKAGE",
            "CARGO_BUILD_BUILD_DIR",
            "CARGO_ENCODED_RUSTFLAGS",
            "RUSTUP_TOOLCHAIN",
            "RUSTC",
            "RUSTFLAGS",
            "LD_LIBRARY_PATH",
        ];
        if exact.contains(&&*ours) || package.iter().any(|prefix| ours.starts_with(prefix)) {
            command.env_remove(&name);
        }
    }
}

/// Where cargo keeps what it downloads.
pub fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")))
}

/// A program found on `PATH`.
pub fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|candidate| candidate.is_file())
}

/// Whether Debian's packages can be installed by us: apt is there and we are root.
pub fn is_debian_root() -> bool {
    on_path("apt-get").is_some() && step::output(Command::new("id").arg("-u")).is_some_and(|id| id == "0")
}

/// Installs Debian packages without asking anything.
pub fn apt_install(packages: &[&str], usually: &str) -> Outcome<()> {
    let apt = || {
        let mut apt = Command::new("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    step::quietly("apt-get update", "10 s", apt().args(["update", "-q"]))?;
    let title = format!("apt-get install {}", packages.join(" "));
    let mut install = apt();
    install.args(["install", "-y", "-q", "--no-install-recommends"]).args(packages);
    step::quietly(&title, usually, &mut install)
}

/// Moves a finished folder to its place in the cache in one step, so that an interrupted set-up leaves
/// nothing that looks finished.
pub fn put_in_place(staged: &Path, place: &Path) -> Outcome<()> {
    if place.exists() {
        fs::remove_dir_all(place).map_err(|e| format!("Cannot replace {}: {e}.", place.display()))?;
    }
    fs::rename(staged, place).map_err(|e| format!("Cannot put {} in place: {e}.", place.display()))
}

/// Installs the packages that a folder's lock file names.
pub fn npm_ci(folder: &Path, title: &str) -> Outcome<()> {
    let mut npm = Command::new("npm");
    npm.current_dir(folder).args(["ci", "--no-audit", "--no-fund", "--omit-lockfile-registry-resolved"]);
    // The tests' browser is installed by itself: there is a second way where Playwright's server is out of reach.
    npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    step::quietly(title, "20 s", &mut npm)
}

//! Defines the programs that the build and the tests need besides Rust: wasm-bindgen, wasm-opt, node with
//! the test packages, a Chromium; how each is found, and how each is installed where it is missing.

use crate::{
    rust,
    step::{self, Outcome},
    workspace,
};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Node's oldest version that everything here runs on.
const NODE: u32 = 20;

/// wasm-opt, pinned by `xtask/src/binaryen/package-lock.json`.
pub const BINARYEN: &str = "132.0.0";

/// Something this machine lacks: told first, then installed.
pub struct Missing {
    pub what: String,
    /// The ways that will be tried, in order, each with its usual time.
    pub how: String,
    pub install: fn() -> Outcome<()>,
}

/// What a task needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// Formatting and lints.
    Lint,
    /// Building the web app.
    Build,
    /// Running the browser tests on what was built.
    Browser,
}

/// Tells what is missing, then installs it. Returns at once when nothing is.
pub fn set_up(purposes: &[For]) -> Outcome<()> {
    if purposes.iter().any(|purpose| *purpose != For::Lint) {
        require_node()?;
    }
    if purposes.contains(&For::Browser) && on_path("python3").is_none() {
        return Err("Python 3 is missing: one browser test serves the site with it.".to_owned());
    }
    let missing: Vec<Missing> = purposes.iter().flat_map(|purpose| missing_for(*purpose)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    eprintln!("Missing here; tools go to {}:", workspace::tools()?.display());
    for Missing { what, how, .. } in &missing {
        eprintln!("  - {what}\n      {how}");
    }
    missing.iter().try_for_each(|missing| (missing.install)())
}

fn missing_for(purpose: For) -> Vec<Missing> {
    let mut missing = Vec::new();
    match purpose {
        For::Lint => {
            if ["fmt", "clippy"].iter().any(|name| step::output(cargo().args([name, "--version"])).is_none()) {
                missing.push(Missing {
                    what: "rustfmt and clippy".to_owned(),
                    how: "`rustup component add`, 10 s".to_owned(),
                    install: install_lints,
                });
            }
        }
        For::Build => {
            if rust::find().is_none() {
                missing.push(rust::missing());
            }
            if find_wasm_bindgen().is_none() {
                missing.push(Missing {
                    what: "wasm-bindgen, in the version that Cargo.lock names".to_owned(),
                    how: "prebuilt, where cargo-binstall is installed, 10 s; else compiled, 3 min".to_owned(),
                    install: install_wasm_bindgen,
                });
            }
            if find_wasm_opt().is_none() {
                missing.push(Missing {
                    what: format!("wasm-opt {BINARYEN}"),
                    how: "from npm (binaryen), 10 s".to_owned(),
                    install: install_wasm_opt,
                });
            }
        }
        For::Browser => {
            if !has_test_packages() {
                missing.push(Missing {
                    what: "the packages of the browser tests (Playwright, axe)".to_owned(),
                    how: "from npm, 20 s".to_owned(),
                    install: install_test_packages,
                });
            }
            if find_chromium().is_none() {
                missing.push(Missing {
                    what: "a Chromium to test in".to_owned(),
                    how: "through Playwright, 1 min; else Debian's package, 1 min".to_owned(),
                    install: install_chromium,
                });
            }
        }
    }
    missing
}

/// The `cargo` that runs this tool, for the ordinary (native) builds.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    let toolchain = env::var_os("RUSTUP_TOOLCHAIN");
    forget_cargo(&mut command);
    if let Some(toolchain) = toolchain {
        command.env("RUSTUP_TOOLCHAIN", toolchain);
    }
    command.current_dir(workspace::root());
    command
}

/// Takes away what `cargo run` put into this program's environment. Some build scripts watch those
/// variables and would rebuild, and another toolchain must not see which one runs us.
pub fn forget_cargo(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let ours = name.to_string_lossy();
        let package = ["CARGO_PKG_", "CARGO_BIN_", "CARGO_MANIFEST_", "CARGO_CRATE_"];
        let exact = ["CARGO", "CARGO_PRIMARY_PACKAGE", "RUSTUP_TOOLCHAIN", "RUSTC", "RUSTFLAGS", "LD_LIBRARY_PATH"];
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

fn require_node() -> Outcome<()> {
    let version = step::output(Command::new("node").arg("--version"))
        .ok_or(format!("Node.js is missing: install version {NODE} or newer."))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE => Ok(()),
        _ => Err(format!("Node.js is {version}: version {NODE} or newer is needed.")),
    }
}

fn install_lints() -> Outcome<()> {
    let mut rustup = Command::new("rustup");
    rustup.current_dir(workspace::root()).args(["component", "add", "rustfmt", "clippy"]);
    step::quietly("rustup component add rustfmt clippy", "10 s", &mut rustup)
        .map_err(|why| format!("rustfmt or clippy is missing and could not be installed. {why}"))
}

/// The program that makes JavaScript bindings. Its version must be that of the library to the digit.
pub fn wasm_bindgen() -> Outcome<PathBuf> {
    find_wasm_bindgen().ok_or_else(|| "wasm-bindgen is missing: run `cargo xtask setup`.".to_owned())
}

fn find_wasm_bindgen() -> Option<PathBuf> {
    let version = workspace::locked_version("wasm-bindgen").ok()?;
    let cached = wasm_bindgen_folder(&version).ok()?.join("bin/wasm-bindgen");
    [Some(cached), on_path("wasm-bindgen")].into_iter().flatten().find(|program| {
        step::output(Command::new(program).arg("--version"))
            .is_some_and(|said| said == format!("wasm-bindgen {version}"))
    })
}

fn wasm_bindgen_folder(version: &str) -> Outcome<PathBuf> {
    Ok(workspace::tools()?.join(format!("wasm-bindgen-{version}")))
}

fn install_wasm_bindgen() -> Outcome<()> {
    let version = workspace::locked_version("wasm-bindgen")?;
    let folder = wasm_bindgen_folder(&version)?;
    if on_path("cargo-binstall").is_some() {
        let mut binstall = Command::new("cargo-binstall");
        binstall
            .args(["--no-confirm", "--disable-strategies", "compile", "--root"])
            .arg(&folder)
            .arg(format!("wasm-bindgen-cli@{version}"));
        if step::attempt("cargo binstall wasm-bindgen-cli", "10 s", &mut binstall) {
            return Ok(());
        }
    }
    // Without --locked: the lock file that it is published with names crates that a registry mirror may lack.
    let mut install = cargo();
    install
        .args(["install", "wasm-bindgen-cli", "--version", &format!("={version}"), "--root"])
        .arg(&folder)
        .env("CARGO_TARGET_DIR", workspace::cache()?.join("build/wasm-bindgen-cli"));
    step::quietly("Compile wasm-bindgen-cli", "3 min", &mut install)?;
    let _ = fs::remove_dir_all(workspace::cache()?.join("build/wasm-bindgen-cli"));
    Ok(())
}

/// The program that makes wasm smaller.
pub fn wasm_opt() -> Outcome<PathBuf> {
    find_wasm_opt().ok_or_else(|| "wasm-opt is missing: run `cargo xtask setup`.".to_owned())
}

fn find_wasm_opt() -> Option<PathBuf> {
    let number = BINARYEN.split('.').next()?;
    let cached = binaryen_folder().ok()?.join("node_modules/.bin/wasm-opt");
    [Some(cached), on_path("wasm-opt")].into_iter().flatten().find(|program| {
        step::output(Command::new(program).arg("--version"))
            .is_some_and(|said| said.split_whitespace().any(|word| word == number))
    })
}

fn binaryen_folder() -> Outcome<PathBuf> {
    Ok(workspace::tools()?.join(format!("binaryen-{BINARYEN}")))
}

fn install_wasm_opt() -> Outcome<()> {
    let folder = binaryen_folder()?;
    let staged = workspace::emptied(folder.with_extension("part"))?;
    workspace::write(&staged.join("package.json"), include_bytes!("binaryen/package.json"))?;
    workspace::write(&staged.join("package-lock.json"), include_bytes!("binaryen/package-lock.json"))?;
    npm_ci(&staged, "npm ci binaryen")?;
    put_in_place(&staged, &folder)
}

/// The folder of the browser tests; npm's packages for them stand in it.
pub fn browser_tests() -> PathBuf {
    workspace::root().join("tests/e2e")
}

/// npm writes this file when an installation is complete; it is newer than a lock file it obeyed.
fn has_test_packages() -> bool {
    let modified = |path: PathBuf| fs::metadata(path).and_then(|m| m.modified()).ok();
    let installed = modified(browser_tests().join("node_modules/.package-lock.json"));
    installed.is_some() && installed >= modified(browser_tests().join("package-lock.json"))
}

fn install_test_packages() -> Outcome<()> {
    npm_ci(&browser_tests(), "npm ci for the browser tests")
}

fn npm_ci(folder: &Path, title: &str) -> Outcome<()> {
    let mut npm = Command::new("npm");
    npm.current_dir(folder).args(["ci", "--no-audit", "--no-fund", "--omit-lockfile-registry-resolved"]);
    // The browser comes from `install_chromium`, which has a second way.
    npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    step::quietly(title, "20 s", &mut npm)
}

/// A Chromium or Chrome: named by `SIGNPOST_CHROMIUM`, installed, or downloaded by Playwright.
pub fn chromium() -> Outcome<PathBuf> {
    find_chromium().ok_or_else(|| "No Chromium found: install one, or name it in SIGNPOST_CHROMIUM.".to_owned())
}

fn find_chromium() -> Option<PathBuf> {
    if let Some(named) = env::var_os("SIGNPOST_CHROMIUM") {
        return Some(PathBuf::from(named));
    }
    let on_path =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].into_iter().find_map(on_path);
    let mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    on_path.or(mac.exists().then_some(mac)).or_else(playwrights_chromium)
}

fn playwrights_chromium() -> Option<PathBuf> {
    let script = "console.log(require('@playwright/test').chromium.executablePath())";
    let said = step::output(Command::new("node").current_dir(browser_tests()).args(["-e", script]))?;
    Some(PathBuf::from(said)).filter(|program| program.exists())
}

fn install_chromium() -> Outcome<()> {
    let mut playwright = Command::new("npx");
    playwright
        .current_dir(browser_tests())
        .args(["--no-install", "playwright", "install", "chromium"])
        // An unreachable host must fail in seconds, not hang.
        .env("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", "15000");
    if step::attempt("playwright install chromium", "1 min", &mut playwright) && find_chromium().is_some() {
        return Ok(());
    }
    if is_debian_root() {
        // Fonts too: a page in Arabic or Chinese drawn as empty boxes tests nothing.
        return apt_install(&["chromium", "fonts-dejavu-core", "fonts-noto-core", "fonts-noto-cjk"], "1 min");
    }
    Err("Chromium is missing and could not be downloaded: install Chromium or Chrome, or name one in SIGNPOST_CHROMIUM.".to_owned())
}

//! The programs that build the web app besides Rust: Trunk, wasm-bindgen and wasm-opt, which Trunk calls, and esbuild, which
//! its hook calls. How each is found, and how it is installed where it is missing.
//!
//! Trunk takes another program than these only if the versions of `Trunk.toml` and `Cargo.lock` differ from theirs.

use crate::{
    machine::{self, Missing},
    outcome::Outcome,
    step, workspace,
};
use std::{
    env,
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

/// As `Trunk.toml` demands it.
const TRUNK: &str = "0.21.14";

/// wasm-opt's package, as `xtask/src/binaryen/package-lock.json` and `Trunk.toml` name it.
const BINARYEN: &str = "132.0.0";

/// As `xtask/src/esbuild/package-lock.json` names it.
const ESBUILD: &str = "0.28.2";

/// What of these this machine lacks.
pub fn missing() -> Vec<Missing> {
    let mut missing = Vec::new();
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
    if find_esbuild().is_none() {
        missing.push(Missing {
            what: format!("esbuild {ESBUILD}"),
            how: "from npm, 5 s".to_owned(),
            install: install_esbuild,
        });
    }
    if find_trunk().is_none() {
        missing.push(Missing {
            what: format!("trunk {TRUNK}"),
            how: format!("prebuilt, where cargo-binstall is installed, 10 s; else compiled once, {TRUNK_COMPILES}"),
            install: install_trunk,
        });
    }
    missing
}

/// Builds and serves the web app.
pub fn trunk() -> Outcome<PathBuf> {
    find_trunk().ok_or_else(|| "trunk is missing: run `cargo xtask setup`.".to_owned())
}

/// Makes JavaScript bindings. Its version must be that of the library to the digit.
pub fn wasm_bindgen() -> Outcome<PathBuf> {
    find_wasm_bindgen().ok_or_else(|| "wasm-bindgen is missing: run `cargo xtask setup`.".to_owned())
}

/// Makes wasm smaller.
pub fn wasm_opt() -> Outcome<PathBuf> {
    find_wasm_opt().ok_or_else(|| "wasm-opt is missing: run `cargo xtask setup`.".to_owned())
}

/// Makes scripts and style sheets smaller.
pub fn esbuild() -> Outcome<PathBuf> {
    find_esbuild().ok_or_else(|| "esbuild is missing: run `cargo xtask setup`.".to_owned())
}

/// `PATH` with the programs that Trunk calls first.
pub fn path() -> Outcome<OsString> {
    let folders = [trunk()?, wasm_bindgen()?, wasm_opt()?]
        .map(|program| program.parent().map(Path::to_owned).unwrap_or_default());
    let others = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.into_iter().chain(env::split_paths(&others))).map_err(|e| format!("PATH: {e}."))
}

/// A folder with these programs for somebody's `PATH`; `None` where they are first on it already.
pub fn to_put_on_path() -> Outcome<Option<PathBuf>> {
    let folder = workspace::made(workspace::tools()?.join("bin"))?;
    let mut needed = false;
    for (name, program) in [("trunk", trunk()?), ("wasm-bindgen", wasm_bindgen()?), ("wasm-opt", wasm_opt()?)] {
        let first = machine::on_path(name);
        let same = |first: PathBuf| first == program || fs::canonicalize(first).ok() == fs::canonicalize(&program).ok();
        needed |= !first.is_some_and(same);
        let link = folder.join(name);
        if program.parent() != Some(&folder) {
            let _ = fs::remove_file(&link);
            link_to(&program, &link).map_err(|e| format!("Cannot make {}: {e}.", link.display()))?;
        }
    }
    Ok(needed.then_some(folder))
}

#[cfg(unix)]
fn link_to(program: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(program, link)
}

#[cfg(windows)]
fn link_to(program: &Path, link: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_file(program, link)
}

/// The first of the cached program and the one on `PATH` that says this version.
fn find(cached: &Path, is_right: impl Fn(&str) -> bool) -> Option<PathBuf> {
    let name = cached.file_name()?.to_str()?;
    [Some(cached.to_owned()), machine::on_path(name)]
        .into_iter()
        .flatten()
        .find(|program| step::output(Command::new(program).arg("--version")).is_some_and(|said| is_right(&said)))
}

fn find_trunk() -> Option<PathBuf> {
    let cached = folder("trunk", TRUNK).ok()?.join("bin/trunk");
    find(&cached, |said| said == format!("trunk {TRUNK}"))
}

/// Of two cores.
const TRUNK_COMPILES: &str = "8 min";

fn install_trunk() -> Outcome<()> {
    let compile = |install: &mut Command| {
        install.arg("--locked").arg(format!("trunk@{TRUNK}"));
    };
    install("trunk", TRUNK, TRUNK_COMPILES, compile)
}

fn find_wasm_bindgen() -> Option<PathBuf> {
    let version = workspace::locked_version("wasm-bindgen").ok()?;
    let cached = folder("wasm-bindgen", &version).ok()?.join("bin/wasm-bindgen");
    find(&cached, |said| said == format!("wasm-bindgen {version}"))
}

fn install_wasm_bindgen() -> Outcome<()> {
    let version = workspace::locked_version("wasm-bindgen")?;
    // Without --locked: the lock file that it is published with names crates that a registry mirror may lack.
    let compile = |install: &mut Command| {
        install.arg(format!("wasm-bindgen-cli@{version}"));
    };
    install("wasm-bindgen", &version, "3 min", compile)
}

/// A prebuilt program where cargo-binstall can find one, else compiled; the arguments for that end with the package.
fn install(name: &str, version: &str, usually: &str, arguments: impl Fn(&mut Command)) -> Outcome<()> {
    let folder = folder(name, version)?;
    let mut compile = machine::cargo();
    compile.args(["install", "--root"]).arg(&folder);
    arguments(&mut compile);
    if machine::on_path("cargo-binstall").is_some() {
        let package = compile.get_args().last().unwrap_or_default();
        let mut binstall = Command::new("cargo-binstall");
        binstall.args(["--no-confirm", "--disable-strategies", "compile", "--root"]).arg(&folder).arg(package);
        if step::attempt(&format!("cargo binstall {name}"), "10 s", &mut binstall) {
            return Ok(());
        }
    }
    let build = workspace::cache()?.join("build").join(name);
    step::quietly(&format!("Compile {name}"), usually, compile.env("CARGO_TARGET_DIR", &build))?;
    let _ = fs::remove_dir_all(build);
    Ok(())
}

fn find_wasm_opt() -> Option<PathBuf> {
    let number = BINARYEN.split('.').next()?;
    let cached = folder("binaryen", BINARYEN).ok()?.join("node_modules/.bin/wasm-opt");
    find(&cached, |said| said.split_whitespace().any(|word| word == number))
}

fn install_wasm_opt() -> Outcome<()> {
    let files = [include_bytes!("binaryen/package.json"), &include_bytes!("binaryen/package-lock.json")[..]];
    install_from_npm("binaryen", BINARYEN, files)
}

fn find_esbuild() -> Option<PathBuf> {
    let cached = folder("esbuild", ESBUILD).ok()?.join("node_modules/.bin/esbuild");
    find(&cached, |said| said == ESBUILD)
}

fn install_esbuild() -> Outcome<()> {
    let files = [include_bytes!("esbuild/package.json"), &include_bytes!("esbuild/package-lock.json")[..]];
    install_from_npm("esbuild", ESBUILD, files)
}

/// `files`: what asks for the package, and its lock.
fn install_from_npm(name: &str, version: &str, files: [&[u8]; 2]) -> Outcome<()> {
    let folder = folder(name, version)?;
    let staged = workspace::emptied(folder.with_extension("part"))?;
    for (file, bytes) in ["package.json", "package-lock.json"].into_iter().zip(files) {
        workspace::write(&staged.join(file), bytes)?;
    }
    machine::npm_ci(&staged, &format!("npm ci {name}"))?;
    machine::put_in_place(&staged, &folder)
}

fn folder(name: &str, version: &str) -> Outcome<PathBuf> {
    Ok(workspace::tools()?.join(format!("{name}-{version}")))
}

#[cfg(test)]
mod tests {
    use super::{BINARYEN, ESBUILD, TRUNK};

    #[test]
    fn trunk_is_told_the_versions_that_set_up_installs() {
        let trunk = include_str!("../../Trunk.toml");
        let number = BINARYEN.split('.').next().unwrap();
        for line in [format!("trunk-version = \"={TRUNK}\""), format!("wasm_opt = \"version_{number}\"")] {
            assert!(trunk.lines().any(|found| found == line), "Trunk.toml has no line {line}");
        }
        assert!(include_str!("binaryen/package.json").contains(&format!("\"binaryen\": \"{BINARYEN}\"")));
        assert!(include_str!("esbuild/package.json").contains(&format!("\"esbuild\": \"{ESBUILD}\"")));
    }
}

//! What the packaged tool is compiled for: on Linux with musl, so that it runs on every Linux without a library of it.

use crate::{
    machine::{self, Missing},
    outcome::Outcome,
    rust,
    setup::{self, For},
    step, workspace,
};
use std::process::Command;

/// What musl's C library is called with; ring is partly C.
const C_COMPILER: &str = "musl-gcc";

/// The target that was asked for, or the one without a choice; what the latter takes is installed.
pub fn prepared(asked: Option<&str>) -> Outcome<String> {
    let usual = static_target().map_or_else(rust::host, Ok)?;
    match asked {
        Some(other) if other != usual => Ok(other.to_owned()),
        _ => setup::prepare(&[For::Package]).map(|()| usual),
    }
}

/// On Linux alone.
fn static_target() -> Option<String> {
    cfg!(target_os = "linux").then(|| format!("{}-unknown-linux-musl", std::env::consts::ARCH))
}

/// A compiler to name to build scripts, by the variable that they read. Where musl is the system's own, its `cc` will do.
pub fn c_compiler(target: &str) -> Outcome<Option<(String, &'static str)>> {
    let is_foreign = target.ends_with("-linux-musl") && rust::host()? != target;
    Ok(is_foreign.then(|| (format!("CC_{}", target.replace('-', "_")), C_COMPILER)))
}

/// What of it this machine lacks.
pub fn missing() -> Vec<Missing> {
    let Some(target) = static_target() else { return Vec::new() };
    let rust = (!rust::has_std_for(&target)).then(|| Missing {
        what: format!("Rust's standard library for {target}"),
        how: "`rustup target add`, 10 s".to_owned(),
        install: install_std,
    });
    let is_foreign = c_compiler(&target).is_ok_and(|compiler| compiler.is_some());
    let c = (is_foreign && machine::on_path(C_COMPILER).is_none()).then(|| Missing {
        what: "a C compiler for musl".to_owned(),
        how: "Debian's musl-tools, 20 s".to_owned(),
        install: install_c_compiler,
    });
    rust.into_iter().chain(c).collect()
}

fn install_std() -> Outcome<()> {
    let target = static_target().unwrap_or_default();
    let mut add = Command::new("rustup");
    add.current_dir(workspace::root()).args(["target", "add", &target]);
    if machine::on_path("rustup").is_some()
        && step::attempt("rustup target add for musl", "10 s", &mut add)
        && rust::has_std_for(&target)
    {
        return Ok(());
    }
    Err(format!(
        "Rust's {target} target is missing and could not be had: run `rustup target add {target}` with a working \
         network, or package for this machine's libraries: `cargo xtask package --target {}`.",
        rust::host()?
    ))
}

fn install_c_compiler() -> Outcome<()> {
    if machine::is_debian_root() {
        return machine::apt_install(&["musl-tools"], "20 s");
    }
    Err(format!(
        "{C_COMPILER} is missing: install the package musl-tools (Debian, Ubuntu) or musl-gcc (Fedora), or package for \
         this machine's libraries: `cargo xtask package --target {}`.",
        rust::host()?
    ))
}

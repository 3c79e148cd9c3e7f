//! `cargo xtask conformance DIR`: theupdateframework/tuf-conformance, from a checkout in `DIR`, against our client.

use crate::{machine, outcome::Outcome, step, workspace};
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// The one test that is left out: readers verify Ed25519 alone, and the client adds P-256 only for the suite's own roles.
const RSA: &str = "tuf_conformance/test_keys.py::test_keytype_and_scheme[rsa/rsassa-pss-sha256]";

/// Builds the client and runs the suite, whose own closing line is the last that it prints.
pub fn run(checkout: &Path) -> Outcome<()> {
    let checkout = std::path::absolute(checkout).map_err(|e| format!("{}: {e}.", checkout.display()))?;
    if !checkout.join("tuf_conformance").is_dir() {
        let folder = checkout.display();
        return Err(format!("{folder} is no checkout of github.com/theupdateframework/tuf-conformance (v2.4.0)."));
    }
    let mut build = machine::cargo();
    build.args(["build", "--package", "signpost-cli", "--example", "tuf_client"]);
    step::quietly("Compile the conformance client", "2 min for a first build, else 10 s", &mut build)?;
    let mut suite = Command::new(python(&checkout)?);
    suite.current_dir(&checkout).env("PYTHONDONTWRITEBYTECODE", "1");
    suite.args(["-m", "pytest", "-q", "-p", "no:cacheprovider", "tuf_conformance", "--entrypoint"]);
    suite.arg(workspace::target().join("debug/examples/tuf_client")).arg(format!("--deselect={RSA}"));
    eprintln!("  Left out, since no RSA is verified: {RSA}");
    step::loudly("conformance", &mut suite)
}

/// A Python with what the checkout asks for, kept in the cache as long as it asks for the same.
fn python(checkout: &Path) -> Outcome<PathBuf> {
    let wanted = workspace::sha256(&workspace::read(&checkout.join("pyproject.toml"))?);
    let folder = workspace::tools()?.join(format!("tuf-conformance-{}", &wanted[..12]));
    let python = folder.join("bin/python");
    if step::output(Command::new(&python).args(["-c", "import tuf, pytest"])).is_some() {
        return Ok(python);
    }
    let mut made = Command::new("python3");
    made.args(["-m", "venv", "--clear"]).arg(&folder);
    step::quietly("Make a Python environment", "10 s", &mut made)?;
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet"]).arg(checkout);
    step::quietly("Install what the suite needs", "20 s", &mut install)?;
    Ok(python)
}

//! The search engine alone, compiled for the browser as in the app: what `cargo xtask bench search` measures.

use crate::{outcome::Outcome, rust, step, tools, workspace};
use std::{fs, path::PathBuf, process::Command};

const NAME: &str = "bench_search";

/// The folder with `bench_search.js` and `bench_search.wasm`.
pub fn build() -> Outcome<PathBuf> {
    let rust = rust::find().ok_or("No Rust for the browser: run `cargo xtask setup`.")?;
    let mut cargo = rust.cargo("build")?;
    cargo.args(["--profile", "wasm", "--package", "signpost-bench-search", "--bin", NAME]);
    step::quietly("Compile the engine for the browser", "4 min for a first build, else 1 min", &mut cargo)?;
    let compiled = workspace::target().join(rust::TARGET).join("wasm").join(format!("{NAME}.wasm"));

    let folder = workspace::emptied(workspace::target().join("bench-search"))?;
    let mut bindgen = Command::new(tools::wasm_bindgen()?);
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", NAME, "--out-dir"]).arg(&folder).arg(compiled);
    step::quietly("Bind the engine to JavaScript", "5 s", &mut bindgen)?;

    let wasm = folder.join(format!("{NAME}.wasm"));
    fs::rename(folder.join(format!("{NAME}_bg.wasm")), &wasm)
        .map_err(|e| format!("wasm-bindgen left no wasm: {e}."))?;
    // As `public/index.html` has it for the app.
    let mut optimize = Command::new(tools::wasm_opt()?);
    optimize.args(["-O3", "--strip-debug", "--strip-producers", "--strip-target-features"]);
    step::quietly("Optimize the engine", "30 s", optimize.arg(&wasm).arg("-o").arg(&wasm))?;
    workspace::write(&folder.join("package.json"), b"{\"type\": \"module\"}\n")?;
    Ok(folder)
}

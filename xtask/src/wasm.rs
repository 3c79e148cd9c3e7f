//! Defines the program that runs in the browser, as built: compiled, bound to JavaScript, made small.
//! What was built of the same sources by the same tools is taken from the cache.

use crate::{
    rust,
    step::{self, Outcome},
    tools, workspace,
};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// How much work goes into the build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Small and fast, as published.
    Release,
    /// Quick to build; ten times as large.
    Dev,
}

/// A binary of the workspace for the browser: what was compiled is named as it is.
struct Program {
    package: &'static str,
    name: &'static str,
}

/// Page and worker.
const APP: Program = Program { package: "signpost-app", name: "app" };

/// What `cargo xtask bench search` measures: the engine alone, compiled as in the app.
const BENCH: Program = Program { package: "signpost-bench-search", name: "bench_search" };

impl Profile {
    fn cargo(self) -> &'static str {
        match self {
            Profile::Release => "wasm",
            Profile::Dev => "dev",
        }
    }

    /// Cargo's folder for it.
    fn folder(self) -> &'static str {
        match self {
            Profile::Release => "wasm",
            Profile::Dev => "debug",
        }
    }

    fn usually(self) -> &'static str {
        match self {
            Profile::Release => "6 min for a first build, else 2 min",
            Profile::Dev => "2 min for a first build, else 20 s",
        }
    }
}

/// How the sources become the programs: flags and steps.
const RECIPE: &str = concat!(include_str!("wasm.rs"), include_str!("rust.rs"));

/// Beyond this many bytes the compiler's folder is begun anew: each clone leaves its own objects there.
const COMPILED: u64 = 6 << 30;

/// How many builds the cache keeps.
const KEPT: usize = 12;

/// A folder with `app.js`, `app.wasm`, perhaps `snippets/`.
pub struct Built {
    pub folder: PathBuf,
    /// Twelve hex digits that name the sources; the program carries it.
    pub id: String,
}

/// Builds the program, or finds it built.
pub fn build(profile: Profile) -> Outcome<Built> {
    let rust = rust::find().ok_or("No Rust for the browser: run `cargo xtask setup`.")?;
    let id = sources_id()?;
    let key = workspace::sha256(
        format!(
            "{id}\n{RECIPE}\n{}\n{}\n{}\n{}",
            rust.version,
            workspace::locked_version("wasm-bindgen")?,
            tools::BINARYEN,
            profile.cargo()
        )
        .as_bytes(),
    );
    let shelf = workspace::made(workspace::cache()?.join("wasm"))?;
    let place = shelf.join(&key[..16]);
    if place.exists() {
        eprintln!("  The web app of these sources ({id}) is in the cache");
        return Ok(Built { folder: place, id });
    }
    keep_bounded(&rust.target_dir()?)?;
    // Named by process, since two clones may build the same at the same time.
    let staged = workspace::emptied(shelf.join(format!("part-{}", std::process::id())))?;
    let compiled = compile(&rust, &APP, profile, &[("SIGNPOST_BUILD", &id)])?;
    bind(APP.name, &compiled, &staged)?;
    if profile == Profile::Release {
        shrink(APP.name, &staged)?;
    }
    tools::put_in_place(&staged, &place)?;
    forget_oldest(&shelf)?;
    Ok(Built { folder: place, id })
}

/// Builds the search engine alone, as the app has it, for `cargo xtask bench search`: the folder with
/// `bench_search.js` and `bench_search.wasm`.
pub fn bench_engine() -> Outcome<PathBuf> {
    let rust = rust::find().ok_or("No Rust for the browser: run `cargo xtask setup`.")?;
    let folder = workspace::emptied(workspace::cache()?.join("bench-search"))?;
    let compiled = compile(&rust, &BENCH, Profile::Release, &[])?;
    run_bindgen(BENCH.name, &compiled, &folder)?;
    workspace::write(&folder.join("package.json"), b"{\"type\": \"module\"}\n")?;
    shrink(BENCH.name, &folder)?;
    Ok(folder)
}

/// Names everything that the browser's program is compiled from, and nothing else: a change of the
/// publishing tool or of this one rebuilds no wasm.
fn sources_id() -> Outcome<String> {
    let root = workspace::root();
    let mut hash = Sha256::new();
    for part in ["Cargo.toml", "Cargo.lock", "crates", "src", "data"] {
        let part = root.join(part);
        let files = if part.is_dir() { workspace::files_under(&part)? } else { vec![part] };
        for file in files {
            let name = file.strip_prefix(root).unwrap_or(&file);
            if is_for_the_browser(name) {
                hash.update(name.to_string_lossy().as_bytes());
                hash.update(Sha256::digest(workspace::read(&file)?));
            }
        }
    }
    Ok(workspace::hex(&hash.finalize()[..6]))
}

/// Of `crates`, `src` and `data`. English is compiled in, as what to fall back to; other languages are fetched.
fn is_for_the_browser(file: &Path) -> bool {
    let native = ["crates/cli", "crates/hsds", "data/sample"];
    let fetched = file.starts_with("data/locales") && !file.ends_with("en.ftl");
    !fetched && !native.iter().any(|native| file.starts_with(native))
}

/// The compiled program.
fn compile(
    rust: &rust::BrowserRust,
    program: &Program,
    profile: Profile,
    environment: &[(&str, &str)],
) -> Outcome<PathBuf> {
    let Program { package, name } = program;
    let mut cargo = rust.cargo("build")?;
    cargo.args(["--profile", profile.cargo(), "--package", package, "--bin", name]).envs(environment.iter().copied());
    step::quietly(&format!("Compile {name}"), profile.usually(), &mut cargo)?;
    let file = rust.target_dir()?.join(rust::TARGET).join(profile.folder()).join(format!("{name}.wasm"));
    file.exists().then_some(file.clone()).ok_or(format!("The compiler left no {}.", file.display()))
}

/// Writes `NAME.js`, which loads `NAME.wasm` beside it.
fn run_bindgen(name: &str, compiled: &Path, out: &Path) -> Outcome<()> {
    let mut bindgen = Command::new(tools::wasm_bindgen()?);
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir"]).arg(out).arg(compiled);
    step::quietly(&format!("Bind {name} to JavaScript"), "5 s", &mut bindgen)?;
    fs::rename(out.join(format!("{name}_bg.wasm")), out.join(format!("{name}.wasm")))
        .map_err(|e| format!("wasm-bindgen left no wasm: {e}."))
}

/// Makes the JavaScript that loads the program, which names it by a placeholder.
fn bind(name: &str, compiled: &Path, out: &Path) -> Outcome<()> {
    run_bindgen(name, compiled, out)?;
    let script = out.join(format!("{name}.js"));
    let text = String::from_utf8(workspace::read(&script)?).map_err(|e| e.to_string())?;
    let named = text.replace(&format!("'{name}_bg.wasm'"), "'{{file:NAME.wasm}}'").replace("NAME", name);
    if named == text {
        return Err(format!("wasm-bindgen's {name}.js no longer names its wasm: see `bind` in xtask/src/wasm.rs."));
    }
    workspace::write(&script, named.as_bytes())
}

/// Optimizes in place. The features are told by the section that the compiler wrote, which goes last.
fn shrink(name: &str, folder: &Path) -> Outcome<()> {
    let wasm = folder.join(format!("{name}.wasm"));
    let mut optimize = Command::new(tools::wasm_opt()?);
    optimize
        .args(["-O3", "--strip-debug", "--strip-producers", "--strip-target-features"])
        .arg(&wasm)
        .arg("-o")
        .arg(&wasm);
    step::quietly(&format!("Optimize {name}"), "30 s", &mut optimize)
}

fn keep_bounded(folder: &Path) -> Outcome<()> {
    if !folder.exists() {
        return Ok(());
    }
    // Another clone may be building there: what vanishes meanwhile is not counted.
    let size: u64 = workspace::files_under(folder)
        .unwrap_or_default()
        .iter()
        .filter_map(|file| Some(fs::metadata(file).ok()?.len()))
        .sum();
    if size > COMPILED {
        workspace::emptied(folder.to_owned())?;
    }
    Ok(())
}

fn forget_oldest(shelf: &Path) -> Outcome<()> {
    let mut builds: Vec<_> = fs::read_dir(shelf)
        .map_err(|e| e.to_string())?
        .flatten()
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .collect();
    builds.sort();
    let surplus = builds.len().saturating_sub(KEPT);
    for (_, old) in builds.drain(..surplus) {
        let _ = fs::remove_dir_all(old);
    }
    Ok(())
}

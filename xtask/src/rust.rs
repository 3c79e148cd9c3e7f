//! The Rust that compiles for the browser: what a contributor has (`rustup target add`), or, where that cannot be
//! had, Debian's own Rust with a standard library built on the spot.

use crate::{
    machine::{self, Missing},
    outcome::Outcome,
    step, workspace,
};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

pub const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's packages: compiler, cargo and the sources of the standard library.
const DEBIAN_RUST: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// A compiler that can build for the browser.
pub struct BrowserRust {
    kind: Kind,
}

enum Kind {
    /// The Rust that also builds everything else.
    Ordinary,
    /// Debian's, beside the ordinary one. `sysroot` holds the standard library for wasm32 where the
    /// distribution has none; `linker` is a wasm-ld.
    Debian { sysroot: Option<PathBuf>, linker: PathBuf },
}

impl BrowserRust {
    /// A cargo command of this compiler; the caller adds the subcommand's arguments.
    pub fn cargo(&self, subcommand: &str) -> Outcome<Command> {
        let mut command = match &self.kind {
            Kind::Ordinary => machine::cargo(),
            Kind::Debian { .. } => debian(match subcommand {
                "clippy" => "/usr/bin/cargo-clippy",
                _ => "/usr/bin/cargo",
            }),
        };
        command.current_dir(workspace::root()).args([subcommand, "--target", TARGET]);
        self.prepare(&mut command)?;
        Ok(command)
    }

    /// Lets the cargo that `command` is or starts compile with this compiler.
    pub fn prepare(&self, command: &mut Command) -> Outcome<()> {
        if let Kind::Debian { .. } = &self.kind {
            command.env("RUSTC", DEBIAN_RUSTC);
        }
        self.configure()
    }

    /// What somebody has to set, besides `PATH`, who calls cargo or Trunk for the browser by hand.
    pub fn to_set(&self) -> Option<(&'static str, &'static str)> {
        matches!(self.kind, Kind::Debian { .. }).then_some(("RUSTC", DEBIAN_RUSTC))
    }

    /// Writes what the browser's program is compiled with on this machine alone to `.cargo/local.toml`, which
    /// `.cargo/config.toml` includes: so `trunk build` makes the same bytes whether xtask or a person calls it.
    pub fn configure(&self) -> Outcome<()> {
        let mut flags = Vec::new();
        // Messages of panics name files; where those lie on the builder's machine is nobody's business, and long.
        if let Some(home) = machine::cargo_home() {
            flags.push(format!("--remap-path-prefix={}=cargo", home.display()));
        }
        let mut link = None;
        if let Kind::Debian { sysroot, linker } = &self.kind {
            flags.extend(sysroot.iter().map(|sysroot| format!("--sysroot={}", sysroot.display())));
            link = Some(linker.display().to_string());
        }
        // TOML quotes and escapes a text as JSON does.
        let line = |key: &str, value: serde_json::Value| format!("{key} = {value}\n");
        let mut text = format!("# Written by `cargo xtask`, for this machine.\n[target.{TARGET}]\n");
        text += &line("rustflags", flags.into());
        text += &link.map(|linker| line("linker", linker.into())).unwrap_or_default();
        let file = workspace::root().join(".cargo/local.toml");
        if fs::read(&file).ok().as_deref() == Some(text.as_bytes()) {
            return Ok(());
        }
        workspace::write(&file, text.as_bytes())
    }

    /// Whether this compiler comes with clippy.
    pub fn has_clippy(&self) -> bool {
        match self.kind {
            Kind::Ordinary => true,
            Kind::Debian { .. } => Path::new("/usr/bin/cargo-clippy").exists(),
        }
    }
}

/// The compiler, if this machine has one.
pub fn find() -> Option<BrowserRust> {
    ordinary().or_else(debians)
}

/// What to print and do when it has none.
pub fn missing() -> Option<Missing> {
    find().is_none().then(|| Missing {
        what: "Rust's standard library for the browser (wasm32)".to_owned(),
        how: "`rustup target add`, 10 s; else Debian's Rust and a standard library built from its source, 2 min"
            .to_owned(),
        install,
    })
}

fn install() -> Outcome<()> {
    if machine::on_path("rustup").is_some() {
        let mut add = Command::new("rustup");
        add.current_dir(workspace::root()).args(["target", "add", TARGET]);
        if step::attempt("rustup target add", "10 s", &mut add) && ordinary().is_some() {
            return Ok(());
        }
    }
    if !machine::is_debian_root() {
        return Err(format!(
            "Rust's {TARGET} target is missing: run `rustup target add {TARGET}` with a working network, then this again."
        ));
    }
    if !Path::new("/usr/bin/cargo").exists() || debian_source().is_none() {
        machine::apt_install(&DEBIAN_RUST, "1 min")?;
    }
    if linker().is_none() {
        machine::apt_install(&["lld-22"], "20 s")?;
    }
    if debian_std().is_none() {
        build_std()?;
    }
    match debians() {
        Some(_) => Ok(()),
        None => {
            Err("Debian's Rust was installed but cannot build for wasm32: is there a wasm-ld of LLVM 22?".to_owned())
        }
    }
}

fn ordinary() -> Option<BrowserRust> {
    has_std_for(TARGET).then_some(BrowserRust { kind: Kind::Ordinary })
}

/// Whether the ordinary compiler has the standard library of a target.
pub fn has_std_for(target: &str) -> bool {
    step::output(rustc().args(["--print", "target-libdir", "--target", target]))
        .is_some_and(|libraries| has_std(Path::new(&libraries)))
}

/// The target that the ordinary compiler itself runs on.
pub fn host() -> Outcome<String> {
    let said = step::output(rustc().arg("-vV")).ok_or("rustc does not run.")?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or("rustc does not say what it runs on.".to_owned())
}

/// Where the ordinary compiler has its libraries.
pub fn sysroot() -> Outcome<PathBuf> {
    step::output(rustc().args(["--print", "sysroot"])).map(PathBuf::from).ok_or("rustc does not run.".to_owned())
}

fn rustc() -> Command {
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.current_dir(workspace::root());
    rustc
}

fn debians() -> Option<BrowserRust> {
    Some(BrowserRust { kind: Kind::Debian { sysroot: debian_std()?, linker: linker()? } })
}

fn debian_version() -> Option<String> {
    Path::new("/usr/bin/cargo").exists().then_some(())?;
    step::output(debian(DEBIAN_RUSTC).arg("--version"))
}

fn debian_source() -> Option<PathBuf> {
    let sysroot = step::output(debian(DEBIAN_RUSTC).args(["--print", "sysroot"]))?;
    let source = Path::new(&sysroot).join("lib/rustlib/src/rust/library");
    source.exists().then_some(source)
}

/// `Some(None)`: the compiler's own place has it; `Some(Some(dir))`: a sysroot in the cache has it.
fn debian_std() -> Option<Option<PathBuf>> {
    let own = step::output(debian(DEBIAN_RUSTC).args(["--print", "target-libdir", "--target", TARGET]))?;
    if has_std(Path::new(&own)) {
        return Some(None);
    }
    let cached = std_folder().ok()?;
    has_std(&libraries_of(&cached)).then_some(Some(cached))
}

fn std_folder() -> Outcome<PathBuf> {
    let version = debian_version().ok_or("Debian's Rust is not installed.")?;
    let number = version.split(' ').nth(1).unwrap_or("unknown");
    Ok(workspace::tools()?.join(format!("wasm-std-{number}")))
}

fn libraries_of(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

fn has_std(libraries: &Path) -> bool {
    fs::read_dir(libraries)
        .is_ok_and(|entries| entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-")))
}

/// Builds the standard library by way of an empty crate, and keeps its libraries as a sysroot in the cache.
fn build_std() -> Outcome<()> {
    let folder = workspace::emptied(workspace::cache()?.join("build/wasm-std"))?;
    workspace::made(folder.join("src"))?;
    workspace::write(
        &folder.join("Cargo.toml"),
        b"[package]\nname = \"empty\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[workspace]\n",
    )?;
    workspace::write(&folder.join("src/lib.rs"), b"#![no_std]\n")?;
    let mut build = debian("/usr/bin/cargo");
    build
        .current_dir(&folder)
        .args(["build", "--release", "-Z", "build-std=std,panic_abort", "--target", TARGET])
        .env("RUSTC_BOOTSTRAP", "1")
        // Without bitcode every build with link-time optimization fails: "can't find section .llvmbc".
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", folder.join("target"));
    step::quietly("Build the standard library for wasm32", "1 min", &mut build)?;

    let built = folder.join("target").join(TARGET).join("release/deps");
    let sysroot = std_folder()?;
    let staged = workspace::emptied(sysroot.with_extension("part"))?;
    let libraries = workspace::made(libraries_of(&staged))?;
    for file in workspace::files_under(&built)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty") {
            fs::copy(&file, libraries.join(&name)).map_err(|e| format!("Cannot keep {name}: {e}."))?;
        }
    }
    machine::put_in_place(&staged, &sysroot)?;
    workspace::emptied(folder).map(drop)
}

/// A wasm linker of the compiler's own LLVM: Debian's rustc brings none. The ordinary toolchain's
/// `rust-lld` will do; so will the `lld-22` package.
fn linker() -> Option<PathBuf> {
    let sysroot = step::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let host = step::output(Command::new("rustc").arg("-vV"))?;
    let host = host.lines().find_map(|line| line.strip_prefix("host: "))?;
    let bundled = Path::new(&sysroot).join("lib/rustlib").join(host).join("bin/rust-lld");
    bundled.exists().then_some(bundled).or_else(|| machine::on_path("wasm-ld-22"))
}

/// A command of Debian's Rust, kept apart from the rustup toolchain that runs xtask.
fn debian(program: &str) -> Command {
    let mut command = Command::new(program);
    machine::forget_cargo(&mut command);
    command.env("CARGO", "/usr/bin/cargo").env("RUSTC", DEBIAN_RUSTC).env("RUSTDOC", "/usr/bin/rustdoc");
    command
}

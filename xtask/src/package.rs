//! `cargo xtask package`: the tool with the app inside, as an archive for people without Rust.
//!
//! `signpost-VERSION-TRIPLE.tar.gz` (`.zip` for Windows) has the program, README and licences, completions of shells in
//! `complete/`, the guide and the manual's pages in `doc/`. The same commit gives the same bytes: times are the commit's,
//! owners are 0, names are sorted, and no path of this machine is in the program.

mod archive;
mod notices;
mod target;
mod trial;

use crate::{build, hook, machine, outcome::Outcome, rust, sample, step, trunk::Profile, workspace};
use archive::{Entry, Kind};
use std::{
    env,
    path::{self, Path, PathBuf},
    process::Command,
};
pub use target::missing;

pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Built by [`run`], with a file beside it that `sha256sum -c` reads.
pub struct Package {
    pub target: String,
    pub archive: PathBuf,
    pub checksum: PathBuf,
}

/// The target is static on Linux where none is given, else this machine's own. `app` is an archive as `cargo xtask
/// build` leaves it; without one the app is built.
pub fn run(target: Option<&str>, app: Option<&Path>) -> Outcome<Package> {
    let target = target::prepared(target)?;
    let app = match app {
        Some(app) if !app.is_file() => return Err(format!("There is no app at {}.", app.display())),
        Some(app) => path::absolute(app).map_err(|e| format!("{}: {e}.", app.display()))?,
        None => {
            build::run(Profile::Release)?;
            hook::archive()
        }
    };
    let program = compile(&target, &app)?;
    try_out(&program)?;
    let time = commit_time()?;
    let folder = format!("signpost-{VERSION}-{target}");
    let entries = entries(&program, &target)?;
    let kind = if target.contains("windows") { Kind::Zip } else { Kind::TarGz };
    let bytes = archive::write(kind, &folder, &entries, time)?;
    let packages = workspace::made(workspace::target().join("packages"))?;
    let name = format!("{folder}.{}", kind.ending());
    let package = Package { target, archive: packages.join(&name), checksum: packages.join(format!("{name}.sha256")) };
    workspace::write(&package.archive, &bytes)?;
    workspace::write(&package.checksum, format!("{}  {name}\n", workspace::sha256(&bytes)).as_bytes())?;
    println!("Packaged {} ({} kB)", package.archive.display(), bytes.len() / 1000);
    Ok(package)
}

/// `cargo xtask test package`: an archive of the app that was built last, tried as somebody does who downloads it.
pub fn test() -> Outcome<()> {
    let target = target::prepared(None).or_else(|sentence| {
        let own = rust::host()?;
        eprintln!("  {sentence}\n  So {own} is packaged, which needs this machine's libraries.");
        Ok::<_, String>(own)
    })?;
    trial::run(&run(Some(&target), Some(&hook::archive()))?)
}

/// The profile in `Cargo.toml`.
const PROFILE: &str = "dist";

fn compile(target: &str, app: &Path) -> Outcome<PathBuf> {
    let mut cargo = machine::cargo();
    cargo
        .args(["build", "--locked", "--profile", PROFILE, "--package", "signpost-cli", "--bin", "signpost"])
        .args(["--features", "embed-app", "--target", target])
        .env("SIGNPOST_APP_ARCHIVE", app)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(target)?.join("\x1f"));
    if let Some((variable, compiler)) = target::c_compiler(target)? {
        cargo.env(variable, compiler);
    }
    step::quietly(&format!("Compile signpost for {target}"), "5 min for a first build, else 1 min", &mut cargo)?;
    Ok(workspace::target().join(target).join(PROFILE).join(program_name(target)))
}

fn program_name(target: &str) -> &'static str {
    if target.contains("windows") { "signpost.exe" } else { "signpost" }
}

/// Messages of panics name files: without the folders of the machine that compiled them.
fn flags(target: &str) -> Outcome<Vec<String>> {
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags = vec![remap(workspace::root(), "signpost")];
    flags.extend(machine::cargo_home().map(|home| remap(&home, "cargo")));
    // Where the sources of the standard library are installed, rustc names those.
    flags.push(remap(&rust::sysroot()?.join("lib/rustlib/src/rust"), "rust"));
    if target.ends_with("windows-msvc") {
        // Else it asks for a library that a fresh Windows lacks.
        flags.push("-Ctarget-feature=+crt-static".to_owned());
    }
    Ok(flags)
}

/// Publishes the sample community and verifies it.
fn try_out(program: &Path) -> Outcome<()> {
    if step::output(Command::new(program).arg("--version")) != Some(format!("signpost {VERSION}")) {
        return Err(format!(
            "{} does not run here, and an archive has what it says of itself: package on a machine of its kind.",
            program.display()
        ));
    }
    let site = sample::publish_with(program, &sample::source(), &workspace::target().join("packages/sample"))?;
    step::quietly("Verify what it published", "1 s", Command::new(program).arg("verify").arg(site))
}

fn entries(program: &Path, target: &str) -> Outcome<Vec<Entry>> {
    let mut entries = vec![Entry::program(program_name(target), workspace::read(program)?)];
    for (place, source) in [
        ("README.md", "README.md"),
        ("LICENSE-APACHE", "LICENSE-APACHE"),
        ("LICENSE-MIT", "LICENSE-MIT"),
        ("doc/CHANGELOG.md", "CHANGELOG.md"),
        ("doc/hosting.md", "docs/hosting.md"),
        ("doc/hosts.md", "docs/hosts.md"),
        ("doc/capacity.md", "docs/capacity.md"),
    ] {
        entries.push(Entry::text(place, workspace::read(&workspace::root().join(source))?));
    }
    entries.push(Entry::text("LICENSES-THIRD-PARTY.txt", notices::of(target)?.into_bytes()));
    for (place, shell) in [
        ("complete/signpost.bash", "bash"),
        ("complete/_signpost", "zsh"),
        ("complete/signpost.fish", "fish"),
        ("complete/_signpost.ps1", "powershell"),
    ] {
        let script = step::output(Command::new(program).args(["completions", shell]))
            .ok_or(format!("signpost does not say what {shell} completes."))?;
        entries.push(Entry::text(place, format!("{script}\n").into_bytes()));
    }
    let pages = workspace::emptied(workspace::target().join("packages/man"))?;
    step::quietly("Write the manual's pages", "1 s", Command::new(program).arg("man").arg(&pages))?;
    for page in workspace::files_under(&pages)? {
        let name = page.file_name().unwrap_or_default().to_string_lossy();
        entries.push(Entry::text(&format!("doc/man/{name}"), workspace::read(&page)?));
    }
    Ok(entries)
}

/// Seconds since 1970: `SOURCE_DATE_EPOCH`, else when the commit was made.
fn commit_time() -> Outcome<u64> {
    let given = env::var("SOURCE_DATE_EPOCH").ok();
    let committed =
        || step::output(Command::new("git").current_dir(workspace::root()).args(["log", "-1", "--format=%ct"]));
    given.or_else(committed).and_then(|seconds| seconds.trim().parse().ok()).ok_or(
        "What is the date of this version? Not in a clone: set SOURCE_DATE_EPOCH to seconds since 1970.".to_owned(),
    )
}

//! Runs another program: with a title, the time it usually takes, the time that has passed, and the end of its
//! output when it fails.

use crate::{outcome::Outcome, workspace};
use std::{
    fs::{self, File},
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How many lines of a failed program's output are worth showing.
const LINES_OF_A_FAILURE: usize = 40;

/// Runs a program without showing its output, which goes to a log in the cache; of a failure, the end is shown.
///
/// `usually` is the duration that is printed, for example `"2 min"`.
pub fn quietly(title: &str, usually: &str, command: &mut Command) -> Outcome<()> {
    let log = log_of(title)?;
    let status = logged(title, usually, command, &log)?;
    if status.success() {
        return Ok(());
    }
    show_end_of(&log);
    Err(failed(title, status, Some(&log)))
}

/// The same for the first of several ways: whether it worked. What went wrong is in the log.
pub fn attempt(title: &str, usually: &str, command: &mut Command) -> bool {
    log_of(title).and_then(|log| logged(title, usually, command, &log)).is_ok_and(|status| status.success())
}

fn logged(title: &str, usually: &str, command: &mut Command, log: &Path) -> Outcome<ExitStatus> {
    let out = File::create(log).map_err(|e| format!("Cannot write {}: {e}.", log.display()))?;
    let err = out.try_clone().map_err(|e| e.to_string())?;
    command.stdin(Stdio::null()).stdout(out).stderr(err);

    announce(title, usually);
    let begun = Instant::now();
    let mut child = command.spawn().map_err(|e| cannot_start(command, &e))?;
    let shown = std::io::stderr().is_terminal();
    let status = loop {
        match child.try_wait().map_err(|e| e.to_string())? {
            Some(status) => break status,
            None if shown => {
                eprint!("\r  {title}: {} (usually {usually}) ", elapsed(begun));
                let _ = std::io::stderr().flush();
                thread::sleep(Duration::from_millis(500));
            }
            None => thread::sleep(Duration::from_millis(50)),
        }
    };
    if shown {
        eprint!("\r\x1b[K");
    }
    let how = if status.success() { "done in" } else { "did not work, after" };
    eprintln!("  {title}: {how} {}", elapsed(begun));
    Ok(status)
}

fn log_of(title: &str) -> Outcome<PathBuf> {
    Ok(workspace::logs()?.join(format!("{}.log", slug(title))))
}

/// Runs a program whose own output is what the contributor wants to read (a test runner).
pub fn loudly(title: &str, command: &mut Command) -> Outcome<()> {
    eprintln!("\n== {title}");
    let begun = Instant::now();
    let status = command.stdin(Stdio::null()).status().map_err(|e| cannot_start(command, &e))?;
    if status.success() {
        eprintln!("== {title}: passed in {}", elapsed(begun));
        Ok(())
    } else {
        Err(failed(title, status, None))
    }
}

/// What a program prints on its standard output, trimmed; `None` when it is absent or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let answer = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(answer.stdout).ok()?;
    (answer.status.success()).then(|| text.trim().to_owned())
}

/// What a program makes of `input`.
pub fn filter(title: &str, command: &mut Command, input: &[u8]) -> Outcome<Vec<u8>> {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().map_err(|e| cannot_start(command, &e))?;
    let stdin = child.stdin.take();
    let answer = thread::scope(|scope| {
        // A program that ends early says why; that it did not read on says nothing more.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    });
    let answer = answer.map_err(|e| format!("{title}: {e}."))?;
    match answer.status.success() {
        true => Ok(answer.stdout),
        false => Err(format!("{} {}", failed(title, answer.status, None), String::from_utf8_lossy(&answer.stderr))),
    }
}

/// Time passed, in the words of a stopwatch: `4.2 s`, `1 min 12 s`.
pub fn elapsed(since: Instant) -> String {
    let passed = since.elapsed();
    match passed.as_secs() {
        0..60 => format!("{:.1} s", passed.as_secs_f32()),
        s => format!("{} min {:02} s", s / 60, s % 60),
    }
}

fn announce(title: &str, usually: &str) {
    if !std::io::stderr().is_terminal() {
        eprintln!("  {title} (usually {usually}) ...");
    }
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("Cannot start {}: {error}.", Path::new(command.get_program()).display())
}

fn failed(title: &str, status: ExitStatus, log: Option<&Path>) -> String {
    let whole = log.map_or(String::new(), |log| format!(" The whole output is in {}.", log.display()));
    format!("\"{title}\" failed ({status}).{whole}")
}

fn show_end_of(log: &Path) {
    let text = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    for line in &lines[lines.len().saturating_sub(LINES_OF_A_FAILURE)..] {
        eprintln!("    {line}");
    }
}

fn slug(title: &str) -> String {
    title.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}

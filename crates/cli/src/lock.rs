//! One command at a time changes a community's keys and site.

use anyhow::{Context, Result, bail};
use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{Read, Write},
    path::Path,
    thread,
    time::{Duration, Instant},
};

/// In the folder of keys. It stays there; the operating system drops the lock with the process that has it.
const FILE: &str = ".lock";
/// Longer than any command here takes.
const PATIENCE: Duration = Duration::from_secs(600);

/// Held until it is dropped, or the process ends in any way.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.file.set_len(0);
    }
}

impl Lock {
    /// Waits until no other process has the lock.
    pub fn of(keys: &Path) -> Result<Lock> {
        Lock::within(keys, PATIENCE)
    }

    fn within(keys: &Path, patience: Duration) -> Result<Lock> {
        let path = keys.join(FILE);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        // A scheduled job may be allowed to read the keys alone: then it has the lock of a file that is always there.
        let file = options.open(&path).or_else(|_| File::open(keys.join("metadata/1.root.json")));
        let mut file = file.with_context(|| format!("{} is not a community's folder of keys", keys.display()))?;
        let started = Instant::now();
        let mut told = false;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::Error(error)) => {
                    return Err(error).with_context(|| format!("{} cannot be locked", path.display()));
                }
                Err(TryLockError::WouldBlock) if started.elapsed() >= patience => bail!(
                    "{} still works with {}, after {} s: nothing was changed",
                    holder(&path),
                    keys.display(),
                    patience.as_secs()
                ),
                Err(TryLockError::WouldBlock) => {
                    if !told {
                        eprintln!("Waiting for {}, which works with {}.", holder(&path), keys.display());
                        told = true;
                    }
                    thread::sleep(Duration::from_millis(50));
                }
            }
        }
        // Who has it, for those who wait. No error: the lock itself holds.
        let _ = file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id()));
        Ok(Lock { file })
    }
}

fn holder(path: &Path) -> String {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(20).read_to_string(&mut text));
    match text.trim().parse::<u32>() {
        Ok(pid) if read.is_ok() => format!("process {pid}"),
        _ => "another process".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_one_waits_for_the_first_and_names_it_when_it_gives_up() {
        let keys = tempfile::tempdir().unwrap();
        let first = Lock::of(keys.path()).unwrap();
        let error = Lock::within(keys.path(), Duration::ZERO).unwrap_err().to_string();
        assert!(error.contains(&format!("process {}", std::process::id())), "{error}");
        thread::scope(|scope| {
            let second = scope.spawn(|| Lock::of(keys.path()));
            drop(first);
            second.join().unwrap().unwrap();
        });
    }

    #[test]
    fn a_lock_file_that_a_killed_process_left_holds_nobody_up() {
        let keys = tempfile::tempdir().unwrap();
        std::fs::write(keys.path().join(FILE), "4194303\n").unwrap();
        Lock::within(keys.path(), Duration::ZERO).unwrap();
    }

    #[test]
    fn where_there_are_no_keys_there_is_no_lock() {
        let folder = tempfile::tempdir().unwrap();
        let error = Lock::of(&folder.path().join("nowhere")).unwrap_err();
        assert!(error.to_string().contains("not a community's folder of keys"), "{error:#}");
    }
}

//! A package tried as somebody does who has downloaded it: by the commands of docs/hosting.md, then in a folder that has
//! nothing but the program and a directory's data.

use super::{Package, VERSION};
use crate::{machine, outcome::Outcome, sample, step, workspace};
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

/// The target that docs/hosting.md names.
const IN_GUIDE: &str = "x86_64-unknown-linux-musl";

pub fn run(package: &Package) -> Outcome<()> {
    let folder = workspace::emptied(workspace::target().join("packages/trial"))?;
    let program = follow_guide(package, &folder)?;
    let is_static = package.target.contains("linux-musl");
    if is_static {
        let interpreter = interpreter(&workspace::read(&program)?)?;
        if let Some(interpreter) = interpreter {
            return Err(format!("{} asks for {interpreter}: it is not static.", program.display()));
        }
    }
    let boxed = Box::with(&program, &folder.join("box"), is_static)?;
    boxed.publish()?;
    boxed.serve()?;
    println!("{}: {}.", package.target, boxed.needs());
    Ok(())
}

/// Unpacks the archive by the guide's own commands; returns the program where they put it.
fn follow_guide(package: &Package, folder: &Path) -> Outcome<PathBuf> {
    let download = workspace::made(folder.join("download"))?;
    for file in [&package.archive, &package.checksum] {
        let place = download.join(file.file_name().unwrap_or_default());
        fs::copy(file, &place).map_err(|e| format!("Cannot copy {}: {e}.", file.display()))?;
    }
    let home = workspace::made(folder.join("home"))?;
    let guide = workspace::read(&workspace::root().join("docs/hosting.md"))?;
    let commands = commands(&String::from_utf8_lossy(&guide), &package.target)?;
    let mut shell = Command::new("sh");
    shell.args(["-e", "-u", "-c", &commands]).current_dir(&download);
    shell.env_clear().env("PATH", "/usr/local/bin:/usr/bin:/bin").env("HOME", &home);
    let said = step::output(&mut shell).ok_or(format!("The guide's commands fail:\n{commands}"))?;
    if said.lines().last() != Some(&format!("signpost {VERSION}")) {
        return Err(format!("The guide's commands end with “{said}”, not with signpost {VERSION}."));
    }
    Ok(home.join(".local/bin/signpost"))
}

/// The guide's way from an archive to a program, for this target.
fn commands(guide: &str, target: &str) -> Outcome<String> {
    let part = guide.split("\n## ").find(|part| part.starts_with("0. ")).unwrap_or_default();
    let block = part.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
    let named = format!("signpost-{VERSION}-{IN_GUIDE}");
    if !block.contains(&named) {
        return Err(format!("“0. Get the tool” of docs/hosting.md does not name {named}."));
    }
    let block = block.replace(IN_GUIDE, target);
    // As the guide says of a Mac.
    Ok(if target.contains("apple") { block.replace("sha256sum", "shasum -a 256") } else { block })
}

/// What an ELF program of 64 bits, little-endian, asks to be loaded by: `None` where it is static.
fn interpreter(elf: &[u8]) -> Outcome<Option<String>> {
    const INTERP: u64 = 3;
    let number = |at: usize, bytes: usize| -> Option<u64> {
        let slice = elf.get(at..at.checked_add(bytes)?)?;
        Some(slice.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    };
    let damaged = || "The program is no ELF file of 64 bits.".to_owned();
    if elf.get(..6) != Some(b"\x7fELF\x02\x01") {
        return Err(damaged());
    }
    let (table, size, count) =
        number(0x20, 8).zip(number(0x36, 2)).zip(number(0x38, 2)).map(|((t, s), c)| (t, s, c)).ok_or_else(damaged)?;
    for index in 0..count {
        let header = table.checked_add(index * size).and_then(|at| usize::try_from(at).ok()).ok_or_else(damaged)?;
        if number(header, 4).ok_or_else(damaged)? == INTERP {
            let place = number(header + 8, 8).zip(number(header + 32, 8));
            let (from, length) = place.ok_or_else(damaged)?;
            let name = elf.iter().skip(from as usize).take(length as usize).copied().collect::<Vec<u8>>();
            return Ok(Some(String::from_utf8_lossy(&name).trim_end_matches('\0').to_owned()));
        }
    }
    Ok(None)
}

/// A folder with the program and the sample's data alone, and how the program is run there.
struct Box {
    folder: PathBuf,
    /// The program that makes the folder all that signpost sees, which then runs as a user without a name, as in a container.
    chroot: Option<PathBuf>,
}

/// As in `Containerfile`.
const USER: &str = "65532:65532";

impl Box {
    fn with(program: &Path, folder: &Path, is_static: bool) -> Outcome<Box> {
        let folder = workspace::emptied(folder.to_owned())?;
        let copy = |from: &Path, to: PathBuf| -> Outcome<()> {
            workspace::made(to.parent().unwrap_or(&folder).to_owned())?;
            fs::copy(from, to).map(drop).map_err(|e| format!("Cannot copy {}: {e}.", from.display()))
        };
        copy(program, folder.join("signpost"))?;
        let source = sample::source();
        for file in workspace::files_under(&source)? {
            copy(&file, folder.join("data").join(file.strip_prefix(&source).map_err(|e| e.to_string())?))?;
        }
        let is_root = step::output(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
        let chroot = machine::on_path("chroot").filter(|_| is_static && is_root);
        if chroot.is_some() {
            let owned = step::output(Command::new("chown").args(["-R", USER]).arg(&folder));
            owned.ok_or("The folder of the trial cannot be given to another user.")?;
        }
        Ok(Box { folder, chroot })
    }

    fn needs(&self) -> &'static str {
        match self.chroot {
            Some(_) => "init, publish, verify and serve run in a folder that has nothing but the program and the data",
            None => "init, publish, verify and serve run with nothing in the environment",
        }
    }

    fn signpost(&self, arguments: &[&str]) -> Command {
        let mut command = match &self.chroot {
            Some(chroot) => {
                let mut chroot = Command::new(chroot);
                chroot.arg(format!("--userspec={USER}")).arg(&self.folder).arg("/signpost");
                chroot
            }
            None => Command::new(self.folder.join("signpost")),
        };
        command.args(arguments).current_dir(&self.folder).env_clear();
        command
    }

    fn publish(&self) -> Outcome<()> {
        let init = ["init", "maple", "--name", "Maple County Help", "--time-zone", "America/Chicago", "--demo"];
        let publish = ["publish", "--from", "data", "--keys", "maple/keys", "--out", "maple/site"];
        let verify = ["verify", "maple/site"];
        for arguments in [&init[..], &publish, &verify] {
            let title = format!("signpost {}, alone", arguments[0]);
            step::quietly(&title, "3 s", &mut self.signpost(arguments))?;
        }
        Ok(())
    }

    /// Asks for the front page, and verifies the whole site over the network.
    fn serve(&self) -> Outcome<()> {
        let mut serve = self.signpost(&["serve", "maple/site", "--port", "0"]);
        serve.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut serving = Serving(serve.spawn().map_err(|e| format!("Cannot start signpost serve: {e}."))?);
        let mut line = String::new();
        if let Some(out) = serving.0.stdout.take() {
            BufReader::new(out).read_line(&mut line).map_err(|e| e.to_string())?;
        }
        let address = line.trim().rsplit(' ').next().unwrap_or_default();
        let page = get(address).map_err(|e| format!("signpost serve ({}) does not answer: {e}.", line.trim()))?;
        if !page.starts_with("HTTP/1.1 200") || !page.contains("id=\"trust-anchor\"") {
            return Err(format!("signpost serve answers {}.", page.lines().next().unwrap_or("nothing")));
        }
        step::quietly("signpost verify URL, alone", "1 s", &mut self.signpost(&["verify", address]))
    }
}

/// Stopped when the trial ends, however it does.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn get(address: &str) -> std::io::Result<String> {
    let host = address.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    write!(stream, "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_needs_a_loader_names_it() {
        let mut elf = vec![0; 0x40 + 2 * 56];
        elf[..6].copy_from_slice(b"\x7fELF\x02\x01");
        (elf[0x20], elf[0x36], elf[0x38]) = (0x40, 56, 2);
        elf[0x40] = 1;
        assert_eq!(interpreter(&elf), Ok(None));
        let (second, place) = (0x40 + 56, elf.len() as u8);
        (elf[second], elf[second + 8], elf[second + 32]) = (3, place, 7);
        elf.extend(b"/lib/l\0");
        assert_eq!(interpreter(&elf), Ok(Some("/lib/l".to_owned())));
        assert!(interpreter(&elf[..0x60]).is_err() && interpreter(b"MZ").is_err());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_program_of_this_test_is_read_as_the_system_reads_it() {
        let own = fs::read(std::env::current_exe().unwrap()).unwrap();
        assert_eq!(interpreter(&own).unwrap().is_some(), cfg!(target_env = "gnu"));
    }

    #[test]
    fn the_guide_has_the_commands_for_this_version() {
        let guide = include_str!("../../../docs/hosting.md");
        let commands = commands(guide, "some-target").unwrap();
        assert!(commands.contains("sha256sum -c") && commands.contains("some-target"), "{commands}");
        assert!(super::commands("# Guide\n\n## 1. Begin\n", "some-target").is_err());
    }
}

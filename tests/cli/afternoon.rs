//! docs/hosting.md as a volunteer follows it: each command as it stands there, with a sheet that the test writes.

use crate::desk::Desk;
use clap::Parser;
use signpost_cli::cli::Cli;

const GUIDE: &str = include_str!("../../docs/hosting.md");

const SHEET: &str = "\
Program,Agency,What is offered,Call,Where,Open,Remarks,Notes for us\n\
Hot lunch,Saint Mary,A hot lunch and a seat.,305-555-0101,\"22 Birch St, Springfield, IL 02701\",Mon-Fri 11am-1pm; 2nd Saturday 9-11,ring twice,Ann knows\n\
Mobile Pantry,Food Bank,Groceries for a week.,305-555-0102,\"1 Oak Ave, Springfield, IL 62701\",Tue 4-6pm,,\n\
Mobile Pantry,Food Bank,Groceries for a week.,305-555-0102,\"9 Elm St, Shelbyville, IL 62565\",Thu 4-6pm,,\n";

/// The lines of the blocks of commands once the tool is there (before that: `cargo xtask test package`), split as a shell
/// does.
fn commands() -> Vec<Vec<String>> {
    let (_, guide) = GUIDE.split_once("## 1. Begin").unwrap();
    let blocks = guide.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default());
    blocks.flat_map(str::lines).map(words).collect()
}

fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

#[test]
fn the_first_afternoon() {
    let desk = Desk::new();
    let commands = commands();
    assert!(commands.len() > 15, "{commands:?}");
    for command in commands {
        let line = command.join(" ");
        assert_eq!(command[0], "signpost", "{line}");
        Cli::try_parse_from(&command).unwrap_or_else(|error| panic!("{line}: {error}"));
        let mut arguments: Vec<&str> = command[1..].iter().map(String::as_str).collect();
        match arguments[0] {
            // It runs until it is stopped; tests/cli/serving.rs has it.
            "serve" => continue,
            // The tool of a test has no app inside.
            "publish" => arguments.extend(["--app", "app"]),
            _ => {}
        }
        let ran = desk.run_all(&arguments);
        // All offline keys lie in one place, which the doctor sees.
        let expected = if arguments[0] == "doctor" { 1 } else { 0 };
        assert_eq!(ran.code, expected, "{line}\n{}\n{}", ran.out, ran.err);
        match arguments[0] {
            "init" => desk.write("maple/data/pantries.csv", SHEET),
            "search" => assert!(ran.out.contains("Hot lunch"), "{}", ran.out),
            _ => {}
        }
    }
    let directory = desk.directory_of("maple/site");
    let sites: Vec<usize> = directory.programs.iter().map(|program| program.sites.len()).collect();
    assert_eq!(sites, [1, 2], "a program at two places is one");
    assert!(directory.programs.iter().all(|program| !program.needs.is_empty()), "each is found under a need");
    assert!(desk.read("maple/data/signpost.toml").contains("\"Notes for us\" = \"-\""));
    assert!(desk.read("report.html").contains("Maple County Help"));
}

//! The community's tool. Here alone errors are printed, with their whole chain.

use clap::Parser;
use signpost_cli::{Outcome, cli};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(cli::Cli::parse()) {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            eprintln!("signpost: {}", error.chain().map(ToString::to_string).collect::<Vec<_>>().join("\n  because: "));
            Outcome::Refused.into()
        }
    }
}

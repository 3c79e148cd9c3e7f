//! The community's tool. Here alone errors are printed, with their whole chain.

use clap::Parser;
use signpost_cli::{Outcome, cli, next_step};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(cli::Cli::parse()) {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            eprintln!("signpost: {}", error.chain().map(ToString::to_string).collect::<Vec<_>>().join("\n  because: "));
            if let Some(step) = next_step::of(&error) {
                eprintln!("What to do: {step}.");
            }
            Outcome::Refused.into()
        }
    }
}

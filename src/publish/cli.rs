//! Defines what can be typed after `signpost`.

use super::{Outcome, serve};
use anyhow::Result;
use clap::{Parser, Subcommand};

/// Publish a community's directory of help as a signed site, and keep it alive.
#[derive(Debug, Parser)]
#[command(
    version,
    arg_required_else_help = true,
    after_help = "\
Exit codes:
  0  done
  1  done, but somebody should look soon: stale, about to expire, signatures still missing
  2  not done, or refused: nothing was changed

A first site:
  signpost keys new keys --demo
  signpost publish --from data --keys keys --out site
  signpost serve site"
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Serve(serve::Args),
}

/// Does what was typed.
pub fn run(cli: Cli) -> Result<Outcome> {
    match cli.command {
        Command::Serve(args) => serve::run(args),
    }
}

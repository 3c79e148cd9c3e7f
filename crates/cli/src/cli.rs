//! The command line: subcommands and their arguments.

use super::{
    Outcome, card, check, coverage, doctor, export, handout, import, init, keys, ledger, manual, partner, release,
    renew, rotate, search, serve, sign, template, verify,
};
use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};

/// Publish a community's directory of help as a signed site, and keep it alive.
#[derive(Debug, Parser)]
#[command(
    name = "signpost",
    version,
    arg_required_else_help = true,
    after_help = "\
Exit codes:
  0  done
  1  done, but somebody should look soon: stale, about to expire, signatures still missing
  2  not done, or refused: nothing was changed

A first site:
  signpost init maple
  signpost publish --from maple/data --keys maple/keys --out maple/site
  signpost serve maple/site"
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Init(init::Args),
    Template(template::Args),
    Import(import::Args),
    Check(check::Args),
    /// Make and show keys
    #[command(subcommand)]
    Keys(keys::Command),
    Publish(release::Args),
    Renew(renew::Args),
    Rotate(rotate::Args),
    /// Organizations that sign their own entries
    #[command(subcommand)]
    Partner(partner::Command),
    Sign(sign::Args),
    Verify(verify::Args),
    Doctor(doctor::Args),
    Search(search::Args),
    Handout(handout::Args),
    Card(card::Args),
    Coverage(coverage::Args),
    Serve(serve::Args),
    Export(export::Args),
    Ledger(ledger::Args),
    Completions(manual::CompletionsArgs),
    Man(manual::ManArgs),
}

/// How a command prints what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// One JSON object a line
    Json,
}

/// Does what was typed.
pub fn run(cli: Cli) -> Result<Outcome> {
    match cli.command {
        Command::Init(args) => init::run(args),
        Command::Template(args) => template::run(args),
        Command::Import(args) => import::run(args),
        Command::Check(args) => check::run(args),
        Command::Keys(command) => keys::run(command),
        Command::Publish(args) => release::run(args),
        Command::Renew(args) => renew::run(args),
        Command::Rotate(args) => rotate::run(args),
        Command::Partner(command) => partner::run(command),
        Command::Sign(args) => sign::run(args),
        Command::Doctor(args) => doctor::run(args),
        Command::Verify(args) => verify::run(args),
        Command::Search(args) => search::run(args),
        Command::Coverage(args) => coverage::run(args),
        Command::Handout(args) => handout::run(args),
        Command::Card(args) => card::run(args),
        Command::Serve(args) => serve::run(args),
        Command::Export(args) => export::run(args),
        Command::Ledger(args) => ledger::run(args),
        Command::Completions(args) => manual::completions(&args),
        Command::Man(args) => manual::man(&args),
    }
}

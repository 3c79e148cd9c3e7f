//! `signpost completions` and `signpost man`: what a shell and `man` know of the command line, made from it.

use super::{Outcome, cli::Cli};
use anyhow::{Context, Result};
use clap::CommandFactory;
use clap_complete::Shell;
use std::{fs, io, path::PathBuf};

/// Print what completes this tool's commands and options in a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost completions bash > ~/.local/share/bash-completion/completions/signpost
  signpost completions zsh > ~/.zfunc/_signpost
  signpost completions fish > ~/.config/fish/completions/signpost.fish")]
pub struct CompletionsArgs {
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Write the manual's pages, one for each command
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  signpost man ~/.local/share/man/man1            then: man signpost-publish")]
pub struct ManArgs {
    /// Folder to write to
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
}

pub fn completions(args: &CompletionsArgs) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "signpost", &mut script);
    // Whoever reads it may have stopped.
    let _ = io::Write::write_all(&mut io::stdout(), &script);
    Ok(Outcome::Done)
}

pub fn man(args: &ManArgs) -> Result<Outcome> {
    let folder = &args.folder;
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    clap_mangen::generate_to(Cli::command(), folder)
        .with_context(|| format!("the pages cannot be written to {}", folder.display()))?;
    say!("The pages are in {}.", folder.display());
    Ok(Outcome::Done)
}

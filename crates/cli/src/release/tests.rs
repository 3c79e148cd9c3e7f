//! What `publish` says of itself: the command as it was typed, for a loss that is to be confirmed.

use super::*;
use crate::cli::{Cli, Command};
use clap::Parser;

#[test]
fn the_command_is_printed_as_it_was_typed_without_what_confirms_a_loss() {
    let start = "signpost publish --from data --keys keys --out site";
    for options in [
        "",
        " --previous https://help.example.org/",
        " --app app --config signpost.toml --base-url https://help.example.org/ --deny errors",
        " --partner clinic --partner pantry --at 1795338000 --passphrase-file secret --timestamp-days 45",
        " --first",
    ] {
        let typed = format!("{start}{options}");
        let with_digest = format!("{typed} --confirm-loss 0123456789abcdef");
        for words in [&typed, &with_digest] {
            let Command::Publish(args) = Cli::parse_from(words.split(' ')).command else { panic!("{words}") };
            assert_eq!(args.command_line(), typed);
        }
    }
}

#[test]
fn a_word_for_a_shell_is_one_word_whatever_stands_in_it() {
    for (word, expected) in [
        ("site", "site"),
        ("https://help.example.org/a_b-c", "https://help.example.org/a_b-c"),
        ("", "''"),
        ("my app", "'my app'"),
        ("it's", r"'it'\''s'"),
        ("$HOME", "'$HOME'"),
        ("a;b", "'a;b'"),
        ("maïs", "'maïs'"),
    ] {
        assert_eq!(quoted(word), expected);
    }
}

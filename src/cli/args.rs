//! What may be typed, and what was: nothing here asks what it means. The commands stand here;
//! what may follow one is told in the file of its family.

mod everywhere;
mod format;
mod land;
mod organisations;
mod own;
mod program;
mod terms;
mod time;
mod value;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::bundled::edition;
pub(super) use everywhere::{Everywhere, When};
pub(super) use format::Format;
pub(super) use land::{Boundaries, Map, Overlap};
pub(super) use organisations::{Brief, Find, Path, Show, Tree};
pub(super) use own::{Check, Import, New};
pub(super) use program::{Completions, Man, Shell};
pub(super) use terms::Terms;
pub(super) use time::{Diff, History};

const ABOUT: &str = "Who covers where in the NHS in England";

const LONG_ABOUT: &str = "\
Who covers where in the NHS in England: regions, systems, places, neighbourhoods, \
commissioners, councils, and the trusts and partnerships that serve them, as at any date.

On its own, catchment opens an explorer in the terminal. With a command it prints an answer.

ORG is a code (QKK, RPG), a name, a former name, another name it goes by, or the first \
letters of words of one: oxleas, slam, bexley, \"south london maudsley\".";

const EXAMPLES: &str = "\
Examples:
  catchment                            open the explorer
  catchment tree QKK                   South East London, whole
  catchment tree QKK --at 2019-11      as it stood at the end of November 2019
  catchment find south lon mauds       find by a few letters
  catchment show oxleas                one card, and on whose word it stands
  catchment path croydon bexley        how the two are connected
  catchment boundaries QKK             where its boundaries do not line up
  catchment overlap hart QNQ --at 2022-07-01
                                       two areas compared
  catchment map QKK --colour-by provider
                                       who runs mental health there, and where else
  catchment history 72Q                what it was and became
  catchment diff QKK --from 2019 --to 2022
                                       what changed there in between
  catchment terms icp                  what the word means, and to whom
  catchment check my-partnership.ron   look for mistakes in a file of your own
  catchment --with my-partnership.ron  open it on top of what is built in
  catchment new my-patch.ron           begin a file of your own
  catchment import registers --out registers.ron
                                       make an atlas of official register files
  catchment completions bash           have the Tab key finish names and codes

Exit status: 0 done, 1 nothing found or not there at the date or the data has problems,
2 wrong usage, a name that may mean several, or a file that cannot be read.";

/// What was typed.
#[derive(Debug, Parser)]
#[command(name = "catchment", about = ABOUT, long_about = LONG_ABOUT, after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    everywhere: Everywhere,
    #[command(subcommand)]
    command: Option<Command>,
}

impl Args {
    /// Everything that may be typed.
    pub(super) fn command_line() -> clap::Command {
        format::fitted(Self::command()).version(version())
    }

    /// What was typed, or what clap says of it.
    pub(super) fn read() -> Result<Self, clap::Error> {
        let command_line = Self::command_line();
        let typed = command_line.clone().try_get_matches()?;
        Self::from_arg_matches(&typed).map_err(|why| why.with_cmd(&command_line))
    }

    /// The command, and the options that every command has, whether they stood before or
    /// after it.
    pub(super) fn into_parts(mut self) -> (Option<Command>, Everywhere) {
        let inner = self.command.as_mut().map(|command| std::mem::take(command.everywhere()));
        let everywhere = match inner {
            Some(inner) => self.everywhere.followed_by(inner),
            None => self.everywhere,
        };
        (self.command, everywhere)
    }
}

/// `0.1.0 (atlas: England, as at 2026-06-30)`.
fn version() -> String {
    let edition = edition();
    format!("{} (atlas: {}, as at {})", env!("CARGO_PKG_VERSION"), edition.title, edition.as_at)
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print a tree: what sits within what
    Tree(Tree),
    /// Find organisations by a few letters, or list them by kind and tier
    Find(Find),
    /// Print one card: what it is, where it sits, whom it serves, who serves it
    Show(Show),
    /// Explain how two are connected, edge by edge
    Path(Path),
    /// Write a briefing note, ready to paste
    Brief(Brief),
    /// Compare two areas, or what a provider serves with an area
    Overlap(Overlap),
    /// Say where boundaries do not line up, whom it touches and since when
    Boundaries(Boundaries),
    /// Draw the ground as tiles: systems, who serves whom, splits, what changed
    Map(Map),
    /// Tell what happened to one: opened, merged, split, renamed, moved, closed
    History(History),
    /// Tell what changed between two days, in one and all below it
    Diff(Diff),
    /// Look up a term in the glossary
    Terms(Terms),
    /// Look for mistakes in the data
    Check(Check),
    /// Make an atlas of official register files, down to every GP practice
    Import(Import),
    /// Begin an atlas of your own patch: a small file with comments, to fill in
    New(New),
    /// Print what makes the Tab key finish commands, names and codes in your shell
    Completions(Completions),
    /// Print the manual page
    Man(Man),
}

impl Command {
    fn everywhere(&mut self) -> &mut Everywhere {
        match self {
            Self::Tree(typed) => &mut typed.everywhere,
            Self::Find(typed) => &mut typed.everywhere,
            Self::Show(typed) => &mut typed.everywhere,
            Self::Path(typed) => &mut typed.everywhere,
            Self::Brief(typed) => &mut typed.everywhere,
            Self::Overlap(typed) => &mut typed.everywhere,
            Self::Boundaries(typed) => &mut typed.everywhere,
            Self::Map(typed) => &mut typed.everywhere,
            Self::History(typed) => &mut typed.everywhere,
            Self::Diff(typed) => &mut typed.everywhere,
            Self::Terms(typed) => &mut typed.everywhere,
            Self::Check(typed) => &mut typed.everywhere,
            Self::Import(typed) => &mut typed.everywhere,
            Self::New(typed) => &mut typed.everywhere,
            Self::Completions(typed) => &mut typed.everywhere,
            Self::Man(typed) => &mut typed.everywhere,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn the_arguments_are_sound() {
        Args::command_line().debug_assert();
    }

    #[test]
    fn every_command_with_formats_says_which_it_has() {
        for command in format::fitted(Args::command()).get_subcommands() {
            let Some(format) = command.get_arguments().find(|arg| arg.get_id() == "format") else { continue };
            let help = format.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.starts_with("How to write it: "), "{} is in no table", command.get_name());
        }
    }

    #[test]
    fn options_before_and_after_the_command_add_up() {
        let typed =
            ["catchment", "--data", "a", "--at", "2019", "tree", "--data", "b", "--at", "2020", "--ascii"];
        let (_, everywhere) = Args::try_parse_from(typed).expect("sound").into_parts();
        assert_eq!(everywhere.data, [PathBuf::from("a"), PathBuf::from("b")]);
        assert_eq!(everywhere.at.expect("said").to_string(), "2020");
        assert!(everywhere.ascii);
    }
}

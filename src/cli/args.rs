//! What may be typed, and what was: nothing here asks what it means. The commands stand here;
//! what may follow one is told in the file of its family.

mod format;
mod land;
mod lookup;
mod organisations;
mod own;
mod program;
mod shape;
mod shared;
mod terms;
mod time;
mod value;
mod when;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::bundled::edition;
pub(super) use land::{BoundariesArgs, MapArgs, OverlapArgs};
pub(super) use lookup::{LookupArgs, Target};
pub(super) use organisations::{BriefArgs, FindArgs, PathArgs, ShowArgs, TreeArgs};
pub(super) use own::{CheckArgs, CompileArgs, ImportArgs, NewArgs};
pub(super) use program::{CompletionsArgs, ConfigArgs, ManArgs, SchemaArgs, Shell};
pub(super) use shared::{ColourWhen, SharedOptions, ThemeWord};
pub(super) use terms::{SourcesArgs, TermsArgs};
pub(super) use time::{DiffArgs, HistoryArgs};
pub(super) use when::When;

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
  catchment leeds                      open it at Leeds
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
  catchment lookup codes.csv           a list of codes, names or postcodes, with place and system
  catchment terms icp                  what the word means, and to whom
  catchment check my-partnership.ron   look for mistakes in a file of your own
  catchment --with my-partnership.ron  open it on top of what is built in
  catchment new my-patch.ron           begin a file of your own
  catchment import registers --out registers.ron
                                       make an atlas of official register files
  catchment completions bash           have the Tab key finish names and codes
  catchment schema tree                what its JSON holds, field by field

Exit status: 0 done, 1 nothing found or not there at the date or the data has problems,
2 wrong usage, a name that may mean several, or a file that cannot be read.";

/// What was typed.
#[derive(Debug, Parser)]
#[command(name = "catchment", about = ABOUT, long_about = LONG_ABOUT, after_help = EXAMPLES)]
pub(super) struct Args {
    /// Whom to open the explorer at: a code or a name
    #[arg(value_name = "ORG")]
    start: Vec<String>,
    #[command(flatten)]
    shared: SharedOptions,
    #[command(subcommand)]
    command: Option<Command>,
}

impl Args {
    /// Everything that may be typed.
    pub(super) fn command_line() -> clap::Command {
        Self::command().version(version())
    }

    /// What was typed, or what clap says of it.
    pub(super) fn read() -> Result<Self, clap::Error> {
        let command_line = Self::command_line();
        let matches = command_line.clone().try_get_matches()?;
        Self::from_arg_matches(&matches).map_err(|why| why.with_cmd(&command_line))
    }

    /// The command, and the options that every command has, whether they stood before or
    /// after it.
    pub(super) fn into_parts(mut self) -> (Option<Command>, Vec<String>, SharedOptions) {
        let inner = self.command.as_mut().map(|command| std::mem::take(command.shared()));
        let shared = match inner {
            Some(inner) => self.shared.followed_by(inner),
            None => self.shared,
        };
        (self.command, self.start, shared)
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
    Tree(TreeArgs),
    /// Find organisations by a few letters, or list them by kind and tier
    Find(FindArgs),
    /// Print one card: what it is, where it sits, whom it serves, who serves it
    Show(ShowArgs),
    /// Explain how two are connected, edge by edge
    Path(PathArgs),
    /// Write a briefing note, ready to paste
    Brief(BriefArgs),
    /// Compare two areas, or what a provider serves with an area
    Overlap(OverlapArgs),
    /// Say where boundaries do not line up, whom it touches and since when
    Boundaries(BoundariesArgs),
    /// Draw the ground as tiles: systems, who serves whom, splits, what changed
    Map(MapArgs),
    /// Tell what happened to one and around it: merged, moved, who serves it
    History(HistoryArgs),
    /// Tell what changed between two days, in one, below it and around it
    Diff(DiffArgs),
    /// Look up a list of codes, names or postcodes: what each is, and where it lies
    Lookup(LookupArgs),
    /// Look up a term in the glossary
    Terms(TermsArgs),
    /// Tell what the atlas rests on: sources, licences, and the files that were read
    Sources(SourcesArgs),
    /// Look for mistakes in the data
    Check(CheckArgs),
    /// Make an atlas of official register files, down to every GP practice
    Import(ImportArgs),
    /// Write an atlas in the form that opens at once, for large ones
    Compile(CompileArgs),
    /// Begin an atlas of your own patch: a small file with comments, to fill in
    New(NewArgs),
    /// Print what makes the Tab key finish commands, names and codes in your shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man(ManArgs),
    /// Say where your settings are, what they hold, and what may stand there
    Config(ConfigArgs),
    /// Print the JSON Schema of what a command answers with --format json
    Schema(SchemaArgs),
}

impl Command {
    fn shared(&mut self) -> &mut SharedOptions {
        match self {
            Self::Tree(args) => &mut args.shared,
            Self::Find(args) => &mut args.shared,
            Self::Show(args) => &mut args.shared,
            Self::Path(args) => &mut args.shared,
            Self::Brief(args) => &mut args.shared,
            Self::Overlap(args) => &mut args.shared,
            Self::Boundaries(args) => &mut args.shared,
            Self::Map(args) => &mut args.shared,
            Self::History(args) => &mut args.shared,
            Self::Diff(args) => &mut args.shared,
            Self::Lookup(args) => &mut args.shared,
            Self::Terms(args) => &mut args.shared,
            Self::Sources(args) => &mut args.shared,
            Self::Check(args) => &mut args.shared,
            Self::Import(args) => &mut args.shared,
            Self::Compile(args) => &mut args.shared,
            Self::New(args) => &mut args.shared,
            Self::Completions(args) => &mut args.shared,
            Self::Man(args) => &mut args.shared,
            Self::Config(args) => &mut args.shared,
            Self::Schema(args) => &mut args.shared,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    use super::*;
    use crate::render::format::FORMATS;

    #[test]
    fn the_arguments_are_sound() {
        Args::command_line().debug_assert();
    }

    #[test]
    fn every_command_has_the_formats_that_the_table_says() {
        let command_line = Args::command();
        let has = command_line.get_subcommands().filter_map(|command| {
            let format = command.get_arguments().find(|arg| arg.get_id() == "format")?;
            let words: Vec<String> =
                format.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
            Some((command.get_name().to_owned(), words))
        });
        let table = FORMATS.iter().map(|row| {
            let words = row.formats.iter().map(|format| format.word().to_owned()).collect();
            (row.command.to_owned(), words)
        });
        assert_eq!(has.collect::<BTreeMap<_, Vec<_>>>(), table.collect());
    }

    #[test]
    fn options_before_and_after_the_command_add_up() {
        let typed =
            ["catchment", "--data", "a", "--at", "2019", "tree", "--data", "b", "--at", "2020", "--ascii"];
        let (_, _, shared) = Args::try_parse_from(typed).expect("sound").into_parts();
        assert_eq!(shared.data, [PathBuf::from("a"), PathBuf::from("b")]);
        assert_eq!(shared.at.and_then(When::date).expect("said").to_string(), "2020");
        assert!(shared.ascii);
    }
}

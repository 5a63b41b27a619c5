//! What may be typed, and what was: nothing here asks what it means.

mod format;

use std::path::PathBuf;
use std::str::FromStr;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::boundaries::{Code, Weight};
use crate::date::Date;
use crate::query::map::Colouring;
use crate::source::edition;
use crate::suggest::nearest;
use crate::words::{KindWord, Service, Tier};
pub(super) use format::{Format, Written};

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

/// Options that every command has.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Options of every command")]
pub(super) struct Everywhere {
    /// Use this file or folder instead of what is built in (may be repeated)
    #[arg(long, value_name = "PATH")]
    pub(super) data: Vec<PathBuf>,
    /// Put this file or folder on top (may be repeated)
    #[arg(long, value_name = "PATH")]
    pub(super) with: Vec<PathBuf>,
    /// Answer as at this date: 2019-11-25, 2019-11 or 2019, the last day of it
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) at: Option<Date>,
    /// Use colour
    #[arg(
        long,
        value_name = "WHEN",
        value_enum,
        alias = "colour",
        hide_possible_values = true,
        help = "Use colour: auto, always or never"
    )]
    pub(super) color: Option<When>,
    /// Draw with plain characters only
    #[arg(long)]
    pub(super) ascii: bool,
    /// Print numbered lines for a screen reader: no drawing, no columns, no colour
    #[arg(long)]
    pub(super) plain: bool,
    /// Leave the mouse to the terminal (explorer)
    #[arg(long)]
    pub(super) no_mouse: bool,
}

impl Everywhere {
    /// These before the command, the others after it: lists add up, and of single ones the
    /// later counts.
    fn followed_by(mut self, later: Self) -> Self {
        self.data.extend(later.data);
        self.with.extend(later.with);
        Self {
            data: self.data,
            with: self.with,
            at: later.at.or(self.at),
            color: later.color.or(self.color),
            ascii: self.ascii || later.ascii,
            plain: self.plain || later.plain,
            no_mouse: self.no_mouse || later.no_mouse,
        }
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
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
            Self::New(typed) => &mut typed.everywhere,
            Self::Completions(typed) => &mut typed.everywhere,
            Self::Man(typed) => &mut typed.everywhere,
        }
    }
}

const TREE_EXAMPLES: &str = "\
Examples:
  catchment tree QKK                        the whole of South East London
  catchment tree QKK --depth 1              its places and whatever else sits directly in it
  catchment tree england --tier place       England down to its places
  catchment tree bexley --at 2019-11-25     Bexley with its CCG
  catchment tree QKK --format markdown      ready to paste
  catchment tree QKK --format csv --edges   who serves whom there, for a spreadsheet
  catchment tree QKK --format html > sel.html
                                            a page to send to others";

#[derive(Debug, clap::Args)]
#[command(after_help = TREE_EXAMPLES)]
pub(super) struct Tree {
    /// Where to begin; without it, at the top
    #[arg(value_name = "ORG")]
    pub(super) org: Vec<String>,
    /// Go so many levels down; headings do not count
    #[arg(long, value_name = "N", value_parser = number::<u64>)]
    pub(super) depth: Option<u64>,
    /// Go down to this tier: nation, region, system, place, neighbourhood or practice
    #[arg(long, value_name = "TIER", value_parser = tier)]
    pub(super) tier: Option<Tier>,
    /// Keep what has closed
    #[arg(long)]
    pub(super) closed: bool,
    /// In csv: the links of those printed instead, a line each
    #[arg(long)]
    pub(super) edges: bool,
    #[command(flatten)]
    pub(super) written: Written,
    #[command(flatten)]
    everywhere: Everywhere,
}

const FIND_EXAMPLES: &str = "\
Examples:
  catchment find slam                       by another name
  catchment find south lon mauds            by the beginnings of words
  catchment find maudlsey                   with a slip
  catchment find --kind place               every place
  catchment find --kind ccg --at 2019       the CCGs at the end of 2019
  catchment find london --kind trust        trusts with London in their names

Kinds are as in JSON (place, pcn, acute-trust, ccg, sub-icb, icb, ...), and system,
local-authority, upper-tier, commissioner and trust for several at once.";

#[derive(Debug, clap::Args)]
#[command(after_help = FIND_EXAMPLES)]
pub(super) struct Find {
    /// A code, a name or parts of one, in any order; without them, list what fits
    #[arg(value_name = "WORDS")]
    pub(super) words: Vec<String>,
    /// Only this kind
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub(super) kind: Option<KindWord>,
    /// Only this tier: nation, region, system, place, neighbourhood or practice
    #[arg(long, value_name = "TIER", value_parser = tier)]
    pub(super) tier: Option<Tier>,
    /// Keep what has closed, also without words
    #[arg(long)]
    pub(super) closed: bool,
    /// Print so many at most; 0 for all
    #[arg(long, value_name = "N", value_parser = number::<usize>, default_value = "20")]
    pub(super) limit: usize,
    #[command(flatten)]
    pub(super) written: Written,
    #[command(flatten)]
    everywhere: Everywhere,
}

const SHOW_EXAMPLES: &str = "\
Examples:
  catchment show oxleas                     whom the trust serves, and where it sits
  catchment show bexley                     the place, and who serves it for what
  catchment show 07N                        a CCG that has closed, and what it became
  catchment show slam --format json";

#[derive(Debug, clap::Args)]
#[command(after_help = SHOW_EXAMPLES)]
pub(super) struct Show {
    /// Whose card
    #[arg(value_name = "ORG", required = true)]
    pub(super) org: Vec<String>,
    #[command(flatten)]
    pub(super) written: Written,
    #[command(flatten)]
    everywhere: Everywhere,
}

const PATH_EXAMPLES: &str = "\
Examples:
  catchment path croydon bexley
  catchment path slam QWE
  catchment path bexleycare england --at 2019-11";

#[derive(Debug, clap::Args)]
#[command(after_help = PATH_EXAMPLES)]
pub(super) struct Path {
    /// From here
    #[arg(value_name = "ORG")]
    pub(super) from: String,
    /// To here
    #[arg(value_name = "ORG")]
    pub(super) to: String,
    #[command(flatten)]
    pub(super) written: Written,
    #[command(flatten)]
    everywhere: Everywhere,
}

const BRIEF_EXAMPLES: &str = "\
Examples:
  catchment brief QKK                       one to two pages on South East London
  catchment brief bexley --at 2019-11-25    a place, as it stood that day
  catchment brief QKK --since 2022          with what changed since the end of 2022
  catchment brief oxleas --format html > oxleas.html";

#[derive(Debug, clap::Args)]
#[command(after_help = BRIEF_EXAMPLES)]
pub(super) struct Brief {
    /// On whom
    #[arg(value_name = "ORG", required = true)]
    pub(super) org: Vec<String>,
    /// Show so many levels of the structure; two unless said, with networks counted
    #[arg(long, value_name = "N", value_parser = number::<u64>)]
    pub(super) depth: Option<u64>,
    /// Tell what changed since this day; since a year before, unless said
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) since: Option<Date>,
    #[command(flatten)]
    pub(super) written: Written,
    #[command(flatten)]
    everywhere: Everywhere,
}

const OVERLAP_EXAMPLES: &str = "\
Examples:
  catchment overlap E09000004 QKK           a borough and its system
  catchment overlap E07000089 QNQ --at 2022-07-01
                                            Hart, three quarters of it in Frimley
  catchment overlap slam QWE --service mental-health
                                            what a trust serves, and a system";

#[derive(Debug, clap::Args)]
#[command(after_help = OVERLAP_EXAMPLES)]
pub(super) struct Overlap {
    /// The first
    #[arg(value_name = "ORG")]
    pub(super) a: String,
    /// The second
    #[arg(value_name = "ORG")]
    pub(super) b: String,
    /// Of a provider, only what it serves with this service
    #[arg(long, value_name = "SERVICE", value_parser = service)]
    pub(super) service: Option<Service>,
    /// Weigh by residents or by small-areas
    #[arg(long, value_name = "WEIGHT", value_parser = weight, default_value = "residents", hide_default_value = true)]
    pub(super) weight: Weight,
    #[command(flatten)]
    pub(super) written: Written,
    #[command(flatten)]
    everywhere: Everywhere,
}

const BOUNDARIES_EXAMPLES: &str = "\
Examples:
  catchment boundaries QKK                  South East London, and what lies within it
  catchment boundaries --only council-split --at 2022-07-01
                                            councils split between systems that day
  catchment boundaries --explain council-split
                                            what that means, and whom it counts
  catchment boundaries --kind-a local-authority --kind-b system
                                            every pair, and how well they nest
  catchment boundaries --format csv         for a spreadsheet

Codes: provider-spans-systems, partnership-spans-systems, area-spans-systems, council-split,
member-of-several, commissioner-not-coterminous, system-cuts-councils, no-provider,
several-providers, part-covered, draws-from-elsewhere, network-across-commissioners,
registered-elsewhere, crosses-ons-region.";

#[derive(Debug, clap::Args)]
#[command(after_help = BOUNDARIES_EXAMPLES)]
pub(super) struct Boundaries {
    /// What concerns this one or lies within it; without it, everything
    #[arg(value_name = "ORG")]
    pub(super) org: Vec<String>,
    /// Only findings of this code (may be repeated)
    #[arg(long, value_name = "CODE", value_parser = code, conflicts_with = "kind_a")]
    pub(super) only: Vec<Code>,
    /// Say what a code means
    #[arg(long, value_name = "CODE", value_parser = code,
          conflicts_with_all = ["org", "only", "kind_a", "elsewhere"])]
    pub(super) explain: Option<Code>,
    /// Lay every area of this kind
    #[arg(long, value_name = "KIND", value_parser = kind, requires = "kind_b")]
    pub(super) kind_a: Option<KindWord>,
    /// over every area of that kind
    #[arg(long, value_name = "KIND", value_parser = kind, requires = "kind_a")]
    pub(super) kind_b: Option<KindWord>,
    /// Weigh pairs by residents or by small-areas
    #[arg(long, value_name = "WEIGHT", value_parser = weight, requires = "kind_a")]
    pub(super) weight: Option<Weight>,
    /// Leave out pairs of which neither shares so much of the other, from 0 to 1
    #[arg(long, value_name = "SHARE", value_parser = share, requires = "kind_a")]
    pub(super) min_share: Option<f64>,
    /// From which share of its activity a trust draws from elsewhere, from 0 to 1; a tenth unless said
    #[arg(long, value_name = "SHARE", value_parser = share, conflicts_with = "kind_a")]
    pub(super) elsewhere: Option<f64>,
    #[command(flatten)]
    pub(super) written: Written,
    #[command(flatten)]
    everywhere: Everywhere,
}

const MAP_EXAMPLES: &str = "\
Examples:
  catchment map                             England's systems, a tile each
  catchment map QKK                         who runs mental health in South East London
  catchment map slam --colour-by system     whom a trust serves, and in which systems
  catchment map surrey --colour-by split    councils that lie in several systems
  catchment map --colour-by change --from 2026-03-31
                                            the systems that are new, or have changed
  catchment map QKK --format svg > map.svg  a picture for a paper

Without --colour-by, tiles are coloured by provider; those of England by region.";

#[derive(Debug, clap::Args)]
#[command(after_help = MAP_EXAMPLES)]
pub(super) struct Map {
    /// Whose ground, in councils; without it, England in systems
    #[arg(value_name = "ORG")]
    pub(super) org: Vec<String>,
    /// Colour by system, provider, split or change
    #[arg(long, value_name = "WHAT", value_parser = colouring, alias = "color-by")]
    pub(super) colour_by: Option<Colouring>,
    /// Whose providers to tell of: mental-health unless said, acute, community, ambulance, ...; of
    /// a provider what it is there for
    #[arg(long, value_name = "SERVICE", value_parser = service)]
    pub(super) service: Option<Service>,
    /// Of what changed, the first date; without it, the day before the map last changed, or where
    /// it never has, the first day with systems
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) from: Option<Date>,
    #[command(flatten)]
    pub(super) written: Written,
    #[command(flatten)]
    everywhere: Everywhere,
}

const HISTORY_EXAMPLES: &str = "\
Examples:
  catchment history 72Q                     which CCGs flowed into it
  catchment history QKK                     its lives as STP, ICS and ICB
  catchment history 07N --format json       a CCG that has closed, and what it became";

#[derive(Debug, clap::Args)]
#[command(after_help = HISTORY_EXAMPLES)]
pub(super) struct History {
    /// Whose history
    #[arg(value_name = "ORG", required = true)]
    pub(super) org: Vec<String>,
    #[command(flatten)]
    pub(super) written: Written,
    #[command(flatten)]
    everywhere: Everywhere,
}

const DIFF_EXAMPLES: &str = "\
Examples:
  catchment diff QKK --from 2019-04-01 --to 2022-07-01
  catchment diff england --from 2022-06-30 --to 2022-07-01
  catchment diff bexley --from 2018 --to 2024    the last day of each year";

#[derive(Debug, clap::Args)]
#[command(after_help = DIFF_EXAMPLES)]
pub(super) struct Diff {
    /// Of this one and all below it
    #[arg(value_name = "ORG", required = true)]
    pub(super) org: Vec<String>,
    /// The first day: 2019-11-25, 2019-11 or 2019, the last day of it
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) from: Date,
    /// The second day, in the same way
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) to: Date,
    #[command(flatten)]
    pub(super) written: Written,
    #[command(flatten)]
    everywhere: Everywhere,
}

const TERMS_EXAMPLES: &str = "\
Examples:
  catchment terms                           every term, a line each
  catchment terms icp                       each of its meanings, and who uses which
  catchment terms primary care";

#[derive(Debug, clap::Args)]
#[command(after_help = TERMS_EXAMPLES)]
pub(super) struct Terms {
    /// A term, what it stands for, or a part of it; without one, list all
    #[arg(value_name = "WORD")]
    pub(super) word: Vec<String>,
    #[command(flatten)]
    pub(super) written: Written,
    #[command(flatten)]
    everywhere: Everywhere,
}

const CHECK_EXAMPLES: &str = "\
Examples:
  catchment check                           what is built in
  catchment check data                      every .ron file of a folder, together
  catchment check --with mine.ron           a file on top of what is built in";

#[derive(Debug, clap::Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub(super) struct Check {
    /// Files and folders, checked together and by themselves
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    everywhere: Everywhere,
}

const NEW_EXAMPLES: &str = "\
Examples:
  catchment new mine.ron                    then open mine.ron in an editor
  catchment check mine.ron                  is it still sound with what you put in?
  catchment --data mine.ron                 look at it by itself
  catchment new - | less                    read it first

A file that is there already is never touched. To say how yours fits into what is built
in, follow the lines that begin with // and use --with mine.ron in place of --data.";

#[derive(Debug, clap::Args)]
#[command(after_help = NEW_EXAMPLES)]
pub(super) struct New {
    /// The file to write; - prints it
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[command(flatten)]
    everywhere: Everywhere,
}

const COMPLETIONS_HELP: &str = "\
To have it in every new window, once:

bash, in ~/.bashrc:
  source <(catchment completions bash)
zsh, in ~/.zshrc, after compinit:
  source <(catchment completions zsh)
fish:
  echo 'catchment completions fish | source' > ~/.config/fish/completions/catchment.fish
elvish, in ~/.config/elvish/rc.elv:
  eval (catchment completions elvish | slurp)
PowerShell, in the file that $PROFILE names:
  catchment completions powershell | Out-String | Invoke-Expression

Then Tab finishes commands, options and their values, and organisations by name or code,
also those of files that --data and --with name:
  catchment show oxl<Tab>
  catchment show south east l<Tab>";

#[derive(Debug, clap::Args)]
#[command(after_help = COMPLETIONS_HELP)]
pub(super) struct Completions {
    /// Which shell: bash, zsh, fish, elvish or powershell
    #[arg(value_name = "SHELL", value_enum, ignore_case = true, hide_possible_values = true)]
    pub(super) shell: Option<Shell>,
    #[command(flatten)]
    everywhere: Everywhere,
}

/// The shells that completion is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
    Elvish,
    Powershell,
}

const MAN_EXAMPLES: &str = "\
Examples:
  catchment man | man -l -                  read it
  catchment man tree | man -l -             one command of it
  catchment man > /usr/local/share/man/man1/catchment.1
                                            keep it where man looks";

#[derive(Debug, clap::Args)]
#[command(after_help = MAN_EXAMPLES)]
pub(super) struct Man {
    /// The page of one command; without it, one page with all of them
    #[arg(value_name = "COMMAND")]
    pub(super) command: Option<String>,
    #[command(flatten)]
    everywhere: Everywhere,
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|why| why.to_string())
}

fn number<N: FromStr>(text: &str) -> Result<N, String> {
    text.parse().map_err(|_| "a whole number is wanted here, such as 2".to_owned())
}

fn kind(word: &str) -> Result<KindWord, String> {
    KindWord::from_word(word).ok_or_else(|| unknown(word, KindWord::all_words()))
}

fn code(word: &str) -> Result<Code, String> {
    Code::from_word(word).ok_or_else(|| unknown(word, Code::ALL.iter().map(|c| c.word())))
}

fn service(word: &str) -> Result<Service, String> {
    Service::from_word(word).ok_or_else(|| unknown(word, Service::ALL.iter().map(|s| s.word())))
}

fn weight(word: &str) -> Result<Weight, String> {
    Weight::from_word(word).ok_or_else(|| unknown(word, Weight::ALL.iter().map(|w| w.word())))
}

fn share(text: &str) -> Result<f64, String> {
    let share: Option<f64> = text.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "a share is a number from 0 to 1, such as 0.1".to_owned())
}

fn tier(word: &str) -> Result<Tier, String> {
    Tier::from_word(word).ok_or_else(|| unknown(word, Tier::ALL.iter().map(|t| t.word())))
}

fn colouring(word: &str) -> Result<Colouring, String> {
    Colouring::from_word(word).ok_or_else(|| unknown(word, Colouring::ALL.iter().map(|c| c.word())))
}

/// What was probably meant, else every word there is.
fn unknown<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    match nearest(word, known.iter().copied(), 1).first() {
        Some(near) => format!("did you mean {near}?"),
        None => format!("it is one of {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
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

//! The arguments of what is asked of organisations: trees, searches, cards, ways and notes.

use super::format::FormatOption;
use super::shape::with_shape;
use super::shared::SharedOptions;
use super::value::{kind, number, tier};
use super::when::{When, when};
use crate::render::format::{BriefFormat, FindFormat, PathFormat, ShowFormat, TreeFormat};
use crate::words::{KindWord, Tier};

const TREE_EXAMPLES: &str = "\
Examples:
  catchment tree QKK                        the whole of South East London
  catchment tree QKK --depth 1              its places and whatever else sits directly in it
  catchment tree england --tier place       England down to its places
  catchment tree bexley --at 2019-11-25     Bexley with its CCG
  catchment tree QKK --format markdown      ready to paste
  catchment tree QKK --format csv --edges   who serves whom there, for a spreadsheet
  catchment tree QKK --format html > sel.html
                                            a page to send to others

In csv since and until are those of the organisation through all its names and kinds: of a board that
was a partnership before, since when there was that. kind_since is since when it has been what it is.";

#[derive(Debug, clap::Args)]
#[command(after_help = with_shape::<TreeFormat>(TREE_EXAMPLES))]
pub(in crate::cli) struct TreeArgs {
    /// Where to begin; without it, at the top
    #[arg(value_name = "ORG")]
    pub(in crate::cli) org: Vec<String>,
    /// Go so many levels down; headings do not count
    #[arg(long, value_name = "N", value_parser = number::<u64>)]
    pub(in crate::cli) depth: Option<u64>,
    /// Go down to this tier: nation, region, system, place, neighbourhood or practice
    #[arg(long, value_name = "TIER", value_parser = tier)]
    pub(in crate::cli) tier: Option<Tier>,
    /// Keep what has closed
    #[arg(long)]
    pub(in crate::cli) closed: bool,
    /// In csv: the links of those printed instead, a line each
    #[arg(long)]
    pub(in crate::cli) edges: bool,
    #[command(flatten)]
    pub(in crate::cli) format: FormatOption<TreeFormat>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

const FIND_EXAMPLES: &str = "\
Examples:
  catchment find slam                       by another name
  catchment find south lon mauds            by the beginnings of words
  catchment find maudlsey                   with a slip
  catchment find didcot                     a town, with the council and the system that cover it
  catchment find SE18 4QH                   a postcode, by its district
  catchment find RF4 R1H RQM                several codes, a line for each, in their order
  printf 'RF4\\nR1H\\n' | catchment find -       a query on each line, each answered by its best
  catchment find --kind place               every place
  catchment find --kind ccg --at 2019       the CCGs at the end of 2019
  catchment find london --kind trust        trusts with London in their names
  catchment find --kind hospital --in bexley
                                            the hospitals in Bexley

What is typed as a code matches codes alone. Where names have the letters of what was typed, but
not its words, nothing is found, and they are suggested. A town or postcode district lies in the
areas named beside it, the smallest first; where it lies in several, each has its share. It has no
kind and no tier, so --kind and --tier leave it out. A commissioner or system marked perhaps is one
of several in which its council lies.

Kinds are as in JSON (place, pcn, acute-trust, ccg, sub-icb, icb, ...), and system,
local-authority, council (counties too), upper-tier, commissioner and trust for several at once.
A hospital lies where it stands, not where its trust does. In csv since and until are those of the
organisation through all its kinds; kind_since is since when it has been of its kind.";

#[derive(Debug, clap::Args)]
#[command(after_help = with_shape::<FindFormat>(FIND_EXAMPLES))]
pub(in crate::cli) struct FindArgs {
    /// A code, a name or parts of one, in any order, a town or a postcode; several codes; - for lines of
    /// stdin; without them, list what fits
    #[arg(value_name = "WORDS")]
    pub(in crate::cli) words: Vec<String>,
    /// Only this kind
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub(in crate::cli) kind: Option<KindWord>,
    /// Only this tier: nation, region, system, place, neighbourhood or practice
    #[arg(long, value_name = "TIER", value_parser = tier)]
    pub(in crate::cli) tier: Option<Tier>,
    /// Only what lies in this organisation on the date; with --kind or --tier, of a council, commissioner
    /// or place, what has some of its land too
    #[arg(long = "in", value_name = "ORG")]
    pub(in crate::cli) whole: Option<String>,
    /// Keep what has closed, also without words
    #[arg(long)]
    pub(in crate::cli) closed: bool,
    /// Print so many at most; 0 for all
    #[arg(long, value_name = "N", value_parser = number::<usize>, default_value = "20")]
    pub(in crate::cli) limit: usize,
    #[command(flatten)]
    pub(in crate::cli) format: FormatOption<FindFormat>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

const SHOW_EXAMPLES: &str = "\
Examples:
  catchment show oxleas                     whom the trust serves, and where it sits
  catchment show bexley                     the place, and who serves it for what
  catchment show 07N                        a CCG that has closed, and what it became
  catchment show RJ122                      a hospital: whose it is, where it is, what it has
  catchment show bexley --at 2019-11-25     as it was on that day
  catchment show slam --format json

A card says what an organisation is and since when, what it sits in and what is in it; of an area
who provides each service there (mental health, community, acute, emergency, ambulance, general
practice), and on what basis that is said; of a provider whom it serves and where its patients come
from; then what it became or came from, what else is known of it, and on whose word.
A town, suburb or postcode district has no card of its own: where all of it lies in one area you get
that area's card; else catchment find woolwich says in which councils, places and systems it lies.";

#[derive(Debug, clap::Args)]
#[command(after_help = with_shape::<ShowFormat>(SHOW_EXAMPLES))]
pub(in crate::cli) struct ShowArgs {
    /// Whose card
    #[arg(value_name = "ORG", required = true)]
    pub(in crate::cli) org: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) format: FormatOption<ShowFormat>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

const PATH_EXAMPLES: &str = "\
Examples:
  catchment path croydon bexley
  catchment path slam QWE
  catchment path 07N QKK               what became of it
  catchment path bexleycare england --at 2019-11";

#[derive(Debug, clap::Args)]
#[command(after_help = with_shape::<PathFormat>(PATH_EXAMPLES))]
pub(in crate::cli) struct PathArgs {
    /// From here
    #[arg(value_name = "ORG")]
    pub(in crate::cli) from: String,
    /// To here
    #[arg(value_name = "ORG")]
    pub(in crate::cli) to: String,
    #[command(flatten)]
    pub(in crate::cli) format: FormatOption<PathFormat>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

const BRIEF_EXAMPLES: &str = "\
Examples:
  catchment brief QKK                       one to two pages on South East London
  catchment brief bexley --at 2019-11-25    a place, as it stood that day
  catchment brief QKK --since 2022          with what changed since the end of 2022
  catchment brief oxleas --format html > oxleas.html

A note has at most 1,500 words. Of a longer one goes first what matters least: networks, what
documents of earlier years said, remarks, small findings, who is no NHS trust, further sources,
hospitals with an A&E and waiting lists, commissioners, who works with whom. Who serves whom,
councils, major findings and what changed stay. \"Left out of this note\" counts what is gone and
names the command that shows it; --depth cuts nothing.";

#[derive(Debug, clap::Args)]
#[command(after_help = BRIEF_EXAMPLES)]
pub(in crate::cli) struct BriefArgs {
    /// On whom
    #[arg(value_name = "ORG", required = true)]
    pub(in crate::cli) org: Vec<String>,
    /// Show so many levels of the structure, and cut nothing; two unless said, with networks counted
    #[arg(long, value_name = "N", value_parser = number::<u64>)]
    pub(in crate::cli) depth: Option<u64>,
    /// Tell what changed since this day; since a year before, unless said
    #[arg(long, value_name = "DATE", value_parser = when)]
    pub(in crate::cli) since: Option<When>,
    #[command(flatten)]
    pub(in crate::cli) format: FormatOption<BriefFormat>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

//! The arguments of lists that are looked up.

use std::path::PathBuf;

use clap::ValueEnum;

use super::format::FormatOption;
use super::shape::with_shape;
use super::shared::SharedOptions;
use super::value::added;
use crate::render::format::LookupFormat;
use crate::render::lookup::Added;

const LOOKUP_EXAMPLES: &str = "\
Examples:
  catchment lookup codes.csv                a code, name or postcode a line
  catchment lookup trusts.csv --column 2    a table, whose second column is meant
  catchment lookup trusts.csv --column code --add council,commissioner,region
                                            what else is wanted of each
  catchment lookup ccgs-of-2013.csv --to today
                                            what old codes have become
  catchment lookup codes.csv --at 2019-11   as it stood at the end of November 2019
  cut -f 3 sites.tsv | catchment lookup - > sites.csv

The list is plain lines, or values between commas, semicolons or tabs, told by its lines; its
columns are kept, and its order. Nothing is guessed: a row is found by a code of any time, by the
whole of a name of any time or another name, or as a postcode, a postcode district, a town or a
village. What is not known, or may mean several, stays as a row with empty cells, is told on
stderr, and makes the exit status 1.

WHAT is name, kind, place, system, region, council, commissioner, parent or successor. Where it is
not known what something sits in, it is the area that holds at least half of its land, of a
hospital or practice of the land of its council. What has a share below 1 is told in place_share,
system_share and so on, by residents (the council of a network: by its practices); share is how
much of a postcode district, town or village lies in the area that answers for it. Where of a town,
a hospital and the like no more is known than its council, those shares are of all residents of that
council, which shares_of then names; several in it: of those who live in all of them. A place is
only named with a system that it belongs with.

With --to today what has closed is led to what stands in its stead on the day for which is answered,
today or --at. An area (commissioner, system, council) is led to whoever of its sort has its land, with
a row for each and the share of its residents there, which add up to 1; place, council and so on are
those of that part. Where its land is not known there is a row for each that it became, without shares.";

#[derive(Debug, clap::Args)]
#[command(after_help = with_shape::<LookupFormat>(LOOKUP_EXAMPLES))]
pub(in crate::cli) struct LookupArgs {
    /// The list; - or nothing reads what is piped in
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    pub(in crate::cli) file: PathBuf,
    /// The column that is looked up, by its heading or its number; without it, the first most of
    /// whose values are known or look like codes
    #[arg(long, value_name = "COLUMN")]
    pub(in crate::cli) column: Option<String>,
    /// What to add, separated by commas; without it name, kind, place and system. JSON has all
    #[arg(long, value_name = "WHAT,...", value_parser = added, value_delimiter = ',')]
    pub(in crate::cli) add: Vec<Added>,
    /// Lead what has closed to what stands in its stead: today
    #[arg(long, value_name = "WHEN", value_enum, hide_possible_values = true)]
    pub(in crate::cli) to: Option<Target>,
    #[command(flatten)]
    pub(in crate::cli) format: FormatOption<LookupFormat>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

/// To when what has closed is led.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Target {
    Today,
}

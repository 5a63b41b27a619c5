//! The arguments of what is done with files of one's own: checking them, beginning one, making
//! one of registers.

use std::path::PathBuf;

use super::shape::with_columns;
use super::shared::SharedOptions;

const CHECK_EXAMPLES: &str = "\
Examples:
  catchment check                           what is built in
  catchment check data                      every .ron file of a folder, together
  catchment check --with mine.ron           a file on top of what is built in";

#[derive(Debug, clap::Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub(in crate::cli) struct CheckArgs {
    /// Files and folders, checked together and by themselves
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

const IMPORT_EXAMPLES: &str = "\
Examples:
  catchment import etr.csv eccg.csv epraccur.csv ePCN.xlsx --out registers.ron
  catchment import registers --out registers.ron --report left-out.csv
                                            every file of a folder
  catchment --data registers.ron            open what was imported by itself
  catchment --with registers.ron            on top of what is built in

Known by what they hold, whatever they are called:
  NHS Organisation Data Service: etr (NHS trusts), eccg (commissioners), epraccur (GP
  practices, in the layout of 2026 or an older one), epcmem (their commissioners by date),
  ePCN (primary care networks; the workbook, or its two sheets as CSV), succ (successions).
  Columns as published, with 24 or 27 of them. Several editions of one go together: the
  newest counts, and what only an older one has is kept.
  Office for National Statistics: lookups of small areas (LSOA) to CCG or sub-ICB location
  and local authority, of any years, and residents by small area: together they give land.
  Small areas of 2011 and 2021 go together with the exact-fit lookup; of several counts of
  residents the newest counts.
  Old codes and new: a table with the columns OLD, NEW and ON.
";

#[derive(Debug, clap::Args)]
#[command(after_help = with_columns(IMPORT_EXAMPLES, "import"))]
pub(in crate::cli) struct ImportArgs {
    /// Register files, or folders of them, in any order
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// Write the atlas to this file; - prints it
    #[arg(long, value_name = "FILE", required = true)]
    pub(in crate::cli) out: PathBuf,
    /// Write every row that was left out or changed to this file, as CSV
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) report: Option<PathBuf>,
    /// Write over files that are there
    #[arg(long)]
    pub(in crate::cli) force: bool,
    /// Take in everybody who prescribes, not GP practices alone
    #[arg(long)]
    pub(in crate::cli) all_prescribers: bool,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
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
pub(in crate::cli) struct NewArgs {
    /// The file to write; - prints it
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: PathBuf,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

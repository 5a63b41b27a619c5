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
  catchment import organisations.csv links.csv --out mine.ron
                                            tables of one's own, on top of what is built in

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
  Hospitals of the NHS website, or sites of NHS trusts (ets): hospitals under their trusts.
  Practices with council and patients; people waiting by provider and commissioner; shares of
  admissions by council and trust. Their codes are looked for in the other files, else built in.

Tables of your own, as CSV, known by their columns (those in capitals must be there):
  sources        KEY TITLE PUBLISHER published licence url note
  organisations  ID NAME KIND parent since until seen code_since certainty aliases covers count
  parents        ID PARENT since until certainty
  styles         ID, STYLE or STYLE_KIND, since until certainty: a name or kind for a time
  figures        ID FIGURE VALUE precision seen note certainty
  provides       ID PROVIDES seen certainty: a service that a hospital or a provider has
  notes          ID NOTE seen certainty
  aliases        ID ALIASES: what else it is called
  codes          ID SCHEME CODE since until certainty; the scheme is ods or ons
  links          RELATION FROM TO service extent share share_of_area of how on since
                 since_certainty until seen note certainty; the extent is whole, part, or within E07000030;E07000031
  localities     NAME WHAT AT within aliases; at is E09000011 0.96;E09000004 0.04, or of a
                 part of an area E08000014 0.42 within 01V
  patches        AREAS RESIDENTS SMALL_AREAS dated; dated is 15E since 2022-07-01
  recodings      OLD NEW ON: a new code of the same organisation
  a grouping     two columns: areas by id, code or name, and the name of an area of your own
Each but sources may also have the columns source (keys of sources) and evidence (why). Several
values in a cell stand between semicolons. Dates are 2020-03-31, 2016-03 or 2017; words are those
of the command line. An id is one of the same import, or built in, or of --with and --data.
catchment new links.csv begins one.
";

#[derive(Debug, clap::Args)]
#[command(after_help = with_columns(IMPORT_EXAMPLES, "import"))]
pub(in crate::cli) struct ImportArgs {
    /// Register files and tables of your own, or folders of them, in any order
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

const COMPILE_EXAMPLES: &str = "\
Examples:
  catchment compile registers.ron --out registers.atlas
  catchment compile --with mine.ron --out england.atlas
                                            what is built in, with a file on top
  catchment --data registers.atlas          open it: nothing is read as text or checked again

A compiled atlas is for the version of catchment that wrote it. Keep the files it was made of.";

#[derive(Debug, clap::Args)]
#[command(after_help = COMPILE_EXAMPLES)]
pub(in crate::cli) struct CompileArgs {
    /// Files and folders, compiled together; what is built in where none is named
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// Write the compiled atlas to this file
    #[arg(long, value_name = "FILE", required = true)]
    pub(in crate::cli) out: PathBuf,
    /// Write over a file that is there
    #[arg(long)]
    pub(in crate::cli) force: bool,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

const NEW_EXAMPLES: &str = "\
Examples:
  catchment new mine.ron                    then open mine.ron in an editor
  catchment check mine.ron                  is it still sound with what you put in?
  catchment --data mine.ron                 look at it by itself
  catchment new - | less                    read it first
  catchment new sources.csv organisations.csv links.csv
                                            tables for a spreadsheet, each with an example
  catchment import *.csv --out mine.ron     what you made of them, as an atlas

Tables are sources.csv, organisations.csv, parents.csv, styles.csv, figures.csv, notes.csv,
aliases.csv, codes.csv, provides.csv, links.csv, localities.csv, patches.csv and recodings.csv. Their columns may stand in
any order, and those that you do not need may be left out; what they mean is told by catchment
import --help.

A file that is there already is never touched. To say how yours fits into what is built
in, follow the lines that begin with // and use --with mine.ron in place of --data.";

#[derive(Debug, clap::Args)]
#[command(after_help = NEW_EXAMPLES)]
pub(in crate::cli) struct NewArgs {
    /// The files to write; - prints an atlas
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

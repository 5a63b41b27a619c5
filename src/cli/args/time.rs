//! The arguments of what is asked of time: histories, and two days compared.

use super::format::FormatOption;
use super::shape::with_shape;
use super::shared::SharedOptions;
use super::when::{When, when};
use crate::render::format::{DiffFormat, HistoryFormat};

const HISTORY_EXAMPLES: &str = "\
Examples:
  catchment history 72Q                     which CCGs flowed into it
  catchment history QKK                     its lives as STP, ICS and ICB
  catchment history 07N --format json       a CCG that has closed, and what it became";

#[derive(Debug, clap::Args)]
#[command(after_help = with_shape::<HistoryFormat>(HISTORY_EXAMPLES))]
pub(in crate::cli) struct HistoryArgs {
    /// Whose history
    #[arg(value_name = "ORG", required = true)]
    pub(in crate::cli) org: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) format: FormatOption<HistoryFormat>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

const DIFF_EXAMPLES: &str = "\
Examples:
  catchment diff QKK --from 2019-04-01 --to 2022-07-01
  catchment diff --from 31/3/2026 --to 1/4/2026    all of England
  catchment diff bexley --from 2018 --to 2024    the last day of each year";

#[derive(Debug, clap::Args)]
#[command(after_help = with_shape::<DiffFormat>(DIFF_EXAMPLES))]
pub(in crate::cli) struct DiffArgs {
    /// Of this one and all below it; all of England unless said
    #[arg(value_name = "ORG")]
    pub(in crate::cli) org: Vec<String>,
    /// The first day: 25/11/2019, 2019-11-25, 2019-11 or 2019 (the last day of it)
    #[arg(long, value_name = "DATE", value_parser = when)]
    pub(in crate::cli) from: When,
    /// The second day, in the same way
    #[arg(long, value_name = "DATE", value_parser = when)]
    pub(in crate::cli) to: When,
    /// One by one what only followed from mergers and splits, too
    #[arg(long)]
    pub(in crate::cli) all: bool,
    #[command(flatten)]
    pub(in crate::cli) format: FormatOption<DiffFormat>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

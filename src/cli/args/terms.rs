//! The arguments of the glossary, and of what an atlas rests on.

use super::format::FormatOption;
use super::shape::with_shape;
use super::shared::SharedOptions;
use crate::render::format::{SourcesFormat, TermsFormat};

const TERMS_EXAMPLES: &str = "\
Examples:
  catchment terms                           every term, a line each
  catchment terms icp                       each of its meanings, and who uses which
  catchment terms primary care";

#[derive(Debug, clap::Args)]
#[command(after_help = with_shape::<TermsFormat>(TERMS_EXAMPLES))]
pub(in crate::cli) struct TermsArgs {
    /// A term, what it stands for, or a part of it; without one, list all
    #[arg(value_name = "WORD")]
    pub(in crate::cli) word: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) format: FormatOption<TermsFormat>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

const SOURCES_EXAMPLES: &str = "\
Examples:
  catchment sources                         what the bundled atlas rests on
  catchment sources --data registers.ron    what an atlas of your own was made of";

#[derive(Debug, clap::Args)]
#[command(after_help = with_shape::<SourcesFormat>(SOURCES_EXAMPLES))]
pub(in crate::cli) struct SourcesArgs {
    #[command(flatten)]
    pub(in crate::cli) format: FormatOption<SourcesFormat>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

//! The arguments of what is asked of land: overlaps, boundaries and maps.

use super::format::FormatOption;
use super::shape::with_shape;
use super::shared::SharedOptions;
use super::value::{code, colouring, kind, service, share, weight};
use super::when::{When, when};
use crate::boundaries::{Code, Weight};
use crate::query::map::Colouring;
use crate::render::format::{BoundariesFormat, MapFormat, OverlapFormat};
use crate::words::{KindWord, Service};

const OVERLAP_EXAMPLES: &str = "\
Examples:
  catchment overlap E09000004 QKK           a borough and its system
  catchment overlap E07000089 QNQ --at 2022-07-01
                                            Hart, three quarters of it in Frimley
  catchment overlap slam QWE --service mental-health
                                            what a trust serves, and a system";

#[derive(Debug, clap::Args)]
#[command(after_help = with_shape::<OverlapFormat>(OVERLAP_EXAMPLES))]
pub(in crate::cli) struct OverlapArgs {
    /// The first
    #[arg(value_name = "ORG")]
    pub(in crate::cli) a: String,
    /// The second
    #[arg(value_name = "ORG")]
    pub(in crate::cli) b: String,
    /// Of a provider, only what it serves with this service
    #[arg(long, value_name = "SERVICE", value_parser = service)]
    pub(in crate::cli) service: Option<Service>,
    /// Weigh by residents or by small-areas
    #[arg(long, value_name = "WEIGHT", value_parser = weight, default_value = "residents", hide_default_value = true)]
    pub(in crate::cli) weight: Weight,
    #[command(flatten)]
    pub(in crate::cli) format: FormatOption<OverlapFormat>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
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
member-of-several, commissioner-not-coterminous, system-cuts-councils, place-cuts-councils,
no-provider, several-providers, part-covered, draws-from-elsewhere, main-of-no-council,
network-across-commissioners, registered-elsewhere, crosses-ons-region.";

#[derive(Debug, clap::Args)]
#[command(after_help = with_shape::<BoundariesFormat>(BOUNDARIES_EXAMPLES))]
pub(in crate::cli) struct BoundariesArgs {
    /// What concerns this one or lies within it; without it, everything
    #[arg(value_name = "ORG")]
    pub(in crate::cli) org: Vec<String>,
    /// Only findings of this code (may be repeated)
    #[arg(long, value_name = "CODE", value_parser = code, conflicts_with = "kind_a")]
    pub(in crate::cli) only: Vec<Code>,
    /// Say what a code means
    #[arg(long, value_name = "CODE", value_parser = code,
          conflicts_with_all = ["org", "only", "kind_a", "elsewhere"])]
    pub(in crate::cli) explain: Option<Code>,
    /// Lay every area of this kind
    #[arg(long, value_name = "KIND", value_parser = kind, requires = "kind_b")]
    pub(in crate::cli) kind_a: Option<KindWord>,
    /// over every area of that kind
    #[arg(long, value_name = "KIND", value_parser = kind, requires = "kind_a")]
    pub(in crate::cli) kind_b: Option<KindWord>,
    /// Weigh pairs by residents or by small-areas
    #[arg(long, value_name = "WEIGHT", value_parser = weight, requires = "kind_a")]
    pub(in crate::cli) weight: Option<Weight>,
    /// Leave out pairs of which neither shares so much of the other, from 0 to 1
    #[arg(long, value_name = "SHARE", value_parser = share, requires = "kind_a")]
    pub(in crate::cli) min_share: Option<f64>,
    /// From which share of its activity a trust draws from elsewhere, from 0 to 1; a tenth unless said
    #[arg(long, value_name = "SHARE", value_parser = share, conflicts_with = "kind_a")]
    pub(in crate::cli) elsewhere: Option<f64>,
    #[command(flatten)]
    pub(in crate::cli) format: FormatOption<BoundariesFormat>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

const MAP_EXAMPLES: &str = "\
Examples:
  catchment map                             England's systems, a tile each
  catchment map QKK                         who runs mental health in South East London
  catchment map slam --colour-by system     whom a trust serves, and in which systems
  catchment map surrey --colour-by split    councils that lie in several systems
  catchment map --colour-by change --from 2026-03-31
                                            the systems that are new, or have changed
  catchment map QKK --format svg > map.svg  the ground, a picture for a paper

A picture is of the ground as it lies, text is of tiles, which are all of one size.
Without --colour-by, areas are coloured by provider; those of England by region.";

#[derive(Debug, clap::Args)]
#[command(after_help = with_shape::<MapFormat>(MAP_EXAMPLES))]
pub(in crate::cli) struct MapArgs {
    /// Whose ground, in councils; without it, England in systems
    #[arg(value_name = "ORG")]
    pub(in crate::cli) org: Vec<String>,
    /// Colour by system, provider, split or change
    #[arg(long, value_name = "WHAT", value_parser = colouring, alias = "color-by")]
    pub(in crate::cli) colour_by: Option<Colouring>,
    /// Whose providers to tell of: mental-health unless said, acute, community, ambulance, ...; of
    /// a provider what it is there for
    #[arg(long, value_name = "SERVICE", value_parser = service)]
    pub(in crate::cli) service: Option<Service>,
    /// Of what changed, the first date; without it, the day before the map last changed, or where
    /// it never has, the first day with systems
    #[arg(long, value_name = "DATE", value_parser = when)]
    pub(in crate::cli) from: Option<When>,
    /// Draw squares of one size in a picture too, instead of the ground
    #[arg(long)]
    pub(in crate::cli) tiles: bool,
    #[command(flatten)]
    pub(in crate::cli) format: FormatOption<MapFormat>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

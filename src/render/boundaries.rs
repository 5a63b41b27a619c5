//! Where boundaries do not line up, in words and in the shapes people paste and script
//! against: findings, two areas compared, two sorts of areas compared.

mod explain;
mod json;
mod list;
mod message;
mod overlap;
mod pairs;
mod table;

pub use explain::{explain, explanation, title};
pub use json::{findings_json, overlap_json, pairs_json};
pub use list::{findings_markdown, findings_text};
pub use message::{message, rounded_message};
pub use overlap::{overlap_markdown, overlap_text};
pub use pairs::{Shown, pairs_markdown, pairs_text};
pub use table::{FINDING_COLUMNS, OVERLAP_COLUMNS, PAIR_COLUMNS, findings_csv, overlap_csv, pairs_csv};

use crate::boundaries::Weight;

/// What every figure of land is.
pub(crate) const fn counted_by(weight: Weight) -> &'static str {
    match weight {
        Weight::Residents => "Residents are those of mid-2020, at every date.",
        Weight::SmallAreas => "Small areas are those of the census of 2011 (LSOA), at every date.",
    }
}

/// What is counted, for several.
pub(crate) const fn units(weight: Weight) -> &'static str {
    match weight {
        Weight::Residents => "residents",
        Weight::SmallAreas => "small areas",
    }
}

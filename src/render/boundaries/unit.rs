//! What land is weighed by, in words.

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

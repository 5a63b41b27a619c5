//! By what land is weighed: by the people on it, or by the small areas of the census.

use crate::atlas::Patch;
use crate::words::{Basis, words};

words! {
    /// By what land is weighed.
    Weight {
        /// The people who live there: by one count, at every date.
        Residents => "residents",
        /// The small areas of the census by which the residents are counted.
        SmallAreas => "small-areas",
    }
}

impl Weight {
    /// What one patch weighs; `None` where nobody counted.
    pub const fn of(self, patch: &Patch) -> Option<u64> {
        match self {
            Self::Residents => patch.residents,
            Self::SmallAreas => Some(patch.small_areas),
        }
    }

    /// What a share by this weight is a share of.
    pub const fn basis(self) -> Basis {
        match self {
            Self::Residents => Basis::Residents,
            Self::SmallAreas => Basis::SmallAreas,
        }
    }
}

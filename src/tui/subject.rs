//! What a reading view is of.

use crate::atlas::OrgIx;
use crate::date::Day;

/// What a reading view is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// All that happened to one.
    History(OrgIx),
    /// What is otherwise of one and all below it on a second day than on a first.
    Difference {
        /// Of whom.
        org: OrgIx,
        /// The first day.
        first: Day,
        /// The second day.
        second: Day,
    },
    /// How the land of the first lies to that of the second.
    Overlap([OrgIx; 2]),
    /// How one gets from the first to the second.
    Path([OrgIx; 2]),
}

impl Subject {
    /// What changed on one day, of one and all below it.
    pub(super) fn on(org: OrgIx, day: Day) -> Self {
        Self::Difference { org, first: day.yesterday().unwrap_or(day), second: day }
    }

    /// Of whom it is; of two, the first.
    pub(super) fn org(self) -> OrgIx {
        match self {
            Self::History(org) | Self::Difference { org, .. } => org,
            Self::Overlap([first, _]) | Self::Path([first, _]) => first,
        }
    }

    /// The day of which it is all that changed, where it is of one day.
    pub(super) fn only_day(self) -> Option<Day> {
        match self {
            Self::Difference { first, second, .. } if first.tomorrow().is_ok_and(|next| next == second) => {
                Some(second)
            }
            _ => None,
        }
    }
}

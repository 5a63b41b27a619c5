//! Where one has been: back and forward, as in a browser.

use crate::atlas::OrgIx;
use crate::date::Day;
use crate::query::RowKey;

/// A place in the explorer that one can come back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The row of the tree.
    pub place: Option<RowKey>,
    /// Whose card.
    pub card_of: Option<OrgIx>,
    /// The line of the card that had the cursor.
    pub card_line: usize,
    /// The date.
    pub day: Day,
}

/// The stops behind and ahead.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    behind: Vec<Stop>,
    ahead: Vec<Stop>,
}

/// More steps back than anyone takes.
const LONGEST: usize = 1_000;

impl Trail {
    /// Leaves `here` for somewhere new.
    pub fn leave(&mut self, here: Stop) {
        self.ahead.clear();
        if self.behind.last() != Some(&here) {
            self.behind.push(here);
        }
        if self.behind.len() > LONGEST {
            self.behind.remove(0);
        }
    }

    /// Where one was before `here`.
    pub fn back(&mut self, here: Stop) -> Option<Stop> {
        let stop = self.behind.pop()?;
        self.ahead.push(here);
        Some(stop)
    }

    /// Where one was before going back to `here`.
    pub fn forward(&mut self, here: Stop) -> Option<Stop> {
        let stop = self.ahead.pop()?;
        self.behind.push(here);
        Some(stop)
    }
}

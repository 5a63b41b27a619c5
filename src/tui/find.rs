//! What is being typed into the search, and what it has found.

use super::list::ListCursor;
use super::typed::Typed;
use crate::atlas::OrgIx;
use crate::date::Day;
use crate::search::{Hit, Index};

/// The search as it stands.
#[derive(Clone, Debug, Default)]
pub struct Find {
    /// What has been typed.
    pub typed: Typed,
    /// Which of those found has the cursor.
    pub list: ListCursor,
    hits: Vec<Hit>,
    /// How many there are, shown or not.
    total: usize,
}

/// More than anyone reads; what is more is counted.
const SHOWN: usize = 200;

impl Find {
    /// How many were found.
    pub fn total(&self) -> usize {
        self.total
    }

    /// What is in sight.
    pub fn in_sight(&self) -> &[Hit] {
        &self.hits[self.list.in_sight()]
    }

    /// The organisation with the cursor.
    pub fn selected(&self) -> Option<OrgIx> {
        self.hits.get(self.list.cursor()).map(|h| h.org)
    }

    /// Searches for what has been typed.
    pub fn search(&mut self, index: &Index<'_>, day: Day) {
        let found = index.find(self.typed.text(), day, SHOWN, |_| true);
        self.hits = found.hits;
        self.total = found.total;
        self.list.restart(self.hits.len());
    }
}

//! Problems, reported at the records that say what is wrong.

use fixedbitset::FixedBitSet;

use super::index::OrgIx;
use super::merge::Positions;
use crate::problem::{Problem, What};
use crate::source::{Needle, Parsed, RecordPosition};

/// What has been read, where each organisation of it is written, and what is wrong with it.
pub(super) struct Reporter<'a> {
    pub(super) parsed: Parsed<'a>,
    /// Where each organisation is written.
    pub(super) positions: Vec<Positions>,
    /// Of whom both a register and another layer speak.
    pub(super) of_both: FixedBitSet,
}

impl Reporter<'_> {
    /// Adds a problem at a record, narrowed to `needle` where the record says it.
    pub(super) fn report(&mut self, what: What, position: RecordPosition, needle: Option<Needle<'_>>) {
        let location = self.parsed.locate(position, needle);
        self.parsed.problems.push(Problem { what, location });
    }

    /// Adds a problem of an organisation, at whichever of its records says `needle`.
    pub(super) fn report_org(&mut self, what: What, org: OrgIx, needle: Option<Needle<'_>>) {
        let Some(positions) = self.positions.get(org.index()) else {
            self.parsed.problems.push(Problem { what, location: None });
            return;
        };
        let says_it = |position: &&RecordPosition| needle.is_none_or(|n| self.parsed.says(**position, n));
        let position = positions.above.iter().rev().find(says_it).unwrap_or(&positions.lowest);
        let location = self.parsed.locate(*position, needle);
        self.parsed.problems.push(Problem { what, location });
    }
}

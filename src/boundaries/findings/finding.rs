//! A finding: of whom it is said, what was found, and where it is known from.

use super::{Code, Misalignment, Provenance};
use crate::atlas::OrgIx;

/// One way in which boundaries do not line up.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Of whom it is said.
    pub subject: OrgIx,
    /// What does not line up.
    pub misalignment: Misalignment,
    /// Where it is known from: of everything it rests on, together.
    pub provenance: Provenance,
}

impl Finding {
    /// What it is called.
    pub const fn code(&self) -> Code {
        self.misalignment.code()
    }

    /// Everyone concerned, the subject first.
    pub fn organisations(&self) -> impl Iterator<Item = OrgIx> + '_ {
        std::iter::once(self.subject).chain(self.misalignment.sides()).chain(self.misalignment.others())
    }

    /// Is it the same finding, perhaps of another day: the same is said of the same?
    pub fn is_same_as(&self, other: &Self) -> bool {
        let sides = |finding: &Self| {
            let mut sides = finding.misalignment.sides();
            sides.sort_unstable();
            sides
        };
        self.subject == other.subject
            && self.code() == other.code()
            && self.misalignment.service() == other.misalignment.service()
            && sides(self) == sides(other)
    }
}

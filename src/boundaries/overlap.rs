//! Two pieces of land, compared.

use super::{Footprint, Weight};
use crate::atlas::Atlas;
use crate::words::words;

words! {
    /// How two areas lie to one another; the first that holds.
    Meeting {
        /// Each holds at least 99% of the other.
        Coterminous => "coterminous",
        /// Each holds at least 95% of the other.
        NearCoterminous => "near-coterminous",
        /// At least 99% of the first lies in the second.
        Within => "within",
        /// At least 99% of the second lies in the first.
        Contains => "contains",
        /// They share some land.
        Overlaps => "overlaps",
        /// They share none.
        Disjoint => "disjoint",
    }
}

/// What lies in an area to this share lies wholly in it; less than what is left of 1 is a sliver.
pub const WHOLLY: f64 = 0.99;

/// Two pieces of land A and B, weighed by residents or by small areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// What A weighs.
    pub a: u64,
    /// What B weighs.
    pub b: u64,
    /// What they have in common weighs.
    pub both: u64,
    /// Have they a patch in common? A patch may have no residents.
    pub touch: bool,
    /// Is every patch of A one of B?
    pub a_in_b: bool,
    /// Is every patch of B one of A?
    pub b_in_a: bool,
}

impl Overlap {
    /// Compares two footprints. Where nobody counted what a part of either weighs, neither is
    /// weighed, and the patches decide.
    pub fn of(a: &Footprint, b: &Footprint, atlas: &Atlas, weight: Weight) -> Self {
        let is_counted = a.is_counted(atlas, weight) && b.is_counted(atlas, weight);
        let known = |weighed: u64| if is_counted { weighed } else { 0 };
        Self {
            a: known(a.weighed(atlas, weight)),
            b: known(b.weighed(atlas, weight)),
            both: known(a.shared(b, atlas, weight)),
            touch: a.meets(b),
            a_in_b: a.lies_in(b),
            b_in_a: b.lies_in(a),
        }
    }

    /// Are they made of the same patches?
    pub fn identical(self) -> bool {
        self.a_in_b && self.b_in_a
    }

    /// The same two, seen from the other side.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self { a: self.b, b: self.a, a_in_b: self.b_in_a, b_in_a: self.a_in_b, ..self }
    }

    /// The share of A that lies in B: w(A∩B) / w(A). `None` where A weighs nothing.
    pub fn containment(self) -> Option<f64> {
        ratio(self.both, self.a)
    }

    /// The share of B that lies in A: w(A∩B) / w(B). `None` where B weighs nothing.
    pub fn coverage(self) -> Option<f64> {
        ratio(self.both, self.b)
    }

    /// Does A lie in B, all but a sliver of it? Of what weighs nothing the patches decide.
    pub fn a_lies_wholly_in_b(self) -> bool {
        self.a_in_b || self.containment().is_some_and(|share| share >= WHOLLY)
    }

    /// What they have in common, as a share of what either has: w(A∩B) / w(A∪B). `None`
    /// where neither weighs anything.
    pub fn jaccard(self) -> Option<f64> {
        ratio(self.both, self.a + self.b - self.both)
    }

    /// How the two lie to one another.
    pub fn meeting(self) -> Meeting {
        // Compared in whole numbers, so that no rounding decides; of what weighs nothing the
        // patches decide.
        let reaches = |whole: u64, percent: u128| u128::from(self.both) * 100 >= u128::from(whole) * percent;
        let a_in_b = |percent| if self.a == 0 { self.a_in_b } else { reaches(self.a, percent) };
        let b_in_a = |percent| if self.b == 0 { self.b_in_a } else { reaches(self.b, percent) };
        match () {
            () if !self.touch => Meeting::Disjoint,
            () if a_in_b(99) && b_in_a(99) => Meeting::Coterminous,
            () if a_in_b(95) && b_in_a(95) => Meeting::NearCoterminous,
            () if a_in_b(99) => Meeting::Within,
            () if b_in_a(99) => Meeting::Contains,
            () => Meeting::Overlaps,
        }
    }
}

/// A share from 0 to 1 of two whole numbers; `None` of nothing.
#[expect(clippy::cast_precision_loss, reason = "weights stay far below 2^52")]
pub fn ratio(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_relation_that_holds_is_given() {
        let table = [
            ((100, 100, 100), Meeting::Coterminous),
            ((1000, 1000, 990), Meeting::Coterminous),
            ((1000, 1000, 989), Meeting::NearCoterminous),
            ((1000, 1040, 1000), Meeting::NearCoterminous),
            ((100, 1000, 100), Meeting::Within),
            ((1000, 100, 100), Meeting::Contains),
            ((100, 100, 1), Meeting::Overlaps),
        ];
        for ((a, b, both), expected) in table {
            assert_eq!(
                Overlap { a, b, both, touch: true, a_in_b: false, b_in_a: false }.meeting(),
                expected,
                "{a} {b} {both}"
            );
        }
        assert_eq!(
            Overlap { a: 1, b: 1, both: 0, touch: false, a_in_b: false, b_in_a: false }.meeting(),
            Meeting::Disjoint
        );
    }

    #[test]
    fn land_without_residents_is_compared_by_its_patches_and_has_no_share() {
        let empty = Overlap { a: 0, b: 10, both: 0, touch: true, a_in_b: false, b_in_a: false };
        assert_eq!(empty.meeting(), Meeting::Overlaps);
        assert_eq!(empty.containment(), None);
        let inside = Overlap { a_in_b: true, ..empty };
        assert_eq!(inside.meeting(), Meeting::Within);
        assert_eq!(inside.mirrored().meeting(), Meeting::Contains);
    }
}

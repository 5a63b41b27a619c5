//! A tree narrowed to what a person looks for: those, and everything above them.

use fixedbitset::FixedBitSet;

use super::AsAt;
use crate::atlas::OrgIx;

/// Which organisations a narrowed tree keeps.
#[derive(Clone, Debug)]
pub struct Narrowing {
    /// Those looked for.
    hits: FixedBitSet,
    /// Everything above one of them.
    above: FixedBitSet,
}

impl Narrowing {
    /// Keeps these and what they stand under: for a council everything that holds some of its
    /// land, and the councils' line.
    pub fn to(as_at: &AsAt<'_>, hits: impl Iterator<Item = OrgIx>) -> Self {
        let count = as_at.atlas().len();
        let mut narrowed =
            Self { hits: FixedBitSet::with_capacity(count), above: FixedBitSet::with_capacity(count) };
        for hit in hits {
            narrowed.hits.insert(hit.index());
            let mut waiting = vec![hit];
            while let Some(org) = waiting.pop() {
                let holders = as_at.hanging().holders(org).iter().copied();
                for parent in holders.chain(as_at.snapshot().parent(org)) {
                    if !narrowed.above.put(parent.index()) {
                        waiting.push(parent);
                    }
                }
            }
        }
        narrowed
    }

    /// Is it looked for, or above something that is?
    pub fn keeps(&self, org: OrgIx) -> bool {
        self.is_hit(org) || self.is_above(org)
    }

    /// Is it looked for?
    pub fn is_hit(&self, org: OrgIx) -> bool {
        self.hits.contains(org.index())
    }

    /// Does something that is looked for stand below it?
    pub fn is_above(&self, org: OrgIx) -> bool {
        self.above.contains(org.index())
    }
}

//! A set of patches, and what it weighs.

use fixedbitset::FixedBitSet;

use super::Weight;
use crate::atlas::{Atlas, OrgIx};

/// The land of an area on a day, or the land that a provider serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footprint {
    patches: FixedBitSet,
}

/// An area with its land, or a body with the land it serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaLand<'l> {
    /// Whose land it is.
    pub area: OrgIx,
    /// The land.
    pub land: &'l Footprint,
}

impl Footprint {
    pub(super) fn empty(atlas: &Atlas) -> Self {
        Self { patches: FixedBitSet::with_capacity(atlas.patches().len()) }
    }

    /// Land made of these patches, each by its number in [`Atlas::patches`].
    pub fn of(atlas: &Atlas, patches: impl Iterator<Item = usize>) -> Self {
        let mut footprint = Self::empty(atlas);
        patches.filter(|patch| *patch < atlas.patches().len()).for_each(|patch| footprint.insert(patch));
        footprint
    }

    pub(super) fn insert(&mut self, patch: usize) {
        self.patches.insert(patch);
    }

    pub(super) fn contains(&self, patch: usize) -> bool {
        self.patches.contains(patch)
    }

    /// Adds the land of another.
    pub fn unite(&mut self, other: &Self) {
        self.patches.union_with(&other.patches);
    }

    /// What the two have in common.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        let mut patches = self.patches.clone();
        patches.intersect_with(&other.patches);
        Self { patches }
    }

    /// Have they any land in common?
    pub fn meets(&self, other: &Self) -> bool {
        !self.patches.is_disjoint(&other.patches)
    }

    /// Is there no land in it?
    pub fn is_empty(&self) -> bool {
        self.patches.is_clear()
    }

    /// How many patches it is made of.
    pub fn len(&self) -> usize {
        self.patches.count_ones(..)
    }

    /// The patches it is made of, by their number in [`Atlas::patches`].
    pub fn patches(&self) -> impl Iterator<Item = usize> + '_ {
        self.patches.ones()
    }

    /// What of this one is not also in the other.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut patches = self.patches.clone();
        patches.difference_with(&other.patches);
        Self { patches }
    }

    /// Is all of it also in the other?
    pub fn lies_in(&self, other: &Self) -> bool {
        self.patches.is_subset(&other.patches)
    }

    /// The people who live on it, so far as they were counted.
    pub fn residents(&self, atlas: &Atlas) -> u64 {
        self.weighed(atlas, Weight::Residents)
    }

    /// The people who live on it; `None` where those of a part were not counted.
    pub fn counted_residents(&self, atlas: &Atlas) -> Option<u64> {
        self.is_counted(atlas, Weight::Residents).then(|| self.residents(atlas))
    }

    /// Is it known of every part what it weighs?
    pub fn is_counted(&self, atlas: &Atlas, weight: Weight) -> bool {
        self.patches.ones().all(|p| weight.of(&atlas.patches()[p]).is_some())
    }

    /// What it weighs, so far as that is known.
    pub fn weighed(&self, atlas: &Atlas, weight: Weight) -> u64 {
        self.patches.ones().filter_map(|p| weight.of(&atlas.patches()[p])).sum()
    }

    /// The people who live on what the two have in common.
    pub fn shared_residents(&self, other: &Self, atlas: &Atlas) -> u64 {
        self.shared(other, atlas, Weight::Residents)
    }

    /// What the two have in common weighs.
    pub fn shared(&self, other: &Self, atlas: &Atlas, weight: Weight) -> u64 {
        self.patches.intersection(&other.patches).filter_map(|p| weight.of(&atlas.patches()[p])).sum()
    }
}

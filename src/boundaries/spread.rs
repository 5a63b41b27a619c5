//! One area over many: into how many others it falls, and how much of it into each.

use super::overlap::ratio;
use super::{AreaLand, Weight};
use crate::atlas::{Atlas, OrgIx};

/// How an area A falls into the areas of another sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The area.
    pub area: OrgIx,
    /// What it weighs.
    pub total: u64,
    /// The others that share a patch with it, the one with most of it first.
    pub pieces: Vec<Piece>,
}

/// What of an area lies in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The other.
    pub area: OrgIx,
    /// What lies in it weighs.
    pub weight: u64,
}

impl Spread {
    /// Lays one area over others.
    pub fn of(of: AreaLand<'_>, others: &[AreaLand<'_>], atlas: &Atlas, weight: Weight) -> Self {
        let mut pieces: Vec<Piece> = others
            .iter()
            .filter(|other| other.land.meets(of.land))
            .map(|other| Piece { area: other.area, weight: of.land.shared(other.land, atlas, weight) })
            .collect();
        // A stable sort: equal pieces stay in the order in which the others were given.
        pieces.sort_by_key(|piece| std::cmp::Reverse(piece.weight));
        Self { area: of.area, total: of.land.weighed(atlas, weight), pieces }
    }

    /// Those it shares a patch with, the one with most of it first.
    pub fn areas(&self) -> impl Iterator<Item = OrgIx> + '_ {
        self.pieces.iter().map(|piece| piece.area)
    }

    /// With how many it shares a patch.
    pub fn split_count(&self) -> usize {
        self.pieces.len()
    }

    /// The one with most of it, and its share of it.
    pub fn best_fit(&self) -> Option<(OrgIx, f64)> {
        let best = self.pieces.first()?;
        Some((best.area, ratio(best.weight, self.total)?))
    }

    /// Σp² over the shares of its pieces: 1 where it lies in one, and the smaller the more
    /// it is torn. `None` where it weighs nothing.
    pub fn concentration(&self) -> Option<f64> {
        let squares: u128 = self.pieces.iter().map(|p| u128::from(p.weight) * u128::from(p.weight)).sum();
        #[expect(clippy::cast_precision_loss, reason = "rounded once, at the last division")]
        (self.total > 0).then(|| squares as f64 / (u128::from(self.total) * u128::from(self.total)) as f64)
    }

    /// 1 − Σp²: the chance that two of its residents live in different others.
    pub fn fragmentation(&self) -> Option<f64> {
        self.concentration().map(|sum| 1.0 - sum)
    }

    /// All but the largest of its pieces.
    pub fn spill(&self) -> &[Piece] {
        self.pieces.get(1..).unwrap_or(&[])
    }

    /// What of it lies elsewhere than in the one with most of it.
    pub fn spilled(&self) -> u64 {
        self.pieces.first().map_or(0, |largest| self.total - largest.weight)
    }
}

impl Piece {
    /// Its share of an area of that weight; `None` of nothing.
    pub fn share_of(self, total: u64) -> Option<f64> {
        ratio(self.weight, total)
    }
}

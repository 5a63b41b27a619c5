//! What the rules look at, and the areas they lay others over.

use super::Coverage;
use crate::atlas::OrgIx;
use crate::boundaries::{AreaLand, Footprint, Geography, Spread, Weight};

/// What may be set about the rules.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FindingOptions {
    /// From which share of a trust's activity on it draws from elsewhere, from 0 to 1.
    pub elsewhere: f64,
}

impl Default for FindingOptions {
    fn default() -> Self {
        Self { elsewhere: 0.10 }
    }
}

/// The rules, on the geography of one day.
pub(super) struct Rules<'g, 'a> {
    pub(super) geography: Geography<'g, 'a>,
    pub(super) coverage: &'g Coverage<'a>,
    pub(super) options: FindingOptions,
}

impl<'g> Rules<'g, '_> {
    /// Land over the systems.
    pub(super) fn over_systems(&self, of: AreaLand<'_>) -> Spread {
        self.over(of, &self.with_land(self.geography.land.systems()))
    }

    /// Land over the local authorities.
    pub(super) fn over_councils(&self, of: AreaLand<'_>) -> Spread {
        self.over(of, &self.with_land(self.coverage.councils()))
    }

    /// Land over the regions of the statisticians.
    pub(super) fn over_ons_regions(&self, of: AreaLand<'_>) -> Spread {
        self.over(of, &self.with_land(self.coverage.ons_regions()))
    }

    /// The counties with their land.
    pub(super) fn counties(&self) -> Vec<AreaLand<'g>> {
        self.with_land(self.coverage.counties())
    }

    /// An area and its land; nothing where that is not known.
    pub(super) fn area(&self, area: OrgIx) -> Option<AreaLand<'g>> {
        let land: &'g Footprint = self.geography.land.footprint(area)?;
        Some(AreaLand { area, land })
    }

    fn over(&self, of: AreaLand<'_>, others: &[AreaLand<'_>]) -> Spread {
        Spread::of(of, others, self.geography.atlas(), Weight::Residents)
    }

    fn with_land(&self, areas: &[OrgIx]) -> Vec<AreaLand<'g>> {
        areas.iter().filter_map(|area| self.area(*area)).collect()
    }
}

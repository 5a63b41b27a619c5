//! What lies within an organisation on a day, by what it sits within and by its land.

use super::{AsAt, Covering};
use crate::atlas::{Locality, OrgIx};
use crate::boundaries::Footprint;
use crate::words::Relation;

/// What is inside an organisation on a day, ready to be asked of one after another.
pub struct Inside<'g, 'a> {
    as_at: &'g AsAt<'a>,
    whole: OrgIx,
    land: Option<&'g Footprint>,
}

impl<'g, 'a> Inside<'g, 'a> {
    /// Gets ready to ask what is inside `whole`.
    pub fn new(as_at: &'g AsAt<'a>, whole: OrgIx) -> Self {
        Self { as_at, whole, land: as_at.land().footprint(whole) }
    }

    /// Does an organisation lie within it: by what it sits within, by its land, or, of a
    /// practice or hospital, by the council in which it stands?
    pub fn has(&self, org: OrgIx) -> bool {
        if org == self.whole {
            return false;
        }
        self.sits_within(org)
            || self.lies_within(org)
            || self
                .as_at
                .hanging()
                .holders(org)
                .iter()
                .any(|holder| *holder == self.whole || self.sits_within(*holder))
            || self.stands_in(org).any(|council| council == self.whole || self.lies_within(council))
    }

    /// Does a locality lie within it, or some of it?
    pub fn has_locality(&self, covering: &Covering<'_, '_>, locality: &Locality) -> bool {
        let areas = covering.of(locality);
        let is_in = |area: OrgIx| area == self.whole || self.lies_within(area) || self.sits_within(area);
        areas.iter().any(|area| is_in(area.area))
    }

    fn sits_within(&self, org: OrgIx) -> bool {
        self.as_at.snapshot().ancestors(org).any(|above| above == self.whole)
    }

    fn lies_within(&self, org: OrgIx) -> bool {
        let land = self.as_at.land().footprint(org).filter(|land| !land.is_empty());
        land.zip(self.land).is_some_and(|(land, whole)| land.lies_in(whole))
    }

    fn stands_in(&self, org: OrgIx) -> impl Iterator<Item = OrgIx> {
        let (atlas, day) = (self.as_at.atlas(), self.as_at.day());
        let links = atlas.links_on(org, Relation::LocatedIn, day);
        links.filter(move |(_, link)| link.from == org).map(|(_, link)| link.to)
    }
}

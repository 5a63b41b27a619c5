//! What lies within an organisation on a day, by what it sits within and by its land.

use super::{AsAt, Covering};
use crate::atlas::{Locality, OrgIx};
use crate::boundaries::{Footprint, Overlap, Weight};
use crate::words::{Kind, Relation};

impl AsAt<'_> {
    /// The councils with some of their land in a place, whether they stand under it in the tree or
    /// elsewhere in their system; in no order. Of anything else none: all that is in it stands
    /// below it.
    pub(super) fn councils_of_place(&self, place: OrgIx) -> Vec<OrgIx> {
        let own = self.land().footprint(place).filter(|_| self.kind(place) == Kind::Place);
        let Some(own) = own else { return Vec::new() };
        let on =
            self.land().areas().filter(|(org, land)| self.kind(*org).is_local_authority() && land.meets(own));
        on.map(|(council, _)| council).collect()
    }
}

impl AsAt<'_> {
    /// The share of an area's residents that live in another, where that is known and not all.
    pub(super) fn share_in(&self, area: OrgIx, other: OrgIx) -> Option<f64> {
        let (own, theirs) = (self.land().footprint(area)?, self.land().footprint(other)?);
        let overlap = Overlap::of(own, theirs, self.atlas(), Weight::Residents);
        overlap.containment().filter(|_| !overlap.a_in_b)
    }
}

/// Is a council in it, of which some of the land is?
fn takes_councils(kind: Kind) -> bool {
    matches!(kind, Kind::Place | Kind::Region) || kind.is_system()
}

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

    /// Does an organisation lie within it: by what it sits within, by its land, of a council by
    /// some of its land, or, of a practice or hospital, by the council in which it stands?
    pub fn has(&self, org: OrgIx) -> bool {
        if org == self.whole {
            return false;
        }
        self.sits_within(org)
            || self.lies_within(org)
            || self.lies_within_in_part(org)
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

    fn lies_within_in_part(&self, org: OrgIx) -> bool {
        let land = self.as_at.land().footprint(org).filter(|_| self.as_at.kind(org).is_local_authority());
        let whole = self.land.filter(|_| takes_councils(self.as_at.kind(self.whole)));
        land.zip(whole).is_some_and(|(land, whole)| land.meets(whole))
    }

    fn stands_in(&self, org: OrgIx) -> impl Iterator<Item = OrgIx> {
        let (atlas, day) = (self.as_at.atlas(), self.as_at.day());
        let links = atlas.links_on(org, Relation::LocatedIn, day);
        links.filter(move |(_, link)| link.from == org).map(|(_, link)| link.to)
    }
}

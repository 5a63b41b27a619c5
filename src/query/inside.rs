//! What lies within an organisation on a day, by what it sits within and by its land.

use super::around::overlying;
use super::{AsAt, Covering, Filter, Overlying, SharedLand};
use crate::atlas::{Locality, OrgIx};
use crate::boundaries::{Footprint, Overlap, Weight};
use crate::words::{Kind, Relation, Tier};

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

/// Of a council, commissioner or place, the systems and areas of its own size with some of its land
/// that are asked for by kind or tier: they lie across each other, and none is below another.
fn on_its_land(as_at: &AsAt<'_>, whole: OrgIx, filter: Filter) -> Vec<Overlying> {
    let is_asked_for = filter.kind.is_some() || filter.tier.is_some();
    if !is_asked_for || as_at.kind(whole).tier() != Some(Tier::Place) {
        return Vec::new();
    }
    let mut found = overlying(as_at, whole, |kind| matches!(kind.tier(), Some(Tier::System | Tier::Place)));
    found.retain(|other| filter.admits(as_at, other.org));
    found
}

/// Does any practice stand somewhere below it in the tree?
fn has_practices(as_at: &AsAt<'_>, holder: OrgIx) -> bool {
    let mut next = as_at.snapshot().children_unordered(holder).to_vec();
    while let Some(org) = next.pop() {
        if as_at.kind(org) == Kind::Practice {
            return true;
        }
        next.extend_from_slice(as_at.snapshot().children_unordered(org));
    }
    false
}

/// What is inside an organisation on a day, ready to be asked of one after another.
pub struct Inside<'g, 'a> {
    as_at: &'g AsAt<'a>,
    whole: OrgIx,
    land: Option<&'g Footprint>,
    /// Itself and areas with the same land, under which practices stand in the tree; where none do, a
    /// practice is where its address is.
    practices_under: Vec<OrgIx>,
    /// Areas of the kind asked for that have some of its land, whether or not they lie within it.
    on_its_land: Vec<Overlying>,
}

impl<'g, 'a> Inside<'g, 'a> {
    /// Gets ready to ask what is inside `whole`, of those that the filter admits.
    pub fn new(as_at: &'g AsAt<'a>, whole: OrgIx, filter: Filter) -> Self {
        let on_its_land = on_its_land(as_at, whole, filter);
        let land = as_at.land().footprint(whole);
        let mut practices_under = vec![whole];
        practices_under.extend(as_at.land().coterminous_with(whole));
        practices_under.retain(|holder| has_practices(as_at, *holder));
        Self { as_at, whole, land, practices_under, on_its_land }
    }

    /// The organisation itself.
    pub fn whole(&self) -> OrgIx {
        self.whole
    }

    /// Does an organisation lie within it: by what it sits within, by its land, of a council by
    /// some of its land, or, of a practice or hospital, by the council in which it stands; or, of an
    /// area of a kind that was asked for, has it some of its land? A hospital lies where it stands, and
    /// not where its trust sits, if that is known; a practice in the network and area that it is of.
    pub fn has(&self, org: OrgIx) -> bool {
        if org == self.whole {
            return false;
        }
        if self.as_at.kind(org) == Kind::Hospital
            && let Some(stands_here) = self.stands_here(org)
        {
            return stands_here;
        }
        if self.as_at.kind(org) == Kind::Practice && !self.practices_under.is_empty() {
            return self.as_at.snapshot().ancestors(org).any(|above| self.practices_under.contains(&above));
        }
        self.sits_within(org)
            || self.lies_within(org)
            || self.lies_within_in_part(org)
            || self.overlying(org).is_some()
            || self.stands_in(org).any(|council| council == self.whole || self.lies_within(council))
    }

    /// Of an area of a kind that was asked for that has some of the land but does not lie within it:
    /// how much of it.
    pub fn shares_land(&self, org: OrgIx) -> Option<SharedLand> {
        let other = self.overlying(org).filter(|_| !self.sits_within(org) && !self.lies_within(org))?;
        let is_in_it =
            self.land.zip(self.as_at.land().footprint(org)).is_some_and(|(own, theirs)| own.lies_in(theirs));
        Some(SharedLand { of: self.whole, share: if is_in_it { Some(1.0) } else { other.share } })
    }

    fn overlying(&self, org: OrgIx) -> Option<Overlying> {
        self.on_its_land.iter().find(|other| other.org == org).copied()
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

    /// Does a hospital stand on the land? Unknown where its council is, or how that lies to the land.
    fn stands_here(&self, hospital: OrgIx) -> Option<bool> {
        let own = self.land.filter(|_| self.as_at.kind(self.whole).is_area())?;
        let council = self.stands_in(hospital).next()?;
        let theirs = self.as_at.land().footprint(council)?;
        if council == self.whole || !theirs.meets(own) {
            return Some(council == self.whole);
        }
        let overlap = Overlap::of(theirs, own, self.as_at.atlas(), Weight::Residents);
        overlap.a_lies_wholly_in_b().then_some(true)
    }

    fn stands_in(&self, org: OrgIx) -> impl Iterator<Item = OrgIx> {
        let (atlas, day) = (self.as_at.atlas(), self.as_at.day());
        let links = atlas.links_on(org, Relation::LocatedIn, day);
        links.filter(move |(_, link)| link.from == org).map(|(_, link)| link.to)
    }
}

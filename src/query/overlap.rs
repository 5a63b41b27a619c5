//! Two organisations compared by their land, and all of one sort by all of another.

use super::{AsAt, Filter, list};
use crate::atlas::{Extent, OrgIx};
use crate::boundaries::{AreaLand, ComparedArea, Comparison, Footprint, Overlap, ServedLand, Weight};
use crate::words::{KindWord, Relation, Service};

/// Two organisations, compared.
#[derive(Clone, Debug)]
pub struct LandComparison {
    /// The first.
    pub a: Side,
    /// The second.
    pub b: Side,
    /// By what they are weighed.
    pub weight: Weight,
    /// Of providers, for which service; all where none is said.
    pub service: Option<Service>,
    /// How they compare; nothing where too little of the land of one is known.
    pub overlap: Option<Overlap>,
    /// Where there is nothing to measure by, what is known nevertheless.
    pub inferred: Option<Inference>,
}

/// One of two that are compared.
#[derive(Clone, Debug)]
pub struct Side {
    /// Which.
    pub org: OrgIx,
    /// Its land, or the land it serves; nothing where none is known.
    pub land: Option<Footprint>,
    /// What that weighs.
    pub total: Option<u64>,
    /// Is that all of it? Not where an area is served in a part that is not known.
    pub complete: bool,
}

/// How much of A lies in B, where it cannot be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inference {
    /// All of it: it sits within it.
    SitsWithin,
    /// B sits within A.
    Holds,
    /// All of it: it sits within this area, whose land lies in B.
    WholeBy(OrgIx),
    /// None: it sits within this area, whose land shares nothing with B.
    NoneBy(OrgIx),
    /// A part, perhaps: one serves this area in a part that is not known, and the area shares
    /// land with the other.
    PartBy(OrgIx),
    /// Nothing is known.
    Unknown,
}

/// The land of an area, or the land that a body serves with a service or with any.
pub(super) fn land_of(as_at: &AsAt<'_>, org: OrgIx, service: Option<Service>) -> Option<ServedLand> {
    if let Some(own) = as_at.land().footprint(org) {
        return Some(ServedLand { footprint: own.clone(), complete: true });
    }
    if as_at.kind(org).is_area() {
        return None;
    }
    as_at.land().served(as_at.snapshot(), org, service).filter(|served| !served.footprint.is_empty())
}

/// By what two organisations are compared.
#[derive(Clone, Copy, Debug)]
pub struct OverlapOptions {
    /// Of providers, for which service; all where none is said.
    pub service: Option<Service>,
    /// By what they are weighed.
    pub weight: Weight,
}

/// Compares the land of two organisations; of a body, the land it serves.
pub fn overlap(as_at: &AsAt<'_>, a: OrgIx, b: OrgIx, options: OverlapOptions) -> LandComparison {
    let OverlapOptions { service, weight } = options;
    let side = |org: OrgIx| {
        let land = land_of(as_at, org, service);
        let complete = land.as_ref().is_some_and(|land| land.complete);
        let land = land.map(|land| land.footprint);
        Side { org, total: land.as_ref().map(|l| l.weighed(as_at.atlas(), weight)), land, complete }
    };
    let (a, b) = (side(a), side(b));
    let both = a.land.as_ref().zip(b.land.as_ref());
    let overlap = both.map(|(a, b)| Overlap::of(a, b, as_at.atlas(), weight));
    let in_part = served_in_part(as_at, &a, &b, service).or_else(|| served_in_part(as_at, &b, &a, service));
    // What shares nothing so far as it is known may share what is not.
    let overlap = overlap.filter(|overlap| overlap.touch || in_part.is_none());
    let inferred = match (overlap, in_part) {
        (Some(_), _) => None,
        (None, Some(target)) => Some(Inference::PartBy(target)),
        (None, None) => Some(infer(as_at, &a, &b)),
    };
    LandComparison { a, b, weight, service, overlap, inferred }
}

/// How much of A lies in B, by where the two sit.
fn infer(as_at: &AsAt<'_>, a: &Side, b: &Side) -> Inference {
    // Where a body sits says nothing of whom it serves.
    let sits_within = |inner: OrgIx, outer: OrgIx| {
        let are_areas = as_at.kind(inner).is_area() && as_at.kind(outer).is_area();
        are_areas && (inner == outer || as_at.ancestors(inner).contains(&outer))
    };
    if sits_within(a.org, b.org) {
        return Inference::SitsWithin;
    }
    if sits_within(b.org, a.org) {
        return Inference::Holds;
    }
    // Of an area without land the land of what it sits within may say enough.
    let (Some(above), Some(theirs)) = (land_above(as_at, a), b.land.as_ref()) else {
        return match (land_above(as_at, b), a.land.as_ref()) {
            (Some(above), Some(own)) if !above.land.meets(own) => Inference::NoneBy(above.area),
            _ => Inference::Unknown,
        };
    };
    match () {
        () if above.land.lies_in(theirs) => Inference::WholeBy(above.area),
        () if !above.land.meets(theirs) => Inference::NoneBy(above.area),
        () => Inference::Unknown,
    }
}

/// What an area without land sits within, and the land of that.
fn land_above<'l>(as_at: &'l AsAt<'_>, side: &Side) -> Option<AreaLand<'l>> {
    if side.land.is_some() || !as_at.kind(side.org).is_area() {
        return None;
    }
    let with_land = |area: OrgIx| Some(AreaLand { area, land: as_at.land().footprint(area)? });
    as_at.ancestors(side.org).into_iter().find_map(with_land)
}

/// The area that a body serves in a part that is not known, where that area shares land with
/// the other.
fn served_in_part(as_at: &AsAt<'_>, a: &Side, b: &Side, service: Option<Service>) -> Option<OrgIx> {
    let theirs = b.land.as_ref()?;
    let serves_a_part = |link: &&crate::atlas::Link| {
        link.from == a.org
            && link.extent == Some(Extent::Part)
            && service.is_none_or(|s| link.service == Some(s))
    };
    let mut in_part = as_at.geography().links_of(a.org, &[Relation::Serves]).filter(serves_a_part);
    let may_be_theirs = |link: &&crate::atlas::Link| {
        let around = as_at.land().served_in(as_at.snapshot(), link);
        around.is_some_and(|land| land.meets(theirs))
    };
    in_part.find(may_be_theirs).map(|link| link.to)
}

/// Which sorts of areas are compared.
#[derive(Clone, Copy, Debug)]
pub struct Sorts {
    /// The first.
    pub a: KindWord,
    /// The second.
    pub b: KindWord,
    /// Only the A that share land with this one; all of them where none is said.
    pub within: Option<OrgIx>,
    /// By what they are weighed.
    pub weight: Weight,
}

/// All areas of one sort against all of another; of bodies, the land they serve.
pub fn compare(as_at: &AsAt<'_>, sorts: Sorts) -> Comparison {
    let areas = |kind| -> Vec<ComparedArea> {
        let found = list(as_at, Filter { kind: Some(kind), tier: None });
        found.into_iter().map(|org| ComparedArea { org, land: land_of(as_at, org, None) }).collect()
    };
    let (mut a, b) = (areas(sorts.a), areas(sorts.b));
    if let Some(within) = sorts.within {
        let around = land_of(as_at, within, None);
        a.retain(|area| {
            let both = area.land.as_ref().zip(around.as_ref());
            area.org == within || both.is_some_and(|(land, around)| land.footprint.meets(&around.footprint))
        });
    }
    Comparison::between(as_at.atlas(), &a, &b, sorts.weight)
}

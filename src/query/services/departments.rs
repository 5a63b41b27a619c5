//! Which trusts have a major A&E for an area: those whose hospitals in it have one, and those that
//! its residents go to.

use crate::atlas::{OrgIx, Organisation, SourceSet};
use crate::boundaries::{Destinations, Overlap, Weight};
use crate::date::Date;
use crate::query::AsAt;
use crate::words::{Certainty, Kind, Relation, Service};

/// A trust with a major A&E.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// The trust.
    pub trust: OrgIx,
    /// The hospitals where it is; none where no source says at which.
    pub at: Vec<DepartmentSite>,
    /// Has it another, at a hospital that no source names? All that are named came to it with a
    /// trust that merged into it.
    pub also_elsewhere: bool,
    /// When a source saw it.
    pub seen: Option<Date>,
    /// That it is for the area is derived.
    pub certainty: Certainty,
    /// On whose word.
    pub sources: Vec<SourceSet>,
}

/// A hospital with an A&E.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DepartmentSite {
    /// The hospital.
    pub hospital: OrgIx,
    /// The council that it stands in, where that does not lie in the area.
    pub outside: Option<OrgIx>,
}

/// Those of the trusts that residents go to, in that order, then those of others with a hospital
/// in the area.
pub(super) fn departments(as_at: &AsAt<'_>, area: OrgIx, goes: &Destinations<'_>) -> Vec<Department> {
    let mut trusts: Vec<OrgIx> = goes.named().map(|to| to.provider).collect();
    let here = hospitals_in(as_at, area);
    for hospital in here.iter().filter(|hospital| has_department(as_at, **hospital)) {
        if let Some(trust) = as_at.snapshot().parent(*hospital).filter(|trust| !trusts.contains(trust)) {
            trusts.push(trust);
        }
    }
    trusts.into_iter().filter_map(|trust| department(as_at, trust, &here)).collect()
}

fn department(as_at: &AsAt<'_>, trust: OrgIx, here: &[OrgIx]) -> Option<Department> {
    let atlas = as_at.atlas();
    let children = as_at.snapshot().children(trust).iter().copied();
    let mut at: Vec<DepartmentSite> = children
        .filter(|org| has_department(as_at, *org))
        .map(|hospital| {
            let outside = council_of(as_at, hospital).filter(|_| !here.contains(&hospital));
            DepartmentSite { hospital, outside }
        })
        .collect();
    // Those that stand here, before those elsewhere.
    at.sort_by_key(|site| site.outside.is_some());
    let came_with_another = |site: &DepartmentSite| {
        atlas.parent_at(site.hospital, as_at.day()).is_some_and(|parent| parent != trust)
    };
    let has_one_itself = emergency(atlas.org(trust)).next().is_some();
    let also_elsewhere = has_one_itself && !at.is_empty() && at.iter().all(came_with_another);
    let (seen, certainty, sources) = (None, Certainty::Inferred, Vec::new());
    let mut found = Department { trust, at, also_elsewhere, seen, certainty, sources };
    let sites = found.at.iter().map(|site| site.hospital);
    let whose: Vec<OrgIx> = std::iter::once(trust).chain(sites).collect();
    for provided in whose.iter().flat_map(|org| emergency(atlas.org(*org))) {
        found.seen = found.seen.max(provided.seen);
        found.certainty = found.certainty.max(provided.certainty);
        if !found.sources.contains(&provided.sources) {
            found.sources.push(provided.sources);
        }
    }
    (!found.sources.is_empty()).then_some(found)
}

fn emergency(org: &Organisation) -> impl Iterator<Item = &crate::atlas::Provided> {
    org.provides.iter().filter(|provided| provided.service == Service::Emergency)
}

fn has_department(as_at: &AsAt<'_>, org: OrgIx) -> bool {
    as_at.kind(org) == Kind::Hospital
        && as_at.geography().counts(org)
        && emergency(as_at.atlas().org(org)).next().is_some()
}

/// The hospitals in the councils that lie wholly in an area, or that it has the land of.
fn hospitals_in(as_at: &AsAt<'_>, area: OrgIx) -> Vec<OrgIx> {
    const WHOLLY: f64 = 0.99;
    let (atlas, land) = (as_at.atlas(), as_at.land());
    let Some(own) = land.footprint(area) else { return Vec::new() };
    let lies_in = |theirs| {
        let overlap = Overlap::of(theirs, own, atlas, Weight::Residents);
        overlap.a_in_b || overlap.containment().is_some_and(|share| share >= WHOLLY)
    };
    let councils = land
        .areas()
        .filter(|(org, theirs)| as_at.kind(*org).is_local_authority() && theirs.meets(own) && lies_in(theirs));
    let links = councils.flat_map(|(council, _)| atlas.links_of(council)).map(|link| atlas.link_facts(link));
    let stands =
        links.filter(|link| link.relation == Relation::LocatedIn && atlas.facts_hold(link, as_at.day()));
    stands.map(|link| link.from).filter(|org| atlas.facts(*org).kind == Kind::Hospital).collect()
}

fn council_of(as_at: &AsAt<'_>, hospital: OrgIx) -> Option<OrgIx> {
    let atlas = as_at.atlas();
    let links = atlas.links_of(hospital).map(|link| atlas.link_facts(link));
    let mut stands = links.filter(|link| {
        link.relation == Relation::LocatedIn && link.from == hospital && atlas.facts_hold(link, as_at.day())
    });
    stands.next().map(|link| link.to)
}

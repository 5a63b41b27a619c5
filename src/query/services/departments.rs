//! Which trusts have a major A&E for an area: those that its residents go to, those that most
//! residents of a council in it go to, and those whose hospitals in it have one.

use std::cmp::Reverse;

use super::body::is_main_of_any;
use crate::atlas::{OrgIx, Organisation, SourceSet};
use crate::boundaries::{Destinations, Overlap, Weight};
use crate::date::Date;
use crate::query::AsAt;
use crate::words::{Basis, Certainty, Kind, Relation, Service};

/// A trust with a major A&E, or one of which no source says whether it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// The trust.
    pub trust: OrgIx,
    /// Does a source say that it has one? Where none does, that is no word that it has not.
    pub is_told: bool,
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
    /// How sure it is that it is this hospital.
    pub certainty: Certainty,
}

/// Those of the trusts that residents go to, in that order, then those of others that are the main
/// hospital trust of a council in the area or have a hospital with an A&E there.
pub(super) fn departments(as_at: &AsAt<'_>, area: OrgIx, goes: &Destinations<'_>) -> Vec<Department> {
    let mut trusts: Vec<OrgIx> = goes.named().map(|to| to.provider).collect();
    let lying = councils_in(as_at, area);
    let councils: Vec<OrgIx> = lying.iter().map(|(council, _)| *council).collect();
    let mains = councils.iter().filter_map(|council| {
        let goes = as_at.geography().destinations(*council, Basis::Admissions)?;
        goes.providers.first().map(|main| main.provider)
    });
    let wholly: Vec<OrgIx> = lying.iter().filter(|(_, wholly)| *wholly).map(|(council, _)| *council).collect();
    let here = hospitals_in(as_at, &wholly);
    // A council that is split has its hospitals where most of it lies, so far as is known.
    let nearby = hospitals_in(as_at, &councils);
    for trust in mains {
        if !trusts.contains(&trust) {
            trusts.push(trust);
        }
    }
    let mut without = Vec::new();
    for hospital in nearby {
        let Some(trust) = as_at.snapshot().parent(hospital) else { continue };
        if trusts.contains(&trust) {
            continue;
        }
        if has_department(as_at, hospital) || (!without.contains(&trust) && has_one_nearby(as_at, trust)) {
            trusts.push(trust);
        } else {
            without.push(trust);
        }
    }
    trusts.into_iter().map(|trust| department(as_at, trust, &here)).collect()
}

/// Has a trust a major A&E of which no source says at which hospital it is, and is it the main
/// hospital trust of no council, as a children's hospital is? Then it is told where its hospitals are.
fn has_one_nearby(as_at: &AsAt<'_>, trust: OrgIx) -> bool {
    emergency(as_at.atlas().org(trust)).next().is_some()
        && sites(as_at, trust).next().is_none()
        && !is_main_of_any(as_at, trust)
}

/// The hospitals of a trust with an A&E.
fn sites(as_at: &AsAt<'_>, trust: OrgIx) -> impl Iterator<Item = OrgIx> {
    let children = as_at.snapshot().children(trust).iter().copied();
    children.filter(|org| has_department(as_at, *org))
}

fn department(as_at: &AsAt<'_>, trust: OrgIx, here: &[OrgIx]) -> Department {
    let atlas = as_at.atlas();
    let mut at: Vec<DepartmentSite> = sites(as_at, trust)
        .map(|hospital| {
            let outside = council_of(as_at, hospital).filter(|_| !here.contains(&hospital));
            let told = emergency(atlas.org(hospital)).map(|provided| provided.certainty);
            DepartmentSite { hospital, outside, certainty: told.min().unwrap_or(Certainty::Inferred) }
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
    let mut found = Department { trust, is_told: false, at, also_elsewhere, seen, certainty, sources };
    let sites = found.at.iter().map(|site| site.hospital);
    let whose: Vec<OrgIx> = std::iter::once(trust).chain(sites).collect();
    for provided in whose.iter().flat_map(|org| emergency(atlas.org(*org))) {
        found.seen = found.seen.max(provided.seen);
        found.certainty = found.certainty.max(provided.certainty);
        if !found.sources.contains(&provided.sources) {
            found.sources.push(provided.sources);
        }
    }
    found.is_told = !found.sources.is_empty();
    found
}

fn emergency(org: &Organisation) -> impl Iterator<Item = &crate::atlas::Provided> {
    org.provides.iter().filter(|provided| provided.service == Service::Emergency)
}

fn has_department(as_at: &AsAt<'_>, org: OrgIx) -> bool {
    as_at.kind(org) == Kind::Hospital
        && as_at.geography().counts(org)
        && emergency(as_at.atlas().org(org)).next().is_some()
}

/// What lies in an area to this share lies more in it than in any other of its sort.
pub(super) const MOSTLY: f64 = 0.5;

/// The councils that lie mostly in an area, the largest first; and whether all of it does.
fn councils_in(as_at: &AsAt<'_>, area: OrgIx) -> Vec<(OrgIx, bool)> {
    let (atlas, land) = (as_at.atlas(), as_at.land());
    let Some(own) = land.footprint(area) else { return Vec::new() };
    let near = land.areas().filter(|(org, theirs)| as_at.kind(*org).is_local_authority() && theirs.meets(own));
    let lying = near.filter_map(|(council, theirs)| {
        let overlap = Overlap::of(theirs, own, atlas, Weight::Residents);
        let wholly = overlap.a_lies_wholly_in_b();
        let mostly = wholly || overlap.containment().is_some_and(|share| share >= MOSTLY);
        mostly.then(|| (Reverse(theirs.residents(atlas)), council, wholly))
    });
    let mut councils: Vec<(Reverse<u64>, OrgIx, bool)> = lying.collect();
    councils.sort_unstable();
    councils.into_iter().map(|(_, council, wholly)| (council, wholly)).collect()
}

fn hospitals_in(as_at: &AsAt<'_>, councils: &[OrgIx]) -> Vec<OrgIx> {
    let atlas = as_at.atlas();
    let links = councils.iter().flat_map(|council| atlas.links_on(*council, Relation::LocatedIn, as_at.day()));
    links.map(|(_, link)| link.from).filter(|org| atlas.facts(*org).kind == Kind::Hospital).collect()
}

fn council_of(as_at: &AsAt<'_>, hospital: OrgIx) -> Option<OrgIx> {
    let mut stands = as_at.atlas().links_on(hospital, Relation::LocatedIn, as_at.day());
    stands.find(|(_, link)| link.from == hospital).map(|(_, link)| link.to)
}

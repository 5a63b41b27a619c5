//! Who serves whom: of an area, each local authority of its land by service; of a body, each
//! area it serves.

use super::AsAt;
use crate::atlas::{Extent, Link, OrgIx};
use crate::boundaries::{Footprint, Overlap, Weight};
use crate::words::{Relation, Service};

/// Areas by services, and who serves each.
#[derive(Clone, Debug, Default)]
pub struct Provision<'a> {
    /// The services, in their order.
    pub services: Vec<Service>,
    /// The areas, by name.
    pub areas: Vec<Provided<'a>>,
}

/// Who serves one area.
#[derive(Clone, Debug)]
pub struct Provided<'a> {
    /// The area.
    pub area: OrgIx,
    /// The share of its residents that live in what was asked about, where that is not all.
    pub share: Option<f64>,
    /// Who serves it, by service and name.
    pub by: Vec<Serves<'a>>,
}

/// One provider of one service.
#[derive(Clone, Copy, Debug)]
pub struct Serves<'a> {
    /// For what.
    pub service: Service,
    /// The provider.
    pub provider: OrgIx,
    /// What it says.
    pub link: &'a Link,
    /// How much of the area it serves.
    pub covers: Covers,
}

/// How much of an area is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Covers {
    /// All of it.
    Whole,
    /// A part of it.
    Part,
    /// Some of it, or none: a larger area is served in a part that is not known.
    Perhaps,
}

/// The local authorities that share land with an area, and who serves each; of an area without
/// land, itself.
pub fn provision<'a>(as_at: &AsAt<'a>, area: OrgIx) -> Provision<'a> {
    let land = as_at.land();
    let Some(own) = land.footprint(area) else { return of_areas(as_at, vec![(area, None)]) };
    let share = |theirs: &Footprint| Overlap::of(theirs, own, as_at.atlas(), Weight::Residents).containment();
    let councils = land.areas().filter(|(org, theirs)| {
        as_at.kind(*org).is_local_authority() && theirs.meets(own) && as_at.geography().counts(*org)
    });
    let areas = councils.map(|(org, theirs)| (org, share(theirs).filter(|s| *s < 1.0))).collect();
    of_areas(as_at, areas)
}

/// The areas that a body serves, and how.
pub fn provided_by<'a>(as_at: &AsAt<'a>, provider: OrgIx) -> Provision<'a> {
    let mut areas: Vec<Provided<'a>> = Vec::new();
    for link in as_at.geography().links_of(provider) {
        let Some(service) = link.service.filter(|_| link.relation == Relation::Serves && link.from == provider)
        else {
            continue;
        };
        let covers = if link.extent == Some(Extent::Whole) { Covers::Whole } else { Covers::Part };
        let serves = Serves { service, provider, link, covers };
        match areas.iter_mut().find(|provided| provided.area == link.to) {
            Some(known) => known.by.push(serves),
            None => areas.push(Provided { area: link.to, share: None, by: vec![serves] }),
        }
    }
    in_order(as_at, areas)
}

fn of_areas<'a>(as_at: &AsAt<'a>, areas: Vec<(OrgIx, Option<f64>)>) -> Provision<'a> {
    let served = |(area, share)| Provided { area, share, by: serving(as_at, area) };
    in_order(as_at, areas.into_iter().map(served).collect())
}

/// Who serves some of an area: by what is said of it, and of any other with land in common.
fn serving<'a>(as_at: &AsAt<'a>, area: OrgIx) -> Vec<Serves<'a>> {
    let own = as_at.land().footprint(area);
    let mut found: Vec<Serves<'a>> = Vec::new();
    for link in as_at.geography().serving() {
        let Some(service) = link.service else { continue };
        let Some(covers) = covers(as_at, link, (area, own)) else { continue };
        let serves = Serves { service, provider: link.from, link, covers };
        // Said twice, of the area and of one around it, the one that says more counts.
        match found.iter_mut().find(|f| f.service == service && f.provider == link.from) {
            Some(known) if known.covers > covers => *known = serves,
            Some(_) => {}
            None => found.push(serves),
        }
    }
    found
}

fn covers(as_at: &AsAt<'_>, link: &Link, (area, own): (OrgIx, Option<&Footprint>)) -> Option<Covers> {
    let Some(own) = own else {
        let whole = link.extent == Some(Extent::Whole);
        return (link.to == area).then_some(if whole { Covers::Whole } else { Covers::Part });
    };
    if !as_at.land().footprint(link.to)?.meets(own) {
        return None;
    }
    match as_at.land().served_by(link) {
        None if link.to == area => Some(Covers::Part),
        None => Some(Covers::Perhaps),
        Some(served) if own.lies_in(&served) => Some(Covers::Whole),
        Some(served) => served.meets(own).then_some(Covers::Part),
    }
}

fn in_order<'a>(as_at: &AsAt<'a>, mut areas: Vec<Provided<'a>>) -> Provision<'a> {
    areas.sort_by_cached_key(|provided| (as_at.name(provided.area).to_lowercase(), provided.area));
    for provided in &mut areas {
        provided.by.sort_by_cached_key(|s| (s.service, as_at.name(s.provider).to_lowercase(), s.provider));
    }
    let mut services: Vec<Service> = areas.iter().flat_map(|p| &p.by).map(|s| s.service).collect();
    services.sort_unstable();
    services.dedup();
    Provision { services, areas }
}

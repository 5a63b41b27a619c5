//! Who serves whom: of an area, each local authority of its land by service; of a body, each
//! area it serves.

use super::{AreaCover, AsAt};
use crate::atlas::{Extent, Link, OrgIx};
use crate::boundaries::{Footprint, Overlap, SystemShare, Weight};
use crate::words::{Relation, Service};

/// Areas by services, and who serves each.
#[derive(Clone, Debug, Default)]
pub struct Provision<'a> {
    /// The services, in their order.
    pub services: Vec<Service>,
    /// The areas, by name.
    pub areas: Vec<ServedArea<'a>>,
}

/// Who serves one area.
#[derive(Clone, Debug)]
pub struct ServedArea<'a> {
    /// The area.
    pub area: OrgIx,
    /// The share of its residents that live in what was asked about, where that is not all.
    pub share: Option<f64>,
    /// Who serves it, by service and name.
    pub by: Vec<ServiceProvider<'a>>,
    /// Where whoever is asked about serves it, the systems that it lies in.
    pub systems: Vec<SystemShare>,
}

/// One provider of one service.
#[derive(Clone, Copy, Debug)]
pub struct ServiceProvider<'a> {
    /// For what.
    pub service: Service,
    /// The provider.
    pub provider: OrgIx,
    /// What it says.
    pub link: &'a Link,
    /// How much of the area it serves.
    pub covers: AreaCover,
}

/// The local authorities that share land with an area, and who serves each; of an area without
/// land, itself.
pub fn provision<'a>(as_at: &AsAt<'a>, area: OrgIx) -> Provision<'a> {
    let land = as_at.land();
    let served = |area, share| ServedArea { area, share, by: serving(as_at, area), systems: Vec::new() };
    let Some(own) = land.footprint(area) else { return in_order(as_at, area, vec![served(area, None)]) };
    let share = |theirs: &Footprint| Overlap::of(theirs, own, as_at.atlas(), Weight::Residents).containment();
    let councils = land.areas().filter(|(org, theirs)| {
        as_at.kind(*org).is_local_authority() && theirs.meets(own) && as_at.geography().counts(*org)
    });
    let areas = councils.map(|(org, theirs)| served(org, share(theirs).filter(|s| *s < 1.0))).collect();
    in_order(as_at, area, areas)
}

/// The areas that a body serves, and how.
pub fn provided_by<'a>(as_at: &AsAt<'a>, provider: OrgIx) -> Provision<'a> {
    let mut areas: Vec<ServedArea<'a>> = Vec::new();
    for link in as_at.geography().links_of(provider) {
        let Some(service) = link.service.filter(|_| link.relation == Relation::Serves && link.from == provider)
        else {
            continue;
        };
        let covers = if link.extent == Some(Extent::Whole) { AreaCover::Whole } else { AreaCover::Part };
        let serves = ServiceProvider { service, provider, link, covers };
        match areas.iter_mut().find(|provided| provided.area == link.to) {
            Some(known) => known.by.push(serves),
            None => {
                areas.push(ServedArea { area: link.to, share: None, by: vec![serves], systems: Vec::new() });
            }
        }
    }
    in_order(as_at, provider, areas)
}

/// Who serves some of an area: by what is said of it, and of any other with land in common.
fn serving<'a>(as_at: &AsAt<'a>, area: OrgIx) -> Vec<ServiceProvider<'a>> {
    let own = as_at.land().footprint(area);
    let mut found: Vec<ServiceProvider<'a>> = Vec::new();
    for link in as_at.geography().serving() {
        let Some(service) = link.service else { continue };
        let Some(covers) = cover(as_at, link, AskedArea { area, land: own }) else { continue };
        let serves = ServiceProvider { service, provider: link.from, link, covers };
        // Said twice, of the area and of one around it, the one that says more counts.
        match found.iter_mut().find(|f| f.service == service && f.provider == link.from) {
            Some(known) if known.covers > covers => *known = serves,
            Some(_) => {}
            None => found.push(serves),
        }
    }
    found
}

/// An area, and its land where that is known.
struct AskedArea<'l> {
    area: OrgIx,
    land: Option<&'l Footprint>,
}

/// How much of an area a link says is served; nothing where it says nothing of it.
fn cover(as_at: &AsAt<'_>, link: &Link, AskedArea { area, land }: AskedArea<'_>) -> Option<AreaCover> {
    let Some(own) = land else {
        let whole = link.extent == Some(Extent::Whole);
        return (link.to == area).then_some(if whole { AreaCover::Whole } else { AreaCover::Part });
    };
    if !as_at.land().footprint(link.to)?.meets(own) {
        return None;
    }
    match as_at.land().served_by(link) {
        None if link.to == area => Some(AreaCover::Part),
        None => Some(AreaCover::Perhaps),
        Some(served) if own.lies_in(&served) => Some(AreaCover::Whole),
        Some(served) => served.meets(own).then_some(AreaCover::Part),
    }
}

/// The areas and who serves each by name; of areas that are served by whom it is asked of, the
/// systems they lie in.
fn in_order<'a>(as_at: &AsAt<'a>, of: OrgIx, mut areas: Vec<ServedArea<'a>>) -> Provision<'a> {
    areas.sort_by_cached_key(|served| (as_at.name(served.area).to_lowercase(), served.area));
    for served in &mut areas {
        served.by.sort_by_cached_key(|s| (s.service, as_at.name(s.provider).to_lowercase(), s.provider));
        if served.by.iter().any(|by| by.provider == of) {
            served.systems = as_at.systems(served.area);
        }
    }
    let mut services: Vec<Service> = areas.iter().flat_map(|p| &p.by).map(|s| s.service).collect();
    services.sort_unstable();
    services.dedup();
    Provision { services, areas }
}

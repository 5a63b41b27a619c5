//! Who serves whom: of an area, each local authority of its land by service; of a body, each
//! area it serves.

use super::services::{rank, services_of_part};
use super::{AreaCover, AsAt, Given, ServiceRow, Serving, services};
use crate::atlas::{Extent, OrgIx};
use crate::boundaries::{Footprint, Overlap, SystemShare, Weight};
use crate::words::Service;

/// Areas by services, and who serves each.
#[derive(Clone, Debug, Default)]
pub struct Provision<'a> {
    /// The services, in the order in which people ask for them.
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
    /// Who serves it, a row a service.
    pub rows: Vec<ServiceRow<'a>>,
    /// Where whoever is asked about serves it, the systems that it lies in.
    pub systems: Vec<SystemShare>,
}

impl<'a> ServedArea<'a> {
    /// Who serves it with a service.
    pub fn by(&self, service: Service) -> &[Given<'a>] {
        self.rows.iter().find(|row| row.service == service).map_or(&[], |row| &row.by)
    }
}

/// A provider of one service, and where it provides it.
#[derive(Clone, Debug)]
pub struct ProviderOf<'p, 'a> {
    /// The provider.
    pub provider: OrgIx,
    /// The areas, each with what is given of it there.
    pub areas: Vec<(&'p ServedArea<'a>, Vec<&'p Given<'a>>)>,
}

impl<'a> ProviderOf<'_, 'a> {
    /// Who provides a service in some areas, whoever does so in most of them first.
    pub fn all<'p>(areas: &[&'p ServedArea<'a>], service: Service) -> Vec<ProviderOf<'p, 'a>> {
        let mut found: Vec<ProviderOf<'p, 'a>> = Vec::new();
        for area in areas {
            for given in area.by(service) {
                for provider in given.providers() {
                    let at = found.iter().position(|known| known.provider == provider).unwrap_or_else(|| {
                        found.push(ProviderOf { provider, areas: Vec::new() });
                        found.len() - 1
                    });
                    match found[at].areas.last_mut().filter(|(last, _)| last.area == area.area) {
                        Some((_, told)) => told.push(given),
                        None => found[at].areas.push((area, vec![given])),
                    }
                }
            }
        }
        found.sort_by_key(|known| std::cmp::Reverse(known.areas.len()));
        found
    }
}

/// The local authorities that share land with an area, and who serves each, or the part of it that
/// the area has; of an area without land, itself.
pub fn provision<'a>(as_at: &AsAt<'a>, area: OrgIx) -> Provision<'a> {
    let land = as_at.land();
    let served = |area, share, rows| ServedArea { area, share, rows, systems: Vec::new() };
    let whole = |area| served(area, None, services(as_at, area).rows);
    let Some(own) = land.footprint(area) else { return in_order(as_at, area, vec![whole(area)]) };
    let part = |council, theirs: &Footprint| {
        let share = Overlap::of(theirs, own, as_at.atlas(), Weight::Residents).containment();
        served(council, share.filter(|share| *share < 1.0), services_of_part(as_at, council, own).rows)
    };
    let councils = land.areas().filter(|(org, theirs)| {
        as_at.kind(*org).is_local_authority() && theirs.meets(own) && as_at.geography().counts(*org)
    });
    let areas = councils.map(|(org, theirs)| if theirs.lies_in(own) { whole(org) } else { part(org, theirs) });
    in_order(as_at, area, areas.collect())
}

/// The areas that a body serves, and how.
pub fn provided_by<'a>(as_at: &AsAt<'a>, provider: OrgIx) -> Provision<'a> {
    let mut areas: Vec<ServedArea<'a>> = Vec::new();
    for link in as_at.geography().serving().filter(|link| link.from == provider) {
        let Some(service) = link.service else { continue };
        let covers = if link.extent == Some(Extent::Whole) { AreaCover::Whole } else { AreaCover::Part };
        let given = Given::Serves(Serving {
            provider,
            covers,
            share: None,
            areas: Vec::new(),
            via: None,
            links: vec![link],
        });
        let at = areas.iter().position(|known| known.area == link.to).unwrap_or_else(|| {
            areas.push(ServedArea { area: link.to, share: None, rows: Vec::new(), systems: Vec::new() });
            areas.len() - 1
        });
        match areas[at].rows.iter_mut().find(|row| row.service == service) {
            Some(row) => row.by.push(given),
            None => areas[at].rows.push(ServiceRow { service, by: vec![given] }),
        }
    }
    in_order(as_at, provider, areas)
}

/// The areas and who serves each by name; of areas that are served by whom it is asked of, the
/// systems they lie in.
fn in_order<'a>(as_at: &AsAt<'a>, of: OrgIx, mut areas: Vec<ServedArea<'a>>) -> Provision<'a> {
    areas.sort_by_cached_key(|served| (as_at.name(served.area).to_lowercase(), served.area));
    for served in &mut areas {
        let mut given = served.rows.iter().flat_map(|row| &row.by);
        if given.any(|given| given.provider() == of) {
            served.systems = as_at.systems(served.area);
        }
    }
    let mut services: Vec<Service> = areas.iter().flat_map(|area| &area.rows).map(|row| row.service).collect();
    services.sort_by_key(|service| rank(*service));
    services.dedup();
    Provision { services, areas }
}

//! Who serves which land on a day, service by service, and the areas that rules lay others
//! over: worked out once for all of them.

use super::Rules;
use super::subject::{is_part_of_a_provider, is_partnership};
use crate::atlas::{Link, OrgIx, Snapshot};
use crate::boundaries::{Footprint, Land};
use crate::words::{Kind, Relation, Service};

/// What several rules look up.
#[derive(Clone, Debug)]
pub struct Coverage<'a> {
    /// District, unitary, metropolitan and London boroughs with known land.
    councils: Vec<OrgIx>,
    counties: Vec<OrgIx>,
    /// The regions of the statisticians.
    ons_regions: Vec<OrgIx>,
    /// Who serves what.
    pub(super) serving: Vec<Serving<'a>>,
    /// The services of which the atlas knows nearly everywhere who provides them.
    known_everywhere: Vec<Service>,
}

/// One provider of one service for one area.
#[derive(Clone, Debug)]
pub(super) struct Serving<'a> {
    pub(super) link: &'a Link,
    pub(super) service: Service,
    /// The land that is served; nothing where it is not known which.
    pub(super) land: Option<Footprint>,
}

/// A service is known everywhere when the atlas knows who provides it for nine tenths of the
/// residents. Of any other it knows too little to say that an area has no provider.
const NEARLY_ALL: (u64, u64) = (9, 10);

impl<'a> Coverage<'a> {
    /// Works it out for a day.
    pub(crate) fn new(snapshot: &Snapshot<'a>, land: &Land<'a>) -> Self {
        let serving = serving(snapshot, land);
        let councils = areas(snapshot, land, Kind::is_local_authority);
        Self {
            known_everywhere: known_everywhere(land, &serving, &councils),
            councils,
            counties: areas(snapshot, land, |kind| kind == Kind::County),
            ons_regions: areas(snapshot, land, |kind| kind == Kind::OnsRegion),
            serving,
        }
    }

    /// Does the atlas know nearly everywhere who provides it?
    pub(super) fn knows(&self, service: Service) -> bool {
        self.known_everywhere.contains(&service)
    }

    /// Every service that anybody provides.
    pub(super) fn services(&self) -> Vec<Service> {
        let mut services: Vec<Service> = self.serving.iter().map(|s| s.service).collect();
        services.sort_unstable();
        services.dedup();
        services
    }
}

/// The areas that pass and whose land is known, in the order in which they are shown. What is
/// only planned is left out.
fn areas(snapshot: &Snapshot<'_>, land: &Land<'_>, passes: impl Fn(Kind) -> bool) -> Vec<OrgIx> {
    let atlas = snapshot.atlas();
    let counts = |org: &OrgIx| snapshot.is_there(*org) && !atlas.org(*org).is_planned();
    let there = atlas.orgs().iter().copied().filter(counts);
    there.filter(|org| passes(snapshot.kind(*org)) && land.footprint(*org).is_some()).collect()
}

fn serving<'a>(snapshot: &Snapshot<'a>, land: &Land<'a>) -> Vec<Serving<'a>> {
    let (atlas, day) = (snapshot.atlas(), snapshot.day());
    let serves = |link: &&Link| {
        link.relation == Relation::Serves
            && !link.is_planned()
            && !atlas.org(link.from).is_planned()
            && atlas.holds(link, day)
            // A partnership serves through its members, a team or site for whoever runs it.
            && !is_partnership(snapshot.kind(link.from))
            && !is_part_of_a_provider(snapshot.kind(link.from))
    };
    let links = atlas.links().iter().filter(serves);
    links
        .filter_map(|link| Some(Serving { link, service: link.service?, land: land.served_by(link) }))
        .collect()
}

fn known_everywhere(land: &Land<'_>, serving: &[Serving<'_>], councils: &[OrgIx]) -> Vec<Service> {
    let atlas = land.atlas();
    let mut all = Footprint::empty(atlas);
    for own in councils.iter().filter_map(|council| land.footprint(*council)) {
        all.unite(own);
    }
    let total = all.residents(atlas);
    let is_known = |service: &Service| {
        let mut served = Footprint::empty(atlas);
        for land in serving.iter().filter(|s| s.service == *service).filter_map(|s| s.land.as_ref()) {
            served.unite(land);
        }
        let (part, whole) = NEARLY_ALL;
        total > 0 && all.shared_residents(&served, atlas) * whole >= total * part
    };
    Service::ALL.iter().copied().filter(is_known).collect()
}

impl Rules<'_, '_> {
    /// The local authorities with their land.
    pub(super) fn councils(&self) -> Vec<(OrgIx, &Footprint)> {
        self.with_land(&self.coverage.councils)
    }

    /// The counties with their land.
    pub(super) fn counties(&self) -> Vec<(OrgIx, &Footprint)> {
        self.with_land(&self.coverage.counties)
    }

    /// The regions of the statisticians with their land.
    pub(super) fn ons_regions(&self) -> Vec<(OrgIx, &Footprint)> {
        self.with_land(&self.coverage.ons_regions)
    }

    fn with_land(&self, areas: &[OrgIx]) -> Vec<(OrgIx, &Footprint)> {
        areas.iter().filter_map(|area| Some((*area, self.ground.land.footprint(*area)?))).collect()
    }
}

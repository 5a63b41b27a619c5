//! Who serves which land on a day, service by service, and the areas that rules lay others
//! over: worked out once for all of them.

use rustc_hash::FxHashMap;

use super::subject::{is_part_of_a_provider, is_partnership};
use crate::atlas::{Link, OrgIx, Snapshot};
use crate::boundaries::{Footprint, Geography, Land};
use crate::words::{Kind, Service};

/// What several rules look up.
#[derive(Clone, Debug)]
pub struct Coverage<'a> {
    /// District, unitary, metropolitan and London boroughs with known land.
    councils: Vec<OrgIx>,
    counties: Vec<OrgIx>,
    /// The regions of the statisticians.
    ons_regions: Vec<OrgIx>,
    /// Who serves what.
    serving: Vec<ServiceLink<'a>>,
    /// Of each patch, who serves it or may, by number in `serving`.
    by_patch: Vec<Vec<u32>>,
    /// Who is said to serve each area by its name, by number in `serving`.
    by_area: FxHashMap<OrgIx, Vec<u32>>,
    services: Vec<Service>,
    /// The services of which the atlas knows nearly everywhere who provides them.
    known_everywhere: Vec<Service>,
}

/// One provider of one service for one area.
#[derive(Clone, Debug)]
pub(super) struct ServiceLink<'a> {
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
            by_patch: by_patch(snapshot, land, &serving),
            by_area: by_area(&serving),
            services: services(&serving),
            councils,
            counties: areas(snapshot, land, |kind| kind == Kind::County),
            ons_regions: areas(snapshot, land, |kind| kind == Kind::OnsRegion),
            serving,
        }
    }

    /// The local authorities whose land is known.
    pub(super) fn councils(&self) -> &[OrgIx] {
        &self.councils
    }

    /// The counties whose land is known.
    pub(super) fn counties(&self) -> &[OrgIx] {
        &self.counties
    }

    /// The regions of the statisticians whose land is known.
    pub(super) fn ons_regions(&self) -> &[OrgIx] {
        &self.ons_regions
    }

    /// Does the atlas know nearly everywhere who provides it?
    pub(super) fn knows(&self, service: Service) -> bool {
        self.known_everywhere.contains(&service)
    }

    /// Who serves some of the land, or may, in the order of the files.
    pub(super) fn on(&self, land: &Footprint) -> Vec<&ServiceLink<'a>> {
        let mut numbers: Vec<u32> = land.patches().flat_map(|patch| &self.by_patch[patch]).copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(|number| &self.serving[number as usize]).collect()
    }

    /// Who is said to serve an area by its name.
    pub(super) fn naming(&self, area: OrgIx) -> impl Iterator<Item = &ServiceLink<'a>> {
        let numbers = self.by_area.get(&area).map_or(&[][..], |numbers| numbers);
        numbers.iter().map(|number| &self.serving[*number as usize])
    }

    /// Every service that anybody provides.
    pub(super) fn services(&self) -> &[Service] {
        &self.services
    }
}

/// The areas that pass and whose land is known, in the order in which they are shown. What is
/// only planned is left out.
fn areas(snapshot: &Snapshot<'_>, land: &Land<'_>, passes: impl Fn(Kind) -> bool) -> Vec<OrgIx> {
    let atlas = snapshot.atlas();
    let counts = |org: &OrgIx| snapshot.is_there(*org) && !atlas.facts(*org).is_planned();
    let there = atlas.orgs().iter().copied().filter(|org| land.is_known(*org)).filter(counts);
    there.filter(|org| passes(snapshot.kind(*org))).collect()
}

fn serving<'a>(snapshot: &Snapshot<'a>, land: &Land<'a>) -> Vec<ServiceLink<'a>> {
    let counts = |link: &&Link| {
        let kind = snapshot.kind(link.from);
        // A partnership serves through its members, a team or site for whoever runs it.
        !snapshot.atlas().facts(link.from).is_planned() && !is_partnership(kind) && !is_part_of_a_provider(kind)
    };
    let links = Geography { snapshot, land }.serving().filter(counts);
    links
        .filter_map(|link| Some(ServiceLink { link, service: link.service?, land: land.served_by(link) }))
        .collect()
}

fn by_patch<'a>(snapshot: &Snapshot<'a>, land: &Land<'a>, serving: &[ServiceLink<'_>]) -> Vec<Vec<u32>> {
    let mut by_patch: Vec<Vec<u32>> = vec![Vec::new(); land.atlas().patches().len()];
    for (number, serving) in (0_u32..).zip(serving) {
        // Of what is served in a part that is not known, any may be it.
        let in_part = if serving.land.is_none() { land.served_in(snapshot, serving.link) } else { None };
        for patch in serving.land.iter().chain(&in_part).flat_map(Footprint::patches) {
            by_patch[patch].push(number);
        }
    }
    by_patch
}

fn services(serving: &[ServiceLink<'_>]) -> Vec<Service> {
    let mut services: Vec<Service> = serving.iter().map(|s| s.service).collect();
    services.sort_unstable();
    services.dedup();
    services
}

fn by_area(serving: &[ServiceLink<'_>]) -> FxHashMap<OrgIx, Vec<u32>> {
    let mut by_area: FxHashMap<OrgIx, Vec<u32>> = FxHashMap::default();
    for (number, serving) in (0_u32..).zip(serving) {
        by_area.entry(serving.link.to).or_default().push(number);
    }
    by_area
}

fn known_everywhere(land: &Land<'_>, serving: &[ServiceLink<'_>], councils: &[OrgIx]) -> Vec<Service> {
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

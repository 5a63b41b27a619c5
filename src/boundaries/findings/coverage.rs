//! Who serves which land on a day, service by service, and the areas that rules lay others
//! over: worked out once for all of them.

use super::subject::is_partnership;
use crate::atlas::{Link, OrgIx};
use crate::boundaries::{Footprint, Ground};
use crate::words::{Kind, Relation, Service};

/// What several rules look up.
pub(super) struct Coverage<'g, 'a> {
    /// District, unitary, metropolitan and London boroughs.
    pub(super) councils: Vec<(OrgIx, &'g Footprint)>,
    pub(super) counties: Vec<(OrgIx, &'g Footprint)>,
    /// The regions of the statisticians.
    pub(super) ons_regions: Vec<(OrgIx, &'g Footprint)>,
    /// Who serves what.
    pub(super) serving: Vec<Serving<'a>>,
    /// The services of which the atlas knows nearly everywhere who provides them.
    known_everywhere: Vec<Service>,
}

/// One provider of one service for one area.
pub(super) struct Serving<'a> {
    pub(super) link: &'a Link,
    pub(super) service: Service,
    /// The land that is served; nothing where it is not known which.
    pub(super) land: Option<Footprint>,
}

/// A service is known everywhere when the atlas knows who provides it for nine tenths of the
/// residents. Of any other it knows too little to say that an area has no provider.
const NEARLY_ALL: (u64, u64) = (9, 10);

impl<'g, 'a> Coverage<'g, 'a> {
    pub(super) fn new(ground: Ground<'g, 'a>) -> Self {
        let serving = serving(ground);
        let councils = ground.areas_with_land(Kind::is_local_authority);
        Self {
            known_everywhere: known_everywhere(ground, &serving, &councils),
            councils,
            counties: ground.areas_with_land(|kind| kind == Kind::County),
            ons_regions: ground.areas_with_land(|kind| kind == Kind::OnsRegion),
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

fn serving<'a>(ground: Ground<'_, 'a>) -> Vec<Serving<'a>> {
    let (atlas, day) = (ground.atlas(), ground.snapshot.day());
    let serves = |link: &&Link| {
        link.relation == Relation::Serves
            && !link.is_planned()
            && ground.counts(link.from)
            && atlas.holds(link, day)
            // A partnership serves through its members, who are counted themselves.
            && !is_partnership(ground.snapshot.kind(link.from))
    };
    let links = atlas.links().iter().filter(serves);
    links
        .filter_map(|link| Some(Serving { link, service: link.service?, land: ground.land.served_by(link) }))
        .collect()
}

fn known_everywhere(
    ground: Ground<'_, '_>,
    serving: &[Serving<'_>],
    councils: &[(OrgIx, &Footprint)],
) -> Vec<Service> {
    let atlas = ground.atlas();
    let mut all = Footprint::empty(atlas);
    for (_, land) in councils {
        all.unite(land);
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

//! Areas and the providers of one service: none, several for the same land, or one that
//! serves only a part.

use std::collections::BTreeMap;

use super::coverage::ServiceLink;
use super::misalignment::KnownPart;
use super::provenance::{Gatherer, Provenance};
use super::rules::Rules;
use super::{
    AreaUnserved, Finding, MainTrusts, Misalignment, PartServed, ProviderPart, ServiceShared, TrustShare,
};
use crate::atlas::{Extent, OrgIx};
use crate::boundaries::{AreaLand, Figures, Footprint};
use crate::words::{Basis, Certainty, Service};

/// An area, and everybody who serves some of it with a service, or may.
#[derive(Clone, Copy)]
struct AreaService<'s> {
    area: AreaLand<'s>,
    service: Service,
    links: &'s [&'s ServiceLink<'s>],
}

/// All that is said of one provider of one service by the name of an area.
#[derive(Clone, Copy)]
struct PartService<'s> {
    service: Service,
    provider: OrgIx,
    links: &'s [&'s ServiceLink<'s>],
}

impl Rules<'_, '_> {
    /// What is to be said of an area, service by service. Local authorities cut England up
    /// once, so of them it is said whether a service has no provider or several.
    pub(super) fn services(&self, org: OrgIx, found: &mut Vec<Finding>) {
        let kind = self.geography.snapshot.kind(org);
        if kind.is_local_authority()
            && let Some(area) = self.area(org)
        {
            let all = self.coverage.on(area.land);
            for &service in self.coverage.services() {
                let links: Vec<&ServiceLink<'_>> =
                    all.iter().copied().filter(|s| s.service == service).collect();
                let here = AreaService { area, service, links: &links };
                found.extend(self.no_provider(here));
                found.extend(self.several_providers(here));
            }
            if !all.iter().any(|s| s.service == Service::Acute && s.land.is_some()) {
                found.extend(self.several_main_trusts(org));
            }
        }
        if kind.is_area() {
            self.parts_covered(org, found);
        }
    }

    /// Land of which the atlas knows no provider, of a service of which it knows nearly
    /// everywhere who provides it. The residents touched are those who live there.
    fn no_provider(&self, here: AreaService<'_>) -> Option<Finding> {
        if !self.coverage.knows(here.service) || here.links.iter().any(|s| s.land.is_none()) {
            return None;
        }
        // Where residents go to hospital stands in for who is there to serve them.
        let goes = || self.geography.destinations(here.area.area, Basis::Admissions);
        if here.service == Service::Acute && goes().is_some() {
            return None;
        }
        let mut unserved = here.area.land.clone();
        for theirs in here.links.iter().filter_map(|s| s.land.as_ref()) {
            unserved = unserved.without(theirs);
        }
        if unserved.is_empty() {
            return None;
        }
        let atlas = self.geography.atlas();
        let found = AreaUnserved {
            service: here.service,
            unserved: unserved.residents(atlas),
            residents: here.area.land.residents(atlas),
            providers: here.links.iter().map(|s| s.link.from).collect(),
        };
        let provenance = self.provenance_of(here);
        // That nothing is known does not say that there is none.
        let certainty = provenance.certainty.max(Certainty::Inferred);
        Some(Finding {
            subject: here.area.area,
            misalignment: Misalignment::NoProvider(found),
            provenance: Provenance { certainty, ..provenance },
        })
    }

    /// Providers of the same service for the same land. The residents touched are those who
    /// live where two or more serve.
    fn several_providers(&self, here: AreaService<'_>) -> Option<Finding> {
        let (atlas, land) = (self.geography.atlas(), here.area.land);
        let mut providers: Vec<(OrgIx, Footprint)> = Vec::new();
        for serving in here.links {
            let Some(theirs) = &serving.land else { continue };
            let theirs = theirs.intersection(land);
            match providers.iter_mut().find(|(provider, _)| *provider == serving.link.from) {
                Some((_, known)) => known.unite(&theirs),
                None => providers.push((serving.link.from, theirs)),
            }
        }
        let (mut once, mut twice) = (Footprint::empty(atlas), Footprint::empty(atlas));
        for (_, theirs) in &providers {
            twice.unite(&once.intersection(theirs));
            once.unite(theirs);
        }
        if twice.is_empty() {
            return None;
        }
        providers.retain(|(_, theirs)| theirs.meets(&twice));
        let part =
            |provider: OrgIx, theirs: &Footprint| ProviderPart { provider, served: theirs.residents(atlas) };
        let found = ServiceShared {
            service: here.service,
            providers: providers.iter().map(|(provider, theirs)| part(*provider, theirs)).collect(),
            shared: twice.residents(atlas),
            residents: land.residents(atlas),
        };
        Some(Finding {
            subject: here.area.area,
            misalignment: Misalignment::SeveralProviders(found),
            provenance: self.provenance_of(here),
        })
    }

    /// Providers that serve only a part of the area: what several links say of one provider and
    /// service is taken together.
    fn parts_covered(&self, org: OrgIx, found: &mut Vec<Finding>) {
        let mut together: BTreeMap<(Service, OrgIx), Vec<&ServiceLink<'_>>> = BTreeMap::new();
        for serving in self.coverage.naming(org) {
            together.entry((serving.service, serving.link.from)).or_default().push(serving);
        }
        for ((service, provider), links) in together {
            found.extend(self.part_covered(org, PartService { service, provider, links: &links }));
        }
    }

    /// Nobody is said outright to serve the area with hospital care: then the main hospital trusts
    /// stand in, those that most of its residents' admissions go to and those named beside them. That
    /// is derived, of the area's own figures alone, and counts no residents.
    fn several_main_trusts(&self, area: OrgIx) -> Option<Finding> {
        let goes = self.geography.destinations(area, Basis::Admissions)?;
        if !matches!(goes.figures, Figures::Own) || goes.named().count() < 2 {
            return None;
        }
        let mut gatherer = Gatherer::new(self.geography);
        let mut trusts = Vec::new();
        for to in goes.named() {
            trusts.push(TrustShare { trust: to.provider, share: to.share_of_area });
            to.links.iter().for_each(|link| gatherer.link(link));
        }
        let provenance = gatherer.provenance();
        let certainty = provenance.certainty.max(Certainty::Inferred);
        Some(Finding {
            subject: area,
            misalignment: Misalignment::SeveralMainTrusts(MainTrusts { trusts }),
            provenance: Provenance { certainty, ..provenance },
        })
    }

    /// A provider that serves only a part of the area. The residents touched are those of the
    /// smaller part, served or not, where it is known which part it is.
    fn part_covered(&self, org: OrgIx, serving: PartService<'_>) -> Option<Finding> {
        let PartService { service, provider, links } = serving;
        let is_whole = |link: &&ServiceLink<'_>| link.link.extent == Some(Extent::Whole);
        if links.iter().any(is_whole) {
            return None;
        }
        let atlas = self.geography.atlas();
        let mut served = Footprint::empty(atlas);
        for land in links.iter().filter_map(|link| link.land.as_ref()) {
            served.unite(land);
        }
        let whole = self.geography.land.footprint(org);
        // The land that is named may turn out to be all there is at the date.
        if whole.is_some_and(|whole| whole.lies_in(&served)) {
            return None;
        }
        let is_known = links.iter().all(|link| link.land.is_some());
        let part = whole
            .filter(|_| is_known)
            .map(|whole| KnownPart { served: served.residents(atlas), residents: whole.residents(atlas) });
        let mut gatherer = Gatherer::new(self.geography);
        for link in links {
            gatherer.link(link.link);
        }
        Some(Finding {
            subject: org,
            misalignment: Misalignment::PartCovered(PartServed { service, provider, part }),
            provenance: gatherer.provenance(),
        })
    }

    fn provenance_of(&self, here: AreaService<'_>) -> Provenance {
        let mut gatherer = Gatherer::new(self.geography);
        gatherer.land(here.area.land);
        for serving in here.links {
            gatherer.link(serving.link);
        }
        gatherer.provenance()
    }
}

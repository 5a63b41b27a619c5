//! Areas and the providers of one service: none, several for the same land, or one that
//! serves only a part.

use super::coverage::Serving;
use super::evidence::Evidence;
use super::{Code, Finding, Part, Rules};
use crate::atlas::{Extent, OrgIx};
use crate::boundaries::Footprint;
use crate::boundaries::overlap::ratio;
use crate::words::{Basis, Certainty, Service};

impl Rules<'_, '_> {
    /// What is to be said of an area, service by service. Local authorities cut England up
    /// once, so of them it is said whether a service has no provider or several.
    pub(super) fn services(&self, org: OrgIx, found: &mut Vec<Finding>) {
        let kind = self.ground.snapshot.kind(org);
        if kind.is_local_authority()
            && let Some(land) = self.ground.land.footprint(org)
        {
            let all = self.coverage.on(land);
            for &service in self.coverage.services() {
                let here: Vec<&Serving<'_>> = all.iter().copied().filter(|s| s.service == service).collect();
                found.extend(self.no_provider((org, land), service, &here));
                found.extend(self.several_providers((org, land), service, &here));
            }
        }
        if kind.is_area() {
            found.extend(self.coverage.said_of(org).filter_map(|serving| self.part_covered(org, serving)));
        }
    }

    /// Land of which the atlas knows no provider, of a service of which it knows nearly
    /// everywhere who provides it. The residents touched are those who live there.
    fn no_provider(
        &self,
        (org, land): (OrgIx, &Footprint),
        service: Service,
        here: &[&Serving<'_>],
    ) -> Option<Finding> {
        let may_be_served = here.iter().any(|s| s.land.is_none());
        if !self.coverage.knows(service) || may_be_served {
            return None;
        }
        let mut unserved = land.clone();
        for theirs in here.iter().filter_map(|s| s.land.as_ref()) {
            unserved = unserved.without(theirs);
        }
        if unserved.is_empty() {
            return None;
        }
        let mut evidence = Evidence::new(self.ground);
        evidence.land(land);
        for serving in here {
            evidence.link(serving.link);
        }
        // That nothing is known does not say that there is none.
        let certainty = evidence.certainty.max(Certainty::Inferred);
        Some(Finding {
            parts: here.iter().map(|s| Part::bare(s.link.from)).collect(),
            residents: Some(unserved.residents(self.ground.atlas())),
            certainty,
            ..about_service(Code::NoProvider, org, (service, evidence))
        })
    }

    /// Providers of the same service for the same land. The residents touched are those who
    /// live where two or more serve.
    fn several_providers(
        &self,
        (org, land): (OrgIx, &Footprint),
        service: Service,
        here: &[&Serving<'_>],
    ) -> Option<Finding> {
        let atlas = self.ground.atlas();
        let mut providers: Vec<(OrgIx, Footprint)> = Vec::new();
        for serving in here {
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
        let mut evidence = Evidence::new(self.ground);
        evidence.land(land);
        for serving in here {
            evidence.link(serving.link);
        }
        let total = land.residents(atlas);
        Some(Finding {
            parts: providers
                .iter()
                .map(|(provider, theirs)| part_of(*provider, (theirs.residents(atlas), total)))
                .collect(),
            residents: Some(twice.residents(atlas)),
            ..about_service(Code::SeveralProviders, org, (service, evidence))
        })
    }

    /// A provider that serves only a part of the area. The residents touched are those of the
    /// smaller part, served or not, where it is known which part it is.
    fn part_covered(&self, org: OrgIx, serving: &Serving<'_>) -> Option<Finding> {
        if *serving.link.extent.as_ref()? == Extent::Whole {
            return None;
        }
        let atlas = self.ground.atlas();
        let mut evidence = Evidence::new(self.ground);
        evidence.link(serving.link);
        let whole = self.ground.land.footprint(org);
        let known = whole.zip(serving.land.as_ref());
        let smaller = known.map(|(whole, part)| {
            let (all, served) = (whole.residents(atlas), part.residents(atlas));
            served.min(all - served)
        });
        let part = match known {
            Some((whole, part)) => part_of(serving.link.from, (part.residents(atlas), whole.residents(atlas))),
            None => Part::bare(serving.link.from),
        };
        // The land that is named may turn out to be all there is at the date.
        if known.is_some_and(|(whole, part)| whole.lies_in(part)) {
            return None;
        }
        Some(Finding {
            parts: vec![part],
            residents: smaller,
            basis: smaller.map(|_| Basis::Residents),
            ..about_service(Code::PartCovered, org, (serving.service, evidence))
        })
    }
}

fn part_of(org: OrgIx, (residents, total): (u64, u64)) -> Part {
    Part { org, residents: Some(residents), share: ratio(residents, total) }
}

fn about_service(code: Code, org: OrgIx, (service, evidence): (Service, Evidence<'_, '_>)) -> Finding {
    Finding { service: Some(service), basis: Some(Basis::Residents), ..Finding::bare(code, org, evidence) }
}

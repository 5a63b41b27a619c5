//! Providers, partnerships, places and networks that reach over a boundary between systems.

use super::evidence::Evidence;
use super::subject::{is_partnership, is_place_or_network};
use super::{Code, Detail, Finding, Part, Rules};
use crate::atlas::OrgIx;
use crate::boundaries::{Spread, Weight};
use crate::words::{Basis, Kind, Relation};

impl Rules<'_, '_> {
    /// A provider, partnership, place or network in several systems. The residents touched
    /// are those outside the system with most of them.
    pub(super) fn spans_systems(&self, org: OrgIx) -> Option<Finding> {
        let kind = self.ground.snapshot.kind(org);
        if is_place_or_network(kind) {
            return self.area_spans(org);
        }
        // A body for all of England spans every system, as it is meant to.
        if kind.is_area() || matches!(kind, Kind::NationalProvider | Kind::NationalBody) {
            return None;
        }
        let code =
            if is_partnership(kind) { Code::PartnershipSpansSystems } else { Code::ProviderSpansSystems };
        self.serves_across(org, code).or_else(|| self.members_across(org).filter(|_| is_partnership(kind)))
    }

    fn area_spans(&self, org: OrgIx) -> Option<Finding> {
        let land = self.ground.land.footprint(org)?;
        let spread = self.over_systems((org, land));
        let mut evidence = Evidence::new(self.ground);
        if spread.split_count() < 2 {
            return None;
        }
        evidence.land_in_systems(land);
        Some(torn(Code::AreaSpansSystems, &spread, evidence))
    }

    fn serves_across(&self, org: OrgIx, code: Code) -> Option<Finding> {
        let land = self.ground.land;
        let served = land.served(self.ground.snapshot, org, None)?;
        let systems = self.ground.systems_served(org)?;
        if systems.len() < 2 {
            return None;
        }
        let mut evidence = Evidence::new(self.ground);
        for link in self.ground.links_of(org).filter(|l| l.relation == Relation::Serves && l.from == org) {
            evidence.link(link);
        }
        evidence.land_in_systems(&served.footprint);
        let spread = self.over_systems((org, &served.footprint));
        let mut finding = torn(code, &spread, evidence);
        if !served.complete {
            // What is known of is not all there is: numbers of residents stay, shares do not.
            finding.detail = Detail::Incomplete;
            for part in &mut finding.parts {
                part.share = None;
            }
            let known: Vec<OrgIx> = finding.parts.iter().map(|p| p.org).collect();
            let more = systems.iter().filter(|s| !known.contains(&s.system));
            finding.parts.extend(more.map(|s| Part::bare(s.system)));
            finding.residents = finding.residents.filter(|r| *r > 0);
            finding.basis = finding.basis.filter(|_| finding.residents.is_some());
        }
        Some(finding)
    }

    /// By where its members belong.
    fn members_across(&self, org: OrgIx) -> Option<Finding> {
        let mut evidence = Evidence::new(self.ground);
        let (mut members, mut systems): (Vec<OrgIx>, Vec<OrgIx>) = (Vec::new(), Vec::new());
        for link in self.ground.links_of(org) {
            let is_member = match link.relation {
                Relation::MemberOf | Relation::PartnerOf | Relation::Leads => link.to == org,
                _ => false,
            };
            let Some(system) = self.ground.home_system(link.from).filter(|_| is_member) else { continue };
            evidence.link(link);
            evidence.sits(link.from);
            if !members.contains(&link.from) {
                members.push(link.from);
            }
            if !systems.contains(&system) {
                systems.push(system);
            }
        }
        (systems.len() > 1).then(|| Finding {
            parts: systems.into_iter().map(Part::bare).collect(),
            with: members,
            basis: Some(Basis::Membership),
            ..Finding::bare(Code::PartnershipSpansSystems, org, evidence)
        })
    }

    /// An area or a provider's land over the systems.
    pub(super) fn over_systems(&self, area: (OrgIx, &crate::boundaries::Footprint)) -> Spread {
        let land = self.ground.land;
        let systems: Vec<_> =
            land.systems().iter().filter_map(|system| Some((*system, land.footprint(*system)?))).collect();
        Spread::of(area, &systems, self.ground.atlas(), Weight::Residents)
    }
}

/// A finding about land that lies in several others: what is touched is what lies outside
/// the one with most of it.
pub(super) fn torn(code: Code, spread: &Spread, evidence: Evidence<'_, '_>) -> Finding {
    Finding {
        parts: spread.pieces.iter().map(|piece| Part::of(*piece, spread.total)).collect(),
        residents: Some(spread.spilled()),
        basis: Some(Basis::Residents),
        ..Finding::bare(code, spread.area, evidence)
    }
}

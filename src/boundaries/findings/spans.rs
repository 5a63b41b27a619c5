//! Providers, partnerships, places and networks that reach over a boundary between systems.

use super::provenance::Gatherer;
use super::rules::Rules;
use super::subject::{is_partnership, is_place_or_network};
use super::{Finding, Misalignment, PartnershipSpan, ServedExtent, SystemsServed};
use crate::atlas::OrgIx;
use crate::boundaries::AreaLand;
use crate::words::{Kind, Relation};

impl Rules<'_, '_> {
    /// A provider, partnership, place or network in several systems. The residents touched
    /// are those outside the system with most of them.
    pub(super) fn spans_systems(&self, org: OrgIx) -> Option<Finding> {
        let kind = self.geography.snapshot.kind(org);
        if is_place_or_network(kind) {
            return self.area_spans(org);
        }
        // A body for all of England spans every system, as it is meant to, and an ambulance trust those
        // of its region.
        if kind.is_area() || matches!(kind, Kind::NationalProvider | Kind::NationalBody | Kind::AmbulanceTrust)
        {
            return None;
        }
        if is_partnership(kind) {
            let serves = |served| Misalignment::PartnershipSpansSystems(PartnershipSpan::Serves(served));
            return self.serves_across(org, serves).or_else(|| self.members_across(org));
        }
        self.serves_across(org, Misalignment::ProviderSpansSystems)
    }

    fn area_spans(&self, org: OrgIx) -> Option<Finding> {
        let area = self.area(org)?;
        let spread = self.over_systems(area);
        if spread.split_count() < 2 {
            return None;
        }
        let mut gatherer = Gatherer::new(self.geography);
        gatherer.land_of(org, area.land);
        gatherer.land_in_systems(area.land);
        let provenance = gatherer.provenance();
        Some(Finding { subject: org, misalignment: Misalignment::AreaSpansSystems(spread), provenance })
    }

    fn serves_across(
        &self,
        org: OrgIx,
        misalignment: impl FnOnce(SystemsServed) -> Misalignment,
    ) -> Option<Finding> {
        let land = self.geography.land.served(self.geography.snapshot, org, None)?;
        let systems = self.geography.systems_served(org)?;
        if systems.len() < 2 {
            return None;
        }
        let mut gatherer = Gatherer::new(self.geography);
        for link in self.geography.links_of(org, &[Relation::Serves]).filter(|l| l.from == org) {
            gatherer.link(link);
        }
        gatherer.land_in_systems(&land.footprint);
        let known = self.over_systems(AreaLand { area: org, land: &land.footprint });
        let extent = if land.complete {
            ServedExtent::Whole
        } else {
            let is_known = |system: &OrgIx| known.areas().any(|area| area == *system);
            let also = systems.iter().map(|share| share.system).filter(|system| !is_known(system)).collect();
            ServedExtent::InPart { also }
        };
        let misalignment = misalignment(SystemsServed { known, extent });
        Some(Finding { subject: org, misalignment, provenance: gatherer.provenance() })
    }

    /// A partnership, by where its members belong.
    fn members_across(&self, org: OrgIx) -> Option<Finding> {
        let mut gatherer = Gatherer::new(self.geography);
        let (mut members, mut systems): (Vec<OrgIx>, Vec<OrgIx>) = (Vec::new(), Vec::new());
        for link in self.geography.links_of(org, &[Relation::MemberOf, Relation::PartnerOf, Relation::Leads]) {
            let is_member = link.to == org;
            let Some(system) = self.geography.home_system(link.from).filter(|_| is_member) else { continue };
            gatherer.link(link);
            gatherer.sits(link.from);
            if !members.contains(&link.from) {
                members.push(link.from);
            }
            if !systems.contains(&system) {
                systems.push(system);
            }
        }
        (systems.len() > 1).then(|| Finding {
            subject: org,
            misalignment: Misalignment::PartnershipSpansSystems(PartnershipSpan::Members { systems, members }),
            provenance: gatherer.provenance(),
        })
    }
}

//! Bodies and councils that take part in several systems at once.

use super::provenance::{Gatherer, Provenance};
use super::rules::Rules;
use super::{Finding, Memberships, Misalignment};
use crate::atlas::OrgIx;
use crate::words::{Certainty, Relation};

impl Rules<'_, '_> {
    /// A council or trust that is a partner or member of several systems. As sure as that it
    /// is so of two of them.
    pub(super) fn member_of_several(&self, org: OrgIx) -> Option<Finding> {
        let kind = self.geography.snapshot.kind(org);
        if !kind.is_council() && !kind.is_trust() {
            return None;
        }
        let mut gatherer = Gatherer::new(self.geography);
        let mut systems: Vec<(OrgIx, Certainty)> = Vec::new();
        for link in self.geography.links_of(org, &[Relation::PartnerOf, Relation::MemberOf]) {
            if link.from != org || !self.geography.land.systems().contains(&link.to) {
                continue;
            }
            gatherer.link(link);
            match systems.iter_mut().find(|(system, _)| *system == link.to) {
                Some((_, certainty)) => *certainty = link.certainty.min(*certainty),
                None => systems.push((link.to, link.certainty)),
            }
        }
        let mut certainties: Vec<Certainty> = systems.iter().map(|(_, certainty)| *certainty).collect();
        certainties.sort_unstable();
        let certainty = *certainties.get(1)?;
        let memberships = Memberships {
            systems: systems.into_iter().map(|(system, _)| system).collect(),
            less_sure: certainties.iter().filter(|c| **c > certainty).count(),
        };
        Some(Finding {
            subject: org,
            misalignment: Misalignment::MemberOfSeveral(memberships),
            provenance: Provenance { certainty, ..gatherer.provenance() },
        })
    }
}

//! Bodies and councils that take part in several systems at once.

use super::evidence::Evidence;
use super::{Code, Detail, Finding, Part, Rules};
use crate::atlas::OrgIx;
use crate::words::{Basis, Certainty, Relation};

impl Rules<'_, '_> {
    /// A council or trust that is a partner or member of several systems. As sure as that it
    /// is so of two of them.
    pub(super) fn member_of_several(&self, org: OrgIx) -> Option<Finding> {
        let kind = self.ground.snapshot.kind(org);
        if !kind.is_council() && !kind.is_trust() {
            return None;
        }
        let mut evidence = Evidence::new(self.ground);
        let mut systems: Vec<(OrgIx, Certainty)> = Vec::new();
        for link in self.ground.links_of(org) {
            let takes_part =
                matches!(link.relation, Relation::PartnerOf | Relation::MemberOf) && link.from == org;
            if !takes_part || !self.ground.land.systems().contains(&link.to) {
                continue;
            }
            evidence.link(link);
            match systems.iter_mut().find(|(system, _)| *system == link.to) {
                Some((_, certainty)) => *certainty = link.certainty.min(*certainty),
                None => systems.push((link.to, link.certainty)),
            }
        }
        let mut certainties: Vec<Certainty> = systems.iter().map(|(_, certainty)| *certainty).collect();
        certainties.sort_unstable();
        let certainty = *certainties.get(1)?;
        let less_sure = certainties.iter().filter(|c| **c > certainty).count();
        Some(Finding {
            parts: systems.into_iter().map(|(system, _)| Part::bare(system)).collect(),
            basis: Some(Basis::Membership),
            detail: if less_sure > 0 { Detail::Inferred(less_sure) } else { Detail::None },
            certainty,
            ..Finding::bare(Code::MemberOfSeveral, org, evidence)
        })
    }
}

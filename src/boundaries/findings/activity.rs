//! Trusts whose patients come from elsewhere.

use super::evidence::Evidence;
use super::{Code, Detail, Finding, Part, Rules};
use crate::atlas::OrgIx;
use crate::words::Relation;

impl Rules<'_, '_> {
    /// A trust that draws at least the share asked about of its activity from other systems
    /// than its own. An area that lies partly in its own counts as its own, so the share is
    /// that or more.
    pub(super) fn draws_from_elsewhere(&self, org: OrgIx) -> Option<Finding> {
        let own = self.ground.system_above(org)?;
        let mut evidence = Evidence::new(self.ground);
        let mut systems: Vec<Part> = Vec::new();
        let (mut total, mut basis) = (0.0, None);
        for link in self.ground.links_of(org) {
            let Some(share) = link.share.filter(|_| link.relation == Relation::DrawsFrom && link.from == org)
            else {
                continue;
            };
            let from = self.ground.systems(link.to);
            // Shares of different things cannot be added up.
            if from.is_empty()
                || from.iter().any(|s| s.system == own)
                || *basis.get_or_insert(link.basis) != link.basis
            {
                continue;
            }
            evidence.link(link);
            total += share;
            match from.as_slice() {
                [one] => match systems.iter_mut().find(|part| part.org == one.system) {
                    Some(part) => part.share = part.share.map(|s| s + share),
                    None => systems.push(Part { org: one.system, residents: None, share: Some(share) }),
                },
                // Of what is split between two others it is not known how much comes from which.
                several => {
                    for each in several {
                        systems.retain(|part| part.org != each.system);
                        systems.push(Part::bare(each.system));
                    }
                }
            }
        }
        if systems.is_empty() || total < self.asked.elsewhere {
            return None;
        }
        systems.sort_by(|a, b| b.share.unwrap_or(0.0).total_cmp(&a.share.unwrap_or(0.0)));
        Some(Finding {
            code: Code::DrawsFromElsewhere,
            subject: org,
            parts: systems,
            with: vec![own],
            service: None,
            residents: None,
            share: Some(total),
            basis: basis.flatten(),
            detail: Detail::None,
            certainty: evidence.certainty,
            sources: evidence.sources,
        })
    }
}

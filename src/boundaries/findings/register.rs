//! Bodies that the register files where they do not serve.

use super::evidence::Evidence;
use super::{Code, Detail, Finding, Part, Rules};
use crate::atlas::OrgIx;
use crate::words::Relation;

impl Rules<'_, '_> {
    /// A body filed under a system other than those it serves. The register follows the
    /// headquarters' postcode.
    pub(super) fn registered_elsewhere(&self, org: OrgIx) -> Option<Finding> {
        let filed = |relation| relation == Relation::RegisteredIn;
        let link = self.ground.links_of(org).find(|l| filed(l.relation) && l.from == org)?;
        if !self.ground.land.systems().contains(&link.to) {
            return None;
        }
        let served = self.ground.systems_served(org)?;
        if served.iter().any(|s| s.system == link.to) {
            return None;
        }
        let mut evidence = Evidence::new(self.ground);
        evidence.link(link);
        for serves in self.ground.links_of(org).filter(|l| l.relation == Relation::Serves && l.from == org) {
            evidence.link(serves);
        }
        Some(Finding {
            code: Code::RegisteredElsewhere,
            subject: org,
            parts: served.iter().map(|s| Part { org: s.system, residents: None, share: s.share }).collect(),
            with: vec![link.to],
            service: None,
            residents: None,
            share: None,
            basis: None,
            detail: Detail::None,
            certainty: evidence.certainty,
            sources: evidence.sources,
        })
    }
}

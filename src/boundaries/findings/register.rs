//! Bodies that the register files where they do not serve.

use super::evidence::Evidence;
use super::{Code, Finding, Part, Rules};
use crate::atlas::{Link, OrgIx};
use crate::words::Relation;

impl<'a> Rules<'_, 'a> {
    /// What the register said when it was last seen on or before the day; before it was first
    /// seen, what it said then.
    fn as_filed(&self, org: OrgIx) -> Option<&'a Link> {
        let day = self.ground.snapshot.day();
        let mut filed: Vec<&Link> = self
            .ground
            .links_of(org)
            .filter(|link| link.relation == Relation::RegisteredIn && link.from == org)
            .collect();
        filed.sort_by_key(|link| link.seen.or(link.period.since));
        let is_seen = |link: &&&Link| link.seen.is_none_or(|seen| seen.first_day() <= day);
        filed.iter().rfind(is_seen).or_else(|| filed.first()).copied()
    }

    /// A body filed under a system other than those it serves. The register follows the
    /// headquarters' postcode.
    pub(super) fn registered_elsewhere(&self, org: OrgIx) -> Option<Finding> {
        let link = self.as_filed(org)?;
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
            parts: served.iter().map(|s| Part { org: s.system, residents: None, share: s.share }).collect(),
            with: vec![link.to],
            ..Finding::bare(Code::RegisteredElsewhere, org, evidence)
        })
    }
}

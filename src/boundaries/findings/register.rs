//! Bodies that the register files where they do not serve.

use super::provenance::Gatherer;
use super::rules::Rules;
use super::{Finding, Misalignment, Registration};
use crate::atlas::{Link, OrgIx};
use crate::boundaries::superseded::is_old;
use crate::words::Relation;

impl<'a> Rules<'_, 'a> {
    /// What the register said when it was last seen on or before the day; before it was first
    /// seen, and where that is years ago and it has been seen since, what it said next.
    fn as_filed(&self, org: OrgIx) -> Option<&'a Link> {
        let day = self.geography.snapshot.day();
        let mut filed: Vec<&Link> =
            self.geography.links_of(org, &[Relation::RegisteredIn]).filter(|link| link.from == org).collect();
        filed.sort_by_key(|link| link.seen.or(link.period.since));
        let is_seen = |link: &&Link| link.seen.is_none_or(|seen| seen.first_day() <= day);
        let next = filed.iter().position(|link| !is_seen(link)).unwrap_or(filed.len());
        let last = next.checked_sub(1).filter(|last| next == filed.len() || !is_old(filed[*last], day));
        filed.get(last.unwrap_or(next)).copied()
    }

    /// A body filed under a system other than those it serves. The register follows the
    /// headquarters' postcode.
    pub(super) fn registered_elsewhere(&self, org: OrgIx) -> Option<Finding> {
        let link = self.as_filed(org)?;
        if !self.geography.land.systems().contains(&link.to) {
            return None;
        }
        let served = self.geography.systems_served(org)?;
        if served.iter().any(|s| s.system == link.to) {
            return None;
        }
        let mut gatherer = Gatherer::new(self.geography);
        gatherer.link(link);
        for serves in self.geography.links_of(org, &[Relation::Serves]).filter(|l| l.from == org) {
            gatherer.link(serves);
        }
        Some(Finding {
            subject: org,
            misalignment: Misalignment::RegisteredElsewhere(Registration { system: link.to, served }),
            provenance: gatherer.provenance(),
        })
    }
}

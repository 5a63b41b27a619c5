//! Networks with practices under another commissioner.

use super::evidence::Evidence;
use super::{Code, Detail, Finding, Part, Rules};
use crate::atlas::{Figure, OrgIx};
use crate::words::{Basis, Kind, Relation};

/// The figure by which an atlas says so without naming the practices; `data/README.md`
/// documents it.
const FIGURE: &str = "practices under another commissioner";

impl Rules<'_, '_> {
    /// A network with practices under another commissioner than its own: as its practices
    /// are filed, else as a figure says.
    pub(super) fn network_across_commissioners(&self, org: OrgIx) -> Option<Finding> {
        if self.ground.snapshot.kind(org) != Kind::Pcn {
            return None;
        }
        let own = self.commissioner_above(org);
        self.by_practices(org, own).or_else(|| self.by_figure(org, own))
    }

    fn commissioner_above(&self, org: OrgIx) -> Option<OrgIx> {
        let snapshot = self.ground.snapshot;
        snapshot.ancestors(org).find(|o| snapshot.kind(*o).is_commissioner())
    }

    fn by_practices(&self, org: OrgIx, own: Option<OrgIx>) -> Option<Finding> {
        let own = own?;
        let snapshot = self.ground.snapshot;
        let mut evidence = Evidence::new(self.ground);
        let (mut practices, mut others): (Vec<OrgIx>, Vec<Part>) = (Vec::new(), Vec::new());
        for link in self.ground.links_of(org) {
            let is_practice = link.relation == Relation::MemberOf
                && link.to == org
                && snapshot.kind(link.from) == Kind::Practice;
            let Some(other) = self.commissioner_above(link.from).filter(|c| is_practice && *c != own) else {
                continue;
            };
            evidence.link(link);
            evidence.sits(link.from);
            practices.push(link.from);
            if others.iter().all(|part| part.org != other) {
                others.push(Part::bare(other));
            }
        }
        let count = u64::try_from(practices.len()).ok().filter(|count| *count > 0)?;
        let with = std::iter::once(own).chain(practices).collect();
        Some(across((org, others, with), count, evidence))
    }

    fn by_figure(&self, org: OrgIx, own: Option<OrgIx>) -> Option<Finding> {
        let says_so = |figure: &&Figure| &*figure.what == FIGURE && figure.value >= 1.0;
        let figure = self.ground.atlas().org(org).figures.iter().find(says_so)?;
        let mut evidence = Evidence::new(self.ground);
        evidence.certainty = figure.certainty;
        evidence.seen = figure.seen;
        evidence.sources.push(figure.sources);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at least 1, and a count")]
        let count = figure.value as u64;
        Some(across((org, Vec::new(), own.into_iter().collect()), count, evidence))
    }
}

fn across(
    (subject, parts, with): (OrgIx, Vec<Part>, Vec<OrgIx>),
    practices: u64,
    evidence: Evidence<'_, '_>,
) -> Finding {
    Finding {
        parts,
        with,
        basis: Some(Basis::Membership),
        detail: Detail::Practices(practices),
        ..Finding::bare(Code::NetworkAcrossCommissioners, subject, evidence)
    }
}

//! Networks with practices under another commissioner.

use super::evidence::Evidence;
use super::{Code, Detail, Finding, Part, Rules};
use crate::atlas::{Figure, Link, OrgIx};
use crate::words::{Basis, Kind, Relation};

/// The figure by which an atlas says so without naming the practices; `data/README.md`
/// documents it.
const FIGURE: &str = "practices under another commissioner";

impl<'a> Rules<'_, 'a> {
    /// A network with practices under another commissioner than its own: by the practices
    /// themselves where the atlas has any of them, else as a figure says.
    pub(super) fn network_across_commissioners(&self, org: OrgIx) -> Option<Finding> {
        if self.ground.snapshot.kind(org) != Kind::Pcn {
            return None;
        }
        let practices = self.practices(org);
        if practices.is_empty() { self.by_figure(org) } else { self.by_practices(org, &practices) }
    }

    /// The practices that sit in a network, and those that a link says are members of it.
    fn practices(&self, network: OrgIx) -> Vec<(OrgIx, Option<&'a Link>)> {
        let ground = self.ground;
        let counts = |org: &OrgIx| ground.snapshot.kind(*org) == Kind::Practice && ground.counts(*org);
        let sitting = ground.snapshot.children(network).iter().copied().filter(counts);
        let mut practices: Vec<(OrgIx, Option<&Link>)> = sitting.map(|practice| (practice, None)).collect();
        for link in ground.links_of(network) {
            let is_new = practices.iter().all(|(practice, _)| *practice != link.from);
            if link.relation == Relation::MemberOf && link.to == network && is_new && counts(&link.from) {
                practices.push((link.from, Some(link)));
            }
        }
        practices
    }

    fn by_practices(&self, org: OrgIx, practices: &[(OrgIx, Option<&'a Link>)]) -> Option<Finding> {
        let ground = self.ground;
        let own = ground.commissioner(org)?;
        let mut evidence = Evidence::new(ground);
        let (mut across_the_line, mut others): (Vec<OrgIx>, Vec<Part>) = (Vec::new(), Vec::new());
        for &(practice, member) in practices {
            let Some(other) = ground.commissioner(practice).filter(|other| *other != own) else { continue };
            match member {
                Some(link) => evidence.link(link),
                None => evidence.sits_in_parent(practice),
            }
            match ground.commissioning(practice) {
                Some(link) => evidence.link(link),
                None => evidence.sits(practice),
            }
            across_the_line.push(practice);
            if others.iter().all(|part| part.org != other) {
                others.push(Part::bare(other));
            }
        }
        let count = u64::try_from(across_the_line.len()).ok().filter(|count| *count > 0)?;
        if let Some(link) = ground.commissioning(org) {
            evidence.link(link);
        }
        let with = std::iter::once(own).chain(across_the_line).collect();
        Some(across((org, others, with), count, evidence))
    }

    fn by_figure(&self, org: OrgIx) -> Option<Finding> {
        let says_so = |figure: &&Figure| &*figure.what == FIGURE && figure.value >= 1.0;
        let figure = self.ground.atlas().org(org).figures.iter().find(says_so)?;
        let mut evidence = Evidence::new(self.ground);
        evidence.certainty = figure.certainty;
        evidence.seen = figure.seen;
        evidence.sources.push(figure.sources);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at least 1, and a count")]
        let count = figure.value as u64;
        let own = self.ground.commissioner(org);
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

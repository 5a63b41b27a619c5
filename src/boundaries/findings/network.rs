//! Networks with practices under another commissioner.

use super::provenance::{Gatherer, Provenance};
use super::rules::Rules;
use super::{Finding, Misalignment, NetworkPractices};
use crate::atlas::{Figure, Link, OrgIx};
use crate::words::{Kind, Relation};

/// The figure by which an atlas says so without naming the practices; `data/README.md`
/// documents it.
const FIGURE: &str = "practices under another commissioner";

impl<'a> Rules<'_, 'a> {
    /// A network with practices under another commissioner than its own: by the practices
    /// themselves where the atlas has any of them, else as a figure says.
    pub(super) fn network_across_commissioners(&self, org: OrgIx) -> Option<Finding> {
        if self.geography.snapshot.kind(org) != Kind::Pcn {
            return None;
        }
        let practices = self.practices(org);
        if practices.is_empty() { self.by_figure(org) } else { self.by_practices(org, &practices) }
    }

    /// The practices that sit in a network, and those that a link says are members of it.
    fn practices(&self, network: OrgIx) -> Vec<Member<'a>> {
        let geography = self.geography;
        let counts = |org: &OrgIx| geography.snapshot.kind(*org) == Kind::Practice && geography.counts(*org);
        let sitting = geography.snapshot.children(network).iter().copied().filter(counts);
        let mut practices: Vec<Member<'_>> = sitting.map(|practice| Member { practice, link: None }).collect();
        for link in geography.links_of(network, &[Relation::MemberOf]) {
            let is_new = practices.iter().all(|member| member.practice != link.from);
            if link.to == network && is_new && counts(&link.from) {
                practices.push(Member { practice: link.from, link: Some(link) });
            }
        }
        practices
    }

    fn by_practices(&self, org: OrgIx, members: &[Member<'a>]) -> Option<Finding> {
        let geography = self.geography;
        let own = geography.commissioner(org)?;
        let mut gatherer = Gatherer::new(geography);
        let (mut practices, mut commissioners): (Vec<OrgIx>, Vec<OrgIx>) = (Vec::new(), Vec::new());
        for &Member { practice, link } in members {
            let Some(other) = geography.commissioner(practice).filter(|other| *other != own) else { continue };
            match link {
                Some(link) => gatherer.link(link),
                None => gatherer.sits_in_parent(practice),
            }
            match geography.commissioning(practice) {
                Some(link) => gatherer.link(link),
                None => gatherer.sits(practice),
            }
            practices.push(practice);
            if !commissioners.contains(&other) {
                commissioners.push(other);
            }
        }
        if practices.is_empty() {
            return None;
        }
        if let Some(link) = geography.commissioning(org) {
            gatherer.link(link);
        }
        let across = NetworkPractices::Named { own, practices, commissioners };
        Some(Finding {
            subject: org,
            misalignment: Misalignment::NetworkAcrossCommissioners(across),
            provenance: gatherer.provenance(),
        })
    }

    fn by_figure(&self, org: OrgIx) -> Option<Finding> {
        let says_so = |figure: &&Figure| &*figure.what == FIGURE && figure.value >= 1.0;
        let figure = self.geography.atlas().org(org).figures.iter().find(says_so)?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at least 1, and a count")]
        let practices = figure.value as u64;
        let across = NetworkPractices::Counted { own: self.geography.commissioner(org), practices };
        Some(Finding {
            subject: org,
            misalignment: Misalignment::NetworkAcrossCommissioners(across),
            provenance: Provenance {
                sources: vec![figure.sources],
                certainty: figure.certainty,
                seen: figure.seen,
            },
        })
    }
}

/// A practice of a network.
#[derive(Clone, Copy)]
struct Member<'a> {
    practice: OrgIx,
    /// The link that says so; without one it sits in it.
    link: Option<&'a Link>,
}

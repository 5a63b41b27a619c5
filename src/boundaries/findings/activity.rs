//! Trusts whose patients come from elsewhere.

use super::provenance::Gatherer;
use super::rules::Rules;
use super::severity::SLIVER;
use super::{Finding, Misalignment, PatientsDrawn};
use crate::atlas::OrgIx;
use crate::boundaries::{Overlap, SystemShare, Weight};
use crate::words::Relation;

impl Rules<'_, '_> {
    /// A trust that draws at least the share asked about of its activity from other systems
    /// than its own. An area that lies partly in its own counts as its own, so the share is
    /// that or more.
    pub(super) fn draws_from_elsewhere(&self, org: OrgIx) -> Option<Finding> {
        let links = || self.geography.links_of(org, &[Relation::DrawsFrom]).filter(|link| link.from == org);
        links().next()?;
        let own = self.geography.system_above(org)?;
        let mut gatherer = Gatherer::new(self.geography);
        let mut systems: Vec<(OrgIx, KnownShare)> = Vec::new();
        let (mut total, mut basis) = (0, None);
        for link in links() {
            let Some(share) = link.share.map(millionths) else { continue };
            if self.lies_about(link.to, own) {
                // What counts as its own still says what its shares are shares of.
                basis.get_or_insert(link.basis);
                continue;
            }
            let from = self.systems_about(link.to);
            // Shares of different things cannot be added up.
            let of_another = *basis.get_or_insert(link.basis) != link.basis;
            if from.is_empty() || from.contains(&own) || of_another {
                continue;
            }
            gatherer.link(link);
            total += share;
            for system in &from {
                // Of what is split between two others it is not known how much comes from which.
                let drawn = if from.len() == 1 { KnownShare::Known(share) } else { KnownShare::Unknown };
                match systems.iter_mut().find(|(known, _)| known == system) {
                    Some((_, known)) => *known = known.and(drawn),
                    None => systems.push((*system, drawn)),
                }
            }
        }
        let share = of_millionths(total);
        if systems.is_empty() || share < self.options.elsewhere {
            return None;
        }
        systems.sort_by_key(|(system, drawn)| {
            (std::cmp::Reverse(*drawn), self.geography.atlas().org(*system).id.clone())
        });
        let systems = systems.into_iter().map(|(system, drawn)| SystemShare { system, share: drawn.share() });
        let drawn = PatientsDrawn { own, share, basis: basis.flatten(), systems: systems.collect() };
        Some(Finding {
            subject: org,
            misalignment: Misalignment::DrawsFromElsewhere(drawn),
            provenance: gatherer.provenance(),
        })
    }

    /// Does some of an area, other than a sliver, lie in a system? Not where its land is not known.
    fn lies_about(&self, area: OrgIx, system: OrgIx) -> bool {
        let land = self.geography.land;
        let lands = land.footprint(area).zip(land.footprint(system));
        lands.is_some_and(|(own, around)| {
            let overlap = Overlap::of(own, around, self.geography.atlas(), Weight::Residents);
            overlap.touch && overlap.containment().is_none_or(|share| share >= SLIVER)
        })
    }

    /// The systems an area lies in, other than by a sliver.
    fn systems_about(&self, area: OrgIx) -> Vec<OrgIx> {
        let is_more = |share: Option<f64>| share.is_none_or(|share| share >= SLIVER);
        self.geography.systems(area).into_iter().filter(|s| is_more(s.share)).map(|s| s.system).collect()
    }
}

/// How much comes from a system, in millionths, so that sums are exact.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum KnownShare {
    Unknown,
    Known(u64),
}

impl KnownShare {
    fn and(self, more: Self) -> Self {
        match (self, more) {
            (Self::Known(a), Self::Known(b)) => Self::Known(a + b),
            _ => Self::Unknown,
        }
    }

    fn share(self) -> Option<f64> {
        match self {
            Self::Known(millionths) => Some(of_millionths(millionths)),
            Self::Unknown => None,
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share lies between 0 and 1")]
fn millionths(share: f64) -> u64 {
    (share * 1e6).round() as u64
}

/// A trust draws no more than all of its activity, whatever its sources add up to.
#[expect(clippy::cast_precision_loss, reason = "at most a million")]
fn of_millionths(millionths: u64) -> f64 {
    millionths.min(1_000_000) as f64 / 1e6
}

//! Lists of organisations by kind and tier.

use super::AsAt;
use crate::atlas::OrgIx;
use crate::words::{KindGroup, KindWord, Tier};

/// Which organisations are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of one kind, or of several that have a word.
    pub kind: Option<KindWord>,
    /// Of one tier.
    pub tier: Option<Tier>,
}

impl Filter {
    /// Is it one of those asked for? Kinds are as at the day. A system counts as one where
    /// it sits directly in a region: those that lie within another do not cut England up.
    pub fn admits(&self, as_at: &AsAt<'_>, org: OrgIx) -> bool {
        let kind = as_at.kind(org);
        let is_system = self.kind == Some(KindWord::Several(KindGroup::System));
        self.kind.is_none_or(|word| word.admits(kind))
            && self.tier.is_none_or(|tier| kind.tier() == Some(tier))
            && (!is_system || !lies_in_another_system(as_at, org))
    }
}

fn lies_in_another_system(as_at: &AsAt<'_>, org: OrgIx) -> bool {
    as_at.snapshot().ancestors(org).any(|a| as_at.kind(a).is_system())
}

/// Everything in the picture that is asked for, by tier, then name. What is only planned
/// is never counted and so not in it.
pub fn list(as_at: &AsAt<'_>, filter: Filter) -> Vec<OrgIx> {
    let atlas = as_at.atlas();
    let mut found: Vec<OrgIx> = atlas
        .orgs()
        .iter()
        .copied()
        .filter(|org| as_at.snapshot().shows(*org) && !atlas.org(*org).is_planned())
        .filter(|org| filter.admits(as_at, *org))
        .collect();
    found.sort_by_cached_key(|org| {
        let tier = as_at.kind(*org).tier().map_or(u8::MAX, |t| t as u8);
        (tier, as_at.name(*org).to_lowercase(), atlas.org(*org).id.clone())
    });
    found
}

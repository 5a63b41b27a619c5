//! What bears on findings: everything that, were it otherwise on some day, could make them
//! otherwise too. Only the days on which something of it changes need to be looked at.

use std::collections::BTreeSet;

use fixedbitset::FixedBitSet;

use crate::atlas::{Atlas, LinkFacts, OrgIx};
use crate::boundaries::{Code, Finding};
use crate::words::{Kind, Relation, Tier};

/// Does what becomes of practices bear on a finding? It does on those of their networks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Practices {
    /// It does.
    Bear,
    /// It does not: there are thousands, each with days of its own.
    DoNot,
}

/// Everything that bears on these findings: whom they name and who is linked to those; the land
/// of all these and whatever else has lain on it; what those areas sit within; and who is
/// linked to them.
pub(super) fn bearing_on<'f>(
    atlas: &Atlas,
    found: impl Iterator<Item = &'f Finding>,
    practices: Practices,
) -> FixedBitSet {
    let bearing = Bearing { atlas, practices };
    let mut named = BTreeSet::new();
    let mut on_all = false;
    for finding in found {
        named.extend(finding.organisations());
        named.insert(finding.subject);
        // That nobody is known to serve an area is only said where nearly all of the others
        // are known to be served.
        on_all |= finding.code() == Code::NoProvider;
    }
    let near = bearing.with_linked(&named);
    let practices = bearing.practices_of(&named);
    let land = bearing.on_the_land_of(&near);
    let mut all = bearing.with_linked(&land);
    all.extend(&near);
    all.extend(practices);
    all.extend(bearing.above(&near));
    if on_all {
        let serving = atlas.all_link_facts().iter().filter(|link| link.relation == Relation::Serves);
        all.extend(serving.flat_map(|link| [link.from, link.to]));
    }
    let mut bits = FixedBitSet::with_capacity(atlas.len());
    bits.extend(all.into_iter().map(OrgIx::index));
    bits
}

/// Everything that bears on what an organisation sits within, who serves it, whom it serves and
/// what stands in it.
pub(super) fn bearing_around(atlas: &Atlas, org: OrgIx) -> FixedBitSet {
    let bearing = Bearing { atlas, practices: Practices::DoNot };
    let own = BTreeSet::from([org]);
    let near = bearing.with_linked(&own);
    let mut all = bearing.on_the_land_of(&own);
    if !bearing.has_land_for_good(&own) {
        // Of one without land it is told who serves the nearest around it that has some.
        let is_near = |above: &OrgIx| atlas.facts(*above).kind.tier().is_some_and(|tier| tier >= Tier::System);
        let around: BTreeSet<OrgIx> = bearing.above(&own).into_iter().filter(is_near).collect();
        all.extend(bearing.on_the_land_of(&around));
    }
    // Where a council hangs goes by all of its land.
    let is_council = |org: &&OrgIx| atlas.facts(**org).kind.is_local_authority();
    let councils: BTreeSet<OrgIx> = all.iter().filter(is_council).copied().collect();
    all.extend(bearing.on_the_land_of(&councils));
    all.extend(bearing.above(&near));
    // Which part of a council somebody serves goes by what else they serve.
    all.extend(bearing.with_linked(&all));
    all.extend(bearing.served_by(&all));
    all.extend(atlas.ever_within(org));
    all.extend(near);
    let mut bits = FixedBitSet::with_capacity(atlas.len());
    bits.extend(all.into_iter().map(OrgIx::index));
    bits
}

/// What is to be looked at on each day, in the order of the atlas: practices and hospitals, of
/// which there are most, only where they bear on what is asked.
pub(super) fn in_sight(atlas: &Atlas, bearing: &FixedBitSet) -> Vec<OrgIx> {
    let is_small = |org: OrgIx| matches!(atlas.facts(org).kind, Kind::Practice | Kind::Hospital);
    let orgs = atlas.orgs().iter().copied();
    orgs.filter(|org| !is_small(*org) || bearing.contains(org.index())).collect()
}

struct Bearing<'a> {
    atlas: &'a Atlas,
    practices: Practices,
}

impl Bearing<'_> {
    /// These, and those that some link joins to them.
    fn with_linked(&self, orgs: &BTreeSet<OrgIx>) -> BTreeSet<OrgIx> {
        let mut all = orgs.clone();
        for org in orgs {
            let links = self.atlas.links_of(*org).map(|link| self.atlas.link_facts(link));
            all.extend(links.filter(|link| self.bears(link)).map(|link| link.other(*org)));
        }
        all
    }

    /// All that those of these who serve anybody serve.
    fn served_by(&self, orgs: &BTreeSet<OrgIx>) -> BTreeSet<OrgIx> {
        let links = |org: &OrgIx| self.atlas.links_of(*org).map(|link| self.atlas.link_facts(link));
        let serving = |org: &OrgIx| {
            let org = *org;
            links(&org).filter(move |link| link.relation == Relation::Serves && link.from == org)
        };
        orgs.iter().flat_map(serving).map(|link| link.to).collect()
    }

    /// Is some land always that of one of these or of what ever stood below them?
    fn has_land_for_good(&self, orgs: &BTreeSet<OrgIx>) -> bool {
        let below = self.below(orgs);
        self.atlas.patches().iter().any(|patch| patch.areas.iter().any(|area| below.contains(area)))
    }

    /// The practices that ever were in the networks among these, and what those ever sat in.
    fn practices_of(&self, orgs: &BTreeSet<OrgIx>) -> BTreeSet<OrgIx> {
        let mut all = BTreeSet::new();
        let is_network = |org: &&OrgIx| self.atlas.facts(**org).kind == Kind::Pcn;
        for network in orgs.iter().filter(|_| self.practices == Practices::Bear).filter(is_network) {
            let links = self.atlas.links_of(*network).map(|link| self.atlas.link_facts(link));
            all.extend(links.filter(|link| link.relation == Relation::MemberOf).map(|link| link.from));
            all.extend(self.atlas.ever_within(*network));
        }
        for practice in all.clone() {
            let links = self.atlas.links_of(practice).map(|link| self.atlas.link_facts(link));
            all.extend(links.filter(|link| link.relation == Relation::Commissions).map(|link| link.from));
        }
        all
    }

    /// Where something stands bears on no finding. Where patients come from does only if it is known
    /// from when or until when they did: what was counted in one year holds at every date. That a
    /// hospital trust began or closed by then, and that a report grew old, is not looked at. Who pays
    /// for a practice or its network, and of which network it is a member, only on those of its
    /// network.
    fn bears(&self, link: &LinkFacts) -> bool {
        let is_small = |org: OrgIx| match self.atlas.facts(org).kind {
            Kind::Practice | Kind::Service => true,
            Kind::Pcn => self.practices == Practices::DoNot,
            _ => false,
        };
        match link.relation {
            Relation::LocatedIn => false,
            Relation::DrawsFrom => link.period.first_day().is_some() || link.period.day_after().is_some(),
            Relation::Commissions | Relation::MemberOf => !(is_small(link.from) || is_small(link.to)),
            _ => true,
        }
    }

    /// Every area that has ever lain on land of these or of what stood below them, with all
    /// that those sat within.
    fn on_the_land_of(&self, orgs: &BTreeSet<OrgIx>) -> BTreeSet<OrgIx> {
        let below = self.below(orgs);
        let patches = self.atlas.patches().iter().filter(|p| p.areas_ever().any(|a| below.contains(&a)));
        let areas: BTreeSet<OrgIx> = patches.flat_map(|patch| patch.areas_ever().collect::<Vec<_>>()).collect();
        let mut all = self.above(&areas);
        all.extend(areas);
        let cover = |org: &OrgIx| {
            self.atlas.facts(*org).has_covers
                && self.atlas.org(*org).covers.iter().any(|area| all.contains(area) || below.contains(area))
        };
        let covering: Vec<OrgIx> = self.atlas.orgs().iter().copied().filter(cover).collect();
        all.extend(self.above(&covering.iter().copied().collect()));
        all.extend(covering);
        all
    }

    /// These and all that ever stood below them or that they cover.
    fn below(&self, orgs: &BTreeSet<OrgIx>) -> BTreeSet<OrgIx> {
        let mut all = orgs.clone();
        let mut next: Vec<OrgIx> = orgs.iter().copied().collect();
        while let Some(org) = next.pop() {
            let covers = if self.atlas.facts(org).has_covers { &self.atlas.org(org).covers[..] } else { &[] };
            let below = self.atlas.ever_within(org).chain(covers.iter().copied());
            next.extend(below.filter(|org| all.insert(*org)));
        }
        all
    }

    /// All that these ever sat within.
    fn above(&self, orgs: &BTreeSet<OrgIx>) -> BTreeSet<OrgIx> {
        let mut all = BTreeSet::new();
        let mut next: Vec<OrgIx> = orgs.iter().copied().collect();
        while let Some(org) = next.pop() {
            let stays = self.atlas.stays(org).iter().map(|stay| stay.parent);
            next.extend(stays.filter(|parent| all.insert(*parent)));
        }
        all
    }
}

//! Every step that there is on a day, and what it costs.

use std::collections::HashMap;

use rustc_hash::FxHashSet;

use super::cost;
use super::step::Way;
use crate::atlas::{Hop, Link, LinkIx, OrgIx};
use crate::query::AsAt;
use crate::words::{Kind, Relation};

/// Areas of the very same land, by the first of each.
pub(super) struct Twins(HashMap<OrgIx, OrgIx>);

impl Twins {
    fn new(as_at: &AsAt<'_>) -> Self {
        let mut by_land: HashMap<Vec<usize>, OrgIx> = HashMap::new();
        let mut areas: Vec<_> = as_at.land().areas().filter(|(_, f)| !f.is_empty()).collect();
        areas.sort_by_key(|(org, _)| *org);
        let mut twins = HashMap::new();
        for (org, footprint) in areas {
            if matches!(as_at.kind(org), Kind::Nation | Kind::Region | Kind::OnsRegion) {
                continue;
            }
            let first = *by_land.entry(footprint.patches().collect()).or_insert(org);
            if first != org {
                twins.insert(org, first);
            }
        }
        Self(twins)
    }

    /// The one that stands for all with its land: itself where there is no other.
    pub(super) fn first(&self, org: OrgIx) -> OrgIx {
        self.0.get(&org).copied().unwrap_or(org)
    }

    fn hops(&self) -> Vec<Hop<Way>> {
        let hop = |(b, a): (&OrgIx, &OrgIx)| Hop { a: *a, b: *b, cost: cost::SAME_LAND, what: Way::SameLand };
        let mut hops: Vec<Hop<Way>> = self.0.iter().map(hop).collect();
        hops.sort_by_key(|hop| (hop.a, hop.b));
        hops
    }
}

/// Every step on the day, and who has the same land; `ends` are those asked about.
pub(super) fn hops(as_at: &AsAt<'_>, ends: [OrgIx; 2]) -> (Vec<Hop<Way>>, Twins) {
    let atlas = as_at.atlas();
    let snapshot = as_at.snapshot();
    let twins = Twins::new(as_at);
    let mut hops = twins.hops();
    hops.reserve(atlas.len() + atlas.all_link_facts().len());
    for &org in atlas.orgs().iter().filter(|o| snapshot.shows(**o)) {
        if let Some(parent) = snapshot.parent(org) {
            let is_at_an_end = ends.contains(&org) || ends.contains(&parent);
            let cost = cost::of_sitting(as_at.kind(org), as_at.kind(parent), is_at_an_end);
            hops.push(Hop { a: org, b: parent, cost, what: Way::Within { child: org, parent } });
        }
        let holdings = as_at.hanging().holdings(org).iter().map(|holding| holding.council);
        let mut councils: Vec<OrgIx> = holdings.chain(as_at.councils_of_place(org)).collect();
        councils.sort_unstable();
        councils.dedup();
        for council in councils {
            let share = as_at.share_in(council, org);
            let cost = cost::of_holding(as_at.kind(org), share.is_none());
            hops.push(Hop { a: council, b: org, cost, what: Way::Holds { council, holder: org, share } });
        }
        for link in atlas.links_of(org) {
            let l = atlas.link_facts(link);
            let counts = l.from == org && !l.is_planned() && atlas.facts_hold(l, as_at.day());
            if !counts || !snapshot.shows(l.to) || is_between(as_at, l.to, ends) {
                continue;
            }
            let whole = atlas.link(link);
            if !as_at.geography().is_for_land_to_say(whole) {
                hops.extend(hop_of(whole, link, ends));
            } else if as_at.land().coterminous_with(l.from).contains(&l.to) {
                hops.push(Hop { a: l.from, b: l.to, cost: cost::SAME_LAND, what: Way::SameLand });
            }
        }
    }
    let lineage = successions(as_at, ends);
    hops.extend(lineage.into_iter().filter_map(|link| hop_of(atlas.link(link), link, ends)));
    price(as_at, &mut hops, ends, &twins);
    (hops, twins)
}

/// To have been studied or chosen together connects nobody.
fn is_between(as_at: &AsAt<'_>, org: OrgIx, ends: [OrgIx; 2]) -> bool {
    matches!(as_at.kind(org), Kind::Cohort | Kind::Programme) && !ends.contains(&org)
}

fn hop_of(link: &Link, ix: LinkIx, ends: [OrgIx; 2]) -> Option<Hop<Way>> {
    let is_at_an_end = ends.contains(&link.from) || ends.contains(&link.to);
    let cost = cost::of_link(link, is_at_an_end)?;
    Some(Hop { a: link.from, b: link.to, cost, what: Way::Link(ix) })
}

/// Adds what leading through an organisation costs, half of it on the way in and half on the way out; and
/// nothing makes dear what leads from the one end straight to the other.
fn price(as_at: &AsAt<'_>, hops: &mut [Hop<Way>], ends: [OrgIx; 2], twins: &Twins) {
    let ends = ends.map(|end| twins.first(end));
    for hop in hops {
        let (a, b) = (twins.first(hop.a), twins.first(hop.b));
        if (a == ends[0] && b == ends[1]) || (a == ends[1] && b == ends[0]) {
            hop.cost = hop.cost.min(cost::DIRECT);
            continue;
        }
        // All of a council's land in an area that has no more.
        if a == b && matches!(hop.what, Way::Holds { share: None, .. }) {
            hop.cost = cost::SAME_LAND;
        }
        for (org, first) in [(hop.a, a), (hop.b, b)] {
            if !ends.contains(&first) {
                hop.cost += cost::of_passing(as_at.kind(org)) / 2;
            }
        }
    }
}

/// The successions that lead from those asked about who are not there on the day to those who are.
fn successions(as_at: &AsAt<'_>, ends: [OrgIx; 2]) -> Vec<LinkIx> {
    let (mut links, mut seen, mut left) = (Vec::new(), FxHashSet::default(), ends.to_vec());
    while let Some(org) = left.pop() {
        if !as_at.snapshot().shows(org) && seen.insert(org) {
            let next: Vec<(LinkIx, OrgIx)> = successions_towards_the_day(as_at, org).collect();
            links.extend(next.iter().map(|(link, _)| *link));
            left.extend(next.iter().map(|(_, other)| *other));
        }
    }
    links.sort_unstable();
    links.dedup();
    links
}

/// Of one that is over by the day what it became; of one that has yet to begin what it came from.
fn successions_towards_the_day(as_at: &AsAt<'_>, org: OrgIx) -> impl Iterator<Item = (LinkIx, OrgIx)> {
    let atlas = as_at.atlas();
    let is_over = atlas.facts(org).period.is_before(as_at.day());
    atlas.links_of(org).filter_map(move |ix| {
        let link = atlas.link_facts(ix);
        let leads_on = if is_over { link.from == org } else { link.to == org };
        let counts = link.relation == Relation::SucceededBy && !link.is_planned() && leads_on;
        counts.then(|| (ix, link.other(org)))
    })
}

/// Is there anything to tell of it on the day: is it there, or did it become somebody, or come from
/// somebody?
pub fn leads_anywhere(as_at: &AsAt<'_>, org: OrgIx) -> bool {
    as_at.snapshot().shows(org) || successions_towards_the_day(as_at, org).next().is_some()
}

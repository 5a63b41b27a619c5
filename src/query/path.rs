//! How two organisations are connected, step by step.

use std::collections::HashMap;

use super::AsAt;
use crate::atlas::{Hop, Link, LinkIx, OrgIx, SourceSet, cheapest_route};
use crate::boundaries::Footprint;
use crate::words::{Certainty, Kind, Relation, Service};

/// How one gets from one organisation to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    /// The one sits within the other.
    Within {
        /// The one that sits within.
        child: OrgIx,
        /// And in what.
        parent: OrgIx,
    },
    /// A council's land lies in a place or system: all of it, or a share.
    Holds {
        /// The council.
        council: OrgIx,
        /// What holds it.
        holder: OrgIx,
        /// The share of its residents, where that is not all.
        share: Option<f64>,
    },
    /// The two have the same land.
    SameLand,
    /// A link.
    Link(LinkIx),
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// From here.
    pub from: OrgIx,
    /// To here.
    pub to: OrgIx,
    /// How.
    pub way: Way,
    /// On whose word.
    pub sources: Vec<SourceSet>,
}

/// How two organisations are connected.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// The steps from the one to the other; none when they are the same.
    pub steps: Vec<Step>,
    /// The smallest area that both sit in, where there is one and the steps do not pass
    /// through it.
    pub both_in: Option<OrgIx>,
}

/// The nearest connection of two organisations on the day, or `None` when there is none.
///
/// Nearest is what a person would tell first: through a provider or a partnership before
/// through a system, and through a region or England last.
pub fn path(as_at: &AsAt<'_>, from: OrgIx, to: OrgIx) -> Option<Path> {
    if from == to {
        return Some(Path { steps: Vec::new(), both_in: None });
    }
    let route = cheapest_route(from, to, &hops(as_at, [from, to]))?;
    let mut at = from;
    let mut steps = Vec::with_capacity(route.len());
    for (next, way) in route {
        steps.push(Step { from: at, to: next, way, sources: sources_of(as_at, at, way) });
        at = next;
    }
    let both_in = both_in(as_at, from, to).filter(|area| steps.iter().all(|s| s.to != *area));
    Some(Path { steps, both_in })
}

/// On whose word a step from an organisation stands.
fn sources_of(as_at: &AsAt<'_>, from: OrgIx, way: Way) -> Vec<SourceSet> {
    let atlas = as_at.atlas();
    let of_land = |area: OrgIx| -> Vec<SourceSet> {
        let patches = as_at.land().footprint(area).into_iter().flat_map(Footprint::patches);
        patches.map(|patch| atlas.patches()[patch].sources).collect()
    };
    match way {
        Way::Within { child, .. } => {
            atlas.org(child).parent_at(as_at.day()).map(|parent| parent.sources).into_iter().collect()
        }
        Way::Holds { council, .. } => of_land(council),
        Way::SameLand => of_land(from),
        Way::Link(link) => vec![atlas.link(link).sources],
    }
}

fn both_in(as_at: &AsAt<'_>, one: OrgIx, other: OrgIx) -> Option<OrgIx> {
    let above = as_at.ancestors(other);
    as_at.ancestors(one).into_iter().find(|a| above.contains(a))
}

fn hops(as_at: &AsAt<'_>, ends: [OrgIx; 2]) -> Vec<Hop<Way>> {
    let atlas = as_at.atlas();
    let snapshot = as_at.snapshot();
    let mut hops = Vec::with_capacity(atlas.len() + atlas.all_link_facts().len());
    for &org in atlas.orgs().iter().filter(|o| snapshot.shows(**o)) {
        if let Some(parent) = snapshot.parent(org) {
            let cost = cost_of_climbing(as_at.kind(parent));
            hops.push(Hop { a: org, b: parent, cost, what: Way::Within { child: org, parent } });
        }
        let holdings = as_at.hanging().holdings(org).iter().map(|holding| holding.council);
        let mut councils: Vec<OrgIx> = holdings.chain(as_at.councils_of_place(org)).collect();
        councils.sort_unstable();
        councils.dedup();
        for council in councils {
            let way = Way::Holds { council, holder: org, share: as_at.share_in(council, org) };
            hops.push(Hop { a: council, b: org, cost: cost_of_climbing(as_at.kind(org)), what: way });
        }
        for link in atlas.links_of(org) {
            let l = atlas.link(link);
            let counts = l.from == org && !l.is_planned() && atlas.holds(l, as_at.day());
            if !counts || !snapshot.shows(l.to) {
                continue;
            }
            if as_at.geography().is_for_land_to_say(l) {
                if as_at.land().coterminous_with(l.from).contains(&l.to) {
                    hops.push(Hop { a: l.from, b: l.to, cost: 1, what: Way::SameLand });
                }
                continue;
            }
            // To have been studied or chosen together connects nobody.
            let bridges = !matches!(as_at.kind(l.to), Kind::Cohort | Kind::Programme);
            if let Some(cost) = cost_of(l).filter(|_| bridges || ends.contains(&l.to)) {
                let cost = cost + cost_of_doubt(l.certainty);
                hops.push(Hop { a: l.from, b: l.to, cost, what: Way::Link(link) });
            }
        }
    }
    hops.extend(same_land(as_at));
    hops
}

/// Areas of the very same patches, each joined to the first of them.
fn same_land(as_at: &AsAt<'_>) -> Vec<Hop<Way>> {
    let mut by_land: HashMap<Vec<usize>, Vec<OrgIx>> = HashMap::new();
    let mut areas: Vec<_> = as_at.land().areas().filter(|(_, f)| !f.is_empty()).collect();
    areas.sort_by_key(|(org, _)| *org);
    for (org, footprint) in areas {
        if !matches!(as_at.kind(org), Kind::Nation | Kind::Region | Kind::OnsRegion) {
            by_land.entry(footprint.patches().collect()).or_default().push(org);
        }
    }
    let mut hops: Vec<Hop<Way>> = by_land
        .into_values()
        .flat_map(|same| {
            let first = same[0];
            same.into_iter().skip(1).map(move |b| Hop { a: first, b, cost: 1, what: Way::SameLand })
        })
        .collect();
    hops.sort_by_key(|h| (h.a, h.b));
    hops
}

/// To say that two lie in the same system says little, in the same region less, in
/// England nothing.
fn cost_of_climbing(parent: Kind) -> u32 {
    match parent {
        Kind::Nation => 90,
        Kind::Region | Kind::OnsRegion => 40,
        Kind::County => 10,
        kind if kind.is_system() => 4,
        _ => 2,
    }
}

/// What is certain is told before what is inferred.
fn cost_of_doubt(certainty: Certainty) -> u32 {
    match certainty {
        Certainty::Certain => 0,
        Certainty::Inferred => 2,
        Certainty::Doubtful | Certainty::Planned => 5,
    }
}

/// What a link costs to tell; `None` for one that connects nothing, such as a withdrawal.
/// That an ambulance trust serves both says no more than that both lie in its region.
fn cost_of(link: &Link) -> Option<u32> {
    Some(match link.relation {
        Relation::Serves if link.service == Some(Service::Ambulance) => 20,
        Relation::Serves if link.service == Some(Service::Emergency) => 6,
        Relation::Serves
        | Relation::MemberOf
        | Relation::Operates
        | Relation::Leads
        | Relation::LocatedIn
        | Relation::AccountableTo => 2,
        Relation::PartnerOf | Relation::Commissions | Relation::CoterminousWith => 3,
        Relation::Oversees | Relation::Funds | Relation::Supports => 5,
        Relation::SucceededBy | Relation::Transferred => 6,
        Relation::DrawsFrom => 8,
        Relation::RegisteredIn => 20,
        Relation::OptedOut => return None,
    })
}

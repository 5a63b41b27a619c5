//! How two organisations are connected, step by step.

mod cost;
mod hops;
mod step;

pub use hops::leads_anywhere;
pub use step::{Path, Step, Way};

use rustc_hash::FxHashSet;

use super::AsAt;
use crate::atlas::{Hop, OrgIx, Route, Routes, SourceSet};
use crate::boundaries::Footprint;
use crate::words::{Kind, Relation};
use cost::HARDLY_TOLD;
use hops::Twins;

/// So many ways are told at most.
const MOST_WAYS: usize = 3;

/// Another way is told that costs no more than so many times the first,
const DEARER: u32 = 3;
/// or so little in any case,
const ALWAYS_TOLD: u32 = 60;
/// and never one that costs more than this.
const NEVER_TOLD: u32 = 160;

/// How two organisations are connected on the day, or `None` when nothing connects them.
///
/// First comes what a person would tell first: through a provider or a partnership before through a
/// system, through a region later, and through England only where there is nothing else. Other ways
/// lead through none of those that one before them led through. One that is not there on the day is
/// connected by what it became, or came from.
pub fn path(as_at: &AsAt<'_>, from: OrgIx, to: OrgIx) -> Option<Path> {
    if from == to {
        return Some(Path { steps: Vec::new(), others: Vec::new(), both_in: None });
    }
    let (hops, twins) = hops::hops(as_at, [from, to]);
    let mut ways = ways(as_at, [from, to], &Routes::new(hops), &twins).into_iter();
    let steps = ways.next()?;
    let mut path = Path { steps, others: ways.collect(), both_in: None };
    path.both_in = both_in(as_at, from, to).filter(|area| path.ways().flatten().all(|step| step.to != *area));
    Some(path)
}

/// The ways, those to be told first before the others.
fn ways(as_at: &AsAt<'_>, ends: [OrgIx; 2], routes: &Routes<Way>, twins: &Twins) -> Vec<Vec<Step>> {
    let [from, to] = ends;
    let is_end = |org: OrgIx| twins.first(org) == twins.first(from) || twins.first(org) == twins.first(to);
    let is_nation = |org: OrgIx| as_at.kind(org) == Kind::Nation && !ends.contains(&org);
    let apart_from_nation = |hop: &Hop<Way>| !is_nation(hop.a) && !is_nation(hop.b);
    let first = routes.cheapest(from, to, apart_from_nation).filter(|route| route.cost < HARDLY_TOLD);
    let Some(first) = first.or_else(|| routes.cheapest(from, to, |_| true)) else { return Vec::new() };
    let dearest = (first.cost * DEARER).clamp(ALWAYS_TOLD, NEVER_TOLD);
    let mut passed = FxHashSet::default();
    let mut told: FxHashSet<[OrgIx; 2]> = FxHashSet::default();
    let mut ways = Vec::new();
    let mut next = Some(first);
    while let Some(route) = next {
        let steps = steps(as_at, from, &route);
        for step in &steps {
            let (a, b) = (twins.first(step.from), twins.first(step.to));
            passed.extend([a, b].into_iter().filter(|org| !is_end(*org)));
            told.insert([a.min(b), a.max(b)]);
        }
        ways.push(steps);
        // Behind a region there is only what says still less.
        let is_region = |org: &OrgIx| matches!(as_at.kind(*org), Kind::Region | Kind::OnsRegion);
        let is_all = passed.is_empty() || passed.iter().any(is_region) || is_whole_story(as_at, &ways[0]);
        if is_all || ways.len() == MOST_WAYS {
            break;
        }
        let is_another = |hop: &Hop<Way>| {
            let (a, b) = (twins.first(hop.a), twins.first(hop.b));
            let is_told = a != b && told.contains(&[a.min(b), a.max(b)]);
            apart_from_nation(hop) && !is_told && !passed.contains(&a) && !passed.contains(&b)
        };
        let most_steps = told_steps(&ways[0]) + 1;
        next = routes.cheapest(from, to, is_another).filter(|route| {
            let told = route.steps.iter().filter(|(_, way)| *way != Way::SameLand).count();
            route.cost <= dearest && told <= most_steps
        });
    }
    ways
}

/// Of the steps those that say more than that two have the same land.
fn told_steps(steps: &[Step]) -> usize {
    steps.iter().filter(|step| step.way != Way::SameLand).count()
}

/// Is there no more to say: the one lies in the other, or became it?
fn is_whole_story(as_at: &AsAt<'_>, steps: &[Step]) -> bool {
    let is_within = |step: &Step, inner: OrgIx| match step.way {
        Way::Within { child, .. } => child == inner,
        Way::Holds { council, .. } => council == inner,
        Way::SameLand => true,
        Way::Link(_) => false,
    };
    let became = |step: &Step| matches!(step.way, Way::Link(link) if as_at.atlas().link_facts(link).relation == Relation::SucceededBy);
    steps.iter().all(|step| is_within(step, step.from))
        || steps.iter().all(|step| is_within(step, step.to))
        || steps.iter().any(became)
}

fn steps(as_at: &AsAt<'_>, from: OrgIx, route: &Route<Way>) -> Vec<Step> {
    let mut at = from;
    let step = |(next, way): &(OrgIx, Way)| {
        let step = Step { from: at, to: *next, way: *way, sources: sources_of(as_at, at, *way) };
        at = *next;
        step
    };
    route.steps.iter().map(step).collect()
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

//! The rules an atlas keeps, beyond every name meaning something.

use std::collections::HashSet;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;
use petgraph::visit::EdgeFiltered;
use rustc_hash::FxHashMap;

use super::build::Builder;
use super::link::{Extent, Link, Patch};
use super::organisation::Organisation;
use super::{Edge, OrgIx};
use crate::date::Period;
use crate::problem::What;
use crate::source::{Needle, Spot};
use crate::words::{Kind, Relation, Service, Tier};

/// The fields that name what an organisation sits within, and what a patch lies in.
const PARENTS: &[&str] = &["parent", "parents"];
const LAND: &[&str] = &["areas", "dated"];

type Graph = DiGraph<Organisation, Edge, u32>;

/// Periods, rings, tiers, and parents that were never there.
pub(super) fn organisations(builder: &mut Builder<'_>, graph: &Graph) {
    let ringed = rings(builder, graph);
    for org in graph.node_indices() {
        periods_of(builder, graph, org);
        if !ringed.contains(&org) {
            parents_of(builder, graph, org);
        }
    }
}

/// Reports each ring of organisations that sit within one another, and gives their members.
fn rings(builder: &mut Builder<'_>, graph: &Graph) -> HashSet<OrgIx> {
    if are_chains(graph) {
        return HashSet::default();
    }
    let within = EdgeFiltered::from_fn(graph, |e| *e.weight() == Edge::Within);
    let mut ringed = HashSet::default();
    // Not Tarjan's: that one goes as deep into the stack as the atlas is deep.
    for ring in kosaraju_scc(&within) {
        let is_itself = ring.len() == 1 && graph[ring[0]].parents.iter().any(|p| p.org == ring[0]);
        if ring.len() < 2 && !is_itself {
            continue;
        }
        let mut ring = ring;
        ring.sort_unstable();
        let ids: Vec<String> = ring.iter().map(|org| graph[*org].id.to_string()).collect();
        let what = if is_itself { What::Itself(ids[0].clone()) } else { What::Cycle(ids) };
        let next = graph[ring[0]].parents.iter().find(|p| ring.contains(&p.org));
        let needle = next.map(|p| graph[p.org].id.to_string());
        builder.report_org(what, ring[0], needle.as_deref().map(|id| Needle::within(PARENTS, id)));
        ringed.extend(ring);
    }
    ringed
}

/// Does every organisation sit within one other at most, and does following them up end?
/// Then there is no ring, and in a register that is soon known.
fn are_chains(graph: &Graph) -> bool {
    let mut ends = vec![false; graph.node_count()];
    let mut chain = Vec::new();
    for org in graph.node_indices() {
        let mut at = org;
        chain.clear();
        while !ends[at.index()] {
            chain.push(at);
            match graph[at].parents.as_slice() {
                [] => break,
                [parent] if chain.len() <= graph.node_count() => at = parent.org,
                _ => return false,
            }
        }
        for org in &chain {
            ends[org.index()] = true;
        }
    }
    true
}

fn periods_of(builder: &mut Builder<'_>, graph: &Graph, org: OrgIx) {
    let o = &graph[org];
    if !o.period.is_reversed() && o.styles.is_empty() && o.parents.len() < 2 {
        return;
    }
    let id = format!("\"{}\"", o.id);
    if o.period.is_reversed() {
        let until = o.period.until.map(|u| u.to_string());
        let needle = until.as_deref().map(|u| Needle::within(&["until"], u));
        builder.report_org(What::Reversed { of: id.clone(), period: o.period.into() }, org, needle);
    }
    let lists: [(&str, Vec<Period>); 2] = [
        ("styles", o.styles.iter().map(|s| s.period).collect()),
        ("parents", o.parents.iter().map(|p| p.period).collect()),
    ];
    for (field, periods) in lists {
        let of = format!("the {field} of {id}");
        let field = [field];
        for period in periods.iter().filter(|p| p.is_reversed()) {
            let until = period.until.map(|u| u.to_string());
            let needle = until.as_deref().map(|u| Needle::within(&field, u));
            builder.report_org(What::Reversed { of: of.clone(), period: (*period).into() }, org, needle);
        }
        for pair in periods.windows(2) {
            let sound = !pair[0].is_reversed() && !pair[1].is_reversed();
            if sound && pair[0].overlaps(pair[1]) {
                let since = pair[1].since.or(pair[0].until).map(|d| d.to_string());
                let what = What::Overlap { of: of.clone(), first: pair[0].into(), second: pair[1].into() };
                let needle = since.as_deref().map(|s| Needle::within(&field, s));
                builder.report_org(what, org, needle);
            }
        }
    }
}

fn parents_of(builder: &mut Builder<'_>, graph: &Graph, org: OrgIx) {
    let child = &graph[org];
    for parent in &child.parents {
        let (id, parent_id) = (child.id.to_string(), graph[parent.org].id.to_string());
        if let Some((tier, parent_tier)) = lower_tier(graph, child, parent.org) {
            let what = What::LowerTier {
                id: id.clone(),
                tier: tier.word(),
                parent: parent_id.clone(),
                parent_tier: parent_tier.word(),
            };
            builder.report_org(what, org, Some(Needle::within(PARENTS, &parent_id)));
        }
        let together = child.period.intersection(parent.period).intersection(graph[parent.org].period);
        let sound = !child.period.is_reversed()
            && !parent.period.is_reversed()
            && !graph[parent.org].period.is_reversed();
        // The dates of a register and what another layer says of parents need not agree; the
        // nearest ancestor that was there stands in.
        let of_both = builder.of_both.contains(org.index()) || builder.of_both.contains(parent.org.index());
        if sound && !of_both && together.is_reversed() {
            let what = What::NeverTogether { id, parent: parent_id.clone() };
            builder.report_org(what, org, Some(Needle::within(PARENTS, &parent_id)));
        }
    }
}

/// The two tiers when an area sits within one of a lower tier.
fn lower_tier(graph: &Graph, child: &Organisation, parent: OrgIx) -> Option<(Tier, Tier)> {
    let highest = |org: &Organisation| org.kinds().filter_map(Kind::tier).min();
    let (tier, parent_tier) = (highest(child)?, highest(&graph[parent])?);
    (parent_tier > tier).then_some((tier, parent_tier))
}

/// Periods, links to itself, and the same link twice on the same days.
pub(super) fn links(builder: &mut Builder<'_>, graph: &Graph, links: &[Link], spots: &[Spot]) {
    type Key = (Relation, OrgIx, OrgIx, Option<Service>);
    // The last link of each sort, and for each link the one of its sort before it.
    let mut last: FxHashMap<Key, u32> = FxHashMap::default();
    last.reserve(links.len());
    let mut before: Vec<Option<u32>> = Vec::with_capacity(links.len());
    for (number, link) in links.iter().enumerate() {
        let said = || {
            let (from, to) = (&graph[link.from].id, &graph[link.to].id);
            format!("{} from \"{from}\" to \"{to}\"", link.relation.spelling())
        };
        if link.from == link.to {
            let id = graph[link.from].id.to_string();
            builder.report(What::Itself(id.clone()), spots[number], Some(Needle::within(&["to"], &id)));
        }
        if link.period.is_reversed() {
            let until = link.period.until.map(|u| u.to_string());
            let what = What::Reversed { of: said(), period: link.period.into() };
            builder.report(what, spots[number], until.as_deref().map(|u| Needle::within(&["until"], u)));
        }
        let key = (link.relation, link.from, link.to, link.service);
        let earlier = last.insert(key, u32::try_from(number).unwrap_or(u32::MAX));
        before.push(earlier);
        let mut same = std::iter::successors(earlier, |n| before[*n as usize]);
        if same.any(|other| is_said_again(&links[other as usize], link)) {
            let to = graph[link.to].id.to_string();
            builder.report(What::RepeatedLink(said()), spots[number], Some(Needle::within(&["to"], &to)));
        }
    }
}

/// Do the two say the same for some of the same days? Different extents, shares of
/// different things and events of different days are different statements.
fn is_said_again(one: &Link, other: &Link) -> bool {
    let same_extent = match (&one.extent, &other.extent) {
        (Some(Extent::Within(a)), Some(Extent::Within(b))) => a == b,
        (a, b) => a.as_ref().map(Extent::word) == b.as_ref().map(Extent::word),
    };
    same_extent
        && one.basis == other.basis
        && one.on == other.on
        && one.is_planned() == other.is_planned()
        && !one.period.is_reversed()
        && !other.period.is_reversed()
        && one.period.overlaps(other.period)
}

type IsOfSort = fn(Kind) -> bool;

/// The sorts of area of which land lies in at most one on any day.
const SORTS: [(&str, IsOfSort); 3] = [
    ("councils", Kind::is_local_authority),
    ("places", |kind| matches!(kind, Kind::Place)),
    ("commissioners", Kind::is_commissioner),
];

/// Land lies in one council, one place and one commissioner at most, and in areas only.
pub(super) fn patches(builder: &mut Builder<'_>, graph: &Graph, patches: &[Patch], spots: &[Spot]) {
    for (patch, &spot) in patches.iter().zip(spots) {
        for area in patch.areas_ever() {
            let org = &graph[area];
            if !org.kinds().any(Kind::is_area) {
                let what = What::PatchOfBody { id: org.id.to_string(), kind: org.kind.label() };
                builder.report(what, spot, Some(Needle::within(LAND, &org.id)));
            }
        }
        for dated in patch.dated.iter().filter(|d| d.period.is_reversed()) {
            let until = dated.period.until.map(|u| u.to_string());
            let of = format!("\"{}\" in this patch", graph[dated.area].id);
            let needle = until.as_deref().map(|u| Needle::within(&["dated"], u));
            builder.report(What::Reversed { of, period: dated.period.into() }, spot, needle);
        }
        for (number, area) in patch.areas.iter().enumerate() {
            if patch.areas[..number].contains(area) {
                let id = graph[*area].id.to_string();
                builder.report(What::AreaTwice(id.clone()), spot, Some(Needle::within(LAND, &id)));
            }
        }
        for (sort, belongs) in SORTS {
            if let Some((first, second)) = clash(graph, patch, belongs) {
                let what = What::PatchInTwo {
                    sort,
                    first: graph[first].id.to_string(),
                    second: graph[second].id.to_string(),
                };
                builder.report(what, spot, Some(Needle::within(LAND, &graph[second].id)));
            }
        }
    }
}

/// Two areas of one sort that the patch lies in on one and the same day.
fn clash(graph: &Graph, patch: &Patch, belongs: IsOfSort) -> Option<(OrgIx, OrgIx)> {
    let undated = patch.areas.iter().map(|area| (*area, Period::ALWAYS));
    let dated = patch.dated.iter().map(|d| (d.area, d.period));
    let stays: Vec<(OrgIx, Period)> = undated
        .chain(dated)
        .filter(|(area, _)| graph[*area].kinds().any(belongs))
        .map(|(area, period)| (area, period.intersection(graph[area].period)))
        .filter(|(_, stay)| !stay.is_reversed())
        .collect();
    for (number, (first, stay)) in stays.iter().enumerate() {
        for (second, other) in &stays[number + 1..] {
            if first != second && stay.overlaps(*other) {
                return Some((*first, *second));
            }
        }
    }
    None
}

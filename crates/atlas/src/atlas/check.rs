//! The rules an atlas keeps, beyond every name meaning something.

use std::collections::HashSet;

use rustc_hash::FxHashMap;

use super::graph::Graph;
use super::index::OrgIx;
use super::link::{Extent, Link, Locality, Patch};
use super::organisation::Organisation;
use super::report::Reporter;
use crate::date::Period;
use crate::problem::What;
use crate::source::{Needle, RecordPosition};
use crate::words::{Kind, Relation, Service, Tier};

/// The fields that name what an organisation sits within, and what a patch lies in.
const PARENTS: &[&str] = &["parent", "parents"];
const LAND: &[&str] = &["areas", "dated"];

/// Periods, rings, tiers, and parents that were never there.
pub(super) fn organisations(reporter: &mut Reporter<'_>, graph: &Graph) {
    let ringed = rings(reporter, graph);
    for org in graph.orgs() {
        periods_of(reporter, graph, org);
        if !ringed.contains(&org) {
            parents_of(reporter, graph, org);
        }
    }
}

/// Reports each ring of organisations that sit within one another, and gives their members.
fn rings(reporter: &mut Reporter<'_>, graph: &Graph) -> HashSet<OrgIx> {
    let mut ringed = HashSet::default();
    for ring in graph.rings() {
        let ids: Vec<String> = ring.iter().map(|org| graph[*org].id.to_string()).collect();
        let what = if ring.len() == 1 { What::Itself(ids[0].clone()) } else { What::Cycle(ids) };
        let next = graph[ring[0]].parents.iter().find(|p| ring.contains(&p.org));
        let needle = next.map(|p| graph[p.org].id.to_string());
        reporter.report_org(what, ring[0], needle.as_deref().map(|id| Needle::within(PARENTS, id)));
        ringed.extend(ring);
    }
    ringed
}

fn periods_of(reporter: &mut Reporter<'_>, graph: &Graph, org: OrgIx) {
    let o = &graph[org];
    if !o.period.is_reversed() && o.styles.is_empty() && o.codes.is_empty() && o.parents.len() < 2 {
        return;
    }
    let id = format!("\"{}\"", o.id);
    if o.period.is_reversed() {
        let until = o.period.until.map(|u| u.to_string());
        let needle = until.as_deref().map(|u| Needle::within(&["until"], u));
        reporter.report_org(What::Reversed { of: id.clone(), period: o.period.into() }, org, needle);
    }
    for code in o.codes.iter().filter(|code| code.period.is_reversed()) {
        let until = code.period.until.map(|u| u.to_string());
        let needle = until.as_deref().map(|u| Needle::within(&["codes"], u));
        let of = format!("the code {} of {id}", code.code);
        reporter.report_org(What::Reversed { of, period: code.period.into() }, org, needle);
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
            reporter.report_org(What::Reversed { of: of.clone(), period: (*period).into() }, org, needle);
        }
        for pair in periods.windows(2) {
            let sound = !pair[0].is_reversed() && !pair[1].is_reversed();
            if sound && pair[0].overlaps(pair[1]) {
                let since = pair[1].since.or(pair[0].until).map(|d| d.to_string());
                let what = What::Overlap { of: of.clone(), first: pair[0].into(), second: pair[1].into() };
                let needle = since.as_deref().map(|s| Needle::within(&field, s));
                reporter.report_org(what, org, needle);
            }
        }
    }
}

fn parents_of(reporter: &mut Reporter<'_>, graph: &Graph, org: OrgIx) {
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
            reporter.report_org(what, org, Some(Needle::within(PARENTS, &parent_id)));
        }
        let together = child.period.intersection(parent.period).intersection(graph[parent.org].period);
        let sound = !child.period.is_reversed()
            && !parent.period.is_reversed()
            && !graph[parent.org].period.is_reversed();
        // The dates of a register and what another layer says of parents need not agree; the
        // nearest ancestor that was there stands in.
        let of_both = reporter.of_both.contains(org.index()) || reporter.of_both.contains(parent.org.index());
        if sound && !of_both && together.is_reversed() {
            let what = What::NeverTogether { id, parent: parent_id.clone() };
            reporter.report_org(what, org, Some(Needle::within(PARENTS, &parent_id)));
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
pub(super) fn links(reporter: &mut Reporter<'_>, graph: &Graph, links: &[Link], positions: &[RecordPosition]) {
    type Key = (Relation, OrgIx, OrgIx, Option<Service>);
    // The last link of each sort, and for each link the one of its sort before it.
    let mut last: FxHashMap<Key, u32> = FxHashMap::default();
    last.reserve(links.len());
    let mut before: Vec<Option<u32>> = Vec::with_capacity(links.len());
    for (number, link) in links.iter().enumerate() {
        let link_in_words = || {
            let (from, to) = (&graph[link.from].id, &graph[link.to].id);
            format!("{} from \"{from}\" to \"{to}\"", link.relation.spelling())
        };
        if link.from == link.to {
            let id = graph[link.from].id.to_string();
            reporter.report(What::Itself(id.clone()), positions[number], Some(Needle::within(&["to"], &id)));
        }
        if link.period.is_reversed() {
            let until = link.period.until.map(|u| u.to_string());
            let what = What::Reversed { of: link_in_words(), period: link.period.into() };
            reporter.report(what, positions[number], until.as_deref().map(|u| Needle::within(&["until"], u)));
        }
        let key = (link.relation, link.from, link.to, link.service);
        let earlier = last.insert(key, u32::try_from(number).unwrap_or(u32::MAX));
        before.push(earlier);
        let mut same = std::iter::successors(earlier, |n| before[*n as usize]);
        if same.any(|other| is_repeated(&links[other as usize], link)) {
            let to = graph[link.to].id.to_string();
            reporter.report(
                What::RepeatedLink(link_in_words()),
                positions[number],
                Some(Needle::within(&["to"], &to)),
            );
        }
    }
}

/// Do the two say the same for some of the same days? Different extents, shares of
/// different things and events of different days are different statements.
fn is_repeated(one: &Link, other: &Link) -> bool {
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

/// What rounding may add to shares that together are all of a locality.
const ROUNDING: f64 = 0.02;

/// A locality lies in areas, in each once, and in no more than all of itself.
pub(super) fn localities(
    reporter: &mut Reporter<'_>,
    graph: &Graph,
    localities: &[Locality],
    positions: &[RecordPosition],
) {
    for (locality, &position) in localities.iter().zip(positions) {
        let areas = locality.at.iter().map(|part| (part.area, "at"));
        for (area, field) in areas.chain(locality.within.iter().map(|area| (*area, "within"))) {
            let org = &graph[area];
            if !org.kinds().any(Kind::is_area) {
                let what = What::LocalityInBody { id: org.id.to_string(), kind: org.kind.label() };
                reporter.report(what, position, Some(Needle::within(&[field], &org.id)));
            }
        }
        for (number, part) in locality.at.iter().enumerate() {
            if locality.at[..number].iter().any(|other| other.area == part.area) {
                let id = graph[part.area].id.to_string();
                let what = What::AreaTwice { by: "locality", id: id.clone() };
                reporter.report(what, position, Some(Needle::within(&["at"], &id)));
            }
        }
        let all: f64 = locality.at.iter().map(|part| part.share).sum();
        if all > 1.0 + ROUNDING {
            reporter.report(What::MoreThanAll(format!("{all:.2}")), position, Some(Needle::field(&["at"])));
        }
    }
}

type IsOfSort = fn(Kind) -> bool;

/// The sorts of area of which land lies in at most one on any day.
const SORTS: [(&str, IsOfSort); 3] = [
    ("councils", Kind::is_local_authority),
    ("places", |kind| matches!(kind, Kind::Place)),
    ("commissioners", Kind::is_commissioner),
];

/// Land lies in one council, one place and one commissioner at most, and in areas only.
pub(super) fn patches(
    reporter: &mut Reporter<'_>,
    graph: &Graph,
    patches: &[Patch],
    positions: &[RecordPosition],
) {
    for (patch, &position) in patches.iter().zip(positions) {
        for area in patch.areas_ever() {
            let org = &graph[area];
            if !org.kinds().any(Kind::is_area) {
                let what = What::PatchOfBody { id: org.id.to_string(), kind: org.kind.label() };
                reporter.report(what, position, Some(Needle::within(LAND, &org.id)));
            }
        }
        for dated in patch.dated.iter().filter(|d| d.period.is_reversed()) {
            let until = dated.period.until.map(|u| u.to_string());
            let of = format!("\"{}\" in this patch", graph[dated.area].id);
            let needle = until.as_deref().map(|u| Needle::within(&["dated"], u));
            reporter.report(What::Reversed { of, period: dated.period.into() }, position, needle);
        }
        for (number, area) in patch.areas.iter().enumerate() {
            if patch.areas[..number].contains(area) {
                let id = graph[*area].id.to_string();
                let what = What::AreaTwice { by: "patch", id: id.clone() };
                reporter.report(what, position, Some(Needle::within(LAND, &id)));
            }
        }
        for (sort, belongs) in SORTS {
            if let Some((first, second)) = clash(graph, patch, belongs) {
                let what = What::PatchInTwo {
                    sort,
                    first: graph[first].id.to_string(),
                    second: graph[second].id.to_string(),
                };
                reporter.report(what, position, Some(Needle::within(LAND, &graph[second].id)));
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

//! Records to an atlas: every name resolved to the organisation it means, every rule
//! checked, and every problem reported in one run.

mod link;
mod organisation;
mod resolver;

use std::collections::HashMap;

use super::graph::Graph;
use super::index::OrgIx;
use super::link::{Event, Link, Locality, Patch};
use super::merge::{Merged, merge};
use super::report::Reporter;
use super::{Atlas, check};
use crate::problem::{Location, Problem, What};
use crate::source::{Layer, RecordPosition, parse};
use resolver::Resolver;

impl Atlas {
    /// Builds an atlas from layers of files, the bottom one first.
    ///
    /// # Errors
    /// Every problem found in any of them, in the order of files and lines.
    pub fn load(layers: &[Layer]) -> Result<Self, Vec<Problem>> {
        let mut parsed = parse(layers);
        let mut merged = merge(&mut parsed);
        let of_both =
            (0..).zip(&merged.organisations).filter(|(_, o)| o.is_of_both()).map(|(n, _)| n).collect();
        let positions = Vec::with_capacity(merged.organisations.len());
        let mut resolver = Resolver::new(Reporter { parsed, positions, of_both }, &mut merged);
        let atlas = build(&mut resolver, merged);
        let mut problems = resolver.reporter.parsed.problems;
        match atlas {
            Some(atlas) if problems.is_empty() => Ok(atlas),
            _ => {
                in_order_of_files(&mut problems, layers);
                Err(problems)
            }
        }
    }
}

/// The atlas, sound or not; none where no file says for which day it answers.
fn build(resolver: &mut Resolver<'_>, merged: Merged) -> Option<Atlas> {
    let as_at = merged.as_at;
    let parsed = &mut resolver.reporter.parsed;
    if as_at.is_none() && !parsed.lost_a_file() {
        let what = What::MissingField { field: "as_at".to_owned(), record: "an atlas".to_owned() };
        let location = parsed.first_file();
        parsed.problems.push(Problem { what, location });
    }
    let count = merged.organisations.len();
    let mut graph = Graph::with_capacity(count, count + merged.links.len());
    for placed in merged.organisations {
        graph.add(resolver.organisation(&placed));
        resolver.reporter.positions.push(placed.positions);
    }
    graph.join_parents();
    let mut links: Vec<Link> = Vec::with_capacity(merged.links.len());
    let mut link_positions = Vec::with_capacity(merged.links.len());
    for placed in merged.links {
        let before = links.len();
        resolver.link(&placed, &mut links);
        link_positions.extend((before..links.len()).map(|_| placed.positions.last()));
    }
    graph.join_links(&links);
    let patches: Vec<Patch> = merged.patches.iter().map(|p| resolver.patch(p)).collect();
    let localities: Vec<Locality> = merged.localities.iter().map(|l| resolver.locality(l)).collect();
    let terms = merged.terms.iter().map(|t| resolver.term(t)).collect();
    let mut events: Vec<Event> = merged.events.iter().map(|e| resolver.event(e)).collect();
    events.sort_by_key(|e| e.date);
    let tiers = merged.tiers.iter().map(|t| resolver.tier(t)).collect();

    let reporter = &mut resolver.reporter;
    check::organisations(reporter, &graph);
    check::links(reporter, &graph, &links, &link_positions);
    let patch_positions: Vec<RecordPosition> = merged.patches.iter().map(|p| p.positions.lowest).collect();
    check::patches(reporter, &graph, &patches, &patch_positions);
    let locality_positions: Vec<RecordPosition> =
        merged.localities.iter().map(|l| l.positions.lowest).collect();
    check::localities(reporter, &graph, &localities, &locality_positions);

    let in_order = in_order(&graph);
    Some(Atlas {
        title: merged.title.unwrap_or_else(|| "An atlas without a title".to_owned()),
        as_at: as_at?.last_day(),
        graph,
        by_id: std::mem::take(&mut resolver.by_id),
        in_order,
        links,
        patches,
        localities,
        terms,
        events,
        tiers,
        sources: std::mem::take(&mut resolver.sources),
    })
}

/// Every organisation by tier (bodies last), kind, name and id.
fn in_order(graph: &Graph) -> Vec<OrgIx> {
    // Most names differ in their first letters: those are compared as one number, so that
    // few names have to be fetched at all.
    let key = |org: OrgIx| {
        let o = &graph[org];
        let name = o.name.to_lowercase();
        let mut first = [0; 8];
        first.iter_mut().zip(name.bytes()).for_each(|(to, from)| *to = from);
        let tier = o.kind.tier().map_or(u8::MAX, |t| t as u8);
        ((tier, o.kind, u64::from_be_bytes(first)), name.into_boxed_str(), org)
    };
    let mut keyed: Vec<_> = graph.orgs().map(key).collect();
    keyed.sort_unstable_by(|a, b| {
        let names = || a.1.cmp(&b.1).then_with(|| graph[a.2].id.cmp(&graph[b.2].id));
        a.0.cmp(&b.0).then_with(names)
    });
    keyed.into_iter().map(|(_, _, org)| org).collect()
}

fn in_order_of_files(problems: &mut Vec<Problem>, layers: &[Layer]) {
    let order: HashMap<&str, usize> =
        layers.iter().flat_map(|l| &l.files).enumerate().map(|(i, f)| (f.name.as_str(), i)).collect();
    let key = |l: &Location| (order.get(l.file.as_str()).copied().unwrap_or(usize::MAX), l.line, l.column);
    problems.sort_by_key(|p| p.location.as_ref().map(key));
    problems.dedup();
}

//! Records to an atlas: every name resolved to the organisation it means, every rule
//! checked, and every problem reported in one run.

mod link;
mod naming;
mod organisation;

use std::collections::HashMap;
use std::rc::Rc;

use fixedbitset::FixedBitSet;
use petgraph::graph::DiGraph;
use rustc_hash::FxHashMap;

use super::check;
use super::link::{Event, Patch};
use super::merge::{Merged, merge};
use super::organisation::Organisation;
use super::sources::{Source, SourceSet, Sources};
use super::{Atlas, Edge, LinkIx, OrgIx};
use crate::problem::{Location, Problem, What};
use crate::source::{Layer, Needle, Parsed, Spot, parse};

/// Builds an atlas, or says everything that stands in the way.
pub(super) fn build(layers: &[Layer]) -> Result<Atlas, Vec<Problem>> {
    let mut parsed = parse(layers);
    let mut merged = merge(&mut parsed);
    let mut builder = Builder::new(parsed, &mut merged);
    let atlas = builder.atlas(merged);
    let mut problems = builder.parsed.problems;
    match atlas {
        Some(atlas) if problems.is_empty() => Ok(atlas),
        _ => {
            in_order_of_files(&mut problems, layers);
            Err(problems)
        }
    }
}

/// Every organisation by tier (bodies last), kind, name and id.
fn in_order(graph: &DiGraph<Organisation, Edge, u32>) -> Vec<OrgIx> {
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
    let mut keyed: Vec<_> = graph.node_indices().map(key).collect();
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

pub(super) struct Builder<'a> {
    pub(super) parsed: Parsed<'a>,
    sources: Sources,
    source_numbers: HashMap<String, u32>,
    by_id: FxHashMap<Box<str>, OrgIx>,
    /// The set of sources worked out last, with the names it was worked out from: most
    /// records of a file share one.
    last_set: Option<(Rc<[String]>, SourceSet)>,
    suggested: usize,
    /// Where each organisation is written.
    spots: Vec<(Spot, Vec<Spot>)>,
    /// Of whom both a register and another layer speak.
    pub(super) of_both: FixedBitSet,
}

impl<'a> Builder<'a> {
    fn new(parsed: Parsed<'a>, merged: &mut Merged) -> Self {
        let all: Vec<Source> = merged
            .sources
            .iter()
            .map(|(key, s)| Source {
                key: key.as_str().into(),
                title: s.title.clone(),
                publisher: s.publisher.clone(),
                published: s.published,
                licence: s.licence.clone(),
                url: s.url.clone(),
                note: s.note.clone(),
            })
            .collect();
        let source_numbers =
            all.iter().zip(0..).map(|(source, number)| (source.key.to_string(), number)).collect();
        Self {
            parsed,
            sources: Sources::new(all),
            source_numbers,
            by_id: std::mem::take(&mut merged.ids),
            last_set: None,
            suggested: 0,
            spots: Vec::with_capacity(merged.organisations.len()),
            of_both: (0..).zip(&merged.organisations).filter(|(_, o)| o.is_of_both()).map(|(n, _)| n).collect(),
        }
    }

    fn atlas(&mut self, merged: Merged) -> Option<Atlas> {
        let as_at = merged.as_at;
        if as_at.is_none() && !self.parsed.lost_a_file() {
            let what = What::MissingField { field: "as_at".to_owned(), record: "an atlas".to_owned() };
            let location = self.parsed.first_file();
            self.parsed.problems.push(Problem { what, location });
        }
        let mut graph: DiGraph<Organisation, Edge, u32> =
            DiGraph::with_capacity(merged.organisations.len(), merged.organisations.len() + merged.links.len());
        for placed in merged.organisations {
            let org = self.organisation(&placed);
            self.spots.push((placed.spot, placed.also));
            graph.add_node(org);
        }
        let mut joints = Vec::with_capacity(graph.node_count());
        for child in graph.node_indices() {
            joints.extend(graph[child].parents.iter().map(|p| (child, p.org)));
        }
        joints.dedup();
        for (child, parent) in joints {
            graph.add_edge(child, parent, Edge::Within);
        }
        let mut links = Vec::with_capacity(merged.links.len());
        let mut link_spots = Vec::with_capacity(merged.links.len());
        for placed in merged.links {
            let before = links.len();
            self.link(&placed, &mut links);
            link_spots.extend((before..links.len()).map(|_| placed.last_spot()));
        }
        for (number, link) in links.iter().enumerate() {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            graph.add_edge(link.from, link.to, Edge::Link(LinkIx(number)));
        }
        let patches: Vec<Patch> = merged.patches.iter().map(|p| self.patch(p)).collect();
        let terms = merged.terms.iter().map(|t| self.term(t)).collect();
        let mut events: Vec<Event> = merged.events.iter().map(|e| self.event(e)).collect();
        events.sort_by_key(|e| e.date);
        let tiers = merged.tiers.iter().map(|t| self.tier(t)).collect();

        check::organisations(self, &graph);
        check::links(self, &graph, &links, &link_spots);
        let patch_spots: Vec<Spot> = merged.patches.iter().map(|p| p.spot).collect();
        check::patches(self, &graph, &patches, &patch_spots);

        let in_order = in_order(&graph);
        Some(Atlas {
            title: merged.title.unwrap_or_else(|| "An atlas without a title".to_owned()),
            as_at: as_at?.last_day(),
            graph,
            by_id: std::mem::take(&mut self.by_id),
            in_order,
            links,
            patches,
            terms,
            events,
            tiers,
            sources: std::mem::take(&mut self.sources),
        })
    }

    /// Adds a problem at a record, narrowed to `needle` where the record says it.
    pub(super) fn report(&mut self, what: What, spot: Spot, needle: Option<Needle<'_>>) {
        let location = self.parsed.locate(spot, needle);
        self.parsed.problems.push(Problem { what, location });
    }

    /// Adds a problem of an organisation, at whichever of its records says `needle`.
    pub(super) fn report_org(&mut self, what: What, org: OrgIx, needle: Option<Needle<'_>>) {
        let (first, also) = &self.spots[org.index()];
        let said_there = |spot: &&Spot| needle.is_none_or(|n| self.parsed.says(**spot, n));
        let spot = also.iter().rev().find(said_there).unwrap_or(first);
        let location = self.parsed.locate(*spot, needle);
        self.parsed.problems.push(Problem { what, location });
    }
}

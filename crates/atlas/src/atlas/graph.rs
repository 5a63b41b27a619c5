//! Organisations, what each sits within at some time, and which links begin or end at it.
//!
//! The nodes of the graph stand in the order in which organisations were added, so that a node
//! and an [`OrgIx`] are the same number.

use std::ops::Index;

use petgraph::Direction;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{EdgeFiltered, EdgeRef};

use super::index::{LinkIx, OrgIx};
use super::link::Link;
use super::organisation::Organisation;

/// What an edge of the graph stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    /// From what sits to what it sits within, at some time.
    Within,
    /// A link, by its index.
    Link(LinkIx),
}

/// The graph beneath an atlas.
#[derive(Clone, Debug)]
pub(super) struct Graph(DiGraph<Organisation, Edge, u32>);

impl Graph {
    /// An empty one, with room for so many organisations and as many edges.
    pub(super) fn with_capacity(organisations: usize, edges: usize) -> Self {
        Self(DiGraph::with_capacity(organisations, edges))
    }

    /// How many organisations there are.
    pub(super) fn len(&self) -> usize {
        self.0.node_count()
    }

    /// Every organisation, in the order in which they were added.
    pub(super) fn orgs(&self) -> impl Iterator<Item = OrgIx> + use<> {
        (0..self.len()).map(OrgIx::new)
    }

    /// Adds an organisation.
    pub(super) fn add(&mut self, organisation: Organisation) {
        self.0.add_node(organisation);
    }

    /// Joins every organisation to what it sits within at some time.
    pub(super) fn join_parents(&mut self) {
        let mut joints = Vec::with_capacity(self.len());
        for child in self.orgs() {
            joints.extend(self[child].parents.iter().map(|p| (child, p.org)));
        }
        joints.dedup();
        for (child, parent) in joints {
            self.0.add_edge(node(child), node(parent), Edge::Within);
        }
    }

    /// Joins the ends of every link.
    pub(super) fn join_links(&mut self, links: &[Link]) {
        for (number, link) in links.iter().enumerate() {
            self.0.add_edge(node(link.from), node(link.to), Edge::Link(LinkIx::new(number)));
        }
    }

    /// Every link that begins or ends at an organisation, in the order of the files.
    pub(super) fn links_of(&self, org: OrgIx) -> Vec<LinkIx> {
        let out = self.0.edges_directed(node(org), Direction::Outgoing);
        let into = self.0.edges_directed(node(org), Direction::Incoming);
        let mut found: Vec<LinkIx> = out
            .chain(into)
            .filter_map(|edge| match edge.weight() {
                Edge::Link(link) => Some(*link),
                Edge::Within => None,
            })
            .collect();
        found.sort_unstable();
        found
    }

    /// Every organisation that at some time sat directly within this one.
    pub(super) fn ever_within(&self, org: OrgIx) -> Vec<OrgIx> {
        let mut found: Vec<OrgIx> = self
            .0
            .edges_directed(node(org), Direction::Incoming)
            .filter(|edge| *edge.weight() == Edge::Within)
            .map(|edge| org_at(edge.source()))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Each ring of organisations that sit within one another, its members in order.
    pub(super) fn rings(&self) -> Vec<Vec<OrgIx>> {
        if self.are_chains() {
            return Vec::new();
        }
        let within = EdgeFiltered::from_fn(&self.0, |e| *e.weight() == Edge::Within);
        let mut rings = Vec::new();
        // Not Tarjan's: that one goes as deep into the stack as the atlas is deep.
        for nodes in kosaraju_scc(&within) {
            let mut ring: Vec<OrgIx> = nodes.into_iter().map(org_at).collect();
            if ring.len() > 1 || self[ring[0]].parents.iter().any(|p| p.org == ring[0]) {
                ring.sort_unstable();
                rings.push(ring);
            }
        }
        rings
    }

    /// Does every organisation sit within one other at most, and does following them up end?
    /// Then there is no ring, and in a register that is soon known.
    fn are_chains(&self) -> bool {
        let mut ends = vec![false; self.len()];
        let mut chain = Vec::new();
        for org in self.orgs() {
            let mut at = org;
            chain.clear();
            while !ends[at.index()] {
                chain.push(at);
                match self[at].parents.as_slice() {
                    [] => break,
                    [parent] if chain.len() <= self.len() => at = parent.org,
                    _ => return false,
                }
            }
            for org in &chain {
                ends[org.index()] = true;
            }
        }
        true
    }
}

impl Index<OrgIx> for Graph {
    type Output = Organisation;

    fn index(&self, org: OrgIx) -> &Organisation {
        &self.0[node(org)]
    }
}

fn node(org: OrgIx) -> NodeIndex<u32> {
    NodeIndex::new(org.index())
}

fn org_at(node: NodeIndex<u32>) -> OrgIx {
    OrgIx::new(node.index())
}

//! The cheapest way from one organisation to another over hops that the caller allows.

use std::collections::HashMap;

use petgraph::algo::astar;
use petgraph::graph::{EdgeReference, NodeIndex, UnGraph};
use petgraph::visit::EdgeFiltered;

use super::OrgIx;

/// One way to get from one organisation to another, and what it costs to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hop<T> {
    /// One end.
    pub a: OrgIx,
    /// The other.
    pub b: OrgIx,
    /// The higher, the later it is told.
    pub cost: u32,
    /// What the hop stands for.
    pub what: T,
}

/// A chain of hops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route<T> {
    /// What all of it costs.
    pub cost: u32,
    /// Each hop in order, with the end it arrives at.
    pub steps: Vec<(OrgIx, T)>,
}

/// Hops, laid out so that the cheapest chains of them are found.
pub struct Routes<T> {
    hops: Vec<Hop<T>>,
    graph: UnGraph<OrgIx, usize>,
    nodes: HashMap<OrgIx, NodeIndex>,
}

impl<T: Copy> Routes<T> {
    /// Lays hops out.
    pub fn new(hops: Vec<Hop<T>>) -> Self {
        let mut graph: UnGraph<OrgIx, usize> = UnGraph::new_undirected();
        let mut nodes = HashMap::new();
        let mut node_of = |graph: &mut UnGraph<OrgIx, usize>, org: OrgIx| {
            *nodes.entry(org).or_insert_with(|| graph.add_node(org))
        };
        for (number, hop) in hops.iter().enumerate() {
            let (a, b) = (node_of(&mut graph, hop.a), node_of(&mut graph, hop.b));
            graph.add_edge(a, b, number);
        }
        Self { hops, graph, nodes }
    }

    /// The cheapest chain that leads from `from` to `to` over the hops that `admits` lets in; `None` when
    /// no chain does. Of two hops that join the same two, at the same cost, the first is taken.
    pub fn cheapest(&self, from: OrgIx, to: OrgIx, admits: impl Fn(&Hop<T>) -> bool) -> Option<Route<T>> {
        let (start, goal) = (*self.nodes.get(&from)?, *self.nodes.get(&to)?);
        let admitted = EdgeFiltered::from_fn(&self.graph, |edge: EdgeReference<'_, usize>| {
            admits(&self.hops[*edge.weight()])
        });
        let (cost, chain) = astar(&admitted, start, |n| n == goal, |e| self.hops[*e.weight()].cost, |_| 0)?;
        let best = |a, b| {
            let numbers = self.graph.edges_connecting(a, b).map(|edge| *edge.weight());
            numbers
                .filter(|number| admits(&self.hops[*number]))
                .min_by_key(|number| (self.hops[*number].cost, *number))
        };
        let step = |pair: &[NodeIndex]| {
            let number = best(pair[0], pair[1])?;
            Some((self.graph[pair[1]], self.hops[number].what))
        };
        Some(Route { cost, steps: chain.windows(2).map(step).collect::<Option<Vec<_>>>()? })
    }
}

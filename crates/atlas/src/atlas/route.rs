//! The cheapest way from one organisation to another over hops that the caller allows.

use std::collections::HashMap;

use petgraph::algo::astar;
use petgraph::graph::UnGraph;

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

/// The cheapest chain of hops that leads from `from` to `to`, in order, each with the end
/// it arrives at; `None` when no chain does. Of equally cheap ones the first in the order
/// of `hops` is given.
pub fn cheapest_route<T: Copy>(from: OrgIx, to: OrgIx, hops: &[Hop<T>]) -> Option<Vec<(OrgIx, T)>> {
    let mut graph: UnGraph<OrgIx, usize> = UnGraph::new_undirected();
    let mut nodes = HashMap::new();
    let mut node_of = |graph: &mut UnGraph<OrgIx, usize>, org: OrgIx| {
        *nodes.entry(org).or_insert_with(|| graph.add_node(org))
    };
    let (start, goal) = (node_of(&mut graph, from), node_of(&mut graph, to));
    for (number, hop) in hops.iter().enumerate() {
        let (a, b) = (node_of(&mut graph, hop.a), node_of(&mut graph, hop.b));
        graph.add_edge(a, b, number);
    }
    let (_, chain) = astar(&graph, start, |n| n == goal, |e| hops[*e.weight()].cost, |_| 0)?;
    let best = |a, b| {
        graph.edges_connecting(a, b).map(|e| *e.weight()).min_by_key(|number| (hops[*number].cost, *number))
    };
    chain
        .windows(2)
        .map(|pair| best(pair[0], pair[1]).map(|number| (graph[pair[1]], hops[number].what)))
        .collect()
}

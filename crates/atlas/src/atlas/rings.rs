//! Rings of organisations that sit within one another.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::facts::Stay;
use super::index::OrgIx;
use super::lists::Lists;

/// Each ring of organisations that sit within one another, its members in order.
pub(super) fn rings(stays: &Lists<Stay>) -> Vec<Vec<OrgIx>> {
    let count = stays.starts.len() - 1;
    if are_chains(stays, count) {
        return Vec::new();
    }
    let mut within: DiGraph<(), (), u32> = DiGraph::with_capacity(count, stays.total());
    for _ in 0..count {
        within.add_node(());
    }
    for child in 0..count {
        for stay in stays.of(child) {
            within.add_edge(NodeIndex::new(child), NodeIndex::new(stay.parent.index()), ());
        }
    }
    let mut rings = Vec::new();
    // Not Tarjan's: that one goes as deep into the stack as the atlas is deep.
    for nodes in kosaraju_scc(&within) {
        let mut ring: Vec<OrgIx> = nodes.into_iter().map(|node| OrgIx::new(node.index())).collect();
        let first = ring[0];
        if ring.len() > 1 || stays.of(first.index()).iter().any(|stay| stay.parent == first) {
            ring.sort_unstable();
            rings.push(ring);
        }
    }
    rings
}

/// Does every organisation sit within one other at most, and does following them up end?
/// Then there is no ring, and in a register that is soon known.
fn are_chains(stays: &Lists<Stay>, count: usize) -> bool {
    let mut ends = vec![false; count];
    let mut chain = Vec::new();
    for org in 0..count {
        let mut at = org;
        chain.clear();
        while !ends[at] {
            chain.push(at);
            match stays.of(at) {
                [] => break,
                [stay] if chain.len() <= count => at = stay.parent.index(),
                _ => return false,
            }
        }
        for org in &chain {
            ends[*org] = true;
        }
    }
    true
}

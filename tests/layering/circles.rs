//! Circles in who uses whom.

use std::collections::{BTreeMap, BTreeSet};

/// Groups of more than one in which each is reached from each of the others.
pub(crate) fn circles<N: Ord + Clone>(edges: &BTreeSet<(N, N)>) -> Vec<BTreeSet<N>> {
    let mut next: BTreeMap<&N, Vec<&N>> = BTreeMap::new();
    for (from, to) in edges {
        next.entry(from).or_default().push(to);
    }
    let reached: BTreeMap<&N, BTreeSet<&N>> = next.keys().map(|from| (*from, reached(&next, from))).collect();
    let mut found: BTreeSet<BTreeSet<N>> = BTreeSet::new();
    for (from, all) in &reached {
        let back = all.iter().filter(|to| reached.get(*to).is_some_and(|theirs| theirs.contains(from)));
        let circle: BTreeSet<N> = back.map(|to| (*to).clone()).collect();
        if circle.len() > 1 {
            found.insert(circle);
        }
    }
    found.into_iter().collect()
}

/// All that is reached from one, which is one of them only where a way leads back.
fn reached<'n, N: Ord>(next: &BTreeMap<&'n N, Vec<&'n N>>, from: &'n N) -> BTreeSet<&'n N> {
    let mut found = BTreeSet::new();
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        for to in next.get(at).into_iter().flatten() {
            if found.insert(*to) {
                open.push(to);
            }
        }
    }
    found
}

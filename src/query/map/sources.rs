//! The sources that a map rests on.

use crate::atlas::SourceSet;

/// Adds sources, each set once.
pub(super) fn gather(sources: &mut Vec<SourceSet>, more: impl Iterator<Item = SourceSet>) {
    for set in more {
        if !sources.contains(&set) {
            sources.push(set);
        }
    }
}

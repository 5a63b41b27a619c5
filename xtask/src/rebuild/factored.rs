//! A record as it is written: what most of a file stands on is said once, at its head.

use std::collections::HashMap;

use catchment::source::record::FileRecord;

use super::record::{sources_of, sources_of_mut};

/// Leaves the sources out that most records share, and says them of the file. Where two lists are
/// as common, the one that comes first is the file's.
pub(super) fn factored(mut record: FileRecord) -> FileRecord {
    let mut counts: HashMap<&Vec<String>, usize> = HashMap::new();
    for source in sources_of(&record) {
        *counts.entry(source).or_default() += 1;
    }
    let most = counts.values().max().copied().unwrap_or_default();
    let shared = sources_of(&record).find(|source| counts.get(source) == Some(&most)).cloned();
    record.source = shared.unwrap_or_default();
    let shared = record.source.clone();
    for source in sources_of_mut(&mut record) {
        if *source == shared {
            source.clear();
        }
    }
    record
}

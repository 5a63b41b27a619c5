//! From an organisation of any time to what stands in its stead on the day.

use super::gazetteer::Gazetteer;
use crate::atlas::OrgIx;

impl Gazetteer<'_, '_> {
    /// The organisation itself where it is there on the day; else all that it became by then,
    /// step by step, in order of time. None where nothing is known to have followed.
    pub fn present(&self, org: OrgIx) -> Vec<OrgIx> {
        let mut seen = vec![org];
        let mut next = 0;
        let mut present = Vec::new();
        while let Some(&at) = seen.get(next) {
            next += 1;
            if self.as_at.snapshot().is_there(at) {
                present.push(at);
                continue;
            }
            for successor in self.successors(at) {
                if !seen.contains(&successor) {
                    seen.push(successor);
                }
            }
        }
        present
    }
}

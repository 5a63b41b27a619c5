//! Of two registers the one that says more exactly what somebody sits within. Whoever has read but
//! some of the registers knows no networks, or no commissioners, and puts a practice into what is
//! around them: that says nothing against what is known.

use rustc_hash::FxHashMap;

use super::merged::Merged;
use crate::atlas::index::OrgIx;
use crate::source::record::{OrganisationRecord, ParentRecord};

/// What a register says that somebody sits within.
pub(super) struct Within {
    parent: Option<String>,
    parents: Vec<ParentRecord>,
}

impl Within {
    /// What a lower register says, where an upper one says something else; none where that speaks
    /// of the same parents, and so knows them.
    pub(super) fn replaced(lower: &OrganisationRecord, upper: &OrganisationRecord) -> Option<Self> {
        let (last, new) = (last_parent(lower)?, last_parent(upper)?);
        let knows_it = upper.parent.as_deref() == Some(last) || upper.parents.iter().any(|p| p.id == last);
        (last != new && !knows_it)
            .then(|| Self { parent: lower.parent.clone(), parents: lower.parents.clone() })
    }
}

/// Puts everybody back into what lies within that into which an upper register put them.
pub(super) fn keep_exact(
    merged: &mut Merged,
    registers: &mut FxHashMap<OrgIx, OrganisationRecord>,
    replaced: FxHashMap<OrgIx, Within>,
) {
    let mut kept = Vec::new();
    for (org, within) in replaced {
        let around = Around { merged, registers };
        let record = registers.get(&org).unwrap_or(&merged.organisations[org.index()].record);
        let last = within.parent.as_deref().or_else(|| Some(&*within.parents.last()?.id));
        if let Some((last, new)) = last.zip(last_parent(record))
            && around.is_there(last)
            && around.holds(new, last)
        {
            kept.push((org, within));
        }
    }
    for (org, Within { parent, parents }) in kept {
        let record = match registers.get_mut(&org) {
            Some(register) => register,
            None => &mut merged.organisations[org.index()].record,
        };
        (record.parent, record.parents) = (parent, parents);
    }
}

/// What all layers together say of who sits in whom.
struct Around<'m> {
    merged: &'m Merged,
    registers: &'m FxHashMap<OrgIx, OrganisationRecord>,
}

impl Around<'_> {
    fn records(&self, id: &str) -> impl Iterator<Item = &OrganisationRecord> {
        let org = self.merged.ids.get(id).copied();
        let stated = org.map(|org| &self.merged.organisations[org.index()].record);
        stated.into_iter().chain(org.and_then(|org| self.registers.get(&org)))
    }

    /// Is it there for good, as far as anybody says?
    fn is_there(&self, id: &str) -> bool {
        let mut records = self.records(id).peekable();
        records.peek().is_some() && records.all(|record| record.until.is_none())
    }

    /// Does the one lie within the other at last?
    fn holds(&self, outer: &str, inner: &str) -> bool {
        /// No tree is as deep.
        const DEEPEST: usize = 12;
        let mut at = inner.to_owned();
        for _ in 0..DEEPEST {
            let Some(next) = self.records(&at).find_map(last_parent).map(str::to_owned) else { return false };
            if next == outer {
                return true;
            }
            at = next;
        }
        false
    }
}

/// What it sits within for good, or sat in last.
fn last_parent(record: &OrganisationRecord) -> Option<&str> {
    record.parent.as_deref().or_else(|| Some(&*record.parents.last()?.id))
}

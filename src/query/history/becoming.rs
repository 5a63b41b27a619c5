//! Who became whom between two days.

use std::collections::BTreeSet;

use super::happening::{Change, Happening, Portion};
use super::once::without_told_splits;
use crate::atlas::OrgIx;

/// The mergers and splits between two days, in order of time.
pub(super) struct Becoming<'t, 'a>(Vec<&'t Happening<'a>>);

impl<'t, 'a> Becoming<'t, 'a> {
    /// Those among what happened, which is in order of time.
    pub(super) fn of(happened: impl Iterator<Item = &'t Happening<'a>>) -> Self {
        Self(happened.filter(|h| matches!(h.change, Change::Merged | Change::Split)).collect())
    }

    /// The mergers and splits by which some that are gone became some that are there now, be it by
    /// way of others; each with the one through which it is reached.
    pub(super) fn leading(
        &self,
        gone: &BTreeSet<OrgIx>,
        there_now: &BTreeSet<OrgIx>,
    ) -> Vec<(&'t Happening<'a>, OrgIx)> {
        if gone.is_empty() {
            return Vec::new();
        }
        let mut came_of = gone.clone();
        let mut found: Vec<(&'t Happening<'a>, OrgIx)> = Vec::new();
        for h in &self.0 {
            let mut known = h.was.iter().filter(|n| came_of.contains(&n.org));
            // Whoever came into it as a whole says more than one of which a part did.
            let whole = known.clone().find(|n| n.portion == Portion::Whole);
            if let Some(through) = whole.or_else(|| known.next()) {
                found.push((h, through.org));
                came_of.extend(h.now.iter().map(|n| n.org));
            }
        }
        let mut leads_there = there_now.clone();
        let mut kept: Vec<(&'t Happening<'a>, OrgIx)> = Vec::new();
        for (h, through) in found.into_iter().rev() {
            if h.now.iter().any(|n| leads_there.contains(&n.org)) {
                leads_there.extend(h.was.iter().map(|n| n.org));
                kept.push((h, through));
            }
        }
        kept.reverse();
        without_told_splits(kept, |org| there_now.contains(&org))
    }

    /// The mergers and splits that tell what became of some.
    pub(super) fn of_any(&self, gone: &BTreeSet<OrgIx>) -> Vec<(&'t Happening<'a>, OrgIx)> {
        let becoming = self.0.iter().filter_map(|h| {
            let through = h.was.iter().find(|n| gone.contains(&n.org))?;
            Some((*h, through.org))
        });
        without_told_splits(becoming.collect(), |_| true)
    }
}

//! What is otherwise between two days, counted by kind.

use std::collections::{BTreeMap, BTreeSet};

use super::happening::{Change, Detail, Happening, Portion};
use crate::atlas::OrgIx;
use crate::query::AsAt;
use crate::words::{Kind, Succession};

/// What is counted, in the order in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeCount {
    /// It ended.
    Closed,
    /// It began.
    Opened,
    /// It flowed into another, as a whole.
    Merged,
    /// Another took it over.
    TakenOver,
    /// It began again under a new code.
    Renewed,
    /// It became several.
    Split,
    /// It became one of another kind.
    Became(Kind),
    /// It took another name.
    Renamed,
    /// It came to sit within another.
    Moved,
    /// Some of its land came to another commissioner.
    Land,
    /// It handed services over.
    Transferred,
}

/// How much happened to the organisations of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindTally {
    /// The kind.
    pub kind: Kind,
    /// How many of it there were on the first day.
    pub before: usize,
    /// How many of it there are on the second.
    pub after: usize,
    /// Of what, how many organisations it happened to.
    pub counts: BTreeMap<ChangeCount, usize>,
}

/// What was there on the first day counts under its kind of that day, what came later under
/// that of the second, and each once. Others may have a part in what happened; only those in
/// scope are counted.
pub(super) fn tallies<'a>(
    first: &AsAt<'a>,
    second: &AsAt<'a>,
    scope: &BTreeSet<OrgIx>,
    happened: &[Happening<'_>],
) -> Vec<KindTally> {
    let mut counts: BTreeMap<Kind, BTreeMap<ChangeCount, BTreeSet<OrgIx>>> = BTreeMap::new();
    let mut add = |org: OrgIx, count: ChangeCount| {
        if !scope.contains(&org) {
            return;
        }
        let of = if first.snapshot().is_there(org) { first } else { second };
        counts.entry(of.kind(org)).or_default().entry(count).or_default().insert(org);
    };
    for h in happened {
        let (before, after) = (first.kind(h.org), second.kind(h.org));
        match (h.change, &h.detail) {
            (Change::Opened, _) => add(h.org, ChangeCount::Opened),
            (Change::Closed, _) => add(h.org, ChangeCount::Closed),
            (Change::Merged, detail) => {
                let count = match detail {
                    Detail::How(Succession::Takeover) => ChangeCount::TakenOver,
                    Detail::How(Succession::Renewal) => ChangeCount::Renewed,
                    _ => ChangeCount::Merged,
                };
                let whole = h.was.iter().filter(|n| n.portion == Portion::Whole);
                whole.for_each(|n| add(n.org, count));
            }
            (Change::Split, _) => add(h.org, ChangeCount::Split),
            (Change::Renamed, _) if before != after => add(h.org, ChangeCount::Became(after)),
            (Change::Renamed, _) => add(h.org, ChangeCount::Renamed),
            (Change::Moved, Detail::Land { .. }) => add(h.org, ChangeCount::Land),
            (Change::Moved, _) => add(h.org, ChangeCount::Moved),
            (Change::Transferred, _) => add(h.org, ChangeCount::Transferred),
            // Told of the one asked alone.
            (Change::Served | Change::Serves | Change::Holds, _) => {}
        }
    }
    let counted = |orgs: BTreeMap<ChangeCount, BTreeSet<OrgIx>>| {
        orgs.into_iter().map(|(count, orgs)| (count, orgs.len())).collect()
    };
    let there = |as_at: &AsAt<'a>, kind: Kind| {
        scope.iter().filter(|org| as_at.snapshot().shows(**org) && as_at.kind(**org) == kind).count()
    };
    let tally = |(kind, orgs)| KindTally {
        kind,
        before: there(first, kind),
        after: there(second, kind),
        counts: counted(orgs),
    };
    counts.into_iter().map(tally).collect()
}

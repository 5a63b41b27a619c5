//! What a note tells of changes: who became whom first, then what followed from that, then the rest.

use crate::atlas::OrgIx;
use crate::query::history::weight;
use crate::query::{AsAt, Followed, Happening, difference};
use crate::words::{Kind, Tier};

/// What is otherwise on one day than on another, in the order in which a person tells it.
#[derive(Clone, Debug, Default)]
pub struct Changed<'a> {
    /// Who became whom: systems, then commissioners, then other areas, then bodies.
    pub became: Vec<Happening<'a>>,
    /// What only followed from that, counted.
    pub followed: Vec<Followed>,
    /// What else happened, by date.
    pub others: Vec<Happening<'a>>,
    /// Of a system or more: how much else happened to networks and practices.
    pub small: usize,
}

impl Changed<'_> {
    /// Is there nothing to tell one by one?
    pub fn is_empty(&self) -> bool {
        self.became.is_empty() && self.followed.is_empty() && self.others.is_empty()
    }
}

/// What a note on an organisation tells of what is otherwise on the second day.
pub(super) fn changed<'a>(first: &AsAt<'a>, second: &AsAt<'a>, org: OrgIx) -> Changed<'a> {
    let difference = difference(first, second, org);
    let told = difference.told();
    let mut became: Vec<Happening<'a>> = told.became.into_iter().cloned().collect();
    let kind = |h: &Happening<'_>| h.now.first().or(h.was.first()).map(|end| end.kind);
    became.sort_by_key(|h| kind(h).map_or(u8::MAX, weight));
    // Of a place too, what happens to its practices is not told one by one.
    let is_large = second.kind(org).tier().is_some_and(|tier| tier < Tier::Neighbourhood);
    let is_told =
        |h: &&Happening<'a>| h.org == org || !is_large || second.atlas().facts(h.org).kind != Kind::Practice;
    let others = told.others.into_iter().filter(is_told).cloned().collect();
    Changed { became, followed: told.followed, others, small: told.small }
}

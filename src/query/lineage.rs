//! What an organisation came from and what it became.

use crate::atlas::{Atlas, Link, OrgIx};
use crate::date::Date;
use crate::words::{Relation, Succession};

/// One step in the life of organisations: the other end, when, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineageStep {
    /// What it became, or came from.
    pub org: OrgIx,
    /// When, where it is known.
    pub on: Option<Date>,
    /// How, where it is said.
    pub how: Option<Succession>,
}

/// What an organisation became, in order of time. What is only planned is left out.
pub fn became(atlas: &Atlas, org: OrgIx) -> Vec<LineageStep> {
    successions(atlas, org, |link| link.from == org, |link| link.to)
}

/// What an organisation came from, in order of time. What is only planned is left out.
pub fn came_from(atlas: &Atlas, org: OrgIx) -> Vec<LineageStep> {
    successions(atlas, org, |link| link.to == org, |link| link.from)
}

fn successions(
    atlas: &Atlas,
    org: OrgIx,
    counts: impl Fn(&Link) -> bool,
    other: impl Fn(&Link) -> OrgIx,
) -> Vec<LineageStep> {
    let mut found: Vec<LineageStep> = atlas
        .links_of(org)
        .map(|link| atlas.link(link))
        .filter(|link| link.relation == Relation::SucceededBy && !link.is_planned() && counts(link))
        .map(|link| LineageStep { org: other(link), on: link.on, how: link.how })
        .collect();
    found.sort_by_key(|b| b.on);
    found
}

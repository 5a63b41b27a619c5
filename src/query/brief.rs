//! What a briefing note on an organisation is made of.

use super::{
    AsAt, Card, Happening, Item, Provision, Row, below_on_either, boundary_findings, card, differences,
    planned_among, provided_by, provision, rows,
};
use crate::atlas::{Closed, OrgIx};
use crate::boundaries::{Asked, Finding};
use crate::date::{Day, a_year_before};
use crate::words::{Kind, Tier};

/// Everything a note says, as plain values.
#[derive(Clone, Debug)]
pub struct Brief<'a> {
    /// The atlas on the day for which the note speaks: the day asked for, or where the
    /// organisation was not there then, the nearest on which it was.
    pub then: AsAt<'a>,
    /// What there is to say of the organisation itself.
    pub card: Card<'a>,
    /// The structure, from the organisation down.
    pub structure: Vec<Row>,
    /// Organisations within it that the structure does not show.
    pub not_shown: usize,
    /// Who serves whom.
    pub provision: Provision<'a>,
    /// Where boundaries do not line up, in it and within it.
    pub findings: Vec<Finding>,
    /// Since when changes are told.
    pub since: Day,
    /// What changed since, by date.
    pub changes: Vec<Happening<'a>>,
    /// What is announced, of it and of what sits within it.
    pub due: Vec<Happening<'a>>,
}

/// How much a note is to say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extent {
    /// So many levels of the structure; two or three unless said, and networks counted.
    pub depth: Option<u16>,
    /// The day since when changes are told; a year before unless said.
    pub since: Option<Day>,
}

/// More networks than this under one parent are counted rather than named.
const NETWORKS_NAMED: usize = 8;

/// Gathers what a note on an organisation says.
pub fn brief<'a>(as_at: &AsAt<'a>, org: OrgIx, extent: Extent) -> Brief<'a> {
    let atlas = as_at.atlas();
    let day = atlas.org(org).nearest_day(as_at.day());
    let then = if day == as_at.day() { as_at.clone() } else { AsAt::new(atlas, day, Closed::Leave) };
    let since = extent.since.unwrap_or_else(|| a_year_before(day));
    let structure: Vec<Row> = rows(&then, &[org], |row| is_open(&then, row, extent.depth)).collect();
    let shown = structure.iter().filter(|row| row.org().is_some()).count();
    let within = super::subtree_size(&then, org) + 1;
    let kind = then.kind(org);
    let provision = match kind {
        Kind::Nation | Kind::Region | Kind::OnsRegion => Provision::default(),
        _ if kind.is_area() => provision(&then, org),
        _ => provided_by(&then, org),
    };
    let before = AsAt::new(atlas, since, Closed::Leave);
    let all = below_on_either(&then, &then, org);
    Brief {
        card: card(&then, org),
        not_shown: within.saturating_sub(shown),
        structure,
        provision,
        findings: boundary_findings(&then, Some(org), Asked::default()),
        since,
        changes: differences(&before, &then, org),
        due: planned_among(atlas, |other| all.contains(&other)),
        then,
    }
}

/// Unless a depth is asked for, two levels, and what is small and many is counted.
fn is_open(then: &AsAt<'_>, row: &Row, depth: Option<u16>) -> bool {
    let is_small = |kind: Kind| kind.tier().is_some_and(|tier| tier >= Tier::Neighbourhood);
    match (row.item, depth) {
        (Item::Group { .. }, Some(_)) => true,
        (Item::Group { kind, count }, None) => !is_small(kind) || count <= NETWORKS_NAMED,
        (Item::Org(_), Some(depth)) => row.level < depth,
        (Item::Org(child), None) => {
            let levels = match then.kind(child.org) {
                Kind::Nation | Kind::Region => 1,
                _ => 2,
            };
            row.level < levels
        }
    }
}

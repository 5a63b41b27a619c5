//! What a briefing note on an organisation is made of.

use super::{
    AsAt, Card, Fold, Happening, Item, Provision, Row, below_on_either, boundary_findings, card, differences,
    planned_among, provided_by, provision, rows,
};
use crate::atlas::{Closed, OrgIx};
use crate::boundaries::{Finding, FindingOptions};
use crate::date::{Day, a_year_after, a_year_before};
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
    /// What the atlas knows to have happened to it, and within it, in the year after.
    pub next: Vec<Happening<'a>>,
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

/// Under a place so many networks are named; more, or under anything larger, are counted.
const NETWORKS_NAMED: usize = 8;

/// Gathers what a note on an organisation says.
pub fn brief<'a>(as_at: &AsAt<'a>, org: OrgIx, extent: Extent) -> Brief<'a> {
    let atlas = as_at.atlas();
    let day = atlas.org(org).nearest_day(as_at.day());
    let then = if day == as_at.day() { as_at.clone() } else { AsAt::new(atlas, day, Closed::Leave) };
    let since = extent.since.unwrap_or_else(|| a_year_before(day));
    let mut structure: Vec<Row> = rows(&then, &[org], |row| is_open((&then, org), row, extent.depth)).collect();
    // Of a place the networks are named, and of a network the practices.
    let names_small = matches!(then.kind(org).tier(), Some(Tier::Place | Tier::Neighbourhood));
    if extent.depth.is_none() && !names_small {
        structure = with_networks_counted(&then, &structure);
    }
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
        findings: boundary_findings(&then, Some(org), FindingOptions::default()),
        since,
        changes: differences(&before, &then, org),
        next: next(&then, org),
        due: planned_among(atlas, |other| all.contains(&other)),
        then,
    }
}

/// What is otherwise a year later, so far as the atlas reaches.
fn next<'a>(then: &AsAt<'a>, org: OrgIx) -> Vec<Happening<'a>> {
    let atlas = then.atlas();
    let until = a_year_after(then.day()).min(atlas.as_at());
    if until <= then.day() {
        return Vec::new();
    }
    differences(then, &AsAt::new(atlas, until, Closed::Leave), org)
}

/// Unless a depth is asked for, a few levels, and what is small and many is counted.
fn is_open((then, org): (&AsAt<'_>, OrgIx), row: &Row, depth: Option<u16>) -> bool {
    let kind = then.kind(org);
    match (row.item, depth) {
        (Item::Group { kind: small, count }, None) if small.tier() >= Some(Tier::Neighbourhood) => {
            kind.tier() == Some(Tier::Place) && count <= NETWORKS_NAMED
        }
        // Of a region or the nation only the areas are named, system by system.
        (Item::Group { kind: small, .. }, None)
            if matches!(kind, Kind::Nation | Kind::Region | Kind::OnsRegion) && !small.is_area() =>
        {
            false
        }
        (Item::Group { .. }, _) => true,
        (Item::Org(_), Some(depth)) => row.level < depth,
        // Of the nation the councils' regions are named, and what they hold is their own notes'.
        (Item::Org(child), None) if kind == Kind::Nation && then.kind(child.org) == Kind::OnsRegion => false,
        // A commissioner with nothing but networks below it is named, and they are counted.
        (Item::Org(child), None) if child.org != org && has_only_networks(then, child.org) => false,
        (Item::Org(_), None) => {
            let levels = match kind {
                Kind::Nation => 2,
                Kind::Region | Kind::OnsRegion => 1,
                _ => 3,
            };
            row.level < levels
        }
    }
}

/// Networks beside one another as one row that says how many they are: a note on a system has
/// no room for each.
fn with_networks_counted(then: &AsAt<'_>, rows: &[Row]) -> Vec<Row> {
    let network = |row: &Row| {
        let Item::Org(child) = row.item else { return None };
        let kind = then.kind(child.org);
        let is_one = then.atlas().org(child.org).count.is_none() && row.fold == Fold::Leaf;
        (kind.tier() >= Some(Tier::Neighbourhood) && is_one).then_some((kind, row.depth))
    };
    let mut kept = Vec::with_capacity(rows.len());
    for beside in rows.chunk_by(|a, b| network(a).is_some() && network(a) == network(b)) {
        match (beside, network(&beside[0])) {
            ([first, _, ..], Some((kind, _))) => {
                let item = Item::Group { kind, count: beside.len() };
                kept.push(Row { item, fold: Fold::Shut, ..*first });
            }
            _ => kept.extend_from_slice(beside),
        }
    }
    kept
}

fn has_only_networks(then: &AsAt<'_>, org: OrgIx) -> bool {
    let is_network = |child: &super::Child| then.kind(child.org).tier() >= Some(Tier::Neighbourhood);
    then.children(org).iter().all(is_network)
}

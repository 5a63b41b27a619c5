//! Who sits within whom, so far as a note names them.

use super::limits::Named;
use crate::atlas::OrgIx;
use crate::query::{AsAt, Child, Fold, Mark, Row, RowItem, marks, rows};
use crate::words::{Certainty, Heading, Kind, Tier};

/// A row of the structure, and what is told of it.
#[derive(Clone, Debug, PartialEq)]
pub struct StructureRow {
    /// The row.
    pub row: Row,
    /// The kind that a heading just above it has said already.
    pub under: Option<Kind>,
    /// What marks it.
    pub marks: Vec<Mark>,
    /// Of one that is not opened and has children that are small and many, or all of one kind, how
    /// many of which kind.
    pub below: Vec<KindCount>,
    /// Of a heading, how many of those under it are only planned: it does not count them.
    pub planned: usize,
}

/// So many of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindCount {
    /// Which kind.
    pub kind: Kind,
    /// How many.
    pub count: usize,
}

/// Under a place so many networks are named; more, or under anything larger, are counted.
const NETWORKS_NAMED: usize = 8;

/// The structure from an organisation down to a depth, or as far as a note of its kind goes.
pub(super) fn structure(then: &AsAt<'_>, org: OrgIx, depth: Option<u16>) -> Vec<StructureRow> {
    let mut found: Vec<Row> = rows(then, &[org], |row| is_open(then, org, row, depth)).collect();
    // Of a place the networks are named, of a network the practices, and of a trust its hospitals.
    let names_small = !matches!(then.kind(org).tier(), Some(Tier::Nation | Tier::Region | Tier::System));
    if depth.is_none() && !names_small {
        found = with_networks_counted(then, &found);
    }
    let mut above: Vec<&Row> = Vec::new();
    let mut structure = Vec::with_capacity(found.len());
    for (number, row) in found.iter().enumerate() {
        above.truncate(above.partition_point(|a| a.depth < row.depth));
        let under = above.last().and_then(|a| match a.item {
            RowItem::Group { kind, .. } => kind,
            RowItem::Org(_) => None,
        });
        structure.push(match row.item {
            RowItem::Org(child) => StructureRow {
                row: *row,
                under,
                marks: marks(then, child),
                below: below(then, row, child.org),
                planned: 0,
            },
            RowItem::Group { .. } => StructureRow {
                row: *row,
                under,
                marks: Vec::new(),
                below: Vec::new(),
                planned: planned(then, row, &found[number + 1..]),
            },
        });
        above.push(row);
    }
    structure
}

/// The rows that are left where no more is named: what is not, is counted under its heading or,
/// of networks in the places of a system, gone.
pub(super) fn within(then: &AsAt<'_>, org: OrgIx, rows: &[StructureRow], named: Named) -> Vec<StructureRow> {
    let mut kept = Vec::with_capacity(rows.len());
    let mut counted: Option<u16> = None;
    for listed in rows {
        let row = &listed.row;
        if counted.is_some_and(|depth| row.depth > depth) {
            continue;
        }
        counted = None;
        match how_told(then, org, row, named) {
            Told::Named => kept.push(listed.clone()),
            Told::Counted => {
                counted = Some(row.depth);
                kept.push(StructureRow { row: Row { fold: Fold::Shut, ..*row }, ..listed.clone() });
            }
            Told::Not => counted = Some(row.depth),
        }
    }
    kept
}

enum Told {
    Named,
    Counted,
    Not,
}

fn how_told(then: &AsAt<'_>, org: OrgIx, row: &Row, named: Named) -> Told {
    let tier = then.kind(org).tier();
    let holds_systems = matches!(tier, Some(Tier::Nation | Tier::Region));
    let is_in_a_place = holds_systems || tier == Some(Tier::System);
    if holds_systems && row.depth > 2 && named >= Named::OneLevel {
        return Told::Not;
    }
    match row.item {
        RowItem::Group { heading, .. } => {
            let is_small = heading.tier() >= Some(Tier::Neighbourhood);
            let is_body = heading.tier().is_none() && heading != Heading::Trusts;
            let is_counted = ((is_small || is_body) && named >= Named::NoBodies)
                || (heading == Heading::Commissioners && named >= Named::NoCommissioners)
                || (heading == Heading::Trusts && named >= Named::NoTrusts);
            match is_counted {
                _ if is_small && is_in_a_place && row.depth > 1 && named >= Named::NoNetworks => Told::Not,
                true => Told::Counted,
                false => Told::Named,
            }
        }
        RowItem::Org(child) if child.org == org || row.fold == Fold::Open => Told::Named,
        RowItem::Org(child) => {
            let kind = then.kind(child.org);
            let is_small = kind.tier() >= Some(Tier::Neighbourhood) && is_in_a_place;
            let is_left = (is_small && row.depth > 1 && named >= Named::NoNetworks)
                || (kind.is_commissioner() && named >= Named::NoCommissioners);
            if is_left { Told::Not } else { Told::Named }
        }
    }
}

/// How many of the rows under a heading are only planned.
fn planned(then: &AsAt<'_>, heading: &Row, after: &[Row]) -> usize {
    let below = after.iter().take_while(|other| other.depth > heading.depth);
    let below = below.filter(|other| other.depth == heading.depth + 1).filter_map(Row::org);
    below.filter(|org| then.atlas().org(*org).certainty == Certainty::Planned).count()
}

/// What a row that is not opened has below it, where that is small and many or of one kind.
fn below(then: &AsAt<'_>, row: &Row, org: OrgIx) -> Vec<KindCount> {
    if row.fold != Fold::Shut {
        return Vec::new();
    }
    let children = then.children(org);
    let mut counts: Vec<KindCount> = Vec::new();
    for kind in children.iter().map(|child| then.kind(child.org)) {
        match counts.iter_mut().find(|counted| counted.kind == kind) {
            Some(counted) => counted.count += 1,
            None => counts.push(KindCount { kind, count: 1 }),
        }
    }
    if counts.len() > 1 && !has_only_small(then, org) {
        counts.clear();
    }
    counts
}

/// Unless a depth is asked for, a few levels, and what is small and many is counted.
fn is_open(then: &AsAt<'_>, org: OrgIx, row: &Row, depth: Option<u16>) -> bool {
    let kind = then.kind(org);
    match (row.item, depth) {
        (RowItem::Group { heading, count, .. }, None) if heading.tier() >= Some(Tier::Neighbourhood) => {
            kind.tier() == Some(Tier::Place) && count <= NETWORKS_NAMED
        }
        // Of a region or the nation only the areas are named, system by system.
        (RowItem::Group { heading, .. }, None)
            if matches!(kind, Kind::Nation | Kind::Region | Kind::OnsRegion) && heading.tier().is_none() =>
        {
            false
        }
        (RowItem::Group { .. }, _) => true,
        (RowItem::Org(_), Some(depth)) => row.level < depth,
        // Of the nation the councils' regions are named, and what they hold is their own notes'.
        (RowItem::Org(child), None) if kind == Kind::Nation && then.kind(child.org) == Kind::OnsRegion => false,
        // A commissioner with nothing but networks below it is named, and they are counted; so it is
        // with a trust and its hospitals.
        (RowItem::Org(child), None) if child.org != org && has_only_small(then, child.org) => false,
        (RowItem::Org(_), None) => {
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
        let RowItem::Org(child) = row.item else { return None };
        let kind = then.kind(child.org);
        let is_one = then.atlas().org(child.org).count.is_none() && row.fold != Fold::Open;
        (is_small(kind) && is_one).then_some((kind, row.depth))
    };
    let mut kept = Vec::with_capacity(rows.len());
    for beside in rows.chunk_by(|a, b| network(a).is_some() && network(a) == network(b)) {
        match (beside, network(&beside[0])) {
            ([first, _, ..], Some((kind, _))) => {
                let item = RowItem::Group { heading: kind.heading(), kind: Some(kind), count: beside.len() };
                kept.push(Row { item, fold: Fold::Shut, ..*first });
            }
            _ => kept.extend_from_slice(beside),
        }
    }
    kept
}

fn has_only_small(then: &AsAt<'_>, org: OrgIx) -> bool {
    then.children(org).iter().all(|child: &Child| is_small(then.kind(child.org)))
}

/// Is it of what there is so much that a note counts it?
fn is_small(kind: Kind) -> bool {
    kind.tier() >= Some(Tier::Neighbourhood) || kind == Kind::Hospital
}

//! Areas against the areas they lie in, or have in them.

use super::columns::{add, apart, land, share, systems_of, together, under, with_land};
use super::{BESIDE, Cell, Column, Extent, Matrix, Plan, Sense, Why};
use crate::atlas::OrgIx;
use crate::boundaries::{Detail, Finding, Footprint};
use crate::query::AsAt;
use crate::words::{Basis, Certainty, Kind};

/// A council, place or network in several systems: which commissioners it falls to, and who
/// else is cut by the same line or lies beside it.
pub(super) fn across_systems(as_at: &AsAt<'_>, finding: &Finding) -> Matrix {
    let groups: Vec<OrgIx> = finding.parts.iter().map(|part| part.org).collect();
    let columns = below(as_at, &[finding.subject], &groups);
    let kind = as_at.kind(finding.subject);
    let alike = move |other: Kind| match kind {
        Kind::County => other == Kind::County,
        kind if kind.is_local_authority() => other.is_local_authority(),
        kind => other == kind,
    };
    let mut rows = vec![finding.subject];
    let mut cut = on_land_of(as_at, &groups, alike);
    cut.retain(|org| systems_of(as_at, [*org]).iter().filter(|system| groups.contains(system)).count() > 1);
    add(&mut rows, cut);
    let left_out = add_beside(as_at, &mut rows, (&columns, &groups));
    lies_in(as_at, (rows, left_out), columns)
}

/// The councils that a system cuts, and those beside them that it holds whole.
pub(super) fn cut_by_a_system(as_at: &AsAt<'_>, finding: &Finding) -> Matrix {
    let mut rows: Vec<OrgIx> = finding.parts.iter().map(|part| part.org).collect();
    let mut groups = vec![finding.subject];
    add(&mut groups, systems_of(as_at, rows.iter().copied()));
    let columns = below(as_at, &rows, &groups);
    if let Detail::Whole(whole) = &finding.detail {
        let areas: Vec<OrgIx> = columns.iter().map(|column| column.area).collect();
        let beside = on_land_of(as_at, &areas, Kind::is_local_authority);
        add(&mut rows, beside.into_iter().filter(|council| whole.contains(council)));
    }
    lies_in(as_at, (rows, 0), columns)
}

/// A system over the regions of the statisticians, among the others that lie in them.
pub(super) fn over_regions(as_at: &AsAt<'_>, finding: &Finding) -> Matrix {
    let regions: Vec<OrgIx> = finding.parts.iter().map(|part| part.org).collect();
    let mut rows = vec![finding.subject];
    let systems = on_land_of(as_at, &regions, Kind::is_system);
    add(&mut rows, systems.into_iter().filter(|system| as_at.land().systems().contains(system)));
    lies_in(as_at, (rows, 0), apart(regions))
}

/// A commissioner and the others that share its councils.
pub(super) fn commissioner(as_at: &AsAt<'_>, finding: &Finding) -> Matrix {
    let councils: Vec<OrgIx> = finding.parts.iter().map(|part| part.org).collect();
    let groups = systems_of(as_at, std::iter::once(finding.subject).chain(councils.iter().copied()));
    let mut rows = vec![finding.subject];
    add(&mut rows, on_land_of(as_at, &councils, Kind::is_commissioner));
    let columns = under(as_at, &councils, &groups);
    let lands: Vec<Option<Footprint>> = columns.iter().map(|c| land(as_at, *c)).collect();
    Plan { sense: Sense::Holds, rows, columns, left_out: 0 }.fill(|row, at, column| {
        let (Some(own), Some(piece)) = (as_at.land().footprint(row), &lands[at]) else {
            return Cell::default();
        };
        let whole = as_at.land().footprint(column.area).unwrap_or(piece);
        met(as_at, &own.intersection(piece), whole)
    })
}

/// Adds a few councils of each group that lie in its columns, to compare with, those with
/// most residents there first. Gives how many more there are.
fn add_beside(as_at: &AsAt<'_>, rows: &mut Vec<OrgIx>, (columns, groups): (&[Column], &[OrgIx])) -> usize {
    let areas_of = |group: &OrgIx| -> Vec<OrgIx> {
        columns.iter().filter(|c| c.group == Some(*group)).map(|c| c.area).collect()
    };
    let mut all: Vec<OrgIx> = Vec::new();
    let mut few: Vec<OrgIx> = Vec::new();
    for group in groups {
        let mut there = on_land_of(as_at, &areas_of(group), Kind::is_local_authority);
        there.retain(|council| !rows.contains(council));
        add(&mut few, there.iter().copied().take(BESIDE));
        add(&mut all, there);
    }
    let left_out = all.len() - few.len();
    add(rows, few);
    left_out
}

/// The commissioners on some land under the systems they lie in; failing those the places,
/// failing those the systems themselves.
fn below(as_at: &AsAt<'_>, areas: &[OrgIx], groups: &[OrgIx]) -> Vec<Column> {
    for is_meant in [Kind::is_commissioner, |kind| kind == Kind::Place] {
        let columns = under(as_at, &on_land_of(as_at, areas, is_meant), groups);
        // Every side of the line has to be seen.
        if groups.iter().all(|group| columns.iter().any(|column| column.group == Some(*group))) {
            return columns;
        }
    }
    apart(groups.iter().copied())
}

/// The areas of a sort that share land with any of these, those that share most first.
fn on_land_of(as_at: &AsAt<'_>, areas: &[OrgIx], is_meant: impl Fn(Kind) -> bool) -> Vec<OrgIx> {
    let Some(all) = together(as_at, areas) else { return Vec::new() };
    let mut found: Vec<(u64, &str, OrgIx)> = with_land(as_at, is_meant)
        .into_iter()
        .filter(|(_, land)| land.meets(&all))
        .map(|(org, land)| (land.shared_residents(&all, as_at.atlas()), as_at.name(org), org))
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)).then(a.2.cmp(&b.2)));
    found.into_iter().map(|(_, _, org)| org).collect()
}

fn lies_in(as_at: &AsAt<'_>, (rows, left_out): (Vec<OrgIx>, usize), columns: Vec<Column>) -> Matrix {
    let lands: Vec<Option<Footprint>> = columns.iter().map(|c| land(as_at, *c)).collect();
    Plan { sense: Sense::LiesIn, rows, columns, left_out }.fill(|row, at, _| {
        let (Some(own), Some(theirs)) = (as_at.land().footprint(row), &lands[at]) else {
            return Cell::default();
        };
        met(as_at, &own.intersection(theirs), own)
    })
}

/// What a piece of land is of an area.
fn met(as_at: &AsAt<'_>, piece: &Footprint, of: &Footprint) -> Cell {
    if piece.is_empty() {
        return Cell::default();
    }
    let mut why = Why::default();
    for patch in piece.patches().map(|patch| &as_at.atlas().patches()[patch]) {
        let dated = patch.dated.iter().filter(|dated| dated.period.contains(as_at.day()));
        why.add(patch.sources, dated.map(|dated| dated.certainty).max().unwrap_or(Certainty::Certain));
    }
    if of.lies_in(piece) {
        return Cell { extent: Extent::Whole, share: None, why };
    }
    let share = share(as_at, piece, of);
    why.basis = share.map(|_| Basis::Residents);
    Cell { extent: Extent::Part, share, why }
}

//! Areas against the areas they lie in, or have in them.

use super::columns::{add, apart, land, share, systems_of, together, under, with_land};
use super::table::{CellExtent, Column, Draft, Matrix, MatrixCell, Sense, Support};
use crate::atlas::OrgIx;
use crate::boundaries::{CommissionerCouncils, CutCouncils, Footprint, Spread};
use crate::query::AsAt;
use crate::words::{Basis, Certainty, Kind};

/// Of those that are only there to compare with, so many stand for each group.
const BESIDE: usize = 4;

/// A council, place or network in several systems: which commissioners it falls to, and who
/// else is cut by the same line or lies beside it.
pub(super) fn across_systems(as_at: &AsAt<'_>, split: &Spread) -> Matrix {
    let groups: Vec<OrgIx> = split.areas().collect();
    let columns = below(as_at, &[split.area], &groups);
    let kind = as_at.kind(split.area);
    let alike = move |other: Kind| match kind {
        Kind::County => other == Kind::County,
        kind if kind.is_local_authority() => other.is_local_authority(),
        kind => other == kind,
    };
    let mut rows = vec![split.area];
    let mut cut = on_land_of(as_at, &groups, alike);
    cut.retain(|org| systems_of(as_at, [*org]).iter().filter(|system| groups.contains(system)).count() > 1);
    add(&mut rows, cut);
    let left_out = add_beside(as_at, &mut rows, &columns, &groups);
    lies_in(as_at, Draft { sense: Sense::LiesIn, rows, columns, left_out })
}

/// The councils that a system cuts, and those beside them that it holds whole.
pub(super) fn cut_by_a_system(as_at: &AsAt<'_>, system: OrgIx, found: &CutCouncils) -> Matrix {
    let mut rows: Vec<OrgIx> = found.cut.iter().map(|cut| cut.council).collect();
    let mut groups = vec![system];
    add(&mut groups, systems_of(as_at, rows.iter().copied()));
    let columns = below(as_at, &rows, &groups);
    let areas: Vec<OrgIx> = columns.iter().map(|column| column.area).collect();
    let beside = on_land_of(as_at, &areas, Kind::is_local_authority);
    add(&mut rows, beside.into_iter().filter(|council| found.whole.contains(council)));
    lies_in(as_at, Draft { sense: Sense::LiesIn, rows, columns, left_out: 0 })
}

/// The councils that a place cuts, over the places that their land lies in.
pub(super) fn cut_by_a_place(as_at: &AsAt<'_>, place: OrgIx, found: &CutCouncils) -> Matrix {
    let mut rows: Vec<OrgIx> = found.cut.iter().map(|cut| cut.council).collect();
    let mut places = vec![place];
    add(&mut places, on_land_of(as_at, &rows, |kind| kind == Kind::Place));
    add(&mut rows, found.whole.iter().copied());
    lies_in(as_at, Draft { sense: Sense::LiesIn, rows, columns: apart(places), left_out: 0 })
}

/// A system over the regions of the statisticians, among the others that lie in them.
pub(super) fn over_regions(as_at: &AsAt<'_>, split: &Spread) -> Matrix {
    let regions: Vec<OrgIx> = split.areas().collect();
    let mut rows = vec![split.area];
    let systems = on_land_of(as_at, &regions, Kind::is_system);
    add(&mut rows, systems.into_iter().filter(|system| as_at.land().systems().contains(system)));
    lies_in(as_at, Draft { sense: Sense::LiesIn, rows, columns: apart(regions), left_out: 0 })
}

/// A commissioner and the others that share its councils.
pub(super) fn commissioner(as_at: &AsAt<'_>, commissioner: OrgIx, found: &CommissionerCouncils) -> Matrix {
    let councils: Vec<OrgIx> = found.councils.iter().map(|land| land.council()).collect();
    let groups = systems_of(as_at, std::iter::once(commissioner).chain(councils.iter().copied()));
    let mut rows = vec![commissioner];
    add(&mut rows, on_land_of(as_at, &councils, Kind::is_commissioner));
    let columns = under(as_at, &councils, &groups);
    let lands: Vec<Option<Footprint>> = columns.iter().map(|c| land(as_at, *c)).collect();
    Draft { sense: Sense::Holds, rows, columns, left_out: 0 }.fill(|row, at, column| {
        let (Some(own), Some(piece)) = (as_at.land().footprint(row), &lands[at]) else {
            return MatrixCell::default();
        };
        let whole = as_at.land().footprint(column.area).unwrap_or(piece);
        met(as_at, &own.intersection(piece), whole)
    })
}

/// Adds a few councils of each group that lie in its columns, to compare with, those with
/// most residents there first. Gives how many more there are.
fn add_beside(as_at: &AsAt<'_>, rows: &mut Vec<OrgIx>, columns: &[Column], groups: &[OrgIx]) -> usize {
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

fn lies_in(as_at: &AsAt<'_>, draft: Draft) -> Matrix {
    let lands: Vec<Option<Footprint>> = draft.columns.iter().map(|c| land(as_at, *c)).collect();
    draft.fill(|row, at, _| {
        let (Some(own), Some(theirs)) = (as_at.land().footprint(row), &lands[at]) else {
            return MatrixCell::default();
        };
        met(as_at, &own.intersection(theirs), own)
    })
}

/// What a piece of land is of an area.
fn met(as_at: &AsAt<'_>, piece: &Footprint, of: &Footprint) -> MatrixCell {
    if piece.is_empty() {
        return MatrixCell::default();
    }
    let mut support = Support::default();
    for patch in piece.patches().map(|patch| &as_at.atlas().patches()[patch]) {
        let dated = patch.dated.iter().filter(|dated| dated.period.contains(as_at.day()));
        support.add(patch.sources, dated.map(|dated| dated.certainty).max().unwrap_or(Certainty::Certain));
    }
    if of.lies_in(piece) {
        return MatrixCell { extent: CellExtent::Whole, share: None, support };
    }
    let share = share(as_at, piece, of);
    support.basis = share.map(|_| Basis::Residents);
    MatrixCell { extent: CellExtent::Part, share, support }
}

//! Areas put under the systems they lie in, each piece of a split one under its own.

use super::table::Column;
use crate::atlas::OrgIx;
use crate::boundaries::{AreaLand, Footprint, Overlap, Weight};
use crate::query::{AsAt, short_name};
use crate::words::Kind;

/// The areas under the groups, in the order of those, and by name within each. A group comes
/// before what lies in it. Of an area only what lies in one of the groups is kept; one
/// without land stands under the system it sits within.
pub(super) fn under(as_at: &AsAt<'_>, areas: &[OrgIx], groups: &[OrgIx]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for area in areas {
        match as_at.land().footprint(*area) {
            // Before there were systems, nothing parts one from another.
            Some(_) if groups.is_empty() => columns.push(Column { area: *area, group: None, part: None }),
            Some(land) => columns.extend(pieces(as_at, AreaLand { area: *area, land }, groups)),
            None => {
                let group = as_at.geography().system_above(*area).filter(|system| groups.contains(system));
                columns.push(Column { area: *area, group, part: None });
            }
        }
    }
    columns.sort_by_cached_key(|column| {
        let position = column.group.and_then(|group| groups.iter().position(|g| *g == group));
        let name = short_name(as_at.name(column.area)).to_lowercase();
        (position.unwrap_or(usize::MAX), column.group != Some(column.area), name, column.area)
    });
    columns.dedup();
    columns
}

fn pieces(as_at: &AsAt<'_>, of: AreaLand<'_>, groups: &[OrgIx]) -> Vec<Column> {
    let AreaLand { area, land } = of;
    let mut found = Vec::new();
    for group in groups {
        let Some(theirs) = as_at.land().footprint(*group).filter(|theirs| theirs.meets(land)) else { continue };
        let part = if land.lies_in(theirs) { None } else { share(as_at, theirs, land) };
        found.push(Column { area, group: Some(*group), part });
    }
    found
}

/// Each by itself: what the finding is torn between.
pub(super) fn apart(areas: impl IntoIterator<Item = OrgIx>) -> Vec<Column> {
    areas.into_iter().map(|area| Column { area, group: Some(area), part: None }).collect()
}

/// The land of a column; nothing where it is not known.
pub(super) fn land(as_at: &AsAt<'_>, column: Column) -> Option<Footprint> {
    let whole = as_at.land().footprint(column.area)?;
    let group = column.part.and(column.group).and_then(|group| as_at.land().footprint(group));
    Some(group.map_or_else(|| whole.clone(), |group| whole.intersection(group)))
}

/// How much of an area's residents live on a piece of land; nothing where it has none.
pub(super) fn share(as_at: &AsAt<'_>, piece: &Footprint, area: &Footprint) -> Option<f64> {
    Overlap::of(piece, area, as_at.atlas(), Weight::Residents).coverage()
}

/// The systems that any of these areas lie in, in the order of the areas, each once.
pub(super) fn systems_of(as_at: &AsAt<'_>, areas: impl IntoIterator<Item = OrgIx>) -> Vec<OrgIx> {
    let mut systems = Vec::new();
    for area in areas {
        for share in as_at.systems(area) {
            if !systems.contains(&share.system) {
                systems.push(share.system);
            }
        }
    }
    systems
}

/// All the land of several areas; nothing where that of none is known.
pub(super) fn together(as_at: &AsAt<'_>, areas: &[OrgIx]) -> Option<Footprint> {
    let mut all: Option<Footprint> = None;
    for land in areas.iter().filter_map(|area| as_at.land().footprint(*area)) {
        match &mut all {
            Some(all) => all.unite(land),
            None => all = Some(land.clone()),
        }
    }
    all
}

/// Adds those that are not there yet.
pub(super) fn add(to: &mut Vec<OrgIx>, more: impl IntoIterator<Item = OrgIx>) {
    for org in more {
        if !to.contains(&org) {
            to.push(org);
        }
    }
}

/// Every area of a sort whose land is known, in the order in which areas are shown.
pub(super) fn with_land<'q>(
    as_at: &'q AsAt<'_>,
    is_meant: impl Fn(Kind) -> bool,
) -> Vec<(OrgIx, &'q Footprint)> {
    let there = as_at.atlas().orgs().iter().copied().filter(|org| as_at.geography().counts(*org));
    let meant = there.filter(|org| is_meant(as_at.kind(*org)));
    meant.filter_map(|org| Some((org, as_at.land().footprint(org)?))).collect()
}

//! What changed on the land of a tile between two days.

use std::collections::BTreeMap;

use super::classes::ClassLand;
use super::model::Meaning;
use crate::atlas::{Atlas, OrgIx};
use crate::boundaries::Footprint;
use crate::query::AsAt;

/// The land of a council's tile, by the systems it was and is in.
pub(super) fn moves(
    atlas: &Atlas,
    land: &Footprint,
    before: &[Option<OrgIx>],
    after: &[Option<OrgIx>],
) -> Vec<ClassLand> {
    let mut patches: BTreeMap<Meaning, Vec<usize>> = BTreeMap::new();
    for patch in land.patches() {
        let (from, to) = (before[patch], after[patch]);
        let meaning = if from == to { Meaning::Same } else { Meaning::Moved { from, to } };
        patches.entry(meaning).or_default().push(patch);
    }
    let land_of = |patches: Vec<usize>| Footprint::of(atlas, patches.into_iter());
    patches.into_iter().map(|(meaning, patches)| ClassLand::of(meaning, land_of(patches))).collect()
}

/// What became of a system since the first day.
pub(super) fn of_system(before: &AsAt<'_>, after: &AsAt<'_>, system: OrgIx) -> Meaning {
    if !before.land().systems().contains(&system) {
        return Meaning::New;
    }
    if before.land().footprint(system) != after.land().footprint(system) {
        return Meaning::OtherLand;
    }
    let named = |as_at: &AsAt<'_>| (as_at.name(system).to_owned(), as_at.kind(system));
    if named(before) == named(after) { Meaning::Same } else { Meaning::Renamed }
}

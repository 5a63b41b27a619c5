//! What changed on a map between two days.

use std::collections::{BTreeMap, BTreeSet};

use super::classes::Piece;
use super::{By, Meaning, Show, map};
use crate::atlas::{Atlas, Closed, OrgIx};
use crate::boundaries::Footprint;
use crate::date::{Day, Period};
use crate::query::AsAt;
use crate::words::{Kind, Service};

/// The system of each patch on a day, by the patch's place in the atlas.
pub(super) fn system_of_patch(as_at: &AsAt<'_>) -> Vec<Option<OrgIx>> {
    let mut of = vec![None; as_at.atlas().patches().len()];
    for system in as_at.land().systems() {
        let land = as_at.land().footprint(*system);
        for patch in land.into_iter().flat_map(Footprint::patches) {
            of[patch] = Some(*system);
        }
    }
    of
}

/// The land of a council's tile, by the systems it was and is in.
pub(super) fn moves(
    atlas: &Atlas,
    land: &Footprint,
    (before, after): (&[Option<OrgIx>], &[Option<OrgIx>]),
) -> Vec<Piece> {
    let mut patches: BTreeMap<Meaning, Vec<usize>> = BTreeMap::new();
    for patch in land.patches() {
        let (from, to) = (before[patch], after[patch]);
        let meaning = if from == to { Meaning::Same } else { Meaning::Moved { from, to } };
        patches.entry(meaning).or_default().push(patch);
    }
    let piece = |(meaning, patches): (Meaning, Vec<usize>)| {
        Piece::of(meaning, Footprint::of(atlas, patches.into_iter()))
    };
    patches.into_iter().map(piece).collect()
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

/// The last day, up to the day asked for, on which the map of what changed is another than
/// the day before; none where it never is.
pub fn last_change(as_at: &AsAt<'_>, of: Option<OrgIx>, service: Service) -> Option<Day> {
    let atlas = as_at.atlas();
    days(atlas).range(..=as_at.day()).rev().copied().find(|day| {
        let Ok(eve) = day.yesterday() else { return false };
        let on = |day| AsAt::new(atlas, day, Closed::Leave);
        let (before, after) = (on(eve), on(*day));
        let is_there = of.is_none_or(|org| before.snapshot().is_there(org) && after.snapshot().is_there(org));
        let show = Show { by: By::Change(&before), service };
        let differs = |map: super::Map| {
            let inside = |class: &super::Class| map.of.is_none() || class.inside > 0;
            !map.gone.is_empty() || map.classes.iter().any(|c| c.meaning != Meaning::Same && inside(c))
        };
        is_there && map(&after, of, show).is_ok_and(differs)
    })
}

/// The first day, up to the day asked for, on which there were systems and the organisation
/// was there.
pub fn first_map(as_at: &AsAt<'_>, of: Option<OrgIx>) -> Day {
    let atlas = as_at.atlas();
    let systems = super::systems::first_day(atlas);
    let own = of.and_then(|org| atlas.org(org).period.first_day());
    systems.max(own).unwrap_or(as_at.day()).min(as_at.day())
}

/// Every day on which a system may have another name or other land than the day before.
pub fn days(atlas: &Atlas) -> BTreeSet<Day> {
    let ends = |period: Period| [period.first_day(), period.day_after()].into_iter().flatten();
    let mut days: BTreeSet<Day> = BTreeSet::new();
    for org in atlas.orgs().iter().map(|org| atlas.org(*org)) {
        let is_system = org.kinds().any(Kind::is_system);
        if !is_system && !org.kinds().any(Kind::is_commissioner) {
            continue;
        }
        days.extend(ends(org.period));
        days.extend(org.parents.iter().flat_map(|p| ends(p.period)));
        days.extend(org.styles.iter().filter(|_| is_system).flat_map(|s| ends(s.period)));
    }
    let dated = atlas.patches().iter().flat_map(|p| &p.dated);
    days.extend(dated.flat_map(|d| ends(d.period)));
    days
}

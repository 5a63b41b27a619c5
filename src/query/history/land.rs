//! Land that went from one commissioner to another, told of the council whose land it is.

use std::collections::BTreeMap;

use super::happening::{Change, Detail, Happening, participant};
use crate::atlas::{Atlas, OrgIx, Patch, SourceSet};
use crate::date::{Date, Day, Period};
use crate::query::became;
use crate::words::{Certainty, Kind};

/// A commissioner and when a piece of land was its.
struct Stay {
    commissioner: OrgIx,
    period: Period,
    certainty: Certainty,
}

/// Which land moved, and between whom.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct MoveKey {
    day: Day,
    council: OrgIx,
    was: OrgIx,
    now: OrgIx,
}

/// All land that moved between two on the same day.
struct Move {
    date: Date,
    residents: u64,
    certainty: Certainty,
    sources: Vec<SourceSet>,
}

/// Land that went from one commissioner to another otherwise than by the one becoming the
/// other as a whole. Between two days, only land that is another's on the second than it
/// was on the first.
pub(super) fn moves(atlas: &Atlas, between: Option<[Day; 2]>) -> Vec<Happening<'_>> {
    let mut moves: BTreeMap<MoveKey, Move> = BTreeMap::new();
    for patch in atlas.patches() {
        let stays = stays(atlas, patch);
        let on = |day: Day| stays.iter().find(|s| s.period.contains(day)).map(|s| s.commissioner);
        let is_same =
            |[first, second]: [Day; 2]| on(first).map(|org| heir_on(atlas, org, second)) == on(second);
        if between.is_some_and(is_same) {
            continue;
        }
        for pair in stays.windows(2) {
            gather(atlas, patch, pair, &mut moves);
        }
    }
    moves.into_iter().map(|(key, moved)| happening(atlas, key, moved)).collect()
}

/// The commissioners of a piece of land, in order of time.
fn stays(atlas: &Atlas, patch: &Patch) -> Vec<Stay> {
    let areas = patch.areas.iter().map(|area| (*area, Period::ALWAYS, Certainty::Certain));
    let dated = patch.dated.iter().map(|d| (d.area, d.period, d.certainty));
    let mut stays: Vec<Stay> = areas
        .chain(dated)
        .filter(|(area, ..)| atlas.org(*area).kinds().any(Kind::is_commissioner))
        .filter(|(.., certainty)| *certainty != Certainty::Planned)
        .map(|(commissioner, period, certainty)| Stay {
            commissioner,
            period: period.intersection(atlas.org(commissioner).period),
            certainty,
        })
        .filter(|stay| !stay.period.is_reversed())
        .collect();
    stays.sort_by_key(|stay| stay.period.first_day());
    stays
}

fn gather(atlas: &Atlas, patch: &Patch, pair: &[Stay], moves: &mut BTreeMap<MoveKey, Move>) {
    let [before, after] = pair else { return };
    let Some(date) = after.period.since else { return };
    let day = date.first_day();
    let meets = day.yesterday().is_ok_and(|eve| before.period.contains(eve));
    let (was, now) = (before.commissioner, after.commissioner);
    let council = patch
        .areas_at(day)
        .find(|area| atlas.org(*area).is_there(day) && atlas.org(*area).kind_at(day).is_local_authority());
    let Some(council) = council.filter(|_| meets && was != now) else { return };
    let key = MoveKey { day, council, was, now };
    if became_as_a_whole(atlas, key) {
        return;
    }
    let all = moves.entry(key).or_insert_with(|| Move {
        date,
        residents: 0,
        certainty: Certainty::Certain,
        sources: Vec::new(),
    });
    all.residents += patch.residents.unwrap_or(0);
    all.certainty = all.certainty.max(after.certainty);
    if !all.sources.contains(&patch.sources) {
        all.sources.push(patch.sources);
    }
}

/// Is what has the land since that day only what the one before became? Then the land has
/// not moved: the whole of its commissioner has.
fn became_as_a_whole(atlas: &Atlas, MoveKey { day, was, now, .. }: MoveKey) -> bool {
    let begins = atlas.org(now).period.first_day() == Some(day);
    let ended = !atlas.org(was).is_there(day);
    match heirs(atlas, was).as_slice() {
        [] => ended && begins,
        [heir] => ended && *heir == now,
        _ => false,
    }
}

/// What one is on a day: itself, or the one that it became as a whole, or that became.
fn heir_on(atlas: &Atlas, org: OrgIx, day: Day) -> OrgIx {
    let mut at = org;
    let mut seen = vec![org];
    while !atlas.org(at).is_there(day) {
        match heirs(atlas, at).as_slice() {
            [heir] if !seen.contains(heir) => at = *heir,
            _ => break,
        }
        seen.push(at);
    }
    at
}

/// All that came of one.
fn heirs(atlas: &Atlas, org: OrgIx) -> Vec<OrgIx> {
    let mut heirs: Vec<OrgIx> = became(atlas, org).iter().map(|b| b.org).collect();
    heirs.sort_unstable();
    heirs.dedup();
    heirs
}

fn happening(atlas: &Atlas, MoveKey { day, council, was, now }: MoveKey, moved: Move) -> Happening<'_> {
    let eve = day.yesterday().unwrap_or(day);
    let own = atlas.patches().iter().filter(|patch| patch.areas_at(day).any(|area| area == council));
    Happening {
        date: Some(moved.date),
        change: Change::Moved,
        org: council,
        name: atlas.org(council).name_at(day),
        was: vec![participant(atlas, was, eve)],
        now: vec![participant(atlas, now, day)],
        detail: Detail::Land { residents: moved.residents, of: own.filter_map(|patch| patch.residents).sum() },
        way: None,
        certainty: moved.certainty,
        sources: moved.sources,
    }
}

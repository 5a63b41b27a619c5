//! What is put right between records once every layer is known: a register and the layers
//! that people compiled each are sound, and do not know of each other.

use rustc_hash::{FxHashMap, FxHashSet};

use super::merged::{Merged, Placed};
use super::wins::{add_register, life};
use crate::atlas::index::OrgIx;
use crate::atlas::origin::Origin;
use crate::date::Period;
use crate::source::record::{OrganisationRecord, ParentRecord, PatchRecord};

/// Brings together what registers and the other layers say of the same organisations and
/// of the same land.
pub(super) fn settle(merged: &mut Merged, registers: FxHashMap<OrgIx, OrganisationRecord>) {
    let mut widened = FxHashMap::default();
    for (org, register) in registers {
        let stated = &mut merged.organisations[org.index()].record;
        let before = life(stated);
        add_register(stated, register);
        if is_wider(life(stated), before) {
            widened.insert(stated.id.clone(), before);
        }
    }
    count_land_once(&mut merged.patches);
    keep_days_of_land(&mut merged.patches, &widened);
    leave_out_parents_of_other_times(merged);
}

/// Are there days in the one period that are not in the other?
fn is_wider(period: Period, other: Period) -> bool {
    let days_before = other.since.is_some_and(|o| period.since.is_none_or(|s| s.first_day() < o.first_day()));
    let days_after = other.until.is_some_and(|o| period.until.is_none_or(|u| u.last_day() > o.last_day()));
    days_before || days_after
}

/// A register's piece of land is left out where another layer has land of one of its areas:
/// the two cut the same ground in their own ways.
fn count_land_once(patches: &mut Vec<Placed<PatchRecord>>) {
    let is_registers = |patch: &Placed<PatchRecord>| patch.origin == Origin::Register;
    if !patches.iter().any(is_registers) {
        return;
    }
    let of_others = patches.iter().filter(|patch| !is_registers(patch));
    let known: FxHashSet<String> = of_others.flat_map(|patch| areas(&patch.record)).cloned().collect();
    patches.retain(|patch| !is_registers(patch) || areas(&patch.record).all(|area| !known.contains(area)));
}

fn areas(patch: &PatchRecord) -> impl Iterator<Item = &String> {
    patch.areas.iter().chain(patch.dated.iter().map(|dated| &dated.id))
}

/// Land was cut by the lives that its own layer gives: where a register makes one longer, the
/// land stays with the area for the days that were meant.
fn keep_days_of_land(patches: &mut [Placed<PatchRecord>], widened: &FxHashMap<String, Period>) {
    if widened.is_empty() {
        return;
    }
    for patch in patches.iter_mut().filter(|patch| patch.origin != Origin::Register) {
        let patch = &mut patch.record;
        for dated in &mut patch.dated {
            let own = Period { since: dated.since, until: dated.until };
            let meant = widened.get(&dated.id).map(|life| life.intersection(own));
            if let Some(Period { since, until }) = meant.filter(|meant| !meant.is_reversed()) {
                (dated.since, dated.until) = (since, until);
            }
        }
        let mut for_a_time = Vec::new();
        patch.areas.retain(|id| {
            let Some(life) = widened.get(id) else { return true };
            let (since, until) = (life.since, life.until);
            for_a_time.push(ParentRecord { id: id.clone(), since, until, certainty: None, source: Vec::new() });
            false
        });
        patch.dated.extend(for_a_time);
    }
}

/// Where the dates of a register leave no day on which an organisation sat in what another
/// layer puts it in for a time, that time is left out, so long as another is left.
fn leave_out_parents_of_other_times(merged: &mut Merged) {
    if !merged.organisations.iter().any(Placed::is_of_both) {
        return;
    }
    let lives: Vec<(Period, bool)> =
        merged.organisations.iter().map(|org| (life(&org.record), org.is_of_both())).collect();
    let ids = &merged.ids;
    for (org, &(own, is_of_both)) in merged.organisations.iter_mut().zip(&lives) {
        let parents = &mut org.record.parents;
        if parents.len() < 2 {
            continue;
        }
        let can_be = |parent: &ParentRecord| {
            let Some(&(life, also)) = ids.get(parent.id.as_str()).map(|ix| &lives[ix.index()]) else {
                return true;
            };
            let time = Period { since: parent.since, until: parent.until };
            let is_sound = ![own, time, life].into_iter().any(Period::is_reversed);
            !(is_of_both || also) || !is_sound || !own.intersection(time).intersection(life).is_reversed()
        };
        if parents.iter().any(can_be) {
            parents.retain(can_be);
        }
    }
}

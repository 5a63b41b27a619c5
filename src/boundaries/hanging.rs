//! Which councils hang under which places and systems by their land.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::{Geography, ratio};
use crate::atlas::{OrgIx, Snapshot};
use crate::words::Kind;

/// A council, or a part of one, that lies in a place, system or region.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Holding {
    /// The council.
    pub council: OrgIx,
    /// The share of its residents that live there, where it is split; `None` when all of it
    /// does.
    pub share: Option<f64>,
}

/// Under what every council of a day hangs by its land.
///
/// A council hangs under the smallest place or system, failing that the region, that holds
/// some of it; where it is split, under each. A place that sits in no system, as one that
/// spans several, takes no land from them: a council in it hangs under both. The share told
/// of a system is of all that lies in it.
#[derive(Clone, Debug, Default)]
pub struct Hanging {
    /// The councils under each place, system or region.
    holdings: FxHashMap<OrgIx, Vec<Holding>>,
    /// Under what each council hangs.
    holders: FxHashMap<OrgIx, Vec<OrgIx>>,
}

impl Hanging {
    /// Hangs every council whose land is known.
    pub fn new(geography: Geography<'_, '_>) -> Self {
        let snapshot = geography.snapshot;
        let smallest = smallest_holders(geography);
        let areas = geography.land.areas().map(|(org, _)| org);
        let mut councils: Vec<OrgIx> = areas.filter(|org| snapshot.kind(*org).is_local_authority()).collect();
        councils.sort_unstable();
        let mut hanging = Self::default();
        for council in councils {
            hanging.hang(geography, &smallest, council);
        }
        let key = |h: &Holding| {
            let kind = snapshot.kind(h.council);
            (kind, snapshot.name(h.council).to_lowercase(), h.council)
        };
        for holdings in hanging.holdings.values_mut() {
            holdings.sort_by_cached_key(key);
        }
        hanging
    }

    /// The councils that lie in a place, system or region and in nothing smaller within it.
    pub fn holdings(&self, holder: OrgIx) -> &[Holding] {
        self.holdings.get(&holder).map_or(&[], |h| h)
    }

    /// Under what a council hangs by its land, the one with most of it first.
    pub fn holders(&self, council: OrgIx) -> &[OrgIx] {
        self.holders.get(&council).map_or(&[], |h| h)
    }

    fn hang(&mut self, geography: Geography<'_, '_>, smallest: &SmallestHolders, council: OrgIx) {
        let (atlas, all_land) = (geography.atlas(), geography.land);
        let Some(land) = all_land.footprint(council) else { return };
        let mut parts: BTreeMap<OrgIx, u64> = BTreeMap::new();
        let mut also: BTreeSet<OrgIx> = BTreeSet::new();
        for patch in land.patches() {
            let Some(holder) = smallest.of[patch] else { continue };
            *parts.entry(holder).or_default() += atlas.patches()[patch].residents.unwrap_or(0);
            also.extend(smallest.systems[patch].filter(|_| is_outside(geography.snapshot, holder)));
        }
        let total = land.residents(atlas);
        let whole = parts.len() == 1 && parts.values().sum::<u64>() == total;
        // Under a system beside a place it hangs last, unless more of it lies there alone.
        for system in &also {
            parts.entry(*system).or_default();
        }
        let mut parts: Vec<(OrgIx, u64)> = parts.into_iter().collect();
        parts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        for (holder, residents) in &parts {
            let share = match all_land.footprint(*holder).filter(|_| also.contains(holder)) {
                Some(system) if land.lies_in(system) => None,
                Some(system) => ratio(land.shared_residents(system, atlas), total),
                None if whole => None,
                None => ratio(*residents, total),
            };
            self.holdings.entry(*holder).or_default().push(Holding { council, share });
        }
        self.holders.insert(council, parts.into_iter().map(|(holder, _)| holder).collect());
    }
}

/// Who holds each patch, by its number.
struct SmallestHolders {
    of: Vec<Option<OrgIx>>,
    systems: Vec<Option<OrgIx>>,
}

/// For each patch the smallest place or system of the NHS line that holds it, failing that
/// the region; and the smallest system.
fn smallest_holders(geography: Geography<'_, '_>) -> SmallestHolders {
    let (snapshot, atlas) = (geography.snapshot, geography.atlas());
    let holds = |org: OrgIx| {
        let kind = snapshot.kind(org);
        kind == Kind::Place || kind == Kind::Region || kind.is_system()
    };
    let areas = geography.land.areas().filter(|(org, _)| holds(*org));
    let mut holders: Vec<_> = areas.map(|(org, land)| (land.residents(atlas), org, land)).collect();
    // Places before systems before regions, and within each the smaller first.
    let rank = |org: OrgIx| std::cmp::Reverse(snapshot.kind(org).tier());
    holders.sort_by(|a, b| rank(a.1).cmp(&rank(b.1)).then(a.0.cmp(&b.0)).then(a.1.cmp(&b.1)));
    let mut of = vec![None; atlas.patches().len()];
    let mut systems = of.clone();
    for (_, holder, land) in holders {
        let is_system = snapshot.kind(holder).is_system();
        for patch in land.patches() {
            of[patch].get_or_insert(holder);
            if is_system {
                systems[patch].get_or_insert(holder);
            }
        }
    }
    SmallestHolders { of, systems }
}

/// Is it a place that sits in no system?
fn is_outside(snapshot: &Snapshot<'_>, holder: OrgIx) -> bool {
    let is_system = |org: OrgIx| snapshot.kind(org).is_system();
    !is_system(holder) && !snapshot.ancestors(holder).any(is_system)
}

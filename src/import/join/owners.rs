//! Whose the land of the lookups was, commissioner by commissioner: from it follows who had those
//! that came to a commissioner together with a piece of land.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::date::Day;

/// The commissioners of every piece of land, lookup by lookup.
#[derive(Debug, Default)]
pub(super) struct LandOwners<'r> {
    /// By day.
    lookups: Vec<OwnersOnADay<'r>>,
}

/// In which commissioner each small area lay on a day.
#[derive(Debug)]
struct OwnersOnADay<'r> {
    day: Day,
    owners: Vec<Option<&'r str>>,
    /// The small areas of each.
    small_areas: FxHashMap<&'r str, Vec<usize>>,
}

/// Who had a piece of land on a day.
pub(super) struct OwnersBefore<'r> {
    pub(super) day: Day,
    /// How many plots it has, those too of which nobody knows who had them.
    all: usize,
    /// How many plots of it each had.
    owners: BTreeMap<&'r str, usize>,
}

/// Of a hundred plots so many make a piece of land one's own: here and there a boundary was put
/// right on the same day.
const NEARLY_ALL: usize = 95;

impl<'r> OwnersBefore<'r> {
    /// Who had nearly all of it.
    pub(super) fn owner(&self) -> Option<&'r str> {
        self.nearly_all(Some)
    }

    /// In what nearly all of it lay, by what each owner lay in.
    pub(super) fn nearly_all<'a>(&self, of: impl Fn(&'r str) -> Option<&'a str>) -> Option<&'a str> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (owner, count) in &self.owners {
            *counts.entry(of(owner)?).or_default() += count;
        }
        counts.into_iter().find(|(_, count)| 100 * count >= NEARLY_ALL * self.all).map(|(owner, _)| owner)
    }
}

impl<'r> LandOwners<'r> {
    /// Adds those of one lookup.
    pub(super) fn add(&mut self, day: Day, owners: Vec<Option<&'r str>>) {
        let mut small_areas: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (number, owner) in owners.iter().enumerate() {
            if let Some(owner) = owner {
                small_areas.entry(owner).or_default().push(number);
            }
        }
        self.lookups.push(OwnersOnADay { day, owners, small_areas });
        self.lookups.sort_by_key(|lookup| lookup.day);
    }

    /// Who had the land that came to a commissioner on a day, in the lookups before that day, the
    /// latest first. Where no lookup shows land that came, there is nothing.
    pub(super) fn before(&self, commissioner: &str, day: Day) -> Vec<OwnersBefore<'r>> {
        let later = self.lookups.partition_point(|lookup| lookup.day < day);
        let (before, after) = self.lookups.split_at(later);
        let (Some(last), Some(first)) = (before.last(), after.first()) else { return Vec::new() };
        let Some(land) = first.small_areas.get(commissioner) else { return Vec::new() };
        let came: Vec<usize> =
            land.iter().copied().filter(|number| last.owners[*number] != Some(commissioner)).collect();
        if came.is_empty() {
            return Vec::new();
        }
        let owners = |lookup: &OwnersOnADay<'r>| {
            let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
            for owner in came.iter().filter_map(|number| lookup.owners[*number]) {
                *owners.entry(owner).or_default() += 1;
            }
            OwnersBefore { day: lookup.day, all: came.len(), owners }
        };
        before.iter().rev().map(owners).collect()
    }
}

//! Codes of the NHS register for the areas of lookups, which may have only others.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::import::lookup::AreaColumns;
use crate::import::read::Registers;
use crate::import::value::{AreaCodes, Edition, Lookup};

/// What lookups and the register say of codes, together.
pub(super) struct NhsCodes<'r> {
    /// By the codes of the ONS, from lookups that have both.
    ons: FxHashMap<&'r str, &'r str>,
    /// By names, in small letters.
    names: FxHashMap<String, &'r str>,
    /// Systems by the codes of the ONS, as the atlas that is known has them.
    known_systems: &'r FxHashMap<&'r str, &'r str>,
    /// By the codes of the ONS, where only the land tells.
    land: BTreeMap<&'r str, &'r str>,
}

impl<'r> NhsCodes<'r> {
    pub(super) fn new(registers: &'r Registers<'r>) -> Self {
        let mut ons_codes = FxHashMap::default();
        let mut names = FxHashMap::default();
        for entry in registers.commissioners.iter().flat_map(Edition::values) {
            names.insert(entry.name.to_lowercase(), entry.code);
        }
        for row in registers.lookups.iter().flat_map(|lookup| lookup.edition.values()) {
            for AreaCodes { ons, nhs, .. } in [row.commissioner, row.system] {
                if !nhs.is_empty() && !ons.is_empty() {
                    ons_codes.entry(ons).or_insert(nhs);
                }
            }
        }
        let known_systems = &registers.known_systems;
        let mut codes = Self { ons: ons_codes, names, known_systems, land: BTreeMap::new() };
        codes.land = codes.told_by_land(registers);
        codes
    }

    /// The code of the NHS register: its own, else that of its code of the ONS, else of its name,
    /// else of the one that has most of its land later.
    pub(super) fn code(&self, codes: AreaCodes<'r>) -> Option<&'r str> {
        self.said(codes).or_else(|| self.land.get(codes.ons).copied())
    }

    fn said(&self, codes: AreaCodes<'r>) -> Option<&'r str> {
        if !codes.nhs.is_empty() {
            return Some(codes.nhs);
        }
        let by_ons = self.ons.get(codes.ons);
        by_ons.or_else(|| self.names.get(&codes.name.to_lowercase())).copied()
    }

    /// The code of a system: that of the NHS register, as a file or the atlas that is known says it.
    pub(super) fn system(&self, codes: AreaCodes<'r>) -> Option<&'r str> {
        if !codes.nhs.is_empty() {
            return Some(codes.nhs);
        }
        self.ons.get(codes.ons).or_else(|| self.known_systems.get(codes.ons)).copied()
    }

    /// Those that only the land tells.
    pub(super) fn by_land(&self) -> impl Iterator<Item = (&'r str, &'r str)> {
        self.land.iter().map(|(ons, nhs)| (*ons, *nhs))
    }

    /// Of commissioners without a code: who has most of their land in the next lookup, was there by
    /// the register on that day, and has no land of its own in the same lookup.
    fn told_by_land(&self, registers: &'r Registers<'r>) -> BTreeMap<&'r str, &'r str> {
        let mut lookups: Vec<&Lookup<'r>> =
            registers.lookups.iter().filter(|lookup| lookup.columns.commissioner.is_some()).collect();
        lookups.sort_by_key(|lookup| lookup.columns.commissioner.as_ref().map(AreaColumns::day));
        let mut told = BTreeMap::new();
        for pair in lookups.windows(2) {
            let [here, next] = pair else { continue };
            let Some(day) = here.columns.commissioner.as_ref().map(AreaColumns::day) else { continue };
            let mut land: BTreeMap<&'r str, Vec<&'r str>> = BTreeMap::new();
            let mut known: FxHashSet<&str> = FxHashSet::default();
            for row in here.edition.values() {
                match self.said(row.commissioner) {
                    Some(code) => _ = known.insert(code),
                    None => land.entry(row.commissioner.ons).or_default().push(row.small_area),
                }
            }
            if land.is_empty() {
                continue;
            }
            let later: FxHashMap<&str, &'r str> = next
                .edition
                .values()
                .filter_map(|row| Some((row.small_area, self.said(row.commissioner)?)))
                .collect();
            let was_there = |code: &str| {
                let mut entries = registers.commissioners.iter().flat_map(Edition::values);
                entries.any(|entry| {
                    entry.code == code
                        && entry.since.is_some_and(|since| since <= day)
                        && entry.until.is_none_or(|until| day <= until)
                })
            };
            for (ons, small_areas) in land.into_iter().filter(|(ons, _)| !ons.is_empty()) {
                let mut counts: BTreeMap<&'r str, usize> = BTreeMap::new();
                for code in small_areas.iter().filter_map(|small_area| later.get(small_area)) {
                    *counts.entry(code).or_default() += 1;
                }
                let most =
                    counts.into_iter().filter(|(_, count)| 2 * count > small_areas.len()).map(|(code, _)| code);
                if let Some(code) = most.into_iter().find(|code| !known.contains(code) && was_there(code)) {
                    told.insert(ons, code);
                }
            }
        }
        told
    }
}

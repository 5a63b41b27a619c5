//! Councils with a new code: the same council, on the same land. A table says so, or the lookups
//! show it: one code is gone and a new one has exactly its small areas.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::small_areas::SmallAreas;
use crate::date::Day;
use crate::import::lookup::AreaColumns;
use crate::import::remark::Reason;
use crate::import::value::Edition;
use crate::words::Certainty;

/// An older code of a council.
#[derive(Clone, Copy, Debug)]
pub(super) struct OlderCode<'r> {
    code: &'r str,
    /// Since when it has had the newer.
    pub(super) since: Option<Day>,
    /// Inferred where only the land shows it.
    pub(super) certainty: Option<Certainty>,
}

/// Newer codes of councils, each with the one before it.
#[derive(Debug, Default)]
pub(super) struct Recoded<'r>(BTreeMap<&'r str, OlderCode<'r>>);

impl<'r> Recoded<'r> {
    /// The code that a council has had the longest: its id.
    pub(super) fn oldest(&self, code: &'r str) -> &'r str {
        let mut oldest = code;
        // What a table says may go round in a ring.
        for _ in 0..self.0.len() {
            match self.0.get(oldest) {
                Some(older) => oldest = older.code,
                None => break,
            }
        }
        oldest
    }

    /// Each newer code with what it replaced.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'r str, OlderCode<'r>)> {
        self.0.iter().map(|(code, older)| (*code, *older))
    }

    /// Puts land under the oldest codes.
    fn rename(&self, small_areas: &mut SmallAreas<'r>) {
        if self.0.is_empty() {
            return;
        }
        for areas in small_areas.by_lookup.iter_mut().flatten() {
            areas.council = areas.council.map(|code| self.oldest(code));
        }
    }
}

/// The land of one lookup of councils, by their codes.
struct CouncilLand<'r> {
    day: Day,
    file: &'r str,
    plots: BTreeMap<&'r str, Vec<usize>>,
}

impl<'r> Draft<'r> {
    /// Finds the councils that have newer codes, and puts their land under the oldest.
    pub(super) fn recode(&mut self, small_areas: &mut SmallAreas<'r>) -> Recoded<'r> {
        let registers = self.registers;
        let mut recoded = Recoded::default();
        let said = registers.recodings.iter().flat_map(Edition::values).chain(&registers.known_recodings);
        for recoding in said.filter(|recoding| recoding.old != recoding.new) {
            let older = OlderCode { code: recoding.old, since: recoding.on, certainty: None };
            recoded.0.entry(recoding.new).or_insert(older);
        }
        recoded.rename(small_areas);
        let lands = self.council_lands(small_areas);
        for (at, later) in lands.iter().enumerate().skip(1) {
            let (before, after) = lands.split_at(at);
            let earlier = &before[at - 1];
            for (new, plots) in &later.plots {
                let is_new = before.iter().all(|land| !land.plots.contains_key(new));
                let gone = |old: &&&str| {
                    after.iter().all(|land| !land.plots.contains_key(**old)) && old.get(..3) == new.get(..3)
                };
                let same = earlier.plots.iter().filter(|(_, land)| *land == plots).map(|(old, _)| old);
                let Some(old) = same.filter(|_| is_new).find(gone) else { continue };
                let what = format!("{new} is {old} with a new code, on {} at the latest", later.day);
                self.remarks.add_file(Reason::Recoded, later.file, what);
                let certainty = Some(Certainty::Inferred);
                recoded.0.insert(new, OlderCode { code: old, since: Some(later.day), certainty });
            }
        }
        recoded.rename(small_areas);
        recoded
    }

    /// The land of the councils in each lookup that has them, by day; of one day only the first.
    fn council_lands(&self, small_areas: &SmallAreas<'r>) -> Vec<CouncilLand<'r>> {
        let mut lands: Vec<CouncilLand<'r>> = Vec::new();
        for (lookup, areas) in self.registers.lookups.iter().zip(&small_areas.by_lookup) {
            let Some(day) = lookup.columns.council.as_ref().map(AreaColumns::day) else { continue };
            if lands.iter().any(|land| land.day == day) {
                continue;
            }
            let mut plots: BTreeMap<&'r str, Vec<usize>> = BTreeMap::new();
            for (plot, areas) in areas.iter().enumerate() {
                if let Some(council) = areas.council {
                    plots.entry(council).or_default().push(plot);
                }
            }
            lands.push(CouncilLand { day, file: lookup.edition.file, plots });
        }
        lands.sort_by_key(|land| land.day);
        lands
    }
}

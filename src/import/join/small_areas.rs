//! Small areas, and the pieces of land that they make: those that lie in the same commissioner
//! and the same council in every lookup are one piece. Where lookups are of two censuses, land is
//! cut wherever either has a boundary.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::import::lookup::AreaColumns;
use crate::import::read::Registers;
use crate::import::value::{Edition, ExactFit, Located, Lookup, LookupRow, Residents, SameLand};

/// In which commissioner and which council a small area lies in one lookup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct LookupAreas<'r> {
    pub(super) commissioner: Option<&'r str>,
    pub(super) council: Option<&'r str>,
}

/// The small areas of the lookups as plots of land, and where each lies in each of them. A plot
/// is one small area, or where there are two censuses what one of each has in common.
pub(super) struct SmallAreas<'r> {
    /// The numbers of the plots of each small area, census by census, by its code.
    plots: BTreeMap<u8, FxHashMap<&'r str, Vec<usize>>>,
    count: usize,
    /// A list for each lookup.
    pub(super) by_lookup: Vec<Vec<LookupAreas<'r>>>,
    /// Pairs of small areas on two sides of a boundary between councils, which only says that the
    /// line of one of them was put right.
    pub(super) put_right: Vec<Located<'r, SameLand<'r>>>,
}

/// How much of one piece of land there is, and one of its plots.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LandPiece {
    /// Not known where nobody counted those of a part.
    pub(super) residents: Option<u64>,
    pub(super) small_areas: u64,
    pub(super) first: usize,
}

impl<'r> SmallAreas<'r> {
    /// Those of all lookups; where each lies is still to be said.
    pub(super) fn new(registers: &'r Registers<'r>) -> Self {
        let mut codes: BTreeMap<u8, FxHashMap<&'r str, Vec<usize>>> = BTreeMap::new();
        let mut listed: Vec<CensusCode<'r>> = Vec::new();
        for lookup in &registers.lookups {
            let census = lookup.columns.small_area.census;
            let known = codes.entry(census).or_default();
            for row in lookup.edition.values().filter(|row| is_english(row.small_area)) {
                known.entry(row.small_area).or_insert_with(|| {
                    listed.push(CensusCode { census, code: row.small_area });
                    Vec::new()
                });
            }
        }
        let mut small_areas = Self { plots: codes, count: 0, by_lookup: Vec::new(), put_right: Vec::new() };
        let fit = registers.exact_fit.as_ref();
        let censuses: Vec<u8> = small_areas.plots.keys().copied().collect();
        match (censuses.as_slice(), fit) {
            ([older, newer], Some(fit)) if small_areas.is_fitted_by(fit) => {
                let councils = [*older, *newer].map(|census| Councils::new(registers, census));
                let on_one_side = |pair: &SameLand<'_>| {
                    let [before, after] = &councils;
                    let before = before.latest.get(pair.older);
                    before.zip(after.first.get(pair.newer)).is_none_or(|(before, after)| before == after)
                };
                let mut anchored: FxHashMap<&str, usize> = FxHashMap::default();
                for pair in fit.edition.values().filter(|pair| on_one_side(pair)) {
                    for code in [pair.older, pair.newer] {
                        *anchored.entry(code).or_default() += 1;
                    }
                }
                for located in fit.edition.located() {
                    let pair = located.value;
                    let has_another = |code: &str| anchored.get(code).is_some_and(|count| *count > 0);
                    if !on_one_side(pair) && has_another(pair.older) && has_another(pair.newer) {
                        small_areas.put_right.push(located);
                        continue;
                    }
                    let (older, newer) = (of_census(*older, pair.older), of_census(*newer, pair.newer));
                    small_areas.add_plot(&[older, newer]);
                }
            }
            // An area whose code is the same is the same area.
            ([_, _, ..], _) => {
                let is_everywhere =
                    |code: &str| small_areas.plots.values().all(|known| known.contains_key(code));
                let first = censuses[0];
                let unchanged: Vec<&'r str> = listed
                    .iter()
                    .filter(|area| area.census == first && is_everywhere(area.code))
                    .map(|area| area.code)
                    .collect();
                for code in unchanged {
                    let all: Vec<CensusCode<'r>> =
                        censuses.iter().map(|census| CensusCode { census: *census, code }).collect();
                    small_areas.add_plot(&all);
                }
            }
            _ => {
                for area in listed {
                    small_areas.add_plot(&[area]);
                }
            }
        }
        small_areas.by_lookup = vec![vec![LookupAreas::default(); small_areas.count]; registers.lookups.len()];
        small_areas
    }

    /// Does a file say of the censuses of the lookups how their small areas fit one another?
    pub(super) fn is_fitted_by(&self, fit: &ExactFit<'_>) -> bool {
        self.censuses().eq([fit.older, fit.newer])
    }

    /// Adds what these have in common, where each is in a lookup.
    fn add_plot(&mut self, of: &[CensusCode<'r>]) {
        let is_known =
            |area: &CensusCode<'_>| self.plots.get(&area.census).is_some_and(|c| c.contains_key(area.code));
        if !of.iter().all(is_known) {
            return;
        }
        for area in of {
            if let Some(plots) = self.plots.get_mut(&area.census).and_then(|codes| codes.get_mut(area.code)) {
                plots.push(self.count);
            }
        }
        self.count += 1;
    }

    /// How many plots there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// How many small areas of a census the lookups have.
    pub(super) fn count_of(&self, census: u8) -> usize {
        self.plots.get(&census).map_or(0, FxHashMap::len)
    }

    /// The censuses of the lookups.
    pub(super) fn censuses(&self) -> impl Iterator<Item = u8> {
        self.plots.keys().copied()
    }

    /// The plots of a small area; none where no lookup has it, or where nothing says which small
    /// area of the other census it is.
    pub(super) fn plots(&self, census: u8, code: &str) -> &[usize] {
        self.plots.get(&census).and_then(|codes| codes.get(code)).map_or(&[], Vec::as_slice)
    }

    /// Does a lookup of this census have it?
    pub(super) fn has(&self, census: u8, code: &str) -> bool {
        self.plots.get(&census).is_some_and(|codes| codes.contains_key(code))
    }

    /// The small areas of a census that have no plot, in order.
    pub(super) fn left_out(&self, census: u8) -> Vec<&'r str> {
        let codes = self.plots.get(&census).into_iter().flatten();
        let mut left_out: Vec<&str> =
            codes.filter(|(_, plots)| plots.is_empty()).map(|(code, _)| *code).collect();
        left_out.sort_unstable();
        left_out
    }

    /// Which census most of the small areas of a count are of; of two alike the later.
    pub(super) fn census_of(&self, edition: &Edition<'_, Residents<'_>>) -> Option<u8> {
        self.censuses()
            .max_by_key(|census| edition.values().filter(|row| self.has(*census, row.small_area)).count())
    }

    /// To which piece of land each plot belongs, from 0 on without a gap.
    pub(super) fn pieces(&self) -> Vec<usize> {
        let mut piece_of: Vec<usize> = vec![0; self.count];
        for areas in &self.by_lookup {
            let mut known: FxHashMap<(usize, LookupAreas<'_>), usize> = FxHashMap::default();
            for (piece, areas) in piece_of.iter_mut().zip(areas) {
                let next = known.len();
                *piece = *known.entry((*piece, *areas)).or_insert(next);
            }
        }
        piece_of
    }

    /// Counts every small area of a census once, with all its plots or the first of them.
    pub(super) fn first_plots(&self, census: u8) -> impl Iterator<Item = usize> {
        self.plots
            .get(&census)
            .into_iter()
            .flat_map(FxHashMap::values)
            .filter_map(|plots| plots.first().copied())
    }
}

/// In which council each small area of a census lay, in the first and in the latest lookup.
struct Councils<'r> {
    first: FxHashMap<&'r str, &'r str>,
    latest: FxHashMap<&'r str, &'r str>,
}

impl<'r> Councils<'r> {
    fn new(registers: &'r Registers<'r>, census: u8) -> Self {
        let day = |lookup: &&Lookup<'_>| lookup.columns.council.as_ref().map(AreaColumns::day);
        let lookups = || {
            let of_census =
                registers.lookups.iter().filter(|lookup| lookup.columns.small_area.census == census);
            of_census.filter(|lookup| lookup.columns.council.is_some())
        };
        let in_lookup = |lookup: Option<&'r Lookup<'r>>| {
            let rows = lookup.into_iter().flat_map(|lookup| lookup.edition.values());
            rows.filter_map(|row| Some((row.small_area, council(row)?))).collect()
        };
        Self { first: in_lookup(lookups().min_by_key(day)), latest: in_lookup(lookups().max_by_key(day)) }
    }
}

/// A small area of a census.
#[derive(Clone, Copy)]
struct CensusCode<'r> {
    census: u8,
    code: &'r str,
}

fn of_census(census: u8, code: &str) -> CensusCode<'_> {
    CensusCode { census, code }
}

/// Is the code of a small area one of England?
pub(super) fn is_english(small_area: &str) -> bool {
    small_area.starts_with('E')
}

/// The council of a row, where it has one.
pub(super) fn council<'r>(row: &LookupRow<'r>) -> Option<&'r str> {
    Some(row.council).filter(|code| !code.is_empty())
}

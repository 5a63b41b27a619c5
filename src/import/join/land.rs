//! Small areas to patches: those that lie in the same commissioner and the same council in
//! every lookup are one piece of land.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::super::lookup::Area;
use super::super::read::Registers;
use super::super::remark::Reason;
use super::commissioners::Coder;
use super::{Draft, date, keys, sources};
use crate::date::{Date, Day};
use crate::source::record::{ParentRecord, PatchRecord};
use crate::words::Certainty;

/// From a day to a day, both inclusive; none: always, and still.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Life {
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
}

impl Life {
    /// The life of what was seen on some of the days on which it was looked for: it began on
    /// the first that has it unless that is the first of all, and ended on the day before the
    /// first after it that has it not.
    pub(super) fn seen_on(seen: &[Day], looked: &[Day]) -> Self {
        let (Some(first), Some(last)) = (seen.iter().min(), seen.iter().max()) else { return Self::default() };
        let since = looked.iter().any(|day| day < first).then_some(*first);
        let gone = looked.iter().filter(|day| *day > last).min();
        Self { since, until: gone.and_then(|day| day.yesterday().ok()) }
    }

    fn meets(self, other: Self) -> bool {
        let begins_before_end = |a: Self, b: Self| match (a.since, b.until) {
            (Some(since), Some(until)) => since <= until,
            _ => true,
        };
        begins_before_end(self, other) && begins_before_end(other, self)
    }
}

/// Of one sort of area: on which day a small area lay in which.
type Sequence<'r> = Vec<(Day, &'r str)>;

/// In which commissioner and which council a small area lies, lookup by lookup.
type Placings<'r> = Vec<Placed<'r>>;

/// In which commissioner and in which council.
type Placed<'r> = (Option<&'r str>, Option<&'r str>);

/// How much of one piece of land there is.
#[derive(Default)]
struct Size {
    residents: u64,
    small_areas: u64,
}

impl Draft<'_> {
    /// Patches, and the councils they lie in.
    pub(super) fn land(&mut self) {
        let registers = self.registers;
        if registers.lookups.is_empty() {
            if let Some(edition) = &registers.residents {
                let said = format!("{} small areas", edition.rows.len());
                self.remarks.of_file(Reason::NoLookup, &edition.file, said);
            }
            return;
        }
        let coder = Coder::new(registers);
        let placings = self.placings(registers, &coder);
        let councils = self.councils(registers);
        let residents = self.residents(registers, &placings);
        let mut pieces: BTreeMap<Placings<'_>, Size> = BTreeMap::new();
        for (small_area, placing) in placings {
            let size = pieces.entry(placing).or_default();
            size.small_areas += 1;
            size.residents += residents.get(small_area).copied().unwrap_or(0);
        }
        let mut source: Vec<String> =
            registers.lookups.iter().map(|lookup| sources::lookup_key(&lookup.columns.title())).collect();
        if registers.residents.is_some() {
            source.extend(keys(&[sources::RESIDENTS]));
        }
        for (placings, size) in pieces {
            let (mut commissioners, mut local): (Sequence<'_>, Sequence<'_>) = (Vec::new(), Vec::new());
            for (lookup, (commissioner, council)) in registers.lookups.iter().zip(placings) {
                let day = |area: &Option<Area>| area.as_ref().map(Area::day);
                commissioners.extend(day(&lookup.columns.commissioner).zip(commissioner));
                local.extend(day(&lookup.columns.council).zip(council));
            }
            local.retain(|(_, id)| councils.contains_key(id));
            let mut patch = PatchRecord {
                residents: size.residents,
                small_areas: size.small_areas,
                source: source.clone(),
                ..PatchRecord::default()
            };
            lie_in(&mut patch, local, |id| councils.get(id).copied().unwrap_or_default());
            lie_in(&mut patch, commissioners, |id| {
                self.commissioners.get(id).map(|c| c.life).unwrap_or_default()
            });
            if !patch.areas.is_empty() || !patch.dated.is_empty() {
                self.patches.push(patch);
            }
        }
        self.patches.sort_by(|a, b| a.areas.cmp(&b.areas).then_with(|| ids(&a.dated).cmp(&ids(&b.dated))));
    }

    fn placings<'r>(
        &mut self,
        registers: &'r Registers,
        coder: &Coder<'r>,
    ) -> FxHashMap<&'r str, Placings<'r>> {
        let count = registers.lookups.len();
        let most = registers.lookups.iter().map(|lookup| lookup.edition.rows.len()).max().unwrap_or(0);
        let mut placings: FxHashMap<&str, Placings<'_>> = FxHashMap::default();
        placings.reserve(most);
        let day = |area: Option<&Area>| area.map(Area::day);
        let days: Vec<[Option<Day>; 2]> = (registers.lookups.iter().map(|lookup| &lookup.columns))
            .map(|columns| [day(columns.commissioner.as_ref()), day(columns.council.as_ref())])
            .collect();
        for (at, lookup) in registers.lookups.iter().enumerate() {
            let file = &lookup.edition.file;
            for (row, placing) in &lookup.edition.rows {
                let place = (file.as_str(), *row);
                if !placing.small_area.starts_with('E') {
                    self.remarks.add(Reason::NotEnglish, place, &placing.small_area);
                    continue;
                }
                let commissioner = coder.code(&placing.commissioner);
                let has_one = !placing.commissioner.ons.is_empty() || !placing.commissioner.nhs.is_empty();
                if has_one && commissioner.is_none() {
                    let said = format!("{} {}", placing.commissioner.ons, placing.commissioner.name);
                    self.remarks.add(Reason::UncodedCommissioner, place, said);
                }
                let council = Some(placing.council.as_str()).filter(|code| !code.is_empty());
                let known =
                    placings.entry(placing.small_area.as_str()).or_insert_with(|| vec![(None, None); count]);
                let first = |sort: usize, of: fn(Placed<'r>) -> Option<&'r str>| {
                    let mut of_that_day = (0..at).filter(|other| days[*other][sort] == days[at][sort]);
                    of_that_day.find_map(|other| of(known[other]))
                };
                let (said, stands) = ([commissioner, council], [first(0, |k| k.0), first(1, |k| k.1)]);
                for (said, stands) in said.into_iter().zip(stands) {
                    if let (Some(said), Some(stands)) = (said, stands)
                        && said != stands
                    {
                        let what = format!("{}: {said} here, {stands} in another", placing.small_area);
                        self.remarks.add(Reason::LookupsDiffer, place, what);
                    }
                }
                known[at] = (stands[0].or(commissioner), stands[1].or(council));
            }
        }
        for lookup in registers.lookups.iter().filter(|lookup| lookup.edition.rows.len() < placings.len()) {
            let missing = placings.len() - lookup.edition.rows.len();
            let said = format!("{missing} small areas");
            self.remarks.of_file(Reason::NotInEveryLookup, &lookup.edition.file, said);
        }
        placings
    }

    fn residents<'r>(
        &mut self,
        registers: &'r Registers,
        placings: &FxHashMap<&'r str, Placings<'r>>,
    ) -> FxHashMap<&'r str, u64> {
        let Some(edition) = &registers.residents else { return FxHashMap::default() };
        let mut residents = FxHashMap::default();
        residents.reserve(edition.rows.len());
        for (row, (small_area, number)) in &edition.rows {
            if placings.contains_key(small_area.as_str()) {
                residents.insert(small_area.as_str(), *number);
            } else if small_area.starts_with('E') {
                self.remarks.add(Reason::NoLookup, (&edition.file, *row), small_area);
            } else {
                self.remarks.add(Reason::NotEnglish, (&edition.file, *row), small_area);
            }
        }
        for lookup in &registers.lookups {
            for (row, placing) in &lookup.edition.rows {
                let small_area = placing.small_area.as_str();
                if small_area.starts_with('E') && !residents.contains_key(small_area) {
                    self.remarks.add(Reason::NoResidents, (&lookup.edition.file, *row), small_area);
                }
            }
        }
        residents
    }
}

fn ids(dated: &[ParentRecord]) -> Vec<&str> {
    dated.iter().map(|in_it| in_it.id.as_str()).collect()
}

/// Puts a patch in the areas of one sort. Each counts in its own life; between two that were
/// there at the same time it moved, at the latest on the day of the lookup that shows it.
fn lie_in(patch: &mut PatchRecord, mut sequence: Sequence<'_>, life: impl Fn(&str) -> Life) {
    sequence.sort_unstable();
    sequence.dedup_by(|later, first| later.1 == first.1);
    let mut distinct: Vec<&str> = sequence.iter().map(|(_, id)| *id).collect();
    distinct.sort_unstable();
    distinct.dedup();
    let moved = |id: &&str| distinct.iter().any(|other| other != id && life(other).meets(life(id)));
    if distinct.len() == sequence.len() && !distinct.iter().any(moved) {
        patch.areas.extend(sequence.iter().map(|(_, id)| (*id).to_owned()));
        return;
    }
    for (at, (day, id)) in sequence.iter().enumerate() {
        let next = sequence.get(at + 1).and_then(|(next, _)| next.yesterday().ok());
        patch.dated.push(ParentRecord {
            id: (*id).to_owned(),
            since: date((at > 0).then_some(*day)),
            until: next.map(Date::of),
            certainty: Some(Certainty::Inferred),
            source: Vec::new(),
        });
    }
}

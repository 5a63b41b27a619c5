//! Small areas to patches: those that lie in the same commissioner and the same council in
//! every lookup are one piece of land.

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

/// In which commissioner and which council a small area lies in one lookup.
type Place<'r> = (Option<&'r str>, Option<&'r str>);

/// The small areas of the lookups, and where each lies in each of them.
struct SmallAreas<'r> {
    /// Their places in the lists, by their codes.
    at: FxHashMap<&'r str, usize>,
    /// A list for each lookup.
    places: Vec<Vec<Place<'r>>>,
}

/// How much of one piece of land there is, and one of its small areas.
struct Piece {
    residents: u64,
    small_areas: u64,
    first: usize,
}

impl<'r> SmallAreas<'r> {
    fn of(registers: &'r Registers<'r>) -> Self {
        let most = registers.lookups.iter().map(|lookup| lookup.edition.rows.len()).max().unwrap_or(0);
        let mut at: FxHashMap<&str, usize> = FxHashMap::default();
        at.reserve(most);
        for lookup in &registers.lookups {
            for (_, placing) in lookup.edition.rows.iter().filter(|(_, p)| is_english(p.small_area)) {
                let next = at.len();
                at.entry(placing.small_area).or_insert(next);
            }
        }
        let places = vec![vec![(None, None); at.len()]; registers.lookups.len()];
        Self { at, places }
    }

    /// Small areas that lie in the same areas in every lookup, together.
    fn pieces(&self, residents: &[Option<u64>]) -> Vec<Piece> {
        let mut piece_of: Vec<usize> = vec![0; self.at.len()];
        for places in &self.places {
            let mut known: FxHashMap<(usize, Place<'_>), usize> = FxHashMap::default();
            for (piece, place) in piece_of.iter_mut().zip(places) {
                let next = known.len();
                *piece = *known.entry((*piece, *place)).or_insert(next);
            }
        }
        let mut pieces: Vec<Piece> = Vec::new();
        for (small_area, piece) in piece_of.into_iter().enumerate() {
            if piece == pieces.len() {
                pieces.push(Piece { residents: 0, small_areas: 0, first: small_area });
            }
            let piece = &mut pieces[piece];
            piece.small_areas += 1;
            piece.residents += residents[small_area].unwrap_or(0);
        }
        pieces
    }
}

fn is_english(small_area: &str) -> bool {
    small_area.starts_with('E')
}

impl Draft<'_> {
    /// Patches, and the councils they lie in.
    pub(super) fn land(&mut self) {
        let registers = self.registers;
        if registers.lookups.is_empty() {
            if let Some(edition) = &registers.residents {
                let said = format!("{} small areas", edition.rows.len());
                self.remarks.of_file(Reason::NoLookup, edition.file, said);
            }
            return;
        }
        let coder = Coder::new(registers);
        let mut small_areas = SmallAreas::of(registers);
        self.places((&mut small_areas, &coder), registers);
        let councils = self.councils(registers);
        let residents = self.residents(&small_areas);
        let mut source: Vec<String> =
            registers.lookups.iter().map(|lookup| sources::lookup_key(&lookup.columns.title())).collect();
        if registers.residents.is_some() {
            source.extend(keys(&[sources::RESIDENTS]));
        }
        for piece in small_areas.pieces(&residents) {
            let (mut commissioners, mut local): (Sequence<'_>, Sequence<'_>) = (Vec::new(), Vec::new());
            for (lookup, places) in registers.lookups.iter().zip(&small_areas.places) {
                let (commissioner, council) = places[piece.first];
                let day = |area: &Option<Area>| area.as_ref().map(Area::day);
                commissioners.extend(day(&lookup.columns.commissioner).zip(commissioner));
                local.extend(day(&lookup.columns.council).zip(council));
            }
            local.retain(|(_, id)| councils.contains_key(id));
            let mut patch = PatchRecord {
                residents: piece.residents,
                small_areas: piece.small_areas,
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

    /// Puts each small area where each lookup has it.
    fn places<'r>(
        &mut self,
        (small_areas, coder): (&mut SmallAreas<'r>, &Coder<'r>),
        registers: &'r Registers<'r>,
    ) {
        let all = small_areas.at.len();
        for (at, lookup) in registers.lookups.iter().enumerate() {
            let file = lookup.edition.file;
            let (before, rest) = small_areas.places.split_at_mut(at);
            let (Some(places), others) = (rest.first_mut(), of_the_same_days(registers, at)) else { continue };
            for (row, placing) in &lookup.edition.rows {
                let Some(at) = small_areas.at.get(placing.small_area) else {
                    self.remarks.add(Reason::NotEnglish, (file, *row), placing.small_area);
                    continue;
                };
                let said = &placing.commissioner;
                let commissioner = coder.code(said);
                if commissioner.is_none() && !said.ons.is_empty() {
                    let said = format!("{} {}", said.ons, said.name);
                    self.remarks.add(Reason::UncodedCommissioner, (file, *row), said);
                }
                let council = Some(placing.council).filter(|code| !code.is_empty());
                let first = |of: fn(Place<'r>) -> Option<&'r str>, others: &[usize]| {
                    others.iter().find_map(|other| of(before[*other][*at]))
                };
                let stand = [first(|place| place.0, &others[0]), first(|place| place.1, &others[1])];
                for (said, stands) in [commissioner, council].into_iter().zip(stand) {
                    if let Some((said, stands)) = said.zip(stands).filter(|(said, stands)| said != stands) {
                        let what = format!("{}: {said} here, {stands} in another", placing.small_area);
                        self.remarks.add(Reason::LookupsDiffer, (file, *row), what);
                    }
                }
                places[*at] = (stand[0].or(commissioner), stand[1].or(council));
            }
            let missing = all.saturating_sub(lookup.edition.rows.len());
            if missing > 0 {
                let said = format!("{missing} small areas");
                self.remarks.of_file(Reason::NotInEveryLookup, file, said);
            }
        }
    }

    /// The residents of each small area, as the small areas are listed.
    fn residents(&mut self, small_areas: &SmallAreas<'_>) -> Vec<Option<u64>> {
        let mut residents: Vec<Option<u64>> = vec![None; small_areas.at.len()];
        let Some(edition) = &self.registers.residents else { return residents };
        for (row, (small_area, number)) in &edition.rows {
            if let Some(at) = small_areas.at.get(small_area) {
                residents[*at] = Some(*number);
                continue;
            }
            let reason = if is_english(small_area) { Reason::NoLookup } else { Reason::NotEnglish };
            self.remarks.add(reason, (edition.file, *row), *small_area);
        }
        if residents.iter().all(Option::is_some) {
            return residents;
        }
        for lookup in &self.registers.lookups {
            for (row, placing) in &lookup.edition.rows {
                let at = small_areas.at.get(placing.small_area);
                if at.is_some_and(|at| residents[*at].is_none()) {
                    self.remarks.add(Reason::NoResidents, (lookup.edition.file, *row), placing.small_area);
                }
            }
        }
        residents
    }
}

/// The lookups before this one that speak for the same day: of commissioners, and of councils.
fn of_the_same_days(registers: &Registers<'_>, at: usize) -> [Vec<usize>; 2] {
    let days = |at: usize| {
        let columns = &registers.lookups[at].columns;
        [&columns.commissioner, &columns.council].map(|area| area.as_ref().map(Area::day))
    };
    let own = days(at);
    let same =
        |sort: usize| (0..at).filter(move |other| own[sort].is_some() && days(*other)[sort] == own[sort]);
    [same(0).collect(), same(1).collect()]
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

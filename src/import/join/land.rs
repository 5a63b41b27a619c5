//! The land of the lookups as patches.

use super::draft::Draft;
use super::life::Life;
use super::nhs_codes::NhsCodes;
use super::record::{date, keys};
use super::residents::PlotResidents;
use super::small_areas::{LandPiece, LookupAreas, SmallAreas, council, is_english};
use super::sources;
use crate::date::{Date, Day};
use crate::import::lookup::{AreaColumns, LookupColumns};
use crate::import::read::Registers;
use crate::import::remark::{Reason, RowPosition};
use crate::import::times::Timed;
use crate::import::value::{Located, Lookup, LookupRow};
use crate::source::record::{ParentRecord, PatchRecord};
use crate::words::Certainty;

/// Of one sort of area: in which land lay on a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Sighting<'r> {
    day: Day,
    id: &'r str,
}

/// The earlier lookups that speak for the same day as one: of commissioners, and of councils.
struct SameDay {
    commissioners: Vec<usize>,
    councils: Vec<usize>,
}

impl<'r> Draft<'r> {
    /// Adds patches, and the councils they lie in.
    pub(super) fn land(&mut self) {
        let registers = self.registers;
        if registers.lookups.is_empty() {
            for count in &registers.residents {
                let what = format!("{} small areas", count.edition.rows.len());
                self.remarks.add_file(Reason::NoLookup, count.edition.file, what);
            }
            return;
        }
        let mut small_areas = SmallAreas::new(registers);
        for Located { at, value: pair } in &small_areas.put_right {
            self.remarks.add(Reason::BoundaryPutRight, *at, format!("{} and {}", pair.older, pair.newer));
        }
        if let Some(fit) = registers.exact_fit.as_ref().filter(|fit| !small_areas.is_fitted_by(fit)) {
            let here: Vec<String> = small_areas.censuses().map(|census| format!("20{census:02}")).collect();
            let what = format!(
                "small areas of 20{:02} and 20{:02}, the lookups have {}",
                fit.older,
                fit.newer,
                here.join(" and ")
            );
            self.remarks.add_file(Reason::OtherCensuses, fit.edition.file, what);
        }
        let codes = NhsCodes::new(registers);
        for (ons, nhs) in codes.by_land() {
            let has = |lookup: &&Lookup<'_>| lookup.edition.values().any(|row| row.commissioner.ons == ons);
            let file = registers.lookups.iter().find(has).map_or("", |lookup| lookup.edition.file);
            self.remarks.add_file(Reason::CodedByLand, file, format!("{ons}: {nhs}"));
        }
        self.locate(&mut small_areas, &codes);
        let recoded = self.recode(&mut small_areas);
        for (lookup, areas) in registers.lookups.iter().zip(&small_areas.by_lookup) {
            if let Some(area) = &lookup.columns.commissioner {
                self.owners.add(area.day(), areas.iter().map(|areas| areas.commissioner).collect());
            }
        }
        let councils = self.councils(&recoded);
        let residents = self.residents(&small_areas);
        let mut source: Vec<String> =
            registers.lookups.iter().map(|lookup| sources::lookup_key(&lookup.columns.title())).collect();
        if !registers.residents.is_empty() {
            source.extend(keys(&[sources::RESIDENTS]));
        }
        for piece in pieces(&small_areas, &residents) {
            let (mut commissioners, mut local) = (Vec::new(), Vec::new());
            for (lookup, areas) in registers.lookups.iter().zip(&small_areas.by_lookup) {
                let areas = areas[piece.first];
                commissioners.extend(sighting(lookup.columns.commissioner.as_ref(), areas.commissioner));
                local.extend(sighting(lookup.columns.council.as_ref(), areas.council));
            }
            local.retain(|sighting| councils.contains_key(sighting.id));
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
            } else {
                self.remarks.add_file(Reason::InNoArea, registers.lookups[0].edition.file, in_words(&piece));
            }
        }
        self.patches.sort_by(|a, b| a.areas.cmp(&b.areas).then_with(|| ids(&a.dated).cmp(&ids(&b.dated))));
    }

    /// Puts each small area where each lookup has it.
    fn locate(&mut self, small_areas: &mut SmallAreas<'r>, codes: &NhsCodes<'r>) {
        let registers = self.registers;
        for (number, lookup) in registers.lookups.iter().enumerate() {
            let same_day = SameDay::of(registers, number);
            let census = lookup.columns.small_area.census;
            for Located { at, value: row } in lookup.edition.located() {
                if !is_english(row.small_area) {
                    self.remarks.add(Reason::NotEnglish, at, row.small_area);
                    continue;
                }
                let here = self.areas_of(row, at, codes);
                let mut is_told = false;
                for plot in small_areas.plots(census, row.small_area).to_vec() {
                    let before = same_day.areas(small_areas, plot);
                    let pairs = [(here.commissioner, before.commissioner), (here.council, before.council)];
                    for (here, before) in pairs.into_iter().filter_map(|(here, before)| here.zip(before)) {
                        if here != before && !is_told {
                            let what = format!("{}: {here} here, {before} in another", row.small_area);
                            self.remarks.add(Reason::LookupsDiffer, at, what);
                            is_told = true;
                        }
                    }
                    small_areas.by_lookup[number][plot] = LookupAreas {
                        commissioner: before.commissioner.or(here.commissioner),
                        council: before.council.or(here.council),
                    };
                }
            }
            let english = lookup.edition.values().filter(|row| is_english(row.small_area)).count();
            let missing = small_areas.count_of(census).saturating_sub(english);
            if missing > 0 {
                let what = format!("{missing} small areas");
                self.remarks.add_file(Reason::NotInEveryLookup, lookup.edition.file, what);
            }
        }
    }

    /// The areas that a row of a lookup names, by the codes by which they are known here.
    fn areas_of(&mut self, row: &LookupRow<'r>, at: RowPosition<'_>, codes: &NhsCodes<'r>) -> LookupAreas<'r> {
        let commissioner = codes.code(row.commissioner);
        if commissioner.is_none() && !row.commissioner.ons.is_empty() {
            let what = format!("{} {}", row.commissioner.ons, row.commissioner.name);
            self.remarks.add(Reason::UncodedCommissioner, at, what);
        }
        LookupAreas { commissioner, council: council(row) }
    }
}

impl SameDay {
    fn of(registers: &Registers<'_>, number: usize) -> Self {
        let day = |area: &Option<AreaColumns>| area.as_ref().map(AreaColumns::day);
        let same = |sort: fn(&LookupColumns) -> &Option<AreaColumns>| {
            let day_in = |lookup: usize| day(sort(&registers.lookups[lookup].columns));
            let own = day_in(number);
            (0..number).filter(|other| own.is_some() && day_in(*other) == own).collect()
        };
        Self {
            commissioners: same(|columns| &columns.commissioner),
            councils: same(|columns| &columns.council),
        }
    }

    /// Where those lookups have a small area, the first that has it in any.
    fn areas<'r>(&self, small_areas: &SmallAreas<'r>, plot: usize) -> LookupAreas<'r> {
        let areas = |lookup: &usize| small_areas.by_lookup[*lookup][plot];
        LookupAreas {
            commissioner: self.commissioners.iter().find_map(|lookup| areas(lookup).commissioner),
            council: self.councils.iter().find_map(|lookup| areas(lookup).council),
        }
    }
}

/// Plots that lie in the same areas in every lookup, together.
fn pieces(small_areas: &SmallAreas<'_>, residents: &PlotResidents) -> Vec<LandPiece> {
    let piece_of = small_areas.pieces();
    let mut pieces: Vec<LandPiece> = Vec::new();
    for (plot, piece) in piece_of.iter().enumerate() {
        if *piece == pieces.len() {
            pieces.push(LandPiece { first: plot, residents: Some(0), ..LandPiece::default() });
        }
        let counted = &mut pieces[*piece].residents;
        *counted = counted.zip(residents.of_plots[plot]).map(|(here, more)| here + more);
    }
    for plot in small_areas.first_plots(residents.census) {
        pieces[piece_of[plot]].small_areas += 1;
    }
    pieces
}

fn sighting<'r>(columns: Option<&AreaColumns>, id: Option<&'r str>) -> Option<Sighting<'r>> {
    Some(Sighting { day: columns?.day(), id: id? })
}

/// How much land there is in a piece.
fn in_words(piece: &LandPiece) -> String {
    let residents = piece.residents.map_or_else(|| "nobody counted".to_owned(), |count| count.to_string());
    let areas = if piece.small_areas == 1 { "small area" } else { "small areas" };
    format!("{} {areas} with {residents} residents", piece.small_areas)
}

fn ids(dated: &[ParentRecord]) -> Vec<&str> {
    dated.iter().map(|parent| parent.id.as_str()).collect()
}

/// Puts a patch in the areas of one sort. Each counts in its own life. Between two that were there
/// at the same time it moved, at the latest on the day of the lookup that shows it; to one that
/// took the place of another it came when that was founded.
fn lie_in(patch: &mut PatchRecord, mut sightings: Vec<Sighting<'_>>, life: impl Fn(&str) -> Life) {
    sightings.sort_unstable();
    sightings.dedup_by(|later, first| later.id == first.id);
    let mut distinct: Vec<&str> = sightings.iter().map(|sighting| sighting.id).collect();
    distinct.sort_unstable();
    distinct.dedup();
    let moved = |id: &&str| distinct.iter().any(|other| other != id && life(other).meets(&life(id)));
    if distinct.len() == sightings.len() && !distinct.iter().any(moved) {
        patch.areas.extend(sightings.iter().map(|sighting| sighting.id.to_owned()));
        return;
    }
    let came = |pair: &[Sighting<'_>]| {
        let [older, newer] = *pair else { return None };
        let founded = life(newer.id).since.filter(|day| older.day < *day && *day <= newer.day);
        founded.filter(|_| !life(older.id).meets(&life(newer.id))).or(Some(newer.day))
    };
    let days: Vec<Option<Day>> = std::iter::once(None).chain(sightings.windows(2).map(came)).collect();
    for (at, sighting) in sightings.iter().enumerate() {
        let next = days.get(at + 1).copied().flatten().and_then(|day| day.yesterday().ok());
        patch.dated.push(ParentRecord {
            id: sighting.id.to_owned(),
            since: date(days[at]),
            until: next.map(Date::of),
            certainty: Some(Certainty::Inferred),
            source: Vec::new(),
        });
    }
}

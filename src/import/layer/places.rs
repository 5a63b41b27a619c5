//! In which place a network is: the one that has nearly all of its commissioner's land, else the
//! one to which most of its patients belong. The patients of a practice belong to places as the
//! residents do of the land that its council and its commissioner have in common.

use std::collections::{BTreeMap, BTreeSet};

use super::registers::Registers;
use super::spans::{Span, joined, life};
use super::tables::Tables;
use crate::date::{Date, Day};
use crate::source::record::{FigureRecord, OrganisationRecord, PatchRecord};
use crate::words::{Certainty, Kind};

/// What describes how that follows.
const SOURCE: &str = "register-import";
/// Whoever has so much of some land has it.
const NEARLY_ALL: f64 = 0.95;
/// The figure of a practice's list.
const PATIENTS: &str = "patients";

/// The land, by the place and the commissioner that had it and when.
pub(super) struct Places<'t> {
    tables: &'t Tables<'t>,
    pieces: Vec<Piece<'t>>,
    /// The days on which a place began, ended or moved.
    days: BTreeSet<Day>,
}

/// A piece of land.
struct Piece<'t> {
    areas: &'t [String],
    residents: Option<u64>,
    places: Vec<Span>,
    commissioners: Vec<Span>,
}

/// A network's practices, as they are weighed.
pub(super) struct Members<'r> {
    registers: &'r Registers,
    practices: Vec<&'r OrganisationRecord>,
}

impl<'r> Members<'r> {
    pub(super) fn new(registers: &'r Registers, practices: Vec<&'r OrganisationRecord>) -> Self {
        Self { registers, practices }
    }
}

impl<'t> Places<'t> {
    pub(super) fn new(tables: &'t Tables<'t>) -> Self {
        let is_place = |id: &str| tables.get(id).is_some_and(|area| area.kind == Some(Kind::Place));
        let piece = |patch: &'t PatchRecord| {
            let always = patch.areas.iter().filter_map(|id| tables.life(id));
            let dated = patch.dated.iter().filter_map(|dated| {
                let since = dated.since.map_or(Day::MIN, Date::first_day);
                let until = dated.until.map_or(Day::MAX, Date::last_day);
                tables.get(&dated.id).map(life)?.between(since, until)
            });
            let holders: Vec<Span> = always.chain(dated).collect();
            let (places, others): (Vec<Span>, Vec<Span>) =
                holders.into_iter().partition(|span| is_place(&span.id));
            let commissioners = others.into_iter().filter(|span| tables.is_commissioner(&span.id)).collect();
            Piece { areas: &patch.areas, residents: patch.residents, places, commissioners }
        };
        let pieces: Vec<Piece<'t>> = tables.patches().map(piece).collect();
        let spans = pieces.iter().flat_map(|piece| &piece.places);
        let days = spans.flat_map(|span| {
            let ends = [Some(span.since), span.until.tomorrow().ok()].into_iter().flatten();
            ends.chain(tables.moves(&span.id))
        });
        let days = days.collect();
        Self { tables, pieces, days }
    }

    /// The places in which a network has been, of which it is known under whom it was.
    pub(super) fn of(&self, under: &[Span], members: &Members<'_>) -> Vec<Span> {
        joined(under.iter().flat_map(|commissioner| self.under(commissioner, members)).collect())
    }

    /// While it was under one commissioner.
    fn under(&self, commissioner: &Span, members: &Members<'_>) -> Vec<Span> {
        let within = |day: &Day| commissioner.since < *day && *day <= commissioner.until;
        let mut days: Vec<Day> = self.days.iter().copied().filter(within).collect();
        days.insert(0, commissioner.since);
        let ends = days.iter().skip(1).filter_map(|day| day.yesterday().ok()).chain([commissioner.until]);
        let span = |(since, until): (Day, Day)| {
            let whole = self.shared(|piece| piece.is_under(&commissioner.id, since), since);
            let whole = whole.into_iter().find(|(_, share)| *share >= NEARLY_ALL).map(|(place, _)| place);
            let id = whole.or_else(|| self.of_most(members, &commissioner.id, since))?;
            let id = Some(id).filter(|place| self.is_in_its_system(place, &commissioner.id, since))?.to_owned();
            let certainty = Some(Certainty::Inferred);
            Some(Span { id, since, until, certainty, source: vec![SOURCE.to_owned()] })
        };
        days.iter().copied().zip(ends).filter_map(span).collect()
    }

    /// Is a place in the system of a commissioner? One that spans two systems is in neither.
    fn is_in_its_system(&self, place: &str, commissioner: &str, day: Day) -> bool {
        let is_system = |id: &&str| self.tables.get(id).and_then(|o| o.kind).is_some_and(Kind::is_system);
        let system = self.tables.above(commissioner, day).into_iter().find(is_system);
        system.is_none_or(|system| self.tables.above(place, day).contains(&system))
    }

    /// The place to which more than half of the patients of the practices belong, as far as it is
    /// known of each in which council it stands.
    fn of_most(&self, members: &Members<'_>, commissioner: &str, day: Day) -> Option<&str> {
        let mut counted: BTreeMap<&str, f64> = BTreeMap::new();
        let mut all = 0.0;
        let is_member = |practice: &&&OrganisationRecord| life(practice).until >= day;
        for practice in members.practices.iter().filter(is_member) {
            let Some(patients) = patients(practice) else { continue };
            let councils = members.registers.councils.get(&practice.id).map_or(&[][..], Vec::as_slice);
            all += patients;
            let stands = |piece: &Piece<'_>| {
                piece.is_under(commissioner, day)
                    && councils.iter().any(|council| piece.areas.contains(council))
            };
            for (place, share) in self.shared(stands, day) {
                *counted.entry(place).or_default() += share * patients;
            }
        }
        counted.into_iter().find(|(_, patients)| 2.0 * patients > all).map(|(place, _)| place)
    }

    /// The places that had some land on a day, each with its share of the residents; none where
    /// those of any of it are not known.
    fn shared(&self, is_of_it: impl Fn(&Piece<'_>) -> bool, day: Day) -> BTreeMap<&str, f64> {
        let mut counted: BTreeMap<&str, f64> = BTreeMap::new();
        let mut all = 0.0;
        for piece in self.pieces.iter().filter(|piece| is_of_it(piece)) {
            let Some(residents) = piece.residents else { return BTreeMap::new() };
            let residents = people(residents);
            all += residents;
            if let Some(place) = piece.places.iter().find(|span| span.since <= day && day <= span.until) {
                *counted.entry(&place.id).or_default() += residents;
            }
        }
        if all > 0.0 {
            counted.into_iter().map(|(place, some)| (place, some / all)).collect()
        } else {
            BTreeMap::new()
        }
    }
}

impl Piece<'_> {
    fn is_under(&self, commissioner: &str, day: Day) -> bool {
        let has = |span: &Span| span.id == commissioner && span.since <= day && day <= span.until;
        self.commissioners.iter().any(has)
    }
}

/// Whole numbers of people, for shares of them. No piece of land has four billion.
fn people(residents: u64) -> f64 {
    u32::try_from(residents).map_or(f64::from(u32::MAX), f64::from)
}

/// How many patients are on the list of a practice.
fn patients(practice: &OrganisationRecord) -> Option<f64> {
    let is_list = |figure: &&FigureRecord| figure.what == PATIENTS;
    practice.figures.iter().find(is_list).map(|figure| figure.value)
}

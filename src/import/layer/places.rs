//! In which place a network is: the one that has nearly all of its commissioner's land, else the
//! one to which most of its patients belong. The patients of a practice belong to places as the
//! residents do of the land that its council and its commissioner have in common.

use std::collections::{BTreeMap, BTreeSet};

use super::registers::Registers;
use super::spans::{Span, life};
use super::tables::Tables;
use crate::date::{Date, Day};
use crate::import::times::{Timed, joined};
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

    /// The places in which a network has been, of which it is known under whom it was. It stays in
    /// its place while that is there, whoever comes to commission it: its patients do not move.
    pub(super) fn of(&self, under: &[Span], members: &Members<'_>) -> Vec<Span> {
        let mut placed: Vec<Span> = Vec::new();
        let mut known: Option<&str> = None;
        for commissioner in under.iter().flat_map(|span| self.at_days_of_change(span)) {
            known = known.filter(|place| self.is_there(place, commissioner.since));
            known = known.or_else(|| self.anew(&commissioner, members));
            let Some(place) = known.filter(|place| self.is_in_its_system(place, &commissioner)) else {
                continue;
            };
            let (id, certainty) = (place.to_owned(), Some(Certainty::Inferred));
            placed.push(Span { id, certainty, source: vec![SOURCE.to_owned()], ..commissioner });
        }
        joined(placed)
    }

    /// The time under a commissioner, cut wherever a place began, ended or moved.
    fn at_days_of_change(&self, commissioner: &Span) -> Vec<Span> {
        let within = |day: &Day| commissioner.since < *day && *day <= commissioner.until;
        let mut days: Vec<Day> = self.days.iter().copied().filter(within).collect();
        days.insert(0, commissioner.since);
        let ends = days.iter().skip(1).filter_map(|day| day.yesterday().ok()).chain([commissioner.until]);
        days.iter().zip(ends).filter_map(|(since, until)| commissioner.between(*since, until)).collect()
    }

    /// The place of a network that had none before.
    fn anew(&self, commissioner: &Span, members: &Members<'_>) -> Option<&str> {
        let land = |piece: &Piece<'_>| piece.is_under(&commissioner.id, commissioner.since);
        let whole = self.shared(land, commissioner.since).into_iter().find(|(_, share)| *share >= NEARLY_ALL);
        whole.map(|(place, _)| place).or_else(|| self.of_most(members, commissioner))
    }

    fn is_there(&self, place: &str, day: Day) -> bool {
        let has = |span: &Span| span.id == place && span.since <= day && day <= span.until;
        self.pieces.iter().any(|piece| piece.places.iter().any(has))
    }

    /// Is a place in the system of a commissioner? One that spans two systems is in neither.
    fn is_in_its_system(&self, place: &str, commissioner: &Span) -> bool {
        let day = commissioner.since;
        let is_system = |id: &&str| self.tables.get(id).and_then(|o| o.kind).is_some_and(Kind::is_system);
        let system = self.tables.above(&commissioner.id, day).into_iter().find(is_system);
        system.is_none_or(|system| self.tables.above(place, day).contains(&system))
    }

    /// The place to which more than half of the patients of the practices belong, as far as it is
    /// known of each in which council it stands.
    fn of_most(&self, members: &Members<'_>, commissioner: &Span) -> Option<&str> {
        let day = commissioner.since;
        let mut counted: BTreeMap<&str, f64> = BTreeMap::new();
        let mut all = 0.0;
        let is_member = |practice: &&&OrganisationRecord| life(practice).until >= day;
        for practice in members.practices.iter().filter(is_member) {
            let Some(patients) = patients(practice) else { continue };
            let councils = members.registers.councils.get(&practice.id).map_or(&[][..], Vec::as_slice);
            all += patients;
            let stands = |piece: &Piece<'_>| {
                piece.is_under(&commissioner.id, day)
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

//! Whose the land was on which somebody stands: under whom those were who came to a commissioner
//! together with their land. What the tables know of the land reaches back further than lookups.

use std::collections::BTreeMap;

use super::spans::{BEGINNING, Span, life};
use super::tables::Tables;
use crate::date::{Date, Day};
use crate::import::join::{ENGLAND, KNOWN};
use crate::import::times::Timed;
use crate::words::Certainty;

/// Of a hundred residents so many make the land on which they live one's own.
const NEARLY_ALL: u64 = 95;
/// The land, by who had it and when.
pub(super) struct Territory<'t> {
    tables: &'t Tables<'t>,
    pieces: Vec<Piece<'t>>,
}

/// A piece of land.
struct Piece<'t> {
    areas: &'t [String],
    /// None where nobody counted them.
    residents: Option<u64>,
    holders: Vec<Span>,
}

impl Piece<'_> {
    fn holder(&self, day: Day) -> Option<&str> {
        self.holders.iter().find(|span| span.since <= day && day <= span.until).map(|span| &*span.id)
    }
}

/// Somebody who came to a commissioner.
#[derive(Clone, Copy)]
pub(super) struct Arrival<'a> {
    /// The council in which it stands, with those that it became; empty where that is not known.
    pub(super) councils: &'a [String],
    pub(super) commissioner: &'a str,
    pub(super) joined: Day,
}

impl<'t> Territory<'t> {
    pub(super) fn new(tables: &'t Tables<'t>) -> Self {
        let pieces = tables.patches().map(|patch| {
            let always = patch.areas.iter().filter_map(|id| tables.life(id));
            let dated = patch.dated.iter().filter_map(|dated| {
                let since = dated.since.map_or(Day::MIN, Date::first_day);
                let until = dated.until.map_or(Day::MAX, Date::last_day);
                tables.get(&dated.id).map(life)?.between(since, until)
            });
            let holders = always.chain(dated).filter(|span| tables.is_commissioner(&span.id)).collect();
            Piece { areas: &patch.areas, residents: patch.residents, holders }
        });
        Self { tables, pieces: pieces.collect() }
    }

    /// What somebody sat within before it came to a commissioner, since there have been any:
    /// whoever had nearly all of its land, else the nearest that all who had some of it sat within.
    /// Nothing where the land did not come with it.
    pub(super) fn before(&self, arrival: Arrival<'_>) -> Vec<Span> {
        let Ok(last) = arrival.joined.yesterday() else { return Vec::new() };
        // What it had before, nobody brought.
        let came = |piece: &&Piece<'_>| {
            piece.holder(arrival.joined) == Some(arrival.commissioner)
                && piece.holder(last) != Some(arrival.commissioner)
        };
        let stands = |piece: &&&Piece<'_>| arrival.councils.iter().any(|council| piece.areas.contains(council));
        let all: Vec<&Piece<'_>> = self.pieces.iter().filter(came).collect();
        let own: Vec<&Piece<'_>> = all.iter().filter(stands).copied().collect();
        let land = if own.is_empty() { all } else { own };
        if land.is_empty() || last < BEGINNING {
            return Vec::new();
        }
        let mut days = self.days_of_change(&land);
        days.retain(|day| BEGINNING < *day && *day <= last);
        days.insert(0, BEGINNING);
        let ends = days.iter().skip(1).filter_map(|day| day.yesterday().ok()).chain([last]);
        let span = |(since, until): (Day, Day)| {
            let id = match holder_of(&land, until) {
                Some(holder) => holder.to_owned(),
                None => self.around(&land, until),
            };
            let certainty = (id != ENGLAND).then_some(Certainty::Inferred);
            let source = if certainty.is_some() { vec![KNOWN.to_owned()] } else { Vec::new() };
            Span { id, since, until, certainty, source }
        };
        days.iter().copied().zip(ends).map(span).collect()
    }

    /// Whoever nearly all of the land of somebody went to when its commissioner ended, which is told
    /// only of whom it is known in which council it stands.
    pub(super) fn after(&self, councils: &[String], ended: &Span) -> Option<Span> {
        let since = ended.until.tomorrow().ok()?;
        let had = |piece: &&Piece<'_>| piece.holder(ended.until) == Some(&*ended.id);
        let stands = |piece: &&Piece<'_>| councils.iter().any(|council| piece.areas.contains(council));
        let land: Vec<&Piece<'_>> = self.pieces.iter().filter(had).filter(stands).collect();
        let id = holder_of(&land, since).filter(|holder| *holder != ended.id && !land.is_empty())?.to_owned();
        let (certainty, source) = (Some(Certainty::Inferred), vec![KNOWN.to_owned()]);
        Some(Span { id, since, until: Day::MAX, certainty, source })
    }

    fn days_of_change(&self, land: &[&Piece<'_>]) -> Vec<Day> {
        let mut days = Vec::new();
        for holder in land.iter().flat_map(|piece| &piece.holders) {
            days.push(holder.since);
            days.extend(holder.until.tomorrow().ok());
            days.extend(self.tables.moves(&holder.id));
        }
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The nearest that all who had some of the land on a day sat within.
    fn around(&self, land: &[&Piece<'_>], day: Day) -> String {
        let mut common: Option<Vec<&str>> = None;
        for holder in land.iter().filter_map(|piece| piece.holder(day)) {
            let above = self.tables.above(holder, day);
            common = Some(match common {
                None => above,
                Some(known) => known.into_iter().filter(|id| above.contains(id)).collect(),
            });
        }
        common.unwrap_or_default().first().map_or(ENGLAND, |id| *id).to_owned()
    }
}

/// Who had nearly all of the land on a day; nobody can say of land whose residents are not counted.
fn holder_of<'p>(land: &[&'p Piece<'_>], day: Day) -> Option<&'p str> {
    let mut counted: BTreeMap<&str, u64> = BTreeMap::new();
    let mut all = 0;
    for piece in land {
        let residents = piece.residents?;
        all += residents;
        if let Some(holder) = piece.holder(day) {
            *counted.entry(holder).or_default() += residents;
        }
    }
    let has_nearly_all = |residents: u64| all > 0 && 100 * residents >= NEARLY_ALL * all;
    counted.into_iter().find(|(_, residents)| has_nearly_all(*residents)).map(|(holder, _)| holder)
}

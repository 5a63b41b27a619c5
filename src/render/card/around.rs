//! Of an area, whose else its land is, and how much of what is in it.

use super::page::{CardLine, CardSection};
use super::writer::CardWriter;
use crate::query::{Overlying, places_in};
use crate::render::phrase::{capital, in_a_row, so_many};
use crate::render::{clean, percent};
use crate::words::Kind;

/// So many hospitals are named.
const NAMED: usize = 12;
/// So many other areas of a sort are named.
const AREAS: usize = 12;

impl CardWriter<'_, '_> {
    pub(super) fn around(&self) -> CardSection {
        let around = &self.card.around;
        let mut lines = Vec::new();
        for areas in [&around.commissioners, &around.places, &around.councils] {
            let unsaid = areas.iter().filter(|other| !self.is_above(other));
            lines.extend(unsaid.clone().take(AREAS).map(|other| self.overlying(other)));
            let more = unsaid.count().saturating_sub(AREAS);
            if more > 0 {
                lines.push(CardLine::plain(format!("and {more} more")));
            }
        }
        let printed = self.places_below().into_iter().chain(self.counts());
        let counted = lines.iter().cloned().chain(printed).collect();
        lines.extend(self.to_be_listed());
        CardSection { counted, ..CardSection::new("In it and about it", lines) }
    }

    /// How many places, networks, practices and hospitals there are, each to be listed.
    fn to_be_listed(&self) -> Vec<CardLine> {
        let around = &self.card.around;
        let whose = |kind: Kind| match around.within_council {
            Some(council) if around.by_address || kind == Kind::Hospital => {
                format!(" of {}, of which it is a part", self.name(council))
            }
            _ => String::new(),
        };
        [
            (places_in(self.as_at, self.card.org).len(), Kind::Place),
            (around.networks, Kind::Pcn),
            (around.practices, Kind::Practice),
            (around.hospitals.len(), Kind::Hospital),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, kind)| CardLine::listing(kind, format!("{}{}", so_many(count, kind), whose(kind))))
        .collect()
    }

    /// Of a system, the places in it.
    fn places_below(&self) -> Option<CardLine> {
        let places = places_in(self.as_at, self.card.org);
        let names: Vec<String> = places.into_iter().map(|place| self.name(place)).collect();
        let count = so_many(names.len(), Kind::Place);
        (!names.is_empty()).then(|| CardLine::plain(format!("{count}: {}", names.join("; "))))
    }

    /// Is it said already what it sits within?
    fn is_above(&self, other: &Overlying) -> bool {
        (self.card.ancestors.contains(&other.org) && other.share.is_none())
            || self.card.holders.iter().any(|holder| holder.org == other.org)
    }

    fn overlying(&self, other: &Overlying) -> CardLine {
        let share = other.share.map_or_else(String::new, |s| format!(", {} of residents", percent(s)));
        let kind = capital(self.as_at.kind(other.org).label());
        CardLine::leading_to(other.org, format!("{kind}: {}{share}", self.named(other.org)))
    }

    /// Networks, practices and hospitals, counted.
    fn counts(&self) -> Vec<CardLine> {
        let around = &self.card.around;
        let kinds = [(around.networks, Kind::Pcn), (around.practices, Kind::Practice)];
        let mut counts: Vec<String> = kinds
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, kind)| so_many(count, kind))
            .collect();
        let hospitals = &around.hospitals;
        if !hospitals.is_empty() {
            counts.push(so_many(hospitals.len(), Kind::Hospital));
        }
        if counts.is_empty() {
            return Vec::new();
        }
        let of = match around.within_council {
            Some(council) if around.by_address => {
                format!(" – practices and hospitals of {}, of which it is a part", self.name(council))
            }
            Some(council) => format!(" – hospitals of {}, of which it is a part", self.name(council)),
            None if around.by_address && around.networks > 0 && around.practices > 0 => {
                " – by address: a PCN is counted if a practice of it stands here".to_owned()
            }
            None => String::new(),
        };
        let id = clean(&self.as_at.atlas().org(self.card.org).id);
        let has_unsaid = around.practices > 0 || hospitals.len() > NAMED;
        let day = self.as_at.day();
        let at = if day == self.as_at.atlas().as_at() { String::new() } else { format!(" --at {day}") };
        let command = match around.listed_under.as_slice() {
            _ if !has_unsaid => String::new(),
            [one] if hospitals.len() <= NAMED => {
                let one = clean(&self.as_at.atlas().org(*one).id);
                format!("; one by one: catchment tree {one} --depth 9{at}")
            }
            _ => format!("; one by one: catchment show {id} --format json{at}"),
        };
        let mut lines = vec![CardLine::plain(format!("{}{of}{command}", in_a_row(&counts)))];
        if !hospitals.is_empty() && hospitals.len() <= NAMED {
            let names: Vec<String> = hospitals.iter().map(|hospital| self.name(*hospital)).collect();
            lines.push(CardLine::plain(format!("Hospitals: {}", names.join("; "))));
        }
        lines
    }
}

//! What else is known: remarks on the organisation and on what the structure names.

use super::Writer;
use super::told::sure;
use crate::atlas::{Link, Note, OrgIx, SourceSet};
use crate::query::Row;
use crate::render::clean;
use crate::render::document::{Item, Said};
use crate::render::phrase::in_a_row;
use crate::words::{Certainty, Relation, Tier};

/// A note on what holds many others has room for so many.
const REMARKS: usize = 10;
/// And one on a place or a body, half a page, for so many.
const FEWER: usize = 6;

impl Writer<'_, '_> {
    /// Each with whom it is said of.
    pub(super) fn remarks(&mut self) {
        let own = self.brief.card.org;
        let mut told: Vec<(OrgIx, &Note)> = Vec::new();
        for (note, via) in &self.brief.card.notes {
            told.push((via.unwrap_or(own), note));
        }
        // What is first said of each comes before what is said of it second, and what is only
        // inferred last.
        let mut of_others: Vec<(usize, OrgIx, &Note)> = Vec::new();
        for org in self.brief.structure.iter().filter_map(Row::org).filter(|org| *org != own) {
            let notes = self.as_at.atlas().org(org).notes.iter().enumerate();
            of_others.extend(notes.map(|(number, note)| (number, org, note)));
        }
        of_others.sort_by_key(|(number, ..)| *number);
        let own_notes = told.iter().filter(|(_, note)| note.certainty == Certainty::Certain).count();
        told.extend(of_others.into_iter().map(|(_, org, note)| (org, note)));
        told.sort_by_key(|(_, note)| note.certainty);
        let mut items = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for (number, (org, note)) in told.into_iter().enumerate() {
            if number == own_notes {
                items.extend(self.run_by());
            }
            if seen.contains(&&*note.text) {
                continue;
            }
            seen.push(&note.text);
            let whose = if org == own { String::new() } else { format!("{}: ", self.name(org)) };
            let when = note.seen.map_or_else(String::new, |seen| format!(" (as of {seen})"));
            let text = format!("{whose}{}{when}{}", clean(&note.text), sure(note.certainty));
            items.push(Item::top(Said::cited(text, self.cited.cite(note.sources))));
        }
        let is_large = self.as_at.kind(own).tier().is_some_and(|tier| tier < Tier::Place);
        let room = if is_large { REMARKS } else { FEWER };
        let items = self.first(items, (room, "more remarks on what is named here", "show ORG".to_owned()));
        self.section("Worth knowing", items);
    }

    /// Of bodies that the structure names: who runs or leads them.
    fn run_by(&mut self) -> Vec<Item> {
        let (own, as_at) = (self.brief.card.org, self.as_at);
        let bodies = self.brief.structure.iter().filter_map(Row::org);
        let bodies = bodies.filter(|org| *org != own && as_at.kind(*org).tier().is_none());
        let runs = |link: &&Link, body| {
            matches!(link.relation, Relation::Operates | Relation::Leads) && link.to == body
        };
        let mut items = Vec::new();
        for body in bodies {
            let links: Vec<&Link> = as_at.geography().links_of(body).filter(|link| runs(link, body)).collect();
            if links.is_empty() {
                continue;
            }
            let names: Vec<String> = links.iter().map(|link| self.name(link.from)).collect();
            let sets: Vec<SourceSet> = links.iter().map(|link| link.sources).collect();
            let text = format!("{} is run by {}.", self.name(body), in_a_row(&names));
            let cites = self.cite(&sets);
            items.push(Item::top(Said::cited(text, cites)));
        }
        items
    }
}

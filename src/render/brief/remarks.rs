//! What else is known: remarks on the organisation and on what the structure names.

use super::writer::{NoteWriter, Room};
use crate::atlas::{Note, OrgIx};
use crate::query::notes_of;
use crate::render::certainty::in_brackets;
use crate::render::clean;
use crate::render::document::{ListItem, Sentence};
use crate::render::period::seen;
use crate::render::phrase::in_a_row;
use crate::words::Certainty;

/// A remark, and of whom it is said.
pub(super) struct Remark<'a> {
    pub(super) org: OrgIx,
    pub(super) note: &'a Note,
}

impl<'a> NoteWriter<'_, 'a> {
    /// Each with whom it is said of.
    pub(super) fn remarks(&mut self) {
        let mut remarks = self.in_order();
        remarks.retain(|remark| !self.is_old(remark.note.seen));
        let certain = |remark: &&Remark<'_>| remark.note.certainty == Certainty::Certain;
        let own_notes = remarks.iter().filter(|remark| self.is_own(remark)).filter(certain).count();
        remarks.sort_by_key(|remark| remark.note.certainty);
        let mut items = Vec::new();
        let mut known: Vec<&str> = Vec::new();
        for (number, remark) in remarks.iter().enumerate() {
            if number == own_notes {
                items.extend(self.run_by());
            }
            if known.contains(&&*remark.note.text) {
                continue;
            }
            known.push(&remark.note.text);
            items.push(ListItem::top(self.remark(remark)));
        }
        let room = Room {
            most: self.limits.remarks,
            what: "more remarks on what is named here",
            command: "show ORG".to_owned(),
        };
        let items = self.fitting(items, &room);
        self.section("Worth knowing", items);
    }

    /// A remark, of whom it is said where that is another, and when it was so.
    pub(super) fn remark(&mut self, remark: &Remark<'a>) -> Sentence {
        let Remark { org, note } = *remark;
        let whose = if org == self.brief.card.org { String::new() } else { format!("{}: ", self.name(org)) };
        let when = seen(note.seen).map_or_else(String::new, |seen| format!(" ({seen})"));
        let text = format!("{whose}{}{when}{}", clean(&note.text), in_brackets(note.certainty));
        Sentence::cited(text, self.citations.cite(note.sources))
    }

    /// Is it said of the organisation, or of an area with the same land?
    fn is_own(&self, remark: &Remark<'_>) -> bool {
        self.brief.card.notes.iter().any(|said| std::ptr::eq(said.note, remark.note))
    }

    /// Remarks on the organisation, then what is first said of each other, then what is said of
    /// it second, and so on.
    pub(super) fn in_order(&self) -> Vec<Remark<'a>> {
        let own = self.brief.card.org;
        let notes = self.brief.card.notes.iter();
        let mut remarks: Vec<Remark<'a>> =
            notes.map(|said| Remark { org: said.via.unwrap_or(own), note: said.note }).collect();
        let mut of_others: Vec<(usize, Remark<'a>)> = Vec::new();
        let others = self.structure.iter().filter_map(|listed| listed.row.org());
        for org in others.filter(|org| *org != own) {
            let notes = notes_of(self.as_at, org).enumerate();
            of_others.extend(notes.map(|(number, note)| (number, Remark { org, note })));
        }
        of_others.sort_by_key(|(number, _)| *number);
        remarks.extend(of_others.into_iter().map(|(_, remark)| remark));
        remarks
    }

    /// Of bodies that the structure names: who runs or leads them.
    fn run_by(&mut self) -> Vec<ListItem> {
        let mut items = Vec::new();
        for run in &self.brief.run_by {
            let names: Vec<String> = run.links.iter().map(|link| self.name(link.from)).collect();
            let text = format!("{} is run by {}.", self.name(run.body), in_a_row(&names));
            let cites = self.cite(run.links.iter().map(|link| &link.sources));
            items.push(ListItem::top(Sentence::cited(text, cites)));
        }
        items
    }
}

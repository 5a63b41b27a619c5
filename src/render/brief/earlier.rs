//! What only documents of years ago say, under their years, apart from what holds.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::connections::figure;
use super::remarks::Remark;
use super::writer::{NoteWriter, Room};
use crate::atlas::Figure;
use crate::boundaries::was_seen_long_ago;
use crate::date::Date;
use crate::query::{CardLink, Direction};
use crate::render::document::{ListItem, Sentence};
use crate::render::link::heading;
use crate::render::period::seen;
use crate::render::phrase::capital;
use crate::words::Relation;

impl<'a> NoteWriter<'_, 'a> {
    /// The organisation's own notes, links and figures, then what is noted of others that the
    /// structure names, each under the year in which it was seen.
    pub(super) fn earlier(&mut self) {
        let mut told: Vec<(i16, Sentence)> = Vec::new();
        let (own, others): (Vec<Remark<'a>>, Vec<Remark<'a>>) = self
            .in_order()
            .into_iter()
            .filter(|remark| self.is_old(remark.note.seen))
            .partition(|remark| remark.org == self.brief.card.org);
        self.add_remarks(own, &mut told);
        self.add_links(&mut told);
        self.add_figures(&mut told);
        self.add_remarks(others, &mut told);
        let most = self.limits.earlier;
        let what = "more of what documents of earlier years said";
        let room = Room { most, what, command: format!("show {}", self.id(self.brief.card.org)) };
        let mut told = self.fitting(told, &room);
        told.sort_by_key(|(year, _)| Reverse(*year));
        let mut items: Vec<ListItem> = Vec::with_capacity(told.len());
        for of_year in told.chunk_by(|a, b| a.0 == b.0) {
            let year = of_year.first().map_or_else(String::new, |(year, _)| format!("In {year}:"));
            items.push(ListItem::top(Sentence::new(year)));
            items.extend(of_year.iter().map(|(_, said)| ListItem { depth: 1, sentence: said.clone() }));
        }
        self.section("What documents of earlier years said", items);
    }

    /// Was it seen so long ago that it is told under its year?
    pub(super) fn is_old(&self, seen: Option<Date>) -> bool {
        was_seen_long_ago(seen, self.as_at.day())
    }

    fn add_remarks(&mut self, remarks: Vec<Remark<'a>>, told: &mut Vec<(i16, Sentence)>) {
        for remark in remarks {
            let Some(seen) = remark.note.seen else { continue };
            let said = (seen.first_day().year(), self.remark(&remark));
            if !told.contains(&said) {
                told.push(said);
            }
        }
    }

    /// Links of one sort that were seen at one time stand in one line.
    fn add_links(&mut self, told: &mut Vec<(i16, Sentence)>) {
        let (brief, day) = (self.brief, self.as_at.day());
        let mut alike: BTreeMap<(Relation, Direction, Date), Vec<&CardLink<'a>>> = BTreeMap::new();
        for end in brief.card.links.iter().filter(|end| end.is_of_its_time(self.as_at)) {
            if let Some(seen) = end.link.seen.filter(|_| !end.link.is_planned()) {
                alike.entry((end.link.relation, end.direction, seen)).or_default().push(end);
            }
        }
        for ((_, _, when), links) in alike {
            let Some(first) = links.first() else { continue };
            let heading = heading(self.as_at, first, day);
            let (ends, cites) = self.ends(&links);
            let when_seen = seen(Some(when)).unwrap_or_default();
            let text = format!("{heading}: {ends} ({when_seen}).");
            told.push((when.first_day().year(), Sentence::cited(text, cites)));
        }
    }

    fn add_figures(&mut self, told: &mut Vec<(i16, Sentence)>) {
        let day = self.as_at.day();
        let old = |figure: &&Figure| was_seen_long_ago(figure.seen, day);
        let figures: Vec<&'a Figure> = self.brief.card.undisputed_figures().filter(old).collect();
        for together in figures.chunk_by(|a, b| a.seen == b.seen && a.sources == b.sources) {
            let [first, ..] = together else { continue };
            let (Some(when), Some(when_seen)) = (first.seen, seen(first.seen)) else { continue };
            let figures: Vec<String> = together.iter().map(|one| figure(one)).collect();
            let text = capital(&format!("{} ({when_seen}).", figures.join("; ")));
            told.push((when.first_day().year(), Sentence::cited(text, self.citations.cite(first.sources))));
        }
    }
}

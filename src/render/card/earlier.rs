//! What only documents of years ago say, under their years, apart from what holds.

use std::cmp::Reverse;

use super::page::{CardLine, CardSection};
use super::writer::CardWriter;
use crate::atlas::{Extent, Figure, Link};
use crate::boundaries::was_seen_long_ago;
use crate::date::Date;
use crate::date::date_in_words;
use crate::query::{CardLink, CardNote};
use crate::render::clean;
use crate::render::link::{card_line, heading, rank};
use crate::render::phrase::capital;
use crate::render::service::care;

impl<'a> CardWriter<'_, 'a> {
    /// The links, figures and notes that were last seen years ago, a section for each year, the
    /// newest first.
    pub(super) fn earlier(&mut self) -> Vec<CardSection> {
        let mut lines: Vec<(i16, CardLine)> = Vec::new();
        let mut add = |seen: Option<Date>, line: CardLine| {
            lines.extend(seen.map(|seen| (seen.first_day().year(), line)));
        };
        for link in self.once() {
            add(link.seen, self.once_served(link));
        }
        let (card, day) = (self.card, self.as_at.day());
        let mut ends: Vec<&CardLink<'a>> =
            card.links.iter().filter(|link| link.is_of_its_time(self.as_at)).collect();
        ends.sort_by_key(|link| rank(link));
        for end in ends {
            add(end.link.seen, self.once_linked(end));
        }
        for figure in card.undisputed_figures().filter(|figure| was_seen_long_ago(figure.seen, day)) {
            add(figure.seen, self.figure(figure));
        }
        for note in card.notes.iter().filter(|said| was_seen_long_ago(said.note.seen, day)) {
            add(note.note.seen, self.note(note));
        }
        lines.sort_by_key(|(year, _)| Reverse(*year));
        let years = lines.chunk_by(|a, b| a.0 == b.0);
        let section = |of_year: &[(i16, CardLine)]| {
            let mut lines: Vec<CardLine> = Vec::with_capacity(of_year.len());
            for (_, line) in of_year {
                if !lines.contains(line) {
                    lines.push(line.clone());
                }
            }
            let year = of_year.first().map_or_else(String::new, |(year, _)| format!(" of {year}"));
            CardSection::new(format!("What documents{year} said"), lines).aside()
        };
        years.map(section).collect()
    }

    /// Was it seen so long ago that it is told under its year?
    pub(super) fn is_old(&self, seen: Option<Date>) -> bool {
        was_seen_long_ago(seen, self.as_at.day())
    }

    /// A link, after what a heading over it would say.
    fn once_linked(&mut self, end: &CardLink<'a>) -> CardLine {
        let cites = self.cite(end.link.sources);
        let heading = heading(self.as_at, end, self.asked);
        let text = format!("{heading}: {}", card_line(self.as_at, end));
        CardLine { certainty: end.link.certainty, cites, ..CardLine::leading_to(end.other, text) }
    }

    /// Who served whom, by a document that newer words have overtaken.
    fn once_served(&mut self, link: &'a Link) -> CardLine {
        let other = if link.from == self.card.org { link.to } else { link.from };
        let (from, to) = (self.named(link.from), self.name(link.to));
        let part = match link.extent {
            Some(Extent::Part) => "a part of ",
            _ => "",
        };
        let when = link.seen.map_or_else(String::new, |seen| format!("in {} ", date_in_words(seen)));
        let which = if part.is_empty() { "" } else { "; which part was not said" };
        let service = link.service.map_or_else(String::new, |service| format!(" for {}", care(service)));
        let note = link.note.as_deref().map_or_else(String::new, |note| format!(" ({})", clean(note)));
        let text = format!("{when}a report said that {from} served {part}{to}{service}{which}{note}");
        let cites = self.cite(link.sources);
        CardLine { certainty: link.certainty, cites, ..CardLine::leading_to(other, capital(&text)) }
    }

    fn once(&self) -> Vec<&'a Link> {
        let of_a_body = self.card.links.iter().filter(|end| self.is_superseded(end));
        self.card.services.once.iter().copied().chain(of_a_body.map(|end| end.link)).collect()
    }

    /// A figure, with when it was counted.
    pub(super) fn figure(&mut self, figure: &Figure) -> CardLine {
        let text = super::facts::figure(figure);
        let cites = self.cite(figure.sources);
        CardLine { certainty: figure.certainty, cites, ..CardLine::plain(text) }
    }

    /// A note, with when it was so and of whom it is said.
    pub(super) fn note(&mut self, said: &CardNote<'a>) -> CardLine {
        let CardNote { note, via } = *said;
        let mut text = super::facts::note(note);
        if let Some(via) = via {
            text = format!("{text} [said of {}]", self.name(via));
        }
        let cites = self.cite(note.sources);
        CardLine { target: via, certainty: note.certainty, cites, ..CardLine::plain(text) }
    }
}

//! Its links that are told nowhere else on the card, a line each.

use std::collections::{BTreeMap, HashSet};

use super::page::{CardLine, CardSection, MANY};
use super::writer::CardWriter;
use crate::query::{CardLink, Direction};
use crate::render::counted;
use crate::render::link::{COMMISSIONED_BY, card_line, heading, rank, rank_of};
use crate::words::{Certainty, Kind, Relation};

/// How many of a kind are named one by one: what is small and everywhere, such as the practices
/// of a borough, is counted sooner.
fn most_named(kind: Kind) -> usize {
    const PRACTICES: usize = 8;
    if kind == Kind::Practice { PRACTICES } else { MANY }
}

impl<'a> CardWriter<'_, 'a> {
    pub(super) fn links(&mut self) -> Vec<CardSection> {
        let mut by_heading: BTreeMap<(usize, &'static str), Vec<CardLine>> = BTreeMap::new();
        let mut seen = HashSet::new();
        for link in self.card.links.iter().filter(|link| self.is_here(link)).collect::<Vec<_>>() {
            let at = (rank(link), heading(self.as_at, link, self.asked));
            let line = self.link(link);
            if seen.insert((at, line.text.clone())) {
                by_heading.entry(at).or_default().push(line);
            }
        }
        // Whom a practice has as its commissioner where no link says it.
        if let Some(commissioner) = self.card.commissioner_of_network {
            let text = format!("{} – as its network is", self.named(commissioner));
            let at = (rank_of(Relation::Commissions, Direction::In), COMMISSIONED_BY);
            by_heading.entry(at).or_insert_with(|| vec![CardLine::leading_to(commissioner, text)]);
        }
        let sections = by_heading.into_iter().map(|((_, heading), lines)| {
            let counted = self.counted(&lines);
            CardSection { counted, ..CardSection::new(heading, lines) }
        });
        sections.collect()
    }

    /// The lines with what is many of one kind counted, the counts first; none where nothing is.
    fn counted(&self, lines: &[CardLine]) -> Vec<CardLine> {
        let mut by_kind: BTreeMap<Kind, Vec<&CardLine>> = BTreeMap::new();
        for line in lines {
            if let Some(target) = line.target {
                by_kind.entry(self.as_at.kind(target)).or_default().push(line);
            }
        }
        by_kind.retain(|kind, lines| lines.len() > most_named(*kind));
        if by_kind.is_empty() {
            return Vec::new();
        }
        let is_few =
            |line: &&CardLine| line.target.is_none_or(|target| !by_kind.contains_key(&self.as_at.kind(target)));
        let few = lines.iter().filter(is_few).cloned();
        by_kind.iter().map(|(kind, lines)| self.count(*kind, lines)).chain(few).collect()
    }

    fn count(&self, kind: Kind, lines: &[&CardLine]) -> CardLine {
        let id = crate::render::clean(&self.as_at.atlas().org(self.card.org).id);
        let text = format!(
            "{} {}; one by one: catchment show {id} --format json",
            counted(lines.len()),
            kind.plural()
        );
        let mut cites: Vec<usize> = lines.iter().flat_map(|line| line.cites.iter().copied()).collect();
        cites.sort_unstable();
        cites.dedup();
        let certainty = lines.iter().map(|line| line.certainty).max().unwrap_or(Certainty::Certain);
        CardLine { certainty, cites, ..CardLine::plain(text) }
    }

    /// Is it only told under the year of its report?
    pub(super) fn is_superseded(&self, end: &CardLink<'a>) -> bool {
        end.link.relation == Relation::Serves
            && end.direction == Direction::Out
            && self.as_at.land().is_superseded(self.as_at.snapshot(), end.ix)
    }

    /// Is it told here, and not elsewhere on the card or under the year of a document?
    fn is_here(&self, end: &CardLink<'a>) -> bool {
        !self.is_told(end) && !end.is_of_its_time(self.as_at)
    }

    /// Is it told elsewhere on the card: in the table of who serves it, or as a count?
    fn is_told(&self, end: &CardLink<'a>) -> bool {
        let is_area = self.as_at.kind(self.card.org).is_area();
        match (end.link.relation, end.direction) {
            (Relation::Serves, Direction::In) => is_area && end.link.certainty != Certainty::Planned,
            (Relation::Serves, Direction::Out) => self.is_superseded(end),
            (Relation::DrawsFrom, Direction::In) => is_area && end.link.share_of_area.is_some(),
            (Relation::DrawsFrom, Direction::Out) => !is_area,
            (Relation::LocatedIn, Direction::In) => match self.as_at.kind(end.other) {
                Kind::Practice => self.card.around.practices > 0,
                Kind::Hospital => self.card.around.hospitals.contains(&end.other),
                _ => false,
            },
            _ => false,
        }
    }

    fn link(&mut self, end: &CardLink<'a>) -> CardLine {
        let cites = self.cite(end.link.sources);
        let plain = CardLine::leading_to(end.other, card_line(self.as_at, end));
        CardLine { certainty: end.link.certainty, cites, ..plain }
    }
}

//! Who works with whom, and figures.

use std::collections::BTreeMap;

use super::writer::NoteWriter;
use crate::atlas::Figure;
use crate::query::{CardLink, Direction};
use crate::render::certainty::in_brackets;
use crate::render::document::{ListItem, Sentence};
use crate::render::figures::{HEADING, differing};
use crate::render::link::{heading, in_passing};
use crate::render::period::seen;
use crate::render::{approximate, capital, clean, counted, percent};
use crate::words::{Kind, Relation};

/// More than so many that the structure names already, or of a kind that stand somewhere, are only
/// counted.
const AGAIN: usize = 6;

/// An area that fewer of a body's patients come from is only counted.
const LITTLE: f64 = 0.05;

/// Is it a flow into an area, of which the table of who serves it tells?
fn is_in_the_table(end: &CardLink<'_>) -> bool {
    let flows_out = end.link.relation == Relation::DrawsFrom && end.direction == Direction::In;
    flows_out && end.link.share_of_area.is_some()
}

/// Is it an area that next to none of a body's patients come from?
fn is_little(end: &CardLink<'_>) -> bool {
    let draws = end.link.relation == Relation::DrawsFrom && end.direction == Direction::Out;
    draws && end.link.share.is_some_and(|share| share < LITTLE)
}

impl NoteWriter<'_, '_> {
    /// Its links, but for those that other sections tell.
    pub(super) fn connections(&mut self) {
        let brief = self.brief;
        let mut by_heading: BTreeMap<(Relation, Direction, &str), Vec<&CardLink<'_>>> = BTreeMap::new();
        let mut little = 0;
        for link in &brief.card.links {
            let is_said_elsewhere = matches!(
                link.link.relation,
                Relation::Serves | Relation::RegisteredIn | Relation::SucceededBy | Relation::Transferred
            );
            if is_little(link) {
                little += 1;
            } else if !is_said_elsewhere
                && !is_in_the_table(link)
                && !link.link.is_planned()
                && !link.is_of_its_time(&brief.then)
            {
                let at = (link.link.relation, link.direction, heading(self.as_at, link, self.as_at.day()));
                by_heading.entry(at).or_default().push(link);
            }
        }
        let items = by_heading.into_iter().map(|((relation, _, heading), links)| {
            let (mut text, cites) = self.ends(&links);
            if relation == Relation::DrawsFrom && little > 0 {
                text = format!("{text}; {} more, each under {}", counted(little), percent(LITTLE));
            }
            ListItem::top(Sentence::cited(format!("{heading}: {text}."), cites))
        });
        let items: Vec<ListItem> = items.collect();
        if !self.limits.connections && !items.is_empty() {
            let command = format!("show {}", self.id(brief.card.org));
            self.leave_out(items.len(), "ways of working with others", &command);
            return;
        }
        self.section("Who works with whom", items);
    }

    /// Who is at the other end of links of one sort.
    pub(super) fn ends(&mut self, links: &[&CardLink<'_>]) -> (String, Vec<usize>) {
        let mut ends: Vec<String> = Vec::new();
        let is_above =
            |link: &&&CardLink<'_>| self.structure.iter().any(|listed| listed.row.org() == Some(link.other));
        let above = links.iter().filter(is_above).count();
        if above > AGAIN {
            ends.push(format!("{above} of those named above"));
        }
        let is_again = |link: &&&CardLink<'_>| above > AGAIN && is_above(link);
        let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
        for link in links.iter().filter(|link| !is_again(link)) {
            *kinds.entry(self.as_at.kind(link.other)).or_default() += 1;
        }
        // What stands somewhere is of less weight to a note than who works with whom.
        let stand = links.iter().any(|link| link.link.relation == Relation::LocatedIn);
        let named = self.limits.ends;
        let most = if stand { AGAIN.min(named) } else { named };
        kinds.retain(|_, count| *count > most);
        ends.extend(kinds.iter().map(|(kind, count)| format!("{} {}", counted(*count), kind.plural())));
        for link in links {
            if is_again(&link) || kinds.contains_key(&self.as_at.kind(link.other)) {
                continue;
            }
            let end = in_passing(self.as_at, link);
            if !ends.contains(&end) {
                ends.push(end);
            }
        }
        if ends.len() > named + 1 {
            let more = ends.len() - named;
            ends.truncate(named);
            ends.push(format!("{more} more"));
        }
        (ends.join("; "), self.cite(links.iter().map(|link| &link.link.sources)))
    }

    /// Figures of one thing that differ, side by side.
    pub(super) fn differing_figures(&mut self) {
        let of_each = self.brief.card.differing_figures();
        let mut items = Vec::with_capacity(of_each.len());
        for figures in of_each {
            let (text, cites) = differing(&figures, &mut self.citations);
            items.push(ListItem::top(Sentence::cited(text + ".", cites)));
        }
        self.section(HEADING, items);
    }

    /// Figures of one day and on one word stand in one line.
    pub(super) fn figures(&mut self) {
        let figures = self.brief.card.undisputed_figures().filter(|figure| !self.is_old(figure.seen));
        let figures: Vec<&Figure> = figures.collect();
        let same = |a: &&Figure, b: &&Figure| a.seen == b.seen && a.sources == b.sources;
        let mut items = Vec::new();
        for together in figures.chunk_by(same) {
            let [first, ..] = together else { continue };
            let figures: Vec<String> = together.iter().map(|one| figure(one)).collect();
            let when = seen(first.seen).map_or_else(String::new, |seen| format!("{seen}: "));
            let text = capital(&format!("{when}{}.", figures.join("; ")));
            items.push(ListItem::top(Sentence::cited(text, self.citations.cite(first.sources))));
        }
        if !self.limits.connections && !items.is_empty() {
            let command = format!("show {}", self.id(self.brief.card.org));
            self.leave_out(items.len(), "figures", &command);
            return;
        }
        self.section("Figures", items);
    }
}

/// A figure, without when it was counted.
pub(super) fn figure(figure: &Figure) -> String {
    let number = approximate(figure.value, figure.precision);
    let note = figure.note.as_deref().map_or_else(String::new, |note| format!(" ({})", clean(note)));
    format!("{number} {}{note}{}", clean(&figure.what), in_brackets(figure.certainty))
}

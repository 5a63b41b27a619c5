//! Who works with whom, and figures.

use std::collections::BTreeMap;

use super::Writer;
use crate::atlas::{Figure, SourceSet};
use crate::query::{CardLink, Direction};
use crate::render::card::{MANY, heading};
use crate::render::document::{Item, Said};
use crate::render::phrase::system_name;
use crate::render::{approximate, capital, clean, counted, percent};
use crate::words::{Certainty, Kind, Relation};

/// Of many at the other end, so many are named.
const NAMED: usize = 24;
/// More than so many that the structure names already are only counted.
const AGAIN: usize = 6;

impl Writer<'_, '_> {
    /// Its links, but for those that other sections tell.
    pub(super) fn connections(&mut self) {
        let mut by_heading: BTreeMap<(Relation, Direction, &str), Vec<CardLink<'_>>> = BTreeMap::new();
        for link in &self.brief.card.links {
            let is_told = matches!(
                link.link.relation,
                Relation::Serves | Relation::RegisteredIn | Relation::SucceededBy | Relation::Transferred
            );
            if !is_told && !link.link.is_planned() {
                let at = (link.link.relation, link.direction, heading(self.as_at, link));
                by_heading.entry(at).or_default().push(*link);
            }
        }
        let items = by_heading.into_iter().map(|((_, _, heading), links)| {
            let (text, cites) = self.ends(&links);
            Item::top(Said::cited(format!("{heading}: {text}."), cites))
        });
        let items = items.collect();
        self.section("Who works with whom", items);
    }

    /// Who is at the other end of links of one sort.
    fn ends(&mut self, links: &[CardLink<'_>]) -> (String, Vec<usize>) {
        let mut sets: Vec<SourceSet> = Vec::new();
        let mut ends: Vec<String> = Vec::new();
        let is_above =
            |link: &&CardLink<'_>| self.brief.structure.iter().any(|row| row.org() == Some(link.other));
        let above = links.iter().filter(is_above).count();
        if above > AGAIN {
            ends.push(format!("{above} of those named above"));
        }
        let is_again = |link: &&CardLink<'_>| above > AGAIN && is_above(link);
        let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
        for link in links.iter().filter(|link| !is_again(link)) {
            *kinds.entry(self.as_at.kind(link.other)).or_default() += 1;
        }
        kinds.retain(|_, count| *count > MANY);
        ends.extend(kinds.iter().map(|(kind, count)| format!("{} {}", counted(*count), kind.plural())));
        for link in links {
            sets.push(link.link.sources);
            if is_again(&link) || kinds.contains_key(&self.as_at.kind(link.other)) {
                continue;
            }
            let is_system = self.as_at.kind(link.other).is_system();
            let mut end =
                if is_system { system_name(self.as_at, link.other, None) } else { self.name(link.other) };
            if let Some(share) = link.link.share {
                let of = link.link.basis.map_or("patients", |b| b.label());
                let whose = if link.direction == Direction::In { "its" } else { "the" };
                end = format!("{end} ({} of {whose} {of})", percent(share));
            }
            if link.link.certainty != Certainty::Certain {
                end = format!("{end} ({})", link.link.certainty.word());
            }
            if !ends.contains(&end) {
                ends.push(end);
            }
        }
        if ends.len() > NAMED + 1 {
            let more = ends.len() - NAMED;
            ends.truncate(NAMED);
            ends.push(format!("{more} more"));
        }
        (ends.join("; "), self.cite(&sets))
    }

    /// Figures of one day and on one word stand in one line.
    pub(super) fn figures(&mut self) {
        let figures = &self.as_at.atlas().org(self.brief.card.org).figures;
        let same = |a: &Figure, b: &Figure| a.seen == b.seen && a.sources == b.sources;
        let mut items = Vec::new();
        for together in figures.chunk_by(same) {
            let [first, ..] = together else { continue };
            let said: Vec<String> = together.iter().map(figure).collect();
            let when = first.seen.map_or_else(String::new, |seen| format!("As of {seen}: "));
            let text = capital(&format!("{when}{}.", said.join("; ")));
            items.push(Item::top(Said::cited(text, self.cited.cite(first.sources))));
        }
        self.section("Figures", items);
    }
}

fn figure(figure: &Figure) -> String {
    let number = approximate(figure.value, figure.precision);
    let note = figure.note.as_deref().map_or_else(String::new, |note| format!(" ({})", clean(note)));
    format!("{number} {}{note}{}", clean(&figure.what), sure(figure.certainty))
}

/// How sure something is, unless it is certain.
pub(super) fn sure(certainty: Certainty) -> String {
    match certainty {
        Certainty::Certain => String::new(),
        other => format!(" ({})", other.word()),
    }
}

//! What the note tells in sentences: where boundaries do not line up, who works with whom,
//! what changed, what is due, figures and notes.

use std::collections::BTreeMap;

use super::Writer;
use crate::atlas::{Note, OrgIx, SourceSet};
use crate::boundaries::{Code, Finding, Severity};
use crate::date::a_year_after;
use crate::query::{AsAt, CardLink, Change, Direction, Happening};
use crate::render::boundaries::rounded_message;
use crate::render::card::heading;
use crate::render::document::{Item, Said};
use crate::render::history::happening;
use crate::render::phrase::{in_a_row, system_name};
use crate::render::{approximate, capital, clean, counted, percent};
use crate::words::{Certainty, Relation};

/// A note has room for so many of each.
const FINDINGS: usize = 10;
const CHANGES: usize = 12;
const NOTES: usize = 16;
/// Of many at the other end, so many are named.
const NAMED: usize = 24;

impl<'a> Writer<'_, 'a> {
    pub(super) fn boundaries(&mut self) {
        // That a body takes part in systems adds little where it is told that it serves them.
        let spans = |org: OrgIx| {
            self.brief.findings.iter().any(|f| f.subject == org && f.code == Code::ProviderSpansSystems)
        };
        let is_told = |f: &&Finding| f.code == Code::MemberOfSeveral && spans(f.subject);
        let found: Vec<&Finding> = self.brief.findings.iter().filter(|f| !is_told(f)).collect();
        let mut told: Vec<&Finding> =
            found.iter().copied().filter(|f| f.severity() != Severity::Note).collect();
        // What only a register or a line of the statisticians has differently comes last.
        told.extend(found.iter().copied().filter(|f| f.severity() == Severity::Note));
        let mut items = Vec::with_capacity(told.len());
        for finding in told {
            let text = rounded_message(self.as_at, finding);
            let text = text.trim_end_matches('.').to_owned() + &sure(finding.certainty) + ".";
            let cites = self.cite(&finding.sources);
            items.push(Item::top(Said::cited(text, cites)));
        }
        let command = format!("boundaries {}", self.id(self.brief.card.org));
        let items = self.first(items, (FINDINGS, "where boundaries do not line up", command));
        self.section("Where boundaries do not line up", items);
    }

    /// Its links, but for those that other sections tell.
    pub(super) fn connections(&mut self) {
        let mut by_heading: BTreeMap<(Relation, Direction), Vec<CardLink<'_>>> = BTreeMap::new();
        for link in &self.brief.card.links {
            let is_told = matches!(
                link.link.relation,
                Relation::Serves | Relation::RegisteredIn | Relation::SucceededBy | Relation::Transferred
            );
            if !is_told && !link.link.is_planned() {
                by_heading.entry((link.link.relation, link.direction)).or_default().push(*link);
            }
        }
        let items = by_heading.into_iter().map(|((relation, direction), links)| {
            let (text, cites) = self.ends(&links);
            Item::top(Said::cited(format!("{}: {text}.", heading(relation, direction)), cites))
        });
        let items = items.collect();
        self.section("Who works with whom", items);
    }

    /// Who is at the other end of links of one sort.
    fn ends(&mut self, links: &[CardLink<'_>]) -> (String, Vec<usize>) {
        let mut sets: Vec<SourceSet> = Vec::new();
        let mut ends: Vec<String> = Vec::new();
        for link in links {
            sets.push(link.link.sources);
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

    pub(super) fn changes(&mut self) {
        let items = self.happenings(&self.brief.changes);
        let (id, since, day) = (self.id(self.brief.card.org), self.brief.since, self.as_at.day());
        if items.is_empty() {
            let said = format!("Nothing here changed between {since} and {day} that this atlas knows of.");
            self.blocks.push(crate::render::document::Block::Heading("What changed"));
            self.paragraph(Said::new(said));
            return;
        }
        let command = format!("diff {id} --from {since} --to {day}");
        let items = self.first(items, (CHANGES, "changes", command));
        self.blocks.push(crate::render::document::Block::Heading("What changed"));
        self.paragraph(Said::new(format!("Between {since} and {day}:")));
        self.blocks.push(crate::render::document::Block::List(items));
    }

    /// What came after the day of the note, and what is only announced.
    pub(super) fn due(&mut self) {
        let brief = self.brief;
        let next = self.happenings(&brief.next);
        let (id, day) = (self.id(brief.card.org), self.as_at.day());
        let until = a_year_after(day).min(self.as_at.atlas().as_at());
        let command = format!("diff {id} --from {day} --to {until}");
        let next = self.first(next, (CHANGES, "things that came next", command));
        self.section("What came next", next);
        let due = self.happenings(&brief.due);
        self.section("Announced, not known to have happened", due);
    }

    /// Things that happened, one by one; what happened on one day to many of a kind at once.
    fn happenings(&mut self, all: &[Happening<'a>]) -> Vec<Item> {
        let mut items = Vec::with_capacity(all.len());
        for same in alike(self.as_at, all) {
            let [first, ..] = same else { continue };
            let when = first.date.map_or_else(|| "No date is known".to_owned(), |date| date.to_string());
            let (text, cites) = if same.len() > ALIKE {
                let kind = self.as_at.kind(first.org).plural();
                let sets: Vec<SourceSet> = same.iter().flat_map(|h| h.sources.iter().copied()).collect();
                (format!("{}, {} {kind}", first.change.word(), counted(same.len())), self.cite(&sets))
            } else {
                happening(self.as_at.atlas(), first, &mut self.cited)
            };
            items.push(Item::top(Said::cited(format!("{when}: {text}."), cites)));
        }
        items
    }

    pub(super) fn figures(&mut self) {
        let org = self.as_at.atlas().org(self.brief.card.org);
        let mut items = Vec::new();
        for figure in &org.figures {
            let number = approximate(figure.value, figure.precision);
            let mut text = format!("{number} {}", clean(&figure.what));
            text.push_str(&figure.seen.map_or_else(String::new, |seen| format!(", as of {seen}")));
            text.push_str(
                &figure.note.as_deref().map_or_else(String::new, |note| format!(" ({})", clean(note))),
            );
            text.push_str(&sure(figure.certainty));
            items.push(Item::top(Said::cited(capital(&text) + ".", self.cited.cite(figure.sources))));
        }
        self.section("Figures", items);
    }

    /// What else is said of it, and of what the structure names: each with whom it is said of.
    pub(super) fn notes(&mut self) {
        let own = self.brief.card.org;
        let mut told: Vec<(OrgIx, &Note)> = Vec::new();
        for (note, via) in &self.brief.card.notes {
            told.push((via.unwrap_or(own), note));
        }
        // What is first said of each comes before what is said of it second.
        let mut of_others: Vec<(usize, OrgIx, &Note)> = Vec::new();
        for org in self.brief.structure.iter().filter_map(crate::query::Row::org).filter(|org| *org != own) {
            let notes = self.as_at.atlas().org(org).notes.iter().enumerate();
            of_others.extend(notes.map(|(number, note)| (number, org, note)));
        }
        of_others.sort_by_key(|(number, ..)| *number);
        let own_notes = told.len();
        told.extend(of_others.into_iter().map(|(_, org, note)| (org, note)));
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
        let command = format!("show {}", self.id(own));
        let items = self.first(items, (NOTES, "remarks", command));
        self.section("Worth knowing", items);
    }

    /// Of bodies that the structure names: who runs, leads or funds them.
    fn run_by(&mut self) -> Vec<Item> {
        let own = self.brief.card.org;
        let bodies: Vec<OrgIx> = self
            .brief
            .structure
            .iter()
            .filter_map(crate::query::Row::org)
            .filter(|org| *org != own && self.as_at.kind(*org).tier().is_none())
            .collect();
        let mut items = Vec::new();
        for body in bodies {
            let links: Vec<_> = self
                .as_at
                .ground()
                .links_of(body)
                .filter(|link| matches!(link.relation, Relation::Operates | Relation::Leads) && link.to == body)
                .collect();
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

/// What happened on one day to many of a kind is told at once.
const ALIKE: usize = 3;

/// Happenings one by one, but openings, closings and moves of many of one kind on one day together.
fn alike<'h, 'a>(as_at: &AsAt<'_>, all: &'h [Happening<'a>]) -> Vec<&'h [Happening<'a>]> {
    let is_life = |h: &Happening<'_>| matches!(h.change, Change::Opened | Change::Closed | Change::Moved);
    let together = |a: &Happening<'_>, b: &Happening<'_>| {
        is_life(a) && a.change == b.change && a.date == b.date && as_at.kind(a.org) == as_at.kind(b.org)
    };
    let mut told: Vec<&[Happening<'a>]> = Vec::new();
    for run in all.chunk_by(|a, b| together(a, b)) {
        if run.len() > ALIKE { told.push(run) } else { told.extend(run.chunks(1)) }
    }
    told
}

/// How sure something is, unless it is certain.
fn sure(certainty: Certainty) -> String {
    match certainty {
        Certainty::Certain => String::new(),
        other => format!(" ({})", other.word()),
    }
}

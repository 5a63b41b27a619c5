//! What is said of it: other names, findings, figures, notes, what it was through time, and on
//! whose word it stands.

use super::page::{CardLine, CardSection};
use super::writer::CardWriter;
use crate::atlas::{Figure, Note};
use crate::boundaries::{Code, Finding};
use crate::render::boundaries::message;
use crate::render::figures::{HEADING, differing};
use crate::render::period::{after_a_comma, seen};
use crate::render::phrase::capital;
use crate::render::{approximate, clean, thousands};

impl CardWriter<'_, '_> {
    pub(super) fn names(&mut self) -> CardSection {
        let org = self.as_at.atlas().org(self.card.org);
        let aliases: Vec<String> = org.aliases.iter().map(|a| clean(a).into_owned()).collect();
        let mut lines = Vec::new();
        if !aliases.is_empty() {
            let cites = self.cite(org.alias_sources);
            lines.push(CardLine { cites, ..CardLine::plain(aliases.join(", ")) });
        }
        CardSection::new("Also known as", lines)
    }

    /// Official codes that are not its id.
    pub(super) fn codes(&mut self) -> CardSection {
        let org = self.as_at.atlas().org(self.card.org);
        let mut lines = Vec::new();
        for code in &org.codes {
            let text = format!("{} ({}){}", clean(&code.code), code.scheme.label(), after_a_comma(code.period));
            let cites = self.cite(code.sources);
            lines.push(CardLine { certainty: code.certainty, cites, ..CardLine::plain(text) });
        }
        CardSection::new("Codes", lines)
    }

    /// How its lines do not line up, other than that it straddles systems, which is said
    /// above.
    pub(super) fn findings(&mut self) -> CardSection {
        let is_said = |code: Code| {
            let straddles = matches!(
                code,
                Code::ProviderSpansSystems
                    | Code::PartnershipSpansSystems
                    | Code::AreaSpansSystems
                    | Code::CouncilSplit
            );
            straddles && self.card.systems.len() > 1
        };
        let findings: Vec<&Finding> = self.card.findings.iter().filter(|f| !is_said(f.code())).collect();
        let mut lines = Vec::with_capacity(findings.len());
        for finding in findings {
            let cites = self.citations.cite_all(&finding.provenance.sources);
            let target = finding.misalignment.sides().first().copied();
            let text = message(self.as_at, finding).trim_end_matches('.').to_owned();
            lines.push(CardLine {
                target,
                certainty: finding.provenance.certainty,
                cites,
                ..CardLine::plain(text)
            });
        }
        CardSection::new("Does not line up", lines)
    }

    pub(super) fn figures(&mut self) -> CardSection {
        let mut lines = Vec::new();
        if let Some(residents) = self.card.residents {
            let text = format!("{} residents (one count, used for every date)", thousands(residents));
            let cites = self.citations.cite_all(&self.card.land_sources);
            lines.push(CardLine { cites, ..CardLine::plain(text) });
        }
        let figures = self.card.undisputed_figures().filter(|figure| !self.is_old(figure.seen));
        for figure in figures.collect::<Vec<_>>() {
            lines.push(self.figure(figure));
        }
        CardSection::new("Figures", lines)
    }

    /// Figures of one thing that differ stand side by side, however long ago they were counted.
    pub(super) fn differing_figures(&mut self) -> CardSection {
        let of_each = self.card.differing_figures();
        let mut lines = Vec::with_capacity(of_each.len());
        for figures in of_each {
            let (text, cites) = differing(&figures, &mut self.citations);
            lines.push(CardLine { cites, ..CardLine::plain(text) });
        }
        CardSection::new(HEADING, lines).aside()
    }

    pub(super) fn notes(&mut self) -> CardSection {
        let notes = self.card.notes.iter().filter(|said| !self.is_old(said.note.seen));
        let lines = notes.collect::<Vec<_>>().into_iter().map(|said| self.note(said)).collect();
        CardSection::new("Notes", lines)
    }

    pub(super) fn history(&mut self) -> CardSection {
        let org = self.as_at.atlas().org(self.card.org);
        let mut lines = Vec::new();
        for style in &org.styles {
            let name = style.name.as_deref().map(clean);
            let kind = style.kind.unwrap_or(org.kind).label();
            let text = name.map_or_else(|| capital(kind), |n| format!("{n}, {kind}"));
            let when = after_a_comma(style.period);
            let cites = self.cite(style.sources);
            let line = CardLine::plain(format!("{text}{when}"));
            lines.push(CardLine { certainty: style.certainty, cites, ..line });
        }
        if org.parents.len() > 1 {
            for parent in &org.parents {
                let when = after_a_comma(parent.period);
                let text = format!("within {}{when}", self.named(parent.org));
                let cites = self.cite(parent.sources);
                lines.push(CardLine {
                    certainty: parent.certainty,
                    cites,
                    ..CardLine::leading_to(parent.org, text)
                });
            }
        }
        CardSection::new("Through time", lines)
    }

    /// On whose word the organisation itself stands.
    pub(super) fn standing(&mut self) -> CardSection {
        let org = self.as_at.atlas().org(self.card.org);
        let cites = self.cite(org.sources);
        let mut text = "Name, kind and dates".to_owned();
        if let Some(seen) = seen(org.seen) {
            text = format!("{text}, {seen}");
        }
        let line = CardLine { certainty: org.certainty, cites, ..CardLine::plain(text) };
        CardSection::new("Where its name, kind and dates come from", vec![line]).aside()
    }
}

/// What is counted, with when it was.
pub(super) fn figure(figure: &Figure) -> String {
    let mut text = format!("{} {}", approximate(figure.value, figure.precision), clean(&figure.what));
    if let Some(note) = &figure.note {
        text = format!("{text}; {}", clean(note));
    }
    if let Some(seen) = seen(figure.seen) {
        text = format!("{text}, {seen}");
    }
    text
}

/// What is said, with when it was so.
pub(super) fn note(note: &Note) -> String {
    let text = clean(&note.text);
    seen(note.seen).map_or_else(|| text.clone().into_owned(), |seen| format!("{text} ({seen})"))
}

//! What is said of it: other names, findings, figures, notes, what it was through time, and on
//! whose word it stands.

use super::{Line, Section, Writer, plain};
use crate::boundaries::{Code, Finding};
use crate::render::boundaries::message;
use crate::render::phrase::{capital, period_of};
use crate::render::{approximate, clean, thousands};

impl Writer<'_, '_> {
    pub(super) fn names(&self) -> Section {
        let org = self.as_at.atlas().org(self.card.org);
        let aliases: Vec<String> = org.aliases.iter().map(|a| clean(a).into_owned()).collect();
        let lines = if aliases.is_empty() { Vec::new() } else { vec![plain(aliases.join(", "))] };
        Section::new("Also known as", lines)
    }

    /// How its lines do not line up, other than that it straddles systems, which is said
    /// above.
    pub(super) fn findings(&mut self) -> Section {
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
        let told: Vec<&Finding> = self.card.findings.iter().filter(|f| !is_said(f.code())).collect();
        let mut lines = Vec::with_capacity(told.len());
        for finding in told {
            let mut cites: Vec<usize> =
                finding.provenance.sources.iter().flat_map(|set| self.cited.cite(*set)).collect();
            cites.sort_unstable();
            cites.dedup();
            let target = finding.misalignment.sides().first().copied();
            let text = message(self.as_at, finding).trim_end_matches('.').to_owned();
            lines.push(Line { text, target, certainty: finding.provenance.certainty, cites });
        }
        Section::new("Does not line up", lines)
    }

    pub(super) fn figures(&mut self) -> Section {
        let mut lines = Vec::new();
        if let Some(residents) = self.card.residents {
            let text = format!("{} residents (one count, used for every date)", thousands(residents));
            let mut cites = Vec::new();
            for set in &self.card.land_sources {
                cites.extend(self.cite(*set));
            }
            cites.sort_unstable();
            cites.dedup();
            lines.push(Line { cites, ..plain(text) });
        }
        for figure in &self.as_at.atlas().org(self.card.org).figures {
            let mut text = format!("{} {}", approximate(figure.value, figure.precision), clean(&figure.what));
            if let Some(note) = &figure.note {
                text = format!("{text}; {}", clean(note));
            }
            if let Some(seen) = figure.seen {
                text = format!("{text}, as of {seen}");
            }
            let cites = self.cite(figure.sources);
            lines.push(Line { text, target: None, certainty: figure.certainty, cites });
        }
        Section::new("Figures", lines)
    }

    pub(super) fn notes(&mut self) -> Section {
        let mut lines = Vec::new();
        for (note, via) in &self.card.notes {
            let mut text = clean(&note.text).into_owned();
            if let Some(seen) = note.seen {
                text = format!("{text} (as of {seen})");
            }
            if let Some(via) = via {
                text = format!("{text} [said of {}]", self.name(*via));
            }
            let cites = self.cite(note.sources);
            lines.push(Line { text, target: *via, certainty: note.certainty, cites });
        }
        Section::new("Notes", lines)
    }

    pub(super) fn history(&mut self) -> Section {
        let org = self.as_at.atlas().org(self.card.org);
        let mut lines = Vec::new();
        for style in &org.styles {
            let name = style.name.as_deref().map(clean);
            let kind = style.kind.unwrap_or(org.kind).label();
            let text = name.map_or_else(|| capital(kind), |n| format!("{n}, {kind}"));
            let when = period_of(style.period).map_or_else(String::new, |p| format!(", {p}"));
            let cites = self.cite(style.sources);
            lines.push(Line { text: format!("{text}{when}"), target: None, certainty: style.certainty, cites });
        }
        if org.parents.len() > 1 {
            for parent in &org.parents {
                let when = period_of(parent.period).map_or_else(String::new, |p| format!(", {p}"));
                let text = format!("within {}{when}", self.named(parent.org));
                let cites = self.cite(parent.sources);
                lines.push(Line { text, target: Some(parent.org), certainty: parent.certainty, cites });
            }
        }
        Section::new("Through time", lines)
    }

    /// On whose word the organisation itself stands.
    pub(super) fn standing(&mut self) -> Section {
        let org = self.as_at.atlas().org(self.card.org);
        let cites = self.cite(org.sources);
        let mut text = "Name, kind and dates".to_owned();
        if let Some(seen) = org.seen {
            text = format!("{text}, as of {seen}");
        }
        let line = Line { text, target: None, certainty: org.certainty, cites };
        Section::new("The entry itself", vec![line])
    }
}

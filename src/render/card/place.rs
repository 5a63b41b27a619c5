//! Where it lies: what it sits within, its systems, the councils it serves, the same land.

use super::{Line, Section, Writer, leads_to};
use crate::atlas::OrgIx;
use crate::query::Reach;
use crate::render::phrase::{period_of, system_name};
use crate::render::{percent, thousands};
use crate::words::{Certainty, Kind};

impl Writer<'_, '_> {
    pub(super) fn place(&mut self) -> Section {
        let org = self.as_at.atlas().org(self.card.org);
        let holders = self.as_at.land().holders(self.card.org);
        let mut lines = Vec::new();
        if holders.len() > 1 {
            for holder in holders.iter().copied() {
                let share = self
                    .as_at
                    .land()
                    .holdings(holder)
                    .iter()
                    .find(|h| h.council == self.card.org)
                    .and_then(|h| h.share);
                let share = share.map_or_else(String::new, |s| format!(": {} of its residents", percent(s)));
                lines.push(leads_to(format!("{}{share}", self.named(holder)), holder));
            }
        }
        let entry = org.parent_at(self.as_at.day());
        let certainty = entry.map_or(Certainty::Certain, |p| p.certainty);
        let cites = entry.map(|p| p.sources).map(|s| self.cite(s)).unwrap_or_default();
        for (number, ancestor) in self.card.ancestors.iter().enumerate() {
            if holders.len() > 1 && holders.contains(ancestor) {
                continue;
            }
            let kind = self.as_at.kind(*ancestor);
            let text = if kind == Kind::Nation {
                self.name(*ancestor)
            } else {
                format!("{}, {}", self.named(*ancestor), kind.label())
            };
            let mut line = leads_to(text, *ancestor);
            if number == 0 {
                if kind == Kind::Pcn
                    && let Some(when) = entry.and_then(|entry| period_of(entry.period))
                {
                    line.text = format!("{} – {when}", line.text);
                }
                line.certainty = certainty;
                line.cites.clone_from(&cites);
            }
            lines.push(line);
        }
        Section::new("Sits within", lines)
    }

    pub(super) fn systems(&self) -> Section {
        let systems = &self.card.systems;
        let holds_systems =
            matches!(self.as_at.kind(self.card.org), Kind::Nation | Kind::Region | Kind::OnsRegion);
        if holds_systems {
            return Section::new("", Vec::new());
        }
        let serves = self.as_at.kind(self.card.org).tier().is_none();
        let above = |s: &OrgIx| self.card.ancestors.contains(s);
        if systems.len() < 2 && systems.iter().all(|s| above(&s.system) || s.system == self.card.org) {
            return Section::new("", Vec::new());
        }
        let heading = match (systems.len(), serves) {
            (1, _) => "System",
            (_, true) => "Straddles systems: it serves people in each",
            (_, false) => "Split between systems",
        };
        let lines = systems
            .iter()
            .map(|s| {
                let share = match (s.share, serves) {
                    (Some(share), true) => format!(": {} of the residents it serves", percent(share)),
                    (Some(share), false) if share < 1.0 => format!(": {} of residents", percent(share)),
                    _ => String::new(),
                };
                leads_to(format!("{}{share}", self.named(s.system)), s.system)
            })
            .collect();
        Section::new(heading, lines)
    }

    /// The councils a body serves, a line for each system they lie in.
    pub(super) fn reach(&self) -> Section {
        let line = |reach: &Reach| {
            let council = |(council, share): &(OrgIx, Option<f64>)| {
                let part = share.map_or_else(String::new, |s| format!(" ({} of it)", percent(s)));
                format!("{}{part}", self.name(*council))
            };
            let councils: Vec<String> = reach.councils.iter().map(council).collect();
            let system =
                reach.system.map_or_else(|| "In no system".to_owned(), |s| system_name(self.as_at, s, None));
            let residents = thousands(reach.residents);
            let text = format!("{system}: {} – {residents} residents", councils.join(", "));
            Line { text, target: reach.system, certainty: Certainty::Certain, cites: Vec::new() }
        };
        Section::new("Footprint", self.card.reach.iter().map(line).collect())
    }

    pub(super) fn same_land(&self) -> Section {
        let line =
            |org: &OrgIx| leads_to(format!("{}, {}", self.named(*org), self.as_at.kind(*org).label()), *org);
        Section::new("Same boundary as", self.card.coterminous.iter().map(line).collect())
    }
}

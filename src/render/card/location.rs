//! Where it lies: what it sits within, its systems, the councils it serves, the same land.

use super::page::{CardLine, CardSection};
use super::writer::CardWriter;
use crate::atlas::OrgIx;
use crate::boundaries::{Overlap, Weight};
use crate::query::{ServedCouncil, ServedSystem};
use crate::render::period::period;
use crate::render::phrase::{kind_then, system_name};
use crate::render::{percent, tenth_of_percent, thousands};
use crate::words::{Certainty, Kind};

impl CardWriter<'_, '_> {
    pub(super) fn location(&mut self) -> CardSection {
        let org = self.as_at.atlas().org(self.card.org);
        let holders = &self.card.holders;
        let mut lines = Vec::new();
        for holder in holders {
            let share = holder.share.map_or_else(String::new, |s| format!(": {} of its residents", percent(s)));
            lines.push(CardLine::leading_to(holder.org, format!("{}{share}", self.named(holder.org))));
        }
        let entry = org.parent_at(self.as_at.day());
        let certainty = entry.map_or(Certainty::Certain, |p| p.certainty);
        let cites = entry.map(|p| p.sources).map(|s| self.cite(s)).unwrap_or_default();
        let county = entry.map(|entry| entry.org).filter(|parent| {
            self.as_at.kind(*parent) == Kind::County
                && self.as_at.geography().counts(*parent)
                && !self.card.ancestors.contains(parent)
        });
        if let Some(county) = county {
            let text = format!("{}, {}", self.named(county), Kind::County.label());
            lines.push(CardLine { certainty, cites: cites.clone(), ..CardLine::leading_to(county, text) });
        }
        // What it hangs under by its land, beside what it sits within, stands on the sources of the land.
        let (certainty, cites) = match county {
            Some(_) => (Certainty::Certain, self.citations.cite_all(&self.card.land_sources)),
            None => (certainty, cites),
        };
        for (number, ancestor) in self.card.ancestors.iter().enumerate() {
            if holders.iter().any(|holder| holder.org == *ancestor) {
                continue;
            }
            let kind = self.as_at.kind(*ancestor);
            let text = if kind == Kind::Nation {
                self.name(*ancestor)
            } else {
                format!("{}, {}", self.named(*ancestor), kind_then(self.as_at, *ancestor))
            };
            let mut line = CardLine::leading_to(*ancestor, text);
            if number == 0 {
                if kind == Kind::Pcn
                    && let Some(when) = entry.and_then(|entry| period(entry.period))
                {
                    line.text = format!("{} – {when}", line.text);
                }
                line.certainty = certainty;
                line.cites.clone_from(&cites);
            }
            lines.push(line);
        }
        CardSection::new("Sits within", lines)
    }

    pub(super) fn systems(&self) -> CardSection {
        let systems = &self.card.systems;
        let kind = self.as_at.kind(self.card.org);
        let holds_systems = matches!(kind, Kind::Nation | Kind::Region | Kind::OnsRegion);
        let is_above = |system: OrgIx| self.card.ancestors.contains(&system) || system == self.card.org;
        if holds_systems || (systems.len() < 2 && systems.iter().all(|s| is_above(s.system))) {
            return CardSection::new("", Vec::new());
        }
        let serves = kind.tier().is_none();
        let heading = match (systems.len(), serves) {
            (1, _) => "System",
            (_, true) => "Straddles systems: it serves people in each",
            (_, false) => "Split between systems",
        };
        let lines = systems.iter().map(|s| {
            let share = match (s.share, serves) {
                (Some(share), true) => format!(": {} of the residents it serves", percent(share)),
                (Some(share), false) if share < 1.0 => format!(": {} of residents", percent(share)),
                _ => String::new(),
            };
            CardLine::leading_to(s.system, format!("{}{share}", self.named(s.system)))
        });
        CardSection::new(heading, lines.collect())
    }

    /// The councils a body serves, a line for each system they lie in.
    pub(super) fn serves(&self) -> CardSection {
        let council = |council: &ServedCouncil| {
            let part = council.share.map_or_else(String::new, |s| format!(" ({} of it)", percent(s)));
            format!("{}{part}", self.name(council.org))
        };
        let line = |served: &ServedSystem| {
            let councils: Vec<String> = served.councils.iter().map(council).collect();
            let system =
                served.system.map_or_else(|| "In no system".to_owned(), |s| system_name(self.as_at, s, None));
            let residents =
                served.residents.map_or_else(String::new, |count| format!(" – {} residents", thousands(count)));
            let text = format!("{system}: {}{residents}", councils.join(", "));
            CardLine { target: served.system, ..CardLine::plain(text) }
        };
        CardSection::new("Footprint", self.card.serves.iter().map(line).collect())
    }

    /// How nearly an area has the same land, where that is not quite the same.
    fn nearly_same(&self, other: OrgIx) -> Option<String> {
        let land = self.as_at.land();
        let (own, theirs) = (land.footprint(self.card.org)?, land.footprint(other)?);
        let overlap = Overlap::of(own, theirs, self.as_at.atlas(), Weight::Residents);
        let (of_own, of_theirs) = (overlap.containment()?, overlap.coverage()?);
        let whose = match (overlap.a_in_b, overlap.b_in_a) {
            (true, true) => return None,
            (true, false) => format!("{} of its residents live here", tenth_of_percent(of_theirs)),
            (false, true) => format!("it has {} of the residents here", tenth_of_percent(of_own)),
            (false, false) => format!("{} of residents are in both", tenth_of_percent(of_own.min(of_theirs))),
        };
        Some(format!(" – {whose}; counted as the same boundary"))
    }

    pub(super) fn same_land(&self) -> CardSection {
        let line = |org: &OrgIx| {
            let nearly = self.nearly_same(*org).unwrap_or_default();
            let text = format!("{}, {}{nearly}", self.named(*org), self.as_at.kind(*org).label());
            CardLine::leading_to(*org, text)
        };
        CardSection::new("Same boundary as", self.card.coterminous.iter().map(line).collect())
    }
}

//! Its links, a line each, and who else serves its land.

use std::collections::{BTreeMap, HashSet};

use super::heading::{ORDER, heading, rank};
use super::{Line, Section, Writer, leads_to};
use crate::atlas::{Extent, OrgIx};
use crate::query::{CardLink, Direction};
use crate::render::phrase::{capital, in_a_row, period_of, system_name};
use crate::render::{clean, percent};
use crate::words::Relation;

impl<'a> Writer<'_, 'a> {
    pub(super) fn links(&mut self) -> Vec<Section> {
        let mut by_heading: BTreeMap<usize, Vec<Line>> = BTreeMap::new();
        let mut said = HashSet::new();
        for link in &self.card.links {
            let at = rank(link);
            let line = self.link(link);
            if said.insert((at, line.text.clone())) {
                by_heading.entry(at).or_default().push(line);
            }
        }
        by_heading
            .into_iter()
            .filter_map(|(at, lines)| {
                let (relation, direction) = ORDER.get(at)?;
                Some(Section { heading: heading(*relation, *direction), lines })
            })
            .collect()
    }

    /// Providers of the areas within it, and of larger ones that it lies in.
    pub(super) fn also_serve(&mut self) -> Section {
        let mut lines = Vec::new();
        for also in &self.card.also_serve {
            let areas: Vec<String> = also.areas.iter().map(|a| self.name(*a)).collect();
            let text = format!(
                "{}: {} – {}",
                capital(also.service.label()),
                self.named(also.provider),
                in_a_row(&areas)
            );
            let mut cites: Vec<usize> = also.sources.iter().flat_map(|set| self.cited.cite(*set)).collect();
            cites.sort_unstable();
            cites.dedup();
            lines.push(Line { cites, ..leads_to(text, also.provider) });
        }
        Section { heading: "Who serves areas within or around it", lines }
    }

    fn link(&mut self, link: &CardLink<'a>) -> Line {
        let l = link.link;
        let mut text = self.named(link.other);
        if let Some(service) = l.service {
            text = match link.direction {
                Direction::In => format!("{}: {text}", capital(service.label())),
                Direction::Out => format!("{text}: {}", service.label()),
            };
        }
        if let Some(share) = l.share {
            let of = l.basis.map_or("patients", |b| b.label());
            text = format!("{text}: {} of its {of}", percent(share));
        }
        let mut more = Vec::new();
        match &l.extent {
            Some(Extent::Part) => more.push("in part; which part is not known".to_owned()),
            Some(Extent::Within(areas)) => {
                let names: Vec<String> = areas.iter().map(|a| self.name(*a)).collect();
                more.push(format!("the part in {}", names.join(" and ")));
            }
            _ => {}
        }
        if l.relation == Relation::Serves && link.direction == Direction::Out {
            more.extend(self.other_system(link.other));
        }
        if let Some(on) = l.on {
            more.push(on.to_string());
        }
        if let Some(how) = l.how {
            more.push(how.word().to_owned());
        }
        more.extend(period_of(l.period));
        if let Some(seen) = l.seen {
            more.push(format!("as of {seen}"));
        }
        if let Some(note) = &l.note {
            more.push(clean(note).into_owned());
        }
        if let Some(via) = link.via {
            more.push(format!("via {}", self.name(via)));
        }
        if !more.is_empty() {
            text = format!("{text} – {}", more.join("; "));
        }
        let cites = self.cite(l.sources);
        Line { text, target: Some(link.other), certainty: l.certainty, cites }
    }

    /// Where an area that is served lies, when that is not the provider's own system or not
    /// one system alone: this is how a straddle is seen.
    fn other_system(&self, area: OrgIx) -> Option<String> {
        let own = self.card.ancestors.iter().find(|a| self.as_at.land().systems().contains(a));
        let systems = self.as_at.systems(area);
        let elsewhere = systems.iter().any(|s| Some(&s.system) != own && s.system != area);
        if !elsewhere || self.card.systems.len() < 2 {
            return None;
        }
        let names: Vec<String> = systems.iter().map(|s| system_name(self.as_at, s.system, s.share)).collect();
        Some(format!("lies in {}", names.join(" and ")))
    }
}

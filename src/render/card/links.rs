//! Its links, a line each, and who else serves its land.

use std::collections::{BTreeMap, HashSet};

use super::heading::{COMMISSIONED_BY, MANY, heading, rank, rank_of};
use super::{Line, Section, Writer, leads_to};
use crate::atlas::{Extent, Link, OrgIx};
use crate::query::{CardLink, Direction};
use crate::render::phrase::{capital, in_a_row, period_of, system_name};
use crate::render::{clean, counted, percent};
use crate::words::{Certainty, Kind, Relation};

impl<'a> Writer<'_, 'a> {
    pub(super) fn links(&mut self) -> Vec<Section> {
        let mut by_heading: BTreeMap<(usize, &'static str), Vec<Line>> = BTreeMap::new();
        let mut said = HashSet::new();
        for link in &self.card.links {
            let at = (rank(link), heading(self.as_at, link));
            let line = self.link(link);
            if said.insert((at, line.text.clone())) {
                by_heading.entry(at).or_default().push(line);
            }
        }
        if let Some(line) = self.commissioner_of_its_network() {
            let at = (rank_of(Relation::Commissions, Direction::In), COMMISSIONED_BY);
            by_heading.entry(at).or_insert_with(|| vec![line]);
        }
        let sections = by_heading.into_iter().map(|((_, heading), lines)| {
            let counted = self.counted(&lines);
            Section { counted, ..Section::new(heading, lines) }
        });
        sections.collect()
    }

    /// Whom a practice has as its commissioner where no link says it.
    fn commissioner_of_its_network(&self) -> Option<Line> {
        let ground = self.as_at.geography();
        let commissioner = ground.commissioner(ground.network_of(self.card.org)?)?;
        Some(leads_to(format!("{} – as its network is", self.named(commissioner)), commissioner))
    }

    /// The lines with what is many of one kind counted, the counts first; none where nothing is.
    fn counted(&self, lines: &[Line]) -> Vec<Line> {
        let mut by_kind: BTreeMap<Kind, Vec<&Line>> = BTreeMap::new();
        for line in lines {
            if let Some(target) = line.target {
                by_kind.entry(self.as_at.kind(target)).or_default().push(line);
            }
        }
        by_kind.retain(|_, lines| lines.len() > MANY);
        if by_kind.is_empty() {
            return Vec::new();
        }
        let is_few =
            |line: &&Line| line.target.is_none_or(|target| !by_kind.contains_key(&self.as_at.kind(target)));
        let few = lines.iter().filter(is_few).cloned();
        by_kind.iter().map(|(kind, lines)| self.count(*kind, lines)).chain(few).collect()
    }

    fn count(&self, kind: Kind, lines: &[&Line]) -> Line {
        let id = clean(&self.as_at.atlas().org(self.card.org).id);
        let text = format!(
            "{} {}; one by one: catchment show {id} --format json",
            counted(lines.len()),
            kind.plural()
        );
        let mut cites: Vec<usize> = lines.iter().flat_map(|line| line.cites.iter().copied()).collect();
        cites.sort_unstable();
        cites.dedup();
        let certainty = lines.iter().map(|line| line.certainty).max().unwrap_or(Certainty::Certain);
        Line { text, target: None, certainty, cites }
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
        Section::new("Who serves areas within or around it", lines)
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
        if l.relation == Relation::Commissions && link.direction == Direction::In {
            more.extend(self.another_commissioner(l));
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

    /// Of a practice's commissioner, that its network has another, and in which system.
    fn another_commissioner(&self, link: &Link) -> Vec<String> {
        let ground = self.as_at.geography();
        let across = ground.commissioner_across(link.to).filter(|other| *other == link.from);
        let network = ground.network_of(link.to).filter(|_| across.is_some());
        let Some(own) = network.and_then(|network| ground.commissioner(network)) else { return Vec::new() };
        let mut more = vec![format!("its network is under {}", self.named(own))];
        let system = ground.system_above(link.from).filter(|system| Some(*system) != ground.system_above(own));
        more.extend(
            system.map(|system| format!("in another system, {}", system_name(self.as_at, system, None))),
        );
        more
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

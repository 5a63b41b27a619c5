//! What the note is of, in a sentence or two.

use std::collections::{BTreeMap, BTreeSet};

use super::Writer;
use crate::atlas::OrgIx;
use crate::render::document::Said;
use crate::render::phrase::{article, in_a_row, in_full, system_name};
use crate::render::{counted, rounded};
use crate::words::{Kind, Tier};

/// So many other systems of a region are named.
const FEW: usize = 6;

impl Writer<'_, '_> {
    pub(super) fn lead(&mut self) {
        let org = self.brief.card.org;
        let kind = self.as_at.kind(org);
        let what = in_full(kind);
        let mut text = format!("As at {}, {} is {} {what}", self.as_at.day(), self.name(org), article(what));
        if let Some(around) = self.brief.card.ancestors.first().filter(|_| kind != Kind::Nation) {
            text = format!("{text} in {}", self.plain_name(*around));
            let systems = self.as_at.land().systems();
            let is_beside = |system: &OrgIx| self.as_at.snapshot().parent(*system) == Some(*around);
            let beside: Vec<OrgIx> = systems.iter().copied().filter(is_beside).collect();
            if systems.contains(&org) && beside.len() > 1 {
                let others = beside.iter().filter(|other| **other != org);
                let others: Vec<String> = others.map(|other| system_name(self.as_at, *other, None)).collect();
                text = format!("{text}. It is one of the region's {} systems", beside.len());
                if others.len() <= FEW {
                    text = format!("{text}; the others are {}", others.join("; "));
                }
            }
        }
        text.push('.');
        for more in [self.size(org), self.parts(org), self.also_known()].into_iter().flatten() {
            text = text + " " + &more;
        }
        let atlas_org = self.as_at.atlas().org(org);
        let mut sets = vec![atlas_org.sources];
        sets.extend(self.brief.card.land_sources.iter().copied());
        let cites = self.cite(&sets);
        self.paragraph(Said::cited(text, cites));
    }

    /// A system by its plain name, a region as what it is; anything else by the name it has.
    fn plain_name(&self, org: OrgIx) -> String {
        match self.as_at.kind(org) {
            kind if kind.is_system() => system_name(self.as_at, org, None),
            Kind::Region => format!("{}, an NHS region of England", self.name(org)),
            _ => self.name(org),
        }
    }

    /// How many people live there, or are served.
    fn size(&self, org: OrgIx) -> Option<String> {
        let card = &self.brief.card;
        if let Some(residents) = card.residents {
            return Some(format!("It has {} residents, as counted in mid-2020.", rounded(residents)));
        }
        if self.as_at.kind(org).is_area() || card.reach.is_empty() {
            return None;
        }
        let residents: u64 = card.reach.iter().map(|reach| reach.residents).sum();
        let reach = |reach: &crate::query::Reach| {
            reach.system.map_or_else(|| "no system".to_owned(), |system| system_name(self.as_at, system, None))
        };
        let systems: Vec<String> = card.reach.iter().map(reach).collect();
        let served = format!("The areas it is known to serve have {} residents", rounded(residents));
        Some(format!("{served} and lie in {}.", in_a_row(&systems)))
    }

    /// How many of each kind sit in it, and of how many councils it has a part.
    fn parts(&self, org: OrgIx) -> Option<String> {
        let mut whole: BTreeMap<(Option<Tier>, Kind), usize> = BTreeMap::new();
        let mut parts: BTreeSet<OrgIx> = BTreeSet::new();
        let own = self.as_at.land().footprint(org);
        let mut seen: BTreeSet<OrgIx> = BTreeSet::new();
        let mut waiting = vec![org];
        while let Some(next) = waiting.pop() {
            for child in self.as_at.children(next).into_iter().map(|child| child.org) {
                let kind = self.as_at.kind(child);
                if !seen.insert(child) {
                    continue;
                }
                waiting.push(child);
                if !kind.is_area() || !self.as_at.geography().counts(child) {
                    continue;
                }
                let land = self.as_at.land().footprint(child);
                if own.zip(land).is_some_and(|(own, land)| !land.lies_in(own)) {
                    parts.insert(child);
                    continue;
                }
                let number = self.as_at.atlas().org(child).count.map_or(1, |count| count as usize);
                *whole.entry((kind.tier(), kind)).or_default() += number;
            }
        }
        let said = |((_, kind), count): (&(Option<Tier>, Kind), &usize)| match count {
            1 => format!("1 {}", kind.label()),
            _ => format!("{} {}", counted(*count), kind.plural()),
        };
        let mut said: Vec<String> = whole.iter().map(said).collect();
        if !parts.is_empty() {
            let councils = if parts.len() == 1 { "council" } else { "councils" };
            said.push(format!("parts of {} {councils}", counted(parts.len())));
        }
        (!said.is_empty()).then(|| format!("Within it are {}.", in_a_row(&said)))
    }

    /// Other names a person may meet; not its codes.
    fn also_known(&self) -> Option<String> {
        /// More than these help nobody.
        const NAMES: usize = 3;
        let org = self.as_at.atlas().org(self.brief.card.org);
        let is_name = |alias: &str| !alias.chars().any(|c| c.is_ascii_digit());
        let names = org.aliases.iter().filter(|alias| is_name(alias)).take(NAMES);
        let names: Vec<String> = names.map(|alias| crate::render::clean(alias).into_owned()).collect();
        (!names.is_empty()).then(|| format!("It is also known as {}.", in_a_row(&names)))
    }
}

//! Where a finding is known from, and how sure the least sure of its facts is.

use crate::atlas::{Dated, Link, OrgIx, SourceSet};
use crate::boundaries::{Footprint, Geography};
use crate::date::Date;
use crate::words::{Certainty, Kind};

/// Where something is known from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The sources of its facts, each set once.
    pub sources: Vec<SourceSet>,
    /// How sure the least sure of its facts is.
    pub certainty: Certainty,
    /// The latest that a source saw something of which it says no more.
    pub seen: Option<Date>,
}

impl Provenance {
    fn add(&mut self, sources: SourceSet, certainty: Certainty) {
        if !self.sources.contains(&sources) {
            self.sources.push(sources);
        }
        self.certainty = self.certainty.max(certainty);
    }
}

/// Gathers provenance while a finding is made.
pub(super) struct Gatherer<'g, 'a> {
    geography: Geography<'g, 'a>,
    gathered: Provenance,
}

impl<'g, 'a> Gatherer<'g, 'a> {
    pub(super) fn new(geography: Geography<'g, 'a>) -> Self {
        let gathered = Provenance { sources: Vec::new(), certainty: Certainty::Certain, seen: None };
        Self { geography, gathered }
    }

    /// All that has been gathered.
    pub(super) fn provenance(self) -> Provenance {
        self.gathered
    }

    /// What a link says.
    pub(super) fn link(&mut self, link: &Link) {
        self.gathered.add(link.sources, link.certainty);
        if link.period.since.is_none() {
            self.gathered.seen = self.gathered.seen.max(link.seen);
        }
    }

    /// That an organisation sits in its parent.
    pub(super) fn sits_in_parent(&mut self, org: OrgIx) {
        let day = self.geography.snapshot.day();
        if let Some(parent) = self.geography.atlas().org(org).parent_at(day) {
            self.gathered.add(parent.sources, parent.certainty);
        }
    }

    /// That an organisation sits where it does, up to the top.
    pub(super) fn sits(&mut self, org: OrgIx) {
        let chain: Vec<OrgIx> = std::iter::once(org).chain(self.geography.snapshot.ancestors(org)).collect();
        for org in chain {
            self.sits_in_parent(org);
        }
    }

    /// That patches lie in the councils and commissioners they do. How sure the bounds of places are
    /// bears on what is found of these alone.
    pub(super) fn land(&mut self, land: &Footprint) {
        self.patches(land, |geography, area| geography.snapshot.kind(area) != Kind::Place);
    }

    /// That patches lie in an area.
    pub(super) fn land_of(&mut self, area: OrgIx, land: &Footprint) {
        self.patches(land, |_, other| other == area);
    }

    fn patches(&mut self, land: &Footprint, counts: impl Fn(Geography<'g, 'a>, OrgIx) -> bool) {
        let (atlas, day) = (self.geography.atlas(), self.geography.snapshot.day());
        for patch in land.patches().map(|p| &atlas.patches()[p]) {
            let bears = |d: &&Dated| d.period.contains(day) && counts(self.geography, d.area);
            let unsure = patch.dated.iter().filter(bears).map(|d| d.certainty).max();
            self.gathered.add(patch.sources, unsure.unwrap_or(Certainty::Certain));
        }
    }

    /// That patches lie in the systems they do: by the commissioners they are in, and by places where
    /// there are none.
    pub(super) fn land_in_systems(&mut self, land: &Footprint) {
        self.land(land);
        let day = self.geography.snapshot.day();
        let mut areas: Vec<OrgIx> = Vec::new();
        for patch in land.patches().map(|p| &self.geography.atlas().patches()[p]) {
            let there = || patch.areas_at(day).filter(|area| self.geography.counts(*area));
            let is_commissioner = |area: &OrgIx| self.geography.snapshot.kind(*area).is_commissioner();
            let before = areas.len();
            areas.extend(there().filter(is_commissioner));
            if areas.len() == before {
                areas.extend(there());
            }
        }
        areas.sort_unstable();
        areas.dedup();
        for area in areas {
            if self.geography.system_above(area).is_some() {
                self.sits(area);
            }
        }
    }
}

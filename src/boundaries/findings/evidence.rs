//! On whose word a finding stands, and how sure the least sure of its facts is.

use crate::atlas::{Link, OrgIx, SourceSet};
use crate::boundaries::{Footprint, Ground};
use crate::date::Date;
use crate::words::Certainty;

/// Facts, gathered while a finding is made.
pub(super) struct Evidence<'g, 'a> {
    ground: Ground<'g, 'a>,
    pub(super) sources: Vec<SourceSet>,
    pub(super) certainty: Certainty,
    /// The latest that a source saw something of which it says no more.
    pub(super) seen: Option<Date>,
}

impl<'g, 'a> Evidence<'g, 'a> {
    pub(super) fn new(ground: Ground<'g, 'a>) -> Self {
        Self { ground, sources: Vec::new(), certainty: Certainty::Certain, seen: None }
    }

    fn add(&mut self, sources: SourceSet, certainty: Certainty) {
        if !self.sources.contains(&sources) {
            self.sources.push(sources);
        }
        self.certainty = self.certainty.max(certainty);
    }

    pub(super) fn link(&mut self, link: &Link) {
        self.add(link.sources, link.certainty);
        if link.period.since.is_none() {
            self.seen = self.seen.max(link.seen);
        }
    }

    /// That an organisation sits in its parent.
    pub(super) fn sits_in_parent(&mut self, org: OrgIx) {
        let day = self.ground.snapshot.day();
        if let Some(parent) = self.ground.atlas().org(org).parent_at(day) {
            self.add(parent.sources, parent.certainty);
        }
    }

    /// That an organisation sits where it does, up to the top.
    pub(super) fn sits(&mut self, org: OrgIx) {
        let chain: Vec<OrgIx> = std::iter::once(org).chain(self.ground.snapshot.ancestors(org)).collect();
        for org in chain {
            self.sits_in_parent(org);
        }
    }

    /// That patches lie in the areas they do.
    pub(super) fn land(&mut self, land: &Footprint) {
        let (atlas, day) = (self.ground.atlas(), self.ground.snapshot.day());
        for patch in land.patches().map(|p| &atlas.patches()[p]) {
            let unsure = patch.dated.iter().filter(|d| d.period.contains(day)).map(|d| d.certainty).max();
            self.add(patch.sources, unsure.unwrap_or(Certainty::Certain));
        }
    }

    /// That patches lie in the systems they do: by the commissioners and places they are in.
    pub(super) fn land_in_systems(&mut self, land: &Footprint) {
        self.land(land);
        let day = self.ground.snapshot.day();
        let mut areas: Vec<OrgIx> = Vec::new();
        for patch in land.patches().map(|p| &self.ground.atlas().patches()[p]) {
            areas.extend(patch.areas_at(day).filter(|area| self.ground.counts(*area)));
        }
        areas.sort_unstable();
        areas.dedup();
        for area in areas {
            if self.ground.system_above(area).is_some() {
                self.sits(area);
            }
        }
    }
}

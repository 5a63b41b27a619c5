//! Walks over the atlas as it stood on a day: who sits within whom, how things are
//! joined, what an organisation is, how two are connected, what changed when.
//!
//! Pure functions from an atlas and a day to plain values. Nothing here is worded for
//! people; that is `render`'s job. The command line and the explorer ask the same
//! questions here, so they cannot disagree.

mod card;
mod changes;
mod find;
mod history;
mod lineage;
pub mod map;
mod narrow;
mod path;
mod terms;
mod tree;

pub use card::{AlsoServes, Card, CardLink, Direction, card};
pub use changes::{Changes, Tally};
pub use find::{Filter, list};
pub use history::{Change, Detail, Happening, Named, Portion, below_on_either, differences, history, planned};
pub use lineage::{Became, became, came_from};
pub use narrow::Narrowed;
pub use path::{Path, Step, Way, path};
pub use terms::{terms, terms_in_order};
pub use tree::{Child, Fold, Item, Place, Row, Rows, branch, rows, subtree_size};

use crate::atlas::{Atlas, Closed, OrgIx, Snapshot};
use crate::boundaries::{Land, SystemShare};
use crate::date::Day;
use crate::words::Kind;

/// The atlas as it stood on a day, with its land: what every question is put to.
#[derive(Clone, Debug)]
pub struct AsAt<'a> {
    snapshot: Snapshot<'a>,
    land: Land<'a>,
}

impl<'a> AsAt<'a> {
    /// The atlas as it stood on `day`.
    pub fn new(atlas: &'a Atlas, day: Day, closed: Closed) -> Self {
        let snapshot = Snapshot::new(atlas, day, closed);
        let land = Land::new(&snapshot);
        Self { snapshot, land }
    }

    /// The atlas itself.
    pub fn atlas(&self) -> &'a Atlas {
        self.snapshot.atlas()
    }

    /// The day.
    pub fn day(&self) -> Day {
        self.snapshot.day()
    }

    /// Does the day lie beyond what the atlas knows?
    pub fn is_beyond(&self) -> bool {
        self.day() > self.atlas().as_at()
    }

    /// Who was there, and who sat within whom.
    pub fn snapshot(&self) -> &Snapshot<'a> {
        &self.snapshot
    }

    /// Who has which land.
    pub fn land(&self) -> &Land<'a> {
        &self.land
    }

    /// Its name on the day, or on the nearest day on which it was there.
    pub fn name(&self, org: OrgIx) -> &'a str {
        self.snapshot.name(org)
    }

    /// Its kind on the day, or on the nearest day on which it was there.
    pub fn kind(&self, org: OrgIx) -> Kind {
        self.snapshot.kind(org)
    }

    /// The systems an organisation lies in or serves, the one with most of it first.
    ///
    /// An area's are those its land meets; a provider's those that the land it serves
    /// meets, with shares only where all of that land is known. What has no land has the
    /// system it sits within, with no share.
    pub fn systems(&self, org: OrgIx) -> Vec<SystemShare> {
        let kind = self.kind(org);
        if let Some(own) = self.land.footprint(org) {
            return self.land.systems_of(own);
        }
        if kind.tier().is_none()
            && let Some(served) = self.systems_served(org)
        {
            return served;
        }
        let unknown = |system| SystemShare { system, share: None };
        let within = std::iter::once(org).chain(self.snapshot.ancestors(org));
        within.filter(|o| self.land.systems().contains(o)).map(unknown).collect()
    }

    fn systems_served(&self, provider: OrgIx) -> Option<Vec<SystemShare>> {
        let served = self.land.served(&self.snapshot, provider, None)?;
        let mut systems = self.land.systems_of(&served.footprint);
        if served.complete {
            return Some(systems);
        }
        for system in &mut systems {
            system.share = None;
        }
        for target in self.land.served_in_part(&self.snapshot, provider) {
            for also in self.systems(target) {
                if systems.iter().all(|s| s.system != also.system) {
                    systems.push(SystemShare { system: also.system, share: None });
                }
            }
        }
        (!systems.is_empty()).then_some(systems)
    }

    /// Does it straddle a boundary between systems? Then how many it lies in or serves;
    /// else nothing. Regions and England hold systems and straddle none.
    pub fn straddles(&self, org: OrgIx) -> Option<usize> {
        let kind = self.kind(org);
        let holds_systems = matches!(kind, Kind::Nation | Kind::Region | Kind::OnsRegion);
        if holds_systems || kind.is_system() || self.atlas().org(org).is_planned() {
            return None;
        }
        let count = self.systems(org).len();
        (count > 1).then_some(count)
    }

    /// What it sits within, nearest first. A council that hangs by its land has that
    /// chain, by whatever holds most of it; one that hangs nowhere has the councils' line.
    pub fn ancestors(&self, org: OrgIx) -> Vec<OrgIx> {
        let mut chain = Vec::new();
        let mut at = self.parent(org);
        while let Some(parent) = at {
            chain.push(parent);
            at = self.parent(parent);
        }
        chain
    }

    /// What it hangs under in the NHS line where it hangs there, else what it sits within.
    pub fn parent(&self, org: OrgIx) -> Option<OrgIx> {
        self.land.holders(org).first().copied().or_else(|| self.snapshot.parent(org))
    }
}

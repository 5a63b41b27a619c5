//! The atlas as it stood on a day, with its land.

use std::cell::OnceCell;

use crate::atlas::{Atlas, Closed, OrgIx, Snapshot};
use crate::boundaries::{Coverage, Geography, Hanging, Land, SystemShare};
use crate::date::Day;
use crate::words::Kind;

/// The atlas as it stood on a day, with its land: what every question is put to.
#[derive(Clone, Debug)]
pub struct AsAt<'a> {
    snapshot: Snapshot<'a>,
    land: Land<'a>,
    /// Worked out when it is first asked for: findings need none.
    hanging: OnceCell<Hanging>,
    /// Worked out when it is first asked for: the tree needs none.
    coverage: OnceCell<Coverage<'a>>,
}

impl<'a> AsAt<'a> {
    /// The atlas as it stood on `day`.
    pub fn new(atlas: &'a Atlas, day: Day, closed: Closed) -> Self {
        Self::of(Snapshot::new(atlas, day, closed))
    }

    /// The same with no organisations in the picture but these, which are in the order of the
    /// atlas; see [`Snapshot::among`].
    pub(super) fn among(atlas: &'a Atlas, orgs: &[OrgIx], day: Day) -> Self {
        Self::of(Snapshot::among(atlas, orgs, day))
    }

    fn of(snapshot: Snapshot<'a>) -> Self {
        let land = Land::new(&snapshot);
        Self { snapshot, land, hanging: OnceCell::new(), coverage: OnceCell::new() }
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

    /// The two together, for questions of land.
    pub fn geography(&self) -> Geography<'_, 'a> {
        Geography { snapshot: &self.snapshot, land: &self.land }
    }

    /// Which councils hang where by their land.
    pub fn hanging(&self) -> &Hanging {
        self.hanging.get_or_init(|| Hanging::new(self.geography()))
    }

    /// Who serves which land.
    pub fn coverage(&self) -> &Coverage<'a> {
        self.coverage.get_or_init(|| Coverage::new(&self.snapshot, &self.land))
    }

    /// The systems an organisation lies in or serves, the one with most of it first; see
    /// [`Geography::systems`].
    pub fn systems(&self, org: OrgIx) -> Vec<SystemShare> {
        self.geography().systems(org)
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
        self.hanging().holders(org).first().copied().or_else(|| self.snapshot.parent(org))
    }
}

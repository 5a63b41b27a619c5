//! Which area of a sort holds most of some land.

use crate::atlas::OrgIx;
use crate::boundaries::{Footprint, ratio};
use crate::query::AsAt;
use crate::words::Kind;

/// An area that something lies in, and how much of it does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LiesIn {
    /// The area.
    pub org: OrgIx,
    /// The share of its residents that live there, from 0 to 1; `None` where all of it lies there.
    pub share: Option<f64>,
}

impl LiesIn {
    /// All of it lies there.
    pub(super) fn wholly(org: OrgIx) -> Self {
        Self { org, share: None }
    }
}

/// A sort of areas in one of which something may lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Place,
    System,
    Region,
    LocalAuthority,
    County,
    Commissioner,
}

impl Class {
    const ALL: [Self; 6] =
        [Self::Place, Self::System, Self::Region, Self::LocalAuthority, Self::County, Self::Commissioner];

    /// Is an organisation of this sort on the day?
    pub(super) fn has(self, as_at: &AsAt<'_>, org: OrgIx) -> bool {
        let kind = as_at.kind(org);
        match self {
            Self::Place => kind == Kind::Place,
            Self::System => as_at.land().is_system(org),
            Self::Region => kind == Kind::Region,
            Self::LocalAuthority => kind.is_local_authority(),
            Self::County => kind == Kind::County,
            Self::Commissioner => kind.is_commissioner(),
        }
    }
}

/// The areas of each sort whose land is known on the day.
pub(super) struct GroundAreas<'s, 'a> {
    as_at: &'s AsAt<'a>,
    of: [Vec<OrgIx>; Class::ALL.len()],
}

impl<'s, 'a> GroundAreas<'s, 'a> {
    /// Those of the day.
    pub(super) fn new(as_at: &'s AsAt<'a>) -> Self {
        let mut areas: Vec<OrgIx> = as_at.land().areas().map(|(area, _)| area).collect();
        areas.sort_unstable();
        let of = |class: Class| areas.iter().copied().filter(|area| class.has(as_at, *area)).collect();
        Self { as_at, of: Class::ALL.map(of) }
    }

    /// The area of a sort that holds at least half of some land, by residents. Where nobody
    /// counted them, one that holds all of it.
    pub(super) fn holder(&self, ground: &Footprint, class: Class) -> Option<LiesIn> {
        let (atlas, land) = (self.as_at.atlas(), self.as_at.land());
        if ground.is_empty() {
            return None;
        }
        let mut best: Option<(u64, OrgIx)> = None;
        for org in &self.of[class as usize] {
            let Some(around) = land.footprint(*org).filter(|around| around.meets(ground)) else { continue };
            if ground.lies_in(around) {
                return Some(LiesIn::wholly(*org));
            }
            let both = around.shared_residents(ground, atlas);
            if best.is_none_or(|(most, _)| both > most) {
                best = Some((both, *org));
            }
        }
        let ((both, org), total) = best.zip(ground.counted_residents(atlas))?;
        let share = ratio(both, total)?;
        (both * 2 >= total).then(|| LiesIn { org, share: (share < 1.0).then_some(share) })
    }
}

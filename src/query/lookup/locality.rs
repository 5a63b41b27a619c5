//! Where a postcode district, a town or a village lies.

use std::cell::Cell;

use super::best_fit::{Class, LiesIn};
use super::gazetteer::{Gazetteer, Whereabouts, each_once, is_any_shared};
use crate::atlas::{Locality, OrgIx};
use crate::boundaries::Footprint;

/// Where a locality lies: in the area that holds at least half of it.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalityFound {
    /// The share of it that lies in that area, where that is not all.
    pub share: Option<f64>,
    /// Where that area lies.
    pub whereabouts: Whereabouts,
}

/// No area holds half of it: the areas, the one with most of it first.
#[derive(Clone, Debug, PartialEq)]
pub struct InSeveral {
    /// Each, with the share.
    pub areas: Vec<AreaShare>,
}

/// An area, and how much of a locality lies in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AreaShare {
    /// The area.
    pub area: OrgIx,
    /// From 0 to 1.
    pub share: f64,
}

/// So much of what lies in an area is all of it, rounding aside.
const WHOLE: f64 = 0.995;

/// The areas that are named of it, each once, the one with most of it first.
fn shares(locality: &Locality) -> Vec<AreaShare> {
    let mut areas: Vec<AreaShare> = Vec::new();
    for part in &locality.at {
        match areas.iter_mut().find(|known| known.area == part.area) {
            Some(known) => known.share += part.share,
            None => areas.push(AreaShare { area: part.area, share: part.share }),
        }
    }
    areas.sort_by(|a, b| b.share.total_cmp(&a.share));
    areas
}

impl Gazetteer<'_, '_> {
    /// Where a locality lies.
    ///
    /// # Errors
    /// No area holds half of it.
    pub fn locality(&self, locality: &Locality) -> Result<LocalityFound, InSeveral> {
        let as_at = self.as_at;
        let areas = shares(locality);
        let Some(main) = areas.first().copied().filter(|main| main.share >= 0.5) else {
            return Err(InSeveral { areas });
        };
        // Of the pieces of it in that area the largest says in which others it lies.
        let pieces = locality.at.iter().filter(|part| part.area == main.area);
        let largest = pieces.max_by(|a, b| a.share.total_cmp(&b.share));
        let portion = largest.map(|part| part.share / main.share).filter(|portion| *portion >= 0.5);
        let narrower = largest.filter(|_| portion.is_some()).map_or(&[][..], |part| &part.within);
        let known: Vec<OrgIx> =
            std::iter::once(main.area).chain(locality.within.iter().chain(narrower).copied()).collect();
        let is_there = |org: &OrgIx| as_at.snapshot().is_there(*org);
        let named = |class: Class| {
            let org = known.iter().copied().filter(is_there).find(|org| class.has(as_at, *org))?;
            let share = portion.filter(|portion| narrower.contains(&org) && *portion < WHOLE);
            Some(LiesIn { org, share })
        };
        // What else all of it lies in, then or now, says where in that area it is.
        let is_whole = portion.is_none_or(|portion| portion >= WHOLE);
        let also: Vec<OrgIx> =
            locality.within.iter().chain(narrower.iter().filter(|_| is_whole)).copied().collect();
        let around = std::iter::once(main.area).chain(also.iter().copied()).collect::<Vec<OrgIx>>();
        let common = Some(self.land_of_all(&around)).filter(|land| !also.is_empty() && !land.is_empty());
        let (ever, mut shares_of) = match common {
            Some(land) => (land, around),
            None => (self.land_ever(main.area), vec![main.area]),
        };
        let council = named(Class::LocalAuthority)
            .or_else(|| self.areas.holder(&ever, Class::LocalAuthority))
            .or_else(|| named(Class::County))
            .or_else(|| self.areas.holder(&ever, Class::County));
        let around = council.filter(|council| council.share.is_none());
        let now = around.and_then(|council| as_at.land().footprint(council.org));
        let now = now.filter(|land| shares_of.len() == 1 || !land.meets(&ever));
        if let (Some(_), Some(council)) = (now, around) {
            shares_of = vec![council.org];
        }
        let ground = now.unwrap_or(&ever);
        let by_land = Cell::new(false);
        let lies_in = |class: Class| {
            named(class).or_else(|| {
                let held = self.areas.holder(ground, class)?;
                by_land.set(by_land.get() || held.share.is_some());
                Some(held)
            })
        };
        let system = lies_in(Class::System);
        let place = self.fitting(lies_in(Class::Place), system);
        let (region, commissioner) = (lies_in(Class::Region), lies_in(Class::Commissioner));
        let is_theirs = by_land.get() && is_any_shared([place, system, region, commissioner]);
        shares_of.retain(|_| is_theirs);
        let of_land = ground.patches().map(|patch| as_at.atlas().patches()[patch].sources);
        let sources = each_once(std::iter::once(locality.sources).chain(of_land));
        Ok(LocalityFound {
            share: (main.share < 1.0).then_some(main.share),
            whereabouts: Whereabouts {
                place,
                system,
                region,
                council,
                commissioner,
                parent: None,
                shares_of,
                successors: Vec::new(),
                sources,
            },
        })
    }

    /// The land that each of these has or had on any day.
    fn land_of_all(&self, areas: &[OrgIx]) -> Footprint {
        let atlas = self.as_at.atlas();
        let patches = atlas.patches().iter().enumerate();
        let of_all =
            patches.filter(|(_, patch)| areas.iter().all(|area| patch.areas_ever().any(|a| a == *area)));
        Footprint::of(atlas, of_all.map(|(number, _)| number).collect::<Vec<usize>>().into_iter())
    }

    /// The land that an area has or had on any day: the one named may be of another time.
    fn land_ever(&self, area: OrgIx) -> Footprint {
        if let Some(land) = self.as_at.land().footprint(area) {
            return land.clone();
        }
        let atlas = self.as_at.atlas();
        let patches = atlas.patches().iter().enumerate();
        let of_it = patches.filter(|(_, patch)| patch.areas_ever().any(|org| org == area));
        Footprint::of(atlas, of_it.map(|(number, _)| number))
    }
}

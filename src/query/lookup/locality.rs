//! Where a postcode district, a town or a village lies.

use super::best_fit::{Class, LiesIn};
use super::gazetteer::{Gazetteer, Whereabouts, each_once};
use crate::atlas::{Locality, LocalityPart, OrgIx};
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
    pub parts: Vec<LocalityPart>,
}

impl Gazetteer<'_, '_> {
    /// Where a locality lies.
    ///
    /// # Errors
    /// No area holds half of it.
    pub fn locality(&self, locality: &Locality) -> Result<LocalityFound, InSeveral> {
        let as_at = self.as_at;
        let mut parts = locality.at.clone();
        parts.sort_by(|a, b| b.share.total_cmp(&a.share));
        let Some(main) = parts.first().copied().filter(|main| main.share >= 0.5) else {
            return Err(InSeveral { parts });
        };
        let known: Vec<OrgIx> = std::iter::once(main.area).chain(locality.within.iter().copied()).collect();
        let is_there = |org: &OrgIx| as_at.snapshot().is_there(*org);
        let named = |class: Class| {
            known.iter().copied().filter(is_there).find(|org| class.has(as_at, *org)).map(LiesIn::wholly)
        };
        let ever = self.land_ever(main.area);
        let council = named(Class::LocalAuthority)
            .or_else(|| self.areas.holder(&ever, Class::LocalAuthority))
            .or_else(|| named(Class::County))
            .or_else(|| self.areas.holder(&ever, Class::County));
        let around = council.filter(|council| council.share.is_none());
        let ground = around.and_then(|council| as_at.land().footprint(council.org)).unwrap_or(&ever);
        let lies_in = |class: Class| named(class).or_else(|| self.areas.holder(ground, class));
        let of_land = ground.patches().map(|patch| as_at.atlas().patches()[patch].sources);
        let sources = each_once(std::iter::once(locality.sources).chain(of_land));
        Ok(LocalityFound {
            share: (main.share < 1.0).then_some(main.share),
            whereabouts: Whereabouts {
                place: lies_in(Class::Place),
                system: lies_in(Class::System),
                region: lies_in(Class::Region),
                council,
                commissioner: lies_in(Class::Commissioner),
                parent: None,
                successors: Vec::new(),
                sources,
            },
        })
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

//! Which councils hang under which systems and their places by their land.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Footprint, Geography, Overlap, Weight, ratio};
use crate::atlas::OrgIx;
use crate::words::Kind;

/// A council under a place, system or region.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Holding {
    /// The council.
    pub council: OrgIx,
    /// The share of its residents that live in the system, or in the region outside of systems,
    /// where it is split between several; `None` where all of its land lies in one. Under a place that
    /// sits in no system the share that lives in the place.
    pub share: Option<f64>,
}

/// Under what every council of a day hangs by its land.
///
/// A council hangs once in each system that holds some of it, and is split where those are
/// several; land in no system counts for the region that holds it. Within a system it stands
/// under the place with most of what of it lies there, or under the system itself where more of
/// that lies in no place of the system than in any one: so whoever opens the system and its
/// places meets it once, with its share of the system. A place that sits in no system takes no
/// land from the systems that hold it; what councils it has land of stand under it all the same, as well
/// as under those.
#[derive(Clone, Debug, Default)]
pub struct Hanging {
    /// The councils under each place, system or region.
    holdings: FxHashMap<OrgIx, Vec<Holding>>,
    /// Under what each council hangs.
    holders: FxHashMap<OrgIx, Vec<OrgIx>>,
}

impl Hanging {
    /// Hangs every council whose land is known.
    pub fn new(geography: Geography<'_, '_>) -> Self {
        let snapshot = geography.snapshot;
        let holds = Holds::new(geography);
        let areas = geography.land.areas();
        let mut councils: Vec<_> = areas.filter(|(org, _)| snapshot.kind(*org).is_local_authority()).collect();
        councils.sort_unstable_by_key(|(council, _)| *council);
        let mut hanging = Self::default();
        for (council, land) in councils {
            hanging.hang(&holds, council, land);
        }
        hanging.show_under_places_without_system(&holds);
        let key = |h: &Holding| {
            let kind = snapshot.kind(h.council);
            (kind, snapshot.name(h.council).to_lowercase(), h.council)
        };
        for holdings in hanging.holdings.values_mut() {
            holdings.sort_by_cached_key(key);
        }
        hanging
    }

    /// The councils that stand directly under a place, system or region.
    pub fn holdings(&self, holder: OrgIx) -> &[Holding] {
        self.holdings.get(&holder).map_or(&[], |h| h)
    }

    /// Under what a council hangs by its land: once in each system that holds some of it, the one
    /// with most of it first.
    pub fn holders(&self, council: OrgIx) -> &[OrgIx] {
        self.holders.get(&council).map_or(&[], |h| h)
    }

    /// Has the councils that a place in no system has land of stand under it too, once each.
    fn show_under_places_without_system(&mut self, holds: &Holds<'_, '_>) {
        let geography = holds.geography;
        for (place, own) in holds.places_without_system() {
            for (council, theirs) in geography.land.areas() {
                let is_council = geography.snapshot.kind(council).is_local_authority();
                if !is_council || !theirs.meets(own) || self.holders(council).contains(&place) {
                    continue;
                }
                let overlap = Overlap::of(theirs, own, geography.atlas(), Weight::Residents);
                let share = if overlap.a_in_b { None } else { overlap.containment() };
                self.holdings.entry(place).or_default().push(Holding { council, share });
            }
        }
    }

    fn hang(&mut self, holds: &Holds<'_, '_>, council: OrgIx, land: &Footprint) {
        let mut parts = holds.parts(land);
        parts.sort_by_key(|part| (std::cmp::Reverse(part.residents), part.whole));
        let total = land.counted_residents(holds.geography.atlas()).unwrap_or(0);
        for part in &parts {
            let share = if part.is_all { None } else { ratio(part.residents, total) };
            self.holdings.entry(part.holder).or_default().push(Holding { council, share });
        }
        self.holders.insert(council, parts.into_iter().map(|part| part.holder).collect());
    }
}

/// What of a council lies in one system, or in the rest of one region.
struct Part {
    whole: OrgIx,
    residents: u64,
    /// Is it all of the council?
    is_all: bool,
    /// Under what it stands there.
    holder: OrgIx,
}

/// A system, or a region without its systems; with the places in it.
struct Whole<'g> {
    org: OrgIx,
    land: Footprint,
    places: Vec<(OrgIx, &'g Footprint)>,
    /// The land of all of those together.
    in_places: Footprint,
}

/// All that councils hang in.
struct Holds<'g, 'a> {
    geography: Geography<'g, 'a>,
    wholes: Vec<Whole<'g>>,
}

impl<'g, 'a> Holds<'g, 'a> {
    fn new(geography: Geography<'g, 'a>) -> Self {
        let mut holds = Self { geography, wholes: Vec::new() };
        let (land, atlas) = (geography.land, geography.atlas());
        let mut taken = Footprint::empty(atlas);
        for system in land.systems() {
            let Some(own) = land.footprint(*system) else { continue };
            taken.unite(own);
            holds.add(*system, own.clone());
        }
        let is_region = |org: &OrgIx| geography.snapshot.kind(*org) == Kind::Region;
        let mut regions: Vec<_> = land.areas().filter(|(org, _)| is_region(org)).collect();
        // Of regions that hold the same land the smallest has it.
        regions.sort_by_cached_key(|(org, own)| (own.residents(atlas), *org));
        for (region, own) in regions {
            let rest = own.without(&taken);
            taken.unite(own);
            holds.add(region, rest);
        }
        holds.find_places();
        holds
    }

    fn add(&mut self, org: OrgIx, land: Footprint) {
        let in_places = Footprint::empty(self.geography.atlas());
        if !land.is_empty() {
            self.wholes.push(Whole { org, land, places: Vec::new(), in_places });
        }
    }

    /// The places, and the systems within systems, that sit in each.
    fn find_places(&mut self) {
        let (snapshot, geography) = (self.geography.snapshot, self.geography);
        let wholes: FxHashSet<OrgIx> = self.wholes.iter().map(|whole| whole.org).collect();
        let is_place = |org: OrgIx| {
            let kind = snapshot.kind(org);
            let is_within = kind == Kind::Place || (kind.is_system() && !geography.land.is_system(org));
            is_within && geography.counts(org)
        };
        let mut places: Vec<_> = geography.land.areas().filter(|(org, _)| is_place(*org)).collect();
        places.sort_unstable_by_key(|(place, _)| *place);
        for (place, land) in places {
            let Some(around) = snapshot.ancestors(place).find(|above| wholes.contains(above)) else { continue };
            for whole in self.wholes.iter_mut().filter(|whole| whole.org == around) {
                whole.in_places.unite(land);
                whole.places.push((place, land));
            }
        }
    }

    /// The places that sit in a region, and not in a system of it.
    fn places_without_system(&self) -> Vec<(OrgIx, &'g Footprint)> {
        let (snapshot, land) = (self.geography.snapshot, self.geography.land);
        let sits_in_system = |place| snapshot.ancestors(place).any(|above| land.is_system(above));
        let is_one = |place| snapshot.kind(place) == Kind::Place && self.geography.counts(place);
        land.areas().filter(|(place, _)| is_one(*place) && !sits_in_system(*place)).collect()
    }

    fn parts(&self, land: &Footprint) -> Vec<Part> {
        let atlas = self.geography.atlas();
        let met = self.wholes.iter().filter(|whole| whole.land.meets(land));
        let part = |whole: &Whole<'_>| Part {
            whole: whole.org,
            residents: land.shared_residents(&whole.land, atlas),
            is_all: land.lies_in(&whole.land),
            holder: self.holder(whole, &land.intersection(&whole.land)),
        };
        met.map(part).collect()
    }

    /// The place with most of some land of a system, unless more of it lies in none of its places.
    fn holder(&self, whole: &Whole<'_>, part: &Footprint) -> OrgIx {
        let atlas = self.geography.atlas();
        // Of land that weighs nothing, the patches decide.
        let weight = |land: &Footprint| (land.residents(atlas), land.len());
        let met = whole.places.iter().filter(|(_, land)| land.meets(part));
        let most = met.map(|(place, land)| {
            // Of two that hold the same, the smaller.
            let smaller = std::cmp::Reverse((land.residents(atlas), *place));
            (weight(&part.intersection(land)), smaller, *place)
        });
        match most.max() {
            Some((most, _, place)) if most >= weight(&part.without(&whole.in_places)) => place,
            _ => whole.org,
        }
    }
}

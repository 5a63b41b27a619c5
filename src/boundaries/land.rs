//! Who has which land on a day.

use std::cell::OnceCell;

use fixedbitset::FixedBitSet;
use rustc_hash::{FxHashMap, FxHashSet};

use super::overlap::{Meeting, Overlap, ratio};
use super::superseded::{Lands, is_old, serves, superseded};
use super::{Footprint, Weight};
use crate::atlas::{Atlas, Extent, Link, LinkFacts, LinkIx, OrgIx, Snapshot};
use crate::words::{Kind, Service};

/// The land of every area on the day of a snapshot.
#[derive(Clone, Debug)]
pub struct Land<'a> {
    atlas: &'a Atlas,
    footprints: FxHashMap<OrgIx, Footprint>,
    /// Who has land, for those who ask of one organisation after another.
    known: FixedBitSet,
    /// The systems that cut the country up: those that sit directly in a region.
    systems: Vec<OrgIx>,
    /// The same, for those who ask of one organisation after another.
    is_system: FixedBitSet,
    /// What documents say of who serves whom and newer ones say otherwise; worked out when
    /// something old is met.
    superseded: OnceCell<FxHashSet<LinkIx>>,
}

/// A system that land lies in, and how much of the land.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SystemShare {
    /// The system.
    pub system: OrgIx,
    /// The share of residents, from 0 to 1; `None` where it is not known.
    pub share: Option<f64>,
}

impl<'a> Land<'a> {
    /// Works out the land of every area that has some.
    pub fn new(snapshot: &Snapshot<'a>) -> Self {
        let atlas = snapshot.atlas();
        let footprints = footprints(snapshot);
        let mut known_areas = FixedBitSet::with_capacity(atlas.len());
        known_areas.extend(footprints.keys().map(|area| area.index()));
        let mut land = Self {
            atlas,
            footprints,
            known: known_areas,
            systems: Vec::new(),
            is_system: FixedBitSet::with_capacity(atlas.len()),
            superseded: OnceCell::new(),
        };
        land.systems = systems(snapshot);
        land.is_system.extend(land.systems.iter().map(|system| system.index()));
        land
    }

    /// The atlas whose land it is.
    pub fn atlas(&self) -> &'a Atlas {
        self.atlas
    }

    /// The land of an area; `None` where it is not known.
    pub fn footprint(&self, area: OrgIx) -> Option<&Footprint> {
        self.footprints.get(&area)
    }

    /// Is its land known?
    pub fn is_known(&self, area: OrgIx) -> bool {
        self.known.contains(area.index())
    }

    /// Every area whose land is known, in no order.
    pub fn areas(&self) -> impl Iterator<Item = (OrgIx, &Footprint)> {
        self.footprints.iter().map(|(org, footprint)| (*org, footprint))
    }

    /// The systems that sit directly in a region on that day.
    pub fn systems(&self) -> &[OrgIx] {
        &self.systems
    }

    /// Is it one of those?
    pub fn is_system(&self, org: OrgIx) -> bool {
        self.is_system.contains(org.index())
    }

    /// The systems that a footprint meets, the one with most of it first.
    pub fn systems_of(&self, footprint: &Footprint) -> Vec<SystemShare> {
        let total = footprint.counted_residents(self.atlas).unwrap_or(0);
        let mut met: Vec<(u64, OrgIx)> = self
            .systems
            .iter()
            .filter_map(|system| Some((*system, self.footprint(*system)?)))
            .filter(|(_, land)| land.meets(footprint))
            .map(|(system, land)| (land.shared_residents(footprint, self.atlas), system))
            .collect();
        met.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        met.into_iter()
            .map(|(residents, system)| SystemShare { system, share: ratio(residents, total) })
            .collect()
    }

    /// The areas with the same land as this one: each holds at least 99% of the other.
    /// Only what belongs to the system tier or below is compared.
    pub fn coterminous_with(&self, area: OrgIx) -> Vec<OrgIx> {
        let Some(own) = self.footprint(area).filter(|f| !f.is_empty()) else { return Vec::new() };
        let mut same: Vec<OrgIx> = self
            .areas()
            .filter(|(other, land)| {
                *other != area
                    && Overlap::of(own, land, self.atlas, Weight::Residents).meeting() == Meeting::Coterminous
            })
            .map(|(other, _)| other)
            .collect();
        same.sort_unstable();
        same
    }

    /// The land that a provider serves on the day, for one service or for all; and whether
    /// that is all of it. `None` where nothing of it is known.
    pub fn served(
        &self,
        snapshot: &Snapshot<'a>,
        provider: OrgIx,
        service: Option<Service>,
    ) -> Option<ServedLand> {
        let mut served = ServedLand { footprint: Footprint::empty(self.atlas), complete: true };
        let mut any = false;
        for link in self.serving_links(snapshot, provider) {
            if service.is_some_and(|s| link.service != Some(s)) {
                continue;
            }
            any = true;
            match self.served_by(link) {
                Some(footprint) => served.footprint.unite(&footprint),
                None => served.complete = false,
            }
        }
        any.then_some(served)
    }

    /// The links by which a provider serves areas on the day; what is planned is left out, and
    /// what only documents of years ago say while others are named since.
    pub(super) fn serving_links<'s>(
        &'s self,
        snapshot: &'s Snapshot<'a>,
        provider: OrgIx,
    ) -> impl Iterator<Item = &'a Link> + use<'s, 'a> {
        let (atlas, day) = (self.atlas, snapshot.day());
        let asked = move |facts: &LinkFacts| facts.from == provider && serves(atlas, facts, day);
        let links = atlas.links_of(provider).filter(move |link| asked(atlas.link_facts(*link)));
        links.filter(|link| !self.is_superseded(snapshot, *link)).map(|link| atlas.link(link))
    }

    /// Does a link only say who served an area years ago, while others are named for all of that
    /// area since? Then it is told under its year and counts no longer.
    pub fn is_superseded(&self, snapshot: &Snapshot<'a>, link: LinkIx) -> bool {
        is_old(self.atlas.link(link), snapshot.day())
            && self
                .superseded
                .get_or_init(|| {
                    let of_area = |area| self.footprint(area);
                    superseded(snapshot, Lands { of_area: &of_area, of_link: &|link| self.served_by(link) })
                })
                .contains(&link)
    }

    /// The land that one link says is served; `None` where it is not known which.
    pub fn served_by(&self, link: &Link) -> Option<Footprint> {
        let whole = self.footprint(link.to)?;
        match link.extent.as_ref()? {
            Extent::Whole => Some(whole.clone()),
            Extent::Part => None,
            Extent::Within(areas) => {
                let mut named = Footprint::empty(self.atlas);
                for (number, patch) in self.atlas.patches().iter().enumerate() {
                    if whole.contains(number) && patch.areas_ever().any(|a| areas.contains(&a)) {
                        named.insert(number);
                    }
                }
                Some(named)
            }
        }
    }
}

/// What a provider serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedLand {
    /// The land, so far as it is known.
    pub footprint: Footprint,
    /// Is that all of it? Not when an area is served in a part that is not known, or has
    /// no known land.
    pub complete: bool,
}

fn systems(snapshot: &Snapshot<'_>) -> Vec<OrgIx> {
    let atlas = snapshot.atlas();
    let sits_in_a_region = |org: &OrgIx| {
        snapshot.parent(*org).is_some_and(|p| {
            let kind = snapshot.kind(p);
            matches!(kind, Kind::Region | Kind::Nation)
        })
    };
    atlas
        .orgs()
        .iter()
        .copied()
        .filter(|org| may_be_system(atlas, *org))
        .filter(|org| snapshot.is_there(*org) && !atlas.facts(*org).is_planned())
        .filter(|org| snapshot.kind(*org).is_system())
        .filter(sits_in_a_region)
        .collect()
}

/// Has it a kind, or perhaps had one, that systems have? A glance that spares most.
fn may_be_system(atlas: &Atlas, org: OrgIx) -> bool {
    let facts = atlas.facts(org);
    facts.kind.is_system() || facts.has_styles
}

/// The patches that name an area on the day; where none does, those of what it covers,
/// else of the areas it is parent of. A body has none, and passes none on.
fn footprints(snapshot: &Snapshot<'_>) -> FxHashMap<OrgIx, Footprint> {
    let named = named(snapshot);
    let bottom_up: Vec<OrgIx> = snapshot
        .top_down()
        .into_iter()
        .rev()
        .filter(|org| may_have_land_below(snapshot, *org) && !named.contains_key(org))
        .filter(|org| snapshot.is_there(*org) && snapshot.kind(*org).is_area())
        .collect();
    let mut known = named;
    // What covers areas that themselves get their land from children, or from what they
    // cover, is known only in a later round. Rounds end when one adds nothing.
    loop {
        let before = total(&known);
        for &org in &bottom_up {
            if let Some(land) = land_below(snapshot, org, &known) {
                known.insert(org, land);
            }
        }
        if total(&known) == before {
            return known;
        }
    }
}

/// Is there anything beneath it, or that it covers?
fn may_have_land_below(snapshot: &Snapshot<'_>, org: OrgIx) -> bool {
    snapshot.atlas().facts(org).has_covers || !snapshot.children_unordered(org).is_empty()
}

fn total(known: &FxHashMap<OrgIx, Footprint>) -> usize {
    known.values().map(Footprint::len).sum()
}

fn named(snapshot: &Snapshot<'_>) -> FxHashMap<OrgIx, Footprint> {
    let atlas = snapshot.atlas();
    let mut named: FxHashMap<OrgIx, Footprint> = FxHashMap::default();
    for (number, patch) in atlas.patches().iter().enumerate() {
        for area in patch.areas_at(snapshot.day()) {
            if snapshot.is_there(area) {
                named.entry(area).or_insert_with(|| Footprint::empty(atlas)).insert(number);
            }
        }
    }
    named
}

fn land_below(snapshot: &Snapshot<'_>, org: OrgIx, known: &FxHashMap<OrgIx, Footprint>) -> Option<Footprint> {
    let atlas = snapshot.atlas();
    let covers = atlas.facts(org).has_covers;
    let below: &[OrgIx] = if covers { &atlas.org(org).covers } else { snapshot.children_unordered(org) };
    let mut land: Option<Footprint> = None;
    for part in below {
        let counts = snapshot.is_there(*part) && snapshot.kind(*part).is_area();
        let Some(footprint) = known.get(part).filter(|_| counts) else { continue };
        land.get_or_insert_with(|| Footprint::empty(atlas)).unite(footprint);
    }
    land
}

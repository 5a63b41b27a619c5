//! Where an organisation lies on a day.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::best_fit::{Class, GroundAreas, LiesIn};
use crate::atlas::{Link, OrgIx, SourceSet};
use crate::boundaries::{Footprint, Land, ratio};
use crate::date::Day;
use crate::query::{AsAt, became};
use crate::words::{Kind, Relation};

/// Where an organisation lies, as at the day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whereabouts {
    /// The place that it is or sits within, else the one that holds at least half of its land.
    pub place: Option<LiesIn>,
    /// The system, in the same way.
    pub system: Option<LiesIn>,
    /// The region of the NHS, in the same way.
    pub region: Option<LiesIn>,
    /// The council that it is or stands in; else the local authority, or failing that the county,
    /// that holds at least half of its land, or of a network of its practices.
    pub council: Option<LiesIn>,
    /// The commissioner that it is, that has it or that it sits within, else the one that holds at
    /// least half of its land.
    pub commissioner: Option<LiesIn>,
    /// What it sits directly within.
    pub parent: Option<OrgIx>,
    /// Of whose residents the shares of place, system, region and commissioner are, where of what was
    /// looked up no more is known than that it lies in all of these; nothing where they are its own.
    pub shares_of: Vec<OrgIx>,
    /// What it had become by the day.
    pub successors: Vec<OrgIx>,
    /// On whose word.
    pub sources: Vec<SourceSet>,
}

/// The atlas on a day, ready to be asked of one after another.
pub struct Gazetteer<'s, 'a> {
    pub(super) as_at: &'s AsAt<'a>,
    pub(super) areas: GroundAreas<'s, 'a>,
    /// Who had which land on earlier days that were asked about.
    pub(super) earlier: RefCell<BTreeMap<Day, Land<'a>>>,
}

impl<'s, 'a> Gazetteer<'s, 'a> {
    /// The atlas on a day.
    pub fn new(as_at: &'s AsAt<'a>) -> Self {
        Self { as_at, areas: GroundAreas::new(as_at), earlier: RefCell::default() }
    }

    /// The atlas on the day.
    pub fn as_at(&self) -> &'s AsAt<'a> {
        self.as_at
    }

    /// Where an organisation lies. Of one that was not there on the day, what it sat within.
    pub fn whereabouts(&self, org: OrgIx) -> Whereabouts {
        self.whereabouts_of(org, None)
    }

    /// The same for the part of its land that is given, where one is.
    pub(super) fn whereabouts_of(&self, org: OrgIx, part: Option<&Footprint>) -> Whereabouts {
        let as_at = self.as_at;
        let standing = self.standing(org);
        let located = standing.map(|link| LiesIn::wholly(link.to));
        let own = part.or_else(|| as_at.land().footprint(org));
        let ground = own.or_else(|| as_at.land().footprint(standing?.to));
        let by_land = Cell::new(false);
        let holder = |class: Class| {
            let holder = self.areas.holder(ground?, class)?;
            by_land.set(true);
            Some(holder)
        };
        let chain: Vec<OrgIx> = std::iter::once(org).chain(as_at.snapshot().ancestors(org)).collect();
        let lies_in = |class: Class| {
            let above = chain.iter().copied().find(|above| class.has(as_at, *above)).map(LiesIn::wholly);
            above.or_else(|| holder(class))
        };
        let kind = as_at.kind(org);
        let itself = |is_one: bool| is_one.then_some(LiesIn::wholly(org));
        let system = lies_in(Class::System).or(itself(kind.is_system()));
        let region = lies_in(Class::Region).or_else(|| {
            let mut above = as_at.snapshot().ancestors(system?.org);
            above.find(|above| Class::Region.has(as_at, *above)).map(LiesIn::wholly)
        });
        let place = self.fitting(lies_in(Class::Place), system);
        let council = itself(kind.is_council())
            .or(located)
            .or_else(|| own.and_then(|_| holder(Class::LocalAuthority).or_else(|| holder(Class::County))))
            .or_else(|| self.council_of_practices(org));
        let commissioner = itself(kind.is_commissioner())
            .or_else(|| as_at.geography().commissioner(org).map(LiesIn::wholly))
            .or_else(|| holder(Class::Commissioner));
        let paying = as_at.geography().commissioning(org);
        let links = standing.into_iter().chain(paying);
        let land = ground.filter(|_| by_land.get() || part.is_some());
        let is_shared = is_any_shared([place, system, region, commissioner]);
        let shares_of = standing.filter(|_| own.is_none() && is_shared).map(|link| link.to);
        Whereabouts {
            place,
            system,
            region,
            council,
            commissioner,
            parent: as_at.parent(org),
            shares_of: shares_of.into_iter().collect(),
            successors: self.successors(org),
            sources: self.sources(&chain, links, land),
        }
    }

    /// The place, where it belongs with the system: it sits within it, or has land in common with it. A
    /// hospital is its trust's, which may be of another system than the land on which it stands.
    pub(super) fn fitting(&self, place: Option<LiesIn>, system: Option<LiesIn>) -> Option<LiesIn> {
        place.filter(|place| {
            let Some(system) = system else { return true };
            let land = |org: OrgIx| self.as_at.land().footprint(org);
            let apart = land(place.org).zip(land(system.org)).is_some_and(|(one, other)| !one.meets(other));
            !apart || self.as_at.snapshot().ancestors(place.org).any(|above| above == system.org)
        })
    }

    /// The link that says in which council it stands.
    fn standing(&self, org: OrgIx) -> Option<&'a Link> {
        let mut links = self.as_at.geography().links_of(org, &[Relation::LocatedIn]);
        let is_council = |link: &&Link| self.as_at.kind(link.to).is_council();
        links.find(|link| link.from == org && is_council(link))
    }

    /// The council in which at least half of the practices of a network stand, with their share.
    fn council_of_practices(&self, network: OrgIx) -> Option<LiesIn> {
        if self.as_at.kind(network) != Kind::Pcn {
            return None;
        }
        let practices = self.as_at.snapshot().children_unordered(network).iter();
        let mut councils: Vec<OrgIx> =
            practices.filter_map(|practice| Some(self.standing(*practice)?.to)).collect();
        councils.sort_unstable();
        let total = councils.len();
        let most = councils.chunk_by(|a, b| a == b).max_by_key(|same| same.len())?;
        let share = ratio(u64::try_from(most.len()).ok()?, u64::try_from(total).ok()?)?;
        (most.len() * 2 >= total).then(|| LiesIn { org: most[0], share: (share < 1.0).then_some(share) })
    }

    /// What an organisation had become by the day, in order of time.
    pub(super) fn successors(&self, org: OrgIx) -> Vec<OrgIx> {
        let day = self.as_at.day();
        let mut successors: Vec<OrgIx> = Vec::new();
        for step in became(self.as_at.atlas(), org) {
            let has_happened = step.on.is_none_or(|on| on.first_day() <= day);
            if has_happened && !successors.contains(&step.org) {
                successors.push(step.org);
            }
        }
        successors
    }

    /// The sources of what it is and sits within, of links, and of land.
    fn sources<'l>(
        &self,
        chain: &[OrgIx],
        links: impl Iterator<Item = &'l Link>,
        land: Option<&Footprint>,
    ) -> Vec<SourceSet> {
        let atlas = self.as_at.atlas();
        let of_chain = chain.iter().flat_map(|org| {
            let org = atlas.org(*org);
            std::iter::once(org.sources).chain(org.parent_at(self.as_at.day()).map(|parent| parent.sources))
        });
        let patches = land.into_iter().flat_map(Footprint::patches);
        let of_land = patches.map(|patch| atlas.patches()[patch].sources);
        each_once(of_chain.chain(links.map(|link| link.sources)).chain(of_land))
    }
}

/// Does any of these have only a share of what lies in it?
pub(super) fn is_any_shared(areas: [Option<LiesIn>; 4]) -> bool {
    areas.into_iter().flatten().any(|area| area.share.is_some())
}

/// Sets of sources, each once.
pub(super) fn each_once(sets: impl Iterator<Item = SourceSet>) -> Vec<SourceSet> {
    let mut once = Vec::new();
    for set in sets {
        if !once.contains(&set) {
            once.push(set);
        }
    }
    once
}

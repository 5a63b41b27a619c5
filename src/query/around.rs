//! Of an area, whose else its land is: its commissioners and places, whether or not they have the
//! same boundary; and how many networks, practices and hospitals are in it.

use std::collections::BTreeSet;

use super::AsAt;
use crate::atlas::OrgIx;
use crate::boundaries::{Overlap, Weight};
use crate::words::{Kind, Relation, Tier};

/// Whose else the land of an area is, and what is in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Around {
    /// The commissioners, the one with most of its residents first.
    pub commissioners: Vec<Overlying>,
    /// The places.
    pub places: Vec<Overlying>,
    /// The councils.
    pub councils: Vec<Overlying>,
    /// How many networks are in it.
    pub networks: usize,
    /// How many practices are in it.
    pub practices: usize,
    /// Are networks and practices those that stand in a council, as their addresses say, and not
    /// those that sit within the area?
    pub by_address: bool,
    /// Under whom the practices stand in the tree: the area itself, or those with the same land.
    pub listed_under: Vec<OrgIx>,
    /// The hospitals in it, by name.
    pub hospitals: Vec<OrgIx>,
    /// The council of which the area is a part, where practices and hospitals are those of that
    /// council: where in it they stand is not known.
    pub within_council: Option<OrgIx>,
}

/// An area with land of another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overlying {
    /// Which.
    pub org: OrgIx,
    /// The share of the other's residents that it has, where that is not all.
    pub share: Option<f64>,
}

/// Whose else the land of an area is, other than those with the `same` land, and what is in it. Of
/// what holds systems nothing: all of it is many.
pub fn around(as_at: &AsAt<'_>, area: OrgIx, same: &[OrgIx]) -> Around {
    let kind = as_at.kind(area);
    let is_larger = kind.tier().is_none_or(|tier| tier < Tier::System);
    if is_larger || !as_at.land().is_known(area) {
        return Around::default();
    }
    let on = |passes: fn(Kind) -> bool| {
        // What has the same kind cannot lie on it, but for the tiers of councils.
        let mut found = if passes(kind) { Vec::new() } else { overlying(as_at, area, passes) };
        found.retain(|other| !same.contains(&other.org));
        found
    };
    // Of a system the tree shows whole lists.
    let is_small = kind.tier().is_some_and(|tier| tier > Tier::System);
    let few = |passes: fn(Kind) -> bool| if is_small { on(passes) } else { Vec::new() };
    let (commissioners, places) = (few(Kind::is_commissioner), few(|kind| kind == Kind::Place));
    let councils = if kind.is_council() { Vec::new() } else { few(Kind::is_local_authority) };
    let standing = Standing::of(as_at, area, same);
    Around {
        commissioners,
        places,
        councils,
        networks: standing.networks.len(),
        practices: standing.practices.len(),
        by_address: standing.by_address,
        listed_under: standing.listed_under,
        hospitals: standing.hospitals,
        within_council: standing.within_council,
    }
}

/// The places that sit in a system, where it is one.
pub fn places_in(as_at: &AsAt<'_>, system: OrgIx) -> Vec<OrgIx> {
    if !as_at.kind(system).is_system() {
        return Vec::new();
    }
    let is_place = |org: &OrgIx| as_at.kind(*org) == Kind::Place && as_at.geography().counts(*org);
    as_at.snapshot().children(system).iter().copied().filter(is_place).collect()
}

/// The areas of some kinds with land of an area, the one with most of its residents first.
pub(super) fn overlying(as_at: &AsAt<'_>, area: OrgIx, passes: impl Fn(Kind) -> bool) -> Vec<Overlying> {
    let (atlas, land) = (as_at.atlas(), as_at.land());
    let Some(own) = land.footprint(area) else { return Vec::new() };
    let near = land.areas().filter(|(org, theirs)| {
        *org != area && theirs.meets(own) && passes(as_at.kind(*org)) && as_at.geography().counts(*org)
    });
    let mut found: Vec<(u64, Overlying)> = near
        .map(|(org, theirs)| {
            let overlap = Overlap::of(own, theirs, atlas, Weight::Residents);
            let share = if overlap.a_in_b { None } else { overlap.containment() };
            (overlap.both, Overlying { org, share })
        })
        .collect();
    found.sort_by_key(|(residents, other)| (std::cmp::Reverse(*residents), other.org));
    found.into_iter().map(|(_, other)| other).collect()
}

/// What is in an area: the networks and practices that sit within it, as its tree has them; where
/// none do, those that stand in its councils.
struct Standing {
    networks: BTreeSet<OrgIx>,
    practices: BTreeSet<OrgIx>,
    by_address: bool,
    listed_under: Vec<OrgIx>,
    hospitals: Vec<OrgIx>,
    within_council: Option<OrgIx>,
}

impl Standing {
    fn of(as_at: &AsAt<'_>, area: OrgIx, same: &[OrgIx]) -> Self {
        let Councils { whole: councils, part, within: within_council } = councils(as_at, area);
        let mut standing = Self {
            networks: BTreeSet::new(),
            practices: BTreeSet::new(),
            by_address: false,
            listed_under: Vec::new(),
            hospitals: Vec::new(),
            within_council,
        };
        // What sits within one with the same land is in it too: most of what is in a former
        // commissioner sits within the place that it was of.
        for holder in std::iter::once(area).chain(same.iter().copied()) {
            let known = standing.practices.len();
            standing.below(as_at, holder);
            if standing.practices.len() > known {
                standing.listed_under.push(holder);
            }
        }
        standing.by_address = standing.practices.is_empty();
        for council in councils {
            standing.in_council(as_at, council);
        }
        // Where in a council that lies in it in part they stand is not known: those are in it that sit
        // within it.
        for council in part {
            let snapshot = as_at.snapshot();
            let sit_within = standing_in(as_at, council, Kind::Hospital)
                .filter(|hospital| snapshot.ancestors(*hospital).any(|above| above == area));
            standing.hospitals.extend(sit_within);
        }
        standing.hospitals.sort_by_cached_key(|org| as_at.name(*org).to_lowercase());
        standing.hospitals.dedup();
        standing
    }

    fn below(&mut self, as_at: &AsAt<'_>, area: OrgIx) {
        let mut next = as_at.snapshot().children_unordered(area).to_vec();
        while let Some(org) = next.pop() {
            match as_at.kind(org) {
                _ if !as_at.geography().counts(org) => continue,
                // One that stands for several may stand for those that are named.
                Kind::Practice if as_at.atlas().org(org).count.is_some() => continue,
                Kind::Practice => self.practices.insert(org),
                Kind::Pcn => self.networks.insert(org),
                _ => false,
            };
            next.extend_from_slice(as_at.snapshot().children_unordered(org));
        }
    }

    fn in_council(&mut self, as_at: &AsAt<'_>, council: OrgIx) {
        let atlas = as_at.atlas();
        let links = atlas.links_on(council, Relation::LocatedIn, as_at.day());
        for org in links.filter(|(_, link)| link.to == council).map(|(_, link)| link.from) {
            match atlas.facts(org).kind {
                Kind::Hospital => self.hospitals.push(org),
                Kind::Practice if self.by_address => {
                    self.practices.insert(org);
                    let network = as_at.snapshot().parent(org);
                    self.networks.extend(network.filter(|network| as_at.kind(*network) == Kind::Pcn));
                }
                _ => {}
            }
        }
    }
}

/// Whoever of a kind stands in a council.
fn standing_in<'a>(as_at: &AsAt<'a>, council: OrgIx, kind: Kind) -> impl Iterator<Item = OrgIx> + use<'a> {
    let (atlas, day) = (as_at.atlas(), as_at.day());
    let links = atlas.links_on(council, Relation::LocatedIn, day);
    let here = links.filter(move |(_, link)| link.to == council).map(|(_, link)| link.from);
    here.filter(move |org| atlas.facts(*org).kind == kind)
}

/// The councils of an area's land.
#[derive(Default)]
struct Councils {
    /// Those that lie wholly in it; where none does and it lies in one, that one.
    whole: Vec<OrgIx>,
    /// Those that lie in it in part.
    part: Vec<OrgIx>,
    /// The one in which it lies, where none lies wholly in it: it is only a part of that.
    within: Option<OrgIx>,
}

fn councils(as_at: &AsAt<'_>, area: OrgIx) -> Councils {
    if as_at.kind(area).is_local_authority() {
        return Councils { whole: vec![area], ..Councils::default() };
    }
    let (atlas, land) = (as_at.atlas(), as_at.land());
    let Some(own) = land.footprint(area) else { return Councils::default() };
    let (mut whole, mut part, mut around) = (Vec::new(), Vec::new(), Vec::new());
    for (org, theirs) in land.areas() {
        if !as_at.kind(org).is_local_authority() || !theirs.meets(own) {
            continue;
        }
        let overlap = Overlap::of(theirs, own, atlas, Weight::Residents);
        if overlap.a_lies_wholly_in_b() {
            whole.push(org);
        } else if overlap.mirrored().a_lies_wholly_in_b() {
            around.push(org);
        } else {
            part.push(org);
        }
    }
    match around.as_slice() {
        [one] if whole.is_empty() => Councils { whole: vec![*one], part: Vec::new(), within: Some(*one) },
        _ => {
            part.extend(around);
            Councils { whole, part, within: None }
        }
    }
}

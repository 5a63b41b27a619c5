//! Which areas cover a town or a postcode district on a day, and how much of it each.

use std::collections::BTreeMap;

use super::AsAt;
use crate::atlas::{Locality, LocalityPart, OrgIx};
use crate::boundaries::{Footprint, Overlap, Weight};
use crate::words::Kind;

/// So much of a locality is all of it, rounding aside.
const ALL: f64 = 0.99;

/// An area that covers a locality, or some of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoveringArea {
    /// The area.
    pub area: OrgIx,
    /// How much of the locality lies in it, from 0 to 1; `None` where only the council is known,
    /// which lies in several such areas. A hundredth of the residents of a council does not count
    /// as another.
    pub share: Option<f64>,
}

/// For which purpose an area covers a locality; the first leads further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Place,
    Council,
    Commissioner,
    System,
    /// What holds none of these within itself as a whole: London.
    Other,
}

/// How much of a locality lies in an area.
#[derive(Clone, Copy, Debug)]
struct Lying {
    /// If its people are spread over its councils as all residents of those are.
    likely: f64,
    /// Is that known?
    is_told: bool,
}

impl Lying {
    fn none() -> Self {
        Self { likely: 0.0, is_told: true }
    }

    fn and(self, likely: f64, is_told: bool) -> Self {
        Self { likely: self.likely + likely, is_told: self.is_told && is_told }
    }
}

/// The areas that cover localities on a day, ready to be asked of one after another.
pub struct Covering<'g, 'a> {
    as_at: &'g AsAt<'a>,
    /// Every area that can cover one, with its land and its residents.
    areas: Vec<(Sort, OrgIx, &'g Footprint, u64)>,
}

impl<'g, 'a> Covering<'g, 'a> {
    /// Gets ready to ask.
    pub fn new(as_at: &'g AsAt<'a>) -> Self {
        let atlas = as_at.atlas();
        let known = as_at.land().areas().filter_map(|(area, land)| {
            let sort = match as_at.kind(area) {
                Kind::Place => Sort::Place,
                kind if kind.is_local_authority() => Sort::Council,
                kind if kind.is_commissioner() => Sort::Commissioner,
                _ if as_at.land().is_system(area) => Sort::System,
                _ => return None,
            };
            Some((sort, area, land, land.residents(atlas)))
        });
        let mut areas: Vec<_> = known.collect();
        areas.sort_by_key(|(sort, area, _, residents)| (*sort, std::cmp::Reverse(*residents), *area));
        Self { as_at, areas }
    }

    /// Its place, council, commissioner and system on the day, the smallest first; of several of
    /// a sort the one with most of it.
    pub fn of(&self, locality: &Locality) -> Vec<CoveringArea> {
        let mut found = self.sorted(locality);
        let mut sizes: BTreeMap<Sort, u64> = BTreeMap::new();
        for (sort, _, residents) in &found {
            sizes.entry(*sort).or_insert(*residents);
        }
        found.sort_by_key(|(sort, ..)| (sizes.get(sort).copied(), *sort));
        found.into_iter().map(|(_, covering, _)| covering).collect()
    }

    /// Its councils on the day, the one with most of it first; failing that the areas that are
    /// named of it.
    pub fn councils(&self, locality: &Locality) -> Vec<CoveringArea> {
        let sorted = self.sorted(locality);
        let of = |asked: Sort| sorted.iter().filter(move |(sort, ..)| *sort == asked).map(|(_, area, _)| *area);
        let councils: Vec<CoveringArea> = of(Sort::Council).collect();
        if councils.is_empty() { of(Sort::Other).collect() } else { councils }
    }

    /// The one area in which all of it lies: its place or its council, whichever has fewer
    /// residents; failing those its system.
    pub fn all_in(&self, locality: &Locality) -> Option<OrgIx> {
        let found = self.sorted(locality);
        let holding = |asked: Sort| {
            let mut of_sort = found.iter().filter(|(sort, ..)| *sort == asked);
            let (_, first, residents) = of_sort.next()?;
            let is_all = first.share.is_some_and(|share| share >= ALL);
            let is_alone =
                first.share.is_some() && of_sort.next().is_none() && self.is_told_of(asked, locality);
            (is_all || is_alone).then_some((first.area, *residents))
        };
        let near = [Sort::Place, Sort::Council].into_iter().filter_map(holding);
        let smallest = near.min_by_key(|(_, residents)| *residents);
        let led = smallest.or_else(|| [Sort::System, Sort::Other].into_iter().find_map(holding));
        led.map(|(area, _)| area)
    }

    /// Where a person who looks for it is led: to the place which has most of it, unless a council
    /// has more of it, or as much and fewer residents; where it has neither, to what it lies in.
    pub fn leads_to(&self, locality: &Locality) -> Option<OrgIx> {
        let found = self.sorted(locality);
        let first = |asked: Sort| found.iter().find(|(sort, ..)| *sort == asked);
        let share = |covering: &CoveringArea| covering.share.unwrap_or(0.0);
        let led = match (first(Sort::Place), first(Sort::Council)) {
            (Some((_, place, around)), Some(council)) => {
                let (_, within, residents) = council;
                let has_more = share(within) > share(place);
                let is_nearer = share(within) >= share(place) && residents < around;
                if has_more || is_nearer { Some(council) } else { first(Sort::Place) }
            }
            (place, council) => place.or(council),
        };
        led.or_else(|| found.first()).map(|(_, covering, _)| covering.area)
    }

    /// Is every piece of it in an area of that sort?
    fn is_told_of(&self, asked: Sort, locality: &Locality) -> bool {
        locality.at.iter().all(|part| {
            let land = self.land(locality, part);
            let of_sort = self.areas.iter().filter(|(sort, ..)| *sort == asked);
            asked == Sort::Other || of_sort.into_iter().any(|(_, _, area, _)| self.portion(&land, area) >= ALL)
        })
    }

    /// By sort, then with most of it first.
    fn sorted(&self, locality: &Locality) -> Vec<(Sort, CoveringArea, u64)> {
        let mut shares: Vec<Option<Lying>> = vec![None; self.areas.len()];
        let mut others: Vec<(Sort, CoveringArea, u64)> = Vec::new();
        for part in &locality.at {
            let land = self.land(locality, part);
            if !self.areas.iter().any(|(_, _, area, _)| !land.is_empty() && land.lies_in(area)) {
                let covering = CoveringArea { area: part.area, share: Some(part.share) };
                others.push((Sort::Other, covering, land.residents(self.as_at.atlas())));
                continue;
            }
            for ((_, _, area, _), known) in self.areas.iter().zip(&mut shares) {
                let portion = self.portion(&land, area);
                if portion > 1.0 - ALL {
                    let is_told = portion >= ALL;
                    *known = Some(known.unwrap_or(Lying::none()).and(part.share * portion, is_told));
                }
            }
        }
        let of_areas = self.areas.iter().zip(shares).filter_map(|((sort, area, _, residents), share)| {
            let Lying { likely, is_told } = share?;
            let share = is_told.then(|| (likely.min(1.0) * 1000.0).round() / 1000.0);
            Some((likely, (*sort, CoveringArea { area: *area, share }, *residents)))
        });
        let others = others.into_iter().map(|other| (other.1.share.unwrap_or(0.0), other));
        let mut found: Vec<(f64, (Sort, CoveringArea, u64))> = of_areas.chain(others).collect();
        found.sort_by(|(a, (one, ..)), (b, (other, ..))| one.cmp(other).then(b.total_cmp(a)));
        found.into_iter().map(|(_, found)| found).collect()
    }

    /// How much of some land lies in an area, by residents; where nobody counted them, all or
    /// none of it.
    fn portion(&self, land: &Footprint, area: &Footprint) -> f64 {
        if land.is_empty() || !area.meets(land) {
            return 0.0;
        }
        if land.lies_in(area) {
            return 1.0;
        }
        let overlap = Overlap::of(land, area, self.as_at.atlas(), Weight::Residents);
        overlap.containment().unwrap_or(0.5)
    }

    /// The land of a part of it: of the area that is named, what also lies in those within which
    /// that part or all of it lies.
    fn land(&self, locality: &Locality, part: &LocalityPart) -> Footprint {
        let atlas = self.as_at.atlas();
        let named = |named: &[OrgIx]| {
            let patches = atlas.patches().iter().enumerate();
            let lies =
                patches.filter(move |(_, patch)| named.iter().all(|a| patch.areas_ever().any(|p| p == *a)));
            Footprint::of(atlas, lies.map(|(number, _)| number).collect::<Vec<_>>().into_iter())
        };
        let whole: Vec<OrgIx> = part.areas().chain(locality.within.iter().copied()).collect();
        let narrowed = named(&whole);
        if narrowed.is_empty() { named(&[part.area]) } else { narrowed }
    }
}

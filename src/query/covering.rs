//! Which areas cover a town or a postcode district on a day, and how much of it each.

use std::collections::BTreeMap;

use super::AsAt;
use crate::atlas::{Locality, OrgIx};
use crate::boundaries::Footprint;
use crate::words::Kind;

/// So much of a locality is all of it, rounding aside.
const ALL: f64 = 0.99;

/// An area that covers a locality, or some of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoveringArea {
    /// The area.
    pub area: OrgIx,
    /// How much of the locality lies in it, from 0 to 1; `None` where only the council is known,
    /// which lies in several such areas.
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

    /// The one area in which all of it lies: its place, failing that its council, failing that
    /// its system.
    pub fn all_in(&self, locality: &Locality) -> Option<OrgIx> {
        let found = self.sorted(locality);
        [Sort::Place, Sort::Council, Sort::System, Sort::Other].into_iter().find_map(|asked| {
            let mut of_sort = found.iter().filter(|(sort, ..)| *sort == asked).map(|(_, covering, _)| covering);
            let first = of_sort.next()?;
            let is_all = first.share.is_some_and(|share| share >= ALL);
            let is_alone = first.share.is_some() && of_sort.next().is_none() && self.is_told_of(asked, locality);
            (is_all || is_alone).then_some(first.area)
        })
    }

    /// Where a person who looks for it is led: to the area in which all of it lies, failing that
    /// to that of its places or councils which has most of it.
    pub fn leads_to(&self, locality: &Locality) -> Option<OrgIx> {
        let most = || self.sorted(locality).first().map(|(_, covering, _)| covering.area);
        self.all_in(locality).or_else(most)
    }

    /// Is every piece of it in an area of that sort?
    fn is_told_of(&self, asked: Sort, locality: &Locality) -> bool {
        locality.at.iter().all(|part| {
            let land = self.land(locality, part.area);
            let of_sort = self.areas.iter().filter(|(sort, ..)| *sort == asked);
            asked == Sort::Other || of_sort.into_iter().any(|(_, _, area, _)| land.lies_in(area))
        })
    }

    /// By sort, then with most of it first.
    fn sorted(&self, locality: &Locality) -> Vec<(Sort, CoveringArea, u64)> {
        let mut shares: Vec<Option<Option<f64>>> = vec![None; self.areas.len()];
        let mut others: Vec<(Sort, CoveringArea, u64)> = Vec::new();
        for part in &locality.at {
            let land = self.land(locality, part.area);
            if !self.areas.iter().any(|(_, _, area, _)| !land.is_empty() && land.lies_in(area)) {
                let covering = CoveringArea { area: part.area, share: Some(part.share) };
                others.push((Sort::Other, covering, land.residents(self.as_at.atlas())));
                continue;
            }
            for ((_, _, area, _), known) in self.areas.iter().zip(&mut shares) {
                if !area.meets(&land) {
                    continue;
                }
                let before = known.unwrap_or(Some(0.0));
                let here = land.lies_in(area).then_some(part.share);
                *known = Some(before.zip(here).map(|(before, here)| (before + here).min(1.0)));
            }
        }
        let of_areas = self.areas.iter().zip(shares).filter_map(|((sort, area, _, residents), share)| {
            let share = share?.map(|share| (share * 1000.0).round() / 1000.0);
            Some((*sort, CoveringArea { area: *area, share }, *residents))
        });
        let mut found: Vec<(Sort, CoveringArea, u64)> = of_areas.chain(others).collect();
        let most = |share: Option<f64>| std::cmp::Reverse((share.unwrap_or(0.0) * 1000.0).round() as u32);
        found.sort_by_key(|(sort, covering, _)| (*sort, most(covering.share)));
        found
    }

    /// The land of a part of it: of the area that is named, what also lies in those within which
    /// all of it lies.
    fn land(&self, locality: &Locality, area: OrgIx) -> Footprint {
        let atlas = self.as_at.atlas();
        let named = |named: &[OrgIx]| {
            let patches = atlas.patches().iter().enumerate();
            let lies = patches.filter(move |(_, patch)| named.iter().all(|a| patch.areas_ever().any(|p| p == *a)));
            Footprint::of(atlas, lies.map(|(number, _)| number).collect::<Vec<_>>().into_iter())
        };
        let whole: Vec<OrgIx> = std::iter::once(area).chain(locality.within.iter().copied()).collect();
        let narrowed = named(&whole);
        if narrowed.is_empty() { named(&[area]) } else { narrowed }
    }
}

//! From an organisation of any time to what stands in its stead on the day.

use super::found::{Found, Led};
use super::gazetteer::Gazetteer;
use crate::atlas::{Closed, OrgIx, Snapshot};
use crate::boundaries::{Footprint, Land};
use crate::query::heirs::{heirs, last_day};

impl<'a> Gazetteer<'_, 'a> {
    /// The organisation itself where it is there on the day. Of an area that has closed whoever of
    /// its sort has its land, each with its share and where that part of the land lies. Where
    /// land does not say, all that it became by then, step by step, in order of time.
    pub fn present(&self, org: OrgIx) -> Vec<Found<'a>> {
        if self.as_at.snapshot().is_there(org) {
            return vec![Found::Org(org, self.whereabouts(org))];
        }
        if let Some(led) = self.led_by_land(org) {
            return led;
        }
        let led: Vec<Found<'a>> =
            self.successors_there(org).into_iter().map(|heir| self.led(heir, None)).collect();
        if led.is_empty() { vec![Found::Gone(org)] } else { led }
    }

    fn led_by_land(&self, org: OrgIx) -> Option<Vec<Found<'a>>> {
        let was = self.last_land(org)?;
        let heirs = heirs(self.as_at, org, &was)?;
        let led = heirs.into_iter().map(|heir| {
            let around = self.as_at.land().footprint(heir.org);
            let part = around.map_or_else(|| was.clone(), |around| was.intersection(around));
            self.led(heir.org, Some((heir.share, part)))
        });
        Some(led.collect())
    }

    fn led(&self, org: OrgIx, part: Option<(f64, Footprint)>) -> Found<'a> {
        let land = part.as_ref().map(|(_, land)| land);
        let mut whereabouts = self.whereabouts_of(org, land);
        if whereabouts.successors.is_empty() {
            whereabouts.successors.push(org);
        }
        Found::Led(Led { org, share: part.map(|(share, _)| share), whereabouts })
    }

    /// The land that an area which has closed had on its last day.
    fn last_land(&self, org: OrgIx) -> Option<Footprint> {
        let day = last_day(self.as_at, org)?;
        let atlas = self.as_at.atlas();
        let mut earlier = self.earlier.borrow_mut();
        let land = earlier.entry(day).or_insert_with(|| Land::new(&Snapshot::new(atlas, day, Closed::Leave)));
        land.footprint(org).cloned()
    }

    /// All that an organisation became by the day and that is there on it.
    fn successors_there(&self, org: OrgIx) -> Vec<OrgIx> {
        let mut seen = vec![org];
        let mut next = 0;
        let mut there = Vec::new();
        while let Some(&at) = seen.get(next) {
            next += 1;
            if self.as_at.snapshot().is_there(at) {
                there.push(at);
                continue;
            }
            for successor in self.successors(at) {
                if !seen.contains(&successor) {
                    seen.push(successor);
                }
            }
        }
        there
    }
}

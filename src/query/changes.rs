//! The days on which something changes.

use crate::atlas::Atlas;
use crate::date::{Date, Day, Period};

/// Every day on which something in an atlas begins, or has just ended, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    days: Vec<Day>,
}

impl Changes {
    /// The days of change of a whole atlas, up to the day it knows of.
    pub fn of(atlas: &Atlas) -> Self {
        let mut days = Vec::new();
        let mut add = |period: Period| {
            days.extend(period.first_day());
            days.extend(period.day_after());
        };
        for org in atlas.orgs() {
            let org = atlas.org(*org);
            add(org.period);
            org.styles.iter().for_each(|s| add(s.period));
            org.parents.iter().for_each(|p| add(p.period));
        }
        for link in atlas.links() {
            add(link.period);
            add(Period { since: link.on, until: None });
        }
        for patch in atlas.patches() {
            patch.dated.iter().for_each(|d| add(d.period));
        }
        let last = Date::of(atlas.as_at()).last_day();
        days.retain(|day| *day <= last);
        days.sort_unstable();
        days.dedup();
        Self { days }
    }

    /// The last day of change before a day.
    pub fn before(&self, day: Day) -> Option<Day> {
        let at = self.days.partition_point(|d| *d < day);
        at.checked_sub(1).map(|i| self.days[i])
    }

    /// The first day of change after a day.
    pub fn after(&self, day: Day) -> Option<Day> {
        self.days.get(self.days.partition_point(|d| *d <= day)).copied()
    }

    /// All of them, in order.
    pub fn days(&self) -> &[Day] {
        &self.days
    }
}

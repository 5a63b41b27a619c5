//! Every date on which something changed, with how much.

use super::list::ListCursor;
use crate::date::Day;
use crate::query::{Changes, Tally};

/// The list of dates.
#[derive(Clone, Debug)]
pub struct Times {
    /// Of what they are the dates.
    pub of: String,
    /// Which of them has the cursor.
    pub list: ListCursor,
    days: Vec<(Day, Tally)>,
}

impl Times {
    /// The dates of change, with the cursor on the last that is not after `day`.
    pub fn new(of: String, changes: &Changes, day: Day) -> Self {
        let days: Vec<(Day, Tally)> = changes.days().collect();
        let mut list = ListCursor::default();
        list.restart(days.len());
        list.move_to(days.partition_point(|(d, _)| *d <= day).saturating_sub(1));
        Self { of, list, days }
    }

    /// What is in sight.
    pub fn in_sight(&self) -> &[(Day, Tally)] {
        &self.days[self.list.in_sight()]
    }

    /// The date with the cursor.
    pub fn selected(&self) -> Option<Day> {
        self.days.get(self.list.cursor()).map(|(day, _)| *day)
    }
}

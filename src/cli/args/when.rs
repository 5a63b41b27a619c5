//! A day as people say it: a date, or today.

use super::value;
use crate::date::{Date, Day};

/// What stands for the latest day that an atlas knows.
const LATEST: [&str; 2] = ["today", "now"];

/// When.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum When {
    /// On this date.
    On(Date),
    /// On the latest day of the atlas: today, so far as it knows.
    Latest,
}

impl When {
    /// The date, where one is said.
    pub(in crate::cli) fn date(self) -> Option<Date> {
        match self {
            Self::On(date) => Some(date),
            Self::Latest => None,
        }
    }

    /// The last day that it may mean, in an atlas with that latest day.
    pub(in crate::cli) fn last_day(self, latest: Day) -> Day {
        self.date().map_or(latest, Date::last_day)
    }
}

/// Reads a date or today, in either case.
pub(super) fn when(text: &str) -> Result<When, String> {
    let is_latest = LATEST.iter().any(|word| text.trim().eq_ignore_ascii_case(word));
    if is_latest { Ok(When::Latest) } else { value::date(text).map(When::On) }
}

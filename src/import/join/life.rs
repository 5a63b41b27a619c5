//! From when to when something was there.

use crate::date::Day;
use crate::import::times::Timed;

/// Systems are boards, and groups sub-ICB locations, since this day.
pub(super) const BOARDS: Day = Day::constant(2022, 7, 1);
/// The last day before it.
pub(super) const BEFORE_BOARDS: Day = Day::constant(2022, 6, 30);

/// From a day to a day, both inclusive; none: always, and still.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Life {
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
}

impl Life {
    /// The life of what was seen on some of the days on which it was looked for: it began on
    /// the first that has it unless that is the first of all, and ended on the day before the
    /// first after it that has it not.
    pub(super) fn seen_on(seen: &[Day], looked: &[Day]) -> Self {
        let (Some(first), Some(last)) = (seen.iter().min(), seen.iter().max()) else { return Self::default() };
        let since = looked.iter().any(|day| day < first).then_some(*first);
        let gone = looked.iter().filter(|day| *day > last).min();
        Self { since, until: gone.and_then(|day| day.yesterday().ok()) }
    }
}

impl Timed for Life {
    fn ends(&self) -> (Option<Day>, Option<Day>) {
        (self.since, self.until)
    }

    fn with_ends(&self, since: Option<Day>, until: Option<Day>) -> Self {
        Self { since, until }
    }

    fn says_as(&self, _: &Self) -> bool {
        true
    }
}

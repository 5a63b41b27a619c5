//! Times of something, one after another: what of one lies between two days, one laid over another,
//! and one made of those that follow one another and say the same.

use crate::date::Day;

/// Something that holds from a day to a day, both inclusive; the first and the last day there are
/// where there is no end.
pub(super) trait Timed: Clone {
    /// Its first and its last day; none where there is no end.
    fn ends(&self) -> (Option<Day>, Option<Day>);

    /// The same with other ends.
    fn with_ends(&self, since: Option<Day>, until: Option<Day>) -> Self;

    /// Does another say the same, its days apart?
    fn says_as(&self, other: &Self) -> bool;

    /// Its first day.
    fn first(&self) -> Day {
        self.ends().0.unwrap_or(Day::MIN)
    }

    /// Its last day.
    fn last(&self) -> Day {
        self.ends().1.unwrap_or(Day::MAX)
    }

    /// The same on other days.
    fn on(&self, first: Day, last: Day) -> Self {
        self.with_ends(told(first), told(last))
    }

    /// What of it lies between two days.
    fn between(&self, first: Day, last: Day) -> Option<Self> {
        let (first, last) = (self.first().max(first), self.last().min(last));
        (first <= last).then(|| self.on(first, last))
    }

    /// What of it lies in the time of another.
    fn within(&self, other: &impl Timed) -> Option<Self> {
        self.between(other.first(), other.last())
    }

    /// Is there a day on which both hold?
    fn meets(&self, other: &impl Timed) -> bool {
        self.first().max(other.first()) <= self.last().min(other.last())
    }
}

/// A day as an end that is told; none for the first and the last day there are.
pub(super) fn told(day: Day) -> Option<Day> {
    (Day::MIN < day && day < Day::MAX).then_some(day)
}

/// One laid over the other: on its days it counts.
pub(super) fn laid_over<T: Timed>(below: Vec<T>, over: &[T]) -> Vec<T> {
    let mut left = below;
    for time in over {
        left = left.iter().flat_map(|low| outside(low, time)).flatten().collect();
    }
    left.extend_from_slice(over);
    joined(left)
}

/// What of a time lies before another, and what after it.
fn outside<T: Timed>(time: &T, other: &T) -> [Option<T>; 2] {
    let before = other.first().yesterday().ok().and_then(|day| time.between(Day::MIN, day));
    let after = other.last().tomorrow().ok().and_then(|day| time.between(day, Day::MAX));
    [before, after]
}

/// In order, and of those that follow one another and say the same one made.
pub(super) fn joined<T: Timed>(mut times: Vec<T>) -> Vec<T> {
    times.sort_by_key(Timed::first);
    times.dedup_by(|later, first| {
        let follows = first.last().tomorrow().ok().is_some_and(|day| later.first() <= day);
        let is_one = follows && first.says_as(later);
        if is_one {
            *first = first.on(first.first(), first.last().max(later.last()));
        }
        is_one
    });
    times
}

//! Dates as sources give them: to the day, the month or the year, and the
//! periods they bound.
//!
//! A register says `2020-03-31`, a report says `2017`. Both are kept and printed
//! as given; only when they are compared does one become a day. A start counts
//! from the first day it may mean, an end to the last, and both are inclusive.

mod in_words;
mod serial;
mod written;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use in_words::{WIDEST_DATE, date_in_words};

/// One calendar day: the day for which an answer is given.
pub type Day = jiff::civil::Date;

/// A date known to the day, the month or only the year.
///
/// Ordered by the first day it may mean, then from the coarser to the finer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    /// 0 when only the year is known.
    month: i8,
    /// 0 when only the year or the month is known.
    day: i8,
}

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotADate {
    /// Not of a form in which dates are written.
    #[error("a date is written 2020-03-31, 2020-03 or 2020")]
    Form,
    /// Of the right form, but no such day or month exists.
    #[error("there is no such day in the calendar")]
    NoSuchDay,
}

impl Date {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    ///
    /// # Errors
    /// [`NotADate`] when the text has another form or names a day that does not exist.
    pub fn parse(text: &str) -> Result<Self, NotADate> {
        let mut parts = text.split('-');
        let year = digits(parts.next(), 4)?;
        let month = parts.next().map(|p| digits(Some(p), 2)).transpose()?;
        let day = parts.next().map(|p| digits(Some(p), 2)).transpose()?;
        if parts.next().is_some() {
            return Err(NotADate::Form);
        }
        let (m, d) = (month.unwrap_or(1), day.unwrap_or(1));
        let (Ok(m), Ok(d)) = (i8::try_from(m), i8::try_from(d)) else {
            return Err(NotADate::NoSuchDay);
        };
        if year == 0 || Day::new(year, m, d).is_err() {
            return Err(NotADate::NoSuchDay);
        }
        Ok(Self { year, month: if month.is_some() { m } else { 0 }, day: if day.is_some() { d } else { 0 } })
    }

    /// The first day the date may mean.
    pub fn first_day(self) -> Day {
        Day::constant(self.year, self.month.max(1), self.day.max(1))
    }

    /// The last day the date may mean.
    pub fn last_day(self) -> Day {
        if self.day != 0 {
            return self.first_day();
        }
        let month = if self.month == 0 { 12 } else { self.month };
        Day::constant(self.year, month, 1).last_of_month()
    }

    /// Is it known to the day?
    pub fn is_a_day(self) -> bool {
        self.day != 0
    }

    /// All of it in one number, never 0; later dates are greater.
    pub(crate) fn packed(self) -> u32 {
        let (year, month, day) = (self.year.unsigned_abs(), self.month.unsigned_abs(), self.day.unsigned_abs());
        u32::from(year) << 16 | u32::from(month) << 8 | u32::from(day)
    }

    /// As `packed`, of the last day that the date may mean: greater than that of any day of the
    /// month or year, and less than that of any day after it.
    fn packed_end(self) -> u32 {
        let month = if self.month == 0 { 0xff << 8 } else { 0 };
        let day = if self.day == 0 { 0xff } else { 0 };
        self.packed() | month | day
    }

    /// The date of such a number; none where there is no such day.
    pub(crate) fn unpacked(number: u32) -> Option<Self> {
        let [day, month, high, low] = number.to_le_bytes();
        let year = i16::from_le_bytes([high, low]);
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        let is_coarse = day == 0 || month != 0;
        Day::new(year, month.max(1), day.max(1)).ok()?;
        (year > 0 && month >= 0 && day >= 0 && is_coarse).then_some(Self { year, month, day })
    }

    /// A date known to the day.
    pub fn of(day: Day) -> Self {
        Self { year: day.year(), month: day.month(), day: day.day() }
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, from 1 to 12; none where only the year is known.
    pub fn month(self) -> Option<u8> {
        u8::try_from(self.month).ok().filter(|month| *month != 0)
    }

    /// The day of the month; none where only the month or the year is known.
    pub fn day(self) -> Option<u8> {
        u8::try_from(self.day).ok().filter(|day| *day != 0)
    }
}

impl From<Day> for Date {
    fn from(day: Day) -> Self {
        Self::of(day)
    }
}

fn digits(part: Option<&str>, width: usize) -> Result<i16, NotADate> {
    let part = part.ok_or(NotADate::Form)?;
    if part.len() != width || !part.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NotADate::Form);
    }
    part.parse().map_err(|_| NotADate::Form)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month != 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day != 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The day, in Greenwich, so many seconds after 1970 began.
pub fn day_of(seconds: i64) -> Option<Day> {
    let moment = jiff::Timestamp::from_second(seconds).ok()?;
    Some(jiff::tz::Offset::UTC.to_datetime(moment).date())
}

/// The same day of the year before; of 29 February the 28th.
pub fn a_year_before(day: Day) -> Day {
    day.checked_sub(jiff::Span::new().years(1)).unwrap_or(day)
}

/// The same day of the year after; of 29 February the 28th.
pub fn a_year_after(day: Day) -> Day {
    day.checked_add(jiff::Span::new().years(1)).unwrap_or(day)
}

/// A period in two numbers, for what is asked millions of times: is that day in it?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    first: u32,
    last: u32,
}

impl From<Period> for Span {
    fn from(period: Period) -> Self {
        let first = period.since.map_or(0, Date::packed);
        Self { first, last: period.until.map_or(u32::MAX, Date::packed_end) }
    }
}

impl Span {
    pub(crate) fn contains(self, day: Day) -> bool {
        let day = Date::of(day).packed();
        self.first <= day && day <= self.last
    }
}

/// From a date to a date, both inclusive. No start: always known. No end: still so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// Counts from its first day.
    pub since: Option<Date>,
    /// Counts to its last day.
    pub until: Option<Date>,
}

impl Period {
    /// Every day there is.
    pub const ALWAYS: Self = Self { since: None, until: None };

    /// The day itself, or the nearest to it on which it holds.
    pub fn nearest_day(self, day: Day) -> Day {
        if let Some(until) = self.until.filter(|u| u.last_day() < day) {
            return until.last_day();
        }
        match self.since {
            Some(since) if since.first_day() > day => since.first_day(),
            _ => day,
        }
    }

    /// Does it hold on that day?
    pub fn contains(self, day: Day) -> bool {
        Span::from(self).contains(day)
    }

    /// Had it ended by that day?
    pub fn is_before(self, day: Day) -> bool {
        self.until.is_some_and(|until| until.last_day() < day)
    }

    /// Has it yet to begin on that day?
    pub fn is_after(self, day: Day) -> bool {
        self.since.is_some_and(|since| since.first_day() > day)
    }

    /// Does it end before it begins?
    pub fn is_reversed(self) -> bool {
        match (self.since, self.until) {
            (Some(since), Some(until)) => until.last_day() < since.first_day(),
            _ => false,
        }
    }

    /// Have the two a day in common?
    pub fn overlaps(self, other: Self) -> bool {
        !self.intersection(other).is_reversed()
    }

    /// The days the two have in common; reversed when there are none.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        let since = match (self.since, other.since) {
            (Some(a), Some(b)) => Some(if a.first_day() >= b.first_day() { a } else { b }),
            (a, b) => a.or(b),
        };
        let until = match (self.until, other.until) {
            (Some(a), Some(b)) => Some(if a.last_day() <= b.last_day() { a } else { b }),
            (a, b) => a.or(b),
        };
        Self { since, until }
    }

    /// The first day on which it no longer holds, if it ends.
    pub fn day_after(self) -> Option<Day> {
        self.until.and_then(|until| until.last_day().tomorrow().ok())
    }

    /// The first day on which it holds, if it begins.
    pub fn first_day(self) -> Option<Day> {
        self.since.map(Date::first_day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    #[test]
    fn a_date_is_printed_as_it_was_given() {
        for text in ["2017", "2016-03", "2020-03-31", "0999-01-01"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_says_why() {
        for text in ["", "20", "2019-4-1", "2019-04-01-02", "2019/04/01", "２０１９", "-2019", "2019-"] {
            assert_eq!(Date::parse(text), Err(NotADate::Form), "{text}");
        }
        for text in ["2019-13", "2019-02-29", "2019-00", "2019-01-00", "0000"] {
            assert_eq!(Date::parse(text), Err(NotADate::NoSuchDay), "{text}");
        }
    }

    #[test]
    fn a_start_counts_from_its_first_day_and_an_end_to_its_last() {
        assert_eq!(date("2020-02").first_day().to_string(), "2020-02-01");
        assert_eq!(date("2020-02").last_day().to_string(), "2020-02-29");
        assert_eq!(date("2020").last_day().to_string(), "2020-12-31");
    }

    #[test]
    fn a_ccg_is_there_on_its_last_day_and_gone_the_next() {
        let life = Period { since: Some(date("2013-04-01")), until: Some(date("2020-03-31")) };
        assert!(life.contains(date("2020-03-31").first_day()));
        assert!(!life.contains(date("2020-04-01").first_day()));
        assert!(!life.contains(date("2013-03-31").first_day()));
        assert_eq!(life.day_after().expect("it ends").to_string(), "2020-04-01");
    }

    #[test]
    fn two_periods_that_meet_on_one_day_overlap() {
        let first = Period { since: None, until: Some(date("2020-03")) };
        let second = Period { since: Some(date("2020-03-31")), until: None };
        let third = Period { since: Some(date("2020-04-01")), until: None };
        assert!(first.overlaps(second));
        assert!(!first.overlaps(third));
    }
}

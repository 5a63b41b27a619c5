//! Headings of registers, whatever their case and whatever stands between their words.

use crate::date::Date;
use crate::import::cell::heading;
use crate::import::input::day_in_name;
use crate::import::table::TableRow;

/// The headings of a table, letters and digits alone.
#[derive(Debug)]
pub(super) struct Headings(Vec<Heading>);

#[derive(Debug)]
struct Heading {
    plain: String,
    /// With its words as they are, for a day in it.
    words: String,
}

/// A column, and the day that its heading names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DatedColumn {
    pub(super) at: usize,
    pub(super) day: Option<Date>,
}

impl DatedColumn {
    /// The day that its heading names, else the one day or month that the name of the file does.
    pub(super) fn day_in(self, file: &str) -> Option<Date> {
        self.day.or_else(|| day_in_name(file))
    }
}

impl Headings {
    pub(super) fn new(first: TableRow<'_>) -> Self {
        let of = |cell: &str| {
            let words = heading(cell);
            Heading { plain: words.chars().filter(char::is_ascii_alphanumeric).collect(), words }
        };
        Self(first.cells().map(of).collect())
    }

    /// The first column that is called one of these.
    pub(super) fn find(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.0.iter().position(|heading| heading.plain == *name))
    }

    /// The same, where a day may follow: `patients 2024-10`.
    pub(super) fn find_dated(&self, names: &[&str]) -> Option<DatedColumn> {
        if let Some(at) = self.find(names) {
            return Some(DatedColumn { at, day: None });
        }
        self.0.iter().enumerate().find_map(|(at, heading)| {
            let (words, day) = heading.words.rsplit_once([' ', '_'])?;
            let plain: String = words.chars().filter(char::is_ascii_alphanumeric).collect();
            let day = Date::parse(day).ok().filter(|_| names.contains(&plain.as_str()))?;
            Some(DatedColumn { at, day: Some(day) })
        })
    }
}

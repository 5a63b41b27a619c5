//! All rows of a table to the values of a register: each once, each sound, or said.

use std::collections::hash_map::Entry as Slot;
use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::super::refusal::Refusal;
use super::super::remark::{Reason, Remarks};
use super::super::sheet::{Row, Sheet};
use super::{Edition, Entry, Membership, Network, Placing, Prescriber, Succession};
use crate::date::Day;

/// So many rows in a hundred may be faulty before the file is not taken for what it seems.
const FAULTY_IN_HUNDRED: usize = 5;

/// Longer than any cell of a register: nothing that is meant has more bytes than this.
const LONGEST_CELL: usize = 1000;

/// The rows after the header as values; those that are not as they must be are remarked on.
pub(super) fn read<'s, T: Dated>(
    sheet: &'s Sheet,
    header: usize,
    remarks: &mut Remarks,
    value: impl Fn(Row<'s>) -> Result<T, String>,
) -> Result<Edition<'s, T>, Refusal> {
    let width = sheet.rows().next().map_or(0, |row| row.len());
    let mut rows: Vec<(usize, T)> = Vec::with_capacity(sheet.rows().len());
    let mut faulty: Vec<(usize, String)> = Vec::new();
    let mut seen: FxHashMap<T::Key, usize> = FxHashMap::default();
    seen.reserve(sheet.rows().len());
    for row in sheet.rows().skip(header) {
        match is_like_the_first(row, width).and_then(|()| value(row)) {
            Err(why) => faulty.push((row.number, why)),
            Ok(value) => match seen.entry(value.key()) {
                Slot::Occupied(first) => {
                    let what = format!("{}, as in row {}", value.said(), first.get());
                    remarks.add(Reason::Repeated, (&sheet.name, row.number), what);
                }
                Slot::Vacant(free) => {
                    free.insert(row.number);
                    rows.push((row.number, value));
                }
            },
        }
    }
    let last = sheet.rows().next_back().map(|row| row.number);
    if let Some((row, why)) = faulty.last().filter(|(row, _)| sheet.ends_open && Some(*row) == last) {
        let what = format!("it ends in the middle of a row: {why}");
        return Err(Refusal::of(&sheet.name, Some(*row), &what, "get the file again"));
    }
    let all = sheet.rows().len().saturating_sub(header);
    if let Some((row, why)) = faulty.first().filter(|_| 100 * faulty.len() > FAULTY_IN_HUNDRED * all) {
        let what = format!(
            "{why}, and {} of its {all} rows are faulty; its columns may be in another order",
            faulty.len()
        );
        return Err(Refusal::of(
            &sheet.name,
            Some(*row),
            &what,
            "get the file again, and do not change its columns",
        ));
    }
    for (row, why) in faulty {
        remarks.add(Reason::Malformed, (&sheet.name, row), why);
    }
    let latest = rows.iter().filter_map(|(_, value)| value.latest()).max();
    Ok(Edition { file: &sheet.name, rows, latest })
}

/// As many columns as the first row has, and nothing in them that no register has.
fn is_like_the_first(row: Row<'_>, width: usize) -> Result<(), String> {
    let columns = row.len();
    if columns != width {
        let lines = row.cells().flat_map(str::chars).filter(|c| *c == '\n').count();
        let quoted = match lines {
            0 => "",
            _ => ", and lines that follow it are inside a quote",
        };
        let is = if columns == 1 { "1 column".to_owned() } else { format!("{columns} columns") };
        return Err(format!("it has {is}, the first row has {width}{quoted}"));
    }
    if row.bytes() <= LONGEST_CELL {
        return Ok(());
    }
    match row.cells().position(|cell| cell.len() > LONGEST_CELL) {
        Some(column) => Err(format!("column {} is longer than {LONGEST_CELL} characters", column + 1)),
        None => Ok(()),
    }
}

/// A value that has days, and what may stand only once.
pub(super) trait Dated {
    type Key: Eq + Hash;
    fn latest(&self) -> Option<Day>;
    fn key(&self) -> Self::Key;
    /// The key in words.
    fn said(&self) -> String;
}

impl<'s> Dated for Entry<'s> {
    type Key = &'s str;
    fn latest(&self) -> Option<Day> {
        self.since.max(self.until)
    }
    fn key(&self) -> &'s str {
        self.code
    }
    fn said(&self) -> String {
        self.code.to_owned()
    }
}

impl<'s> Dated for Prescriber<'s> {
    type Key = &'s str;
    fn latest(&self) -> Option<Day> {
        self.entry.latest().max(self.joined).max(self.left)
    }
    fn key(&self) -> &'s str {
        self.entry.code
    }
    fn said(&self) -> String {
        self.entry.said()
    }
}

impl<'s> Dated for Network<'s> {
    type Key = &'s str;
    fn latest(&self) -> Option<Day> {
        self.since.max(self.until)
    }
    fn key(&self) -> &'s str {
        self.code
    }
    fn said(&self) -> String {
        self.code.to_owned()
    }
}

impl<'s> Dated for Membership<'s> {
    type Key = (&'s str, &'s str, Option<Day>);
    fn latest(&self) -> Option<Day> {
        self.since.max(self.until)
    }
    fn key(&self) -> Self::Key {
        (self.practice, self.network, self.since)
    }
    fn said(&self) -> String {
        let since = self.since.map_or_else(String::new, |day| format!(" since {day}"));
        format!("{} in {}{since}", self.practice, self.network)
    }
}

impl<'s> Dated for Succession<'s> {
    type Key = (&'s str, &'s str, Day);
    fn latest(&self) -> Option<Day> {
        Some(self.on)
    }
    fn key(&self) -> Self::Key {
        (self.former, self.later, self.on)
    }
    fn said(&self) -> String {
        format!("{} to {} on {}", self.former, self.later, self.on)
    }
}

impl<'s> Dated for Placing<'s> {
    type Key = &'s str;
    fn latest(&self) -> Option<Day> {
        None
    }
    fn key(&self) -> &'s str {
        self.small_area
    }
    fn said(&self) -> String {
        self.small_area.to_owned()
    }
}

impl<'s> Dated for (&'s str, u64) {
    type Key = &'s str;
    fn latest(&self) -> Option<Day> {
        None
    }
    fn key(&self) -> &'s str {
        self.0
    }
    fn said(&self) -> String {
        self.0.to_owned()
    }
}

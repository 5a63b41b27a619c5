//! All rows of a table to the values of a register: each once, each sound, or said.

use std::collections::HashMap;

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
pub(super) fn read<T: Dated>(
    sheet: &Sheet,
    header: usize,
    remarks: &mut Remarks,
    value: impl Fn(&Row) -> Result<T, String>,
) -> Result<Edition<T>, Refusal> {
    let width = sheet.rows.first().map_or(0, |row| row.cells.len());
    let mut rows: Vec<(usize, T)> = Vec::with_capacity(sheet.rows.len());
    let mut faulty: Vec<(usize, String)> = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::with_capacity(sheet.rows.len());
    for row in sheet.rows.iter().skip(header) {
        match is_like_the_first(row, width).and_then(|()| value(row)) {
            Err(why) => faulty.push((row.number, why)),
            Ok(value) => match seen.entry(value.key()) {
                std::collections::hash_map::Entry::Occupied(first) => {
                    let what = format!("{}, as in row {}", first.key(), first.get());
                    remarks.add(Reason::Repeated, (&sheet.name, row.number), what);
                }
                std::collections::hash_map::Entry::Vacant(free) => {
                    free.insert(row.number);
                    rows.push((row.number, value));
                }
            },
        }
    }
    let last = sheet.rows.last().map(|row| row.number);
    if let Some((row, why)) = faulty.last().filter(|(row, _)| sheet.ends_open && Some(*row) == last) {
        let what = format!("it ends in the middle of a row: {why}");
        return Err(Refusal::of(&sheet.name, Some(*row), &what, "get the file again"));
    }
    let all = sheet.rows.len().saturating_sub(header);
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
    Ok(Edition { file: sheet.name.clone(), rows, latest })
}

/// As many columns as the first row has, and nothing in them that no register has.
fn is_like_the_first(row: &Row, width: usize) -> Result<(), String> {
    let columns = row.cells.len();
    if columns != width {
        let lines = row.cells.iter().flat_map(str::chars).filter(|c| *c == '\n').count();
        let quoted = match lines {
            0 => "",
            _ => ", and lines that follow it are inside a quote",
        };
        let is = if columns == 1 { "1 column".to_owned() } else { format!("{columns} columns") };
        return Err(format!("it has {is}, the first row has {width}{quoted}"));
    }
    match row.cells.iter().position(|cell| cell.len() > LONGEST_CELL) {
        Some(column) => Err(format!("column {} is longer than {LONGEST_CELL} characters", column + 1)),
        None => Ok(()),
    }
}

/// A value that has days, and what may stand only once.
pub(super) trait Dated {
    fn latest(&self) -> Option<Day>;
    fn key(&self) -> String;
}

impl Dated for Entry {
    fn latest(&self) -> Option<Day> {
        self.since.max(self.until)
    }
    fn key(&self) -> String {
        self.code.clone()
    }
}

impl Dated for Prescriber {
    fn latest(&self) -> Option<Day> {
        self.entry.latest().max(self.joined).max(self.left)
    }
    fn key(&self) -> String {
        self.entry.code.clone()
    }
}

impl Dated for Network {
    fn latest(&self) -> Option<Day> {
        self.since.max(self.until)
    }
    fn key(&self) -> String {
        self.code.clone()
    }
}

impl Dated for Membership {
    fn latest(&self) -> Option<Day> {
        self.since.max(self.until)
    }
    fn key(&self) -> String {
        let since = self.since.map_or_else(String::new, |day| day.to_string());
        format!("{} in {} since {since}", self.practice, self.network)
    }
}

impl Dated for Succession {
    fn latest(&self) -> Option<Day> {
        Some(self.on)
    }
    fn key(&self) -> String {
        format!("{} to {} on {}", self.former, self.later, self.on)
    }
}

impl Dated for Placing {
    fn latest(&self) -> Option<Day> {
        None
    }
    fn key(&self) -> String {
        self.small_area.clone()
    }
}

impl Dated for (String, u64) {
    fn latest(&self) -> Option<Day> {
        None
    }
    fn key(&self) -> String {
        self.0.clone()
    }
}

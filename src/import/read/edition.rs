//! All rows of a table to the values of a register: each once, each sound, or remarked on.

use std::collections::hash_map::Entry;
use std::hash::Hash;

use rustc_hash::FxHashMap;

use crate::date::{Date, Day};
use crate::import::input::day_in_name;
use crate::import::refusal::Refusal;
use crate::import::remark::{Reason, Remarks, RowPosition};
use crate::import::table::{Table, TableRow};
use crate::import::value::{
    CodeChange, CommissionerMembership, Edition, LookupRow, Membership, Network, Numbered, Prescriber,
    Recoding, RegisterEntry, Residents, SameLand,
};

/// So many rows in a hundred may be faulty before the file is not taken for what it seems.
const FAULTY_IN_HUNDRED: usize = 5;

/// Longer than any cell of a register: nothing that is meant has more bytes than this.
const LONGEST_CELL: usize = 1000;

/// The rows after the header as values; those that are not as they must be are remarked on.
pub(in crate::import) fn read<'t, T: RegisterValue>(
    table: &'t Table,
    header: usize,
    today: Option<Day>,
    remarks: &mut Remarks,
    value: impl Fn(TableRow<'t>) -> Result<T, String>,
) -> Result<Edition<'t, T>, Refusal> {
    let at = |row| RowPosition { file: &table.name, row };
    let width = table.rows().nth(header.saturating_sub(1)).map_or(0, |row| row.len());
    let mut rows: Vec<Numbered<T>> = Vec::with_capacity(table.rows().len());
    let mut faulty: Vec<Numbered<String>> = Vec::new();
    // Of each key, which of the rows has it.
    let mut seen: FxHashMap<T::Key, usize> = FxHashMap::default();
    seen.reserve(table.rows().len());
    for row in table.rows().skip(header) {
        match is_like_the_first(row, width).and_then(|()| value(row)) {
            Err(why) => faulty.push(Numbered { row: row.number, value: why }),
            Ok(value) => match seen.entry(value.key()) {
                Entry::Occupied(known) => {
                    let kept = &mut rows[*known.get()];
                    let next = Numbered { row: row.number, value };
                    let again = again(kept, next);
                    remarks.add(again.reason, at(again.row), again.what);
                }
                Entry::Vacant(free) => {
                    free.insert(rows.len());
                    rows.push(Numbered { row: row.number, value });
                }
            },
        }
    }
    let last = table.rows().next_back().map(|row| row.number);
    if let Some(fault) = faulty.last().filter(|fault| table.ends_open && Some(fault.row) == last) {
        let what = format!("it ends in the middle of a row: {}", fault.value);
        return Err(Refusal::of(&table.name, Some(fault.row), &what, "get the file again"));
    }
    let all = table.rows().len().saturating_sub(header);
    if let Some(fault) = faulty.first().filter(|_| 100 * faulty.len() > FAULTY_IN_HUNDRED * all) {
        let what = format!(
            "{}, and {} of its {all} rows are faulty; its columns may be in another order",
            fault.value,
            faulty.len()
        );
        let help = "get the file again, and do not change its columns";
        return Err(Refusal::of(&table.name, Some(fault.row), &what, help));
    }
    for fault in faulty {
        remarks.add(Reason::Malformed, at(fault.row), fault.value);
    }
    let latest = latest(&rows, known_until(&table.name, &rows, today), &table.name, remarks);
    Ok(Edition { file: &table.name, rows, latest, superseded: Vec::new() })
}

/// Of which day a file can know at most: what comes after the day in its own name, or after today,
/// is planned. A name with a day before all that stands in it speaks of something else.
fn known_until<T: RegisterValue>(file: &str, rows: &[Numbered<T>], today: Option<Day>) -> Day {
    let is_reached = |by: &Day| rows.iter().any(|row| row.value.days().iter().flatten().any(|day| day <= by));
    let by_name = day_in_name(file).map(Date::last_day).filter(is_reached);
    by_name.into_iter().chain(today).min().unwrap_or(Day::MAX)
}

/// The latest day in the rows that the file can know of; rows with a later one are remarked on.
fn latest<T: RegisterValue>(
    rows: &[Numbered<T>],
    until: Day,
    file: &str,
    remarks: &mut Remarks,
) -> Option<Day> {
    let mut latest = None;
    for row in rows {
        for day in row.value.days().into_iter().flatten() {
            if day <= until {
                latest = latest.max(Some(day));
                continue;
            }
            let what = format!("{}: {day}", row.value.key_label());
            remarks.add(Reason::ToCome, RowPosition { file, row: row.row }, what);
        }
    }
    latest
}

/// What is to be said of a second row of one key.
struct Again {
    reason: Reason,
    row: usize,
    what: String,
}

/// Keeps one of two rows of a key: of two lives the later, of anything else the first.
fn again<T: RegisterValue>(kept: &mut Numbered<T>, mut next: Numbered<T>) -> Again {
    let (mine, theirs) = (kept.value.life(), next.value.life());
    if mine.is_before(theirs) {
        std::mem::swap(kept, &mut next);
    } else if !theirs.is_before(mine) {
        let what = format!("{}, as in row {}", next.value.key_label(), kept.row);
        return Again { reason: Reason::Repeated, row: next.row, what };
    }
    let what = format!("{}; row {} has its code since", next.value.life_label(), kept.row);
    Again { reason: Reason::CodeUsedAgain, row: next.row, what }
}

/// From when to when something was there, as far as its row says.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::import) struct Lifetime {
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
}

impl Lifetime {
    /// Had it ended when the other began?
    pub(super) fn is_before(self, other: Self) -> bool {
        self.until.zip(other.since).is_some_and(|(until, since)| until < since)
    }
}

/// As many columns as the first row has, and nothing in them that no register has.
fn is_like_the_first(row: TableRow<'_>, width: usize) -> Result<(), String> {
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

/// What every value of a register has: days, and what may stand only once.
pub(in crate::import) trait RegisterValue {
    type Key: Eq + Hash;
    /// Every day in it.
    fn days(&self) -> [Option<Day>; 4];
    /// What no other row may have.
    fn key(&self) -> Self::Key;
    /// The key in words.
    fn key_label(&self) -> String;
    /// From when to when it was there; nothing where that is part of the key.
    fn life(&self) -> Lifetime {
        Lifetime::default()
    }
    /// Who it was, and when.
    fn life_label(&self) -> String {
        self.key_label()
    }
}

/// Who was there when, of one who has had a code.
fn life_label(code: &str, name: &str, life: Lifetime) -> String {
    let day = |word: &str, day: Option<Day>| day.map_or_else(String::new, |day| format!(" {word} {day}"));
    format!("{code} {name}{}{}", day("since", life.since), day("until", life.until))
}

impl<'t> RegisterValue for RegisterEntry<'t> {
    type Key = &'t str;
    fn days(&self) -> [Option<Day>; 4] {
        [self.since, self.until, None, None]
    }
    fn key(&self) -> &'t str {
        self.code
    }
    fn key_label(&self) -> String {
        self.code.to_owned()
    }
    fn life(&self) -> Lifetime {
        Lifetime { since: self.since, until: self.until }
    }
    fn life_label(&self) -> String {
        life_label(self.code, self.name, self.life())
    }
}

impl<'t> RegisterValue for Prescriber<'t> {
    type Key = &'t str;
    fn days(&self) -> [Option<Day>; 4] {
        [self.entry.since, self.entry.until, self.joined, self.left]
    }
    fn key(&self) -> &'t str {
        self.entry.code
    }
    fn key_label(&self) -> String {
        self.entry.key_label()
    }
    fn life(&self) -> Lifetime {
        self.entry.life()
    }
    fn life_label(&self) -> String {
        self.entry.life_label()
    }
}

impl<'t> RegisterValue for CommissionerMembership<'t> {
    type Key = (&'t str, &'t str, Option<Day>);
    fn days(&self) -> [Option<Day>; 4] {
        [self.since, self.until, None, None]
    }
    fn key(&self) -> Self::Key {
        (self.practice, self.commissioner, self.since)
    }
    fn key_label(&self) -> String {
        let since = self.since.map_or_else(String::new, |day| format!(" since {day}"));
        format!("{} under {}{since}", self.practice, self.commissioner)
    }
}

impl<'t> RegisterValue for Network<'t> {
    type Key = &'t str;
    fn days(&self) -> [Option<Day>; 4] {
        [self.since, self.until, None, None]
    }
    fn key(&self) -> &'t str {
        self.code
    }
    fn key_label(&self) -> String {
        self.code.to_owned()
    }
    fn life(&self) -> Lifetime {
        Lifetime { since: self.since, until: self.until }
    }
    fn life_label(&self) -> String {
        life_label(self.code, self.name, self.life())
    }
}

impl<'t> RegisterValue for Membership<'t> {
    type Key = (&'t str, &'t str, Option<Day>);
    fn days(&self) -> [Option<Day>; 4] {
        [self.since, self.until, None, None]
    }
    fn key(&self) -> Self::Key {
        (self.practice, self.network, self.since)
    }
    fn key_label(&self) -> String {
        let since = self.since.map_or_else(String::new, |day| format!(" since {day}"));
        format!("{} in {}{since}", self.practice, self.network)
    }
}

impl<'t> RegisterValue for CodeChange<'t> {
    type Key = (&'t str, &'t str, Day);
    fn days(&self) -> [Option<Day>; 4] {
        [Some(self.on), None, None, None]
    }
    fn key(&self) -> Self::Key {
        (self.former, self.later, self.on)
    }
    fn key_label(&self) -> String {
        format!("{} to {} on {}", self.former, self.later, self.on)
    }
}

impl<'t> RegisterValue for LookupRow<'t> {
    type Key = &'t str;
    fn days(&self) -> [Option<Day>; 4] {
        [None; 4]
    }
    fn key(&self) -> &'t str {
        self.small_area
    }
    fn key_label(&self) -> String {
        self.small_area.to_owned()
    }
}

impl<'t> RegisterValue for SameLand<'t> {
    type Key = (&'t str, &'t str);
    fn days(&self) -> [Option<Day>; 4] {
        [None; 4]
    }
    fn key(&self) -> Self::Key {
        (self.older, self.newer)
    }
    fn key_label(&self) -> String {
        format!("{} and {}", self.older, self.newer)
    }
}

impl<'t> RegisterValue for Recoding<'t> {
    type Key = &'t str;
    fn days(&self) -> [Option<Day>; 4] {
        [self.on, None, None, None]
    }
    fn key(&self) -> &'t str {
        self.new
    }
    fn key_label(&self) -> String {
        self.new.to_owned()
    }
}

impl<'t> RegisterValue for Residents<'t> {
    type Key = &'t str;
    fn days(&self) -> [Option<Day>; 4] {
        [None; 4]
    }
    fn key(&self) -> &'t str {
        self.small_area
    }
    fn key_label(&self) -> String {
        self.small_area.to_owned()
    }
}

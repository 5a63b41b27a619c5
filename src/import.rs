//! Official register files to an atlas: the files of the NHS Organisation Data Service and the
//! lookups of the Office for National Statistics, told apart by what they hold, joined by their
//! codes, and written as records of a layer that says it is a register.
//!
//! Bytes become tables (`sheet`), a table is known by its columns (`register`, `lookup`), its rows
//! become values (`read`), and values become records (`join`). What is not taken as it stands is
//! a `remark`; what cannot be taken at all is a `refusal`, and then nothing is.

mod join;
mod lookup;
mod names;
mod read;
mod refusal;
mod register;
mod remark;
mod sheet;

pub use refusal::Refusal;
pub use remark::{Reason, Remark, Remarks};
pub use sheet::Input;
use sheet::Sheet;

use crate::date::Day;
use crate::source::record::FileRecord;
use crate::source::write;
use read::Registers;

/// What is to be imported.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Who of those that prescribe.
    pub prescribers: Prescribers,
    /// The day for which the atlas answers; the latest day in the files unless said.
    pub as_at: Option<Day>,
}

/// Who of those that prescribe is taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prescribers {
    /// GP practices: prescribing setting 4.
    #[default]
    Practices,
    /// Everybody in the file.
    All,
}

/// What became of the files.
#[derive(Debug)]
pub struct Imported {
    /// The atlas, in its format: the same bytes for the same files.
    pub text: String,
    /// How much is in it.
    pub size: Size,
    /// The registers that were read, in words, with how many rows and the latest day in each.
    pub read: Vec<Read>,
    /// What is not in the atlas as it stands in the files.
    pub remarks: Remarks,
}

/// How much is in an atlas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Organisations.
    pub organisations: usize,
    /// Links between them.
    pub links: usize,
    /// Pieces of land.
    pub patches: usize,
    /// People who live on it.
    pub residents: u64,
}

impl Size {
    fn of(record: &FileRecord) -> Self {
        Self {
            organisations: record.organisations.len(),
            links: record.links.len(),
            patches: record.patches.len(),
            residents: record.patches.iter().map(|patch| patch.residents).sum(),
        }
    }
}

/// A register that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The file, with the sheet of a workbook.
    pub file: String,
    /// What it is.
    pub what: String,
    /// Rows that were taken.
    pub rows: usize,
    /// The latest day in it.
    pub latest: Option<Day>,
}

/// Reads and joins the files; their order does not matter. `progress` is told what is being done.
///
/// # Errors
/// Every file that cannot be taken: packed, cut off, faulty throughout, a second edition of
/// another; or that none is a register at all.
pub fn import(
    inputs: &[Input],
    wanted: Wanted,
    mut progress: impl FnMut(&str),
) -> Result<Imported, Vec<Refusal>> {
    let mut remarks = Remarks::default();
    let mut refusals: Vec<Refusal> = Vec::new();
    let mut in_order: Vec<&Input> = inputs.iter().collect();
    in_order.sort_by(|a, b| a.name.cmp(&b.name));
    let mut tables: Vec<Sheet> = Vec::new();
    for input in &in_order {
        progress(&format!("Reading {}", input.name));
        match sheet::sheets(input) {
            Ok(sheets) => tables.extend(sheets),
            Err(refusal) => refusals.push(refusal),
        }
    }
    let mut registers = Registers::default();
    for table in &tables {
        if let Err(refusal) = registers.add(table, &mut remarks) {
            refusals.push(refusal);
        }
    }
    registers.lookups.sort_by_key(|lookup| lookup.columns.title());
    if refusals.is_empty() && registers.is_empty() {
        refusals.push(nothing_known(&in_order));
    }
    let as_at = wanted.as_at.or_else(|| registers.latest());
    if refusals.is_empty() && as_at.is_none() {
        let file = registers.read().into_iter().map(|read| read.file).next().unwrap_or_default();
        let what = "there is no day in it, nor in any other file given, for which the atlas could answer";
        refusals.push(Refusal::of(&file, None, what, "give the registers that go with it, or say --at DATE"));
    }
    if !refusals.is_empty() {
        refusals.sort();
        return Err(refusals);
    }
    progress("Joining");
    let read = registers.read();
    let record = join::join(&registers, Wanted { as_at, ..wanted }, &mut remarks);
    let size = Size::of(&record);
    let text = write(record, &head(&read));
    Ok(Imported { text, size, read, remarks: remarks.in_order() })
}

fn nothing_known(inputs: &[&Input]) -> Refusal {
    let what = match inputs {
        [_] => "it is not a register catchment knows",
        _ => "neither it nor any other file given is a register catchment knows",
    };
    let file = inputs.first().map_or("", |input| &input.name);
    Refusal::of(file, None, what, "catchment import --help says which are")
}

/// What stands above the atlas, as a comment.
fn head(read: &[Read]) -> String {
    let mut head = "Made by catchment import of official registers:\n".to_owned();
    for read in read {
        let latest = read.latest.map_or_else(String::new, |day| format!(", latest day {day}"));
        head = head + "  " + &read.what + &latest + "\n";
    }
    head + "Names and dates are the registers'. On top of the bundled atlas: catchment --with FILE"
}

/// A day as the registers write it, `20200401`, or as everybody else does; none where there is
/// nothing.
///
/// # Errors
/// Anything else.
fn day(text: &str) -> Result<Option<Day>, ()> {
    if text.is_empty() {
        return Ok(None);
    }
    let digits: String = match text.len() {
        10 if text.bytes().enumerate().all(|(at, b)| (b == b'-') == matches!(at, 4 | 7)) => {
            text.replace('-', "")
        }
        8 => text.to_owned(),
        _ => return Err(()),
    };
    if digits.len() != 8 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(());
    }
    let number = |range: std::ops::Range<usize>| digits[range].parse::<i16>().map_err(|_| ());
    let (year, month, day) = (number(0..4)?, number(4..6)?, number(6..8)?);
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else { return Err(()) };
    // What is written for "always" or "never", and slips of the finger.
    if !(1800..2200).contains(&year) {
        return Err(());
    }
    Day::new(year, month, day).map(Some).map_err(|_| ())
}

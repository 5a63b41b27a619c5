//! Official register files to an atlas: the files of the NHS Organisation Data Service and the
//! lookups of the Office for National Statistics, told apart by what they hold, joined by their
//! codes, and written as records of a layer that says it is a register.
//!
//! Bytes become tables (`decode`), a table is known by its columns (`register`, `lookup`), its
//! rows become values (`read`), and values become records (`join`). What is not taken as it
//! stands is a `remark`; what cannot be taken at all is a `refusal`, and then nothing is.

mod cell;
mod decode;
mod input;
mod join;
mod lookup;
mod names;
mod options;
mod read;
mod refusal;
mod register;
mod remark;
mod table;
mod value;

pub use input::InputFile;
pub use options::{ImportOptions, Prescribers};
pub use read::ReadRegister;
pub use refusal::Refusal;
pub use remark::{Reason, Remark, Remarks};

use crate::source::record::FileRecord;
use crate::source::write;
use read::Registers;
use table::Table;

/// What became of the files.
#[derive(Debug)]
pub struct Imported {
    /// The atlas, in its format: the same bytes for the same files.
    pub text: String,
    /// How much is in it.
    pub size: AtlasSize,
    /// The registers that were read, in words, with how many rows and the latest day in each.
    pub read: Vec<ReadRegister>,
    /// What is not in the atlas as it stands in the files.
    pub remarks: Remarks,
}

/// How much is in an atlas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AtlasSize {
    /// Organisations.
    pub organisations: usize,
    /// Links between them.
    pub links: usize,
    /// Pieces of land.
    pub patches: usize,
    /// People who live on it.
    pub residents: u64,
}

impl AtlasSize {
    fn of(record: &FileRecord) -> Self {
        Self {
            organisations: record.organisations.len(),
            links: record.links.len(),
            patches: record.patches.len(),
            residents: record.patches.iter().map(|patch| patch.residents).sum(),
        }
    }
}

/// Reads and joins the files; their order does not matter. `progress` is told what is being done.
///
/// # Errors
/// Every file that cannot be taken: packed, cut off, faulty throughout, a second edition of
/// another; or that none is a register at all.
pub fn import(
    inputs: &[InputFile],
    options: ImportOptions,
    mut progress: impl FnMut(&str),
) -> Result<Imported, Vec<Refusal>> {
    let mut remarks = Remarks::default();
    let mut refusals: Vec<Refusal> = Vec::new();
    let mut in_order: Vec<&InputFile> = inputs.iter().collect();
    in_order.sort_by(|a, b| a.name.cmp(&b.name));
    let mut tables: Vec<Table> = Vec::new();
    for input in &in_order {
        progress(&format!("Reading {}", input.name));
        match decode::tables(input) {
            Ok(more) => tables.extend(more),
            Err(refusal) => refusals.push(refusal),
        }
    }
    let mut registers = Registers::default();
    for table in &tables {
        if let Err(refusal) = registers.add(table, &mut remarks) {
            refusals.push(refusal);
        }
    }
    registers.settle(&mut remarks);
    registers.lookups.sort_by_key(|lookup| lookup.columns.title());
    if refusals.is_empty() && registers.is_empty() {
        refusals.push(nothing_known(&in_order));
    }
    let as_at = options.as_at.or_else(|| registers.latest());
    let read = registers.summaries();
    if refusals.is_empty() && as_at.is_none() {
        let file = read.first().map_or("", |read| &read.file);
        let what = "there is no day in it, nor in any other file given, for which the atlas could answer";
        refusals.push(Refusal::of(file, None, what, "give the registers that go with it, or say --at DATE"));
    }
    if !refusals.is_empty() {
        refusals.sort();
        return Err(refusals);
    }
    progress("Joining");
    let record = join::join(&registers, ImportOptions { as_at, ..options }, &mut remarks);
    let size = AtlasSize::of(&record);
    let text = write(record, &head(&read));
    Ok(Imported { text, size, read, remarks: remarks.in_order() })
}

fn nothing_known(inputs: &[&InputFile]) -> Refusal {
    let what = match inputs {
        [_] => "it is not a register catchment knows",
        _ => "neither it nor any other file given is a register catchment knows",
    };
    let file = inputs.first().map_or("", |input| &input.name);
    Refusal::of(file, None, what, "catchment import --help says which are")
}

/// What stands above the atlas, as a comment.
fn head(read: &[ReadRegister]) -> String {
    let mut head = "Made by catchment import of official registers:\n".to_owned();
    for read in read {
        let latest = read.latest.map_or_else(String::new, |day| format!(", latest day {day}"));
        head = head + "  " + &read.what + &latest + "\n";
    }
    head + "Names and dates are the registers'. On top of the bundled atlas: catchment --with FILE"
}

//! Official register files and tables of one's own to an atlas: the files of the NHS Organisation
//! Data Service, the lookups of the Office for National Statistics, and what people keep in
//! spreadsheets; told apart by what they hold, joined by their codes, and written as records.
//!
//! Bytes become tables (`decode`), a table is known by its columns (`opened`, `register`, `lookup`),
//! the rows of registers become values (`read`), and values become records (`join`); registers that
//! only say more of organisations which others list are added after that (`further`), and so are
//! tables of one's own (`own`). What is not taken as it stands is a `remark`; what cannot be taken
//! at all is a `refusal`, and then nothing is.

mod cell;
mod decode;
mod faults;
mod further;
mod gathering;
mod input;
mod join;
mod known;
mod layer;
mod list;
mod lookup;
mod names;
mod opened;
mod options;
pub mod own;
mod read;
mod refusal;
mod register;
mod remark;
mod scope;
mod sealed;
mod table;
mod times;
mod unknown;
mod value;

use std::collections::BTreeMap;

pub use input::InputFile;
pub use known::{Known, KnownOrganisation, KnownSuccessor};
pub use layer::{LayerFile, LifeEnd, OtherDay, PatientLists, RegisterLayer, register_layer};
pub use list::{List, ListRow};
pub use opened::Opened;
pub use options::{ImportOptions, Prescribers};
pub use read::ReadRegister;
pub use refusal::{CellColumn, Refusal};
pub use remark::{Reason, Remark, Remarks};

use crate::date::{Date, Day};
use crate::source::record::{FileRecord, LayerRole};
use crate::source::write;
use faults::Faults;
use gathering::{Gathering, Origins};
use opened::Sorted;
use read::{Registers, Taken};
use scope::Scope;
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
    /// Whether it stands by itself.
    pub standing: Standing,
    /// From which rows of tables of one's own its lines are, by their number.
    pub origins: BTreeMap<usize, String>,
}

/// The files as records.
#[derive(Debug)]
pub struct Joined {
    /// The atlas.
    pub record: FileRecord,
    /// What was read.
    pub read: Vec<ReadRegister>,
    /// What is not in the atlas as it stands in the files.
    pub remarks: Remarks,
    /// Whether it stands by itself.
    pub standing: Standing,
    origins: Origins,
}

/// Whether an atlas stands by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// All that it names is in it.
    Alone,
    /// It names what only another has, or says no day for which it answers.
    OnTop,
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
    /// Towns, villages, postcode districts.
    pub localities: usize,
    /// How many of them have residents that were counted.
    pub counted: usize,
    /// People who live on those.
    pub residents: u64,
}

impl AtlasSize {
    fn of(record: &FileRecord) -> Self {
        let counted = || record.patches.iter().filter_map(|patch| patch.residents);
        Self {
            organisations: record.organisations.len(),
            links: record.links.len(),
            patches: record.patches.len(),
            localities: record.localities.len(),
            counted: counted().count(),
            residents: counted().sum(),
        }
    }
}

/// Reads and joins files that name nothing but one another; their order does not matter.
/// `progress` is told what is being done.
///
/// # Errors
/// Every file that cannot be taken: packed, cut off, faulty throughout, a second edition of
/// another; every fault of a table of one's own; or that none is anything that is known.
pub fn import(
    inputs: &[InputFile],
    options: ImportOptions,
    mut progress: impl FnMut(&str),
) -> Result<Imported, Vec<Refusal>> {
    let opened = Opened::new(inputs, &mut progress);
    opened.import(options, &Known::default(), progress)
}

impl Opened {
    /// Joins what was opened, and writes it. Tables may also name what is known.
    ///
    /// # Errors
    /// As of [`import`].
    pub fn import(
        &self,
        options: ImportOptions,
        known: &Known,
        progress: impl FnMut(&str),
    ) -> Result<Imported, Vec<Refusal>> {
        let joined = self.join(options, known, progress)?;
        let (size, head) = (AtlasSize::of(&joined.record), head(&joined));
        let Joined { record, read, remarks, standing, origins } = joined;
        let text = write(record, &head);
        let origins = origins.by_line(&text);
        Ok(Imported { text, size, read, remarks, standing, origins })
    }

    /// Joins what was opened to records. Tables may also name what is known.
    ///
    /// # Errors
    /// As of [`import`].
    pub fn join(
        &self,
        options: ImportOptions,
        known: &Known,
        mut progress: impl FnMut(&str),
    ) -> Result<Joined, Vec<Refusal>> {
        let mut remarks = Remarks::default();
        for name in &self.no_tables {
            remarks.add_file(Reason::UnknownFile, name, "neither text nor a workbook");
        }
        let mut refusals = self.refusals.clone();
        let sorted = self.sorted();
        let mut registers = Registers { today: options.today, ..Registers::default() };
        for table in &sorted.others {
            match registers.add(table, &mut remarks) {
                Ok(Taken::Register) => {}
                Ok(Taken::Unknown) => {
                    let why = unknown::why(table).unwrap_or_default();
                    remarks.add_file(Reason::UnknownFile, &table.name, why);
                }
                Err(refusal) => refusals.push(refusal),
            }
        }
        registers.settle(&mut remarks);
        registers.known_recodings = known.recodings().collect();
        registers.known_systems = known.systems().collect();
        registers.lookups.sort_by_key(|lookup| lookup.columns.title());
        let has_registers = !registers.is_empty();
        let as_at = options.as_at.or_else(|| registers.latest());
        let mut read = registers.summaries();
        if refusals.is_empty() && as_at.is_none() && has_registers {
            let file = read.first().map_or("", |read| &read.file);
            let what = "there is no day in it, nor in any other file given, for which the atlas could answer";
            let help = "give the registers that go with it, or say --at DATE";
            refusals.push(Refusal::of(file, None, what, help));
        }
        if has_registers && !refusals.is_empty() {
            refusals.sort();
            return Err(refusals);
        }
        progress("Joining");
        let mut record = FileRecord { format: 1, as_at: as_at.map(Date::of), ..FileRecord::default() };
        if has_registers {
            record = join::join(&registers, ImportOptions { as_at, ..options }, &mut remarks);
        }
        let mut standing = if record.as_at.is_some() { Standing::Alone } else { Standing::OnTop };
        let mut origins = Origins::default();
        if sorted.has_tables() {
            let mut scope = Scope::new(Known::of_records([&record]), known);
            let mut gathering = Gathering::new(record);
            match sorted.take_in(&mut scope, &mut gathering, &mut remarks, options.today) {
                Ok(more) => read.extend(more),
                Err(more) => refusals.extend(more),
            }
            origins = gathering.take_origins();
            record = gathering.into_record();
            if scope.goes_outside() {
                standing = Standing::OnTop;
            }
        }
        if refusals.is_empty() && read.is_empty() {
            refusals.push(nothing_known(&self.files, &self.tables));
        }
        if !refusals.is_empty() {
            refusals.sort();
            return Err(refusals);
        }
        record.inputs = self.sealed.of(&read);
        Ok(Joined { record, read, remarks: remarks.in_order(), standing, origins })
    }
}

impl Joined {
    /// From which rows of tables the lines of a text are to which its records were written, a
    /// record a line, by their number.
    pub fn rows_by_line(&self, text: &str) -> BTreeMap<usize, String> {
        self.origins.by_line(text)
    }
}

impl Sorted<'_> {
    fn has_tables(&self) -> bool {
        !self.own.is_empty() || !self.of_two_columns.is_empty() || !self.further.is_empty()
    }

    /// Adds all that is no register which lists organisations.
    fn take_in(
        &self,
        scope: &mut Scope<'_>,
        gathering: &mut Gathering,
        remarks: &mut Remarks,
        today: Option<Day>,
    ) -> Result<Vec<ReadRegister>, Vec<Refusal>> {
        let mut faults = Faults::default();
        let mut read =
            own::take_in(&self.own, scope, gathering, &mut own::Found { faults: &mut faults, remarks });
        let mut taken: Vec<&Table> = Vec::new();
        for table in &self.of_two_columns {
            if is_again(table, &mut taken, remarks) {
                continue;
            }
            let Some(grouping) = own::grouping_of(table, scope) else {
                let why = unknown::why(table).unwrap_or_default();
                remarks.add_file(Reason::UnknownFile, &table.name, why);
                continue;
            };
            let mut found = own::Found { faults: &mut faults, remarks };
            read.push(grouping.take_in(scope, gathering, &mut found));
        }
        // What goes with registers goes by them, so that all of it stands by itself.
        if gathering.is_of_registers() {
            scope.stay_inside();
        }
        let mut refusals = faults.into_refusals();
        for further in &self.further {
            if is_again(further.table(), &mut taken, remarks) {
                continue;
            }
            match further.take_in(scope, gathering, remarks, today) {
                Ok(summary) => read.push(summary),
                Err(refusal) => refusals.push(refusal),
            }
        }
        if refusals.is_empty() { Ok(read) } else { Err(refusals) }
    }
}

/// Is a table one that was taken in already? That is said.
fn is_again<'t>(table: &'t Table, taken: &mut Vec<&'t Table>, remarks: &mut Remarks) -> bool {
    let Some(first) = taken.iter().find(|known| known.is_same(table)) else {
        taken.push(table);
        return false;
    };
    remarks.add_file(Reason::SameTable, &table.name, format!("as {}", first.name));
    true
}

fn nothing_known(files: &[String], tables: &[Table]) -> Refusal {
    let what = match files {
        [_] => "it is not a register catchment knows, nor a table of one's own",
        _ => "neither it nor any other file given is a register catchment knows, or a table of one's own",
    };
    let file = files.first().map_or("", String::as_str);
    let strange = tables.iter().find(|table| table.name == file).and_then(unknown::why);
    let help = strange.map_or_else(String::new, |why| format!("{why}; "));
    Refusal::of(file, None, what, &format!("{help}catchment import --help says which are"))
}

/// What stands above the atlas, as a comment.
fn head(joined: &Joined) -> String {
    let is_register = joined.record.layer == Some(LayerRole::Register);
    let what = if is_register { "official registers" } else { "tables" };
    let mut head = format!("Made by catchment import of {what}:\n");
    for read in &joined.read {
        let latest = read.latest.map_or_else(String::new, |day| format!(", latest day {day}"));
        head = head + "  " + &read.what + &latest + "\n";
    }
    let whose = if is_register { "Names and dates are the registers'. " } else { "" };
    head + whose + "On top of the bundled atlas: catchment --with FILE"
}

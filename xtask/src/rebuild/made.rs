//! What registers and tables make, before anything is compared or written.

use catchment::import::{Known, Opened};
use catchment::outlines::OUTLINES;
use catchment::source::record::FileRecord;

use super::choice::{CHOICE, Choice};
use super::failure::Failure;
use super::folder::DataFolder;
use super::generated::{Generated, GeneratedLayer};
use super::inputs::in_folders;
use super::lock::Inputs;
use super::registers::ReadRegisters;
use super::tables::{self, Compiled};
use super::task::Task;
use super::{lock, outlines, told};

/// What was made.
#[derive(Debug)]
pub(super) struct Made {
    /// The files.
    pub(super) generated: Generated,
    /// What was read, and what was left out.
    pub(super) report: String,
}

/// What tables may name besides one another.
struct Surroundings<'s> {
    stated: &'s [FileRecord],
    listed: &'s Opened,
}

impl Made {
    /// Makes everything that is made of the tables, and of the registers where they are given.
    ///
    /// # Errors
    /// Files that cannot be read or taken.
    pub(super) fn of(task: &Task, folder: &DataFolder) -> Result<Self, Failure> {
        let tables = folder.tables()?;
        let stated = folder.records("stated")?;
        let listed = Opened::new(&tables, |_| {});
        let around = Surroundings { stated: &stated, listed: &listed };
        let mut generated = Generated::default();
        let (outlines, of_outlines) = match &task.outlines {
            Some(from) => (outlines::add(from, &tables, &mut generated)?, told::outlines_read(from)),
            None => (lock::listed(folder)?.outlines, told::outlines_kept(folder.has(OUTLINES))),
        };
        if task.registers.is_empty() {
            let there = folder.records(GeneratedLayer::Register.folder())?;
            let compiled = tables::compile(&tables, &around.known(&there), &mut generated)?;
            let registers = lock::listed(folder)?.registers;
            lock::add(Inputs { registers, outlines, tables: compiled.inputs }, &mut generated);
            let report = told::registers_kept() + &of_outlines + &told::tables(&tables);
            return Ok(Self { generated, report });
        }
        let files = in_folders(&task.registers)?;
        let missing = || Failure::of(format!("{CHOICE} is missing: it says what of registers is left out"));
        let choice = Choice::read(&folder.text(CHOICE)?.ok_or_else(missing)?)?;
        let registers = ReadRegisters::new(&files, &choice, &around.known(&[]))?;
        let report = told::read(&registers.joined) + &of_outlines + &told::tables(&tables);
        let known = around.known(std::slice::from_ref(&registers.joined.record));
        let compiled = tables::compile(&tables, &known, &mut generated)
            .map_err(|why| Failure { said: report.clone(), ..why })?;
        let Compiled { records, inputs } = compiled;
        let listed = Inputs { registers: registers.inputs.clone(), outlines, tables: inputs };
        lock::add(listed, &mut generated);
        let beneath: Vec<FileRecord> = records.into_iter().chain(stated).collect();
        let not_taken = registers.lay_on(&beneath, &choice, &mut generated);
        Ok(Self { generated, report: report + &told::not_taken(&not_taken) })
    }
}

impl Surroundings<'_> {
    /// What is known by hand, of the tables' own, and of registers.
    fn known(&self, registers: &[FileRecord]) -> Known {
        let mut known = Known::of_records(self.stated.iter().chain(registers));
        self.listed.list_in(&mut known);
        known
    }
}

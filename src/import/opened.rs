//! Files that were opened: what each table is, before rows become records.

use super::decode;
use super::further::{Further, further_of};
use super::input::InputFile;
use super::own::{OwnInput, is_of_two_columns, shape_of};
use super::refusal::Refusal;
use super::register::register_of;
use super::table::Table;

/// Files to be imported, as tables; and those that cannot be read.
#[derive(Debug)]
pub struct Opened {
    pub(super) tables: Vec<Table>,
    pub(super) refusals: Vec<Refusal>,
    /// The names of the files, in order.
    pub(super) files: Vec<String>,
}

/// The tables by what they are.
#[derive(Debug, Default)]
pub(super) struct Sorted<'t> {
    pub(super) own: Vec<OwnInput<'t>>,
    pub(super) further: Vec<Further<'t>>,
    /// May be groupings; which is known only with those that they name.
    pub(super) of_two_columns: Vec<&'t Table>,
    /// Registers, and what is not known at all.
    pub(super) others: Vec<&'t Table>,
}

impl Opened {
    /// Opens files; their order does not matter. `progress` is told what is being done.
    pub fn new(inputs: &[InputFile], mut progress: impl FnMut(&str)) -> Self {
        let mut in_order: Vec<&InputFile> = inputs.iter().collect();
        in_order.sort_by(|a, b| a.name.cmp(&b.name));
        let files = in_order.iter().map(|input| input.name.clone()).collect();
        let mut opened = Self { tables: Vec::new(), refusals: Vec::new(), files };
        for input in in_order {
            progress(&format!("Reading {}", input.name));
            match decode::tables(input) {
                Ok(more) => opened.tables.extend(more),
                Err(refusal) => opened.refusals.push(refusal),
            }
        }
        opened
    }

    /// May they name organisations that are not among them? A table of one's own may; a register
    /// that lists organisations does not, and what goes with such a register goes by it.
    pub fn may_name_others(&self) -> bool {
        let sorted = self.sorted();
        let has_base = sorted.others.iter().any(|table| register_of(table).is_some());
        !sorted.own.is_empty() || !sorted.of_two_columns.is_empty() || !sorted.further.is_empty() && !has_base
    }

    pub(super) fn sorted(&self) -> Sorted<'_> {
        let mut sorted = Sorted::default();
        for table in &self.tables {
            let Some(first) = table.rows().next() else {
                sorted.others.push(table);
                continue;
            };
            if let Some(shape) = shape_of(first) {
                sorted.own.push(OwnInput { table, shape });
            } else if let Some(further) = further_of(table) {
                sorted.further.push(further);
            } else if is_of_two_columns(table) && register_of(table).is_none() {
                sorted.of_two_columns.push(table);
            } else {
                sorted.others.push(table);
            }
        }
        sorted
    }
}

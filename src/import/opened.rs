//! Files that were opened: what each table is, before rows become records.

use super::decode;
use super::further::{Further, further_of};
use super::input::InputFile;
use super::known::Known;
use super::own::{self, OwnInput, OwnTable, is_of_two_columns, shape_of};
use super::refusal::Refusal;
use super::register::register_of;
use super::sealed::SealedInputs;
use super::table::Table;

/// Files to be imported, as tables; and those that cannot be read.
#[derive(Debug)]
pub struct Opened {
    pub(super) tables: Vec<Table>,
    pub(super) refusals: Vec<Refusal>,
    /// The names of the files that are no tables at all, such as pictures.
    pub(super) no_tables: Vec<String>,
    /// The names of the files, in order.
    pub(super) files: Vec<String>,
    pub(super) sealed: SealedInputs,
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
        let sealed = SealedInputs::default();
        let mut opened =
            Self { tables: Vec::new(), refusals: Vec::new(), no_tables: Vec::new(), files, sealed };
        for input in in_order {
            progress(&format!("Reading {}", input.name));
            if decode::is_no_table(input) {
                opened.no_tables.push(input.name.clone());
                continue;
            }
            match decode::tables(input) {
                Ok(more) => {
                    opened.sealed.add(input, &more);
                    opened.tables.extend(more);
                }
                Err(refusal) => opened.refusals.push(refusal),
            }
        }
        opened
    }

    /// May they name organisations that are not among them? A table of one's own may; a register
    /// that lists organisations does not, and what goes with such a register goes by it.
    pub fn may_name_others(&self) -> bool {
        let sorted = self.sorted();
        let has_register = sorted.others.iter().any(|table| is_register(table));
        let may_go_by_it = !sorted.further.is_empty() && !has_register;
        !sorted.own.is_empty() || !sorted.of_two_columns.is_empty() || may_go_by_it
    }

    /// Makes known whom its tables of one's own list, by id, name and code, and the sources that
    /// they describe: what registers and other tables may then name.
    pub fn list_in(&self, known: &mut Known) {
        own::list_in(&self.sorted().own, known);
    }

    pub(super) fn sorted(&self) -> Sorted<'_> {
        let mut sorted = Sorted::default();
        let mut recodings = Vec::new();
        for table in &self.tables {
            let Some(first) = table.rows().next() else {
                sorted.others.push(table);
                continue;
            };
            match shape_of(first) {
                Some(shape) if shape.table == OwnTable::Recodings => recodings.push(OwnInput { table, shape }),
                Some(shape) => sorted.own.push(OwnInput { table, shape }),
                None => sorted.put(table),
            }
        }
        // Registers are joined by them; without any they are new codes of who is known.
        let has_register = sorted.others.iter().any(|table| is_register(table));
        for recoding in recodings {
            if has_register && is_register(recoding.table) {
                sorted.others.push(recoding.table);
            } else {
                sorted.own.push(recoding);
            }
        }
        sorted
    }
}

impl<'t> Sorted<'t> {
    /// Puts a table that is none of one's own, unless it is a grouping.
    fn put(&mut self, table: &'t Table) {
        if let Some(further) = further_of(table) {
            self.further.push(further);
        } else if is_of_two_columns(table) && !is_register(table) {
            self.of_two_columns.push(table);
        } else {
            self.others.push(table);
        }
    }
}

fn is_register(table: &Table) -> bool {
    // What is refused has the shape of one.
    !matches!(register_of(table), Ok(None))
}

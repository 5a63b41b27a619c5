//! A table of one's own with its columns found, and its rows to be read cell by cell.

use super::heading::column_name;
use super::shape::Shape;
use crate::import::faults::{Cell, Faults};
use crate::import::remark::RowPosition;
use crate::import::table::{Table, TableRow};
use crate::suggest::nearest;

/// A table and where its columns stand.
#[derive(Debug)]
pub(super) struct Sheet<'t> {
    pub(super) table: &'t Table,
    pub(super) shape: &'static Shape,
    columns: Vec<Column<'t>>,
    /// How many cells a row has at most.
    width: usize,
}

/// A column that is known.
#[derive(Clone, Copy, Debug)]
struct Column<'t> {
    name: &'static str,
    at: usize,
    /// As it is written.
    heading: &'t str,
}

impl<'t> Sheet<'t> {
    /// Finds the columns; those that are strange, missing or there twice are faults.
    pub(super) fn new(table: &'t Table, shape: &'static Shape, faults: &mut Faults) -> Self {
        let mut sheet = Self { table, shape, columns: Vec::new(), width: 0 };
        let Some(first) = table.rows().next() else { return sheet };
        sheet.width = first.len();
        let mut strange: Vec<Cell<'t>> = Vec::new();
        for (at, heading) in first.cells().enumerate() {
            let position = RowPosition { file: &table.name, row: first.number };
            let cell = Cell { at: position, column: at, heading: "", text: heading };
            match shape.column(heading) {
                Some(name) if sheet.columns.iter().any(|column| column.name == name) => {
                    faults.cell(&cell, "stands twice", "leave one of the two out");
                }
                Some(name) => sheet.columns.push(Column { name, at, heading }),
                // A column without a heading that has nothing in it is what a spreadsheet left.
                None if heading.is_empty() && table.rows().all(|row| row.cell(at).is_empty()) => {}
                None => strange.push(cell),
            }
        }
        let free = || shape.columns().filter(|column| !sheet.has(column));
        let missing = shape.must.iter().filter(|column| !sheet.has(column));
        let mut meant: Vec<&str> = Vec::new();
        for cell in &strange {
            let near = nearest(&column_name(cell.text), free(), 1).first().copied();
            meant.extend(near);
            let help = match near {
                Some(near) => format!("did you mean {near}?"),
                None => format!("its columns are {}", listed(&shape.columns().collect::<Vec<_>>())),
            };
            let what = match cell.text {
                "" => "a column without a heading".to_owned(),
                _ => format!("is no column of a table of {}", shape.name),
            };
            faults.cell(cell, &what, &help);
        }
        for column in missing.filter(|column| !meant.contains(column)) {
            let what = format!("a table of {} must have the column {column}", shape.name);
            faults.file(&table.name, &what, "put it in");
        }
        sheet
    }

    /// Is there a column of this name?
    pub(super) fn has(&self, name: &str) -> bool {
        self.columns.iter().any(|column| column.name == name)
    }

    /// The rows below the headings; one with more cells than there are headings is a fault.
    pub(super) fn rows(&self, faults: &mut Faults) -> Vec<TableRow<'t>> {
        let mut rows = Vec::with_capacity(self.table.rows().len());
        for row in self.table.rows().skip(1) {
            let over = (self.width..row.len()).find(|at| !row.cell(*at).is_empty());
            match over {
                None => rows.push(row),
                Some(at) => {
                    let cell = Cell { at: self.position(row), column: at, heading: "", text: row.cell(at) };
                    let what = format!("stands after the last of {} columns", self.width);
                    faults.cell(&cell, &what, "put quotes about a cell that has a comma in it");
                }
            }
        }
        rows
    }

    /// Where a row stands.
    pub(super) fn position(&self, row: TableRow<'t>) -> RowPosition<'t> {
        RowPosition { file: &self.table.name, row: row.number }
    }

    /// A cell of a row; one that is empty where there is no such column.
    pub(super) fn cell(&self, row: TableRow<'t>, name: &'static str) -> Cell<'t> {
        let at = self.position(row);
        match self.columns.iter().find(|column| column.name == name) {
            Some(column) => Cell { at, column: column.at, heading: column.heading, text: row.cell(column.at) },
            None => Cell { at, column: 0, heading: name, text: "" },
        }
    }
}

/// Words one after another: `a, b and c`.
pub(super) fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

//! A list that somebody made: one value a line, or a table any column of which may be meant.

use super::decode;
use super::input::InputFile;
use super::refusal::Refusal;
use super::table::{Table, TableRow};

/// A list, as rows of cells.
#[derive(Debug)]
pub struct List {
    table: Table,
}

/// A row of a list; one of an empty line has no cells.
#[derive(Clone, Copy, Debug)]
pub struct ListRow<'l>(Option<TableRow<'l>>);

impl List {
    /// Reads a list: lines of one value, or values between commas, semicolons or tabs, told by the
    /// lines; or the one sheet of a workbook that has anything in it.
    ///
    /// # Errors
    /// What is not text, or is packed, cut off, too long, or has a quote that is never closed; a
    /// workbook of several sheets.
    pub fn read(input: &InputFile) -> Result<Self, Refusal> {
        if input.bytes.len() > InputFile::LONGEST {
            return Err(Refusal::of(&input.name, None, "it has more than 50 million bytes", "split it"));
        }
        let mut tables = decode::any_tables(input)?;
        tables.retain(|table| table.rows().len() > 0);
        if tables.len() > 1 {
            let sheets = tables.len();
            let what = format!("it has {sheets} sheets, and which is meant is not known");
            return Err(Refusal::of(&input.name, None, &what, "save the one that is meant as CSV"));
        }
        Ok(Self { table: tables.pop().unwrap_or_default() })
    }

    /// Its rows, those of empty lines between others too.
    pub fn rows(&self) -> Vec<ListRow<'_>> {
        let mut rows = Vec::with_capacity(self.table.rows().len());
        let first = self.table.rows().next().map_or(1, |row| row.number);
        for row in self.table.rows() {
            rows.resize((row.number - first).max(rows.len()), ListRow(None));
            rows.push(ListRow(Some(row)));
        }
        rows
    }

    /// Which line of the file, or row of the sheet, the first row is.
    pub fn first_number(&self) -> usize {
        self.table.rows().next().map_or(1, |row| row.number)
    }
}

impl<'l> ListRow<'l> {
    /// How many cells it has.
    pub fn len(self) -> usize {
        self.0.map_or(0, |row| row.len())
    }

    /// Has it none?
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// A cell, without the spaces around it; empty where there is none.
    pub fn cell(self, column: usize) -> &'l str {
        self.0.map_or("", |row| row.cell(column))
    }
}

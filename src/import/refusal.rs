//! Why nothing is imported: what, where, and what to do.

use std::fmt;

/// One reason why a file cannot be taken as it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refusal {
    /// The file, as the person named it, with the sheet of a workbook.
    pub file: String,
    /// The row, from 1 as a spreadsheet counts, where it is in one.
    pub row: Option<usize>,
    /// The column, where it is in one cell.
    pub column: Option<CellColumn>,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub help: String,
}

/// The column of a cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellColumn {
    /// Which it is, from 1 as a spreadsheet counts.
    pub number: usize,
    /// What stands above it; empty where nothing does.
    pub heading: String,
}

impl Refusal {
    pub(super) fn of(file: &str, row: Option<usize>, what: &str, help: &str) -> Self {
        Self { file: file.to_owned(), row, column: None, what: what.to_owned(), help: help.to_owned() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(CellColumn { number, heading }) = &self.column {
            match heading.as_str() {
                "" => write!(f, ", column {number}")?,
                heading => write!(f, ", column {number} ({heading})")?,
            }
        }
        write!(f, ": {}; {}", self.what, self.help)
    }
}

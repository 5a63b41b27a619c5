//! What is wrong with tables, one fault after another: all of them are told in one run.

use super::refusal::{CellColumn, Refusal};
use super::remark::RowPosition;

/// Every fault so far.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Refusal>);

/// A cell: in which file, row and column, and what stands in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell<'t> {
    pub(super) at: RowPosition<'t>,
    /// From 0.
    pub(super) column: usize,
    pub(super) heading: &'t str,
    pub(super) text: &'t str,
}

impl Faults {
    /// A fault of one cell: what is wrong with it, after what stands there, and what to do.
    pub(super) fn cell(&mut self, cell: &Cell<'_>, what: &str, help: &str) {
        let what = match quoted(cell.text) {
            Some(text) => format!("{text} {what}"),
            None => what.to_owned(),
        };
        let column = Some(CellColumn { number: cell.column + 1, heading: shortened(cell.heading) });
        let refusal = Refusal::of(cell.at.file, Some(cell.at.row), &what, help);
        self.0.push(Refusal { column, ..refusal });
    }

    /// A fault of a row as a whole.
    pub(super) fn row(&mut self, at: RowPosition<'_>, what: &str, help: &str) {
        self.0.push(Refusal::of(at.file, Some(at.row), what, help));
    }

    /// A fault of a file as a whole.
    pub(super) fn file(&mut self, file: &str, what: &str, help: &str) {
        self.0.push(Refusal::of(file, None, what, help));
    }

    /// Each, as it was found.
    pub(super) fn into_refusals(self) -> Vec<Refusal> {
        self.0
    }
}

/// What stands in a cell, in quotes; of a long text the beginning; none where nothing does.
pub(super) fn quoted(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| format!("\"{}\"", shortened(text)))
}

/// A text that may be long: its beginning.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.to_owned(),
    }
}

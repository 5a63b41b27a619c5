//! Rows of cells of one file, whatever it was written in.

/// A table: a file of comma-separated values, or one sheet of a workbook. All its cells stand
/// in one text, since some have a million of them.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// What a person would call it: the file, and the sheet where there are several.
    pub(super) name: String,
    /// The last line does not end as every other does.
    pub(super) ends_open: bool,
    text: String,
    /// Where each cell ends in the text.
    ends: Vec<usize>,
    /// The rows that have something in them, in their order.
    rows: Vec<RowExtent>,
}

/// Where the cells of a row stand in its table.
#[derive(Clone, Copy, Debug)]
struct RowExtent {
    number: usize,
    begins: usize,
    /// Its first among the ends of cells, and the one after its last.
    first: usize,
    end: usize,
}

impl Table {
    /// An empty one of this name.
    pub(super) fn new(name: String) -> Self {
        Self { name, ..Self::default() }
    }

    /// Adds a row unless all its cells are empty.
    pub(super) fn push<'c>(&mut self, number: usize, cells: impl Iterator<Item = &'c str> + Clone) {
        if cells.clone().all(|cell| cell.trim().is_empty()) {
            return;
        }
        let (begins, first) = (self.text.len(), self.ends.len());
        for cell in cells {
            self.text.push_str(cell);
            self.ends.push(self.text.len());
        }
        self.rows.push(RowExtent { number, begins, first, end: self.ends.len() });
    }

    /// Is it another in every cell?
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let cells = |table: &'_ Self| table.rows().map(|row| row.len()).collect::<Vec<_>>();
        self.text == other.text && self.ends == other.ends && cells(self) == cells(other)
    }

    /// The rows, in their order.
    pub(super) fn rows(&self) -> impl DoubleEndedIterator<Item = TableRow<'_>> + ExactSizeIterator + Clone {
        self.rows.iter().map(|row| TableRow {
            number: row.number,
            text: &self.text,
            begins: row.begins,
            ends: &self.ends[row.first..row.end],
        })
    }
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct TableRow<'t> {
    /// Which it is, as a spreadsheet counts: from 1, a header and empty rows too.
    pub(super) number: usize,
    text: &'t str,
    begins: usize,
    ends: &'t [usize],
}

impl<'t> TableRow<'t> {
    /// How many cells it has.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell without the spaces around it; empty where there is none.
    pub(super) fn cell(&self, column: usize) -> &'t str {
        let begins = column.checked_sub(1).map_or(Some(&self.begins), |before| self.ends.get(before));
        let range = begins.zip(self.ends.get(column));
        range.and_then(|(begins, ends)| self.text.get(*begins..*ends)).unwrap_or_default().trim()
    }

    /// How many bytes its cells have together.
    pub(super) fn bytes(&self) -> usize {
        self.ends.last().map_or(0, |end| end - self.begins)
    }

    /// Its cells, without the spaces around them.
    pub(super) fn cells(self) -> impl Iterator<Item = &'t str> {
        (0..self.len()).map(move |column| self.cell(column))
    }
}

//! The cursor of a table: on a cell, on the name of a row, or on the heading of a column.

/// Where the cursor is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableCursor {
    /// The row, counted from 0; none on the headings of the columns.
    pub row: Option<usize>,
    /// The column, counted from 0; none on the names of the rows.
    pub column: Option<usize>,
}

/// Which way the cursor is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CursorMove {
    /// By so many columns.
    Across(isize),
    /// By so many rows.
    Down(isize),
}

/// How many rows and columns a table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableSize {
    /// Its rows.
    pub rows: usize,
    /// Its columns.
    pub columns: usize,
}

impl TableCursor {
    /// The cursor moved, stopping at the edges. The names of rows and the headings of columns
    /// can be stood on too, the corner between them cannot.
    pub fn moved(self, by: CursorMove, size: TableSize) -> Self {
        let step = |at: Option<usize>, by: isize, length: usize| {
            let to = at.map_or(0, |at| at + 1).saturating_add_signed(by).min(length);
            to.checked_sub(1)
        };
        let mut moved = self;
        match by {
            CursorMove::Across(by) => moved.column = step(self.column, by, size.columns),
            CursorMove::Down(by) => moved.row = step(self.row, by, size.rows),
        }
        if moved.is_corner() { self } else { moved }
    }

    /// Can it stand there, in a table of this size?
    pub fn is_within(self, size: TableSize) -> bool {
        let has_row = self.row.is_none_or(|row| row < size.rows);
        has_row && self.column.is_none_or(|column| column < size.columns) && !self.is_corner()
    }

    fn is_corner(self) -> bool {
        self.row.is_none() && self.column.is_none()
    }
}

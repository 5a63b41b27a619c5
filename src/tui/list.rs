//! A list with a cursor, of which a window is in sight.

use std::ops::Range;

/// Where the cursor of a list is, and what is in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCursor {
    length: usize,
    cursor: usize,
    top: usize,
    height: usize,
}

impl ListCursor {
    /// Begins anew with so many rows, the cursor on the first.
    pub fn restart(&mut self, length: usize) {
        *self = Self { length, height: self.height, ..Self::default() };
    }

    /// Which row has the cursor.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// How many rows there is room for.
    pub fn height(&self) -> usize {
        self.height
    }

    /// How many rows there is room for.
    pub fn set_height(&mut self, height: usize) {
        self.height = height.max(1);
        self.move_by(0);
    }

    /// The rows in sight.
    pub fn in_sight(&self) -> Range<usize> {
        let top = self.top.min(self.length);
        top..(top + self.height).min(self.length)
    }

    /// Moves by so many rows, and stops at the ends.
    pub fn move_by(&mut self, rows: isize) {
        let last = self.length.saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(rows).min(last);
        // A window that reaches past the end shows what comes before instead.
        self.top = self.top.min(self.length.saturating_sub(self.height)).min(self.cursor);
        if self.cursor >= self.top + self.height.max(1) {
            self.top = self.cursor + 1 - self.height.max(1);
        }
    }

    /// To a row by its number; past the end, to the last.
    pub fn move_to(&mut self, row: usize) {
        self.cursor = row.min(self.length.saturating_sub(1));
        self.move_by(0);
    }

    /// To a row in sight, counted from the top. False where there is none.
    pub fn move_to_row(&mut self, row: usize) -> bool {
        let at = self.top + row;
        if at >= self.length {
            return false;
        }
        self.cursor = at;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_whose_cursor_is_on_the_last_row_shows_what_comes_before_it() {
        let mut list = ListCursor::default();
        list.restart(100);
        list.move_to(99);
        list.set_height(10);
        assert_eq!((list.in_sight(), list.cursor()), (90..100, 99));
    }
}

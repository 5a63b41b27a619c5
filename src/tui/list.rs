//! A list with a cursor, of which a window is in sight.

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use super::action::Action;

/// Where the cursor of a list is, and what is in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCursor {
    length: usize,
    cursor: usize,
    top: usize,
    height: usize,
}

/// A row of a list in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListLine {
    /// Which row of the list.
    pub number: usize,
    /// Where it stands.
    pub area: Rect,
    /// Does it have the cursor?
    pub has_cursor: bool,
}

/// What a click hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListClick {
    /// No row.
    Missed,
    /// A row that has the cursor now.
    Selected,
    /// The row that had the cursor already.
    Again,
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

    /// The rows in sight, and where in an area each stands.
    pub fn lines(&self, area: Rect) -> impl Iterator<Item = ListLine> + use<> {
        let cursor = self.cursor;
        self.in_sight().zip(area.y..area.bottom()).map(move |(number, y)| ListLine {
            number,
            area: Rect { y, height: 1, ..area },
            has_cursor: number == cursor,
        })
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

    /// Shows the first rows, where the cursor is among as many as are in sight.
    pub fn show_from_the_top(&mut self) {
        if self.cursor < self.height.max(1) {
            self.top = 0;
        }
    }

    /// Leaves a heading for the row below it, or going up for the one above; above the first there is none.
    pub fn leave_heading(&mut self, is_heading: impl Fn(usize) -> bool, going_up: bool) {
        if self.cursor >= self.length || !is_heading(self.cursor) {
            return;
        }
        match self.cursor {
            0 => {
                self.move_to(1);
                self.show_from_the_top();
            }
            at if going_up => self.move_to(at - 1),
            at => self.move_to(at + 1),
        }
    }

    /// Moves as an action asks. False where the action moves no cursor.
    pub fn travel(&mut self, action: Action) -> bool {
        let Some(rows) = step(action, self.height) else { return false };
        self.move_by(rows);
        true
    }

    /// To a row by its number; past the end, to the last.
    pub fn move_to(&mut self, row: usize) {
        self.cursor = row.min(self.length.saturating_sub(1));
        self.move_by(0);
    }

    /// A click on the list in its area: to the row that it hit.
    pub fn click(&mut self, at: Position, area: Rect) -> ListClick {
        if !area.contains(at) {
            return ListClick::Missed;
        }
        let row = self.top + usize::from(at.y - area.y);
        if row >= self.length {
            return ListClick::Missed;
        }
        let before = std::mem::replace(&mut self.cursor, row);
        if before == row { ListClick::Again } else { ListClick::Selected }
    }
}

/// How many rows an action goes down, where so many are in sight; none where it moves no
/// cursor up or down.
pub fn step(action: Action, height: usize) -> Option<isize> {
    let page = isize::try_from(height).unwrap_or(1).max(1);
    let half = (page / 2).max(1);
    Some(match action {
        Action::Up => -1,
        Action::Down => 1,
        Action::HalfPageUp => -half,
        Action::HalfPageDown => half,
        Action::PageUp => -page,
        Action::PageDown => page,
        Action::First => isize::MIN,
        Action::Last => isize::MAX,
        _ => return None,
    })
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

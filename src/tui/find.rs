//! What is being typed into the search, and what it has found.

use crate::atlas::OrgIx;
use crate::date::Day;
use crate::search::{Hit, Index};

/// The search as it stands.
#[derive(Clone, Debug, Default)]
pub struct Find {
    typed: String,
    hits: Vec<Hit>,
    /// How many there are, shown or not.
    total: usize,
    cursor: usize,
    top: usize,
    height: usize,
}

/// More than anyone reads; what is more is counted.
const SHOWN: usize = 200;

/// Longer than any name.
const LONGEST: usize = 100;

impl Find {
    /// What has been typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// How many were found.
    pub fn total(&self) -> usize {
        self.total
    }

    /// What is in sight, with the row of the first.
    pub fn in_sight(&self) -> (usize, &[Hit]) {
        let end = (self.top + self.height).min(self.hits.len());
        let top = self.top.min(end);
        (top, &self.hits[top..end])
    }

    /// Which one has the cursor.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The organisation with the cursor.
    pub fn selected(&self) -> Option<OrgIx> {
        self.hits.get(self.cursor).map(|h| h.org)
    }

    /// Adds a letter.
    pub fn push(&mut self, letter: char) {
        if self.typed.chars().count() < LONGEST && !letter.is_control() {
            self.typed.push(letter);
        }
    }

    /// Takes back a letter.
    pub fn erase_letter(&mut self) {
        self.typed.pop();
    }

    /// Takes back a word and the blanks after it.
    pub fn erase_word(&mut self) {
        let kept = self.typed.trim_end();
        let kept = kept.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        self.typed.truncate(kept);
    }

    /// Takes back everything.
    pub fn clear(&mut self) {
        self.typed.clear();
    }

    /// Searches for what has been typed.
    pub fn search(&mut self, index: &Index<'_>, day: Day) {
        let found = index.find(&self.typed, day, SHOWN, |_| true);
        self.hits = found.hits;
        self.total = found.total;
        self.cursor = 0;
        self.top = 0;
    }

    /// How many rows there is room for.
    pub fn set_height(&mut self, height: usize) {
        self.height = height.max(1);
        self.move_by(0);
    }

    /// How many rows there is room for.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Moves by so many rows, and stops at the ends.
    pub fn move_by(&mut self, rows: isize) {
        let last = self.hits.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(rows).min(last);
        self.top = self.top.min(self.cursor);
        if self.cursor >= self.top + self.height.max(1) {
            self.top = self.cursor + 1 - self.height.max(1);
        }
    }

    /// To a row in sight, counted from the top. False where there is none.
    pub fn move_to_row(&mut self, row: usize) -> bool {
        let at = self.top + row;
        if at >= self.hits.len() {
            return false;
        }
        self.cursor = at;
        true
    }
}

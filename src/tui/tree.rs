//! The tree pane's rows and cursor. Pure: it knows no terminal.

mod folds;

use crate::atlas::OrgIx;
use crate::query::{AsAt, Fold, Narrowing, Row, RowKey, branch, rows};
use crate::words::Tier;
use folds::Folds;

/// Which rows there are, which are open, where the cursor is, and what is in sight.
#[derive(Clone, Debug)]
pub struct Tree {
    rows: Vec<Row>,
    /// Which of them are open.
    folds: Folds,
    /// What it is narrowed to, where it is.
    narrowed: Option<Narrowing>,
    cursor: usize,
    /// The first row in sight.
    top: usize,
    height: usize,
    /// How far below the first row in sight the cursor was when it last moved: there it stays when the
    /// window changes.
    below_top: usize,
}

impl Tree {
    /// A tree opened down to systems, with the cursor on its first row.
    pub fn new(as_at: &AsAt<'_>) -> Self {
        let mut tree = Self {
            rows: Vec::new(),
            folds: Folds::down_to(Tier::System),
            narrowed: None,
            cursor: 0,
            top: 0,
            height: 1,
            below_top: 0,
        };
        tree.rebuild(as_at);
        tree
    }

    /// Every row, in order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The rows in sight.
    pub fn in_sight(&self) -> &[Row] {
        let end = (self.top + self.height).min(self.rows.len());
        &self.rows[self.top.min(end)..end]
    }

    /// Which row the cursor is on.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The first row in sight.
    pub fn top(&self) -> usize {
        self.top
    }

    /// The row the cursor is on.
    pub fn selected(&self) -> Option<&Row> {
        self.rows.get(self.cursor)
    }

    /// The organisation the cursor is on; on a heading, the one it is under.
    pub fn selected_org(&self) -> Option<OrgIx> {
        self.selected().map(|row| match row.key {
            RowKey::Org { org, .. } => org,
            RowKey::Group { under, .. } => under,
        })
    }

    /// How many rows there is room for.
    pub fn set_height(&mut self, height: usize) {
        self.height = height.max(1);
        let furthest = self.rows.len().saturating_sub(self.height);
        self.top = self.cursor.saturating_sub(self.below_top.min(self.height - 1)).min(furthest);
    }

    /// How many rows there is room for.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Works the rows out anew, as at another day or with other rows open. The cursor stays
    /// with its row where that is still there.
    pub fn rebuild(&mut self, as_at: &AsAt<'_>) {
        let key = self.selected().map(|row| row.key);
        let is_open = |row: &Row| self.folds.is_open(as_at, row, self.narrowed.as_ref());
        self.rows =
            rows(as_at, as_at.snapshot().roots(), is_open).narrowed_to(self.narrowed.as_ref()).collect();
        self.cursor = self.cursor.min(self.rows.len().saturating_sub(1));
        if let Some(key) = key {
            self.select(key);
        }
        self.follow_cursor();
    }

    /// Puts the cursor on a row, if it is shown.
    pub fn select(&mut self, key: RowKey) -> bool {
        let at_cursor = self.selected().is_some_and(|row| row.key == key);
        let found = if at_cursor { Some(self.cursor) } else { self.rows.iter().position(|r| r.key == key) };
        if let Some(at) = found {
            self.cursor = at;
            self.follow_cursor();
        }
        found.is_some()
    }

    /// Opens everything above an organisation and puts the cursor on it. False where it has
    /// no place in the tree.
    pub fn reveal(&mut self, as_at: &AsAt<'_>, org: OrgIx) -> bool {
        if !as_at.snapshot().shows(org) {
            return false;
        }
        self.folds.open_above(as_at, org);
        self.rebuild(as_at);
        let key = RowKey::Org { org, under: as_at.parent(org) };
        let before = self.top..self.top + self.height;
        if self.select(key) || self.narrowed.is_none() {
            if !before.contains(&self.cursor) {
                // Some of what follows is shown too, and what it is under.
                self.top = self.cursor.saturating_sub(self.height / 2);
                self.follow_cursor();
            }
            return self.selected().is_some_and(|row| row.key == key);
        }
        // It is not among what the tree is narrowed to: then the tree is made whole.
        self.narrow(as_at, None);
        self.reveal(as_at, org)
    }

    /// Moves by so many rows, down where positive, and stops at the ends.
    pub fn move_by(&mut self, rows: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(rows).min(last);
        self.follow_cursor();
    }

    /// To a row by its number; past the end, to the last.
    pub fn move_to(&mut self, row: usize) {
        self.cursor = row.min(self.rows.len().saturating_sub(1));
        self.follow_cursor();
    }

    /// Moves what is in sight without moving the cursor further than it must.
    pub fn scroll_by(&mut self, rows: isize) {
        let furthest = self.rows.len().saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(rows).min(furthest);
        let last = (self.top + self.height).saturating_sub(1).min(self.rows.len().saturating_sub(1));
        self.cursor = self.cursor.clamp(self.top.min(last), last);
        self.below_top = self.cursor - self.top;
    }

    /// Opens what is below the row; when it is open, goes to the first row of it.
    pub fn open(&mut self, as_at: &AsAt<'_>) {
        let Some(row) = self.selected().copied() else { return };
        match row.fold {
            Fold::Leaf => {}
            Fold::Shut => self.set_fold(as_at, row, Fold::Open),
            Fold::Open => self.move_by(1),
        }
    }

    /// Shuts what is below the row; when it is shut, goes to the row it is under.
    pub fn shut(&mut self, as_at: &AsAt<'_>) {
        let Some(row) = self.selected().copied() else { return };
        if row.fold == Fold::Open {
            self.set_fold(as_at, row, Fold::Shut);
            return;
        }
        let parent = self.rows[..self.cursor].iter().rposition(|r| r.depth < row.depth);
        if let Some(parent) = parent {
            self.move_to(parent);
        }
    }

    /// Opens everything below the row, level by level, so long as that gives no more rows than anyone
    /// looks through: how many rows there are below it then, and whether that is all.
    pub fn open_below(&mut self, as_at: &AsAt<'_>) -> (usize, bool) {
        const MOST: usize = 2_000;
        let Some(row) = self.selected().copied() else { return (0, true) };
        let mut levels = 0;
        let below = |levels: u16| -> Vec<Row> {
            branch(as_at, row, |open: &Row| open.depth < row.depth.saturating_add(levels))
                .narrowed_to(self.narrowed.as_ref())
                .collect()
        };
        let mut rows = below(levels);
        let is_all = loop {
            if !rows.iter().any(|row| row.fold == Fold::Shut) {
                break true;
            }
            let more = below(levels + 1);
            if more.len() > MOST && levels > 0 {
                break false;
            }
            (rows, levels) = (more, levels + 1);
        };
        for open in rows.iter().filter(|row| row.fold == Fold::Open) {
            self.folds.set(open.key, Fold::Open);
        }
        let count = rows.len() - 1;
        self.rebuild(as_at);
        (count, is_all)
    }

    /// Opens a shut row and shuts an open one.
    pub fn toggle(&mut self, as_at: &AsAt<'_>) {
        let Some(row) = self.selected().copied() else { return };
        match row.fold {
            Fold::Leaf => {}
            Fold::Shut => self.set_fold(as_at, row, Fold::Open),
            Fold::Open => self.set_fold(as_at, row, Fold::Shut),
        }
    }

    /// Opens or shuts the row with the cursor: only its own branch is worked out anew. The
    /// same row elsewhere in the tree, a council under a second holder, keeps its place, so
    /// that nothing moves but what was asked for.
    fn set_fold(&mut self, as_at: &AsAt<'_>, row: Row, fold: Fold) {
        self.folds.set(row.key, fold);
        let below = &self.rows[self.cursor + 1..];
        let end =
            below.iter().position(|r| r.depth <= row.depth).map_or(self.rows.len(), |n| self.cursor + 1 + n);
        let is_open = |row: &Row| self.folds.is_open(as_at, row, self.narrowed.as_ref());
        let new: Vec<Row> = branch(as_at, row, is_open).narrowed_to(self.narrowed.as_ref()).collect();
        let last = self.cursor + new.len() - 1;
        self.rows.splice(self.cursor..end, new);
        if fold == Fold::Open && last >= self.top + self.height {
            // What was opened comes into sight, so far as there is room below the row itself.
            self.top = (last + 1 - self.height).min(self.cursor);
        }
        self.follow_cursor();
    }

    /// To the next row at the same depth in the same branch.
    pub fn next_sibling(&mut self) {
        let Some(row) = self.selected().copied() else { return };
        let below = &self.rows[self.cursor + 1..];
        let branch = below.iter().take_while(|r| r.depth >= row.depth);
        let step = branch.clone().position(|r| r.depth == row.depth);
        if let Some(step) = step {
            self.move_to(self.cursor + 1 + step);
        }
    }

    /// To the row before at the same depth in the same branch.
    pub fn previous_sibling(&mut self) {
        let Some(row) = self.selected().copied() else { return };
        let above = &self.rows[..self.cursor];
        let found = above.iter().rposition(|r| r.depth <= row.depth);
        if let Some(found) = found.filter(|at| self.rows[*at].depth == row.depth) {
            self.move_to(found);
        }
    }

    /// Opens everything down to a tier and nothing below it. The cursor stays with its row,
    /// or goes to the nearest row above it that is still shown.
    pub fn open_to(&mut self, as_at: &AsAt<'_>, tier: Tier) {
        let branch = self.branch();
        self.folds.open_to(tier);
        self.rebuild(as_at);
        for key in branch {
            if self.select(key) {
                return;
            }
        }
    }

    /// The row of the cursor and those it is under, the nearest first.
    pub fn branch(&self) -> Vec<RowKey> {
        let Some(row) = self.selected() else { return Vec::new() };
        let mut branch = vec![row.key];
        let mut depth = row.depth;
        for above in self.rows[..self.cursor].iter().rev() {
            if above.depth < depth {
                depth = above.depth;
                branch.push(above.key);
            }
        }
        branch
    }

    /// Narrows the tree, or makes it whole again.
    pub fn narrow(&mut self, as_at: &AsAt<'_>, narrowed: Option<Narrowing>) {
        let branch = self.branch();
        match (&self.narrowed, &narrowed) {
            (None, Some(_)) => self.folds.lay_aside(),
            (Some(_), Some(_)) => self.folds.forget(),
            (Some(_), None) => self.folds.take_up_again(),
            (None, None) => {}
        }
        self.narrowed = narrowed;
        self.rebuild(as_at);
        for key in branch {
            if self.select(key) {
                return;
            }
        }
    }

    /// Is it narrowed?
    pub fn is_narrowed(&self) -> bool {
        self.narrowed.is_some()
    }

    /// Puts the cursor on the first row that is looked for in a narrowed tree.
    pub fn select_first_hit(&mut self) {
        let Some(narrowed) = &self.narrowed else { return };
        let is_hit = |row: &Row| row.org().is_some_and(|org| narrowed.is_hit(org));
        if let Some(at) = self.rows.iter().position(is_hit) {
            self.move_to(at);
        }
    }

    fn follow_cursor(&mut self) {
        let furthest = self.rows.len().saturating_sub(self.height);
        self.top = self.top.min(furthest).min(self.cursor);
        if self.cursor >= self.top + self.height {
            self.top = self.cursor + 1 - self.height;
        }
        self.below_top = self.cursor - self.top;
    }
}

//! The table itself: rows, columns, and what stands where they meet.

use std::ops::Range;

use crate::atlas::{OrgIx, SourceSet};
use crate::words::{Basis, Certainty, Service};

/// A finding as a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// What a cell says of its row and column.
    pub sense: Sense,
    /// The rows; the first is the one that the finding is about, or is torn by it.
    pub rows: Vec<OrgIx>,
    /// The columns, those of one group side by side.
    pub columns: Vec<Column>,
    /// Rows that belong here and are left out, for there are too many.
    pub rows_left_out: usize,
    /// Columns that belong here and are left out, for there are too many.
    pub columns_left_out: usize,
    /// Row by row.
    cells: Vec<MatrixCell>,
}

/// What a cell says of its row and column, and of what its share is a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// The row serves the column's area; of the residents of that area.
    Serves,
    /// The row lies in the column's area; of the residents of the row.
    LiesIn,
    /// The row has the column's area in it; of the residents of that area.
    Holds,
    /// The row takes part in the column's system; never a share.
    TakesPart,
    /// The row, or members of it, belong to the column; never a share.
    BelongsTo,
    /// The row draws patients from the column's area; of the row's activity.
    DrawsFrom,
    /// Residents of the column's area are admitted to the row; of their admissions.
    Admits,
}

/// An area, or the piece of it that lies in one group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// The area. One that is split between groups has a column in each.
    pub area: OrgIx,
    /// The system that it lies in; else whatever the finding is torn between. An area may be
    /// a group by itself.
    pub group: Option<OrgIx>,
    /// The share of its residents that live in the group, where it is split.
    pub part: Option<f64>,
}

/// What of a row meets a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MatrixCell {
    /// How much.
    pub extent: CellExtent,
    /// How much in figures, from 0 to 1; of what, [`Sense`] says. Nothing where it is not
    /// known, nor where it is all or nothing.
    pub share: Option<f64>,
    /// What it rests on.
    pub support: Support,
}

/// How much of what [`Sense`] speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellExtent {
    /// All of it.
    Whole,
    /// A part of it; how much, the share says where it is known.
    Part,
    /// Perhaps: only an unknown part of something larger is served.
    Unknown,
    /// The register files the row there, which is all that joins the two.
    Filed,
    /// Residents go to it as to a main hospital trust, and nobody says that it serves them: derived.
    Goes,
    /// Nothing, so far as the atlas knows.
    #[default]
    None,
}

/// What a cell rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// The services meant.
    pub services: Vec<Service>,
    /// The areas by whose name it is said, where they are others than the column's.
    pub by: Vec<OrgIx>,
    /// What the share is a share of.
    pub basis: Option<Basis>,
    /// How sure the least sure fact is.
    pub certainty: Certainty,
    /// The sources of what it says.
    pub sources: Vec<SourceSet>,
}

impl Default for Support {
    fn default() -> Self {
        Self {
            services: Vec::new(),
            by: Vec::new(),
            basis: None,
            certainty: Certainty::Certain,
            sources: Vec::new(),
        }
    }
}

impl Support {
    pub(super) fn add(&mut self, sources: SourceSet, certainty: Certainty) {
        if !self.sources.contains(&sources) {
            self.sources.push(sources);
        }
        self.certainty = self.certainty.max(certainty);
    }
}

impl MatrixCell {
    /// Does it say that the two are joined? Perhaps does not count, nor where residents go.
    pub fn joins(&self) -> bool {
        matches!(self.extent, CellExtent::Whole | CellExtent::Part | CellExtent::Filed)
    }
}

/// More rows say no more.
const MOST_ROWS: usize = 24;
/// More than all local authorities there have ever been on one day.
const MOST_COLUMNS: usize = 400;

/// A table before its cells are worked out.
pub(super) struct Draft {
    pub(super) sense: Sense,
    pub(super) rows: Vec<OrgIx>,
    pub(super) columns: Vec<Column>,
    /// Rows that were left out already.
    pub(super) left_out: usize,
}

impl Draft {
    /// The table, with rows and columns beyond what is useful left out.
    pub(super) fn fill(mut self, mut cell: impl FnMut(OrgIx, usize, Column) -> MatrixCell) -> Matrix {
        let rows_left_out = self.left_out + self.rows.len().saturating_sub(MOST_ROWS);
        let columns_left_out = self.columns.len().saturating_sub(MOST_COLUMNS);
        self.rows.truncate(MOST_ROWS);
        self.columns.truncate(MOST_COLUMNS);
        let mut cells = Vec::with_capacity(self.rows.len() * self.columns.len());
        for row in &self.rows {
            cells.extend(self.columns.iter().enumerate().map(|(at, column)| cell(*row, at, *column)));
        }
        let Self { sense, rows, columns, .. } = self;
        Matrix { sense, rows, columns, rows_left_out, columns_left_out, cells }
    }
}

impl Matrix {
    /// What of a row meets a column, both counted from 0.
    pub fn cell(&self, row: usize, column: usize) -> Option<&MatrixCell> {
        (column < self.columns.len()).then(|| self.cells.get(row * self.columns.len() + column))?
    }

    /// The same, to be changed.
    pub(super) fn cell_mut(&mut self, row: usize, column: usize) -> Option<&mut MatrixCell> {
        let columns = self.columns.len();
        if column < columns { self.cells.get_mut(row * columns + column) } else { None }
    }

    /// The columns of each group, from the left. What lies in no group is one of its own.
    pub fn groups(&self) -> Vec<Range<usize>> {
        let mut groups: Vec<Range<usize>> = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            match groups.last_mut() {
                Some(group) if self.columns[group.start].group == column.group => group.end = at + 1,
                _ => groups.push(at..at + 1),
            }
        }
        groups
    }

    /// Does a row reach over a line between groups?
    pub fn crosses(&self, row: usize) -> bool {
        let joined =
            |group: &Range<usize>| group.clone().any(|c| self.cell(row, c).is_some_and(MatrixCell::joins));
        self.groups().iter().filter(|group| joined(group)).count() > 1
    }
}

//! A finding drawn up as a table: who against which areas, the areas in the groups that the
//! line runs between. Which rows and columns, each sort of finding chooses so that the table
//! explains it, with neighbours enough to compare it with.

mod columns;
mod joined;
mod lying;
mod serving;

use std::ops::Range;

use super::AsAt;
use crate::atlas::{OrgIx, SourceSet};
use crate::boundaries::{Code, Finding};
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
    cells: Vec<Cell>,
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
pub struct Cell {
    /// How much.
    pub extent: Extent,
    /// How much in figures, from 0 to 1; of what, [`Sense`] says. Nothing where it is not
    /// known, nor where it is all or nothing.
    pub share: Option<f64>,
    /// What it rests on.
    pub why: Why,
}

/// How much of what [`Sense`] speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// A part of it; how much, the share says where it is known.
    Part,
    /// Perhaps: only an unknown part of something larger is served.
    Unknown,
    /// The register files the row there, which is all that joins the two.
    Filed,
    /// Nothing, so far as the atlas knows.
    #[default]
    None,
}

/// What a cell rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The services meant.
    pub services: Vec<Service>,
    /// The areas by whose name it is said, where they are others than the column's.
    pub by: Vec<OrgIx>,
    /// What the share is a share of.
    pub basis: Option<Basis>,
    /// How sure the least sure fact is.
    pub certainty: Certainty,
    /// On whose word.
    pub sources: Vec<SourceSet>,
}

impl Default for Why {
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

impl Why {
    fn add(&mut self, sources: SourceSet, certainty: Certainty) {
        if !self.sources.contains(&sources) {
            self.sources.push(sources);
        }
        self.certainty = self.certainty.max(certainty);
    }
}

impl Cell {
    /// Does it say that the two are joined? Perhaps does not count.
    pub fn joins(&self) -> bool {
        matches!(self.extent, Extent::Whole | Extent::Part | Extent::Filed)
    }
}

/// More rows say no more.
const MOST_ROWS: usize = 24;
/// Of those that are only there to compare with, so many stand for each group.
const BESIDE: usize = 4;
/// More than all local authorities there have ever been on one day.
const MOST_COLUMNS: usize = 400;

/// A table before its cells are worked out.
struct Plan {
    sense: Sense,
    rows: Vec<OrgIx>,
    columns: Vec<Column>,
    /// Rows that were left out already.
    left_out: usize,
}

impl Plan {
    /// The table, with rows and columns beyond what is useful left out.
    fn fill(mut self, mut cell: impl FnMut(OrgIx, usize, Column) -> Cell) -> Matrix {
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
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        (column < self.columns.len()).then(|| self.cells.get(row * self.columns.len() + column))?
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
        let joined = |group: &Range<usize>| group.clone().any(|c| self.cell(row, c).is_some_and(Cell::joins));
        self.groups().iter().filter(|group| joined(group)).count() > 1
    }
}

/// The finding of the day as a table.
pub fn matrix(as_at: &AsAt<'_>, finding: &Finding) -> Matrix {
    match finding.code {
        Code::ProviderSpansSystems | Code::RegisteredElsewhere => serving::across_systems(as_at, finding),
        Code::PartnershipSpansSystems if finding.basis == Some(Basis::Membership) => {
            joined::members(as_at, finding)
        }
        Code::PartnershipSpansSystems => serving::partnership(as_at, finding),
        Code::NoProvider | Code::SeveralProviders | Code::PartCovered => serving::of_an_area(as_at, finding),
        Code::AreaSpansSystems | Code::CouncilSplit => lying::across_systems(as_at, finding),
        Code::SystemCutsCouncils => lying::cut_by_a_system(as_at, finding),
        Code::CommissionerNotCoterminous => lying::commissioner(as_at, finding),
        Code::CrossesOnsRegion => lying::over_regions(as_at, finding),
        Code::MemberOfSeveral => joined::memberships(as_at, finding),
        Code::DrawsFromElsewhere => joined::drawn(as_at, finding),
        Code::NetworkAcrossCommissioners => joined::network(as_at, finding),
    }
}

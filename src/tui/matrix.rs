//! The table of a finding: where its cursor is, and what of it is in sight.

pub mod plan;
pub mod stack;

use std::ops::Range;

use super::list::ListCursor;
use crate::atlas::OrgIx;
use crate::boundaries::Finding;
use crate::query::matrix::{CellExtent, Column, Matrix, MatrixCell, matrix};
use crate::query::{AsAt, short_name};
use crate::render::boundaries::{explain, message, title};
use crate::render::{clean, matrix as words};
use plan::{Plan, Wanted};
use stack::Stack;
use textwrap::wrap;

/// The table of a finding as it stands.
#[derive(Clone, Debug)]
pub struct MatrixPane {
    finding: Finding,
    table: Matrix,
    /// What the finding says.
    message: String,
    rows: Vec<String>,
    /// Empty where the groups' names say it all.
    columns: Vec<String>,
    groups: Vec<(Range<usize>, String)>,
    crosses: bool,
    /// What any cell says.
    extents: Vec<CellExtent>,
    plan: Plan,
    stack: Stack,
    spot: Spot,
    list: ListCursor,
    first: usize,
    /// Since when it has been so, once somebody has asked.
    pub since: Option<String>,
}

/// The heading of a column that stands for its group.
const AS_A_WHOLE: &str = "as a whole";

/// Where the cursor is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The row, counted from 0; none on the headings of the columns.
    pub row: Option<usize>,
    /// The column, counted from 0; none on the names of the rows.
    pub column: Option<usize>,
}

/// Which way the cursor is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By so many columns.
    Across(isize),
    /// By so many rows.
    Down(isize),
}

impl MatrixPane {
    /// The table of a finding, the cursor on its first row, where that reaches furthest.
    pub fn new(as_at: &AsAt<'_>, finding: &Finding) -> Self {
        let table = matrix(as_at, finding);
        let short = |org: OrgIx| clean(&short_name(as_at.name(org))).into_owned();
        let groups: Vec<(Range<usize>, String)> = table
            .groups()
            .into_iter()
            .map(|columns| {
                let group = table.columns[columns.start].group;
                (columns, group.map_or_else(String::new, |group| words::everyday_name(as_at, group)))
            })
            .collect();
        let is_apart = table.columns.iter().all(|column| column.group == Some(column.area));
        // Its own group's name stands right above it.
        let heading = |c: &Column| if c.group == Some(c.area) { AS_A_WHOLE.to_owned() } else { short(c.area) };
        let columns = if is_apart { Vec::new() } else { table.columns.iter().map(heading).collect() };
        let mut list = ListCursor::default();
        list.restart(table.rows.len());
        let mut pane = Self {
            message: message(as_at, finding),
            rows: table.rows.iter().map(|row| short(*row)).collect(),
            crosses: (0..table.rows.len()).any(|row| table.crosses(row)),
            extents: extents(&table),
            finding: finding.clone(),
            table,
            columns,
            groups,
            plan: Plan::default(),
            stack: Stack::default(),
            spot: Spot::default(),
            list,
            first: 0,
            since: None,
        };
        pane.spot = pane.start();
        pane
    }

    /// Where the area that it is about meets the first row; else where that row has crossed
    /// the first line; else where it is joined to anything.
    fn start(&self) -> Spot {
        let table = &self.table;
        let joined = |column: &usize| table.cell(0, *column).is_some_and(MatrixCell::joins);
        let all = 0..table.columns.len();
        let own = all.clone().filter(joined).find(|c| table.columns[*c].area == self.finding.subject);
        let crossed = || self.groups.iter().skip(1).find_map(|(columns, _)| columns.clone().find(joined));
        let column = own.or_else(crossed).or_else(|| all.clone().find(joined)).or(all.clone().next());
        Spot { row: (!table.rows.is_empty()).then_some(0), column }
    }

    /// The finding.
    pub fn finding(&self) -> &Finding {
        &self.finding
    }

    /// What it says.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What findings of its sort are called.
    pub fn title(&self) -> &'static str {
        title(self.finding.code())
    }

    /// What findings of its sort mean.
    pub fn explanation(&self) -> &'static str {
        explain(self.finding.code())
    }

    /// The table.
    pub fn table(&self) -> &Matrix {
        &self.table
    }

    /// The short names of the rows.
    pub fn rows(&self) -> &[String] {
        &self.rows
    }

    /// The short names of the columns; none where those of the groups say it all.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The groups: their columns and names.
    pub fn groups(&self) -> &[(Range<usize>, String)] {
        &self.groups
    }

    /// Does any row cross?
    pub fn crosses(&self) -> bool {
        self.crosses
    }

    /// Where everything stands across.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Where the cursor is.
    pub fn spot(&self) -> Spot {
        self.spot
    }

    /// The rows in sight.
    pub fn rows_in_sight(&self) -> Range<usize> {
        self.list.in_sight()
    }

    /// The columns in sight.
    pub fn columns_in_sight(&self) -> Range<usize> {
        self.plan.in_sight(self.first)
    }

    /// How the lines of the pane are shared out.
    pub fn stack(&self) -> Stack {
        self.stack
    }

    /// Fits it to a pane of so many columns and lines.
    pub fn fit(&mut self, width: usize, lines: usize) {
        let Self { rows, columns, groups, crosses, .. } = self;
        self.plan = Plan::of(&Wanted { rows, columns, groups, crosses: *crosses }, width);
        let wanted = Stack {
            message: wrap(&self.message, width.max(1)).len(),
            groups: self.plan.group_lines,
            headings: self.plan.steps,
            rows: self.rows.len(),
            legend: self.legend_lines(),
            ..Stack::default()
        };
        self.stack = Stack::of(lines, wanted);
        self.list.set_height(self.stack.rows);
        self.keep_in_sight();
    }

    /// One for the signs, and one where something rarer has to be said.
    fn legend_lines(&self) -> usize {
        1 + usize::from(!self.remarks().is_empty())
    }

    /// Does any cell say this?
    pub fn has(&self, extent: CellExtent) -> bool {
        self.extents.contains(&extent)
    }

    /// What the rarer signs mean, and what was left out.
    pub fn remarks(&self) -> Vec<(Option<CellExtent>, String)> {
        let rarer = [CellExtent::Unknown, CellExtent::Filed].into_iter().filter(|extent| self.has(*extent));
        let mut remarks: Vec<_> =
            rarer.filter_map(|extent| Some((Some(extent), words::rarer(extent)?.to_owned()))).collect();
        remarks.extend(words::left_out(&self.table).map(|text| (None, text)));
        remarks
    }

    /// Moves the cursor, and stops at the edges. The names of rows and the headings of
    /// columns can be stood on too, the corner between them cannot.
    pub fn go(&mut self, way: Way) {
        let (rows, columns) = (self.table.rows.len(), self.table.columns.len());
        let step = |at: Option<usize>, by: isize, length: usize| {
            let to = at.map_or(0, |at| at + 1).saturating_add_signed(by).min(length);
            to.checked_sub(1)
        };
        let mut spot = self.spot;
        match way {
            Way::Across(by) => spot.column = step(spot.column, by, columns),
            Way::Down(by) => spot.row = step(spot.row, by, rows),
        }
        if spot.row.is_some() || spot.column.is_some() {
            self.spot = spot;
        }
        self.keep_in_sight();
    }

    /// Puts the cursor somewhere, where there is such a place.
    pub fn go_to(&mut self, spot: Spot) {
        let is_there = spot.row.is_none_or(|row| row < self.rows.len())
            && spot.column.is_none_or(|column| column < self.table.columns.len())
            && (spot.row.is_some() || spot.column.is_some());
        if is_there {
            self.spot = spot;
            self.keep_in_sight();
        }
    }

    /// Puts the cursor where somebody clicked, counted from the corner of the pane.
    pub fn click(&mut self, x: usize, y: usize) {
        let stack = self.stack;
        let above = stack.message + stack.gap + stack.groups;
        let row = match y {
            y if y < above || y >= above + stack.headings + stack.rows => return,
            y if y < above + stack.headings => None,
            y => Some(self.rows_in_sight().start + y - above - stack.headings),
        };
        let origin = self.plan.columns.get(self.first).copied().unwrap_or(0);
        let is_at = |column: &usize| {
            let start = self.plan.lead + self.plan.columns[*column] - origin;
            (start..start + self.plan.cell).contains(&x)
        };
        let column = self.columns_in_sight().find(is_at);
        if column.is_some() || x < self.plan.lead {
            self.go_to(Spot { row, column });
        }
    }

    fn keep_in_sight(&mut self) {
        if let Some(row) = self.spot.row {
            self.list.move_to(row);
        }
        match self.spot.column {
            Some(column) => self.first = self.plan.first_for(column, self.first),
            None => self.first = 0,
        }
    }

    /// What Enter goes to: the row's organisation, or the area of a heading.
    pub fn target(&self) -> Option<OrgIx> {
        match self.spot.row {
            Some(row) => self.table.rows.get(row).copied(),
            None => self.column_target(),
        }
    }

    /// The area of the column.
    pub fn column_target(&self) -> Option<OrgIx> {
        self.table.columns.get(self.spot.column?).map(|column| column.area)
    }

    /// What stands under the cursor, in words.
    pub fn said(&self, as_at: &AsAt<'_>) -> String {
        match (self.spot.row, self.spot.column) {
            (Some(row), Some(column)) => words::cell(as_at, &self.table, row, column),
            (Some(row), None) => words::row(as_at, &self.table, row),
            (None, Some(column)) => {
                self.table.columns.get(column).map_or_else(String::new, |c| words::column(as_at, *c))
            }
            (None, None) => "Nobody stands in this table: nobody is known who could.".to_owned(),
        }
    }

    /// On whose word, where the cursor is on a cell that says something.
    pub fn sources(&self, as_at: &AsAt<'_>) -> Option<String> {
        let (row, column) = self.spot.row.zip(self.spot.column)?;
        words::cell_sources(as_at, self.table.cell(row, column)?)
    }
}

fn extents(table: &Matrix) -> Vec<CellExtent> {
    let mut found = Vec::new();
    for row in 0..table.rows.len() {
        for cell in (0..table.columns.len()).filter_map(|column| table.cell(row, column)) {
            if !found.contains(&cell.extent) {
                found.push(cell.extent);
            }
        }
    }
    found
}

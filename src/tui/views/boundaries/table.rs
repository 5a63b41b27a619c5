//! The table of a finding: where its cursor is, and what of it is in sight.

pub(super) mod cursor;
pub(super) mod plan;
pub(super) mod shares;

use std::ops::Range;

use textwrap::wrap;

use crate::atlas::OrgIx;
use crate::boundaries::Finding;
use crate::query::AsAt;
use crate::query::matrix::{CellExtent, Column, Matrix, MatrixCell, matrix};
use crate::render::boundaries::{explain, message, title};
use crate::render::{Apart, matrix as words, short};
use crate::tui::list::ListCursor;
use cursor::{CursorMove, TableCursor, TableSize};
use plan::{ColumnPlan, TableNames};
use shares::LineShares;

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
    plan: ColumnPlan,
    shares: LineShares,
    cursor: TableCursor,
    list: ListCursor,
    first: usize,
    /// Since when it has been so, once somebody has asked.
    pub since: Option<String>,
}

/// The heading of a column that stands for its group.
const AS_A_WHOLE: &str = "as a whole";

impl MatrixPane {
    /// The table of a finding, the cursor on its first row, where that reaches furthest.
    pub fn new(as_at: &AsAt<'_>, finding: &Finding) -> Self {
        let table = matrix(as_at, finding);
        let short = |org: OrgIx| short(as_at, org);
        let apart = Apart::of(table.rows.iter().map(|row| (*row, short(*row))));
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
        let beside = Apart::of(table.columns.iter().map(|c| (c.area, short(c.area))));
        let heading = |c: &Column| match c.group {
            Some(group) if group == c.area => AS_A_WHOLE.to_owned(),
            _ => beside.told(as_at, c.area, short(c.area)),
        };
        let columns = if is_apart { Vec::new() } else { table.columns.iter().map(heading).collect() };
        let mut list = ListCursor::default();
        list.restart(table.rows.len());
        let mut pane = Self {
            message: message(as_at, finding),
            rows: table.rows.iter().map(|row| apart.told(as_at, *row, short(*row))).collect(),
            crosses: (0..table.rows.len()).any(|row| table.crosses(row)),
            extents: extents(&table),
            finding: finding.clone(),
            table,
            columns,
            groups,
            plan: ColumnPlan::default(),
            shares: LineShares::default(),
            cursor: TableCursor::default(),
            list,
            first: 0,
            since: None,
        };
        pane.cursor = pane.start();
        pane
    }

    /// Where the area that it is about meets the first row; else where that row has crossed
    /// the first line; else where it is joined to anything.
    fn start(&self) -> TableCursor {
        let table = &self.table;
        let joined = |column: &usize| table.cell(0, *column).is_some_and(MatrixCell::joins);
        let all = 0..table.columns.len();
        let own = all.clone().filter(joined).find(|c| table.columns[*c].area == self.finding.subject);
        let crossed = || self.groups.iter().skip(1).find_map(|(columns, _)| columns.clone().find(joined));
        let column = own.or_else(crossed).or_else(|| all.clone().find(joined)).or(all.clone().next());
        TableCursor { row: (!table.rows.is_empty()).then_some(0), column }
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
    pub fn plan(&self) -> &ColumnPlan {
        &self.plan
    }

    /// Where the cursor is.
    pub fn cursor(&self) -> TableCursor {
        self.cursor
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
    pub fn shares(&self) -> LineShares {
        self.shares
    }

    /// Fits it to a pane of so many columns and lines.
    pub fn fit(&mut self, width: usize, lines: usize) {
        let Self { rows, columns, groups, crosses, .. } = self;
        self.plan = ColumnPlan::of(&TableNames { rows, columns, groups, crosses: *crosses }, width);
        let wanted = LineShares {
            message: wrap(&self.message, width.max(1)).len(),
            groups: self.plan.group_lines,
            headings: self.plan.steps,
            rows: self.rows.len(),
            legend: self.legend_lines(),
            ..LineShares::default()
        };
        self.shares = LineShares::of(lines, wanted);
        self.list.set_height(self.shares.rows);
        self.keep_in_sight();
    }

    /// One for the glyphs, and one where something rarer has to be said.
    fn legend_lines(&self) -> usize {
        1 + usize::from(!self.remarks().is_empty())
    }

    /// Does any cell say this?
    pub fn has(&self, extent: CellExtent) -> bool {
        self.extents.contains(&extent)
    }

    /// What the rarer glyphs mean, and what was left out.
    pub fn remarks(&self) -> Vec<(Option<CellExtent>, String)> {
        let rarer = [CellExtent::Unknown, CellExtent::Filed, CellExtent::Goes];
        let rarer = rarer.into_iter().filter(|extent| self.has(*extent));
        let mut remarks: Vec<_> =
            rarer.filter_map(|extent| Some((Some(extent), words::rarer(extent)?.to_owned()))).collect();
        remarks.extend(words::left_out(&self.table).map(|text| (None, text)));
        remarks
    }

    fn size(&self) -> TableSize {
        TableSize { rows: self.table.rows.len(), columns: self.table.columns.len() }
    }

    /// Moves the cursor, and stops at the edges.
    pub fn move_cursor(&mut self, by: CursorMove) {
        self.cursor = self.cursor.moved(by, self.size());
        self.keep_in_sight();
    }

    /// Puts the cursor where somebody clicked, counted from the corner of the pane.
    pub fn click(&mut self, x: usize, y: usize) {
        let shares = self.shares;
        let above = shares.message + shares.gap + shares.groups;
        let row = match y {
            y if y < above || y >= above + shares.headings + shares.rows => return,
            y if y < above + shares.headings => None,
            y => Some(self.rows_in_sight().start + y - above - shares.headings),
        };
        let origin = self.plan.columns.get(self.first).copied().unwrap_or(0);
        let is_at = |column: &usize| {
            let start = self.plan.lead + self.plan.columns[*column] - origin;
            (start..start + self.plan.cell).contains(&x)
        };
        let column = self.columns_in_sight().find(is_at);
        let cursor = TableCursor { row, column };
        if (column.is_some() || x < self.plan.lead) && cursor.is_within(self.size()) {
            self.cursor = cursor;
            self.keep_in_sight();
        }
    }

    fn keep_in_sight(&mut self) {
        if let Some(row) = self.cursor.row {
            self.list.move_to(row);
        }
        match self.cursor.column {
            Some(column) => self.first = self.plan.first_for(column, self.first),
            None => self.first = 0,
        }
    }

    /// What Enter goes to: the row's organisation, or the area of a heading.
    pub fn target(&self) -> Option<OrgIx> {
        match self.cursor.row {
            Some(row) => self.table.rows.get(row).copied(),
            None => self.column_target(),
        }
    }

    /// The area of the column.
    pub fn column_target(&self) -> Option<OrgIx> {
        self.table.columns.get(self.cursor.column?).map(|column| column.area)
    }

    /// What stands under the cursor, in words.
    pub fn sentence(&self, as_at: &AsAt<'_>) -> String {
        match (self.cursor.row, self.cursor.column) {
            (Some(row), Some(column)) => words::cell(as_at, &self.table, row, column),
            (Some(row), None) => words::row(as_at, &self.table, row),
            (None, Some(column)) => {
                self.table.columns.get(column).map_or_else(String::new, |c| words::column(as_at, *c))
            }
            (None, None) => "Nobody stands in this table: nobody is known who could.".to_owned(),
        }
    }

    /// Its sources, where the cursor is on a cell that says something.
    pub fn sources(&self, as_at: &AsAt<'_>) -> Option<String> {
        let (row, column) = self.cursor.row.zip(self.cursor.column)?;
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

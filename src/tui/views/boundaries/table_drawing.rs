//! The table of a finding: groups, headings, rows, what the glyphs mean, and in words what
//! stands under the cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use textwrap::wrap;

use super::table::MatrixPane;
use crate::query::AsAt;
use crate::query::matrix::{CellExtent, MatrixCell};
use crate::render::matrix::legend;
use crate::tui::frame::{Focus, Sentence};
use crate::tui::text::{columns, cut};
use crate::tui::theme::Theme;

pub(super) struct MatrixView<'v, 'a> {
    pub(super) as_at: &'v AsAt<'a>,
    pub(super) pane: &'v MatrixPane,
    pub(super) focus: Focus,
    pub(super) theme: Theme,
}

impl Widget for MatrixView<'_, '_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let shares = self.pane.shares();
        let mut y = area.y;
        let mut next = |lines: usize| {
            let height = u16::try_from(lines).unwrap_or(0).min(area.bottom().saturating_sub(y));
            let part = Rect { y, height, ..area };
            y += height;
            part
        };
        Sentence { text: self.pane.message(), theme: self.theme }.render(next(shares.message), buffer);
        next(shares.gap);
        let top = next(shares.groups);
        let headings = next(shares.headings);
        let rows = next(shares.rows);
        self.groups(top, buffer);
        self.headings(headings, buffer);
        self.rows(rows, buffer);
        self.rules(Rect { height: top.height + headings.height + rows.height, ..top }, buffer);
        self.more(top, buffer);
        self.legend(next(shares.legend), buffer);
        if shares.words > 0 {
            let rule = self.theme.glyphs().border.horizontal_top.repeat(area.width.into());
            let line = next(1);
            buffer.set_stringn(line.x, line.y, rule, line.width.into(), self.theme.quiet());
            self.words(next(shares.words), buffer);
        }
    }
}

/// A group of which a column is in sight.
struct GroupInSight {
    number: usize,
    /// The first of its columns in sight.
    first: usize,
    /// Where it ends.
    end: usize,
}

/// Where a cell stands, and whether its row crosses.
#[derive(Clone, Copy)]
struct CellStand {
    at: Position,
    crosses: bool,
}

impl MatrixView<'_, '_> {
    /// Where on the screen something stands that begins so far from the first column.
    fn x(&self, area: Rect, at: usize) -> u16 {
        let plan = self.pane.plan();
        let origin = plan.columns.get(self.pane.columns_in_sight().start).copied().unwrap_or(0);
        let x = plan.lead + at.saturating_sub(origin);
        area.x + u16::try_from(x).unwrap_or(u16::MAX).min(area.width)
    }

    /// Where the part for the columns ends.
    fn end(&self, area: Rect) -> u16 {
        let plan = self.pane.plan();
        area.x + u16::try_from(plan.lead + plan.room).unwrap_or(u16::MAX).min(area.width)
    }

    /// The groups of which a column is in sight.
    fn groups_in_sight(&self) -> impl Iterator<Item = GroupInSight> + '_ {
        let (plan, seen) = (self.pane.plan(), self.pane.columns_in_sight());
        plan.groups.iter().enumerate().filter_map(move |(number, (columns, stand))| {
            let first = columns.start.max(seen.start);
            let is_seen = first < columns.end.min(seen.end);
            is_seen.then_some(GroupInSight { number, first, end: stand.end })
        })
    }

    fn groups(&self, area: Rect, buffer: &mut Buffer) {
        let plan = self.pane.plan();
        for GroupInSight { number, first, end } in self.groups_in_sight() {
            let (columns, name) = &self.pane.groups()[number];
            let x = self.x(area, plan.columns[first]);
            let right = self.x(area, end).min(self.end(area));
            let room = usize::from(right.saturating_sub(x));
            let is_cursor =
                plan.steps == 0 && self.pane.cursor().column.is_some_and(|column| columns.contains(&column));
            let style = if is_cursor { self.heading_style() } else { self.theme.heading() };
            let lines = wrap(name, room.saturating_sub(1).max(1));
            for (at, y) in (area.y..area.bottom()).enumerate() {
                let Some(line) = lines.get(at) else { break };
                let is_last = y + 1 == area.bottom() && lines.len() > at + 1;
                let text = if is_last { format!("{line} {}", lines[at + 1]) } else { line.to_string() };
                let text = cut(&text, room.saturating_sub(1), self.theme.glyphs().cut);
                buffer.set_stringn(x, y, text, room, style);
            }
        }
    }

    /// Each heading begins above its column, those of neighbours on different lines.
    fn headings(&self, area: Rect, buffer: &mut Buffer) {
        let (plan, seen) = (self.pane.plan(), self.pane.columns_in_sight());
        let names = self.pane.columns();
        if names.is_empty() || area.height == 0 {
            return;
        }
        let lines = usize::from(area.height);
        for GroupInSight { number, first, end } in self.groups_in_sight() {
            let columns = &plan.groups[number].0;
            for column in (first..columns.end.min(seen.end)).rev() {
                let step = plan.step_of(column) % lines;
                let y = area.y + u16::try_from(step).unwrap_or(0);
                let x = self.x(area, plan.columns[column]);
                // Up to the next heading on the same line, or the end of the group.
                let next = column + lines;
                let until = if columns.contains(&next) { plan.columns[next] } else { end };
                let right = self.x(area, until).min(self.end(area));
                let room = usize::from(right.saturating_sub(x)).saturating_sub(1);
                let text = cut(&names[column], room, self.theme.glyphs().cut);
                let style = if self.pane.cursor().column == Some(column) {
                    self.heading_style()
                } else {
                    Theme::text()
                };
                buffer.set_stringn(x, y, text, room, style);
            }
        }
        self.ticks(area, buffer);
    }

    /// A tick leads from each heading down to its column, where no other is in its way.
    fn ticks(&self, area: Rect, buffer: &mut Buffer) {
        let plan = self.pane.plan();
        for column in self.pane.columns_in_sight() {
            let x = self.x(area, plan.columns[column]);
            let step = u16::try_from(plan.step_of(column)).unwrap_or(0) % area.height.max(1);
            for y in area.y + step + 1..area.bottom() {
                let is_blank = |x: u16| buffer.cell((x, y)).is_some_and(|cell| cell.symbol() == " ");
                if is_blank(x) && is_blank(x.saturating_sub(1)) {
                    buffer.set_stringn(x, y, self.theme.glyphs().tick, 1, self.theme.quiet());
                }
            }
        }
    }

    fn heading_style(&self) -> Style {
        let on_heading = self.pane.cursor().row.is_none() && self.focus == Focus::On;
        if on_heading { Theme::selected() } else { Theme::resting() }
    }

    fn rows(&self, area: Rect, buffer: &mut Buffer) {
        let (plan, cursor) = (self.pane.plan(), self.pane.cursor());
        let glyphs = self.theme.glyphs();
        for (row, y) in self.pane.rows_in_sight().zip(area.y..area.bottom()) {
            let crosses = self.pane.table().crosses(row);
            let style = match (cursor.row == Some(row), cursor.column) {
                (true, None) if self.focus == Focus::On => Theme::selected(),
                (true, _) => Theme::resting(),
                (false, _) if crosses => Theme::name(),
                (false, _) => Theme::text(),
            };
            let room = plan.lead.saturating_sub(1);
            buffer.set_stringn(area.x, y, cut(&self.pane.rows()[row], room, glyphs.cut), room, style);
            for column in self.pane.columns_in_sight() {
                let Some(cell) = self.pane.table().cell(row, column) else { continue };
                let at = Position { x: self.x(area, plan.columns[column]), y };
                self.cell(cell, CellStand { at, crosses }, buffer);
                if (cursor.row, cursor.column) == (Some(row), Some(column)) {
                    let width = u16::try_from(plan.cell).unwrap_or(1).saturating_sub(1).clamp(1, 3);
                    let under = Rect { x: self.x(area, plan.columns[column]), y, width, height: 1 };
                    buffer.set_style(under.intersection(area), self.focus.row());
                }
            }
            if crosses {
                let word = if plan.has_word() { " crosses" } else { "" };
                let text = format!("{}{word}", glyphs.crosses);
                let last = self.groups_in_sight().last().map_or(0, |group| group.end + 1);
                let x = self.x(area, last).min(self.end(area));
                buffer.set_stringn(x, y, text, plan.tail, self.theme.mark());
            }
        }
    }

    fn cell(&self, cell: &MatrixCell, stand: CellStand, buffer: &mut Buffer) {
        let style = match (cell.joins(), stand.crosses) {
            (false, _) => self.theme.quiet(),
            (true, true) => self.theme.mark(),
            (true, false) => Theme::text(),
        };
        let share = cell.share.map_or_else(String::new, digits);
        let text = format!("{}{share}", self.glyph(cell.extent));
        buffer.set_stringn(stand.at.x, stand.at.y, text, 3, style);
    }

    fn glyph(&self, extent: CellExtent) -> &'static str {
        let glyphs = self.theme.glyphs();
        match extent {
            CellExtent::Whole => glyphs.whole,
            CellExtent::Part => glyphs.part,
            CellExtent::Unknown => "?",
            CellExtent::Filed => "F",
            CellExtent::Goes => "~",
            CellExtent::None => glyphs.nothing,
        }
    }

    /// The line between groups, from their names down to the last row.
    fn rules(&self, area: Rect, buffer: &mut Buffer) {
        let plan = self.pane.plan();
        for GroupInSight { number, first, .. } in self.groups_in_sight() {
            let (columns, stand) = &plan.groups[number];
            if number == 0 || first != columns.start || first == self.pane.columns_in_sight().start {
                continue;
            }
            let x = self.x(area, stand.start.saturating_sub(2));
            for y in area.y..area.bottom() {
                buffer.set_stringn(x, y, self.theme.glyphs().rule, 1, self.theme.mark());
            }
        }
    }

    /// How many columns there are beyond those in sight, beside the names of the groups.
    fn more(&self, area: Rect, buffer: &mut Buffer) {
        let (seen, glyphs) = (self.pane.columns_in_sight(), self.theme.glyphs());
        let beyond = self.pane.table().columns.len().saturating_sub(seen.end);
        let room = self.pane.plan().lead.saturating_sub(1);
        if seen.start > 0 {
            let text = format!("{} {} more", glyphs.left, seen.start);
            buffer.set_stringn(area.x, area.y, text, room, self.theme.quiet());
        }
        if beyond > 0 {
            let text = format!("{beyond} more {}", glyphs.right);
            let skip = room.saturating_sub(columns(&text));
            let x = area.x + u16::try_from(skip).unwrap_or(0);
            let y = if area.height > 1 || seen.start == 0 { area.bottom() - 1 } else { area.y + 1 };
            buffer.set_stringn(x, y, text, room, self.theme.quiet());
        }
    }

    fn legend(&self, area: Rect, buffer: &mut Buffer) {
        let sense = self.pane.table().sense;
        let glyphs = self.theme.glyphs();
        let seen = legend(sense).into_iter().filter(|(extent, _)| self.pane.has(*extent));
        let mut all: Vec<String> =
            seen.map(|(extent, means)| format!("{} {means}", self.glyph(extent))).collect();
        if self.pane.crosses() {
            let crosses = format!("{} crosses", glyphs.crosses);
            // Where no word stands at the rows' ends, this must not be cut.
            let at = if self.pane.plan().has_word() { all.len() } else { 0 };
            all.insert(at, crosses);
        }
        let remarks: Vec<String> = self
            .pane
            .remarks()
            .into_iter()
            .map(|(extent, text)| extent.map_or(text.clone(), |e| format!("{} {text}", self.glyph(e))))
            .collect();
        let lines = [all.join("   "), remarks.join("   ")];
        for (line, y) in lines.iter().zip(area.y..area.bottom()) {
            let width = usize::from(area.width);
            buffer.set_stringn(area.x, y, cut(line, width, glyphs.cut), width, self.theme.quiet());
        }
    }

    fn words(&self, area: Rect, buffer: &mut Buffer) {
        let width = usize::from(area.width).max(1);
        let sentence = self.pane.sentence(self.as_at);
        let lines = u16::try_from(wrap(&sentence, width).len()).unwrap_or(u16::MAX).min(area.height);
        Sentence { text: &sentence, theme: self.theme }.render(Rect { height: lines, ..area }, buffer);
        let quiet = [self.pane.since.clone(), self.pane.sources(self.as_at)];
        let below = quiet.iter().flatten().flat_map(|text| wrap(text, width));
        for (line, y) in below.zip(area.y + lines..area.bottom()) {
            buffer.set_stringn(area.x, y, line, width, self.theme.quiet());
        }
    }
}

/// A share in two characters: what is not all is never 100, and what is something never 0.
fn digits(share: f64) -> String {
    match (share * 100.0).round() {
        percent if percent < 1.0 => "<1".to_owned(),
        percent if percent >= 100.0 => "99".to_owned(),
        percent => format!("{percent:.0}"),
    }
}

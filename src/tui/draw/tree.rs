//! The rows of the tree that are in sight, and no others.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::query::{Child, Fold, Row, RowItem, marks};
use crate::render::{capital, clean, code, mark, short};
use crate::tui::frame::Focus;
use crate::tui::panes::Panes;
use crate::tui::text::{columns, cut};
use crate::tui::theme::Theme;

pub(super) struct TreeDrawing<'v, 'a> {
    pub(super) panes: &'v Panes<'a>,
    pub(super) focus: Focus,
    pub(super) theme: Theme,
}

/// Deeper rows are not indented further, so that a name is always seen.
const DEEPEST: u16 = 12;

impl Widget for TreeDrawing<'_, '_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let tree = self.panes.tree();
        if tree.rows().is_empty() {
            let text = "Nothing was there on this date.";
            buffer.set_stringn(area.x, area.y, text, area.width.into(), self.theme.quiet());
            return;
        }
        for (number, row) in tree.in_sight().iter().enumerate() {
            let Ok(offset) = u16::try_from(number) else { break };
            if offset >= area.height {
                break;
            }
            let line = Rect { y: area.y + offset, height: 1, ..area };
            self.row(row, line, buffer);
            if tree.top() + number == tree.cursor() {
                buffer.set_style(line, self.focus.row());
            }
        }
    }
}

impl TreeDrawing<'_, '_> {
    fn row(&self, row: &Row, line: Rect, buffer: &mut Buffer) {
        let glyphs = self.theme.glyphs();
        let fold = match row.fold {
            Fold::Open => glyphs.open,
            Fold::Shut => glyphs.shut,
            Fold::Leaf => glyphs.leaf,
        };
        let indent = 2 * row.depth.min(DEEPEST).min(line.width / 4);
        let mut pen = Pen {
            buffer,
            x: line.x + indent,
            y: line.y,
            right: line.right(),
            cut: glyphs.cut,
            marked: glyphs.marked,
        };
        pen.write(fold, self.theme.quiet());
        match row.item {
            RowItem::Group { heading, count, .. } => {
                pen.write(&capital(heading.label()), self.theme.heading());
                // What is only planned is not counted, and may be all there is.
                if count > 0 {
                    pen.write(&format!(" {count}"), self.theme.quiet());
                }
            }
            RowItem::Org(child) => self.org(child, pen),
        }
    }

    /// The name, what marks it, and in columns at the right what it is and its code. What says that
    /// lines do not line up is never cut; where there is little room first the kind gives way, then
    /// the code, and only then the name.
    fn org(&self, child: Child, mut pen: Pen<'_>) {
        let as_at = self.panes.as_at();
        let org = as_at.atlas().org(child.org);
        let mark = mark(as_at.atlas(), &marks(as_at, child), self.panes.settings().glyphs());
        let kind = as_at.kind(child.org).label();
        let name = short(as_at, child.org);
        let sign = if self.panes.mark() == Some(child.org) { pen.marked } else { "" };
        // A part of a board goes by its code and a name.
        let code = code(&org.id).map(clean).filter(|code| !name.starts_with(&**code)).unwrap_or_default();
        let marked = mark.as_deref().map_or(0, |m| columns(m) + BETWEEN);
        let needed = columns(&name) + columns(sign) + marked;
        let code_column = columns(&code).max(CODE) + BETWEEN;
        let shows_code = pen.room() >= needed + if code.is_empty() { 0 } else { code_column };
        let kind_ends = code_column.min(pen.room());
        let shows_kind = pen.room() >= needed + kind_ends + columns(kind) + BETWEEN;
        let name = cut(&name, pen.room().saturating_sub(marked + columns(sign)), pen.cut);
        if shows_code {
            pen.write_column(&code, code_column - BETWEEN, self.theme.quiet());
        }
        if shows_kind {
            pen.write_column(kind, kind_ends + columns(kind), self.theme.quiet());
        }
        pen.write(sign, self.theme.mark());
        pen.write(&name, if org.is_planned() { self.theme.quiet() } else { Theme::text() });
        if let Some(mark) = mark {
            pen.write("  ", Style::new());
            pen.write(&mark, self.theme.mark());
        }
    }
}

/// Between two columns.
const BETWEEN: usize = 2;

/// The width of the column of codes: that of the statisticians' are the longest.
const CODE: usize = 9;

/// Writes from left to right within one line.
struct Pen<'b> {
    buffer: &'b mut Buffer,
    x: u16,
    y: u16,
    right: u16,
    cut: &'static str,
    marked: &'static str,
}

impl Pen<'_> {
    fn room(&self) -> usize {
        usize::from(self.right.saturating_sub(self.x))
    }

    fn write(&mut self, text: &str, style: Style) {
        let room = self.room();
        (self.x, _) = self.buffer.set_stringn(self.x, self.y, text, room, style);
    }

    /// Writes so many columns from the right end.
    fn write_column(&mut self, text: &str, from_right: usize, style: Style) {
        let x = self.right.saturating_sub(u16::try_from(from_right).unwrap_or(u16::MAX));
        let room = usize::from(self.right.saturating_sub(x));
        self.buffer.set_stringn(x.max(self.x), self.y, text, room, style);
    }
}

//! The rows of the tree that are in sight, and no others.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::query::{Child, Fold, Row, RowItem, marks};
use crate::render::{capital, clean, code, mark, name};
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
        let mut pen = Pen { buffer, x: line.x + indent, y: line.y, right: line.right(), cut: glyphs.cut };
        pen.write(fold, self.theme.quiet());
        match row.item {
            RowItem::Group { kind, count } => {
                let label = capital(if count == 1 { kind.label() } else { kind.plural() });
                pen.write(&label, self.theme.heading());
                pen.write(&format!(" {count}"), self.theme.quiet());
            }
            RowItem::Org(child) => self.org(child, &mut pen),
        }
    }

    fn org(&self, child: Child, pen: &mut Pen<'_>) {
        let as_at = self.panes.as_at();
        let org = as_at.atlas().org(child.org);
        let mark = mark(as_at.atlas(), &marks(as_at, child), self.panes.settings().glyphs());
        let kind = as_at.kind(child.org).label();
        let name = name(as_at, child.org);
        let id = code(&org.id).map(clean).unwrap_or_default();
        // What says that lines do not line up is never cut; the name gives way.
        let marked = mark.as_deref().map_or(0, |m| columns(m) + 2);
        let room = pen.room().saturating_sub(marked);
        let name = cut(&name, room, pen.cut);
        let mut left = room.saturating_sub(columns(&name));
        pen.write(&name, if org.is_planned() { self.theme.quiet() } else { Theme::text() });
        if !id.is_empty() && left > columns(&id) + 1 {
            pen.write(&format!(" {id}"), self.theme.quiet());
            left -= columns(&id) + 1;
        }
        if let Some(mark) = mark {
            pen.write("  ", Style::new());
            pen.write(&mark, self.theme.mark());
        }
        if left > columns(kind) + 2 {
            pen.write_right(kind, self.theme.quiet());
        }
    }
}

/// Writes from left to right within one line.
struct Pen<'b> {
    buffer: &'b mut Buffer,
    x: u16,
    y: u16,
    right: u16,
    cut: &'static str,
}

impl Pen<'_> {
    fn room(&self) -> usize {
        usize::from(self.right.saturating_sub(self.x))
    }

    fn write(&mut self, text: &str, style: Style) {
        let room = self.room();
        (self.x, _) = self.buffer.set_stringn(self.x, self.y, text, room, style);
    }

    fn write_right(&mut self, text: &str, style: Style) {
        let width = u16::try_from(columns(text)).unwrap_or(u16::MAX);
        let x = self.right.saturating_sub(width);
        if x > self.x {
            self.buffer.set_stringn(x, self.y, text, width.into(), style);
        }
    }
}

//! The lines in which is chosen what to copy, write or show, and what is said below them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::dialog::{ExportDialog, Field};
use crate::render::{called, clean, name};
use crate::tui::frame::{Focus, Framed, paragraphs};
use crate::tui::layout::{ScreenLayout, below, inside, within_margins};
use crate::tui::panes::Panes;
use crate::tui::text::{columns, cut};
use crate::tui::theme::Theme;

/// What the dialog needs at most.
const ROWS: u16 = 16;

/// What is chosen stands so many columns in.
const INDENT: u16 = 11;

const fn label(field: Field) -> &'static str {
    match field {
        Field::What => "What",
        Field::Format => "Format",
        Field::Depth => "How deep",
        Field::To => "Where to",
        Field::Name => "File",
    }
}

/// The dialog with its frame: in the middle, as high as it needs.
fn frame_area(layout: ScreenLayout) -> Rect {
    let area = layout.middle();
    let height = area.height.min(ROWS);
    Rect { y: area.y + (area.height - height) / 2, height, ..area }
}

/// Its lines.
pub(super) fn lines_area(layout: ScreenLayout) -> Rect {
    within_margins(inside(frame_area(layout)))
}

/// The dialog as it is drawn.
pub(super) struct DialogDrawing<'v> {
    pub(super) dialog: &'v ExportDialog,
    /// Does one of its lines have the cursor?
    pub(super) focus: Focus,
    /// What stands below the lines.
    pub(super) notes: Vec<(String, Style)>,
}

impl DialogDrawing<'_> {
    pub(super) fn draw(self, panes: &Panes<'_>, buffer: &mut Buffer) {
        let (layout, theme, org) = (panes.layout(), panes.theme(), self.dialog.org);
        let name = called(&name(panes.as_at(), org), &panes.atlas().org(org).id);
        let title = format!("Copy or print: {name}");
        Framed { title: &title, focus: Focus::On, theme }.render(frame_area(layout), buffer);
        let area = lines_area(layout);
        let fields = self.dialog.fields();
        for (field, y) in fields.iter().zip(area.y..area.bottom()) {
            self.field(*field, theme, Rect { y, height: 1, ..area }, buffer);
        }
        let rest = below(area, u16::try_from(fields.len() + 1).unwrap_or(u16::MAX));
        let notes: Vec<(String, Style)> =
            self.notes.iter().map(|(text, style)| (clean(text).into_owned(), *style)).collect();
        paragraphs(&notes, rest, buffer);
    }

    fn field(&self, field: Field, theme: Theme, line: Rect, buffer: &mut Buffer) {
        let glyphs = theme.glyphs();
        buffer.set_stringn(line.x, line.y, label(field), line.width.into(), theme.key());
        let indent = INDENT.min(line.width);
        let room = usize::from(line.width - indent);
        let chosen = self.dialog.chosen(field);
        let chosen = match field {
            Field::Name => self.name(&clean(&chosen), room, theme),
            _ => format!("{} {} {}", glyphs.left, chosen, glyphs.right),
        };
        buffer.set_stringn(line.x + indent, line.y, cut(&chosen, room, glyphs.cut), room, Theme::name());
        if field == self.dialog.field && self.focus == Focus::On {
            buffer.set_style(line, Theme::selected());
        }
    }

    /// The name of the file as it is typed, with the caret; where it is too long, its end.
    fn name(&self, text: &str, room: usize, theme: Theme) -> String {
        let glyphs = theme.glyphs();
        let caret = if self.dialog.field == Field::Name { glyphs.caret } else { "" };
        let mut shown = text;
        while columns(shown) + 2 > room && !shown.is_empty() {
            let mut letters = shown.chars();
            letters.next();
            shown = letters.as_str();
        }
        let cut = if shown.len() < text.len() { glyphs.cut } else { "" };
        format!("{cut}{shown}{caret}")
    }
}

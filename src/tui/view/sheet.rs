//! The sheet on which is chosen what to copy, write or show, and what was printed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use textwrap::wrap;

use super::text::{columns, cut};
use crate::render::clean;
use crate::tui::app::App;
use crate::tui::printed::Printed;
use crate::tui::sheet::{Field, Sheet, Stage, To};
use crate::tui::theme::Theme;

pub(super) struct SheetView<'v, 'a> {
    pub(super) app: &'v App<'a>,
    pub(super) sheet: &'v Sheet,
    pub(super) theme: Theme,
}

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

impl Widget for SheetView<'_, '_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let fields = self.sheet.fields();
        for (field, y) in fields.iter().zip(area.y..area.bottom()) {
            self.field(*field, Rect { y, height: 1, ..area }, buffer);
        }
        let width = usize::from(area.width).max(1);
        let first = area.y.saturating_add(u16::try_from(fields.len() + 1).unwrap_or(u16::MAX));
        let lines = self.said().into_iter().flat_map(|(text, style)| {
            let text = clean(&text).into_owned();
            wrap(&text, width).into_iter().map(|l| (l.into_owned(), style)).collect::<Vec<_>>()
        });
        for ((line, style), y) in lines.zip(first..area.bottom()) {
            buffer.set_stringn(area.x, y, line, width, style);
        }
    }
}

impl SheetView<'_, '_> {
    fn field(&self, field: Field, line: Rect, buffer: &mut Buffer) {
        let signs = self.theme.signs();
        let width = usize::from(line.width);
        buffer.set_stringn(line.x, line.y, label(field), width, self.theme.key());
        let indent = INDENT.min(line.width);
        let room = usize::from(line.width - indent);
        let chosen = self.sheet.chosen(field);
        let chosen = match field {
            Field::Name => self.typed(&clean(&chosen), room),
            _ => format!("{} {} {}", signs.left, chosen, signs.right),
        };
        buffer.set_stringn(line.x + indent, line.y, cut(&chosen, room, signs.cut), room, Theme::name());
        if field == self.sheet.field && matches!(self.sheet.stage, Stage::Choosing) {
            buffer.set_style(line, Theme::selected());
        }
    }

    /// What is typed, with the caret; where it is too long, its end.
    fn typed(&self, text: &str, room: usize) -> String {
        let signs = self.theme.signs();
        let caret = if self.sheet.field == Field::Name { signs.caret } else { "" };
        let mut shown = text;
        while columns(shown) + 2 > room && !shown.is_empty() {
            let mut letters = shown.chars();
            letters.next();
            shown = letters.as_str();
        }
        let cut = if shown.len() < text.len() { signs.cut } else { "" };
        format!("{cut}{shown}{caret}")
    }

    /// What must be known of what is chosen, and how the command line is asked for it.
    fn said(&self) -> Vec<(String, Style)> {
        let quiet = self.theme.quiet();
        let blank = (" ".to_owned(), quiet);
        if matches!(self.sheet.stage, Stage::Asking) {
            let question = format!("{} is there already. Overwrite it? y/n", self.sheet.name.text().trim());
            return vec![(question, self.theme.mark())];
        }
        let about = match self.sheet.choice.to {
            To::Clipboard => {
                "Not every terminal lets programs set the clipboard, and none says whether it did."
            }
            To::File => {
                "In the folder you started from, unless the name says another. A file that is there \
                         already is not overwritten unless you say so."
            }
            To::Screen => "To read it here; Esc leads back to this.",
        };
        let mut said = vec![(about.to_owned(), Theme::text())];
        let (narrowed, _) = self.app.narrowed();
        if !narrowed.trim().is_empty() {
            said.push(("All of it, not only what the tree is narrowed to.".to_owned(), Theme::text()));
        }
        let command = self.sheet.command(self.app.as_at(), (self.app.closed(), self.app.signs()));
        said.extend([blank, ("The same on the command line:".to_owned(), quiet), (command, Theme::text())]);
        said
    }
}

pub(super) struct PrintedView<'v> {
    pub(super) printed: &'v Printed,
}

impl Widget for PrintedView<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        for (row, y) in self.printed.in_sight().iter().zip(area.y..area.bottom()) {
            buffer.set_stringn(area.x, y, row, area.width.into(), Theme::text());
        }
    }
}

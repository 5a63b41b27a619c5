//! The rows of the card that are in sight.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::tui::card::{CardPane, Look};
use crate::tui::theme::Theme;

pub(super) struct CardView<'v, 'a> {
    pub(super) pane: &'v CardPane<'a>,
    pub(super) has_cursor: bool,
    pub(super) theme: Theme,
}

impl Widget for CardView<'_, '_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        for (row, y) in self.pane.in_sight().iter().zip(area.y..area.bottom()) {
            let style = self.style(row.look);
            buffer.set_stringn(area.x, y, &row.text, area.width.into(), style);
            if row.look == Look::Link && row.is_first {
                buffer.set_stringn(area.x, y, self.theme.signs().link, 1, self.theme.link());
            }
            if self.has_cursor && row.entry == Some(self.pane.cursor()) {
                buffer.set_style(Rect { y, height: 1, ..area }, Theme::selected());
            }
        }
    }
}

impl CardView<'_, '_> {
    fn style(&self, look: Look) -> Style {
        match look {
            Look::Name => Theme::name(),
            Look::What | Look::Source => self.theme.quiet(),
            Look::Warning => self.theme.mark(),
            Look::Heading => self.theme.heading(),
            Look::Link | Look::Text => Theme::text(),
        }
    }
}

//! The rows of the card that are in sight.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::tui::card::{CardPane, RowStyle};
use crate::tui::frame::Focus;
use crate::tui::theme::Theme;

pub(super) struct CardDrawing<'v, 'a> {
    pub(super) card: &'v CardPane<'a>,
    pub(super) focus: Focus,
    pub(super) theme: Theme,
}

impl Widget for CardDrawing<'_, '_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        for (row, y) in self.card.in_sight().iter().zip(area.y..area.bottom()) {
            let style = self.style(row.style);
            buffer.set_stringn(area.x, y, &row.text, area.width.into(), style);
            if row.style == RowStyle::Link && row.is_first {
                buffer.set_stringn(area.x, y, self.theme.glyphs().link, 1, self.theme.link());
            }
            if let (RowStyle::Fold { is_open }, true) = (row.style, row.is_first) {
                let glyphs = self.theme.glyphs();
                let fold = if is_open { glyphs.open } else { glyphs.shut };
                buffer.set_stringn(area.x, y, fold, 2, self.theme.quiet());
            }
            if self.focus == Focus::On && row.entry == Some(self.card.cursor()) {
                buffer.set_style(Rect { y, height: 1, ..area }, Theme::selected());
            }
        }
    }
}

impl CardDrawing<'_, '_> {
    fn style(&self, style: RowStyle) -> Style {
        match style {
            RowStyle::Name => Theme::name(),
            RowStyle::What | RowStyle::Source => self.theme.quiet(),
            RowStyle::Warning => self.theme.mark(),
            RowStyle::Heading | RowStyle::Fold { .. } => self.theme.heading(),
            RowStyle::Link | RowStyle::Text => Theme::text(),
        }
    }
}

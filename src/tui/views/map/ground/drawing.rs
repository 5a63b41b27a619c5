//! The map of the ground on the screen, with what its letters mean and what is said of the area with the
//! cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;

use super::super::legend::{Filled, LegendView};
use super::pane::GroundPane;
use crate::query::map::Emphasis;
use crate::render::map::{GroundInk, Slots};
use crate::tui::frame::paragraphs;
use crate::tui::layout::within_margins;
use crate::tui::text::cut;
use crate::tui::theme::Theme;

pub(super) struct GroundView<'v> {
    pub(super) pane: &'v GroundPane,
    pub(super) theme: Theme,
}

impl Widget for GroundView<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let (words, parts) = match self.pane.words() {
            Ok(shown) => shown,
            Err(why) => {
                return paragraphs(&[(why.to_owned(), self.theme.mark())], within_margins(area), buffer);
            }
        };
        let title = within_margins(parts.title);
        let said = cut(&words.title, title.width.into(), self.theme.glyphs().cut);
        buffer.set_stringn(title.x, title.y, said, title.width.into(), self.theme.heading());
        self.ground(parts.tiles, buffer);
        let about = [(self.pane.about().to_owned(), Theme::text())];
        paragraphs(&about, within_margins(parts.about), buffer);
        let filled = if self.theme.is_coloured() { Filled::ByColour } else { Filled::ByPattern };
        let legend = LegendView { rows: &words.legend, notes: &words.notes, filled, theme: self.theme };
        legend.draw(parts.legend, parts.tiles, buffer);
    }
}

impl GroundView<'_> {
    fn ground(&self, area: Rect, buffer: &mut Buffer) {
        let (Some(slots), Ok((words, _))) = (self.pane.slots(), self.pane.words()) else { return };
        let mut letter = [0; 4];
        let colour = |class: usize| Slots::shade(slots, &words.map, class).colour();
        for (row, y) in self.pane.drawing().rows.iter().zip(area.y..area.bottom()) {
            for (cell, x) in row.iter().zip(area.x..area.right()) {
                buffer[(x, y)].set_symbol(cell.glyph.encode_utf8(&mut letter));
                buffer[(x, y)].set_style(self.style(cell.ink, colour));
            }
        }
    }

    fn style(&self, ink: GroundInk, colour: impl Fn(usize) -> Option<usize>) -> Style {
        let tint = |class| colour(class).map_or(Theme::text(), |colour| self.theme.tint(colour));
        match ink {
            GroundInk::Blank | GroundInk::Name(Emphasis::Reached) => Theme::text(),
            GroundInk::Plain | GroundInk::Name(Emphasis::Around) => self.theme.quiet(),
            GroundInk::Class(class) => tint(class),
            GroundInk::Letter(class) => tint(class).add_modifier(Modifier::REVERSED | Modifier::BOLD),
            GroundInk::Chosen | GroundInk::Name(Emphasis::Within) => Theme::name(),
        }
    }
}

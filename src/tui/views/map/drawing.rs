//! The map: its tiles, what the letters mean, and what is said of the tile with the cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::legend::{Filled, LegendView};
use super::pane::{MapPane, Scrolled};
use super::picture::MapPicture;
use super::words::MapWords;
use crate::query::map::Emphasis;
use crate::render::map::{Ink, Shade, TileFrame};
use crate::tui::frame::paragraphs;
use crate::tui::layout::{first_row, within_margins};
use crate::tui::text::cut;
use crate::tui::theme::Theme;

pub(super) struct MapView<'v> {
    pub(super) pane: &'v MapPane,
    pub(super) theme: Theme,
}

impl Widget for MapView<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let picture = match self.pane.picture() {
            Ok(picture) => picture,
            Err(why) => return text(why, self.theme.mark(), within_margins(area), buffer),
        };
        let parts = picture.parts;
        let title = within_margins(parts.title);
        let words = cut(&picture.words.title, title.width.into(), self.theme.glyphs().cut);
        buffer.set_stringn(title.x, title.y, words, title.width.into(), self.theme.heading());
        self.tiles(picture, parts.tiles, buffer);
        text(self.pane.about(), Theme::text(), within_margins(parts.about), buffer);
        let MapWords { legend: rows, notes, .. } = &picture.words;
        let legend = LegendView { rows, notes, filled: Filled::ByPattern, theme: self.theme };
        legend.draw(parts.legend, parts.tiles, buffer);
    }
}

impl MapView<'_> {
    fn tiles(&self, picture: &MapPicture, area: Rect, buffer: &mut Buffer) {
        let Scrolled { left, top } = self.pane.scrolled();
        let margin = picture.margin();
        let mut letter = [0; 4];
        for (row, y) in picture.drawing.rows.iter().skip(top).zip(area.y..area.bottom()) {
            let columns = (area.x..area.right()).skip(margin);
            for (cell, x) in row.iter().skip(left).zip(columns) {
                buffer[(x, y)].set_symbol(cell.glyph.encode_utf8(&mut letter));
                buffer[(x, y)].set_style(self.style(picture, cell.ink));
            }
        }
        for tile in &picture.words.focus {
            if let Some(stand) = self.stand(picture, *tile, area) {
                buffer.set_style(first_row(stand), Theme::resting());
            }
        }
        if let Some(stand) = self.stand(picture, self.pane.cursor(), area) {
            buffer.set_style(stand, Theme::selected());
        }
    }

    /// Where a tile stands on the screen, so far as it is in sight.
    fn stand(&self, picture: &MapPicture, tile: usize, area: Rect) -> Option<Rect> {
        let TileFrame { x, y, width, height } = picture.drawing.frame(tile)?;
        let Scrolled { left, top } = self.pane.scrolled();
        let margin = picture.margin();
        let at = |from: usize, skipped: usize| u16::try_from(from.saturating_sub(skipped)).ok();
        let (x, y) = (at(x + margin, left)?, at(y, top)?);
        let (width, height) = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
        let stand = Rect { x: area.x.saturating_add(x), y: area.y.saturating_add(y), width, height };
        Some(stand.intersection(area)).filter(|stand| !stand.is_empty())
    }

    fn style(&self, picture: &MapPicture, ink: Ink) -> Style {
        match ink {
            Ink::Blank | Ink::Name(Emphasis::Reached) => Theme::text(),
            Ink::Line | Ink::Name(Emphasis::Around) => self.theme.quiet(),
            Ink::Outline | Ink::Name(Emphasis::Within) => Theme::name(),
            Ink::Class(class) => self.shade(Shade::of(&picture.words.map, class)),
        }
    }

    fn shade(&self, shade: Shade) -> Style {
        shade.colour().map_or(Theme::text(), |colour| self.theme.tint(colour))
    }
}

/// A text in as many lines as there is room for.
fn text(text: &str, style: Style, area: Rect, buffer: &mut Buffer) {
    paragraphs(&[(text.to_owned(), style)], area, buffer);
}

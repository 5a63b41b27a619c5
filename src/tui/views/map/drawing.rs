//! The map: its tiles, what the letters mean, and what is said of the tile with the cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use textwrap::wrap;

use super::pane::{MapPane, Scrolled};
use super::parts::BELOW;
use super::picture::MapPicture;
use crate::query::map::Emphasis;
use crate::render::Glyphs;
use crate::render::map::{Ink, Legend, Shade, TileFrame};
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
        let words = cut(&picture.title, title.width.into(), self.theme.glyphs().cut);
        buffer.set_stringn(title.x, title.y, words, title.width.into(), self.theme.heading());
        self.tiles(picture, parts.tiles, buffer);
        text(self.pane.about(), Theme::text(), within_margins(parts.about), buffer);
        if parts.legend.x > parts.tiles.x {
            self.legend_beside(picture, parts.legend, buffer);
        } else {
            self.legend_below(picture, parts.legend, buffer);
        }
    }
}

/// A row of the legend is no narrower.
const SHORT: u16 = 20;

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
        for tile in &picture.focus {
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
            Ink::Class(class) => self.shade(Shade::of(&picture.map, class)),
        }
    }

    fn shade(&self, shade: Shade) -> Style {
        shade.colour().map_or(Theme::text(), |colour| self.theme.tint(colour))
    }

    fn swatch(&self, shade: Shade) -> String {
        let glyphs = if self.theme.is_ascii() { Glyphs::Ascii } else { Glyphs::Unicode };
        let fill = shade.fill(glyphs);
        format!("{}{fill}{fill}", shade.letter)
    }

    /// Beside the tiles: every name in full, how many live there, and what else is to be known.
    fn legend_beside(&self, picture: &MapPicture, area: Rect, buffer: &mut Buffer) {
        let width = usize::from(area.width.saturating_sub(5)).max(1);
        let mut y = area.y + 1.min(area.height);
        for row in &picture.legend {
            if y >= area.bottom() {
                return;
            }
            buffer.set_stringn(area.x, y, self.swatch(row.shade), 3, self.shade(row.shade));
            let texts = [(&row.name, Theme::text()), (&row.count, self.theme.quiet())];
            for (text, style) in texts {
                for part in wrap(text, width) {
                    if y < area.bottom() {
                        buffer.set_stringn(area.x + 4, y, part, width, style);
                    }
                    y += 1;
                }
            }
        }
        let rest = Rect { y: (y + 1).min(area.bottom()), ..area };
        let rest = Rect { height: area.bottom() - rest.y, width: area.width.saturating_sub(1), ..rest };
        text(&picture.notes.join(" "), self.theme.quiet(), rest, buffer);
    }

    /// Below the tiles: as many as there is room for, and how many more there are.
    fn legend_below(&self, picture: &MapPicture, area: Rect, buffer: &mut Buffer) {
        let wanted = u16::try_from(picture.legend.len()).unwrap_or(u16::MAX).div_ceil(area.height.max(1));
        let columns = wanted.min(area.width / SHORT).max(area.width / BELOW).max(1);
        let width = area.width / columns;
        let room = usize::from(columns * area.height);
        let more = picture.legend.len().saturating_sub(room);
        let kept = if more > 0 { room.saturating_sub(1) } else { room };
        let cell = |number: usize| {
            let number = u16::try_from(number).unwrap_or(u16::MAX);
            let (x, y) = (area.x + 1 + number % columns * width, area.y + number / columns);
            Rect { x, y, width, height: 1 }
        };
        for (number, row) in picture.legend.iter().take(kept).enumerate() {
            self.legend_row(row, cell(number), buffer);
        }
        if more > 0 && room > 0 {
            let Rect { x, y, .. } = cell(kept);
            let text = format!("and {} more", more + 1);
            buffer.set_stringn(x, y, text, width.saturating_sub(1).into(), self.theme.quiet());
        }
    }

    fn legend_row(&self, row: &Legend, cell: Rect, buffer: &mut Buffer) {
        buffer.set_stringn(cell.x, cell.y, self.swatch(row.shade), 3, self.shade(row.shade));
        let room = usize::from(cell.width.saturating_sub(6));
        let text = cut(&row.name, room, self.theme.glyphs().cut);
        buffer.set_stringn(cell.x + 4, cell.y, text, room, Theme::text());
    }
}

/// A text in as many lines as there is room for.
fn text(text: &str, style: Style, area: Rect, buffer: &mut Buffer) {
    paragraphs(&[(text.to_owned(), style)], area, buffer);
}

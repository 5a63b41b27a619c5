//! The map: its tiles, what the letters mean, and what is said of the tile with the cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use textwrap::wrap;

use super::text::cut;
use crate::query::map::Emphasis;
use crate::render::Glyphs;
use crate::render::map::{Ink, Legend, Shade, TileFrame};
use crate::tui::map::{BELOW, MapPane, Shown};
use crate::tui::theme::Theme;

pub(super) struct MapView<'v> {
    pub(super) pane: &'v MapPane,
    pub(super) theme: Theme,
}

impl Widget for MapView<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let shown = match self.pane.shown() {
            Ok(shown) => shown,
            Err(why) => return lines(buffer, inner(area), why, self.theme.mark()),
        };
        let parts = self.pane.parts();
        let title = inner(parts.title);
        let text = cut(&shown.title, title.width.into(), self.theme.signs().cut);
        buffer.set_stringn(title.x, title.y, text, title.width.into(), self.theme.heading());
        self.tiles(shown, parts.tiles, buffer);
        lines(buffer, inner(parts.about), self.pane.about(), Theme::text());
        if parts.legend.x > parts.tiles.x {
            self.legend_beside(shown, parts.legend, buffer);
        } else {
            self.legend_below(shown, parts.legend, buffer);
        }
    }
}

/// A row of the legend is no narrower.
const SHORT: u16 = 20;

impl MapView<'_> {
    fn tiles(&self, shown: &Shown, area: Rect, buffer: &mut Buffer) {
        let (left, top) = self.pane.scrolled();
        let margin = self.pane.margin();
        let mut letter = [0; 4];
        for (row, y) in shown.drawing.rows.iter().skip(top).zip(area.y..area.bottom()) {
            let columns = (area.x..area.right()).skip(margin);
            for (cell, x) in row.iter().skip(left).zip(columns) {
                buffer[(x, y)].set_symbol(cell.glyph.encode_utf8(&mut letter));
                buffer[(x, y)].set_style(self.style(shown, cell.ink));
            }
        }
        for tile in &shown.focus {
            let first_row = |place: Rect| Rect { height: place.height.min(1), ..place };
            if let Some(place) = self.place(shown, *tile, area) {
                buffer.set_style(first_row(place), Theme::resting());
            }
        }
        if let Some(place) = self.place(shown, self.pane.cursor(), area) {
            buffer.set_style(place, Theme::selected());
        }
    }

    /// Where a tile stands on the screen, so far as it is in sight.
    fn place(&self, shown: &Shown, tile: usize, area: Rect) -> Option<Rect> {
        let TileFrame { x, y, width, height } = shown.drawing.frame(tile)?;
        let (left, top) = self.pane.scrolled();
        let margin = self.pane.margin();
        let at = |from: usize, skipped: usize| u16::try_from(from.saturating_sub(skipped)).ok();
        let (x, y) = (at(x + margin, left)?, at(y, top)?);
        let (width, height) = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
        let place = Rect { x: area.x.saturating_add(x), y: area.y.saturating_add(y), width, height };
        Some(place.intersection(area)).filter(|p| !p.is_empty())
    }

    fn style(&self, shown: &Shown, ink: Ink) -> Style {
        match ink {
            Ink::Blank | Ink::Name(Emphasis::Reached) => Theme::text(),
            Ink::Line | Ink::Name(Emphasis::Around) => self.theme.quiet(),
            Ink::Outline | Ink::Name(Emphasis::Within) => Theme::name(),
            Ink::Class(class) => self.shade(Shade::of(&shown.map, class)),
        }
    }

    fn shade(&self, shade: Shade) -> Style {
        shade.colour().map_or(Theme::text(), |colour| self.theme.tint(colour))
    }

    fn swatch(&self, shade: Shade) -> String {
        let signs = if self.theme.is_ascii() { Glyphs::Ascii } else { Glyphs::Unicode };
        let fill = shade.fill(signs);
        format!("{}{fill}{fill}", shade.letter)
    }

    /// Beside the tiles: every name in full, how many live there, and what else is to be known.
    fn legend_beside(&self, shown: &Shown, area: Rect, buffer: &mut Buffer) {
        let width = usize::from(area.width.saturating_sub(5)).max(1);
        let mut y = area.y + 1.min(area.height);
        for row in &shown.legend {
            if y >= area.bottom() {
                return;
            }
            buffer.set_stringn(area.x, y, self.swatch(row.shade), 3, self.shade(row.shade));
            let said = [(&row.name, Theme::text()), (&row.count, self.theme.quiet())];
            for (text, style) in said {
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
        lines(buffer, rest, &shown.notes.join(" "), self.theme.quiet());
    }

    /// Below the tiles: as many as there is room for, and how many more there are.
    fn legend_below(&self, shown: &Shown, area: Rect, buffer: &mut Buffer) {
        let wanted = u16::try_from(shown.legend.len()).unwrap_or(u16::MAX).div_ceil(area.height.max(1));
        let columns = wanted.min(area.width / SHORT).max(area.width / BELOW).max(1);
        let width = area.width / columns;
        let room = usize::from(columns * area.height);
        let more = shown.legend.len().saturating_sub(room);
        let kept = if more > 0 { room.saturating_sub(1) } else { room };
        let place = |number: usize| {
            let number = u16::try_from(number).unwrap_or(u16::MAX);
            (area.x + 1 + number % columns * width, area.y + number / columns)
        };
        for (number, row) in shown.legend.iter().take(kept).enumerate() {
            self.legend_row(row, place(number), (width, buffer));
        }
        if more > 0 && room > 0 {
            let (x, y) = place(kept);
            let said = format!("and {} more", more + 1);
            buffer.set_stringn(x, y, said, width.saturating_sub(1).into(), self.theme.quiet());
        }
    }

    fn legend_row(&self, row: &Legend, (x, y): (u16, u16), (width, buffer): (u16, &mut Buffer)) {
        buffer.set_stringn(x, y, self.swatch(row.shade), 3, self.shade(row.shade));
        let room = usize::from(width.saturating_sub(6));
        let text = cut(&row.name, room, self.theme.signs().cut);
        buffer.set_stringn(x + 4, y, text, room, Theme::text());
    }
}

/// A column is left free on either side.
fn inner(area: Rect) -> Rect {
    Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(2), ..area }
}

/// A text in as many lines as there is room for.
fn lines(buffer: &mut Buffer, area: Rect, text: &str, style: Style) {
    let width = usize::from(area.width).max(1);
    for (part, y) in wrap(text, width).into_iter().zip(area.y..area.bottom()) {
        buffer.set_stringn(area.x, y, part, width, style);
    }
}

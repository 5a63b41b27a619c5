//! What the letters of a map mean, beside or below it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use textwrap::wrap;

use super::parts::BELOW;
use crate::render::Glyphs;
use crate::render::map::{Legend, Shade};
use crate::tui::frame::paragraphs;
use crate::tui::text::cut;
use crate::tui::theme::Theme;

/// How the land of a class is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filled {
    /// With its pattern.
    ByPattern,
    /// With its colour alone.
    ByColour,
}

/// The legend of a map.
pub(super) struct LegendView<'l> {
    pub(super) rows: &'l [Legend],
    pub(super) notes: &'l [String],
    pub(super) filled: Filled,
    pub(super) theme: Theme,
}

/// A row of the legend is no narrower.
const SHORT: u16 = 20;

impl LegendView<'_> {
    /// Beside the map where that leaves room to its right, else below it.
    pub(super) fn draw(&self, area: Rect, of: Rect, buffer: &mut Buffer) {
        if area.x > of.x { self.beside(area, buffer) } else { self.below(area, buffer) }
    }

    fn shade(&self, shade: Shade) -> Style {
        shade.colour().map_or(Theme::text(), |colour| self.theme.tint(colour))
    }

    fn swatch(&self, shade: Shade) -> String {
        let glyphs = if self.theme.is_ascii() { Glyphs::Ascii } else { Glyphs::Unicode };
        let fill = match self.filled {
            Filled::ByColour if glyphs == Glyphs::Unicode && shade.colour().is_some() => '⣿',
            _ => shade.fill(glyphs),
        };
        format!("{}{fill}{fill}", shade.letter)
    }

    /// Every name in full, how many live there, and what else is to be known.
    fn beside(&self, area: Rect, buffer: &mut Buffer) {
        let width = usize::from(area.width.saturating_sub(5)).max(1);
        let mut y = area.y + 1.min(area.height);
        for row in self.rows {
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
        paragraphs(&[(self.notes.join(" "), self.theme.quiet())], rest, buffer);
    }

    /// As many rows as there is room for, and how many more there are.
    fn below(&self, area: Rect, buffer: &mut Buffer) {
        let wanted = u16::try_from(self.rows.len()).unwrap_or(u16::MAX).div_ceil(area.height.max(1));
        let columns = wanted.min(area.width / SHORT).max(area.width / BELOW).max(1);
        let width = area.width / columns;
        let room = usize::from(columns * area.height);
        let more = self.rows.len().saturating_sub(room);
        let kept = if more > 0 { room.saturating_sub(1) } else { room };
        let cell = |number: usize| {
            let number = u16::try_from(number).unwrap_or(u16::MAX);
            let (x, y) = (area.x + 1 + number % columns * width, area.y + number / columns);
            Rect { x, y, width, height: 1 }
        };
        for (number, row) in self.rows.iter().take(kept).enumerate() {
            self.row(row, cell(number), buffer);
        }
        if more > 0 && room > 0 {
            let Rect { x, y, .. } = cell(kept);
            let text = format!("and {} more", more + 1);
            buffer.set_stringn(x, y, text, width.saturating_sub(1).into(), self.theme.quiet());
        }
    }

    fn row(&self, row: &Legend, cell: Rect, buffer: &mut Buffer) {
        buffer.set_stringn(cell.x, cell.y, self.swatch(row.shade), 3, self.shade(row.shade));
        let room = usize::from(cell.width.saturating_sub(6));
        let text = cut(&row.name, room, self.theme.glyphs().cut);
        buffer.set_stringn(cell.x + 4, cell.y, text, room, Theme::text());
    }
}

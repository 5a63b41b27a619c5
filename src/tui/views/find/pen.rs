//! Writing a line of what was found, with letters highlighted.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::tui::theme::Theme;

/// Writes from left to right within one line.
pub(super) struct Pen<'b> {
    pub(super) buffer: &'b mut Buffer,
    pub(super) x: u16,
    pub(super) y: u16,
}

impl Pen<'_> {
    pub(super) fn write(&mut self, text: &str, style: Style) {
        (self.x, _) = self.buffer.set_stringn(self.x, self.y, text, text.len(), style);
    }

    /// Writes a name with some of its letters highlighted, by their numbers.
    pub(super) fn write_name(&mut self, name: &str, highlighted: &[usize], theme: Theme) {
        let mut letter = [0; 4];
        for (number, c) in name.chars().enumerate() {
            let style = if highlighted.contains(&number) { theme.highlight() } else { Style::new() };
            (self.x, _) = self.buffer.set_stringn(self.x, self.y, c.encode_utf8(&mut letter), 2, style);
        }
    }
}

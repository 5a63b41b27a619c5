//! One line of the list of actions: the name, what it does, and the keys that do it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::entry::Entry;
use crate::tui::text::{columns, cut};
use crate::tui::theme::Theme;

pub(super) struct EntryLine<'v> {
    pub(super) entry: &'v Entry,
    pub(super) theme: Theme,
}

/// Names have so many columns.
const NAME: u16 = 20;

impl Widget for EntryLine<'_> {
    fn render(self, line: Rect, buffer: &mut Buffer) {
        let (entry, quiet) = (self.entry, self.theme.quiet());
        let (name, help, key) = match entry.only {
            None => (Theme::name(), Theme::text(), self.theme.key()),
            Some(_) => (quiet, quiet, quiet),
        };
        let keys = self.keys();
        let right = columns(&keys);
        let width = usize::from(line.width).saturating_sub(2);
        buffer.set_stringn(line.x + 1, line.y, &entry.name, usize::from(NAME).min(width), name);
        let end = line.right().saturating_sub(u16::try_from(right).unwrap_or(0) + 1).max(line.x);
        buffer.set_stringn(end, line.y, &keys, right, key);
        let room = width.saturating_sub(usize::from(NAME) + right + 2);
        let about = self.about();
        let about = cut(&about, room, self.theme.glyphs().cut);
        buffer.set_stringn(line.x + 1 + NAME, line.y, about, room, help);
    }
}

impl EntryLine<'_> {
    fn keys(&self) -> String {
        let keys = self.entry.binding.keys.iter().take(2);
        let labels: Vec<String> = keys.map(|key| self.theme.label(*key)).collect();
        labels.join(" ")
    }

    /// What it does; of what cannot be done here, where it can.
    fn about(&self) -> String {
        let help = self.entry.binding.help;
        self.entry.only.map_or_else(|| help.to_owned(), |context| format!("{}: {help}", context.title()))
    }
}

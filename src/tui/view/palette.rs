//! Every action: its name, what it does, and the key that does it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::text::{columns, cut};
use crate::tui::app::App;
use crate::tui::palette::{Entry, Palette};
use crate::tui::theme::Theme;

pub(super) struct PaletteView<'v, 'a> {
    pub(super) app: &'v App<'a>,
    pub(super) palette: &'v Palette,
    pub(super) theme: Theme,
}

/// Names have so many columns.
const NAME: u16 = 20;

impl Widget for PaletteView<'_, '_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let layout = self.app.layout();
        let typed = layout.typed_on_top();
        let width = usize::from(typed.width.saturating_sub(1));
        let line = format!(":{}{}", self.palette.typed.text(), self.theme.signs().caret);
        buffer.set_stringn(typed.x + 1, typed.y, line, width, Theme::name());
        let (fitting, all) = self.palette.counts();
        let status = match fitting {
            0 => "nothing fits: try fewer letters, or one word of what it does".to_owned(),
            _ => format!("{fitting} of {all} actions"),
        };
        buffer.set_stringn(typed.x + 1, typed.y + 1, status, width, self.theme.quiet());
        let area = layout.action_list();
        let top = self.palette.list.in_sight().start;
        for (number, (entry, y)) in self.palette.in_sight().zip(area.y..area.bottom()).enumerate() {
            let line = Rect { y, height: 1, ..area };
            self.entry(entry, line, buffer);
            if top + number == self.palette.list.cursor() {
                buffer.set_style(line, Theme::selected());
            }
        }
    }
}

impl PaletteView<'_, '_> {
    fn entry(&self, entry: &Entry, line: Rect, buffer: &mut Buffer) {
        let signs = self.theme.signs();
        let (name, help) = match entry.only {
            None => (Theme::name(), Theme::text()),
            Some(_) => (self.theme.quiet(), self.theme.quiet()),
        };
        let keys = self.keys(entry);
        let right = columns(&keys);
        let width = usize::from(line.width).saturating_sub(2);
        buffer.set_stringn(line.x + 1, line.y, &entry.name, usize::from(NAME).min(width), name);
        let end = line.right().saturating_sub(u16::try_from(right).unwrap_or(0) + 1).max(line.x);
        buffer.set_stringn(
            end,
            line.y,
            &keys,
            right,
            if entry.only.is_none() { self.theme.key() } else { help },
        );
        let room = width.saturating_sub(usize::from(NAME) + right + 2);
        buffer.set_stringn(line.x + 1 + NAME, line.y, cut(&about(entry), room, signs.cut), room, help);
    }

    fn keys(&self, entry: &Entry) -> String {
        let keys = entry.binding.keys.iter().take(2);
        let labels: Vec<String> =
            keys.map(|key| if self.theme.is_ascii() { key.ascii_label() } else { key.label() }).collect();
        labels.join(" ")
    }
}

/// What it does; of what cannot be done here, where it can.
fn about(entry: &Entry) -> String {
    match entry.only {
        None => entry.binding.help.to_owned(),
        Some(context) => format!("{}: {}", context.title(), entry.binding.help),
    }
}

//! The line at the head: where one is, and the date for which everything is said.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use crate::date::date_in_words;
use crate::tui::panes::Panes;
use crate::tui::text::{columns, cut};
use crate::tui::theme::Theme;

pub(super) struct Head<'v, 'a> {
    pub(super) panes: &'v Panes<'a>,
    pub(super) theme: Theme,
}

impl Widget for Head<'_, '_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let as_at = self.panes.as_at();
        let beyond = if as_at.is_beyond() { " (beyond the atlas)" } else { "" };
        let date = format!("as at {}{beyond} ", date_in_words(as_at.day()));
        let width = usize::from(area.width);
        let room = width.saturating_sub(columns(&date) + 2);
        let crumbs = self.crumbs(room);
        buffer.set_stringn(area.x + 1, area.y, crumbs, room, Theme::head());
        let x = area.right().saturating_sub(u16::try_from(columns(&date)).unwrap_or(u16::MAX)).max(area.x);
        buffer.set_stringn(x, area.y, &date, width, self.theme.key());
    }
}

impl Head<'_, '_> {
    /// The chain from England down; where it is too long, without its beginning.
    fn crumbs(&self, room: usize) -> String {
        let Some(card) = self.panes.card() else { return String::new() };
        let names = card.crumbs();
        let glyphs = self.theme.glyphs();
        for skipped in 0..names.len() {
            let mut text = names[skipped..].join(glyphs.step);
            if skipped > 0 {
                text = format!("{}{}{text}", glyphs.cut, glyphs.step);
            }
            if columns(&text) <= room || skipped + 1 == names.len() {
                return cut(&text, room, glyphs.cut).into_owned();
            }
        }
        String::new()
    }
}

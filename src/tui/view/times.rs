//! The dates on which something changed, and how much.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::text::cut;
use crate::tui::app::App;
use crate::tui::status::in_words;
use crate::tui::theme::Theme;
use crate::tui::times::Times;

pub(super) struct TimesView<'v, 'a> {
    pub(super) app: &'v App<'a>,
    pub(super) times: &'v Times,
    pub(super) theme: Theme,
}

impl Widget for TimesView<'_, '_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let signs = self.theme.signs();
        let top = self.times.list.in_sight().start;
        for (number, ((day, tally), y)) in self.times.in_sight().iter().zip(area.y..area.bottom()).enumerate() {
            let line = Rect { y, height: 1, ..area };
            let shown = if *day == self.app.as_at().day() { signs.link } else { " " };
            buffer.set_stringn(line.x, y, shown, 1, self.theme.link());
            let (x, _) = buffer.set_stringn(line.x + 1, y, day.to_string(), 10, self.theme.key());
            let room = usize::from(line.right().saturating_sub(x + 2));
            let text = in_words(*tally).join(signs.dot);
            buffer.set_stringn(x + 2, y, cut(&text, room, signs.cut), room, Theme::text());
            if top + number == self.times.list.cursor() {
                buffer.set_style(line, Theme::selected());
            }
        }
    }
}

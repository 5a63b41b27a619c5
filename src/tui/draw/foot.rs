//! The line at the foot: what was last said, or the keys that fit the moment.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use crate::tui::app::App;
use crate::tui::keymap::{Binding, of};
use crate::tui::text::{columns, cut};
use crate::tui::theme::Theme;

pub(super) struct Foot<'v, 'a> {
    pub(super) app: &'v App<'a>,
    pub(super) theme: Theme,
}

impl Widget for Foot<'_, '_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let width = usize::from(area.width);
        if let Some(message) = self.app.message() {
            let text = cut(message, width.saturating_sub(2), self.theme.glyphs().cut);
            buffer.set_stringn(area.x + 1, area.y, text, width.saturating_sub(1), self.theme.mark());
            return;
        }
        let mut x = area.x + 1;
        if let Some(prefix) = self.app.top().and_then(|view| view.foot_prefix(self.app.panes())) {
            (x, _) = buffer.set_stringn(x, area.y, prefix, width.saturating_sub(1), Theme::name());
        }
        let hints = self.hints(width.saturating_sub(usize::from(x - area.x)));
        for hint in hints {
            let room = usize::from(area.right().saturating_sub(x));
            (x, _) = buffer.set_stringn(x, area.y, &hint.keys, room, self.theme.key());
            let room = usize::from(area.right().saturating_sub(x));
            (x, _) = buffer.set_stringn(x, area.y, format!(" {}  ", hint.label), room, Theme::text());
        }
    }
}

/// A key, and what it does in a word or two.
struct Hint {
    keys: String,
    label: String,
}

impl Hint {
    fn width(&self) -> usize {
        columns(&self.keys) + columns(&self.label) + 3
    }
}

impl Foot<'_, '_> {
    /// The keys that fit the moment, so far as there is room: how to leave and where to find
    /// the rest always fit; what comes between gives way.
    fn hints(&self, width: usize) -> Vec<Hint> {
        let context = self.app.context();
        let (mut first, mut last) = (Vec::new(), Vec::new());
        for binding in of(context).filter(|binding| !binding.label.is_empty()) {
            let hint = Hint { keys: self.theme.label(binding.keys[0]), label: self.label(binding) };
            let is_kept = context.always_at_foot().contains(&binding.action);
            if !hint.label.is_empty() {
                if is_kept { last.push(hint) } else { first.push(hint) }
            }
        }
        let needed = |hints: &[Hint]| hints.iter().map(Hint::width).sum::<usize>();
        while !first.is_empty() && needed(&first) + needed(&last) > width {
            first.pop();
        }
        first.append(&mut last);
        first
    }

    fn label(&self, binding: &Binding) -> String {
        match self.app.top() {
            Some(view) => view.foot_label(binding, self.app.panes()),
            None => binding.label.to_owned(),
        }
    }
}

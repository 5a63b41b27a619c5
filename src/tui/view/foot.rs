//! The line at the foot: what was last said, or the keys that fit the moment.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::text::{columns, cut};
use crate::render::matrix::everyday_name;
use crate::tui::action::Action;
use crate::tui::app::{App, OnTop};
use crate::tui::keymap::{self, Context};
use crate::tui::theme::Theme;

pub(super) struct Foot<'v, 'a> {
    pub(super) app: &'v App<'a>,
    pub(super) theme: Theme,
}

impl Widget for Foot<'_, '_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let width = usize::from(area.width);
        if let Some(message) = self.app.message() {
            let text = cut(message, width.saturating_sub(2), self.theme.signs().cut);
            buffer.set_stringn(area.x + 1, area.y, text, width.saturating_sub(1), self.theme.mark());
            return;
        }
        let context = self.app.context();
        let mut x = area.x + 1;
        if context == Context::Narrow {
            let line = format!("Narrow to: {}{}   ", self.app.narrowed().0, self.theme.signs().caret);
            (x, _) = buffer.set_stringn(x, area.y, line, width.saturating_sub(1), Theme::name());
        }
        let width = width.saturating_sub(usize::from(x - area.x));
        // How to leave and where to find the rest always fit; what comes between gives way.
        let (last, mut first): (Vec<_>, Vec<_>) = keymap::of(context)
            .filter(|b| !b.label.is_empty())
            .map(|b| (b.action, self.hint(b)))
            .filter(|(_, hint)| !hint.label.is_empty())
            .partition(|(action, _)| is_kept(*action, context));
        let needed = |hints: &[(Action, Hint)]| hints.iter().map(|(_, h)| h.width()).sum::<usize>();
        while !first.is_empty() && needed(&first) + needed(&last) > width {
            first.pop();
        }
        for (_, hint) in first.iter().chain(&last) {
            let room = usize::from(area.right().saturating_sub(x));
            (x, _) = buffer.set_stringn(x, area.y, &hint.keys, room, self.theme.key());
            let room = usize::from(area.right().saturating_sub(x));
            (x, _) = buffer.set_stringn(x, area.y, format!(" {}  ", hint.label), room, Theme::text());
        }
    }
}

/// A name at the foot is cut to this many columns.
const LONGEST_NAME: usize = 24;

struct Hint {
    keys: String,
    label: String,
}

impl Hint {
    fn width(&self) -> usize {
        columns(&self.keys) + columns(&self.label) + 3
    }
}

fn is_kept(action: Action, context: Context) -> bool {
    match context {
        Context::Search
        | Context::Narrow
        | Context::Times
        | Context::Terms
        | Context::Findings
        | Context::Table
        | Context::Sheet
        | Context::FileName
        | Context::Asking
        | Context::Printed
        | Context::Palette
        | Context::Help => action == Action::StepBack,
        Context::Map => matches!(action, Action::StepBack | Action::Help),
        Context::Tree | Context::Card => matches!(action, Action::SwitchPane | Action::Help | Action::Quit),
    }
}

impl Foot<'_, '_> {
    fn hint(&self, binding: &keymap::Binding) -> Hint {
        let key = binding.keys[0];
        let keys = if self.theme.is_ascii() { key.ascii_label() } else { key.label() };
        Hint { keys, label: self.label(binding) }
    }

    /// In a table Enter leads to whatever the cursor is on, and its name says where.
    fn label(&self, binding: &keymap::Binding) -> String {
        let OnTop::Boundaries(open) = self.app.on_top() else { return binding.label.to_owned() };
        let Some(pane) = &open.pane else { return binding.label.to_owned() };
        let target = match binding.action {
            Action::Follow => pane.target(),
            // On a heading Enter leads there already.
            Action::FollowColumn => pane.column_target().filter(|column| pane.target() != Some(*column)),
            _ => return binding.label.to_owned(),
        };
        let name = target.map(|org| everyday_name(self.app.as_at(), org));
        name.map_or_else(String::new, |name| format!("to {}", cut(&name, LONGEST_NAME, self.theme.signs().cut)))
    }
}

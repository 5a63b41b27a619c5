//! Every key, from the one table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::text::{columns, cut};
use crate::tui::keymap::{BINDINGS, Context, EVERYWHERE};
use crate::tui::theme::Theme;

pub(super) struct HelpView {
    pub(super) top: u16,
    pub(super) theme: Theme,
}

/// One row of the help.
enum HelpRow {
    Heading(&'static str),
    Key(String, &'static str),
}

/// How many rows the whole help has.
pub(in crate::tui) fn help_rows() -> usize {
    rows(false).len()
}

const SIGNS: [(&str, &str, &str); 6] = [
    ("◐ 77%", "(~) 77%", "a split council: the share of its residents that lives here"),
    ("↔ in 2 systems", "<-> in 2 systems", "lies in, or serves, more than one system"),
    ("↔ under 11N", "<-> under 11N", "a practice under another commissioner than its network"),
    ("×3", "x3", "stands for three that no source names one by one"),
    ("(planned)", "(planned)", "announced, not known to have happened"),
    ("(inferred)", "(inferred)", "follows from what sources say; none says it"),
];

fn rows(ascii: bool) -> Vec<HelpRow> {
    let mut rows = Vec::new();
    let parts = EVERYWHERE.iter().copied().filter(|context| *context != Context::Help);
    let mut shown: Vec<(&str, &[crate::tui::keymap::Key])> = Vec::new();
    for context in parts {
        rows.push(HelpRow::Heading(context.title()));
        for binding in BINDINGS.iter().filter(|b| b.contexts.contains(&context)) {
            // What holds in an earlier part too is not said again.
            if shown.contains(&(binding.help, binding.keys)) {
                continue;
            }
            shown.push((binding.help, binding.keys));
            let keys: Vec<String> =
                binding.keys.iter().map(|k| if ascii { k.ascii_label() } else { k.label() }).collect();
            rows.push(HelpRow::Key(keys.join(" "), binding.help));
        }
    }
    rows.push(HelpRow::Heading("Signs"));
    rows.extend(
        SIGNS
            .iter()
            .map(|(sign, plain, means)| HelpRow::Key(if ascii { plain } else { sign }.to_string(), means)),
    );
    rows
}

impl Widget for HelpView {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let inner = Rect {
            x: area.x + 2.min(area.width),
            y: area.y + 1.min(area.height),
            width: area.width.saturating_sub(4),
            height: area.height.saturating_sub(2),
        };
        let width = usize::from(inner.width);
        let signs = self.theme.signs();
        let all = rows(self.theme.is_ascii());
        let widest =
            all.iter().map(|r| if let HelpRow::Key(k, _) = r { columns(k) } else { 0 }).max().unwrap_or(0);
        for (row, y) in all.iter().skip(self.top.into()).zip(inner.y..inner.bottom()) {
            match row {
                HelpRow::Heading(title) => {
                    buffer.set_stringn(inner.x, y, title, width, self.theme.heading());
                }
                HelpRow::Key(keys, help) => {
                    buffer.set_stringn(inner.x, y, keys, width, self.theme.key());
                    let indent = u16::try_from(widest + 2).unwrap_or(u16::MAX).min(inner.width);
                    let room = width.saturating_sub(indent.into());
                    let text = cut(help, room, signs.cut);
                    buffer.set_stringn(inner.x + indent, y, text, room, Theme::text());
                }
            }
        }
    }
}

//! Every key, from the one table.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;
use textwrap::wrap;

use crate::tui::action::{Action, Wheel};
use crate::tui::frame::{Edge, Focus, Framed};
use crate::tui::keymap::{Context, EVERYWHERE, Key, of};
use crate::tui::layout::{ScreenLayout, inside, within_margins};
use crate::tui::list::step;
use crate::tui::panes::Panes;
use crate::tui::text::{columns, cut};
use crate::tui::theme::Theme;
use crate::tui::view::{Open, Origin, Outcome, View};

/// The help, scrolled down by so many rows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Help {
    top: u16,
    /// Where it was asked for: the keys there come first.
    at: Option<Context>,
}

/// One row of the help.
enum HelpRow {
    Heading(&'static str),
    Key { keys: String, help: String },
}

/// What a sign in trees and cards means.
struct Sign {
    drawn: &'static str,
    ascii: &'static str,
    means: &'static str,
}

const fn sign(drawn: &'static str, ascii: &'static str, means: &'static str) -> Sign {
    Sign { drawn, ascii, means }
}

const SIGNS: [Sign; 7] = [
    sign("◐ 77%", "(~) 77%", "a split council: the share of its residents that lives here"),
    sign("↔ in 2 systems", "<-> in 2 systems", "lies in, or serves, more than one system"),
    sign("↔ under 11N", "<-> under 11N", "a practice under another commissioner than its network"),
    sign("×3", "x3", "stands for three that no source names one by one"),
    sign("(planned)", "(planned)", "announced, not known to have happened"),
    sign("◆", "#", "marked with Space, to be told of with another"),
    sign("(inferred)", "(inferred)", "follows from what sources say; none says it"),
];

fn rows(theme: Theme, at: Option<Context>, width: usize) -> Vec<HelpRow> {
    let mut entries: Vec<(&'static str, Vec<(String, &'static str)>)> = Vec::new();
    let mut shown: Vec<(&str, &[Key])> = Vec::new();
    let others = EVERYWHERE.iter().copied().filter(|context| *context != Context::Help && Some(*context) != at);
    for context in at.into_iter().chain(others) {
        let mut keys = Vec::new();
        for binding in of(context) {
            // What holds in an earlier part too is not said again.
            if shown.contains(&(binding.help, binding.keys)) {
                continue;
            }
            shown.push((binding.help, binding.keys));
            let labels: Vec<String> = binding.keys.iter().map(|key| theme.label(*key)).collect();
            keys.push((labels.join(" "), binding.help));
        }
        entries.push((context.title(), keys));
    }
    let sign = |sign: &Sign| {
        let drawn = if theme.is_ascii() { sign.ascii } else { sign.drawn };
        (drawn.to_owned(), sign.means)
    };
    entries.push(("Signs", SIGNS.iter().map(sign).collect()));
    entries.retain(|(_, keys)| !keys.is_empty());
    let widest = entries.iter().flat_map(|(_, keys)| keys).map(|(keys, _)| columns(keys)).max().unwrap_or(0);
    let room = width.saturating_sub(widest + 2).max(8);
    let mut rows = Vec::new();
    for (heading, keys) in entries {
        rows.push(HelpRow::Heading(heading));
        for (keys, help) in keys {
            let mut keys = Some(keys);
            for part in wrap(help, room) {
                rows.push(HelpRow::Key { keys: keys.take().unwrap_or_default(), help: part.into_owned() });
            }
        }
    }
    rows
}

/// What there is to read, as wide as the window lets it be.
fn all_rows(panes: &Panes<'_>, at: Option<Context>) -> Vec<HelpRow> {
    let width = within_margins(inside(panes.layout().middle())).width;
    rows(panes.theme(), at, width.into())
}

/// With its frame: in the middle, as high as it needs to be for so many rows.
fn area(layout: ScreenLayout, rows: usize) -> Rect {
    let wanted = u16::try_from(rows + 2).unwrap_or(u16::MAX);
    let area = layout.middle();
    let height = area.height.min(wanted);
    Rect { y: area.y + (area.height - height) / 2, height, ..area }
}

/// How far down it can be scrolled.
fn overflow(panes: &Panes<'_>, at: Option<Context>) -> u16 {
    let rows = all_rows(panes, at).len();
    let height = inside(area(panes.layout(), rows)).height;
    u16::try_from(rows).unwrap_or(u16::MAX).saturating_sub(height)
}

impl Help {
    fn scroll_by(&mut self, rows: isize, panes: &Panes<'_>) {
        let rows = i16::try_from(rows).unwrap_or(if rows > 0 { i16::MAX } else { i16::MIN });
        self.top = self.top.saturating_add_signed(rows).min(overflow(panes, self.at));
    }
}

impl Open for Help {
    fn open(_: &mut Panes<'_>, origin: Origin) -> Option<Self> {
        Some(Help { top: 0, at: Some(origin.context) })
    }
}

impl View for Help {
    fn context(&self) -> Context {
        Context::Help
    }

    fn act(&mut self, action: Action, panes: &mut Panes<'_>) -> Outcome {
        if action == Action::Help {
            return Outcome::Shut;
        }
        match step(action, panes.tree().height()) {
            Some(rows) => self.scroll_by(rows, panes),
            None => return Outcome::Pass,
        }
        Outcome::Stay
    }

    fn click(&mut self, _: Position, _: &mut Panes<'_>) -> Outcome {
        Outcome::Shut
    }

    fn scroll(&mut self, wheel: Wheel, panes: &mut Panes<'_>) {
        self.scroll_by(wheel.rows, panes);
    }

    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        let theme = panes.theme();
        let all = all_rows(panes, self.at);
        let area = area(panes.layout(), all.len());
        Framed { title: "Keys", focus: Focus::On, theme }.render(area, buffer);
        let text = within_margins(inside(area));
        let width = usize::from(text.width);
        let keys_of = |row: &HelpRow| if let HelpRow::Key { keys, .. } = row { columns(keys) } else { 0 };
        let widest = all.iter().map(keys_of).max().unwrap_or(0);
        for (row, y) in all.iter().skip(self.top.into()).zip(text.y..text.bottom()) {
            match row {
                HelpRow::Heading(title) => {
                    buffer.set_stringn(text.x, y, title, width, theme.heading());
                }
                HelpRow::Key { keys, help } => {
                    buffer.set_stringn(text.x, y, keys, width, theme.key());
                    let indent = u16::try_from(widest + 2).unwrap_or(u16::MAX).min(text.width);
                    let room = width.saturating_sub(indent.into());
                    let help = cut(help, room, theme.glyphs().cut);
                    buffer.set_stringn(text.x + indent, y, help, room, Theme::text());
                }
            }
        }
        let below = overflow(panes, self.at).saturating_sub(self.top);
        Edge::MoreBelow(below.into()).draw(area, theme, buffer);
    }
}

//! What views and panes are drawn in: frames with their titles and edges, a line in which one
//! types, and running text.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::text::Span;
use ratatui::widgets::{Block, Widget};
use textwrap::wrap;

use super::text::cut;
use super::theme::Theme;

/// Does a pane have the cursor?
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Focus {
    On,
    Off,
}

impl Focus {
    pub(super) fn of(is_on: bool) -> Self {
        if is_on { Self::On } else { Self::Off }
    }

    /// How the row with the cursor looks.
    pub(super) fn row(self) -> Style {
        match self {
            Self::On => Theme::selected(),
            Self::Off => Theme::resting(),
        }
    }
}

/// A frame with its title.
pub(super) struct Framed<'t> {
    pub(super) title: &'t str,
    pub(super) focus: Focus,
    pub(super) theme: Theme,
}

impl Widget for Framed<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let style = match self.focus {
            Focus::On => self.theme.frame_on(),
            Focus::Off => self.theme.frame_off(),
        };
        let title = match self.focus {
            Focus::On => self.theme.heading(),
            Focus::Off => self.theme.quiet(),
        };
        Block::bordered()
            .border_set(self.theme.glyphs().border)
            .border_style(style)
            .title(Span::styled(format!(" {} ", self.title), title))
            .render(area, buffer);
    }
}

/// What stands in the lower edge of a frame.
pub(super) enum Edge {
    /// Which row of how many has the cursor.
    Row { number: usize, of: usize },
    /// So many rows follow below those in sight.
    MoreBelow(usize),
}

impl Edge {
    /// Writes it into the edge of a frame, where there is room.
    pub(super) fn draw(&self, frame: Rect, theme: Theme, buffer: &mut Buffer) {
        let text = match self {
            Self::Row { of: 0, .. } | Self::MoreBelow(0) => return,
            Self::Row { number, of } => format!(" {number} of {of} "),
            Self::MoreBelow(rows) => format!(" {rows} more rows "),
        };
        let width = u16::try_from(text.len()).unwrap_or(u16::MAX);
        if frame.width < width.saturating_add(4) || frame.height < 2 {
            return;
        }
        let at = Rect { x: frame.right() - width - 2, y: frame.bottom() - 1, width, height: 1 };
        Line::styled(text, theme.quiet()).render(at, buffer);
    }
}

/// A line in which one types, and below it what that led to: the upper two rows of an area, a
/// column in.
pub(super) struct InputLine<'t> {
    /// What stands before what is typed.
    pub(super) prompt: char,
    pub(super) text: &'t str,
    pub(super) status: &'t str,
    pub(super) theme: Theme,
}

impl Widget for InputLine<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let width = usize::from(area.width.saturating_sub(1));
        let line = format!("{}{}{}", self.prompt, self.text, self.theme.glyphs().caret);
        buffer.set_stringn(area.x + 1, area.y, line, width, Theme::name());
        buffer.set_stringn(area.x + 1, area.y + 1, self.status, width, self.theme.quiet());
    }
}

/// Running text, each part in a style of its own, in as many lines as there is room for.
pub(super) fn paragraphs(parts: &[(String, Style)], area: Rect, buffer: &mut Buffer) {
    let width = usize::from(area.width).max(1);
    let lines = parts.iter().flat_map(|(text, style)| wrap(text, width).into_iter().map(move |l| (l, *style)));
    for ((line, style), y) in lines.zip(area.y..area.bottom()) {
        buffer.set_stringn(area.x, y, line, width, style);
    }
}

/// A text in as many lines as there are, with a sign where something is cut.
pub(super) struct Sentence<'t> {
    pub(super) text: &'t str,
    pub(super) theme: Theme,
}

impl Widget for Sentence<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let width = usize::from(area.width);
        let lines = wrap(self.text, width.max(1));
        let last = usize::from(area.height).saturating_sub(1);
        for ((number, line), y) in lines.iter().enumerate().zip(area.y..area.bottom()) {
            let is_cut = number == last && lines.len() > last + 1;
            let line = if is_cut { format!("{line} {}", lines[last + 1]) } else { line.to_string() };
            let line = cut(&line, width, self.theme.glyphs().cut);
            buffer.set_stringn(area.x, y, line, width, Theme::text());
        }
    }
}

//! A text that is shown to be read, line by line as it is printed, broken where the window
//! ends.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use crate::tui::action::{Action, Wheel};
use crate::tui::frame::{Edge, Focus, Framed};
use crate::tui::keymap::Context;
use crate::tui::layout::{inside, within_margins};
use crate::tui::list::step;
use crate::tui::panes::Panes;
use crate::tui::text::columns;
use crate::tui::theme::Theme;
use crate::tui::view::{Outcome, View};

/// The text, and what of it is in sight.
#[derive(Clone, Debug, Default)]
pub(super) struct Printed {
    /// The command that prints it.
    title: String,
    text: String,
    rows: Vec<String>,
    top: usize,
    height: usize,
}

impl Printed {
    /// A text from its beginning, and the command that prints it.
    pub(super) fn new(title: String, text: String) -> Self {
        Self { title, text, ..Self::default() }
    }

    fn fit_to(&mut self, width: usize, height: usize) {
        self.rows = self.text.lines().flat_map(|line| broken(line, width.max(1))).collect();
        self.height = height.max(1);
        self.scroll_by(0);
    }

    /// Scrolls by so many rows, and stops at the ends.
    fn scroll_by(&mut self, rows: isize) {
        let furthest = self.rows.len().saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(rows).min(furthest);
    }

    fn in_sight(&self) -> &[String] {
        &self.rows[self.top..(self.top + self.height).min(self.rows.len())]
    }

    /// How many rows follow below those in sight.
    fn below(&self) -> usize {
        self.rows.len().saturating_sub(self.top + self.height)
    }
}

fn text_area(panes: &Panes<'_>) -> Rect {
    within_margins(inside(panes.layout().body()))
}

impl View for Printed {
    fn context(&self) -> Context {
        Context::Printed
    }

    fn act(&mut self, action: Action, _: &mut Panes<'_>) -> Outcome {
        let Some(rows) = step(action, self.height) else { return Outcome::Pass };
        self.scroll_by(rows);
        Outcome::Stay
    }

    fn scroll(&mut self, wheel: Wheel, _: &mut Panes<'_>) {
        self.scroll_by(wheel.rows);
    }

    fn fit(&mut self, panes: &mut Panes<'_>) {
        let area = text_area(panes);
        self.fit_to(area.width.into(), area.height.into());
    }

    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        let (body, theme) = (panes.layout().body(), panes.theme());
        Framed { title: &self.title, focus: Focus::On, theme }.render(body, buffer);
        let area = text_area(panes);
        for (row, y) in self.in_sight().iter().zip(area.y..area.bottom()) {
            buffer.set_stringn(area.x, y, row, area.width.into(), Theme::text());
        }
        Edge::MoreBelow(self.below()).draw(body, theme, buffer);
    }
}

/// A line in pieces of at most so many columns, broken between words where there are any; what goes on
/// stands in as far as the line began. An empty one is a piece of its own.
fn broken(line: &str, width: usize) -> Vec<String> {
    let text = line.trim_start();
    let indent = &line[..line.len() - text.len()];
    let indent = if columns(indent) < width { indent } else { "" };
    let options = textwrap::Options::new(width)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .initial_indent(indent)
        .subsequent_indent(indent);
    textwrap::wrap(text, options).into_iter().map(Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_go_on_below_and_nothing_is_lost() {
        let mut printed = Printed::new(String::new(), "abcdef\n\n日本語\n".to_owned());
        printed.fit_to(4, 2);
        assert_eq!(printed.in_sight(), ["abcd", "ef"]);
        assert_eq!(printed.below(), 3);
        printed.scroll_by(isize::MAX);
        assert_eq!(printed.in_sight(), ["日本", "語"]);
    }
}

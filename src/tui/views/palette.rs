//! Every action by name: those that fit what is typed, those that can be done here first.

mod drawing;
mod entry;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use crate::tui::action::{Action, Wheel};
use crate::tui::frame::{Focus, Framed, InputLine};
use crate::tui::keymap::Context;
use crate::tui::layout::{ScreenLayout, below, inside};
use crate::tui::list::{ListClick, ListCursor};
use crate::tui::panes::Panes;
use crate::tui::text_input::TextInput;
use crate::tui::theme::Theme;
use crate::tui::view::{Open, Origin, Outcome, View};
use drawing::EntryLine;
use entry::Entry;

/// The list of actions as it stands.
#[derive(Clone, Debug)]
pub struct Palette {
    input: TextInput,
    list: ListCursor,
    all: Vec<Entry>,
    /// By their numbers.
    fitting: Vec<usize>,
}

fn list_area(layout: ScreenLayout) -> Rect {
    below(inside(layout.middle()), 2)
}

impl Palette {
    /// Shows the actions in which every word that is typed occurs.
    fn narrow(&mut self) {
        let typed = self.input.text().to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        self.fitting = (0..self.all.len()).filter(|at| self.all[*at].fits(&words)).collect();
        self.fitting.sort_by_key(|at| self.all[*at].rank(&words));
        self.list.restart(self.fitting.len());
    }

    /// Goes back to where one came from, and does there what has the cursor.
    fn follow(&self, panes: &mut Panes<'_>) -> Outcome {
        let Some(at) = self.fitting.get(self.list.cursor()) else {
            panes.say("Nothing fits what you typed. Esc leaves the list.");
            return Outcome::Stay;
        };
        let entry = &self.all[*at];
        if let Some(elsewhere) = entry.elsewhere() {
            panes.say(elsewhere);
            return Outcome::Stay;
        }
        Outcome::Do(entry.action())
    }
}

impl Open for Palette {
    fn open(_: &mut Panes<'_>, origin: Origin) -> Option<Self> {
        let all = Entry::all(origin.context);
        let mut palette =
            Palette { input: TextInput::default(), list: ListCursor::default(), all, fitting: Vec::new() };
        palette.narrow();
        Some(palette)
    }
}

impl View for Palette {
    fn context(&self) -> Context {
        Context::Palette
    }

    fn act(&mut self, action: Action, panes: &mut Panes<'_>) -> Outcome {
        match action {
            Action::Follow => self.follow(panes),
            Action::Palette => Outcome::Stay,
            _ if self.list.travel(action) => Outcome::Stay,
            _ => Outcome::Pass,
        }
    }

    fn click(&mut self, at: Position, panes: &mut Panes<'_>) -> Outcome {
        match self.list.click(at, list_area(panes.layout())) {
            ListClick::Again => self.follow(panes),
            _ => Outcome::Stay,
        }
    }

    fn scroll(&mut self, wheel: Wheel, _: &mut Panes<'_>) {
        self.list.move_by(wheel.rows);
    }

    fn text_input<'v>(&'v mut self, _: &'v mut Panes<'_>) -> Option<&'v mut TextInput> {
        Some(&mut self.input)
    }

    fn edited(&mut self, _: &mut Panes<'_>) {
        self.narrow();
    }

    fn fit(&mut self, panes: &mut Panes<'_>) {
        self.list.set_height(list_area(panes.layout()).height.into());
    }

    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        let (area, theme) = (panes.layout().middle(), panes.theme());
        Framed { title: "Every action", focus: Focus::On, theme }.render(area, buffer);
        let status = match self.fitting.len() {
            0 => "nothing fits: try fewer letters, or one word of what it does".to_owned(),
            fitting => format!("{fitting} of {} actions", self.all.len()),
        };
        InputLine { prompt: ':', text: self.input.text(), status: &status, theme }.render(inside(area), buffer);
        for line in self.list.lines(list_area(panes.layout())) {
            let entry = &self.all[self.fitting[line.number]];
            EntryLine { entry, theme }.render(line.area, buffer);
            if line.has_cursor {
                buffer.set_style(line.area, Theme::selected());
            }
        }
    }
}

//! Where to go from a line that names several.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::content::Goal;
use crate::atlas::OrgIx;
use crate::date::date_in_words;
use crate::render::{called, clean, name};
use crate::tui::action::{Action, Wheel};
use crate::tui::frame::{Focus, Framed};
use crate::tui::keymap::Context;
use crate::tui::layout::{ScreenLayout, inside};
use crate::tui::list::{ListClick, ListCursor};
use crate::tui::panes::Panes;
use crate::tui::text::cut;
use crate::tui::theme::Theme;
use crate::tui::view::{Outcome, View};

/// The places to which a line leads.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// Of whom is read.
    of: OrgIx,
    goals: Vec<Goal>,
    said: Vec<String>,
    list: ListCursor,
}

impl Choice {
    pub(super) fn new(panes: &Panes<'_>, of: OrgIx, goals: Vec<Goal>) -> Self {
        let said = goals.iter().map(|goal| said(panes, *goal)).collect();
        let mut list = ListCursor::default();
        list.restart(goals.len());
        Self { of, goals, said, list }
    }

    fn area(&self, layout: ScreenLayout) -> Rect {
        let area = layout.middle();
        let wanted = u16::try_from(self.goals.len() + 2).unwrap_or(u16::MAX);
        let height = area.height.min(wanted);
        Rect { y: area.y + (area.height - height) / 2, height, ..area }
    }

    fn follow(&self) -> Outcome {
        self.goals.get(self.list.cursor()).map_or(Outcome::Shut, |goal| goal.outcome(self.of))
    }
}

fn said(panes: &Panes<'_>, goal: Goal) -> String {
    match goal {
        Goal::Org(org) => called(&name(panes.as_at(), org), &panes.atlas().org(org).id),
        Goal::Changes(day) => format!("What else changed on {}", date_in_words(day)),
        Goal::Date(day) => format!("Everything as at {}", date_in_words(day)),
    }
}

impl View for Choice {
    fn context(&self) -> Context {
        Context::Choice
    }

    fn act(&mut self, action: Action, _: &mut Panes<'_>) -> Outcome {
        match action {
            Action::Follow => self.follow(),
            _ if self.list.travel(action) => Outcome::Stay,
            _ => Outcome::Pass,
        }
    }

    fn click(&mut self, at: Position, panes: &mut Panes<'_>) -> Outcome {
        match self.list.click(at, inside(self.area(panes.layout()))) {
            ListClick::Missed => Outcome::Shut,
            _ => self.follow(),
        }
    }

    fn scroll(&mut self, wheel: Wheel, _: &mut Panes<'_>) {
        self.list.move_by(wheel.rows);
    }

    fn fit(&mut self, panes: &mut Panes<'_>) {
        self.list.set_height(inside(self.area(panes.layout())).height.into());
    }

    fn pointed(&self, _: &Panes<'_>) -> Option<OrgIx> {
        match self.goals.get(self.list.cursor()) {
            Some(Goal::Org(org)) => Some(*org),
            _ => Some(self.of),
        }
    }

    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        let theme = panes.theme();
        let area = self.area(panes.layout());
        Framed { title: "Where to?", focus: Focus::On, theme }.render(area, buffer);
        for line in self.list.lines(inside(area)) {
            let Rect { x, y, width, .. } = line.area;
            buffer.set_stringn(x, y, theme.glyphs().link, 1, theme.link());
            let room = usize::from(width.saturating_sub(2));
            let text = clean(&self.said[line.number]);
            buffer.set_stringn(x + 2, y, cut(&text, room, theme.glyphs().cut), room, Theme::text());
            if line.has_cursor {
                buffer.set_style(line.area, Theme::selected());
            }
        }
    }
}

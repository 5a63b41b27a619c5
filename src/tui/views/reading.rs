//! What is read through: a history, what changed between two days, two compared, or the way from
//! one to another. Lines that name somebody, or a day, lead there.

mod choice;
mod content;
mod laid;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::atlas::OrgIx;
use crate::query::Changes;
use crate::render::history::Telling;
use crate::render::reading::Role;
use crate::tui::action::{Action, Wheel};
use crate::tui::frame::{Edge, Focus, Framed};
use crate::tui::keymap::Context;
use crate::tui::layout::{ScreenLayout, inside, within_margins};
use crate::tui::list::step;
use crate::tui::panes::Panes;
use crate::tui::status;
use crate::tui::subject::Subject;
use crate::tui::text::cut;
use crate::tui::theme::Theme;
use crate::tui::view::{Outcome, View};
use choice::Choice;
use content::{Content, Goal, content};
use laid::Laid;

/// What is read through, as it stands.
#[derive(Clone, Debug)]
pub struct Reading {
    subject: Subject,
    /// Of what changed: is what only followed told one by one?
    telling: Telling,
    title: String,
    laid: Laid,
}

fn area(layout: ScreenLayout) -> Rect {
    within_margins(inside(layout.middle()))
}

impl Reading {
    /// It, the cursor on its first line that leads anywhere.
    pub(in crate::tui) fn new(panes: &Panes<'_>, subject: Subject) -> Self {
        let telling = Telling::InShort;
        let Content { title, lines } = content(panes, subject, telling);
        let mut reading = Self { subject, telling, title, laid: Laid::new(lines) };
        reading.laid.move_to_first_link();
        reading
    }

    /// What it is of.
    pub fn subject(&self) -> Subject {
        self.subject
    }

    /// Tells it again, the cursor where it was.
    fn tell_again(&mut self, panes: &Panes<'_>) {
        let Content { title, lines } = content(panes, self.subject, self.telling);
        self.title = title;
        self.laid.replace(lines);
    }

    /// Tells of another day of change instead, before or after those of which it tells.
    fn step_date(&mut self, panes: &mut Panes<'_>, action: Action) {
        let Subject::Difference { org, second, .. } = self.subject else { return };
        let changes = panes.changes_of(Some(org));
        let step = if action == Action::LaterDate { Changes::after } else { Changes::before };
        let Some(day) = step(&changes, second) else {
            panes.say(status::no_more_dates(&changes));
            return;
        };
        *self = Self::new(panes, Subject::on(org, day));
        self.fit(panes);
    }

    fn follow(&self, panes: &mut Panes<'_>) -> Outcome {
        match self.laid.goals() {
            [] => {
                panes.say(status::LEADS_NOWHERE);
                Outcome::Stay
            }
            [goal] => goal.outcome(self.subject.org()),
            several => Outcome::Open(Box::new(Choice::new(panes, self.subject.org(), several.to_vec()))),
        }
    }
}

impl View for Reading {
    fn context(&self) -> Context {
        match self.subject {
            Subject::Difference { .. } => Context::Difference,
            _ => Context::Reading,
        }
    }

    fn is_on_the_way_back(&self) -> bool {
        true
    }

    fn act(&mut self, action: Action, panes: &mut Panes<'_>) -> Outcome {
        let is_difference = self.context() == Context::Difference;
        match action {
            Action::Follow => return self.follow(panes),
            Action::NextSibling => self.laid.move_to_link(1),
            Action::PreviousSibling => self.laid.move_to_link(-1),
            Action::EarlierDate | Action::LaterDate if is_difference => self.step_date(panes, action),
            Action::OpenBelow if is_difference => {
                self.telling = match self.telling {
                    Telling::InShort => Telling::OneByOne,
                    Telling::OneByOne => Telling::InShort,
                };
                self.tell_again(panes);
            }
            Action::Up | Action::Down | Action::First | Action::Last => {
                let rows = step(action, self.laid.height()).unwrap_or(0);
                self.laid.move_by(rows);
            }
            _ => match step(action, self.laid.height()) {
                Some(rows) => self.laid.page_by(rows),
                None => return Outcome::Pass,
            },
        }
        Outcome::Stay
    }

    fn click(&mut self, at: Position, panes: &mut Panes<'_>) -> Outcome {
        let area = area(panes.layout());
        if !area.contains(at) || !self.laid.click((at.y - area.y).into()) || self.laid.goals().is_empty() {
            return Outcome::Stay;
        }
        self.follow(panes)
    }

    fn scroll(&mut self, wheel: Wheel, _: &mut Panes<'_>) {
        self.laid.scroll_by(wheel.rows);
    }

    fn fit(&mut self, panes: &mut Panes<'_>) {
        let area = area(panes.layout());
        self.laid.fit(area.width.into(), area.height.into());
    }

    fn renew(&mut self, panes: &mut Panes<'_>) {
        if self.context() == Context::Reading {
            self.tell_again(panes);
        }
        self.fit(panes);
    }

    fn pointed(&self, _: &Panes<'_>) -> Option<OrgIx> {
        let named = self.laid.goals().iter().find_map(|goal| match goal {
            Goal::Org(org) => Some(*org),
            _ => None,
        });
        Some(named.unwrap_or(self.subject.org()))
    }

    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        let (layout, theme) = (panes.layout(), panes.theme());
        let frame = layout.middle();
        let room = usize::from(frame.width).saturating_sub(4);
        let title = cut(&self.title, room, theme.glyphs().cut);
        Framed { title: &title, focus: Focus::On, theme }.render(frame, buffer);
        let area = area(layout);
        for (row, y) in self.laid.in_sight().iter().zip(area.y..area.bottom()) {
            let line = Rect { y, height: 1, ..area };
            buffer.set_stringn(area.x, y, &row.text, area.width.into(), style(row.role, theme));
            if row.leads && row.is_first {
                buffer.set_stringn(area.x, y, theme.glyphs().link, 1, theme.link());
            }
            if self.laid.has_cursor(row) {
                buffer.set_style(line, Theme::selected());
            }
        }
        Edge::MoreBelow(self.laid.below()).draw(frame, theme, buffer);
    }
}

fn style(role: Role, theme: Theme) -> Style {
    match role {
        Role::Name => Theme::name(),
        Role::Warning => theme.mark(),
        Role::Heading => theme.heading(),
        Role::Faint | Role::Source => theme.quiet(),
        Role::Text | Role::Blank => Theme::text(),
    }
}

//! Every date on which something changed, with what happened.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use crate::render::{clean, name};
use crate::tui::action::{Action, Wheel};
use crate::tui::frame::{Edge, Focus, Framed};
use crate::tui::keymap::Context;
use crate::tui::layout::{ScreenLayout, inside};
use crate::tui::list::{ListClick, ListCursor};
use crate::tui::panes::Panes;
use crate::tui::status;
use crate::tui::subject::Subject;
use crate::tui::theme::Theme;
use crate::tui::told_days::ToldDays;
use crate::tui::view::{Open, Origin, Outcome, View};

/// The list of dates.
#[derive(Clone, Debug)]
pub struct Times {
    /// Of what they are the dates.
    name: String,
    list: ListCursor,
    days: ToldDays,
}

fn list_area(layout: ScreenLayout) -> Rect {
    inside(layout.middle_of_lines())
}

impl Times {
    fn follow(&self) -> Outcome {
        match (self.days.of(), self.days.day(self.list.cursor())) {
            (Some(org), Some(day)) => Outcome::Read(Subject::on(org, day)),
            _ => Outcome::Shut,
        }
    }

    /// Works out what happened on those in sight.
    fn tell(&mut self, panes: &Panes<'_>) {
        self.days.tell(self.list.in_sight(), panes);
    }
}

impl Open for Times {
    /// The dates of change of what is selected, with the cursor on the last that is not after the
    /// day shown.
    fn open(panes: &mut Panes<'_>, _: Origin) -> Option<Self> {
        let days = ToldDays::of_selected(panes);
        if days.len() == 0 {
            panes.say(status::no_more_dates(&panes.changes()));
            return None;
        }
        let name = panes.changing().map_or_else(String::new, |org| name(panes.as_at(), org));
        let mut list = ListCursor::default();
        list.restart(days.len());
        list.move_to(days.until(panes.as_at().day()));
        Some(Times { name, list, days })
    }
}

impl View for Times {
    fn context(&self) -> Context {
        Context::Times
    }

    fn is_on_the_way_back(&self) -> bool {
        true
    }

    fn act(&mut self, action: Action, panes: &mut Panes<'_>) -> Outcome {
        match action {
            Action::Follow => self.follow(),
            _ if self.list.travel(action) => {
                self.tell(panes);
                Outcome::Stay
            }
            _ => Outcome::Pass,
        }
    }

    fn click(&mut self, at: Position, panes: &mut Panes<'_>) -> Outcome {
        match self.list.click(at, list_area(panes.layout())) {
            ListClick::Again => self.follow(),
            _ => Outcome::Stay,
        }
    }

    fn scroll(&mut self, wheel: Wheel, panes: &mut Panes<'_>) {
        self.list.move_by(wheel.rows);
        self.tell(panes);
    }

    fn fit(&mut self, panes: &mut Panes<'_>) {
        self.list.set_height(list_area(panes.layout()).height.into());
        self.tell(panes);
    }

    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        let theme = panes.theme();
        let frame = panes.layout().middle_of_lines();
        let title = format!("What changed when: {}", clean(&self.name));
        Framed { title: &title, focus: Focus::On, theme }.render(frame, buffer);
        for line in self.list.lines(list_area(panes.layout())) {
            self.days.draw(line.number, line.area, panes, buffer);
            if line.has_cursor {
                buffer.set_style(line.area, Theme::selected());
            }
        }
        Edge::Row { number: self.list.cursor() + 1, of: self.days.len() }.draw(frame, theme, buffer);
    }
}

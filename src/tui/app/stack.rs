//! The stack of views: opened and shut, clicked and scrolled, and what they ask for done.

use std::any::Any;

use ratatui::layout::Position;

use super::App;
use crate::atlas::OrgIx;
use crate::tui::action::{After, Wheel};
use crate::tui::panes::pointer::Clicked;
use crate::tui::status;
use crate::tui::view::{Origin, Outcome, View};
use crate::tui::views::Opener;

impl App<'_> {
    /// Whom the cursor is on, wherever it is.
    pub(super) fn pointed(&self) -> Option<OrgIx> {
        self.top().map_or_else(|| self.panes.pointed(), |view| view.pointed(&self.panes))
    }

    /// Opens a view over whatever is open.
    pub(super) fn open(&mut self, open: Opener) {
        let origin = Origin { context: self.context(), pointed: self.pointed() };
        if let Some(view) = open(&mut self.panes, origin) {
            self.lay(view);
        }
    }

    /// Lays a view on top; of a sort there is never one on another.
    pub(super) fn lay(&mut self, mut view: Box<dyn View>) {
        let sort = |view: &dyn View| (view as &dyn Any).type_id();
        if self.top().is_some_and(|top| sort(top) == sort(view.as_ref())) {
            self.stack.pop();
        }
        view.fit(&mut self.panes);
        self.stack.push(view);
    }

    /// Shuts the view on top; one that was opened in the place of another leads back to that.
    pub(super) fn shut(&mut self) {
        if self.is_onward() {
            return self.back();
        }
        self.stack.pop();
        if self.stack.is_empty() {
            self.trail.shut_view();
        }
    }

    /// Does what a view asks for.
    pub(super) fn carry_out(&mut self, outcome: Outcome) -> After {
        match outcome {
            Outcome::Pass | Outcome::Stay => {}
            Outcome::Shut => self.shut(),
            Outcome::Open(view) => self.lay(view),
            Outcome::Go(target) => self.go(target),
            Outcome::Turn(day) => self.turn(day),
            Outcome::ShutAndTurn(day) => {
                self.shut();
                self.turn(day);
                if self.as_at().is_beyond() {
                    let said = status::beyond(self.as_at());
                    self.panes.say(said);
                }
            }
            Outcome::Read(subject) => self.read(subject),
            Outcome::Do(action) => {
                self.shut();
                return self.act(action);
            }
            Outcome::Hand(after) => return after,
            Outcome::ShutAndHand(after) => {
                self.shut();
                return after;
            }
        }
        After::Stay
    }

    pub(super) fn click(&mut self, at: Position) -> After {
        if let Some(view) = self.stack.last_mut() {
            let outcome = view.click(at, &mut self.panes);
            return self.carry_out(outcome);
        }
        if self.panes.click(at) == Clicked::Follow {
            return self.follow_line();
        }
        After::Stay
    }

    pub(super) fn scroll(&mut self, wheel: Wheel) {
        match self.stack.last_mut() {
            Some(view) => view.scroll(wheel, &mut self.panes),
            None => self.panes.scroll(wheel),
        }
    }
}

//! Going elsewhere in place or time, and the way back and forward: through views too.

use super::App;
use crate::date::Day;
use crate::tui::card::Target;
use crate::tui::panes::Pane;
use crate::tui::status;
use crate::tui::subject::Subject;
use crate::tui::trail::{Stop, Turned};
use crate::tui::view::View;
use crate::tui::views::reading::Reading;

impl App<'_> {
    /// Does the way back lead through the view on top?
    fn is_in_view(&self) -> bool {
        self.top().is_some_and(View::is_on_the_way_back)
    }

    fn here(&self) -> Stop {
        Stop {
            whereabouts: self.panes.whereabouts(),
            pane: self.panes.pane(),
            closed: self.panes.closed(),
            views: Vec::new(),
            turned: if self.is_in_view() { Turned::InView } else { Turned::InPanes },
        }
    }

    /// Where one is, with the views that are open: they are left there, the others are shut.
    fn here_with_views(&mut self) -> Stop {
        let here = self.here();
        let mut views = std::mem::take(&mut self.stack);
        views.retain(|view| view.is_on_the_way_back());
        Stop { views, turned: Turned::InPanes, ..here }
    }

    /// Leaves a stop on the way.
    pub(super) fn leave(&mut self) {
        let here = self.here();
        self.trail.leave(here);
    }

    /// Leaves all views for an organisation or a day.
    pub(super) fn go(&mut self, target: Target) {
        let here = self.here_with_views();
        self.trail.leave(here);
        match target {
            Target::Org(org) => {
                self.panes.focus(Pane::Tree);
                self.panes.go_to(org);
            }
            Target::Day(day) => self.set_day(day),
            // No view leads to what only a card has.
            Target::Fold(_) | Target::Key(_) | Target::List(..) | Target::Changes(..) => {}
        }
    }

    /// Turns to another day; the views stay open.
    pub(super) fn turn(&mut self, day: Day) {
        self.leave();
        self.set_day(day);
    }

    /// Opens what is to be read, in the place of what is open.
    pub(super) fn read(&mut self, subject: Subject) {
        let view = Reading::new(&self.panes, subject);
        self.stack.retain(|view| view.is_on_the_way_back());
        if !self.stack.is_empty() {
            let here = self.here_with_views();
            self.trail.leave(Stop { turned: Turned::Onward, ..here });
        }
        self.lay(Box::new(view));
    }

    /// Was the view on top opened in the place of another?
    pub(super) fn is_onward(&self) -> bool {
        self.is_in_view() && self.trail.behind() == Some(Turned::Onward)
    }

    fn set_day(&mut self, day: Day) {
        self.panes.set_day(day);
        self.renew_views();
    }

    /// Shows what has closed too, or hides it again.
    pub(super) fn toggle_closed(&mut self) {
        self.panes.toggle_closed();
        self.renew_views();
        self.panes.say(status::closed(self.panes.closed()));
    }

    fn renew_views(&mut self) {
        for view in &mut self.stack {
            view.renew(&mut self.panes);
        }
    }

    /// Back to where one was: from a view to what lies beneath it, unless another day was
    /// turned to in the view.
    pub(super) fn back(&mut self) {
        let behind = self.trail.behind();
        if self.is_in_view() && matches!(behind, None | Some(Turned::InPanes)) {
            let here = self.here_with_views();
            self.trail.back_out_of(here);
        } else if behind.is_none() {
            self.panes.say("This is where you began.");
        } else {
            let here = self.here_to_leave(behind);
            if let Some(stop) = self.trail.back(here) {
                self.return_to(stop);
            }
        }
    }

    /// Forward again to where one went back from.
    pub(super) fn forward(&mut self) {
        let ahead = self.trail.ahead();
        if ahead.is_none() {
            self.panes.say("There is nothing ahead.");
            return;
        }
        let here = self.here_to_leave(ahead);
        if let Some(stop) = self.trail.forward(here) {
            self.return_to(stop);
        }
    }

    /// Where one is, for a stop to which one goes: in a view one stays, where that is another
    /// day in it.
    fn here_to_leave(&mut self, stop: Option<Turned>) -> Stop {
        if self.is_in_view() && stop == Some(Turned::InView) { self.here() } else { self.here_with_views() }
    }

    fn return_to(&mut self, stop: Stop) {
        let day = self.as_at().day();
        self.panes.return_to(stop.whereabouts);
        if stop.views.is_empty() {
            if self.as_at().day() != day {
                self.renew_views();
            }
            return;
        }
        self.panes.focus(stop.pane);
        self.stack = stop.views;
        if stop.closed == self.panes.closed() {
            for view in &mut self.stack {
                view.fit(&mut self.panes);
            }
        } else {
            self.renew_views();
        }
    }
}

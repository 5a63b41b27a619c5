//! Another day: the list of dates, a step in time, what has closed.

use super::{App, OnTop, Pane};
use crate::atlas::Closed;
use crate::date::Day;
use crate::query::{AsAt, Changes, RowKey};
use crate::tui::card::CardPane;
use crate::tui::status;
use crate::tui::times::Times;

impl App<'_> {
    pub(super) fn open_times(&mut self) {
        let changes = self.changes();
        if changes.is_empty() {
            self.message = Some(status::no_more_dates(&changes));
            return;
        }
        let of = self.card.as_ref().map_or_else(String::new, |c| self.as_at.name(c.org()).to_owned());
        let mut times = Times::new(of, &changes, self.as_at.day());
        times.list.set_height(self.layout.listed_rows().into());
        self.on_top = OnTop::Times(Box::new(times));
    }

    pub(super) fn toggle_closed(&mut self) {
        self.closed = match self.closed {
            Closed::Leave => Closed::Keep,
            Closed::Keep => Closed::Leave,
        };
        self.set_day(self.as_at.day());
        self.message = Some(status::closed(self.closed));
    }

    pub(super) fn step_date(&mut self, step: impl FnOnce(&Changes, Day) -> Option<Day>) {
        let changes = self.changes();
        let Some(day) = step(&changes, self.as_at.day()) else {
            self.message = Some(status::no_more_dates(&changes));
            return;
        };
        self.trail.leave(self.here());
        self.set_day(day);
        self.message = Some(status::changed_on(day, changes.on_day(day)));
    }

    /// The days on which something changed in what is selected, below it, or on its card.
    fn changes(&self) -> Changes {
        match self.card.as_ref().map(CardPane::org) {
            Some(org) if !self.as_at.snapshot().roots().contains(&org) => Changes::below(self.atlas, org),
            _ => Changes::of(self.atlas),
        }
    }

    /// Shows another day. The cursor stays with its row, or goes to the nearest thing above
    /// it that is there on that day.
    pub(super) fn set_day(&mut self, day: Day) {
        let selected = self.tree.selected_org();
        let branch = self.tree.branch();
        self.as_at = AsAt::new(self.atlas, day, self.closed);
        self.tree.rebuild(&self.as_at);
        if !self.narrow.is_blank() {
            self.narrow_tree();
        }
        let org_of = |place: &RowKey| match place {
            RowKey::Org { org, .. } => *org,
            RowKey::Group { under, .. } => *under,
        };
        let stayed = branch.first().is_some_and(|place| self.tree.select(*place));
        if !stayed {
            // What it hangs under may have changed with the day.
            let nearest = selected.into_iter().chain(branch.iter().map(org_of));
            for org in nearest {
                if self.tree.reveal(&self.as_at, org) {
                    break;
                }
            }
        }
        let card_of = if self.pane == Pane::Card {
            self.card.as_ref().map(CardPane::org)
        } else {
            self.tree.selected_org()
        };
        match card_of {
            Some(org) => self.show_anew(org),
            None => self.card = None,
        }
        self.find_again();
    }
}

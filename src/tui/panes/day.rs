//! Another day, and what changed when.

use super::{Pane, Panes};
use crate::atlas::Closed;
use crate::date::Day;
use crate::query::{AsAt, Changes, RowKey, changes_about};
use crate::tui::card::CardPane;

impl Panes<'_> {
    /// The days on which something changed in what is selected, below it, on its card or around it.
    pub(in crate::tui) fn changes(&self) -> Changes {
        match self.selected() {
            Some(org) if !self.as_at.snapshot().roots().contains(&org) => changes_about(self.atlas, org),
            _ => Changes::of(self.atlas),
        }
    }

    /// Shows what has closed too, or hides it again.
    pub(in crate::tui) fn toggle_closed(&mut self) {
        self.closed = match self.closed {
            Closed::Leave => Closed::Keep,
            Closed::Keep => Closed::Leave,
        };
        self.set_day(self.as_at.day());
    }

    /// Shows another day. The cursor stays with its row, or goes to the nearest thing above
    /// it that is there on that day.
    pub(in crate::tui) fn set_day(&mut self, day: Day) {
        let selected = self.tree.selected_org();
        let branch = self.tree.branch();
        self.as_at = AsAt::new(self.atlas, day, self.closed);
        self.tree.rebuild(&self.as_at);
        if !self.narrow.is_blank() {
            self.narrow_tree();
        }
        let org_of = |key: &RowKey| match key {
            RowKey::Org { org, .. } => *org,
            RowKey::Group { under, .. } => *under,
        };
        let stayed = branch.first().is_some_and(|key| self.tree.select(*key));
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
    }
}

//! Another day, and what changed when.

use std::rc::Rc;

use super::{Pane, Panes};
use crate::atlas::{Closed, OrgIx};
use crate::date::Day;
use crate::query::{AsAt, Changes, Daily, RowKey};
use crate::render::history::{Headline, headlines};
use crate::tui::card::CardPane;
use crate::tui::status;

impl<'a> Panes<'a> {
    /// The days on which something changed in what is selected, below it, on its card or around it.
    pub(in crate::tui) fn changes(&self) -> Changes {
        self.changes_of(self.selected())
    }

    /// The same of an organisation; of all there is where none is said.
    pub(in crate::tui) fn changes_of(&self, org: Option<OrgIx>) -> Changes {
        self.daily(org).changes().clone()
    }

    /// What happened on a day to an organisation, below it and around it, in words.
    pub(in crate::tui) fn headlines(&self, org: Option<OrgIx>, day: Day) -> Vec<Headline> {
        headlines(self.atlas, &self.daily(org), day)
    }

    /// Says at the foot what happened on a day to an organisation, below it and around it.
    pub(in crate::tui) fn say_changed(&mut self, org: Option<OrgIx>, day: Day) {
        let headlines = self.headlines(org, day);
        let room = usize::from(self.layout.foot().width).saturating_sub(2);
        self.say(status::changed_on(day, &headlines, room));
    }

    /// What is known of what happened day by day. It is kept for whom it was asked of last.
    fn daily(&self, org: Option<OrgIx>) -> Rc<Daily<'a>> {
        let asked = org.filter(|org| !self.as_at.snapshot().roots().contains(org));
        if let Some(known) = self.daily.borrow().as_ref().filter(|known| known.asked() == asked) {
            return Rc::clone(known);
        }
        let daily = Rc::new(Daily::of(self.atlas, asked));
        *self.daily.borrow_mut() = Some(Rc::clone(&daily));
        daily
    }

    /// Of whom what changed is told: of what is selected, else of all there is.
    pub(in crate::tui) fn changing(&self) -> Option<OrgIx> {
        self.selected().or_else(|| self.as_at.snapshot().roots().first().copied())
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

//! Where one is in the panes, and going elsewhere.

use super::{Pane, Panes};
use crate::atlas::OrgIx;
use crate::date::Day;
use crate::query::RowKey;
use crate::tui::card::CardPane;
use crate::tui::status;

/// Where one is in the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The row of the tree.
    row: Option<RowKey>,
    /// Whose card.
    card_of: Option<OrgIx>,
    /// The line of the card that had the cursor.
    card_line: usize,
    /// The date.
    day: Day,
}

impl Panes<'_> {
    /// Where one is.
    pub(in crate::tui) fn whereabouts(&self) -> Whereabouts {
        Whereabouts {
            row: self.tree.selected().map(|row| row.key),
            card_of: self.selected(),
            card_line: self.card.as_ref().map_or(0, CardPane::cursor),
            day: self.as_at.day(),
        }
    }

    /// Goes back to where one was.
    pub(in crate::tui) fn return_to(&mut self, there: Whereabouts) {
        if there.day != self.as_at.day() {
            self.set_day(there.day);
        }
        if let Some(row) = there.row {
            let is_shown = self.tree.select(row);
            let (RowKey::Org { org, .. } | RowKey::Group { under: org, .. }) = row;
            if !is_shown {
                self.tree.reveal(&self.as_at, org);
                self.tree.select(row);
            }
        }
        self.show_selected();
        if let Some(org) = there.card_of {
            self.show(org);
        }
        if let Some(card) = &mut self.card {
            card.move_to(there.card_line);
        }
    }

    /// Goes to an organisation: in the tree where it has a place there, else to its card.
    pub(in crate::tui) fn go_to(&mut self, org: OrgIx) {
        self.remember(org);
        let is_revealed = self.tree.reveal(&self.as_at, org);
        if !self.tree.is_narrowed() {
            self.narrow.clear();
        }
        self.show(org);
        if !is_revealed {
            self.pane = Pane::Card;
            self.say(status::not_in_tree(&self.as_at, org));
        }
    }

    /// Goes to the first line of the card that leads somewhere.
    pub(in crate::tui) fn go_to_first_link(&mut self) {
        if let Some(card) = &mut self.card {
            card.move_to_first_link();
        }
    }
}

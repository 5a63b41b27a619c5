//! What a click and the wheel do in the panes.

use ratatui::layout::Position;

use super::{Pane, Panes};
use crate::tui::action::Wheel;

/// What a click on the panes asks for beyond moving the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Clicked {
    /// Nothing.
    Done,
    /// To go where the line with the cursor leads.
    Follow,
}

impl Panes<'_> {
    /// A click moves the cursor; in the tree a click where it is opens or shuts the row, and on the card
    /// it follows the line, where that leads anywhere.
    pub(in crate::tui) fn click(&mut self, at: Position) -> Clicked {
        let (tree, card) = (self.layout.tree_text(), self.layout.card_text());
        if self.shows(Pane::Tree) && tree.contains(at) {
            self.click_row((at.y - tree.y).into());
        } else if self.shows(Pane::Card) && card.contains(at) {
            return self.click_line((at.y - card.y).into());
        }
        Clicked::Done
    }

    fn shows(&self, pane: Pane) -> bool {
        self.layout.is_wide() || self.pane == pane
    }

    fn click_row(&mut self, row: usize) {
        self.pane = Pane::Tree;
        let target = self.tree.top() + row;
        if target >= self.tree.rows().len() {
            return;
        }
        let again = target == self.tree.cursor();
        self.in_tree(|tree, as_at| {
            tree.move_to(target);
            if again {
                tree.toggle(as_at);
            }
        });
    }

    fn click_line(&mut self, row: usize) -> Clicked {
        self.pane = Pane::Card;
        let Some(card) = &mut self.card else { return Clicked::Done };
        let Some(entry) = card.entry_at(row) else { return Clicked::Done };
        card.move_to(entry);
        if card.target().is_some() { Clicked::Follow } else { Clicked::Done }
    }

    /// The wheel scrolls the pane it is over.
    pub(in crate::tui) fn scroll(&mut self, wheel: Wheel) {
        if self.shows(Pane::Card) && self.layout.card_text().contains(wheel.at) {
            if let Some(card) = &mut self.card {
                card.scroll_by(wheel.rows);
            }
        } else if self.shows(Pane::Tree) {
            self.tree.scroll_by(wheel.rows);
            self.show_selected();
        }
    }
}

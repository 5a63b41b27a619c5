//! What actions do in the panes: moving the cursor, opening and shutting rows, and from pane
//! to pane.

use super::{Pane, Panes};
use crate::tui::action::Action;
use crate::tui::list::step;
use crate::tui::status;
use crate::words::Tier;

impl Panes<'_> {
    /// Does what is asked, where it means something in the panes.
    pub(in crate::tui) fn act(&mut self, action: Action) {
        match action {
            Action::SwitchPane => self.switch_pane(),
            Action::StepBack => self.step_back(),
            Action::ToNation => self.open_to(Tier::Nation),
            Action::ToRegions => self.open_to(Tier::Region),
            Action::ToSystems => self.open_to(Tier::System),
            Action::ToPlaces => self.open_to(Tier::Place),
            Action::ToNeighbourhoods => self.open_to(Tier::Neighbourhood),
            Action::ToPractices => self.open_to(Tier::Practice),
            Action::OpenBelow => self.open_below(),
            Action::Open => self.in_tree(|tree, as_at| tree.open(as_at)),
            Action::Shut => self.in_tree(|tree, as_at| tree.shut(as_at)),
            Action::NextSibling => self.in_tree(|tree, _| tree.next_sibling()),
            Action::PreviousSibling => self.in_tree(|tree, _| tree.previous_sibling()),
            _ if self.pane == Pane::Card => self.travel_on_card(action),
            _ => {
                self.travel_in_tree(action);
            }
        }
    }

    /// Moves the cursor of the tree up, down and by pages. False where the action does not.
    pub(in crate::tui) fn travel_in_tree(&mut self, action: Action) -> bool {
        let Some(rows) = step(action, self.tree.height()) else { return false };
        self.in_tree(|tree, _| tree.move_by(rows));
        true
    }

    fn travel_on_card(&mut self, action: Action) {
        let height = self.tree.height();
        let Some(card) = &mut self.card else { return };
        match action {
            Action::HalfPageDown => card.page_by(1),
            Action::HalfPageUp => card.page_by(-1),
            Action::PageDown => card.page_by(2),
            Action::PageUp => card.page_by(-2),
            _ => {
                if let Some(entries) = step(action, height) {
                    card.move_by(entries);
                }
            }
        }
    }

    fn open_below(&mut self) {
        let (mut rows, mut is_all) = (0, true);
        self.in_tree(|tree, as_at| (rows, is_all) = tree.open_below(as_at));
        self.say(status::opened_below(rows, is_all));
    }

    fn open_to(&mut self, tier: Tier) {
        self.in_tree(|tree, as_at| tree.open_to(as_at, tier));
        self.say(status::opened_to(&self.as_at, tier));
    }

    fn switch_pane(&mut self) {
        self.pane = match self.pane {
            Pane::Tree if self.card.is_some() => Pane::Card,
            _ => Pane::Tree,
        };
        match &mut self.card {
            Some(card) if self.pane == Pane::Card && card.cursor() == 0 => card.move_to_first_link(),
            _ => {}
        }
    }

    /// From the card to the tree; there, makes a narrowed tree whole.
    fn step_back(&mut self) {
        match self.pane {
            Pane::Card => {
                self.pane = Pane::Tree;
                self.show_selected();
            }
            Pane::Tree if self.narrow.text().is_empty() => {
                self.say("q leaves the explorer; ? shows every key.");
            }
            Pane::Tree => self.widen(),
        }
    }
}

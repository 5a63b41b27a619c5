//! Moving the cursor, by rows and pages and from pane to pane; and opening the tree to a tier.

use super::{App, OnTop, Pane};
use crate::query::AsAt;
use crate::tui::action::Action;
use crate::tui::status;
use crate::tui::tree::Tree;
use crate::words::Tier;

impl<'a> App<'a> {
    /// Up, down and by pages, in whatever has the cursor.
    pub(super) fn travel(&mut self, action: Action) {
        if matches!(self.on_top, OnTop::Boundaries(_)) {
            return self.travel_in_boundaries(action);
        }
        let height = match &self.on_top {
            OnTop::Find(find) => find.list.height(),
            OnTop::Times(times) => times.list.height(),
            OnTop::Terms(terms) => terms.list.height(),
            OnTop::Palette(palette) => palette.list.height(),
            _ => self.tree.height(),
        };
        let page = isize::try_from(height).unwrap_or(1);
        let step = match action {
            Action::Up => -1,
            Action::Down => 1,
            Action::HalfPageDown => (page / 2).max(1),
            Action::HalfPageUp => -(page / 2).max(1),
            Action::PageDown => page,
            Action::PageUp => -page,
            Action::First => isize::MIN,
            _ => isize::MAX,
        };
        match (&mut self.on_top, self.pane) {
            (OnTop::Find(find), _) => {
                find.list.move_by(step);
                self.show_found();
            }
            (OnTop::Times(times), _) => times.list.move_by(step),
            (OnTop::Terms(terms), _) => terms.list.move_by(step),
            (OnTop::Palette(palette), _) => palette.list.move_by(step),
            (OnTop::Map(_) | OnTop::Boundaries(_) | OnTop::Sheet(_), _) => {}
            (OnTop::Help(top), _) => {
                let furthest = self.layout.help_overflow();
                let step = i16::try_from(step).unwrap_or(if step > 0 { i16::MAX } else { i16::MIN });
                *top = top.saturating_add_signed(step).min(furthest);
            }
            (OnTop::Narrow, _) | (OnTop::Nothing, Pane::Tree) => self.in_tree(|tree, _| tree.move_by(step)),
            (OnTop::Nothing, Pane::Card) => {
                let Some(card) = &mut self.card else { return };
                match action {
                    Action::HalfPageDown => card.page_by(1),
                    Action::HalfPageUp => card.page_by(-1),
                    Action::PageDown => card.page_by(2),
                    Action::PageUp => card.page_by(-2),
                    _ => card.move_by(step),
                }
            }
        }
    }

    pub(super) fn in_tree(&mut self, change: impl FnOnce(&mut Tree, &AsAt<'a>)) {
        change(&mut self.tree, &self.as_at);
        self.show_selected();
    }

    pub(super) fn open_to(&mut self, tier: Tier) {
        self.in_tree(|tree, as_at| tree.open_to(as_at, tier));
        self.message = Some(status::opened_to(&self.as_at, tier));
    }

    pub(super) fn switch_pane(&mut self) {
        if matches!(self.on_top, OnTop::Boundaries(_)) {
            return self.switch_half();
        }
        self.pane = match self.pane {
            Pane::Tree if self.card.is_some() => Pane::Card,
            _ => Pane::Tree,
        };
        match &mut self.card {
            Some(card) if self.pane == Pane::Card && card.cursor() == 0 => card.move_to_first_link(),
            _ => {}
        }
    }
}

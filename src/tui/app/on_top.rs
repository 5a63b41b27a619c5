//! What lies on what: laid on top, shut again, and all of it fitted to the window.

use super::{App, OnTop, Pane};
use crate::tui::layout::Layout;

impl<'a> App<'a> {
    pub(super) fn help(&mut self) {
        match self.on_top {
            OnTop::Help(_) => self.uncover(),
            _ => self.cover(OnTop::Help(0)),
        }
    }

    /// Lays something on top that leaves what is below as it is.
    pub(super) fn cover(&mut self, with: OnTop<'a>) {
        self.below.push(std::mem::replace(&mut self.on_top, with));
    }

    /// Shuts what lies on top, and shows again what lay below it, fitted to the window.
    pub(super) fn uncover(&mut self) {
        self.on_top = self.below.pop().unwrap_or(OnTop::Nothing);
        let screen = self.layout.screen();
        self.resize((screen.width, screen.height));
    }

    pub(super) fn step_back(&mut self) {
        if self.step_back_in_boundaries() {
            return;
        }
        if matches!(self.on_top, OnTop::Help(_) | OnTop::Sheet(_) | OnTop::Palette(_)) {
            return self.uncover();
        }
        match (std::mem::replace(&mut self.on_top, OnTop::Nothing), self.pane) {
            (OnTop::Nothing, Pane::Card) => {
                self.pane = Pane::Tree;
                self.show_selected();
            }
            (OnTop::Nothing, Pane::Tree) if self.narrow.text().is_empty() => {
                self.message = Some("q leaves the explorer; ? shows every key.".to_owned());
            }
            (OnTop::Nothing, Pane::Tree) | (OnTop::Narrow, _) => self.widen(),
            // The search has shown other cards meanwhile.
            (OnTop::Find(_), Pane::Tree) => self.show_selected(),
            _ => {}
        }
    }

    pub(super) fn resize(&mut self, (columns, rows): (u16, u16)) {
        self.layout = Layout::of(columns, rows);
        self.tree.set_height(self.layout.tree_text().height.into());
        let area = self.layout.card_text();
        if let Some(card) = &mut self.card {
            card.fit(area.width.into(), area.height.into());
        }
        match &mut self.on_top {
            OnTop::Find(find) => find.list.set_height(self.layout.found_rows().into()),
            OnTop::Times(times) => times.list.set_height(self.layout.listed_rows().into()),
            OnTop::Terms(terms) => terms.list.set_height(self.layout.term_rows().into()),
            OnTop::Palette(palette) => palette.list.set_height(self.layout.action_list().height.into()),
            _ => {}
        }
        self.fit_boundaries();
        self.fit_map();
        self.fit_sheet();
        self.show_found();
    }
}

//! What a click and the wheel do.

use super::{App, OnTop, Pane};

impl App<'_> {
    pub(super) fn click(&mut self, column: u16, row: u16) {
        match &mut self.on_top {
            OnTop::Help(_) => self.uncover(),
            OnTop::Sheet(_) => self.click_sheet(column, row),
            // It is clicked elsewhere: it may ask for something to be done.
            OnTop::Palette(_) => {}
            OnTop::Map(_) => self.click_map(column, row),
            OnTop::Find(find) => {
                let area = self.layout.found();
                if !area.contains((column, row).into()) {
                    return;
                }
                let before = find.list.cursor();
                if find.list.move_to_row((row - area.y).into()) {
                    let again = find.list.cursor() == before;
                    self.show_found();
                    if again {
                        self.follow();
                    }
                }
            }
            OnTop::Times(times) => {
                let area = self.layout.listed();
                let before = times.list.cursor();
                let hit = area.contains((column, row).into()) && times.list.move_to_row((row - area.y).into());
                if hit && times.list.cursor() == before {
                    self.follow();
                }
            }
            OnTop::Terms(terms) => {
                let area = self.layout.term_list();
                if area.contains((column, row).into()) {
                    terms.list.move_to_row((row - area.y).into());
                }
            }
            OnTop::Boundaries(_) => self.click_boundaries((column, row).into()),
            OnTop::Nothing | OnTop::Narrow => self.click_pane(column, row),
        }
    }

    fn click_pane(&mut self, column: u16, row: u16) {
        let at = (column, row).into();
        let (tree, card) = (self.layout.tree_text(), self.layout.card_text());
        let shows_tree = self.layout.is_wide() || self.pane == Pane::Tree;
        let shows_card = self.layout.is_wide() || self.pane == Pane::Card;
        if shows_tree && tree.contains(at) {
            self.pane = Pane::Tree;
            let target = self.tree.top() + usize::from(row - tree.y);
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
        } else if shows_card && card.contains(at) {
            let was_card = self.pane == Pane::Card;
            self.pane = Pane::Card;
            let Some(pane) = &mut self.card else { return };
            let Some(entry) = pane.entry_at((row - card.y).into()) else { return };
            let again = was_card && pane.cursor() == entry;
            pane.move_to(entry);
            if again {
                self.follow();
            }
        }
    }

    pub(super) fn scroll(&mut self, (column, row): (u16, u16), rows: isize) {
        match &mut self.on_top {
            OnTop::Help(top) => {
                let furthest = self.layout.help_overflow();
                *top = top.saturating_add_signed(if rows > 0 { 3 } else { -3 }).min(furthest);
                return;
            }
            OnTop::Find(find) => {
                find.list.move_by(rows);
                self.show_found();
                return;
            }
            OnTop::Times(times) => return times.list.move_by(rows),
            OnTop::Terms(terms) => return terms.list.move_by(rows),
            OnTop::Palette(palette) => return palette.list.move_by(rows),
            OnTop::Sheet(_) => return self.scroll_sheet(rows),
            OnTop::Boundaries(_) => return self.scroll_boundaries((column, row).into(), rows),
            OnTop::Map(_) => return,
            OnTop::Nothing | OnTop::Narrow => {}
        }
        let at = (column, row).into();
        let over_card =
            self.layout.card_text().contains(at) && (self.layout.is_wide() || self.pane == Pane::Card);
        if over_card {
            if let Some(card) = &mut self.card {
                card.scroll_by(rows);
            }
        } else if self.layout.is_wide() || self.pane == Pane::Tree {
            self.tree.scroll_by(rows);
            self.show_selected();
        }
    }
}

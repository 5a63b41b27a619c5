//! What inputs do to the list of every action.

use super::{App, OnTop};
use crate::tui::action::After;
use crate::tui::palette::Palette;
use crate::tui::status;

impl App<'_> {
    /// Opens it over whatever is open.
    pub(super) fn open_palette(&mut self) {
        if matches!(self.on_top, OnTop::Palette(_)) {
            return;
        }
        let mut palette = Palette::new(self.context());
        palette.list.set_height(self.layout.action_list().height.into());
        self.cover(OnTop::Palette(Box::new(palette)));
    }

    /// Goes back to where one came from, and does what has the cursor there.
    pub(super) fn do_chosen(&mut self) -> After {
        let OnTop::Palette(palette) = &self.on_top else { return After::Stay };
        let Some(entry) = palette.selected() else {
            self.message = Some("Nothing fits what you typed. Esc leaves the list.".to_owned());
            return After::Stay;
        };
        if let Some(context) = entry.only {
            self.message = Some(status::not_here(&entry.name, context));
            return After::Stay;
        }
        let action = entry.action();
        self.uncover();
        self.act(action)
    }

    /// A click selects an action; a click on the one with the cursor does it.
    pub(super) fn click_palette(&mut self, column: u16, row: u16) -> After {
        let area = self.layout.action_list();
        let OnTop::Palette(palette) = &mut self.on_top else { return After::Stay };
        let before = palette.list.cursor();
        let is_hit = area.contains((column, row).into()) && palette.list.move_to_row((row - area.y).into());
        if is_hit && palette.list.cursor() == before { self.do_chosen() } else { After::Stay }
    }
}

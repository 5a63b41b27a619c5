//! Going from one to another: which card is shown, following what leads somewhere, and the
//! way back.

use super::{App, OnTop, Pane};
use crate::atlas::OrgIx;
use crate::query::RowKey;
use crate::tui::card::{CardPane, Target};
use crate::tui::status;
use crate::tui::trail::Stop;

impl App<'_> {
    /// The card of the organisation the cursor is on.
    pub(super) fn show_selected(&mut self) {
        match self.tree.selected_org() {
            Some(org) => self.show(org),
            None => self.card = None,
        }
    }

    fn show(&mut self, org: OrgIx) {
        if self.card.as_ref().is_some_and(|c| c.org() == org) {
            return;
        }
        self.show_anew(org);
    }

    pub(super) fn show_anew(&mut self, org: OrgIx) {
        let mut card = CardPane::new(&self.as_at, org);
        let area = self.layout.card_text();
        card.fit(area.width.into(), area.height.into());
        self.card = Some(card);
    }

    pub(super) fn show_found(&mut self) {
        let OnTop::Find(find) = &self.on_top else { return };
        match find.selected() {
            Some(org) if self.layout.is_wide() => self.show(org),
            None if !find.typed.is_blank() => self.card = None,
            _ => {}
        }
    }

    pub(super) fn here(&self) -> Stop {
        Stop {
            place: self.tree.selected().map(|row| row.key),
            card_of: self.card.as_ref().map(CardPane::org),
            card_line: self.card.as_ref().map_or(0, CardPane::cursor),
            day: self.as_at.day(),
        }
    }

    /// Goes to an organisation: in the tree where it has a place there, else to its card.
    pub(super) fn go_to(&mut self, org: OrgIx) {
        let revealed = self.tree.reveal(&self.as_at, org);
        if !self.tree.is_narrowed() {
            self.narrow.clear();
        }
        self.show(org);
        if revealed {
            return;
        }
        self.pane = Pane::Card;
        self.message = Some(status::not_in_tree(&self.as_at, org));
    }

    pub(super) fn follow(&mut self) {
        match &self.on_top {
            OnTop::Find(_) => self.follow_found(),
            OnTop::Narrow => self.keep_narrow(),
            OnTop::Boundaries(_) => self.follow_row(),
            OnTop::Times(times) => {
                let day = times.selected();
                self.on_top = OnTop::Nothing;
                self.trail.leave(self.here());
                if let Some(day) = day {
                    self.set_day(day);
                }
            }
            _ => self.follow_line(),
        }
    }

    /// Goes to what the search has found.
    fn follow_found(&mut self) {
        let OnTop::Find(find) = &self.on_top else { return };
        let Some(org) = find.selected() else {
            self.message = Some("Nothing found to go to. Esc leaves the search.".to_owned());
            return;
        };
        self.on_top = OnTop::Nothing;
        self.pane = Pane::Tree;
        self.show_selected();
        self.trail.leave(self.here());
        self.go_to(org);
    }

    /// Goes where the line of the card leads.
    fn follow_line(&mut self) {
        match self.card.as_ref().and_then(CardPane::target) {
            Some(Target::Org(org)) => {
                self.trail.leave(self.here());
                self.go_to(org);
                if let Some(card) = &mut self.card {
                    card.move_to_first_link();
                }
            }
            Some(Target::Day(day)) => {
                let org = self.card.as_ref().map(CardPane::org);
                self.trail.leave(self.here());
                self.set_day(day);
                if let Some(org) = org {
                    self.go_to(org);
                }
            }
            None => self.message = Some("This line leads nowhere; those marked › do.".to_owned()),
        }
    }

    pub(super) fn back(&mut self) {
        match self.trail.back(self.here()) {
            Some(stop) => self.return_to(stop),
            None => self.message = Some("This is where you began.".to_owned()),
        }
    }

    pub(super) fn forward(&mut self) {
        match self.trail.forward(self.here()) {
            Some(stop) => self.return_to(stop),
            None => self.message = Some("There is nothing ahead.".to_owned()),
        }
    }

    fn return_to(&mut self, stop: Stop) {
        if stop.day != self.as_at.day() {
            self.set_day(stop.day);
        }
        if let Some(place) = stop.place {
            let shown = self.tree.select(place);
            let (RowKey::Org { org, .. } | RowKey::Group { under: org, .. }) = place;
            if !shown {
                self.tree.reveal(&self.as_at, org);
                self.tree.select(place);
            }
        }
        self.show_selected();
        if let Some(org) = stop.card_of {
            self.show(org);
        }
        if let Some(card) = &mut self.card {
            card.move_to(stop.card_line);
        }
    }
}

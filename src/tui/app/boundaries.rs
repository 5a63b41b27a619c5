//! What inputs do where boundaries are shown.

use ratatui::layout::Position;

use super::{App, OnTop};
use crate::atlas::OrgIx;
use crate::boundaries::FindingOptions;
use crate::query::dated;
use crate::tui::action::Action;
use crate::tui::boundaries::{Boundaries, Half, Told};
use crate::tui::card::CardPane;
use crate::tui::matrix::{MatrixPane, Way};
use crate::tui::status;

impl App<'_> {
    /// Opens it for what is selected; where it is open, changes between that and all there is.
    pub(super) fn open_boundaries(&mut self) {
        let selected = self.card.as_ref().map(CardPane::org);
        let about = match &self.on_top {
            OnTop::Boundaries(open) if open.about.is_some() || open.nothing_of.is_some() => None,
            _ => selected,
        };
        let mut new = Boundaries::new(&self.as_at, about);
        if let OnTop::Boundaries(open) = &mut self.on_top {
            new.typed = std::mem::take(&mut open.typed);
            new.focus = open.focus;
            new.narrow(&self.as_at);
        }
        self.on_top = OnTop::Boundaries(Box::new(new));
        self.fit_boundaries();
    }

    /// Fits what is shown to the window.
    pub(super) fn fit_boundaries(&mut self) {
        let OnTop::Boundaries(open) = &mut self.on_top else { return };
        open.list.set_height(self.layout.finding_list().height.into());
        let area = self.layout.table_text();
        if let Some(pane) = &mut open.pane {
            pane.fit(area.width.into(), area.height.into());
        }
    }

    pub(super) fn narrow_findings(&mut self) {
        if let OnTop::Boundaries(open) = &mut self.on_top {
            open.narrow(&self.as_at);
        }
        self.fit_boundaries();
    }

    pub(super) fn travel_in_boundaries(&mut self, action: Action) {
        let OnTop::Boundaries(open) = &mut self.on_top else { return };
        let half = match action {
            Action::NextSibling | Action::PreviousSibling => Half::List,
            _ => open.focus,
        };
        match half {
            Half::List => {
                open.list.move_by(step(action, open.list.height()));
                open.draw_up(&self.as_at);
                self.fit_boundaries();
            }
            Half::Table => {
                let Some(pane) = &mut open.pane else { return };
                open.told = Told::Table;
                let by = step(action, pane.rows_in_sight().len());
                pane.go(match action {
                    Action::Left | Action::Right | Action::First | Action::Last => Way::Across(by),
                    _ => Way::Down(by),
                });
            }
        }
    }

    /// Between the list and the table.
    pub(super) fn switch_half(&mut self) {
        let OnTop::Boundaries(open) = &mut self.on_top else { return };
        open.focus = match open.focus {
            Half::List if open.pane.is_some() => Half::Table,
            _ => Half::List,
        };
    }

    /// From what a finding means to its table, from the table to the list, from there to
    /// where one was. False where something else is open.
    pub(super) fn step_back_in_boundaries(&mut self) -> bool {
        let OnTop::Boundaries(open) = &mut self.on_top else { return false };
        match (open.told, open.focus) {
            (Told::Meaning, _) => open.told = Told::Table,
            (Told::Table, Half::Table) => open.focus = Half::List,
            (Told::Table, Half::List) => self.on_top = OnTop::Nothing,
        }
        true
    }

    /// What findings of the sort mean, and back to the table.
    pub(super) fn explain_finding(&mut self) {
        let shows_both = self.layout.shows_both_halves();
        let OnTop::Boundaries(open) = &mut self.on_top else { return };
        if open.pane.is_none() {
            return;
        }
        open.told = match open.told {
            Told::Table => Told::Meaning,
            Told::Meaning => Told::Table,
        };
        if !shows_both {
            open.focus = Half::Table;
        }
    }

    /// Since when the finding has been so: looked up only when asked for.
    pub(super) fn date_finding(&mut self) {
        let shows_both = self.layout.shows_both_halves();
        let OnTop::Boundaries(open) = &mut self.on_top else { return };
        let Some(finding) = open.selected().cloned() else { return };
        let dated = dated(&self.as_at, vec![finding], FindingOptions::default());
        let said = dated.first().map(|dated| status::has_been_so(dated.period));
        open.told = Told::Table;
        if let Some(pane) = &mut open.pane {
            pane.since.clone_from(&said);
        }
        if open.focus == Half::List && !shows_both {
            self.message = said;
        }
    }

    /// Goes to the row's organisation, or where the cursor is on a heading, to its area.
    pub(super) fn follow_row(&mut self) {
        self.leave_boundaries_for(MatrixPane::target);
    }

    /// Goes to the area of the column.
    pub(super) fn follow_column(&mut self) {
        self.leave_boundaries_for(MatrixPane::column_target);
    }

    fn leave_boundaries_for(&mut self, target: impl FnOnce(&MatrixPane) -> Option<OrgIx>) {
        let OnTop::Boundaries(open) = &self.on_top else { return };
        let Some(org) = open.pane.as_ref().and_then(target) else {
            self.message = Some("Nothing here to go to.".to_owned());
            return;
        };
        self.on_top = OnTop::Nothing;
        self.pane = super::Pane::Tree;
        self.trail.leave(self.here());
        self.go_to(org);
    }

    /// After a step in time.
    pub(super) fn find_again(&mut self) {
        let OnTop::Boundaries(open) = &mut self.on_top else { return };
        let stays = open.on_another_day(&self.as_at);
        if !stays {
            open.told = Told::Table;
        }
        self.fit_boundaries();
    }

    pub(super) fn click_boundaries(&mut self, at: Position) {
        let shows_both = self.layout.shows_both_halves();
        let (list, table) = (self.layout.finding_list(), self.layout.table_text());
        let OnTop::Boundaries(open) = &mut self.on_top else { return };
        if (shows_both || open.focus == Half::List) && list.contains(at) {
            let before = (open.focus, open.list.cursor());
            let hit = open.list.move_to_row((at.y - list.y).into());
            let again = hit && before == (Half::List, open.list.cursor());
            open.focus = if again { Half::Table } else { Half::List };
            open.draw_up(&self.as_at);
            self.fit_boundaries();
        } else if (shows_both || open.focus == Half::Table) && table.contains(at) {
            let Some(pane) = &mut open.pane else { return };
            open.focus = Half::Table;
            pane.click((at.x - table.x).into(), (at.y - table.y).into());
        }
    }

    pub(super) fn scroll_boundaries(&mut self, at: Position, rows: isize) {
        let shows_both = self.layout.shows_both_halves();
        let table = self.layout.table();
        let OnTop::Boundaries(open) = &mut self.on_top else { return };
        let over_table = if shows_both { table.contains(at) } else { open.focus == Half::Table };
        match &mut open.pane {
            Some(pane) if over_table => pane.go(Way::Down(rows)),
            _ => {
                open.list.move_by(rows);
                open.draw_up(&self.as_at);
                self.fit_boundaries();
            }
        }
    }
}

/// How far an action goes, where so many rows are in sight.
fn step(action: Action, height: usize) -> isize {
    let page = isize::try_from(height).unwrap_or(1).max(1);
    match action {
        Action::Up | Action::Left | Action::PreviousSibling => -1,
        Action::Down | Action::Right | Action::NextSibling => 1,
        Action::HalfPageDown => (page / 2).max(1),
        Action::HalfPageUp => -(page / 2).max(1),
        Action::PageDown => page,
        Action::PageUp => -page,
        Action::First => isize::MIN,
        _ => isize::MAX,
    }
}

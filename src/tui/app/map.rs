//! What keys and clicks do to the map.

use super::{App, OnTop};
use crate::query::Changes;
use crate::query::map::{Colouring, days};
use crate::render::Glyphs;
use crate::tui::action::Action;
use crate::tui::card::CardPane;
use crate::tui::map::{Canvas, MapPane, Subject};
use crate::tui::status;

/// So many tiles are a page.
const PAGE: usize = 3;

impl App<'_> {
    /// Opens the map of what is shown.
    pub(super) fn open_map(&mut self) {
        let selected = self.card.as_ref().map(CardPane::org);
        let subject = Subject::fitting(&self.as_at, selected);
        if let (Some(of), Some(focus)) = (subject.of, subject.focus) {
            self.message = Some(status::map_around(&self.as_at, focus, of));
        }
        self.on_top = OnTop::Map(Box::new(MapPane::new(&self.as_at, subject, self.canvas())));
    }

    /// Does what is asked where it means something else on the map; false where it does not.
    pub(super) fn act_on_map(&mut self, action: Action) -> bool {
        let canvas = self.canvas();
        let OnTop::Map(pane) = &mut self.on_top else { return false };
        let by = pane.subject().by;
        match action {
            Action::Left => pane.move_by((-1, 0)),
            Action::Right => pane.move_by((1, 0)),
            Action::Up => pane.move_by((0, -1)),
            Action::Down => pane.move_by((0, 1)),
            Action::PageUp | Action::HalfPageUp => (0..PAGE).for_each(|_| pane.move_by((0, -1))),
            Action::PageDown | Action::HalfPageDown => (0..PAGE).for_each(|_| pane.move_by((0, 1))),
            Action::First => pane.move_to(0),
            Action::Last => pane.move_to(usize::MAX),
            Action::NextColouring => self.colour_map(neighbour(by, 1)),
            Action::PreviousColouring => self.colour_map(neighbour(by, -1)),
            Action::BySystem => self.colour_map(Colouring::System),
            Action::ByProvider => self.colour_map(Colouring::Provider),
            Action::BySplit => self.colour_map(Colouring::Split),
            Action::ByChange => self.colour_map(Colouring::Change),
            Action::EarlierDate => self.step_map(Step::Earlier),
            Action::LaterDate => self.step_map(Step::Later),
            Action::Map => self.zoom_map(),
            Action::Follow => self.follow_tile(),
            Action::StepBack if pane.zoom_out(&self.as_at, canvas) => {}
            _ => return false,
        }
        true
    }

    /// A click selects a tile; a click on the one with the cursor goes there.
    pub(super) fn click_map(&mut self, column: u16, row: u16) {
        let OnTop::Map(pane) = &mut self.on_top else { return };
        let Some(tile) = pane.tile_at(column, row) else { return };
        if tile == pane.cursor() {
            return self.follow_tile();
        }
        pane.move_to(tile);
    }

    /// Fits the map to the window.
    pub(super) fn fit_map(&mut self) {
        let canvas = self.canvas();
        if let OnTop::Map(pane) = &mut self.on_top {
            pane.renew(&self.as_at, pane.subject(), canvas);
        }
    }

    fn canvas(&self) -> Canvas {
        let signs = if self.settings.ascii { Glyphs::Ascii } else { Glyphs::Unicode };
        Canvas { body: self.layout.body(), signs }
    }

    fn colour_map(&mut self, by: Colouring) {
        let canvas = self.canvas();
        let OnTop::Map(pane) = &mut self.on_top else { return };
        pane.renew(&self.as_at, Subject { by, ..pane.subject() }, canvas);
    }

    /// To the map of the tile with the cursor: of a system its own, of a council its system's.
    fn zoom_map(&mut self) {
        let canvas = self.canvas();
        let OnTop::Map(pane) = &mut self.on_top else { return };
        let Some(tile) = pane.tile() else { return };
        let system = match pane.subject().of {
            None => Some(tile.area),
            Some(_) => tile.systems.first().map(|s| s.system),
        };
        let focus = pane.subject().of.and(Some(tile.area));
        if system.is_none() || system == pane.subject().of {
            self.message = Some("This is the map of its system already; Esc leads back.".to_owned());
            return;
        }
        let subject = Subject { focus, ..Subject::fitting(&self.as_at, system) };
        pane.zoom(&self.as_at, subject, canvas);
    }

    /// Goes to the area of the tile, in the tree.
    fn follow_tile(&mut self) {
        let OnTop::Map(pane) = &self.on_top else { return };
        let Some(tile) = pane.tile() else { return };
        let is_there = self.as_at.snapshot().is_there(tile.area);
        let org = if is_there { tile.area } else { tile.stands_for.first().copied().unwrap_or(tile.area) };
        self.on_top = OnTop::Nothing;
        self.pane = super::Pane::Tree;
        self.trail.leave(self.here());
        self.go_to(org);
    }

    /// To the next or previous date on which something changed: of England, in its systems.
    fn step_map(&mut self, step: Step) {
        let OnTop::Map(pane) = &self.on_top else { return };
        let (subject, today) = (pane.subject(), self.as_at.day());
        let changes = subject.of.map_or_else(|| Changes::of(self.atlas), |org| Changes::below(self.atlas, org));
        let next = match (subject.of, step) {
            (Some(_), Step::Earlier) => changes.before(today),
            (Some(_), Step::Later) => changes.after(today),
            (None, Step::Earlier) => days(self.atlas).range(..today).next_back().copied(),
            (None, Step::Later) => {
                let known = self.atlas.as_at();
                days(self.atlas).into_iter().find(|day| *day > today && *day <= known)
            }
        };
        let Some(day) = next else {
            self.message = Some(status::no_more_dates(&changes));
            return;
        };
        self.trail.leave(self.here());
        self.set_day(day);
        self.message = Some(status::changed_on(day, changes.on_day(day)));
        self.fit_map();
    }
}

/// Which way in time.
#[derive(Clone, Copy)]
enum Step {
    Earlier,
    Later,
}

/// The colouring so many further on, round and round.
fn neighbour(by: Colouring, step: isize) -> Colouring {
    let all = Colouring::ALL;
    let at = all.iter().position(|c| *c == by).unwrap_or(0);
    let count = all.len();
    all[at.wrapping_add_signed(step).wrapping_add(count) % count]
}

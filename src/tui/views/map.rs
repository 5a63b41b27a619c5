//! The map of tiles over both panes: its tiles, what the letters mean, and the tile with the cursor.

mod drawing;
pub mod ground;
mod keys;
mod legend;
pub mod pane;
pub mod parts;
pub mod picture;
pub mod subject;
pub mod words;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::widgets::Widget;

use crate::atlas::OrgIx;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::panes::Panes;
use crate::tui::status;
use crate::tui::view::{Open, Origin, Outcome, View};
use drawing::MapView;
use keys::Heading;
use pane::MapPane;
use picture::Canvas;
use subject::MapSubject;

/// So many tiles are a page.
const PAGE: usize = 3;

fn canvas(panes: &Panes<'_>) -> Canvas {
    Canvas { body: panes.layout().body(), glyphs: panes.settings().glyphs() }
}

impl MapPane {
    /// Which way an action moves the cursor, by so many tiles; none where it does not.
    fn heading(action: Action) -> Option<(Heading, usize)> {
        Some(match action {
            Action::PageUp | Action::HalfPageUp => (Heading::North, PAGE),
            Action::PageDown | Action::HalfPageDown => (Heading::South, PAGE),
            _ => (Heading::of(action)?, 1),
        })
    }
}

impl Open for MapPane {
    /// Opens the map of what is shown.
    fn open(panes: &mut Panes<'_>, _: Origin) -> Option<Self> {
        let subject = MapSubject::fitting(panes.as_at(), panes.selected());
        if let (Some(of), Some(focus)) = (subject.of, subject.focus) {
            panes.say(status::map_around(panes.as_at(), focus, of));
        }
        Some(MapPane::new(panes.as_at(), subject, canvas(panes)))
    }
}

impl View for MapPane {
    fn context(&self) -> Context {
        Context::Tiles
    }

    fn is_on_the_way_back(&self) -> bool {
        true
    }

    fn act(&mut self, action: Action, panes: &mut Panes<'_>) -> Outcome {
        if let Some((heading, tiles)) = Self::heading(action) {
            (0..tiles).for_each(|_| self.step(heading));
            return Outcome::Stay;
        }
        if let Some(by) = keys::colouring(action, self.subject().by) {
            self.colour(panes.as_at(), by);
            return Outcome::Stay;
        }
        if let Some(turned) = keys::turn(action, self.subject(), panes) {
            return turned;
        }
        match action {
            Action::First => self.move_to(0),
            Action::Last => self.move_to(usize::MAX),
            Action::Tiles => {
                if let Some(subject) = keys::inside(self.tile(), self.subject(), panes) {
                    self.zoom(panes.as_at(), subject);
                }
            }
            Action::NextService => self.next_service(panes.as_at()),
            Action::Follow => return keys::follow(self.tile(), panes),
            Action::StepBack if self.zoom_out(panes.as_at()) => {}
            _ => return Outcome::Pass,
        }
        Outcome::Stay
    }

    /// A click selects a tile; a click on the one with the cursor goes there.
    fn click(&mut self, at: Position, panes: &mut Panes<'_>) -> Outcome {
        match self.tile_at(at) {
            Some(tile) if tile == self.cursor() => return keys::follow(self.tile(), panes),
            Some(tile) => self.move_to(tile),
            None => {}
        }
        Outcome::Stay
    }

    fn fit(&mut self, panes: &mut Panes<'_>) {
        self.fit_to(panes.as_at(), canvas(panes));
    }

    fn renew(&mut self, panes: &mut Panes<'_>) {
        self.on_another_day(panes.as_at());
    }

    fn pointed(&self, panes: &Panes<'_>) -> Option<OrgIx> {
        self.tile().map(|tile| tile.area).or(panes.selected())
    }

    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        MapView { pane: self, theme: panes.theme() }.render(panes.layout().body(), buffer);
    }
}

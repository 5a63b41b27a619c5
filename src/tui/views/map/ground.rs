//! The map of the ground over both panes: areas where they lie, what their letters mean, and the area
//! with the cursor. Arrows lead from area to area, and what is seen follows; capital HJKL move what is
//! seen; `+` and `-` zoom about the area with the cursor, the wheel about where it points.

mod drawing;
pub mod pane;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::widgets::Widget;

use super::keys::{self, Heading};
use super::pane::MapPane;
use super::subject::MapSubject;
use crate::atlas::OrgIx;
use crate::outlines::Detail;
use crate::render::map::NO_OUTLINES;
use crate::tui::action::{Action, Wheel};
use crate::tui::keymap::Context;
use crate::tui::panes::Panes;
use crate::tui::status;
use crate::tui::view::{Open, Origin, Outcome, View};
use drawing::GroundView;
use pane::{GroundPane, Sheet};

/// By how much a key zooms, and the wheel.
const CLOSER: f64 = 1.5;
const WHEEL: f64 = 1.25;

fn sheet(panes: &Panes<'_>) -> Sheet {
    let settings = panes.settings();
    Sheet { body: panes.layout().body(), glyphs: settings.glyphs(), is_coloured: settings.colour }
}

/// Opens the map of what is shown: of the ground, or where an atlas has no outlines, of tiles.
pub(in crate::tui::views) fn open(panes: &mut Panes<'_>, origin: Origin) -> Option<Box<dyn View>> {
    if panes.atlas().outlines(Detail::Coarse).is_some() {
        return Some(Box::new(GroundPane::open(panes, origin)?));
    }
    let tiles = MapPane::open(panes, origin)?;
    panes.say(NO_OUTLINES);
    Some(Box::new(tiles))
}

impl GroundPane {
    /// What is seen moves, where an action asks for it.
    fn pans(&mut self, action: Action) -> bool {
        let heading = match action {
            Action::PanLeft => Heading::West,
            Action::PanRight => Heading::East,
            Action::PanUp | Action::PageUp | Action::HalfPageUp => Heading::North,
            Action::PanDown | Action::PageDown | Action::HalfPageDown => Heading::South,
            _ => return false,
        };
        self.pan(heading);
        true
    }

    /// What is seen grows or shrinks, where an action asks for it.
    fn zooms(&mut self, action: Action) -> bool {
        match action {
            Action::ZoomIn => self.zoom(CLOSER, None),
            Action::ZoomOut => self.zoom(1.0 / CLOSER, None),
            Action::FitNation => self.fit_to_nation(),
            Action::FitSelected => self.fit_to_chosen(),
            _ => return false,
        }
        true
    }
}

impl Open for GroundPane {
    fn open(panes: &mut Panes<'_>, _: Origin) -> Option<Self> {
        let subject = MapSubject::fitting(panes.as_at(), panes.selected());
        if let (Some(of), Some(focus)) = (subject.of, subject.focus) {
            panes.say(status::map_around(panes.as_at(), focus, of));
        }
        Some(Self::new(panes.as_at(), subject, sheet(panes)))
    }
}

impl View for GroundPane {
    fn context(&self) -> Context {
        Context::Map
    }

    fn is_on_the_way_back(&self) -> bool {
        true
    }

    fn act(&mut self, action: Action, panes: &mut Panes<'_>) -> Outcome {
        if let Some(heading) = Heading::of(action) {
            self.step(heading);
            return Outcome::Stay;
        }
        if let Some(by) = keys::colouring(action, self.subject().by) {
            self.colour(panes.as_at(), by);
            return Outcome::Stay;
        }
        if self.pans(action) || self.zooms(action) {
            return Outcome::Stay;
        }
        if let Some(turned) = keys::turn(action, self.subject(), panes) {
            return turned;
        }
        match action {
            Action::Map => {
                if let Some(subject) = keys::inside(self.tile(), self.subject(), panes) {
                    self.go_inside(panes.as_at(), subject);
                }
            }
            Action::NextService => self.next_service(panes.as_at()),
            Action::Follow => return keys::follow(self.tile(), panes),
            Action::StepBack if self.come_out(panes.as_at()) => {}
            _ => return Outcome::Pass,
        }
        Outcome::Stay
    }

    /// A click selects an area; a click on the one with the cursor goes there.
    fn click(&mut self, at: Position, panes: &mut Panes<'_>) -> Outcome {
        match self.tile_at(at) {
            Some(tile) if Some(tile) == self.cursor() => return keys::follow(self.tile(), panes),
            Some(tile) => self.choose(tile),
            None => {}
        }
        Outcome::Stay
    }

    fn scroll(&mut self, wheel: Wheel, _: &mut Panes<'_>) {
        self.zoom(if wheel.rows > 0 { 1.0 / WHEEL } else { WHEEL }, Some(wheel.at));
    }

    fn fit(&mut self, panes: &mut Panes<'_>) {
        self.fit_into(panes.as_at(), sheet(panes));
    }

    fn renew(&mut self, panes: &mut Panes<'_>) {
        self.on_another_day(panes.as_at());
    }

    fn pointed(&self, panes: &Panes<'_>) -> Option<OrgIx> {
        self.tile().map(|tile| tile.area).or(panes.selected())
    }

    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        GroundView { pane: self, theme: panes.theme() }.render(panes.layout().body(), buffer);
    }
}

//! The map over both panes: its tiles, what the letters mean, and the tile with the cursor.

mod drawing;
pub mod pane;
pub mod parts;
pub mod picture;
pub mod subject;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::widgets::Widget;

use crate::atlas::OrgIx;
use crate::query::Changes;
use crate::query::map::{Colouring, days};
use crate::tui::action::Action;
use crate::tui::card::Target;
use crate::tui::keymap::Context;
use crate::tui::panes::Panes;
use crate::tui::status;
use crate::tui::view::{Open, Origin, Outcome, View};
use drawing::MapView;
use pane::{Heading, MapPane};
use picture::Canvas;
use subject::MapSubject;

/// So many tiles are a page.
const PAGE: usize = 3;

fn canvas(panes: &Panes<'_>) -> Canvas {
    Canvas { body: panes.layout().body(), glyphs: panes.settings().glyphs() }
}

/// Which way in time.
#[derive(Clone, Copy)]
enum TimeStep {
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

impl MapPane {
    /// Which way an action moves the cursor, by so many tiles; none where it does not.
    fn heading(action: Action) -> Option<(Heading, usize)> {
        Some(match action {
            Action::Left => (Heading::West, 1),
            Action::Right => (Heading::East, 1),
            Action::Up => (Heading::North, 1),
            Action::Down => (Heading::South, 1),
            Action::PageUp | Action::HalfPageUp => (Heading::North, PAGE),
            Action::PageDown | Action::HalfPageDown => (Heading::South, PAGE),
            _ => return None,
        })
    }

    /// What an action colours the map by; none where it does not.
    fn colouring(&self, action: Action) -> Option<Colouring> {
        Some(match action {
            Action::NextColouring => neighbour(self.subject().by, 1),
            Action::PreviousColouring => neighbour(self.subject().by, -1),
            Action::BySystem => Colouring::System,
            Action::ByProvider => Colouring::Provider,
            Action::BySplit => Colouring::Split,
            Action::ByChange => Colouring::Change,
            _ => return None,
        })
    }

    /// To the map of the tile with the cursor: of a system its own, of a council its system's.
    fn zoom_in(&mut self, panes: &mut Panes<'_>) {
        let Some(tile) = self.tile() else { return };
        let system = match self.subject().of {
            None => Some(tile.area),
            Some(_) => tile.systems.first().map(|s| s.system),
        };
        let focus = self.subject().of.and(Some(tile.area));
        if system.is_none() || system == self.subject().of {
            panes.say("This is the map of its system already; Esc leads back.");
            return;
        }
        let subject = MapSubject { focus, ..MapSubject::fitting(panes.as_at(), system) };
        self.zoom(panes.as_at(), subject);
    }

    /// Goes to the area of the tile, in the tree.
    fn follow(&self, panes: &Panes<'_>) -> Outcome {
        let Some(tile) = self.tile() else { return Outcome::Stay };
        let is_there = panes.as_at().snapshot().is_there(tile.area);
        let org = if is_there { tile.area } else { tile.stands_for.first().copied().unwrap_or(tile.area) };
        Outcome::Go(Target::Org(org))
    }

    /// To the next or previous date on which something changed: of England, in its systems.
    fn turn(&self, step: TimeStep, panes: &mut Panes<'_>) -> Outcome {
        let (of, today, atlas) = (self.subject().of, panes.as_at().day(), panes.atlas());
        let changes = of.map_or_else(|| Changes::of(atlas), |org| Changes::below(atlas, org));
        let next = match (of, step) {
            (Some(_), TimeStep::Earlier) => changes.before(today),
            (Some(_), TimeStep::Later) => changes.after(today),
            (None, TimeStep::Earlier) => days(atlas).range(..today).next_back().copied(),
            (None, TimeStep::Later) => {
                let known = atlas.as_at();
                days(atlas).into_iter().find(|day| *day > today && *day <= known)
            }
        };
        let Some(day) = next else {
            panes.say(status::no_more_dates(&changes));
            return Outcome::Stay;
        };
        panes.say(status::changed_on(day, changes.on_day(day)));
        Outcome::Turn(day)
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
        Context::Map
    }

    fn is_on_the_way_back(&self) -> bool {
        true
    }

    fn act(&mut self, action: Action, panes: &mut Panes<'_>) -> Outcome {
        if let Some((heading, tiles)) = Self::heading(action) {
            (0..tiles).for_each(|_| self.step(heading));
            return Outcome::Stay;
        }
        if let Some(by) = self.colouring(action) {
            self.colour(panes.as_at(), by);
            return Outcome::Stay;
        }
        match action {
            Action::First => self.move_to(0),
            Action::Last => self.move_to(usize::MAX),
            Action::EarlierDate => return self.turn(TimeStep::Earlier, panes),
            Action::LaterDate => return self.turn(TimeStep::Later, panes),
            Action::Map => self.zoom_in(panes),
            Action::Follow => return self.follow(panes),
            Action::StepBack if self.zoom_out(panes.as_at()) => {}
            _ => return Outcome::Pass,
        }
        Outcome::Stay
    }

    /// A click selects a tile; a click on the one with the cursor goes there.
    fn click(&mut self, at: Position, panes: &mut Panes<'_>) -> Outcome {
        match self.tile_at(at) {
            Some(tile) if tile == self.cursor() => return self.follow(panes),
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

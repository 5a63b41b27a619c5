//! What keys mean on a map, of tiles or of the ground.

use super::subject::MapSubject;
use crate::query::Changes;
use crate::query::map::{Colouring, Tile, days};
use crate::tui::action::Action;
use crate::tui::card::Target;
use crate::tui::panes::Panes;
use crate::tui::status;
use crate::tui::view::Outcome;

/// A direction across the areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Up.
    North,
    /// To the right.
    East,
    /// Down.
    South,
    /// To the left.
    West,
}

impl Heading {
    /// By how much it goes east and south.
    pub(super) const fn steps(self) -> (i32, i32) {
        match self {
            Self::North => (0, -1),
            Self::East => (1, 0),
            Self::South => (0, 1),
            Self::West => (-1, 0),
        }
    }

    /// Where an arrow points; none where an action is none.
    pub(super) fn of(action: Action) -> Option<Self> {
        Some(match action {
            Action::Left => Self::West,
            Action::Right => Self::East,
            Action::Up => Self::North,
            Action::Down => Self::South,
            _ => return None,
        })
    }
}

/// What an action colours a map by that is coloured so; none where it does not.
pub(super) fn colouring(action: Action, now: Colouring) -> Option<Colouring> {
    Some(match action {
        Action::NextColouring => neighbour(now, 1),
        Action::PreviousColouring => neighbour(now, -1),
        Action::BySystem => Colouring::System,
        Action::ByProvider => Colouring::Provider,
        Action::BySplit => Colouring::Split,
        Action::ByChange => Colouring::Change,
        _ => return None,
    })
}

/// The colouring so many further on, round and round.
fn neighbour(by: Colouring, step: isize) -> Colouring {
    let all = Colouring::ALL;
    let at = all.iter().position(|c| *c == by).unwrap_or(0);
    let count = all.len();
    all[at.wrapping_add_signed(step).wrapping_add(count) % count]
}

/// Goes to the area of a tile, in the tree.
pub(super) fn follow(tile: Option<&Tile>, panes: &Panes<'_>) -> Outcome {
    let Some(tile) = tile else { return Outcome::Stay };
    let is_there = panes.as_at().snapshot().is_there(tile.area);
    let org = if is_there { tile.area } else { tile.stands_for.first().copied().unwrap_or(tile.area) };
    Outcome::Go(Target::Org(org))
}

/// The map of the system of a tile: of a system its own, of a council its system's. None, which is
/// said, where that is shown already.
pub(super) fn inside(tile: Option<&Tile>, of: MapSubject, panes: &mut Panes<'_>) -> Option<MapSubject> {
    let tile = tile?;
    let system = match of.of {
        None => Some(tile.area),
        Some(_) => tile.systems.first().map(|s| s.system),
    };
    if system.is_none() || system == of.of {
        panes.say("This is the map of its system already; Esc leads back.");
        return None;
    }
    let focus = of.of.and(Some(tile.area));
    Some(MapSubject { focus, service: of.service, ..MapSubject::fitting(panes.as_at(), system) })
}

/// Which way in time.
#[derive(Clone, Copy)]
enum TimeStep {
    Earlier,
    Later,
}

/// To the next or previous date on which something changed: of England, in its systems. None where an
/// action asks for neither.
pub(super) fn turn(action: Action, of: MapSubject, panes: &mut Panes<'_>) -> Option<Outcome> {
    let step = match action {
        Action::EarlierDate => TimeStep::Earlier,
        Action::LaterDate => TimeStep::Later,
        _ => return None,
    };
    let (of, today, atlas) = (of.of, panes.as_at().day(), panes.atlas());
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
        return Some(Outcome::Stay);
    };
    panes.say_changed(of, day);
    Some(Outcome::Turn(day))
}

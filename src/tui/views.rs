//! The views there are, and which action opens which.

pub mod bookmarks;
pub mod boundaries;
pub mod dates;
pub mod export;
pub mod find;
pub mod glossary;
pub mod help;
pub mod listing;
pub mod map;
pub mod narrow;
pub mod palette;
pub mod reading;
pub mod times;

use super::action::Action;
use super::panes::Panes;
use super::view::{Open, Origin, View};

/// Opens a view; where there is nothing to show, says so and opens none.
pub(super) type Opener = fn(&mut Panes<'_>, Origin) -> Option<Box<dyn View>>;

fn opener<V: Open>(panes: &mut Panes<'_>, origin: Origin) -> Option<Box<dyn View>> {
    Some(Box::new(V::open(panes, origin)?))
}

/// What opens the view of an action; none where the action opens none.
pub(super) fn opened_by(action: Action) -> Option<Opener> {
    Some(match action {
        Action::Find => opener::<find::Find>,
        Action::Narrow => opener::<narrow::Narrow>,
        Action::Times => opener::<times::Times>,
        Action::GoToDate => dates::to_go_to,
        Action::Difference => dates::to_compare,
        Action::Terms => opener::<glossary::Glossary>,
        Action::Bookmarks => opener::<bookmarks::Bookmarks>,
        Action::Boundaries => opener::<boundaries::findings::Boundaries>,
        Action::Map => map::ground::open,
        Action::Tiles => opener::<map::pane::MapPane>,
        Action::Print => opener::<export::dialog::ExportDialog>,
        Action::Palette => opener::<palette::Palette>,
        Action::Help => opener::<help::Help>,
        _ => return None,
    })
}

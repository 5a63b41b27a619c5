//! The views there are, and which action opens which.

pub mod boundaries;
pub mod export;
pub mod find;
pub mod glossary;
pub mod help;
pub mod map;
pub mod narrow;
pub mod palette;
pub mod times;

use super::action::Action;
use super::panes::Panes;
use super::view::{Origin, View};

/// Opens a view; where there is nothing to show, says so and opens none.
pub(super) type Open = fn(&mut Panes<'_>, Origin) -> Option<Box<dyn View>>;

/// What opens the view of an action; none where the action opens none.
pub(super) fn opened_by(action: Action) -> Option<Open> {
    let open: Open = match action {
        Action::Find => find::open,
        Action::Narrow => narrow::open,
        Action::Times => times::open,
        Action::Terms => glossary::open,
        Action::Boundaries => boundaries::open,
        Action::Map => map::open,
        Action::Print => export::open,
        Action::Palette => palette::open,
        Action::Help => help::open,
        _ => return None,
    };
    Some(open)
}

//! Where one has been: back and forward, as in a browser.

use super::panes::Pane;
use super::panes::going::Whereabouts;
use super::view::View;
use crate::atlas::Closed;

/// Somewhere in the explorer that one can come back to.
pub(super) struct Stop {
    /// The row, the card and the day.
    pub(super) whereabouts: Whereabouts,
    /// Which pane had the cursor.
    pub(super) pane: Pane,
    /// Whether what has closed was shown.
    pub(super) closed: Closed,
    /// The views that lay on top, the lowest first; they are moved here, not copied.
    pub(super) views: Vec<Box<dyn View>>,
    /// Whether views stayed on top while another day was turned to.
    pub(super) turned: Turned,
}

/// Where one was when another day was turned to, if one was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turned {
    /// In the panes, or in a view that has been shut since.
    InPanes,
    /// In a view that is still open.
    InView,
    /// Nowhere: the views were left for another view, which is open now.
    Onward,
}

impl Stop {
    /// Is it the same in all that one sees?
    fn is_same(&self, other: &Self) -> bool {
        self.whereabouts == other.whereabouts && self.views.is_empty() && other.views.is_empty()
    }
}

/// The stops behind and ahead.
#[derive(Default)]
pub(super) struct Trail {
    behind: Vec<Stop>,
    ahead: Vec<Stop>,
}

/// More steps back than anyone takes.
const LONGEST: usize = 1_000;

/// A map is large: stops further back than this lose their views.
const LONGEST_WITH_VIEWS: usize = 50;

impl Trail {
    /// Leaves `here` for somewhere new.
    pub(super) fn leave(&mut self, here: Stop) {
        self.ahead.clear();
        if !self.behind.last().is_some_and(|last| last.is_same(&here)) {
            self.behind.push(here);
        }
        if self.behind.len() > LONGEST {
            self.behind.remove(0);
        }
        if let Some(far) = self.behind.len().checked_sub(LONGEST_WITH_VIEWS + 1) {
            self.behind[far].views.clear();
        }
    }

    /// Where one was before `here`.
    pub(super) fn back(&mut self, here: Stop) -> Option<Stop> {
        let stop = self.behind.pop()?;
        self.ahead.push(here);
        Some(stop)
    }

    /// Shuts the views of `here`, which lie ahead then.
    pub(super) fn back_out_of(&mut self, here: Stop) {
        self.ahead.push(here);
    }

    /// Where one was before going back to `here`.
    pub(super) fn forward(&mut self, mut here: Stop) -> Option<Stop> {
        let stop = self.ahead.pop()?;
        if stop.whereabouts == here.whereabouts && !here.views.is_empty() && !stop.views.is_empty() {
            here.turned = Turned::Onward;
        }
        // Views that were shut on the way back are opened again where they were.
        let opens_views =
            stop.whereabouts == here.whereabouts && here.views.is_empty() && !stop.views.is_empty();
        if !opens_views {
            self.behind.push(here);
        }
        Some(stop)
    }

    /// Where another day was turned to last, if that was the last step; none at the beginning.
    pub(super) fn behind(&self) -> Option<Turned> {
        self.behind.last().map(|stop| stop.turned)
    }

    /// The same of what lies ahead; none at the end.
    pub(super) fn ahead(&self) -> Option<Turned> {
        self.ahead.last().map(|stop| stop.turned)
    }

    /// The view is shut in which other days were turned to.
    pub(super) fn shut_view(&mut self) {
        let since = self.behind.iter_mut().rev().take_while(|stop| stop.views.is_empty());
        since.for_each(|stop| stop.turned = Turned::InPanes);
    }
}

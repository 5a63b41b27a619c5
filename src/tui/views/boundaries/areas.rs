//! Where the two halves of the view stand, and what is in each.

use ratatui::layout::Rect;

use crate::tui::layout::{ScreenLayout, below, inside, within_margins};

/// The halves stand one above the other from this height on.
const TALL: u16 = 30;

/// Where everything stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Areas {
    /// Is there room for the findings and the table of one at once?
    pub(super) has_both: bool,
    /// The findings with their frame.
    pub(super) findings: Rect,
    /// Their rows, below the line in which one types.
    pub(super) list: Rect,
    /// What the finding with the cursor says, below the list, where the table is out of sight.
    pub(super) message: Rect,
    /// The table with its frame.
    pub(super) table: Rect,
    /// Its lines.
    pub(super) table_text: Rect,
}

impl Areas {
    pub(super) fn of(layout: ScreenLayout) -> Self {
        let body = layout.body();
        let has_both = layout.is_wide() && layout.screen().height >= TALL;
        // The table has more to say.
        let upper = body.height * 3 / 8;
        let (findings, table) =
            if has_both { (Rect { height: upper, ..body }, below(body, upper)) } else { (body, body) };
        let inner = inside(findings);
        let height = if has_both { 0 } else { (inner.height / 3).min(5) };
        let message = Rect { y: inner.bottom() - height, height, ..inner };
        let list = below(inner, 2);
        Self {
            has_both,
            findings,
            list: Rect { height: list.height.saturating_sub(height), ..list },
            message,
            table,
            table_text: within_margins(inside(table)),
        }
    }
}

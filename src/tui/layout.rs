//! Where everything stands on a screen of a given size.

use ratatui::layout::Rect;

/// Both panes stand side by side from this width on.
const WIDE: u16 = 100;

/// The findings and the table of one stand one above the other from this height on.
const TALL: u16 = 30;

/// What the sheet needs at most.
const SHEET_ROWS: u16 = 16;

/// Below this nothing useful can be drawn.
const SMALLEST: (u16, u16) = (40, 12);

/// Where everything stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    screen: Rect,
}

impl Layout {
    /// The layout of a screen of so many columns and rows.
    pub fn of(columns: u16, rows: u16) -> Self {
        Self { screen: Rect::new(0, 0, columns, rows) }
    }

    /// The whole screen.
    pub fn screen(self) -> Rect {
        self.screen
    }

    /// Is there room for both panes?
    pub fn is_wide(self) -> bool {
        self.screen.width >= WIDE
    }

    /// Is there too little room for anything?
    pub fn is_too_small(self) -> bool {
        self.screen.width < SMALLEST.0 || self.screen.height < SMALLEST.1
    }

    /// The smallest size there is room in.
    pub fn smallest() -> (u16, u16) {
        SMALLEST
    }

    /// The line at the head.
    pub fn head(self) -> Rect {
        Rect { height: self.screen.height.min(1), ..self.screen }
    }

    /// The line at the foot.
    pub fn foot(self) -> Rect {
        let height = u16::from(self.screen.height > 1);
        Rect { y: self.screen.height.saturating_sub(height), height, ..self.screen }
    }

    /// What lies between the head and the foot.
    pub fn body(self) -> Rect {
        Rect { y: 1.min(self.screen.height), height: self.screen.height.saturating_sub(2), ..self.screen }
    }

    /// The tree with its frame.
    pub fn tree(self) -> Rect {
        let body = self.body();
        if !self.is_wide() {
            return body;
        }
        Rect { width: left_of(body), ..body }
    }

    /// The card with its frame.
    pub fn card(self) -> Rect {
        let body = self.body();
        if !self.is_wide() {
            return body;
        }
        let left = left_of(body);
        Rect { x: left, width: body.width - left, ..body }
    }

    /// The rows of the tree.
    pub fn tree_text(self) -> Rect {
        inside(self.tree())
    }

    /// The rows of the card.
    pub fn card_text(self) -> Rect {
        let inner = inside(self.card());
        // A column is left free on either side: running text wants a margin.
        Rect { x: inner.x + 1.min(inner.width), width: inner.width.saturating_sub(2), ..inner }
    }

    /// The line in which one types.
    pub fn typed(self) -> Rect {
        let inner = inside(self.tree());
        Rect { height: inner.height.min(1), ..inner }
    }

    /// The rows of what was found.
    pub fn found(self) -> Rect {
        let inner = inside(self.tree());
        let skip = 2.min(inner.height);
        Rect { y: inner.y + skip, height: inner.height - skip, ..inner }
    }

    /// How many organisations found there is room for: each takes a row.
    pub fn found_rows(self) -> u16 {
        self.found().height
    }

    /// What lies on top with its frame: in the middle, as wide as text is easily read.
    pub fn on_top(self) -> Rect {
        let body = self.body();
        let width = self.screen.width.min(84);
        Rect { x: (self.screen.width - width) / 2, width, ..body }
    }

    /// The rows of a list that lies on top.
    pub fn listed(self) -> Rect {
        inside(self.on_top())
    }

    /// How many rows of a list that lies on top there is room for.
    pub fn listed_rows(self) -> u16 {
        self.listed().height
    }

    /// The line in which one types into what lies on top.
    pub fn typed_on_top(self) -> Rect {
        let inner = self.listed();
        Rect { height: inner.height.min(1), ..inner }
    }

    /// The terms of the glossary: the upper part.
    pub fn term_list(self) -> Rect {
        let inner = self.listed();
        let skip = 2.min(inner.height);
        Rect { y: inner.y + skip, height: (inner.height - skip) / 2, ..inner }
    }

    /// How many terms there is room for.
    pub fn term_rows(self) -> u16 {
        self.term_list().height
    }

    /// What the term with the cursor means: the lower part.
    pub fn term_meaning(self) -> Rect {
        let (inner, list) = (self.listed(), self.term_list());
        let y = (list.bottom() + 1).min(inner.bottom());
        Rect { y, height: inner.bottom() - y, ..inner }
    }

    /// Is there room for the findings and the table of one at once?
    pub fn shows_both_halves(self) -> bool {
        self.is_wide() && self.screen.height >= TALL
    }

    /// The findings with their frame: above the table.
    pub fn findings(self) -> Rect {
        let body = self.body();
        if !self.shows_both_halves() {
            return body;
        }
        Rect { height: above(body), ..body }
    }

    /// The table of a finding with its frame.
    pub fn table(self) -> Rect {
        let body = self.body();
        if !self.shows_both_halves() {
            return body;
        }
        let top = above(body);
        Rect { y: body.y + top, height: body.height - top, ..body }
    }

    /// The rows of the findings, below the line in which one types.
    pub fn finding_list(self) -> Rect {
        let inner = inside(self.findings());
        let skip = 2.min(inner.height);
        let below = self.finding_said().height;
        Rect { y: inner.y + skip, height: (inner.height - skip).saturating_sub(below), ..inner }
    }

    /// What the finding with the cursor says, below the list, where the table is out of sight.
    pub fn finding_said(self) -> Rect {
        let inner = inside(self.findings());
        let height = if self.shows_both_halves() { 0 } else { (inner.height / 3).min(5) };
        Rect { y: inner.bottom() - height, height, ..inner }
    }

    /// The lines of the table, with a column left free on either side.
    pub fn table_text(self) -> Rect {
        let inner = inside(self.table());
        Rect { x: inner.x + 1.min(inner.width), width: inner.width.saturating_sub(2), ..inner }
    }

    /// The actions in the list of them, below the line in which one types.
    pub fn action_list(self) -> Rect {
        let inner = self.listed();
        let skip = 2.min(inner.height);
        Rect { y: inner.y + skip, height: inner.height - skip, ..inner }
    }

    /// The sheet with its frame: in the middle, as high as it needs.
    pub fn sheet(self) -> Rect {
        let area = self.on_top();
        let height = area.height.min(SHEET_ROWS);
        Rect { y: area.y + (area.height - height) / 2, height, ..area }
    }

    /// The lines of the sheet.
    pub fn sheet_text(self) -> Rect {
        let inner = inside(self.sheet());
        Rect { x: inner.x + 1.min(inner.width), width: inner.width.saturating_sub(2), ..inner }
    }

    /// The rows of what was printed, with a column left free on either side.
    pub fn printed(self) -> Rect {
        let inner = inside(self.body());
        Rect { x: inner.x + 1.min(inner.width), width: inner.width.saturating_sub(2), ..inner }
    }

    /// The help with its frame: in the middle, as wide as it needs.
    pub fn help(self) -> Rect {
        let wanted = u16::try_from(super::view::help_rows() + 2).unwrap_or(u16::MAX);
        let width = self.screen.width.min(84);
        let height = self.body().height.min(wanted);
        let x = (self.screen.width - width) / 2;
        let y = self.body().y + (self.body().height - height) / 2;
        Rect { x, y, width, height }
    }

    /// How far down the help can be scrolled.
    pub fn help_overflow(self) -> u16 {
        let rows = u16::try_from(super::view::help_rows()).unwrap_or(u16::MAX);
        rows.saturating_sub(inside(self.help()).height)
    }
}

/// How much of the width the tree has: names are long, and the card wraps.
fn left_of(body: Rect) -> u16 {
    body.width / 20 * 11
}

/// How much of the height the findings have: the table has more to say.
fn above(body: Rect) -> u16 {
    body.height * 3 / 8
}

/// What is inside a frame.
fn inside(frame: Rect) -> Rect {
    Rect {
        x: frame.x + 1.min(frame.width),
        y: frame.y + 1.min(frame.height),
        width: frame.width.saturating_sub(2),
        height: frame.height.saturating_sub(2),
    }
}

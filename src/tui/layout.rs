//! Where everything stands on a screen of a given size.

use ratatui::layout::Rect;

/// Both panes stand side by side from this width on.
const WIDE: u16 = 100;

/// Below this nothing useful can be drawn.
const SMALLEST: (u16, u16) = (40, 12);

/// Where everything stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScreenLayout {
    screen: Rect,
}

impl ScreenLayout {
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
        within_margins(inside(self.card()))
    }

    /// What lies on top and is a list of long lines, with its frame: as wide as they may need.
    pub fn middle_of_lines(self) -> Rect {
        let body = self.body();
        let width = self.screen.width.min(120);
        Rect { x: (self.screen.width - width) / 2, width, ..body }
    }

    /// What lies on top with its frame: in the middle, as wide as text is easily read.
    pub fn middle(self) -> Rect {
        let body = self.body();
        let width = self.screen.width.min(84);
        Rect { x: (self.screen.width - width) / 2, width, ..body }
    }
}

/// How much of the width the tree has: names are long, and the card wraps.
fn left_of(body: Rect) -> u16 {
    body.width / 20 * 11
}

/// What is inside a frame.
pub(super) fn inside(frame: Rect) -> Rect {
    Rect {
        x: frame.x + 1.min(frame.width),
        y: frame.y + 1.min(frame.height),
        width: frame.width.saturating_sub(2),
        height: frame.height.saturating_sub(2),
    }
}

/// The same with a column left free on either side: running text wants a margin.
pub(super) fn within_margins(area: Rect) -> Rect {
    Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(2), ..area }
}

/// Without so many rows at the top.
pub(super) fn below(area: Rect, rows: u16) -> Rect {
    let skip = rows.min(area.height);
    Rect { y: area.y + skip, height: area.height - skip, ..area }
}

/// The first row.
pub(super) fn first_row(area: Rect) -> Rect {
    Rect { height: area.height.min(1), ..area }
}

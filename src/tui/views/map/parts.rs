//! Where the parts of the map stand.

use ratatui::layout::Rect;

/// Where the parts of a map stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The line that says what it shows.
    pub title: Rect,
    /// The tiles.
    pub tiles: Rect,
    /// What is said of the tile with the cursor.
    pub about: Rect,
    /// What the letters mean.
    pub legend: Rect,
}

/// From this width on the legend stands beside the tiles.
const WIDE: u16 = 100;
/// How wide it is there.
const BESIDE: u16 = 36;
/// How wide a row of it is below the tiles.
pub(super) const BELOW: u16 = 40;

impl Parts {
    /// The parts of a map with so many rows in its legend.
    pub(super) fn of(body: Rect, legend: usize) -> Self {
        let height = |rows: u16, used: u16| rows.min(body.height.saturating_sub(used));
        let about = height(if body.height >= 16 { 3 } else { 2 }, 2);
        let title = Rect { height: height(1, 0), ..body };
        let bottom = |rows: u16, above: u16| Rect {
            y: body.bottom().saturating_sub(rows + above).max(body.y),
            height: rows,
            ..body
        };
        if body.width >= WIDE {
            let rows = height(body.height, 1 + about);
            let tiles = Rect { y: body.y + title.height, height: rows, width: body.width - BESIDE - 1, ..body };
            let legend = Rect { x: tiles.right() + 1, width: BESIDE, ..tiles };
            return Self { title, tiles, about: bottom(about, 0), legend };
        }
        let columns = usize::from((body.width / BELOW).max(1));
        let wanted = u16::try_from(legend.div_ceil(columns)).unwrap_or(u16::MAX);
        let rows = wanted.min((height(body.height, 1 + about) / 4).max(1));
        let tiles = height(body.height, 1 + about + rows);
        Self {
            title,
            tiles: Rect { y: body.y + title.height, height: tiles, ..body },
            about: bottom(about, rows),
            legend: bottom(rows, 0),
        }
    }
}

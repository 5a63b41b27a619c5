//! One line of a town, a neighbourhood or a postcode district that the search has found.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::pen::Pen;
use crate::query::CoveringArea;
use crate::render::{Apart, clean, percent, short};
use crate::search::{LocalityHit, highlight_of_locality};
use crate::tui::panes::Panes;
use crate::tui::text::{columns, cut};

/// A locality: its name with the letters that match, what it is, and in which council.
pub(super) struct LocalityLine<'v, 'p> {
    pub(super) hit: &'v LocalityHit,
    pub(super) typed: &'v str,
    /// The councils that cover it.
    pub(super) areas: &'v [CoveringArea],
    /// What else is named in the list.
    pub(super) apart: &'v Apart,
    pub(super) panes: &'v Panes<'p>,
}

/// Where it lies has at least so many columns.
const LEAST: usize = 12;

impl Widget for LocalityLine<'_, '_> {
    fn render(self, line: Rect, buffer: &mut Buffer) {
        let theme = self.panes.theme();
        let signs = theme.glyphs();
        let locality = self.panes.atlas().locality(self.hit.locality);
        let name = clean(&locality.name).into_owned();
        let as_at = self.panes.as_at();
        let areas = self.areas;
        let area = |covering: &CoveringArea| {
            let name = self.apart.told(as_at, covering.area, short(as_at, covering.area));
            match covering.share.filter(|share| areas.len() > 1 && *share < 0.99) {
                Some(share) => format!("{name} {}", percent(share)),
                None => name,
            }
        };
        let within: Vec<String> = areas.iter().map(area).collect();
        let about = format!("{}{}{}", self.hit.what.label(), signs.dot, within.join(", "));
        let width = usize::from(line.width).saturating_sub(3);
        let right = columns(&about).min(width.saturating_sub(columns(&name) + 2).max(LEAST));
        let shown = cut(&name, width.saturating_sub(right), signs.cut);
        let highlighted =
            if self.hit.by_district { Vec::new() } else { highlight_of_locality(&name, self.typed) };
        let mut pen = Pen { buffer, x: line.x + 1, y: line.y };
        pen.write_name(&shown, &highlighted, theme);
        let about = cut(&about, right, signs.cut);
        let start = line.right().saturating_sub(u16::try_from(columns(&about)).unwrap_or(0) + 1);
        buffer.set_stringn(start, line.y, about, right, theme.quiet());
    }
}

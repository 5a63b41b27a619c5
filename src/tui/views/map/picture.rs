//! What a map of tiles shows, worked out and drawn.

use ratatui::layout::Rect;

use super::parts::Parts;
use super::subject::MapSubject;
use super::words::MapWords;
use crate::query::AsAt;
use crate::query::map::MapForm;
use crate::render::Glyphs;
use crate::render::map::{Drawing, TileSize};

/// Where a map is drawn, and with which glyphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Canvas {
    /// All the room there is.
    pub body: Rect,
    /// Which glyphs may be used.
    pub glyphs: Glyphs,
}

/// A map as it is drawn, with its words.
#[derive(Clone, Debug)]
pub struct MapPicture {
    /// The map, and what it says.
    pub words: MapWords,
    /// Its tiles, drawn in the size there is room for.
    pub drawing: Drawing,
    /// Where its parts stand.
    pub parts: Parts,
}

impl MapPicture {
    /// Works out what a map shows, and lays it out.
    ///
    /// # Errors
    /// Why there is no map, in a sentence.
    pub(super) fn of(as_at: &AsAt<'_>, subject: MapSubject, canvas: Canvas) -> Result<Self, String> {
        let (words, (drawing, parts)) = MapWords::of(as_at, subject, MapForm::Tiles, |words| {
            let parts = Parts::of(canvas.body, words.map.classes.len());
            let (columns, rows) = (usize::from(parts.tiles.width), usize::from(parts.tiles.height));
            let size = TileSize::fitting(words.map, columns, Some(rows));
            (Drawing::new(words.map, words, size, canvas.glyphs), parts)
        })?;
        Ok(Self { words, drawing, parts })
    }

    /// How many columns are left free to the left of the drawing, so that it stands in the
    /// middle.
    pub fn margin(&self) -> usize {
        usize::from(self.parts.tiles.width).saturating_sub(self.drawing.width()) / 2
    }
}

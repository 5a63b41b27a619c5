//! The map over the whole body: its tiles, the one with the cursor, and what is said of it.
//!
//! Everything that is drawn is worked out when the map is opened, coloured otherwise, set to
//! another day or given another size; a key only moves the cursor.

use ratatui::layout::Position;

use super::keys::Heading;
use super::picture::{Canvas, MapPicture};
use super::subject::MapSubject;
use crate::atlas::OrgIx;
use crate::query::AsAt;
use crate::query::map::{Colouring, Emphasis, Tile};
use crate::render::map::TileFrame;

/// A map on the screen.
#[derive(Clone, Debug)]
pub struct MapPane {
    subject: MapSubject,
    canvas: Canvas,
    /// Where there is no map, why.
    picture: Result<MapPicture, String>,
    cursor: usize,
    /// The maps from which this one was zoomed into, each with the area that had the cursor.
    outer: Vec<(MapSubject, Option<OrgIx>)>,
}

/// How far something of the drawing is out of sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scrolled {
    /// Columns on the left.
    pub left: usize,
    /// Rows at the top.
    pub top: usize,
}

impl MapPane {
    /// The map of a subject, or why there is none. The cursor is on what stands out.
    pub fn new(as_at: &AsAt<'_>, subject: MapSubject, canvas: Canvas) -> Self {
        let picture = MapPicture::of(as_at, subject, canvas);
        let mut pane = Self { subject, canvas, picture, cursor: 0, outer: Vec::new() };
        pane.cursor = pane.first_cursor();
        pane
    }

    /// The same on another day.
    pub fn on_another_day(&mut self, as_at: &AsAt<'_>) {
        self.replace(as_at, self.subject, self.canvas);
    }

    /// The same in another size, where it has another.
    pub fn fit_to(&mut self, as_at: &AsAt<'_>, canvas: Canvas) {
        if canvas != self.canvas {
            self.replace(as_at, self.subject, canvas);
        }
    }

    /// The same in other colours.
    pub fn colour(&mut self, as_at: &AsAt<'_>, by: Colouring) {
        self.replace(as_at, MapSubject { by, ..self.subject }, self.canvas);
    }

    /// The same by who provides the next service.
    pub fn next_service(&mut self, as_at: &AsAt<'_>) {
        self.replace(as_at, self.subject.with_next_service(as_at), self.canvas);
    }

    /// Works it out anew. The cursor stays with its area.
    fn replace(&mut self, as_at: &AsAt<'_>, subject: MapSubject, canvas: Canvas) {
        let at = self.tile().map(|tile| tile.area);
        let outer = std::mem::take(&mut self.outer);
        *self = Self { outer, ..Self::new(as_at, subject, canvas) };
        if let Some(area) = at {
            self.move_to_area(area);
        }
    }

    /// Zooms into another subject.
    pub fn zoom(&mut self, as_at: &AsAt<'_>, subject: MapSubject) {
        let here = (self.subject, self.tile().map(|tile| tile.area));
        let mut outer = std::mem::take(&mut self.outer);
        outer.push(here);
        *self = Self { outer, ..Self::new(as_at, subject, self.canvas) };
    }

    /// Back to the map from which this one was zoomed into. False where there is none.
    pub fn zoom_out(&mut self, as_at: &AsAt<'_>) -> bool {
        let Some((subject, area)) = self.outer.pop() else { return false };
        let outer = std::mem::take(&mut self.outer);
        *self = Self { outer, ..Self::new(as_at, subject, self.canvas) };
        if let Some(area) = area {
            self.move_to_area(area);
        }
        true
    }

    /// Of what it is, and how it is coloured.
    pub fn subject(&self) -> MapSubject {
        self.subject
    }

    /// What is drawn.
    ///
    /// # Errors
    /// Why there is no map, in a sentence.
    pub fn picture(&self) -> Result<&MapPicture, &str> {
        self.picture.as_ref().map_err(String::as_str)
    }

    /// The number of the tile with the cursor.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The tile with the cursor.
    pub fn tile(&self) -> Option<&Tile> {
        self.picture().ok()?.words.map.tiles.get(self.cursor)
    }

    /// What is said of the tile with the cursor.
    pub fn about(&self) -> &str {
        self.picture().ok().and_then(|picture| picture.words.about.get(self.cursor)).map_or("", String::as_str)
    }

    /// Moves to the nearest tile in a direction. Where there is none the cursor stays.
    pub fn step(&mut self, heading: Heading) {
        let (east, south) = heading.steps();
        let Ok(picture) = &self.picture else { return };
        let Some(here) = picture.words.map.tiles.get(self.cursor) else { return };
        let apart = |tile: &Tile| {
            let columns = i32::from(tile.column) - i32::from(here.column);
            let rows = i32::from(tile.row) - i32::from(here.row);
            let along = columns * east + rows * south;
            let aside = (columns * south).abs() + (rows * east).abs();
            (along > 0).then_some((along + 3 * aside, aside))
        };
        let tiles = picture.words.map.tiles.iter().enumerate();
        let nearest = tiles.filter_map(|(number, tile)| Some((apart(tile)?, number))).min();
        if let Some((_, number)) = nearest {
            self.cursor = number;
        }
    }

    /// To a tile by its number; past the end, to the last.
    pub fn move_to(&mut self, tile: usize) {
        let last = self.picture().map_or(0, |picture| picture.words.map.tiles.len().saturating_sub(1));
        self.cursor = tile.min(last);
    }

    /// What of the drawing is out of sight: the tile with the cursor never is.
    pub fn scrolled(&self) -> Scrolled {
        let Ok(MapPicture { drawing, parts, .. }) = &self.picture else { return Scrolled::default() };
        let Some(TileFrame { x, y, width, height }) = drawing.frame(self.cursor) else {
            return Scrolled::default();
        };
        let across = Span { at: x, size: width, room: parts.tiles.width.into(), all: drawing.width() };
        let down = Span { at: y, size: height, room: parts.tiles.height.into(), all: drawing.rows.len() };
        Scrolled { left: across.skipped(), top: down.skipped() }
    }

    /// The tile at a point of the screen.
    pub fn tile_at(&self, at: Position) -> Option<usize> {
        let picture = self.picture().ok()?;
        let area = picture.parts.tiles;
        if !area.contains(at) {
            return None;
        }
        let Scrolled { left, top } = self.scrolled();
        let x = usize::from(at.x - area.x).checked_sub(picture.margin())? + left;
        picture.drawing.tile_at(x, usize::from(at.y - area.y) + top)
    }

    fn first_cursor(&self) -> usize {
        let Ok(picture) = &self.picture else { return 0 };
        let within = |t: &Tile| self.subject.of.is_some() && t.emphasis == Emphasis::Within;
        let first = picture.words.focus.first().copied();
        first.or_else(|| picture.words.map.tiles.iter().position(within)).unwrap_or(0)
    }

    fn move_to_area(&mut self, area: OrgIx) {
        let Ok(picture) = &self.picture else { return };
        if let Some(tile) = picture.words.map.tile_of(area) {
            self.cursor = tile;
        }
    }
}

/// Something of the drawing, in one direction: where it begins, how large it is, how much
/// room there is on the screen, and how large the whole drawing is.
struct Span {
    at: usize,
    size: usize,
    room: usize,
    all: usize,
}

impl Span {
    /// How much is skipped so that it stands in the middle.
    fn skipped(&self) -> usize {
        let middle = self.at + self.size / 2;
        middle.saturating_sub(self.room / 2).min(self.all.saturating_sub(self.room))
    }
}

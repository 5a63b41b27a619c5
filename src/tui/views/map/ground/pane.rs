//! The map of the ground: what is seen of it, and the area with the cursor.
//!
//! What a map shows is worked out when it is opened, coloured otherwise or set to another day; a key
//! that moves or zooms draws the dots again. Outlines are read once, when the first map is opened.

use ratatui::layout::{Position, Rect};

use super::super::keys::Heading;
use super::super::parts::Parts;
use super::super::subject::MapSubject;
use super::super::words::MapWords;
use crate::atlas::{Atlas, OrgIx};
use crate::ground::{Bounds, Lines, Place, Projection};
use crate::outlines::Detail;
use crate::query::AsAt;
use crate::query::map::{Colouring, Emphasis, MapForm, Tile};
use crate::render::Glyphs;
use crate::render::map::{AreaLabel, GroundDrawing, GroundStyle, Slots, Terrain};

/// Where the ground is drawn, and with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// All the room there is.
    pub body: Rect,
    /// Which glyphs may be used.
    pub glyphs: Glyphs,
    /// Is it drawn in colour?
    pub is_coloured: bool,
}

impl Sheet {
    fn style(self) -> GroundStyle {
        GroundStyle { glyphs: self.glyphs, is_coloured: self.is_coloured }
    }
}

/// What is seen of the ground.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Seen {
    /// All of a box, however large the window is.
    All(Bounds),
    /// So many metres a dot, about a place.
    About(Place, f64),
}

/// What a map shows, ready to be drawn.
#[derive(Debug)]
struct Shown {
    words: MapWords,
    labels: Vec<AreaLabel>,
    slots: Slots,
    parts: Parts,
    /// About the land of whom the map is of, where that is known.
    own: Option<Bounds>,
    /// About all of England, and the middle of each area.
    nation: Bounds,
    middles: Vec<Option<Bounds>>,
}

/// A map of the ground on the screen.
#[derive(Debug)]
pub struct GroundPane {
    subject: MapSubject,
    sheet: Sheet,
    levels: [Option<Lines>; 3],
    /// Where there is no map, why.
    shown: Result<Shown, String>,
    seen: Seen,
    cursor: Option<usize>,
    drawing: GroundDrawing,
    projection: Projection,
    /// The maps from which this one was gone into: each with the area that had the cursor, and what was
    /// seen.
    outer: Vec<(MapSubject, Option<OrgIx>, Seen)>,
}

/// About England, where no outline says more.
const SOMEWHERE: Bounds = Bounds { west: 80_000, south: 5_000, east: 660_000, north: 660_000 };

/// By how much of what is seen a key moves.
const PANNED: f64 = 0.3;

impl GroundPane {
    /// The map of a subject, or why there is none, fitted to what was asked for. The cursor is on what
    /// stands out.
    pub fn new(as_at: &AsAt<'_>, subject: MapSubject, sheet: Sheet) -> Self {
        Self::with_levels(as_at, subject, sheet, [None, None, None])
    }

    /// The same, with the levels that have been read already.
    fn with_levels(as_at: &AsAt<'_>, subject: MapSubject, sheet: Sheet, levels: [Option<Lines>; 3]) -> Self {
        let projection = Projection::fitting(SOMEWHERE, 0, 0, 1.0);
        let mut pane = Self {
            subject,
            sheet,
            levels,
            shown: Err(String::new()),
            seen: Seen::All(SOMEWHERE),
            cursor: None,
            drawing: GroundDrawing::empty(),
            projection,
            outer: Vec::new(),
        };
        pane.show(as_at, subject);
        pane.seen = pane.fitting();
        pane.cursor = pane.first_cursor();
        pane.redraw();
        pane
    }

    /// Works out what a map shows.
    fn show(&mut self, as_at: &AsAt<'_>, subject: MapSubject) {
        self.subject = subject;
        self.levels(as_at.atlas());
        let glyphs = self.sheet.glyphs;
        let shown = MapWords::of(as_at, subject, MapForm::Ground, |words| AreaLabel::all(words, glyphs));
        self.shown = shown.map(|(mut words, labels)| {
            let coarse = self.levels[Detail::Coarse as usize].as_ref();
            let none = Lines { all: Vec::new(), patches: Vec::new() };
            let lines = coarse.unwrap_or(&none);
            let slots = Slots::of(&words.map, lines);
            words.legend.iter_mut().for_each(|row| row.shade = slots.shade(&words.map, row.class));
            let middles = words.map.tiles.iter().map(|tile| lines.bounds(tile.land().patches())).collect();
            Shown {
                parts: Parts::of(self.sheet.body, words.map.classes.len()),
                own: subject
                    .of
                    .and_then(|org| as_at.land().footprint(org))
                    .and_then(|land| lines.bounds(land.patches())),
                nation: lines.bounds(0..lines.patches.len()).unwrap_or(SOMEWHERE),
                words,
                labels,
                slots,
                middles,
            }
        });
    }

    /// Every level of detail, each read once.
    fn levels(&mut self, atlas: &Atlas) {
        for detail in Detail::ALL {
            let level = &mut self.levels[detail as usize];
            if level.is_none() {
                *level = atlas.outlines(detail).map(Lines::new);
            }
        }
    }

    /// The same on another day. What is seen stays, and the cursor stays with its area.
    pub fn on_another_day(&mut self, as_at: &AsAt<'_>) {
        self.show_again(as_at, self.subject);
    }

    /// The same in other colours.
    pub fn colour(&mut self, as_at: &AsAt<'_>, by: Colouring) {
        self.show_again(as_at, MapSubject { by, ..self.subject });
    }

    /// The same by who provides the next service.
    pub fn next_service(&mut self, as_at: &AsAt<'_>) {
        self.show_again(as_at, self.subject.with_next_service(as_at));
    }

    fn show_again(&mut self, as_at: &AsAt<'_>, subject: MapSubject) {
        let at = self.tile().map(|tile| tile.area);
        let middle = self.cursor.and_then(|tile| self.middle(tile));
        self.show(as_at, subject);
        self.cursor = at.and_then(|area| self.tile_of(area)).or_else(|| self.nearest(middle?));
        self.redraw();
    }

    /// The same in a window of another size, where it has another.
    pub fn fit_into(&mut self, as_at: &AsAt<'_>, sheet: Sheet) {
        if sheet != self.sheet {
            self.sheet = sheet;
            self.show_again(as_at, self.subject);
        }
    }

    /// Goes into another subject, from which one comes out again.
    pub fn go_inside(&mut self, as_at: &AsAt<'_>, subject: MapSubject) {
        let here = (self.subject, self.tile().map(|tile| tile.area), self.seen);
        let mut outer = std::mem::take(&mut self.outer);
        outer.push(here);
        let levels = std::mem::take(&mut self.levels);
        *self = Self { outer, ..Self::with_levels(as_at, subject, self.sheet, levels) };
    }

    /// Back to the map from which this one was gone into, as it was. False where there is none.
    pub fn come_out(&mut self, as_at: &AsAt<'_>) -> bool {
        let Some((subject, area, seen)) = self.outer.pop() else { return false };
        self.show(as_at, subject);
        self.seen = seen;
        self.cursor = area.and_then(|area| self.tile_of(area)).or_else(|| self.first_cursor());
        self.redraw();
        true
    }

    /// Of what it is, and how it is coloured.
    pub fn subject(&self) -> MapSubject {
        self.subject
    }

    /// What it shows, in words, and where its parts stand.
    ///
    /// # Errors
    /// Why there is no map, in a sentence.
    pub fn words(&self) -> Result<(&MapWords, Parts), &str> {
        self.shown.as_ref().map(|shown| (&shown.words, shown.parts)).map_err(String::as_str)
    }

    /// What its classes look like.
    pub fn slots(&self) -> Option<&Slots> {
        self.shown.as_ref().ok().map(|shown| &shown.slots)
    }

    /// What is drawn.
    pub fn drawing(&self) -> &GroundDrawing {
        &self.drawing
    }

    /// Which ground that is.
    pub fn projection(&self) -> &Projection {
        &self.projection
    }

    /// The number of the area with the cursor.
    pub fn cursor(&self) -> Option<usize> {
        self.cursor
    }

    /// The area with the cursor.
    pub fn tile(&self) -> Option<&Tile> {
        self.shown.as_ref().ok()?.words.map.tiles.get(self.cursor?)
    }

    /// What is said of the area with the cursor.
    pub fn about(&self) -> &str {
        let about = || self.shown.as_ref().ok()?.words.about.get(self.cursor?);
        about().map_or("", String::as_str)
    }

    /// Sets the cursor on an area, and brings it into sight.
    pub fn choose(&mut self, tile: usize) {
        self.cursor = Some(tile);
        self.bring_into_sight();
        self.redraw();
    }

    /// To the nearest area in a direction. Where there is none, what is seen moves that way.
    pub fn step(&mut self, heading: Heading) {
        let (east, south) = heading.steps();
        let Some(here) = self.cursor.and_then(|tile| self.middle(tile)) else {
            self.cursor = self.nearest(self.projection.centre);
            return self.redraw();
        };
        let apart = |there: Place| {
            let (across, down) = (there.east - here.east, here.north - there.north);
            let along = across * f64::from(east) + down * f64::from(south);
            let aside = (across * f64::from(south)).abs() + (down * f64::from(east)).abs();
            (along > 0.0 && aside <= along * 2.0).then_some(along + 1.5 * aside)
        };
        let tiles = (0..self.count()).filter(|tile| Some(*tile) != self.cursor);
        let distances = tiles.filter_map(|tile| Some((apart(self.middle(tile)?)?, tile)));
        match distances.min_by(|a, b| a.0.total_cmp(&b.0)) {
            Some((_, tile)) => self.choose(tile),
            None => self.pan(heading),
        }
    }

    /// Moves what is seen.
    pub fn pan(&mut self, heading: Heading) {
        let (east, south) = heading.steps();
        let Projection { centre, metres, tall, width, height } = self.projection;
        let span = |dots: usize, metres: f64| f64::from(u32::try_from(dots).unwrap_or(0)) * metres * PANNED;
        let to = Place {
            east: centre.east + f64::from(east) * span(width, metres),
            north: centre.north - f64::from(south) * span(height, metres * tall),
        };
        self.seen = Seen::About(self.within_reach(to), metres);
        self.redraw();
    }

    /// Zooms about a point of the screen, else about the area with the cursor, so that it stays where it
    /// is.
    pub fn zoom(&mut self, times: f64, about: Option<Position>) {
        let at = match about {
            Some(at) => self.dot_at(at).map(|(column, row)| self.projection.place(column, row)),
            None => self.cursor.and_then(|tile| self.middle(tile)).filter(|at| self.is_seen(*at)),
        };
        let at = at.unwrap_or(self.projection.centre);
        let metres = self.projection.closer(times).metres;
        let kept = metres / self.projection.metres;
        let Place { east, north } = self.projection.centre;
        let centre =
            Place { east: at.east + (east - at.east) * kept, north: at.north + (north - at.north) * kept };
        self.seen = Seen::About(self.within_reach(centre), metres);
        self.redraw();
    }

    /// All of England is seen.
    pub fn fit_to_nation(&mut self) {
        self.seen = Seen::All(self.shown.as_ref().map_or(SOMEWHERE, |shown| shown.nation));
        self.redraw();
    }

    /// The area with the cursor fills what is seen.
    pub fn fit_to_chosen(&mut self) {
        let Some(bounds) = self.cursor.and_then(|tile| self.bounds(tile)) else { return };
        self.seen = Seen::All(bounds);
        self.redraw();
    }

    /// The area at a point of the screen.
    pub fn tile_at(&self, at: Position) -> Option<usize> {
        let tiles = self.shown.as_ref().ok()?.parts.tiles;
        if !tiles.contains(at) {
            return None;
        }
        self.drawing.area_at(usize::from(at.x - tiles.x), usize::from(at.y - tiles.y))
    }

    fn dot_at(&self, at: Position) -> Option<(f64, f64)> {
        let tiles = self.shown.as_ref().ok()?.parts.tiles;
        let (wide, high) = self.sheet.style().dots();
        let middle = |at: u16, from: u16, dots: usize| {
            (f64::from(at - from) + 0.5) * f64::from(u32::try_from(dots).unwrap_or(1)) - 0.5
        };
        tiles.contains(at).then(|| (middle(at.x, tiles.x, wide), middle(at.y, tiles.y, high)))
    }

    /// What was asked for, all of it: England, or the land of the subject and whatever else who serves it
    /// serves.
    fn fitting(&self) -> Seen {
        let Ok(shown) = &self.shown else { return Seen::All(SOMEWHERE) };
        let within = |tile: &Tile| tile.emphasis == Emphasis::Within;
        let tiles = || shown.words.map.tiles.iter().enumerate().filter(|(_, tile)| within(tile));
        let served = || tiles().filter_map(|(number, _)| shown.middles[number]).reduce(Bounds::with);
        let asked = shown.own.or_else(served);
        Seen::All(asked.filter(|_| self.subject.of.is_some()).unwrap_or(shown.nation))
    }

    fn first_cursor(&self) -> Option<usize> {
        let shown = self.shown.as_ref().ok()?;
        if let Some(first) = shown.words.focus.first() {
            return Some(*first);
        }
        let Seen::All(bounds) = self.fitting() else { return None };
        let near = |tile: &usize| {
            self.subject.of.is_none() || shown.words.map.tiles[*tile].emphasis == Emphasis::Within
        };
        let apart = |tile: usize| Some((apart(self.middle(tile)?, bounds.centre()), tile));
        let tiles = (0..self.count()).filter(near).filter_map(apart);
        tiles.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, tile)| tile)
    }

    fn nearest(&self, to: Place) -> Option<usize> {
        let tiles = (0..self.count()).filter_map(|tile| Some((apart(self.middle(tile)?, to), tile)));
        tiles.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, tile)| tile)
    }

    fn count(&self) -> usize {
        self.shown.as_ref().map_or(0, |shown| shown.middles.len())
    }

    fn bounds(&self, tile: usize) -> Option<Bounds> {
        self.shown.as_ref().ok()?.middles.get(tile).copied().flatten()
    }

    fn middle(&self, tile: usize) -> Option<Place> {
        self.bounds(tile).map(Bounds::centre)
    }

    fn tile_of(&self, area: OrgIx) -> Option<usize> {
        self.shown.as_ref().ok()?.words.map.tile_of(area)
    }

    fn is_seen(&self, at: Place) -> bool {
        let (column, row) = self.projection.dot(at);
        let inside = |at: f64, dots: usize| at >= 0.0 && at < f64::from(u32::try_from(dots).unwrap_or(0));
        inside(column, self.projection.width) && inside(row, self.projection.height)
    }

    fn bring_into_sight(&mut self) {
        let Some(middle) = self.cursor.and_then(|tile| self.middle(tile)) else { return };
        if !self.is_seen(middle) {
            self.seen = Seen::About(middle, self.projection.metres);
        }
    }

    /// What is seen never leaves England.
    fn within_reach(&self, at: Place) -> Place {
        let Bounds { west, south, east, north } = self.shown.as_ref().map_or(SOMEWHERE, |shown| shown.nation);
        Place {
            east: at.east.clamp(west.into(), east.into()),
            north: at.north.clamp(south.into(), north.into()),
        }
    }

    fn redraw(&mut self) {
        let Ok(shown) = &self.shown else { return };
        let style = self.sheet.style();
        let (wide, high) = style.dots();
        let (width, height) =
            (usize::from(shown.parts.tiles.width) * wide, usize::from(shown.parts.tiles.height) * high);
        self.projection = match self.seen {
            Seen::All(bounds) => Projection::fitting(bounds, width, height, style.tall()),
            Seen::About(centre, metres) => Projection { centre, metres, tall: style.tall(), width, height },
        };
        let Some(lines) = &self.levels[self.projection.detail() as usize] else { return };
        let Shown { words, labels, slots, .. } = shown;
        let terrain = Terrain { map: &words.map, labels, lines, slots };
        self.drawing = GroundDrawing::new(terrain, &self.projection, style, self.cursor);
    }
}

fn apart(one: Place, other: Place) -> f64 {
    (one.east - other.east).hypot(one.north - other.north)
}

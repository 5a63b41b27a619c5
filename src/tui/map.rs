//! The map over the whole body: its tiles, the one with the cursor, and what is said of it.
//!
//! Everything that is drawn is worked out when the map is opened, coloured otherwise, set to
//! another day or given another size; a key only moves the cursor.

use ratatui::layout::Rect;

use crate::atlas::{Closed, OrgIx};
use crate::query::map::{
    ColourBy, Colouring, Emphasis, Map, MapOptions, Tile, first_map, last_change, map, usual, usual_service,
};
use crate::query::{AsAt, absence};
use crate::render::Glyphs;
use crate::render::map::{Drawing, Legend, MapWording, TileFrame, TileSize, no_map};
use crate::words::Kind;

/// Of what a map is, and how it is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Of whom; none for England.
    pub of: Option<OrgIx>,
    /// What it is coloured by.
    pub by: Colouring,
    /// What stands out on it: what was selected when it was opened.
    pub focus: Option<OrgIx>,
}

impl Subject {
    /// The map that says most of an organisation: of a system, a county or a provider its own;
    /// of anything smaller that of its system; of a region or England that of the systems.
    pub fn fitting(as_at: &AsAt<'_>, org: Option<OrgIx>) -> Self {
        let (of, focus) = org.map_or((None, None), |org| of_and_focus(as_at, org));
        Self { of, by: usual(of), focus }
    }
}

fn of_and_focus(as_at: &AsAt<'_>, org: OrgIx) -> (Option<OrgIx>, Option<OrgIx>) {
    let kind = as_at.kind(org);
    let served = || as_at.land().served(as_at.snapshot(), org, None);
    let system = || as_at.systems(org).first().map(|s| s.system);
    match kind {
        Kind::Nation | Kind::Region | Kind::OnsRegion => (None, None),
        Kind::County => (Some(org), None),
        _ if as_at.land().systems().contains(&org) => (Some(org), None),
        _ if !kind.is_area() && served().is_some_and(|s| !s.footprint.is_empty()) => (Some(org), None),
        _ => match system() {
            Some(system) => (Some(system), Some(org)),
            None => (Some(org), None),
        },
    }
}

/// Where a map is drawn, and with which signs.
#[derive(Clone, Copy, Debug)]
pub struct Canvas {
    /// All the room there is.
    pub body: Rect,
    /// Which signs may be used.
    pub signs: Glyphs,
}

/// A map on the screen.
#[derive(Clone, Debug)]
pub struct MapPane {
    subject: Subject,
    shown: Result<Shown, String>,
    cursor: usize,
    parts: Parts,
    /// The maps from which this one was zoomed into, each with the area that had the cursor.
    outer: Vec<(Subject, Option<OrgIx>)>,
}

/// A map as it is drawn and told.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The map.
    pub map: Map,
    /// Its tiles, drawn in the size there is room for.
    pub drawing: Drawing,
    /// What it shows, in a sentence.
    pub title: String,
    /// What its letters mean.
    pub legend: Vec<Legend>,
    /// What else a reader must know.
    pub notes: Vec<String>,
    /// The tiles that stand out on it.
    pub focus: Vec<usize>,
    /// What is said of each tile.
    about: Vec<String>,
}

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
pub const BELOW: u16 = 40;

impl Parts {
    /// The parts of a map with so many rows in its legend.
    fn of(body: Rect, legend: usize) -> Self {
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

impl MapPane {
    /// The map of a subject, or why there is none. The cursor is on what stands out.
    pub fn new(as_at: &AsAt<'_>, subject: Subject, canvas: Canvas) -> Self {
        let (shown, parts) = show(as_at, subject, canvas);
        let mut pane = Self { subject, shown, cursor: 0, parts, outer: Vec::new() };
        pane.cursor = pane.first_cursor();
        pane
    }

    /// The same on another day, in other colours or in another size. The cursor stays with its
    /// area.
    pub fn renew(&mut self, as_at: &AsAt<'_>, subject: Subject, canvas: Canvas) {
        let at = self.tile().map(|tile| tile.area);
        let at = at.filter(|_| subject.of == self.subject.of);
        let outer = std::mem::take(&mut self.outer);
        *self = Self { outer, ..Self::new(as_at, subject, canvas) };
        if let Some(area) = at {
            self.move_to_area(area);
        }
    }

    /// Zooms into another subject.
    pub fn zoom(&mut self, as_at: &AsAt<'_>, subject: Subject, canvas: Canvas) {
        let here = (self.subject, self.tile().map(|tile| tile.area));
        let mut outer = std::mem::take(&mut self.outer);
        outer.push(here);
        *self = Self { outer, ..Self::new(as_at, subject, canvas) };
    }

    /// Back to the map from which this one was zoomed into. False where there is none.
    pub fn zoom_out(&mut self, as_at: &AsAt<'_>, canvas: Canvas) -> bool {
        let Some((subject, area)) = self.outer.pop() else { return false };
        let outer = std::mem::take(&mut self.outer);
        *self = Self { outer, ..Self::new(as_at, subject, canvas) };
        if let Some(area) = area {
            self.move_to_area(area);
        }
        true
    }

    /// Of what it is, and how it is coloured.
    pub fn subject(&self) -> Subject {
        self.subject
    }

    /// What is drawn and told.
    ///
    /// # Errors
    /// Why there is no map, in a sentence.
    pub fn shown(&self) -> Result<&Shown, &str> {
        self.shown.as_ref().map_err(String::as_str)
    }

    /// Where its parts stand.
    pub fn parts(&self) -> Parts {
        self.parts
    }

    /// The number of the tile with the cursor.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The tile with the cursor.
    pub fn tile(&self) -> Option<&Tile> {
        self.shown.as_ref().ok()?.map.tiles.get(self.cursor)
    }

    /// What is said of the tile with the cursor.
    pub fn about(&self) -> &str {
        self.shown.as_ref().ok().and_then(|s| s.about.get(self.cursor)).map_or("", String::as_str)
    }

    /// Moves to the nearest tile in a direction: columns to the east, rows to the south. Where
    /// there is none the cursor stays.
    pub fn move_by(&mut self, (east, south): (i32, i32)) {
        let Ok(shown) = &self.shown else { return };
        let Some(here) = shown.map.tiles.get(self.cursor) else { return };
        let apart = |tile: &Tile| {
            let columns = i32::from(tile.column) - i32::from(here.column);
            let rows = i32::from(tile.row) - i32::from(here.row);
            let along = columns * east + rows * south;
            let aside = (columns * south).abs() + (rows * east).abs();
            (along > 0).then_some((along + 3 * aside, aside))
        };
        let tiles = shown.map.tiles.iter().enumerate();
        let nearest = tiles.filter_map(|(number, tile)| Some((apart(tile)?, number))).min();
        if let Some((_, number)) = nearest {
            self.cursor = number;
        }
    }

    /// To a tile by its number; past the end, to the last.
    pub fn move_to(&mut self, tile: usize) {
        let last = self.shown.as_ref().map_or(0, |s| s.map.tiles.len().saturating_sub(1));
        self.cursor = tile.min(last);
    }

    /// The first column and row of the drawing that are in sight: the tile with the cursor
    /// always is.
    pub fn scrolled(&self) -> (usize, usize) {
        let Ok(shown) = &self.shown else { return (0, 0) };
        let Some(TileFrame { x, y, width, height }) = shown.drawing.frame(self.cursor) else { return (0, 0) };
        let room = (usize::from(self.parts.tiles.width), usize::from(self.parts.tiles.height));
        let from = |at: usize, size: usize, room: usize, all: usize| {
            (at + size / 2).saturating_sub(room / 2).min(all.saturating_sub(room))
        };
        (from(x, width, room.0, shown.drawing.width()), from(y, height, room.1, shown.drawing.rows.len()))
    }

    /// The tile at a column and row of the screen.
    pub fn tile_at(&self, column: u16, row: u16) -> Option<usize> {
        let area = self.parts.tiles;
        let shown = self.shown.as_ref().ok().filter(|_| area.contains((column, row).into()))?;
        let (left, top) = self.scrolled();
        let x = usize::from(column - area.x).checked_sub(self.margin())? + left;
        shown.drawing.tile_at(x, usize::from(row - area.y) + top)
    }

    /// How many columns are left free to the left of the drawing, so that it stands in the
    /// middle.
    pub fn margin(&self) -> usize {
        let drawn = self.shown.as_ref().map_or(0, |s| s.drawing.width());
        usize::from(self.parts.tiles.width).saturating_sub(drawn) / 2
    }

    fn first_cursor(&self) -> usize {
        let Ok(shown) = &self.shown else { return 0 };
        let within = |t: &Tile| self.subject.of.is_some() && t.emphasis == Emphasis::Within;
        let first = shown.focus.first().copied();
        first.or_else(|| shown.map.tiles.iter().position(within)).unwrap_or(0)
    }

    fn move_to_area(&mut self, area: OrgIx) {
        let Ok(shown) = &self.shown else { return };
        if let Some(tile) = shown.map.tile_of(area) {
            self.cursor = tile;
        }
    }
}

/// Answers what a map shows, and lays it out.
fn show(as_at: &AsAt<'_>, subject: Subject, canvas: Canvas) -> (Result<Shown, String>, Parts) {
    let before = (subject.by == Colouring::Change).then(|| first_day(as_at, subject.of));
    let by = match (subject.by, &before) {
        (_, Some(before)) => ColourBy::Change(before),
        (Colouring::Provider, _) => ColourBy::Provider,
        (Colouring::Split, _) => ColourBy::Split,
        _ => ColourBy::System,
    };
    let is_there = subject.of.is_none_or(|org| as_at.snapshot().is_there(org));
    let map = match map(as_at, subject.of, MapOptions { by, service: usual_service(as_at, subject.of) }) {
        Ok(map) if is_there => map,
        found => {
            let said = match (found, subject.of) {
                (Err(why), of) if is_there => no_map(as_at, of, why),
                (_, Some(org)) => crate::render::absence::not_there(as_at.atlas(), &absence(as_at, org)),
                _ => String::new(),
            };
            return (Err(said), Parts::of(canvas.body, 0));
        }
    };
    let words = MapWording { map: &map, as_at, before: before.as_ref() };
    let parts = Parts::of(canvas.body, map.classes.len());
    let (columns, rows) = (usize::from(parts.tiles.width), usize::from(parts.tiles.height));
    let size = TileSize::fitting(&map, columns, Some(rows));
    let shown = Shown {
        drawing: Drawing::new(&map, &words, size, canvas.signs),
        title: words.title(),
        legend: words.legend(),
        notes: words.notes(),
        focus: subject.focus.map_or_else(Vec::new, |org| map.tiles_on(as_at, org)),
        about: map.tiles.iter().map(|tile| words.about(tile).join(" ")).collect(),
        map,
    };
    (Ok(shown), parts)
}

/// The atlas on the day before the map last changed; where it never did, on its first.
fn first_day<'a>(as_at: &AsAt<'a>, of: Option<OrgIx>) -> AsAt<'a> {
    let changed = last_change(as_at, of, usual_service(as_at, of)).and_then(|day| day.yesterday().ok());
    let day = changed.unwrap_or_else(|| first_map(as_at, of));
    AsAt::new(as_at.atlas(), day, Closed::Leave)
}

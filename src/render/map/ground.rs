//! The ground of a map as glyphs: each dot belongs to a patch, and so to an area and to what that shows.
//! Areas are filled, borders between them are left free, the sea is empty, the coast has no line; names
//! stand where they fit into their own area.

use super::shade::Shade;
use super::slots::Slots;
use super::wording::MapWording;
use crate::ground::{Dots, Lines, Projection};
use crate::query::map::{Emphasis, Map, MapScope, Tile};
use crate::render::Glyphs;
use unicode_width::UnicodeWidthStr;

/// What a glyph of the ground stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroundInk {
    /// The sea, another country, or a border.
    Blank,
    /// Land that shows a class, by its number.
    Class(usize),
    /// Land that shows none that has a colour.
    Plain,
    /// Land of the area with the cursor.
    Chosen,
    /// The name of an area.
    Name(Emphasis),
    /// The letter of a class that an area shows.
    Letter(usize),
}

/// One glyph of the ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroundGlyph {
    /// The glyph, one column wide.
    pub glyph: char,
    /// What it stands for.
    pub ink: GroundInk,
}

/// How the ground is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroundStyle {
    /// With which glyphs.
    pub glyphs: Glyphs,
    /// Is what areas show told by colour? Else by patterns.
    pub is_coloured: bool,
}

impl GroundStyle {
    /// How many dots a glyph has, across and down.
    pub const fn dots(self) -> (usize, usize) {
        match self.glyphs {
            Glyphs::Unicode => (2, 4),
            Glyphs::Ascii => (1, 1),
        }
    }

    /// How many times as high as wide a dot is: a glyph is about twice as high as wide.
    pub const fn tall(self) -> f64 {
        match self.glyphs {
            Glyphs::Unicode => 1.0,
            Glyphs::Ascii => 2.0,
        }
    }
}

/// What an area is called on the ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaLabel {
    /// Its short name.
    pub name: String,
    /// Its code, of a few letters.
    pub code: String,
    /// What it shows, by the numbers of the classes.
    pub classes: Vec<usize>,
}

impl AreaLabel {
    /// That of each area of a map.
    pub fn all(wording: &MapWording<'_, '_>, glyphs: Glyphs) -> Vec<Self> {
        let label = |tile: &Tile| Self {
            name: glyphs.fit(&wording.tile_name(tile)).into_owned(),
            code: glyphs.fit(&wording.tile_code(tile)).into_owned(),
            classes: tile.shows.iter().map(|shown| shown.class).collect(),
        };
        wording.map.tiles.iter().map(label).collect()
    }
}

/// What is drawn of the ground.
#[derive(Clone, Copy, Debug)]
pub struct Terrain<'t> {
    /// The map.
    pub map: &'t Map,
    /// What its areas are called, in the order of its tiles.
    pub labels: &'t [AreaLabel],
    /// The outlines.
    pub lines: &'t Lines,
    /// What its classes look like.
    pub slots: &'t Slots,
}

/// The ground of a map, drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroundDrawing {
    /// Its rows, all of one width.
    pub rows: Vec<Vec<GroundGlyph>>,
    /// The area that has most of each glyph.
    areas: Vec<Option<usize>>,
    columns: usize,
}

const BLANK: GroundGlyph = GroundGlyph { glyph: ' ', ink: GroundInk::Blank };

impl GroundDrawing {
    /// Nothing.
    pub fn empty() -> Self {
        Self { rows: Vec::new(), areas: Vec::new(), columns: 0 }
    }

    /// Draws what a projection shows; `chosen` is the number of the area with the cursor.
    pub fn new(
        terrain: Terrain<'_>,
        projection: &Projection,
        style: GroundStyle,
        chosen: Option<usize>,
    ) -> Self {
        let pen = Pen { terrain, style, chosen, dots: Dots::paint(terrain.lines, projection) };
        let (wide, high) = style.dots();
        let (columns, rows) = (projection.width / wide, projection.height / high);
        let mut drawing =
            Self { rows: vec![vec![BLANK; columns]; rows], areas: vec![None; columns * rows], columns };
        let mut room = vec![Room::default(); terrain.map.tiles.len()];
        for row in 0..rows {
            for column in 0..columns {
                let cell = pen.cell(column, row);
                drawing.rows[row][column] = cell.glyph;
                drawing.areas[row * columns + column] = cell.area;
                if let Some(area) = cell.area {
                    room[area].add(column, row);
                }
            }
        }
        for (area, room) in room.iter().enumerate() {
            drawing.label(&pen, area, room);
        }
        drawing
    }

    /// The number of the area at a column and row.
    pub fn area_at(&self, column: usize, row: usize) -> Option<usize> {
        if column >= self.columns {
            return None;
        }
        self.areas.get(row * self.columns + column).copied().flatten()
    }

    /// Writes the name of an area on the run of its glyphs nearest to its middle that is long enough:
    /// the name with the letters of what it shows, else its code with them, else the letters alone.
    fn label(&mut self, pen: &Pen<'_>, area: usize, room: &Room) {
        let Some(label) = pen.terrain.labels.get(area) else { return };
        let Some(middle) = room.middle() else { return };
        let letters: Vec<(char, usize)> =
            label.classes.iter().map(|class| (pen.letter(*class), *class)).collect();
        let emphasis = pen.terrain.map.tiles[area].emphasis;
        for name in [label.name.as_str(), label.code.as_str(), ""] {
            let gap = usize::from(!name.is_empty() && !letters.is_empty());
            let length = name.width() + gap + letters.len();
            if length == 0 || (length == letters.len() && letters.len() > 3) {
                continue;
            }
            let Some((column, row)) = self.run(area, room, length, middle) else { continue };
            let name = name.chars().map(|glyph| GroundGlyph { glyph, ink: GroundInk::Name(emphasis) });
            let space = std::iter::repeat_n(BLANK, gap);
            let letters = letters
                .iter()
                .map(|(glyph, class)| GroundGlyph { glyph: *glyph, ink: GroundInk::Letter(*class) });
            for (step, glyph) in letters.chain(space).chain(name).enumerate() {
                if let Some(cell) = self.rows[row].get_mut(column + step) {
                    *cell = glyph;
                }
            }
            return;
        }
    }

    /// Where so many glyphs of an area lie side by side, as near to its middle as may be, and where there
    /// is room for it with a glyph to spare on either side.
    fn run(&self, area: usize, room: &Room, length: usize, middle: (usize, usize)) -> Option<(usize, usize)> {
        let mut best: Option<(usize, (usize, usize))> = None;
        for row in room.top..=room.bottom {
            let mut from = None;
            for column in room.left..=room.right + 1 {
                let is_it = column < self.columns && self.area_at(column, row) == Some(area);
                match (is_it, from) {
                    (true, None) => from = Some(column),
                    (false, Some(start)) => {
                        from = None;
                        let run = column - start;
                        let spare = usize::from(run >= length + 2);
                        if run < length || (spare == 0 && length > 3) {
                            continue;
                        }
                        let at =
                            middle.0.saturating_sub(length / 2).clamp(start + spare, column - length - spare);
                        let apart =
                            at.abs_diff(middle.0.saturating_sub(length / 2)) + 2 * row.abs_diff(middle.1);
                        if best.is_none_or(|(known, _)| apart < known) {
                            best = Some((apart, (at, row)));
                        }
                    }
                    _ => {}
                }
            }
        }
        best.map(|(_, at)| at)
    }
}

/// The glyphs of an area: the box about them, and their middle.
#[derive(Clone, Copy)]
struct Room {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
    columns: usize,
    rows: usize,
    count: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { left: usize::MAX, right: 0, top: usize::MAX, bottom: 0, columns: 0, rows: 0, count: 0 }
    }
}

impl Room {
    fn add(&mut self, column: usize, row: usize) {
        (self.left, self.right) = (self.left.min(column), self.right.max(column));
        (self.top, self.bottom) = (self.top.min(row), self.bottom.max(row));
        self.columns += column;
        self.rows += row;
        self.count += 1;
    }

    fn middle(&self) -> Option<(usize, usize)> {
        Some((self.columns.checked_div(self.count)?, self.rows.checked_div(self.count)?))
    }
}

/// A glyph and the area that has most of it.
struct Cell {
    glyph: GroundGlyph,
    area: Option<usize>,
}

struct Pen<'p> {
    terrain: Terrain<'p>,
    style: GroundStyle,
    chosen: Option<usize>,
    dots: Dots,
}

/// The dots of a braille glyph, by column and row.
const BRAILLE: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

/// How wide a stripe is where several things are shown at once, in dots.
const STRIPE: usize = 6;

impl Pen<'_> {
    fn area(&self, column: usize, row: usize) -> Option<usize> {
        let patch = self.dots.patch(column, row)?;
        self.terrain.map.patches.get(patch)?.tile
    }

    /// The class shown at a dot; in stripes, where there are several, or where it is only said of a part.
    fn class(&self, column: usize, row: usize) -> Option<usize> {
        let shown = self.terrain.map.patches.get(self.dots.patch(column, row)?)?;
        let stripe = (column + row) / STRIPE;
        match (shown.classes.as_slice(), shown.maybe.as_slice()) {
            ([only], _) => Some(*only),
            ([], []) => None,
            ([], maybe) => maybe.get(stripe % (maybe.len() + 1)).copied(),
            (several, _) => several.get(stripe % several.len()).copied(),
        }
    }

    /// Is a dot left free because a border runs there? A border of systems (of a map of systems, of
    /// regions) has two dots, any other one.
    fn is_border(&self, column: usize, row: usize) -> bool {
        let Some(here) = self.area(column, row) else { return false };
        let after = [(column + 1, row), (column, row + 1)];
        let before = [(column.wrapping_sub(1), row), (column, row.wrapping_sub(1))];
        let other = |(column, row): (usize, usize)| self.area(column, row).filter(|other| *other != here);
        if after.into_iter().any(|at| other(at).is_some()) {
            return true;
        }
        let has_room = self.style.glyphs == Glyphs::Unicode;
        has_room && before.into_iter().any(|at| other(at).is_some() && self.is_strong((column, row), at))
    }

    fn is_strong(&self, one: (usize, usize), other: (usize, usize)) -> bool {
        let patch = |(column, row)| self.dots.patch(column, row).and_then(|p| self.terrain.map.patches.get(p));
        let (Some(one), Some(other)) = (patch(one), patch(other)) else { return false };
        match self.terrain.map.scope {
            MapScope::Systems => one.classes != other.classes,
            MapScope::London | MapScope::Councils => one.system != other.system,
        }
    }

    fn cell(&self, column: usize, row: usize) -> Cell {
        let (wide, high) = self.style.dots();
        let at = |number: usize| (column * wide + number % wide, row * high + number / wide);
        let spots = || (0..wide * high).map(at);
        let areas: Vec<usize> = spots().filter_map(|(column, row)| self.area(column, row)).collect();
        let most = areas.iter().copied().max_by_key(|area| areas.iter().filter(|a| *a == area).count());
        if areas.is_empty() {
            return Cell { glyph: BLANK, area: None };
        }
        let is_chosen = self.chosen.is_some() && most == self.chosen;
        let class = most.and_then(|most| {
            let mine = || spots().filter(|(column, row)| self.area(*column, *row) == Some(most));
            let classes: Vec<Option<usize>> = mine().map(|(column, row)| self.class(column, row)).collect();
            classes.iter().copied().max_by_key(|class| classes.iter().filter(|c| *c == class).count()).flatten()
        });
        let class = class.filter(|class| self.shade(*class).colour().is_some());
        let ink = match class {
            _ if is_chosen => GroundInk::Chosen,
            Some(class) => GroundInk::Class(class),
            None => GroundInk::Plain,
        };
        let glyph = match self.style.glyphs {
            Glyphs::Unicode => self.braille(column, row, class, is_chosen),
            Glyphs::Ascii => self.letter_of_land(column, row, class, is_chosen),
        };
        let ink = if glyph == ' ' { GroundInk::Blank } else { ink };
        Cell { glyph: GroundGlyph { glyph, ink }, area: most }
    }

    fn braille(&self, column: usize, row: usize, class: Option<usize>, is_chosen: bool) -> char {
        let mut bits = 0;
        for (across, columns) in BRAILLE.iter().enumerate() {
            for (down, bit) in columns.iter().enumerate() {
                let (x, y) = (column * 2 + across, row * 4 + down);
                if self.area(x, y).is_some() && !self.is_border(x, y) && self.is_set(x, y, class, is_chosen) {
                    bits |= bit;
                }
            }
        }
        if bits == 0 { ' ' } else { char::from_u32(0x2800 + u32::from(bits)).unwrap_or(' ') }
    }

    /// Is a dot of land drawn? With colour all dots of what has one; else by the pattern of the class.
    fn is_set(&self, x: usize, y: usize, class: Option<usize>, is_chosen: bool) -> bool {
        if is_chosen {
            return true;
        }
        match class.map(|class| self.shade(class)) {
            None if self.style.is_coloured => every(2, x) && !every(2, y),
            None => every(4, x) && every(4, y + 3),
            Some(_) if self.style.is_coloured => true,
            Some(shade) => match shade.pattern().unwrap_or(0) {
                0 => every(2, x) && every(2, y),
                1 => every(2, x) || every(2, y),
                2 => every(3, x + y),
                3 => every(4, x + 2 * y),
                4 => every(2, x + y),
                5 => every(3, x + 2 * y),
                6 => every(4, x + y) || every(4, x + 3 * y),
                _ => every(2, y),
            },
        }
    }

    fn letter_of_land(&self, column: usize, row: usize, class: Option<usize>, is_chosen: bool) -> char {
        // Other signs tell areas apart by themselves.
        let after = [(column + 1, row), (column, row + 1)];
        let is_alike = after.into_iter().any(|(x, y)| {
            self.area(x, y).is_some_and(|other| Some(other) != self.area(column, row))
                && self.class(x, y) == class
        });
        if is_alike && !is_chosen {
            return ' ';
        }
        match class {
            _ if is_chosen => '@',
            Some(class) => self.shade(class).fill(Glyphs::Ascii),
            None => ',',
        }
    }

    fn shade(&self, class: usize) -> Shade {
        self.terrain.slots.shade(self.terrain.map, class)
    }

    fn letter(&self, class: usize) -> char {
        self.shade(class).letter
    }
}

/// Does it fall on every so many?
const fn every(step: usize, at: usize) -> bool {
    at.is_multiple_of(step)
}

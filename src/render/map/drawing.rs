//! The tiles as a grid of glyphs, in the largest size there is room for.

use unicode_width::UnicodeWidthChar;

use super::borders::{Borders, LineWeight, across, down};
use super::point::Point;
use super::shade::Shade;
use super::wording::MapWording;
use crate::query::map::{Colouring, Emphasis, Map, MapScope, Tile, TileClass};
use crate::render::{Glyphs, percent};

/// How large a tile is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TileSize {
    /// In a box with its name on so many lines and what it shows.
    Boxed {
        /// How many columns wide it is inside.
        width: usize,
        /// How many lines the name has.
        names: usize,
    },
    /// Its code, and below it what it shows, in so many columns.
    Packed(usize),
    /// On one line, in so many columns: what it shows, and where there is room its code.
    Small(usize),
}

/// The narrowest and the widest box.
const BOXED: (usize, usize) = (7, 14);
/// The narrowest and the widest tile without a box.
const PACKED: (usize, usize) = (4, 7);
/// The narrowest and the widest small tile.
const SMALL: (usize, usize) = (3, 8);
/// From this width on a small tile has its code.
const CODED: usize = 6;

impl TileSize {
    /// The largest for which there is room in so many columns and rows; without a number of
    /// rows, in as many as it takes. The smallest, where there is room for none.
    pub fn fitting(map: &Map, columns: usize, rows: Option<usize>) -> Self {
        let (across, down) = map.size();
        let (across, down) = (usize::from(across).max(1), usize::from(down).max(1));
        let is_room = |needed: usize| rows.is_none_or(|rows| needed <= rows);
        let boxed = (columns.saturating_sub(1) / across).saturating_sub(1);
        // The names of systems are long; those of councils have a second line where room is given.
        let most = if map.scope == MapScope::Systems || rows.is_some() { 2 } else { 1 };
        for names in (1..=most).rev() {
            if boxed >= BOXED.0 && is_room(down * (names + 2) + 1) {
                return Self::Boxed { width: boxed.min(BOXED.1), names };
            }
        }
        if columns / across >= PACKED.0 && is_room(down * 2) {
            return Self::Packed((columns / across).min(PACKED.1));
        }
        Self::Small((columns / across).clamp(SMALL.0, SMALL.1))
    }

    /// How many columns and rows a tile takes, with the line to its left and above it.
    fn tile(self) -> (usize, usize) {
        match self {
            Self::Boxed { width, names } => (width + 1, names + 2),
            Self::Packed(width) => (width, 2),
            Self::Small(width) => (width, 1),
        }
    }
}

/// What a glyph of a drawing stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Nothing.
    Blank,
    /// A line between tiles.
    Line,
    /// A line about the land that was asked for.
    Outline,
    /// The name or the code of a tile.
    Name(Emphasis),
    /// A class, by its number.
    Class(usize),
}

/// One glyph of a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InkedGlyph {
    /// The glyph, one column wide.
    pub glyph: char,
    /// What it stands for.
    pub ink: Ink,
}

const BLANK: InkedGlyph = InkedGlyph { glyph: ' ', ink: Ink::Blank };

/// The tiles of a map, drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// Its rows, all of one width.
    pub rows: Vec<Vec<InkedGlyph>>,
    size: TileSize,
    /// The column and row of each tile among the others.
    squares: Vec<Point>,
}

/// What of a drawing a tile takes, the lines about it left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TileFrame {
    /// How many columns lie to its left.
    pub x: usize,
    /// How many rows lie above it.
    pub y: usize,
    /// How many columns it has.
    pub width: usize,
    /// How many rows it has.
    pub height: usize,
}

impl Drawing {
    /// Draws a map.
    pub fn new(map: &Map, wording: &MapWording<'_, '_>, size: TileSize, glyphs: Glyphs) -> Self {
        let (columns, rows) = map.size();
        let (wide, high) = size.tile();
        let edge = usize::from(matches!(size, TileSize::Boxed { .. }));
        let width = usize::from(columns) * wide + edge;
        let mut drawing = Self {
            rows: vec![vec![BLANK; width]; usize::from(rows) * high + edge],
            size,
            squares: map.tiles.iter().map(|t| Point { x: t.column.into(), y: t.row.into() }).collect(),
        };
        if let TileSize::Boxed { .. } = size {
            drawing.lines(map, glyphs);
        }
        for (number, tile) in map.tiles.iter().enumerate() {
            let pen = TilePen { map, wording, glyphs };
            drawing.tile(number, tile, &pen);
        }
        drawing
    }

    /// Where a tile stands.
    pub fn frame(&self, tile: usize) -> Option<TileFrame> {
        let square = self.squares.get(tile)?;
        let (wide, high) = self.size.tile();
        let (x, y) = (square.x * wide, square.y * high);
        Some(match self.size {
            TileSize::Boxed { width, names } => TileFrame { x: x + 1, y: y + 1, width, height: names + 1 },
            TileSize::Packed(width) => TileFrame { x, y, width: width - 1, height: 2 },
            TileSize::Small(width) => TileFrame { x, y, width: width - 1, height: 1 },
        })
    }

    /// The tile at a column and row of the drawing.
    pub fn tile_at(&self, column: usize, row: usize) -> Option<usize> {
        let (wide, high) = self.size.tile();
        let square = Point { x: column / wide, y: row / high };
        self.squares.iter().position(|tile| *tile == square)
    }

    /// How many columns it takes.
    pub fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    fn lines(&mut self, map: &Map, glyphs: Glyphs) {
        let borders = Borders::new(map);
        let (columns, rows) = map.size();
        let (wide, high) = self.size.tile();
        for row in 0..=usize::from(rows) {
            for column in 0..=usize::from(columns) {
                let (x, y) = (column * wide, row * high);
                let (glyph, weight) = borders.crossing(column, row, glyphs);
                self.put(Point { x, y }, InkedGlyph { glyph, ink: line(weight) });
                if column < columns.into() {
                    let weight = borders.above(column, row);
                    let glyph = InkedGlyph { glyph: across(weight, glyphs), ink: line(weight) };
                    (1..wide).for_each(|step| self.put(Point { x: x + step, y }, glyph));
                }
                if row < rows.into() {
                    let weight = borders.left_of(column, row);
                    let glyph = InkedGlyph { glyph: down(weight, glyphs), ink: line(weight) };
                    (1..high).for_each(|step| self.put(Point { x, y: y + step }, glyph));
                }
            }
        }
    }

    fn tile(&mut self, number: usize, tile: &Tile, pen: &TilePen<'_, '_, '_>) {
        let Some(TileFrame { x, y, width, .. }) = self.frame(number) else { return };
        let ink = Ink::Name(tile.emphasis);
        let below = match self.size {
            TileSize::Boxed { names, .. } => {
                let name = pen.glyphs.fit(&pen.wording.tile_name(tile)).into_owned();
                for (step, part) in lines_of(&name, width, names).iter().enumerate() {
                    self.write(Point { x, y: y + step }, &cut(part, width, pen.glyphs), ink);
                }
                y + names
            }
            TileSize::Packed(_) => {
                self.write(Point { x, y }, &cased(&pen.wording.tile_code(tile), tile.emphasis), ink);
                y + 1
            }
            TileSize::Small(_) => y,
        };
        // A code takes three columns, and a blank divides it from what the tile shows.
        let (x, width) = match self.size {
            TileSize::Small(wide) if wide >= CODED => {
                self.write(Point { x, y }, &cased(&pen.wording.tile_code(tile), tile.emphasis), ink);
                (x + 4, width - 4)
            }
            _ => (x, width),
        };
        let shown = pen.shown(tile, width);
        if shown.is_empty() && matches!(self.size, TileSize::Small(wide) if wide < CODED) {
            self.put(Point { x, y }, InkedGlyph { glyph: '.', ink });
        }
        for (step, glyph) in shown.into_iter().enumerate() {
            self.put(Point { x: x + step, y: below }, glyph);
        }
    }

    fn write(&mut self, at: Point, text: &str, ink: Ink) {
        for (step, glyph) in text.chars().enumerate() {
            self.put(Point { x: at.x + step, ..at }, InkedGlyph { glyph, ink });
        }
    }

    fn put(&mut self, at: Point, glyph: InkedGlyph) {
        if let Some(there) = self.rows.get_mut(at.y).and_then(|row| row.get_mut(at.x)) {
            *there = glyph;
        }
    }
}

/// What tiles are drawn with.
struct TilePen<'p, 'w, 'a> {
    map: &'p Map,
    wording: &'p MapWording<'w, 'a>,
    glyphs: Glyphs,
}

impl TilePen<'_, '_, '_> {
    /// What a tile shows: each class with its letter, then its pattern over its share of the
    /// width.
    fn shown(&self, tile: &Tile, width: usize) -> Vec<InkedGlyph> {
        let mut glyphs = Vec::with_capacity(width);
        let figure = self.figure(tile, width);
        let room = width - figure.chars().count();
        let last = tile.shows.len().saturating_sub(1);
        for (number, shown) in tile.shows.iter().enumerate() {
            if glyphs.len() >= room {
                break;
            }
            let left = room - glyphs.len();
            // Every class to come keeps a column for its letter.
            let wide =
                if number == last { left } else { wanted(shown, room).min(left.saturating_sub(last - number)) };
            self.fill(*shown, wide.max(1), &mut glyphs);
        }
        let class = tile.shows.first().map_or(Ink::Blank, |s| Ink::Class(s.class));
        glyphs.extend(figure.chars().map(|glyph| InkedGlyph { glyph, ink: class }));
        glyphs
    }

    /// Of a council split between systems, the share of the largest.
    fn figure(&self, tile: &Tile, width: usize) -> String {
        let largest = tile.systems.first().and_then(|s| s.share).filter(|_| tile.systems.len() > 1);
        match largest {
            Some(share) if self.map.colouring == Colouring::Split => {
                let text = percent(share).replace("over ", ">");
                if text.len() + 2 <= width { text } else { String::new() }
            }
            _ => String::new(),
        }
    }

    fn fill(&self, shown: TileClass, wide: usize, glyphs: &mut Vec<InkedGlyph>) {
        let shade = Shade::of(self.map, shown.class);
        let ink = Ink::Class(shown.class);
        glyphs.push(InkedGlyph { glyph: shade.letter, ink });
        let mut left = wide - 1;
        if shown.share.is_none() && left > 0 && shade.letter != '?' {
            glyphs.push(InkedGlyph { glyph: '?', ink });
            left -= 1;
        }
        glyphs.extend(std::iter::repeat_n(InkedGlyph { glyph: shade.fill(self.glyphs), ink }, left));
    }
}

/// How many columns of a tile a class is to have.
fn wanted(shown: &TileClass, width: usize) -> usize {
    let share = shown.share.unwrap_or(0.5);
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a few columns"
    )]
    let columns = (share * width as f64).round() as usize;
    columns.max(1)
}

fn line(weight: LineWeight) -> Ink {
    match weight {
        LineWeight::None => Ink::Blank,
        LineWeight::Light => Ink::Line,
        LineWeight::Heavy => Ink::Outline,
    }
}

/// A code in capitals for what was asked, with a capital for what is reached from it, in small
/// letters for what lies about it.
fn cased(code: &str, emphasis: Emphasis) -> String {
    match emphasis {
        Emphasis::Within => code.to_uppercase(),
        Emphasis::Around => code.to_lowercase(),
        Emphasis::Reached => {
            let mut letters = code.chars();
            letters
                .next()
                .map_or_else(String::new, |first| first.to_string() + &letters.as_str().to_lowercase())
        }
    }
}

/// A name on at most so many lines, broken between words; what does not fit stays on the last.
fn lines_of(name: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split(' ') {
        let is_full = lines.len() >= most;
        match lines.last_mut() {
            Some(last) if is_full || last.chars().count() + 1 + word.chars().count() <= width => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A name cut to so many columns. Letters that take two are left out: a tile is a grid.
fn cut(name: &str, width: usize, glyphs: Glyphs) -> String {
    let is_narrow = |c: &char| c.width() == Some(1) && (glyphs == Glyphs::Unicode || c.is_ascii());
    let letters: Vec<char> = name.chars().filter(is_narrow).collect();
    if letters.len() <= width {
        return letters.into_iter().collect();
    }
    let mark = match glyphs {
        Glyphs::Unicode => '…',
        Glyphs::Ascii => '~',
    };
    letters.into_iter().take(width.saturating_sub(1)).chain(std::iter::once(mark)).collect()
}

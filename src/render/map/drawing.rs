//! The tiles as a grid of glyphs, in the largest size there is room for.

use unicode_width::UnicodeWidthChar;

use super::outline::{Outline, Weight, across, down};
use super::shade::Shade;
use super::words::Words;
use crate::query::map::{Colouring, Emphasis, Ground, Map, Shown, Tile};
use crate::render::{Glyphs, percent};

/// How large a tile is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
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

impl Size {
    /// The largest for which there is room in so many columns and rows; without a number of
    /// rows, in as many as it takes. The smallest, where there is room for none.
    pub fn fitting(map: &Map, columns: usize, rows: Option<usize>) -> Self {
        let (across, down) = map.size();
        let (across, down) = (usize::from(across).max(1), usize::from(down).max(1));
        let is_room = |needed: usize| rows.is_none_or(|rows| needed <= rows);
        let boxed = (columns.saturating_sub(1) / across).saturating_sub(1);
        // The names of systems are long; those of councils have a second line where room is given.
        let most = if map.ground == Ground::Systems || rows.is_some() { 2 } else { 1 };
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

/// What a sign of a drawing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Nothing.
    Blank,
    /// A line between tiles.
    Line,
    /// A line about the ground that was asked for.
    Outline,
    /// The name or the code of a tile.
    Name(Emphasis),
    /// A class, by its number.
    Class(usize),
}

/// One sign of a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The sign, one column wide.
    pub sign: char,
    /// What it is.
    pub ink: Ink,
}

const BLANK: Cell = Cell { sign: ' ', ink: Ink::Blank };

/// The tiles of a map, drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// Its rows, all of one width.
    pub rows: Vec<Vec<Cell>>,
    size: Size,
    places: Vec<(u16, u16)>,
}

impl Drawing {
    /// Draws a map.
    pub fn new(map: &Map, words: &Words<'_, '_>, size: Size, glyphs: Glyphs) -> Self {
        let (columns, rows) = map.size();
        let (wide, high) = size.tile();
        let edge = usize::from(matches!(size, Size::Boxed { .. }));
        let width = usize::from(columns) * wide + edge;
        let mut drawing = Self {
            rows: vec![vec![BLANK; width]; usize::from(rows) * high + edge],
            size,
            places: map.tiles.iter().map(|t| (t.column, t.row)).collect(),
        };
        if let Size::Boxed { .. } = size {
            drawing.lines(map, glyphs);
        }
        for (number, tile) in map.tiles.iter().enumerate() {
            let pen = Pen { map, words, glyphs };
            drawing.tile(number, tile, &pen);
        }
        drawing
    }

    /// Where a tile stands: the column and row of its upper left, its width and its height,
    /// lines left out.
    pub fn place(&self, tile: usize) -> Option<(usize, usize, usize, usize)> {
        let (column, row) = self.places.get(tile)?;
        let (wide, high) = self.size.tile();
        let (x, y) = (usize::from(*column) * wide, usize::from(*row) * high);
        Some(match self.size {
            Size::Boxed { width, names } => (x + 1, y + 1, width, names + 1),
            Size::Packed(width) => (x, y, width - 1, 2),
            Size::Small(width) => (x, y, width - 1, 1),
        })
    }

    /// The tile at a column and row of the drawing.
    pub fn tile_at(&self, column: usize, row: usize) -> Option<usize> {
        let (wide, high) = self.size.tile();
        let is_it = |(c, r): &(u16, u16)| usize::from(*c) == column / wide && usize::from(*r) == row / high;
        self.places.iter().position(is_it)
    }

    /// How many columns it takes.
    pub fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    fn lines(&mut self, map: &Map, glyphs: Glyphs) {
        let outline = Outline::new(map);
        let (columns, rows) = map.size();
        let (wide, high) = self.size.tile();
        for row in 0..=usize::from(rows) {
            for column in 0..=usize::from(columns) {
                let (x, y) = (column * wide, row * high);
                let (sign, weight) = outline.crossing(column, row, glyphs);
                self.put((x, y), Cell { sign, ink: line(weight) });
                if column < columns.into() {
                    let weight = outline.above(column, row);
                    let cell = Cell { sign: across(weight, glyphs), ink: line(weight) };
                    (1..wide).for_each(|step| self.put((x + step, y), cell));
                }
                if row < rows.into() {
                    let weight = outline.left_of(column, row);
                    let cell = Cell { sign: down(weight, glyphs), ink: line(weight) };
                    (1..high).for_each(|step| self.put((x, y + step), cell));
                }
            }
        }
    }

    fn tile(&mut self, number: usize, tile: &Tile, pen: &Pen<'_, '_, '_>) {
        let Some((x, y, width, _)) = self.place(number) else { return };
        let ink = Ink::Name(tile.emphasis);
        let below = match self.size {
            Size::Boxed { names, .. } => {
                let name = pen.glyphs.fit(&pen.words.tile_name(tile)).into_owned();
                for (step, part) in lines_of(&name, (width, names)).iter().enumerate() {
                    self.write((x, y + step), &cut(part, width, pen.glyphs), ink);
                }
                y + names
            }
            Size::Packed(_) => {
                self.write((x, y), &cased(&pen.words.tile_code(tile), tile.emphasis), ink);
                y + 1
            }
            Size::Small(_) => y,
        };
        // A code takes three columns, and a blank divides it from what the tile shows.
        let (x, width) = match self.size {
            Size::Small(wide) if wide >= CODED => {
                self.write((x, y), &cased(&pen.words.tile_code(tile), tile.emphasis), ink);
                (x + 4, width - 4)
            }
            _ => (x, width),
        };
        let shown = pen.shown(tile, width);
        if shown.is_empty() && matches!(self.size, Size::Small(wide) if wide < CODED) {
            self.put((x, y), Cell { sign: '.', ink });
        }
        for (step, cell) in shown.into_iter().enumerate() {
            self.put((x + step, below), cell);
        }
    }

    fn write(&mut self, (x, y): (usize, usize), text: &str, ink: Ink) {
        for (step, sign) in text.chars().enumerate() {
            self.put((x + step, y), Cell { sign, ink });
        }
    }

    fn put(&mut self, (x, y): (usize, usize), cell: Cell) {
        if let Some(place) = self.rows.get_mut(y).and_then(|row| row.get_mut(x)) {
            *place = cell;
        }
    }
}

/// What tiles are drawn with.
struct Pen<'p, 'w, 'a> {
    map: &'p Map,
    words: &'p Words<'w, 'a>,
    glyphs: Glyphs,
}

impl Pen<'_, '_, '_> {
    /// What a tile shows: each class with its letter, then its pattern over its share of the
    /// width.
    fn shown(&self, tile: &Tile, width: usize) -> Vec<Cell> {
        let mut cells = Vec::with_capacity(width);
        let figure = self.figure(tile, width);
        let room = width - figure.chars().count();
        let last = tile.shows.len().saturating_sub(1);
        for (number, shown) in tile.shows.iter().enumerate() {
            if cells.len() >= room {
                break;
            }
            let left = room - cells.len();
            // Every class to come keeps a column for its letter.
            let wide =
                if number == last { left } else { wanted(shown, room).min(left.saturating_sub(last - number)) };
            self.fill(*shown, wide.max(1), &mut cells);
        }
        let class = tile.shows.first().map_or(Ink::Blank, |s| Ink::Class(s.class));
        cells.extend(figure.chars().map(|sign| Cell { sign, ink: class }));
        cells
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

    fn fill(&self, shown: Shown, wide: usize, cells: &mut Vec<Cell>) {
        let shade = Shade::of(self.map, shown.class);
        let ink = Ink::Class(shown.class);
        cells.push(Cell { sign: shade.letter, ink });
        let mut left = wide - 1;
        if shown.share.is_none() && left > 0 && shade.letter != '?' {
            cells.push(Cell { sign: '?', ink });
            left -= 1;
        }
        cells.extend(std::iter::repeat_n(Cell { sign: shade.fill(self.glyphs), ink }, left));
    }
}

/// How many columns of a tile a class is to have.
fn wanted(shown: &Shown, width: usize) -> usize {
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

fn line(weight: Weight) -> Ink {
    match weight {
        Weight::None => Ink::Blank,
        Weight::Light => Ink::Line,
        Weight::Heavy => Ink::Outline,
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
fn lines_of(name: &str, (width, most): (usize, usize)) -> Vec<String> {
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

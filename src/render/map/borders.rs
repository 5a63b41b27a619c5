//! The lines between tiles, heavy about the land that was asked for.

use crate::query::map::{Emphasis, Map};
use crate::render::Glyphs;

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LineWeight {
    None,
    Light,
    Heavy,
}

/// For each way a line may leave a crossing (up, right, down, left) in each weight, the sign.
const CROSSINGS: &str = " ╴╸╷┐┑╻┒┓╶─╾┌┬┭┎┰┱╺╼━┍┮┯┏┲┳╵┘┙│┤┥╽┧┪└┴┵├┼┽┟╁╅┕┶┷┝┾┿┢╆╈╹┚┛╿┦┩┃┨┫┖┸┹┞╀╃┠╂╉┗┺┻┡╄╇┣╊╋";

/// Which tile stands where.
pub(super) struct Borders<'m> {
    map: &'m Map,
    columns: usize,
    at: Vec<Option<usize>>,
}

impl<'m> Borders<'m> {
    pub(super) fn new(map: &'m Map) -> Self {
        let (columns, rows) = map.size();
        let (columns, rows) = (usize::from(columns), usize::from(rows));
        let mut at = vec![None; columns * rows];
        for (number, tile) in map.tiles.iter().enumerate() {
            at[usize::from(tile.row) * columns + usize::from(tile.column)] = Some(number);
        }
        Self { map, columns, at }
    }

    /// The tile in a square, counted from 1; there is none in the squares about the map.
    fn emphasis(&self, column: usize, row: usize) -> Option<Emphasis> {
        if column == 0 || row == 0 || column > self.columns {
            return None;
        }
        let tile = self.at.get((row - 1) * self.columns + column - 1).copied().flatten()?;
        Some(self.map.tiles[tile].emphasis)
    }

    fn between(&self, one: Option<Emphasis>, other: Option<Emphasis>) -> LineWeight {
        let is_within = |e: Option<Emphasis>| e == Some(Emphasis::Within);
        match (one, other) {
            (None, None) => LineWeight::None,
            _ if self.map.of.is_some() && is_within(one) != is_within(other) => LineWeight::Heavy,
            _ => LineWeight::Light,
        }
    }

    /// The line above a square; rows and columns are counted from 0.
    pub(super) fn above(&self, column: usize, row: usize) -> LineWeight {
        self.between(self.emphasis(column + 1, row), self.emphasis(column + 1, row + 1))
    }

    /// The line to the left of a square.
    pub(super) fn left_of(&self, column: usize, row: usize) -> LineWeight {
        self.between(self.emphasis(column, row + 1), self.emphasis(column + 1, row + 1))
    }

    /// The crossing at the upper left of a square, and its heaviest line.
    pub(super) fn crossing(&self, column: usize, row: usize, glyphs: Glyphs) -> (char, LineWeight) {
        let up = if row == 0 { LineWeight::None } else { self.left_of(column, row - 1) };
        let left = if column == 0 { LineWeight::None } else { self.above(column - 1, row) };
        let (right, down) = (self.above(column, row), self.left_of(column, row));
        let heaviest = up.max(right).max(down).max(left);
        if glyphs == Glyphs::Ascii {
            let sign = match heaviest {
                LineWeight::None => ' ',
                LineWeight::Light => '+',
                LineWeight::Heavy => '#',
            };
            return (sign, heaviest);
        }
        let number = [up, right, down, left].iter().fold(0, |number, w| number * 3 + *w as usize);
        (CROSSINGS.chars().nth(number).unwrap_or(' '), heaviest)
    }
}

/// The sign of a line from left to right.
pub(super) fn across(weight: LineWeight, glyphs: Glyphs) -> char {
    match (weight, glyphs) {
        (LineWeight::None, _) => ' ',
        (LineWeight::Light, Glyphs::Unicode) => '─',
        (LineWeight::Heavy, Glyphs::Unicode) => '━',
        (LineWeight::Light, Glyphs::Ascii) => '-',
        (LineWeight::Heavy, Glyphs::Ascii) => '#',
    }
}

/// The sign of a line from top to bottom.
pub(super) fn down(weight: LineWeight, glyphs: Glyphs) -> char {
    match (weight, glyphs) {
        (LineWeight::None, _) => ' ',
        (LineWeight::Light, Glyphs::Unicode) => '│',
        (LineWeight::Heavy, Glyphs::Unicode) => '┃',
        (LineWeight::Light, Glyphs::Ascii) => '|',
        (LineWeight::Heavy, Glyphs::Ascii) => '#',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crossing_has_a_sign() {
        assert_eq!(CROSSINGS.chars().count(), 81);
        assert_eq!(CROSSINGS.chars().nth(27 + 9 + 3 + 1), Some('┼'));
        assert_eq!(CROSSINGS.chars().nth(2 * (9 + 3)), Some('┏'));
    }
}

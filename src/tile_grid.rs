//! Areas on a grid of tiles: for each of them the square on which it is drawn.
//!
//! A grid is a text that people can read and edit, in `assets`: first the squares, a code in
//! each and a dot where there is none, then a line for each code with the id of the area and
//! its short name. Which areas there are on a day is not known here.

use std::sync::LazyLock;

/// A square of a grid, counted from 0 at the upper left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Square {
    /// How many rows lie above it.
    pub row: i32,
    /// How many columns lie to its left.
    pub column: i32,
}

/// Which area is drawn on which square.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TileGrid {
    tiles: Vec<GridTile>,
    faults: Vec<String>,
}

/// One area on its square.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridTile {
    /// Its id in the atlas.
    pub id: String,
    /// A code of up to three letters, its own in the grid.
    pub code: String,
    /// Its short name.
    pub name: String,
    /// Where it is drawn.
    pub square: Square,
}

static LONDON: LazyLock<TileGrid> = LazyLock::new(|| TileGrid::parse(include_str!("../assets/london.txt")));
static COUNCILS: LazyLock<TileGrid> = LazyLock::new(|| TileGrid::parse(include_str!("../assets/councils.txt")));
static SYSTEMS: LazyLock<TileGrid> = LazyLock::new(|| TileGrid::parse(include_str!("../assets/systems.txt")));

/// London's 32 boroughs and the City of London.
pub fn london() -> &'static TileGrid {
    &LONDON
}

/// England's 296 districts, unitary authorities and boroughs of 2024, London's among them.
pub fn councils() -> &'static TileGrid {
    &COUNCILS
}

/// England's 42 systems of July 2022.
pub fn systems() -> &'static TileGrid {
    &SYSTEMS
}

impl TileGrid {
    /// Reads a grid. What cannot be read is left out and stands in [`TileGrid::faults`].
    pub fn parse(text: &str) -> Self {
        let mut grid = Self::default();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let mut parts = lines.skip_while(|line| line.trim().is_empty());
        let squares: Vec<&str> = parts.by_ref().take_while(|line| !line.trim().is_empty()).collect();
        let mut drawn: Vec<(&str, Square)> = Vec::new();
        for (row, line) in (0..).zip(&squares) {
            let codes = (0..).zip(line.split_whitespace()).filter(|(_, code)| *code != ".");
            drawn.extend(codes.map(|(column, code)| (code, Square { row, column })));
        }
        for line in parts.filter(|line| !line.trim().is_empty()) {
            let mut words = line.split_whitespace();
            let (Some(code), Some(id)) = (words.next(), words.next()) else {
                grid.faults.push(format!("\"{line}\" has no id"));
                continue;
            };
            let name = words.collect::<Vec<_>>().join(" ");
            let Some(at) = drawn.iter().position(|(c, _)| *c == code) else {
                grid.faults.push(format!("{code} stands in no square, or is named twice"));
                continue;
            };
            let (_, square) = drawn.swap_remove(at);
            grid.tiles.push(GridTile { id: id.to_owned(), code: code.to_owned(), name, square });
        }
        grid.faults.extend(drawn.iter().map(|(code, _)| format!("{code} is not named below the grid")));
        grid.tiles.sort_by_key(|tile| tile.square);
        grid
    }

    /// Every area, from north to south and from west to east.
    pub fn tiles(&self) -> &[GridTile] {
        &self.tiles
    }

    /// The area with this id.
    pub fn tile(&self, id: &str) -> Option<&GridTile> {
        self.tiles.iter().find(|tile| tile.id == id)
    }

    /// What could not be read, a sentence each.
    pub fn faults(&self) -> &[String] {
        &self.faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grid_is_its_squares_and_a_line_for_each_code() {
        let grid = TileGrid::parse("# Two\n\n.  N\nW  .\n\nN E1 North Shire\nW E2 West\n");
        let read: Vec<(&str, &str, Square)> =
            grid.tiles().iter().map(|s| (&*s.id, &*s.name, s.square)).collect();
        assert_eq!(
            read,
            [("E1", "North Shire", Square { row: 0, column: 1 }), ("E2", "West", Square { row: 1, column: 0 })]
        );
        assert!(grid.faults().is_empty());
    }

    #[test]
    fn what_does_not_fit_together_is_reported() {
        let grid = TileGrid::parse("N X\n\nN E1 North\nS E2 South\nQ\n");
        assert_eq!(
            grid.faults(),
            ["S stands in no square, or is named twice", "\"Q\" has no id", "X is not named below the grid"]
        );
        assert_eq!(grid.tiles().len(), 1);
    }
}

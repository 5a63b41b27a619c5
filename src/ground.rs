//! The ground as tiles: for each area of a layout the square of a grid on which it is drawn.
//!
//! A layout is a text that people can read and edit, in `assets`: first the grid, a code in
//! each square and a dot where there is none, then a line for each code with the id of the
//! area and its short name. Which areas there are on a day is not known here.

use std::sync::LazyLock;

/// A square of a grid: column and row, from the upper left, counted from 0.
pub type Square = (i32, i32);

/// Areas on a grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    spots: Vec<Spot>,
    faults: Vec<String>,
}

/// One area on its square.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Its id in the atlas.
    pub id: String,
    /// A code of up to three letters, its own in the layout.
    pub code: String,
    /// Its short name.
    pub name: String,
    /// Where it is drawn.
    pub square: Square,
}

static LONDON: LazyLock<Layout> = LazyLock::new(|| Layout::parse(include_str!("../assets/london.txt")));
static COUNCILS: LazyLock<Layout> = LazyLock::new(|| Layout::parse(include_str!("../assets/councils.txt")));
static SYSTEMS: LazyLock<Layout> = LazyLock::new(|| Layout::parse(include_str!("../assets/systems.txt")));

/// London's 32 boroughs and the City of London.
pub fn london() -> &'static Layout {
    &LONDON
}

/// England's 296 districts, unitary authorities and boroughs of 2024, London's among them.
pub fn councils() -> &'static Layout {
    &COUNCILS
}

/// England's 42 systems of July 2022.
pub fn systems() -> &'static Layout {
    &SYSTEMS
}

impl Layout {
    /// Reads a layout. What cannot be read is left out and told by [`Layout::faults`].
    pub fn parse(text: &str) -> Self {
        let mut layout = Self::default();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let mut parts = lines.skip_while(|line| line.trim().is_empty());
        let grid: Vec<&str> = parts.by_ref().take_while(|line| !line.trim().is_empty()).collect();
        let mut drawn: Vec<(&str, Square)> = Vec::new();
        for (row, line) in (0..).zip(&grid) {
            let codes = (0..).zip(line.split_whitespace()).filter(|(_, code)| *code != ".");
            drawn.extend(codes.map(|(column, code)| (code, (column, row))));
        }
        for line in parts.filter(|line| !line.trim().is_empty()) {
            let mut words = line.split_whitespace();
            let (Some(code), Some(id)) = (words.next(), words.next()) else {
                layout.faults.push(format!("\"{line}\" has no id"));
                continue;
            };
            let name = words.collect::<Vec<_>>().join(" ");
            let Some(at) = drawn.iter().position(|(c, _)| *c == code) else {
                layout.faults.push(format!("{code} stands in no square, or is named twice"));
                continue;
            };
            let (_, square) = drawn.swap_remove(at);
            layout.spots.push(Spot { id: id.to_owned(), code: code.to_owned(), name, square });
        }
        layout.faults.extend(drawn.iter().map(|(code, _)| format!("{code} is not named below the grid")));
        layout.spots.sort_by_key(|spot| (spot.square.1, spot.square.0));
        layout
    }

    /// Every area, from north to south and from west to east.
    pub fn spots(&self) -> &[Spot] {
        &self.spots
    }

    /// The area with this id.
    pub fn spot(&self, id: &str) -> Option<&Spot> {
        self.spots.iter().find(|spot| spot.id == id)
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
    fn a_layout_is_a_grid_and_a_line_for_each_code() {
        let layout = Layout::parse("# Two\n\n.  N\nW  .\n\nN E1 North Shire\nW E2 West\n");
        let read: Vec<(&str, &str, Square)> =
            layout.spots().iter().map(|s| (&*s.id, &*s.name, s.square)).collect();
        assert_eq!(read, [("E1", "North Shire", (1, 0)), ("E2", "West", (0, 1))]);
        assert!(layout.faults().is_empty());
    }

    #[test]
    fn what_does_not_fit_together_is_told() {
        let layout = Layout::parse("N X\n\nN E1 North\nS E2 South\nQ\n");
        assert_eq!(
            layout.faults(),
            ["S stands in no square, or is named twice", "\"Q\" has no id", "X is not named below the grid"]
        );
        assert_eq!(layout.spots().len(), 1);
    }
}

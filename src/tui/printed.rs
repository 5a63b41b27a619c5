//! A text that is shown to be read, line by line as it is printed, broken where the window
//! ends.

use unicode_width::UnicodeWidthChar;

/// The text, and what of it is in sight.
#[derive(Clone, Debug, Default)]
pub struct Printed {
    text: String,
    rows: Vec<String>,
    top: usize,
    height: usize,
}

impl Printed {
    /// A text from its beginning.
    pub fn new(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// Fits it to so many columns and rows.
    pub fn fit(&mut self, width: usize, height: usize) {
        self.rows = self.text.lines().flat_map(|line| broken(line, width.max(1))).collect();
        self.height = height.max(1);
        self.scroll_by(0);
    }

    /// Scrolls by so many rows, and stops at the ends.
    pub fn scroll_by(&mut self, rows: isize) {
        let furthest = self.rows.len().saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(rows).min(furthest);
    }

    /// How many rows there is room for.
    pub fn height(&self) -> usize {
        self.height
    }

    /// The rows in sight.
    pub fn in_sight(&self) -> &[String] {
        &self.rows[self.top..(self.top + self.height).min(self.rows.len())]
    }

    /// How many rows follow below those in sight.
    pub fn below(&self) -> usize {
        self.rows.len().saturating_sub(self.top + self.height)
    }
}

/// A line in pieces of at most so many columns. An empty one is a piece of its own.
fn broken(line: &str, width: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for c in line.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide > width && used > 0 {
            pieces.push(String::new());
            used = 0;
        }
        used += wide;
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_go_on_below_and_nothing_is_lost() {
        let mut printed = Printed::new("abcdef\n\n日本語\n".to_owned());
        printed.fit(4, 2);
        assert_eq!(printed.in_sight(), ["abcd", "ef"]);
        assert_eq!(printed.below(), 3);
        printed.scroll_by(isize::MAX);
        assert_eq!(printed.in_sight(), ["日本", "語"]);
    }
}

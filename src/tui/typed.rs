//! A line in which a person types.

/// What has been typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed(String);

/// Longer than any name.
const LONGEST: usize = 100;

impl Typed {
    /// What has been typed.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Is it nothing, or blanks alone?
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// Adds a letter, while there is room.
    pub fn push(&mut self, letter: char) {
        if self.0.chars().count() < LONGEST && !letter.is_control() {
            self.0.push(letter);
        }
    }

    /// Adds the first line of a text, while there is room.
    pub fn paste(&mut self, text: &str) {
        let line = text.trim_start().lines().next().unwrap_or_default();
        line.chars().take(LONGEST).for_each(|letter| self.push(letter));
    }

    /// Takes back a letter.
    pub fn erase_letter(&mut self) {
        self.0.pop();
    }

    /// Takes back a word and the blanks after it.
    pub fn erase_word(&mut self) {
        let kept = self.0.trim_end();
        let kept = kept.char_indices().rev().find(|(_, c)| c.is_whitespace());
        self.0.truncate(kept.map_or(0, |(at, c)| at + c.len_utf8()));
    }

    /// Takes back everything.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

//! A line in which a person types.

/// What has been typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextInput {
    text: String,
    /// So many letters there is room for.
    room: usize,
}

/// Longer than any name.
const LONGEST: usize = 100;

/// Longer than the path of a file may be anywhere: one that is cut names another file.
const LONGEST_PATH: usize = 5_000;

impl Default for TextInput {
    fn default() -> Self {
        Self { text: String::new(), room: LONGEST }
    }
}

impl TextInput {
    /// A path to begin with.
    pub fn path(text: String) -> Self {
        Self { text, room: LONGEST_PATH }
    }

    /// What has been typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Is it nothing, or blanks alone?
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Adds a letter, while there is room.
    pub fn push(&mut self, letter: char) {
        if self.text.chars().count() < self.room && !letter.is_control() {
            self.text.push(letter);
        }
    }

    /// Adds the first line of a text, while there is room.
    pub fn paste(&mut self, text: &str) {
        let line = text.trim_start().lines().next().unwrap_or_default();
        // Cells of a spreadsheet are told apart by tabs, words by blanks.
        let letters = line.chars().map(|letter| if letter == '\t' { ' ' } else { letter });
        letters.take(self.room).for_each(|letter| self.push(letter));
    }

    /// Takes back a letter.
    pub fn erase_letter(&mut self) {
        self.text.pop();
    }

    /// Takes back a word and the blanks after it.
    pub fn erase_word(&mut self) {
        let kept = self.text.trim_end();
        let kept = kept.char_indices().rev().find(|(_, c)| c.is_whitespace());
        self.text.truncate(kept.map_or(0, |(at, c)| at + c.len_utf8()));
    }

    /// Changes it, and says whether it is another text now. Letters beyond what there is room
    /// for change nothing.
    pub fn change(&mut self, change: impl FnOnce(&mut Self)) -> bool {
        let before = self.text.clone();
        change(self);
        self.text != before
    }

    /// Takes back everything.
    pub fn clear(&mut self) {
        self.text.clear();
    }
}

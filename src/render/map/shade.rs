//! How the classes of a map are told apart: a letter, a pattern and a colour each.

use crate::query::map::{Map, Meaning};
use crate::render::Glyphs;

/// The letter, the pattern and the colour of one class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shade {
    /// The letter that stands for it.
    pub letter: char,
    colour: Option<usize>,
    pattern: Option<usize>,
}

const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const PATTERNS: [char; 8] = ['░', '▓', '╱', '·', '▒', '╲', '╳', '─'];
const ASCII_PATTERNS: [char; 8] = ['.', '#', '/', ':', '%', '\\', 'x', '-'];

impl Shade {
    /// How many colours there are to be taken in turn.
    pub const COLOURS: usize = 6;
    /// How many patterns there are to be taken in turn.
    pub const PATTERNS: usize = 8;

    /// How a class of a map is shown, by its number in the legend.
    pub fn of(map: &Map, class: usize) -> Self {
        match map.classes.get(class).map(|c| c.meaning) {
            Some(Meaning::Same) => Self { letter: '=', colour: None, pattern: None },
            None | Some(Meaning::NoneKnown) => Self { letter: '?', colour: None, pattern: None },
            Some(_) => {
                let letter = LETTERS.get(class).map_or('*', |l| char::from(*l));
                Self { letter, colour: Some(class % Self::COLOURS), pattern: Some(class % Self::PATTERNS) }
            }
        }
    }

    /// The same in another colour and pattern, where it has one.
    #[must_use]
    pub(super) fn with(self, colour: usize, pattern: usize) -> Self {
        Self { colour: self.colour.map(|_| colour), pattern: self.pattern.map(|_| pattern), ..self }
    }

    /// The number of its colour, below [`Shade::COLOURS`]; none for what is as it was or not
    /// known.
    pub fn colour(self) -> Option<usize> {
        self.colour
    }

    /// The number of its pattern, below [`Shade::PATTERNS`].
    pub fn pattern(self) -> Option<usize> {
        self.pattern
    }

    /// The sign its land is filled with.
    pub fn fill(self, glyphs: Glyphs) -> char {
        let patterns = match glyphs {
            Glyphs::Unicode => PATTERNS,
            Glyphs::Ascii => ASCII_PATTERNS,
        };
        self.pattern().map_or(' ', |n| patterns[n])
    }
}

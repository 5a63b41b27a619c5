//! How a person wants the explorer.

use super::terminal::Mouse;
use crate::date::Day;
use crate::render::Glyphs;

/// How a person wants the explorer.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The date to show first; none for the atlas's own.
    pub day: Option<Day>,
    /// Whether the mouse is listened to.
    pub mouse: Mouse,
    /// Draw with ASCII alone.
    pub ascii: bool,
    /// Draw in colour.
    pub colour: bool,
}

impl Settings {
    /// The glyphs in which texts are written.
    pub fn glyphs(&self) -> Glyphs {
        if self.ascii { Glyphs::Ascii } else { Glyphs::Unicode }
    }
}

//! How a person wants the explorer.

use super::terminal::Mouse;
use crate::atlas::OrgIx;
use crate::date::Day;
use crate::render::Glyphs;

/// How a person wants the explorer.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The date to show first; none for the atlas's own.
    pub day: Option<Day>,
    /// The organisation to open with; none for the top.
    pub start: Option<OrgIx>,
    /// Whether the mouse is listened to.
    pub mouse: Mouse,
    /// Draw with ASCII alone.
    pub ascii: bool,
    /// Draw in colour.
    pub colour: bool,
    /// For which screen the colours are.
    pub scheme: Scheme,
}

/// For which screen colours are chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// Nobody knows: what is to be read is told apart by its weight, in the terminal's own colour.
    #[default]
    Unknown,
    /// Light letters on dark.
    Dark,
    /// Dark letters on light.
    Light,
}

impl Settings {
    /// The glyphs in which texts are written.
    pub fn glyphs(&self) -> Glyphs {
        if self.ascii { Glyphs::Ascii } else { Glyphs::Unicode }
    }
}

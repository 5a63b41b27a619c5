//! What reaches the explorer from outside, and what it asks of the outside.

use ratatui::layout::Position;

use super::file::Save;
use super::keymap::Key;
pub use super::keymap::action::Action;
use super::terminal::Mouse;

/// What reaches the explorer from outside, in its own terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Something that a key asks for.
    Do(Action),
    /// A letter typed into the search.
    Type(char),
    /// A key that means nothing where it was pressed.
    Unknown(Key),
    /// A click, by column and row from the top left, counted from 0.
    Click(u16, u16),
    /// The wheel, one notch down.
    ScrollDown(u16, u16),
    /// The wheel, one notch up.
    ScrollUp(u16, u16),
    /// The window has another size now: columns and rows.
    Resize(u16, u16),
}

/// What the loop is to do after an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum After {
    /// Draw, and wait for the next.
    Stay,
    /// Nothing changed: wait for the next.
    Idle,
    /// Hand a text to the clipboard, then draw.
    Copy(String),
    /// Listen to the mouse from now on, or leave it to the terminal; then draw.
    Mouse(Mouse),
    /// Keep these bookmarks, by id, tell the app where that failed, then draw.
    KeepBookmarks(Vec<String>),
    /// Write a file, tell the app how that went, then draw.
    Save(Box<Save>),
    /// Go to the background.
    Suspend,
    /// Leave.
    Quit,
    /// Leave as interrupted.
    Interrupt,
}

/// The wheel, turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wheel {
    /// Where the mouse points.
    pub at: Position,
    /// By so many rows, down where positive.
    pub rows: isize,
}

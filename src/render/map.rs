//! A map of tiles, in words and as text, SVG and JSON.
//!
//! What a tile shows is told by a letter and a pattern; colour only helps. [`Drawing`] is
//! the grid of signs that both the text and the explorer show.

mod about;
mod drawing;
mod json;
mod notes;
mod outline;
mod shade;
mod svg;
mod text;
mod words;

pub use drawing::{Cell, Drawing, Ink, Size};
pub use json::json;
pub use shade::Shade;
pub use svg::svg;
pub use text::text;
pub use words::{Legend, Words, no_map};

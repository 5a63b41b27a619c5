//! A map of tiles, in words and as text, SVG and JSON.
//!
//! What a tile shows stands in a letter and a pattern; colour only helps. [`Drawing`] is
//! the grid of glyphs that both the text and the explorer show.

mod about;
mod borders;
mod drawing;
mod json;
mod notes;
mod point;
mod shade;
mod svg;
mod text;
mod wording;

pub use drawing::{Drawing, Ink, InkedGlyph, TileFrame, TileSize};
pub use json::json;
pub use shade::Shade;
pub use svg::svg;
pub use text::text;
pub use wording::{Legend, MapWording, no_map};

//! A map of tiles, in words and as text, SVG and JSON.
//!
//! What a tile shows stands in a letter and a pattern; colour only helps. [`Drawing`] is
//! the grid of glyphs that both the text and the explorer show.

mod about;
mod borders;
mod drawing;
mod ground;
mod json;
mod notes;
mod point;
mod shade;
mod slots;
mod svg;
mod text;
mod wording;

/// Why a map of the ground is one of tiles after all.
pub const NO_OUTLINES: &str = "This atlas has no outlines of the land, so its map is drawn as tiles.";

pub use drawing::{Drawing, Ink, InkedGlyph, TileFrame, TileSize};
pub use ground::{AreaLabel, GroundDrawing, GroundGlyph, GroundInk, GroundStyle, Terrain};
pub use json::json;
pub use shade::Shade;
pub use slots::Slots;
pub use svg::svg;
pub use text::text;
pub use wording::{Legend, MapWording, no_map};

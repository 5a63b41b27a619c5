//! Who covers where in the NHS in England, as at any date.
//!
//! Data flows one way, and each module sees only what lies to its left:
//! `source` → `atlas` → `boundaries`, `query`, `search` → `render` → `tui`; `ground`, the shapes of
//! land, is asked by those who draw.
//!
//! The lowest floors are a crate of their own, `catchment-atlas`; they keep their names here.

pub mod boundaries;
pub mod bundled;
pub mod cli;
pub mod ground;
pub mod import;
pub mod query;
pub mod render;
pub mod search;
pub mod tile_grid;
pub mod tui;

pub use catchment_atlas::{atlas, date, outlines, problem, source, suggest, words};

//! Who covers where in the NHS in England, as at any date.
//!
//! Data flows one way, and each module sees only what lies to its left:
//! `source` → `atlas` → `boundaries`, `query`, `search` → `render` → `tui`.

pub mod atlas;
pub mod boundaries;
pub mod cli;
pub mod date;
pub mod import;
pub mod problem;
pub mod query;
pub mod render;
pub mod search;
pub mod source;
pub mod suggest;
pub mod tile_grid;
pub mod tui;
pub mod words;

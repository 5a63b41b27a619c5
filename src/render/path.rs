//! How two organisations are connected, edge by edge: in words, as text and as Markdown,
//! and as JSON.

mod json;
mod markdown;
mod sentences;
mod step;
mod text;

pub use json::json;
pub use markdown::markdown;
pub use sentences::PathEnds;
pub use text::{reading, text};

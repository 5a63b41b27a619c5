//! What was found: as aligned text, as spoken lines, as a table of Markdown, as CSV and JSON.

mod cells;
mod csv;
mod json;
mod markdown;
mod text;

pub use csv::{FIND_COLUMNS, csv};
pub use json::json;
pub use markdown::markdown;
pub use text::text;

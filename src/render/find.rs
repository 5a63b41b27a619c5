//! What was found: as aligned text, as spoken lines, as a table of Markdown, as CSV and JSON.

mod areas;
mod cells;
mod csv;
mod json;
mod markdown;
mod taken;
mod text;
mod unheld;

pub use areas::{areas_in_words, leads_to, lies_in_several};
pub use csv::{FIND_COLUMNS, csv};
pub use json::json;
pub use markdown::markdown;
pub use taken::{Others, may_also_mean, taken_as};
pub use text::text;
pub use unheld::{by_district, not_in_atlas};

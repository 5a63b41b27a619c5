//! What happened to organisations, in words: of one through time, and of many between two
//! days.

mod csv;
mod difference;
mod json;
mod page;
mod sentence;
mod write;

pub use csv::{DIFFERENCE_COLUMNS, HISTORY_COLUMNS, csv, difference_csv};
pub use difference::{between, there_on_neither};
pub use json::{difference_json, json};
pub use page::{Page, page};
pub(in crate::render) use sentence::happening;
pub use write::{markdown, text};

//! What happened to organisations, in words: of one through time, and of many between two
//! days.

mod csv;
mod dated_page;
mod difference;
mod happening;
mod headline;
mod json;
mod life;
mod markdown;
mod text;

pub use csv::{DIFFERENCE_COLUMNS, HISTORY_COLUMNS, csv, difference_csv};
pub use dated_page::DatedPage;
pub(super) use difference::families;
pub use difference::{Telling, between, tally, there_on_neither};
pub(super) use happening::happening;
pub use happening::sentence;
pub use headline::{Headline, headlines, headlines_within};
pub use json::{difference_json, json};
pub use life::page;
pub use markdown::markdown;
pub use text::{reading, text};

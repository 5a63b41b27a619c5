//! What was looked up, row by row: as comma-separated values after the columns that were given,
//! as JSON, and what must be said beside either.

mod added;
mod csv;
mod json;
mod message;
mod table;

pub use added::{Added, columns};
pub use csv::csv;
pub use json::json;
pub use message::{imprint, led, not_answered, not_there};
pub use table::{LookupRow, LookupTable};

//! Where boundaries do not line up, in words and in the shapes people paste and script
//! against: findings, two areas compared, two sorts of areas compared.

mod explain;
mod json;
mod list;
mod message;
mod overlap;
mod pairs;
mod table;
mod unit;

pub use explain::{explain, explanation, title};
pub use json::{findings_json, overlap_json, pairs_json};
pub use list::{findings_markdown, findings_text};
pub use message::{message, rounded_message};
pub use overlap::{overlap_markdown, overlap_reading, overlap_text};
pub use pairs::{PairTable, pairs_markdown, pairs_text};
pub use table::{FINDING_COLUMNS, OVERLAP_COLUMNS, PAIR_COLUMNS, findings_csv, overlap_csv, pairs_csv};
pub(crate) use unit::{counted_by, units};

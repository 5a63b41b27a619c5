//! Answers to words, in the shapes people paste: text, Markdown, tables, JSON, HTML,
//! diagrams.
//!
//! One writer per format over the same plain values of `query`. Every text that comes
//! from data passes [`clean`], so that nothing in a name can move a cursor.

pub mod boundaries;
pub mod brief;
pub mod card;
mod clean;
mod csv;
mod document;
pub mod export;
pub mod find;
pub mod format;
pub mod history;
mod html;
pub mod import;
mod json;
mod look;
pub mod map;
mod mark;
mod markdown;
mod markup;
pub mod matrix;
mod number;
pub mod path;
mod phrase;
pub mod report;
mod sheet;
mod signs;
mod sources;
pub mod terms;
pub mod tree;
mod wrap;

pub use clean::clean;
pub use csv::header;
pub use format::Format;
pub use look::{Layout, Look, Paint};
pub use mark::mark;
pub use number::{approximate, counted, percent, rounded, thousands};
pub use phrase::{called, capital, code, heading_of, lives, period_of, plain_name, system_name};
pub use signs::Signs;

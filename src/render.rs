//! Answers to words, in the shapes people paste: text, Markdown, tables, JSON, HTML,
//! diagrams.
//!
//! One writer per format over the same plain values of `query`. Every text that comes
//! from data passes [`clean`], so that nothing in a name can move a cursor.

pub mod absence;
mod apart;
mod article;
mod asked_date;
pub mod boundaries;
pub mod brief;
pub mod card;
mod certainty;
mod citations;
mod csv;
mod document;
mod escape;
pub mod export;
mod figures;
pub mod find;
pub mod format;
mod glyphs;
pub mod history;
mod html;
pub mod import;
mod json;
mod link;
mod look;
pub mod lookup;
pub mod map;
mod mark;
mod markdown;
pub mod matrix;
mod name;
mod number;
pub mod path;
mod period;
mod phrase;
pub mod reading;
pub mod report;
mod service;
pub mod sources;
pub mod start;
pub mod terms;
mod text_writer;
pub mod tree;
mod wrap;

pub use apart::Apart;
pub use asked_date::not_a_date;
pub use csv::header;
pub use escape::clean;
pub use format::Format;
pub use glyphs::Glyphs;
pub use look::{Look, Paint, Presentation};
pub use mark::mark;
pub use name::{name, short, short_then, way_down};
pub use number::{approximate, counted, percent, rounded, tenth_of_percent, thousands};
pub use phrase::{called, capital, code, plain_name};

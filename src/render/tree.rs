//! A tree, or the top of one, in every format: text, spoken lines, Markdown, a table, CSV,
//! JSON, Mermaid, DOT, HTML and SVG. Each is a writer over the same listing.

mod csv;
mod diagram;
mod dot;
mod foot;
mod html;
mod json;
mod markdown;
mod mermaid;
mod spoken;
mod svg;
mod table;
mod text;

pub use csv::{LINK_COLUMNS, TREE_COLUMNS, csv, edges};
pub use diagram::ExportText;
pub use dot::dot;
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use mermaid::mermaid;
pub use svg::svg;
pub use table::table;
pub use text::text;

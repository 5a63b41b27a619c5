//! A document: a title, headings, paragraphs, lists and tables, and its sources as numbered
//! notes. One value, and a writer for each format.

mod content;
mod html;
mod markdown;
mod text;

pub(super) use content::{Block, Cell, Document, ListItem, Sentence};
pub(super) use html::html;
pub(super) use markdown::markdown;
pub(super) use text::text;

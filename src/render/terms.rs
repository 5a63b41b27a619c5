//! Terms of the glossary: a list of them, and their meanings in full.

mod entry;
mod full;
mod json;
mod list;

pub use entry::{Glossary, page};
pub use full::{markdown, text};
pub use json::json;
pub use list::list;

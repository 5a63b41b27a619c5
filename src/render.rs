//! Answers to words, in the shapes people paste: text, Markdown, JSON.
//!
//! One writer per format over the same plain values of `query`. Every text that comes
//! from data passes [`clean`], so that nothing in a name can move a cursor.

pub mod card;
mod clean;
mod mark;
mod number;
mod phrase;

pub use clean::clean;
pub use mark::mark;
pub use number::{approximate, percent, thousands};
pub use phrase::{lives, period_of, system_name};

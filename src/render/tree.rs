//! A tree, or the top of one, as text, Markdown and JSON.

mod json;
mod markdown;
mod outline;
mod text;

pub use json::json;
pub use markdown::markdown;
pub use outline::{Outline, Printed, Reach, outline};
pub use text::text;

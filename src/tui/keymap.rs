//! The keys: which there are, where they are pressed, and what they do.

pub mod action;
mod context;
mod key;
mod table;

pub use context::Context;
pub use key::Key;
pub(super) use table::TYPING;
pub use table::{BINDINGS, Binding, EVERYWHERE, of};

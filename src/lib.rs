//! Who covers where in the NHS in England, as at any date.
#![warn(missing_docs)]
pub mod atlas;
pub mod boundaries;
pub mod date;
pub mod problem;
pub mod query;
pub mod render;
pub mod search;
pub mod source;
pub mod suggest;
pub mod words;

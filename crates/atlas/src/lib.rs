//! The atlas of who covers where in the NHS in England: from the words of the field and the
//! text that people write to one checked graph.
//!
//! Data flows one way: `words` and `date` → `problem` → `source` → `atlas`. It is a crate of
//! its own because more than the program needs it: whatever reads, checks or writes an atlas
//! does so with this, and the compiler holds the line between it and the answers.

pub mod atlas;
pub mod date;
pub mod outlines;
pub mod problem;
pub mod source;
pub mod suggest;
pub mod words;

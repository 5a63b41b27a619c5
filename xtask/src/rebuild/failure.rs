//! Why nothing comes of it, in words.

use std::io;
use std::path::Path;

/// Why nothing comes of it.
#[derive(Debug, Default)]
pub(crate) struct Failure {
    /// What is told of the way so far.
    pub(crate) said: String,
    /// What is wrong, and what to do.
    pub(crate) why: String,
}

impl Failure {
    /// A failure of which nothing else is told.
    pub(crate) fn of(why: impl Into<String>) -> Self {
        Self { said: String::new(), why: why.into() + "\n" }
    }

    /// A file or folder that cannot be read or written.
    pub(crate) fn io(doing: &str, path: &Path, why: &io::Error) -> Self {
        Self::of(format!("cannot {doing} {}: {why}", path.display()))
    }
}

//! What is asked for.

use std::path::PathBuf;

/// What is to be made, and of what.
#[derive(Debug)]
pub(crate) struct Task {
    /// The folder of the atlas.
    pub(crate) data: PathBuf,
    /// Folders with registers; none where the register layer stays as it is.
    pub(crate) registers: Vec<PathBuf>,
    /// The folder of outlines; none where those that are there stay as they are.
    pub(crate) outlines: Option<PathBuf>,
}

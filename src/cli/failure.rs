//! Why a command gave no answer. What is said of it, and the exit status, are `exit`'s.

use std::io;

use crate::atlas::NotCompiled;
use crate::problem::Problem;
use crate::source::ReadError;

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Failure {
    /// Whoever read our answers has gone. That is their right.
    ClosedPipe,
    /// The person broke off.
    Interrupted,
    /// There is none, and this says why.
    Nothing(String),
    /// What was asked can be read in several ways.
    Unclear(String),
    /// The options do not go together.
    Usage(String),
    /// The data has problems.
    Problems(Vec<Problem>),
    /// The data has problems, and names organisations of the bundled atlas.
    ProblemsOfBundled(Vec<Problem>),
    /// What is compiled cannot be opened.
    Compiled {
        /// Which file.
        file: String,
        /// Why.
        why: NotCompiled,
    },
    /// Files could not be read.
    Read(ReadError),
    /// A file could not be written, and this says why.
    Write(String),
    /// Answers could not be written, or the terminal could not be used.
    Io(io::Error),
}

impl Failure {
    /// What writing to stdout came to.
    pub(super) fn writing(why: io::Error) -> Self {
        match why.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::Io(why),
        }
    }
}

/// What the system says went wrong, without its number for it.
pub(super) fn without_number(why: &io::Error) -> String {
    let text = why.to_string();
    text.split(" (os error").next().unwrap_or_default().to_owned()
}

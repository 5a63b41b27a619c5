//! What is asked of an import.

use crate::date::Day;

/// What is to be imported.
#[derive(Clone, Copy, Debug, Default)]
pub struct ImportOptions {
    /// Who of those that prescribe.
    pub prescribers: Prescribers,
    /// The day for which the atlas answers; the latest day in the files unless said.
    pub as_at: Option<Day>,
    /// The day on which it is done: later days in a file are plans, and say nothing of how new it
    /// is. None: every day may have come, but for those after one in the name of the file.
    pub today: Option<Day>,
}

/// Who of those that prescribe is taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prescribers {
    /// GP practices: prescribing setting 4.
    #[default]
    Practices,
    /// Everybody in the file.
    All,
}

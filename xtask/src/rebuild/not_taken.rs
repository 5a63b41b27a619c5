//! What registers say and the register layer has not.

use std::collections::BTreeMap;

use catchment::words::Kind;

/// What of the registers is not taken in.
#[derive(Debug, Default)]
pub(super) struct NotTaken {
    /// Registers by their file, each with what it is and why it is left out.
    pub(super) registers: BTreeMap<String, String>,
    /// Organisations of which registers say nothing that the tables have not, by kind.
    pub(super) organisations: BTreeMap<Kind, usize>,
    /// Pieces of land.
    pub(super) patches: usize,
    /// Those for whom a table should say what they are and where they sit.
    pub(super) strangers: Vec<String>,
}

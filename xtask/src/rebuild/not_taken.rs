//! What registers say and the register layer has not.

use std::collections::BTreeMap;

use catchment::words::{Kind, Relation};

/// What of the registers is not taken in.
#[derive(Debug, Default)]
pub(super) struct NotTaken {
    /// Registers by their file, each with what it is and why it is left out.
    pub(super) registers: BTreeMap<String, String>,
    /// Practices that closed before there were commissioners.
    pub(super) closed_before: usize,
    /// Organisations of whom tables say what counts, or who are nobody's commissioner, by kind.
    pub(super) organisations: BTreeMap<Kind, usize>,
    /// Links that are for tables to say, or of whom nothing is taken in, by relation.
    pub(super) links: BTreeMap<Relation, usize>,
    /// Rows of `data/registers.csv` that are of no register that was read.
    pub(super) unread: Vec<String>,
    /// Days that tables have otherwise.
    pub(super) other_days: Vec<String>,
    /// Pieces of land.
    pub(super) patches: usize,
    /// Those for whom a table should say what they are and where they sit.
    pub(super) strangers: Vec<String>,
}

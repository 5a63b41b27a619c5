//! A file as it is given, and how much of one is taken.

use super::refusal::Refusal;

/// A file to be read, under the name the person gave it.
#[derive(Clone, Debug)]
pub struct InputFile {
    /// The path as it was typed.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl InputFile {
    /// Longer than any register: nothing that is meant has more bytes than this.
    pub const LONGEST: usize = 50_000_000;
}

/// More than any register has.
pub(super) const MOST_ROWS: usize = 1_000_000;
pub(super) const MOST_COLUMNS: usize = 200;

pub(super) const SAVE_AS_CSV: &str = "save it as CSV in UTF-8";

pub(super) fn too_large(file: &str, than: &str) -> Refusal {
    let what = format!("it has more than {than}, more than any register");
    Refusal::of(file, None, &what, "leave it out, or get the file again")
}

//! A file as it is given, and how much of one is taken.

use std::path::Path;

use super::refusal::Refusal;
use crate::date::Date;

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

/// The one day or month that the name of a file has in it: `practices 2024-10.csv`. A year by itself
/// may be of anything.
pub(super) fn day_in_name(file: &str) -> Option<Date> {
    let name = Path::new(file).file_name()?.to_string_lossy().into_owned();
    let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
    let is_of_a_day = |c: char| c.is_ascii_digit() || c == '-';
    let parts = stem.split(|c| !is_of_a_day(c)).map(|part| part.trim_matches('-'));
    let days: Vec<Date> = parts.filter(|p| p.len() > 4).filter_map(|p| Date::parse(p).ok()).collect();
    match days.as_slice() {
        [day] => Some(*day),
        _ => None,
    }
}

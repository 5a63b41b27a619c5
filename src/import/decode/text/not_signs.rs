//! Values between not signs (¬), in UTF-8 or in Latin-1, without quotes: so the NHS website
//! publishes its lists.

use std::borrow::Cow;

use crate::import::input::{MOST_ROWS, too_large};
use crate::import::refusal::Refusal;
use crate::import::table::Table;

const NOT_SIGN: char = '¬';
/// What it is in Latin-1.
const IN_LATIN_1: u8 = 0xac;
/// What stands before that byte in UTF-8.
const IN_UTF_8: u8 = 0xc2;
/// Less than three columns are no list of theirs.
const FEWEST: usize = 2;

/// The table of a file whose first line is written so; none of any other file.
pub(super) fn table(name: &str, bytes: &[u8]) -> Result<Option<Table>, Refusal> {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii_end();
    // Headings are plain letters: of two bytes for a not sign the first is that of UTF-8.
    let is_plain = |byte: &u8| matches!(*byte, b' '..=b'~' | IN_UTF_8 | IN_LATIN_1) && *byte != b',';
    let columns = first.split(|byte| *byte == IN_LATIN_1).count();
    if columns <= FEWEST || !first.iter().all(is_plain) {
        return Ok(None);
    }
    let text: Cow<'_, str> = match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        // In Latin-1 each byte is the character of its number.
        Err(_) => bytes.iter().copied().map(char::from).collect::<String>().into(),
    };
    let mut table = Table::new(name.to_owned());
    table.ends_open = !text.ends_with('\n');
    for (number, line) in text.lines().enumerate() {
        if table.rows().len() == MOST_ROWS {
            return Err(too_large(name, "a million rows"));
        }
        table.push(number + 1, line.split(NOT_SIGN));
    }
    Ok(Some(table))
}

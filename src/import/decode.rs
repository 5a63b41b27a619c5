//! Bytes of a file to tables, whatever it is written in: comma-separated values with or
//! without quotes, any line ending, a byte order mark or none; or a workbook. What somebody wrote
//! for themselves may stand between other signs than commas; `separator` tells.

mod separator;
mod text;
mod workbook;

use super::input::{InputFile, SAVE_AS_CSV, too_large};
use super::refusal::Refusal;
use super::table::Table;
use separator::{COMMA, separator_of};

/// Is it neither text nor packed, as pictures and compiled atlases are? They have in their first
/// bytes what no text has.
pub(super) fn is_no_table(input: &InputFile) -> bool {
    const FIRST: usize = 32;
    let known: [&[u8]; 5] = [b"PK", &[0x1f, 0x8b], &[0xff, 0xfe], &[0xfe, 0xff], &[0xd0, 0xcf, 0x11, 0xe0]];
    let is_known = known.iter().any(|begin| input.bytes.starts_with(begin));
    !is_known && input.bytes.iter().take(FIRST).any(|byte| *byte == 0)
}

/// The tables of a file whose values stand between commas, or that is a workbook.
///
/// # Errors
/// A file that is not text, or is packed, cut off, too long, or has a quote that is never closed.
pub(super) fn tables(input: &InputFile) -> Result<Vec<Table>, Refusal> {
    tables_between(input, COMMA)
}

/// The tables of a file whose values stand between whatever its lines have most of; a line is one
/// value where they have nothing.
///
/// # Errors
/// As of [`tables`].
pub(super) fn any_tables(input: &InputFile) -> Result<Vec<Table>, Refusal> {
    tables_between(input, separator_of(&input.bytes))
}

fn tables_between(input: &InputFile, separator: u8) -> Result<Vec<Table>, Refusal> {
    let bytes = &input.bytes;
    let refuse = |what: &str, help: &str| Err(Refusal::of(&input.name, None, what, help));
    if bytes.len() > InputFile::LONGEST {
        return Err(too_large(&input.name, "50 million bytes"));
    }
    match bytes.as_slice() {
        [0x1f, 0x8b, ..] => refuse("it is packed with gzip", "unpack it first"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => refuse("it is written in UTF-16", SAVE_AS_CSV),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            refuse("it is a workbook of the old kind (.xls)", "save it as .xlsx or as CSV")
        }
        [b'P', b'K', ..] => workbook::tables(input),
        _ => text::table(input, separator).map(|table| vec![table]),
    }
}

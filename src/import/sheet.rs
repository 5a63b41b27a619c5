//! Bytes of a file to rows of cells, whatever it is written in: comma-separated values with
//! or without quotes, any line ending, a byte order mark or none; or a workbook.

mod text;
mod workbook;

use csv::StringRecord;

use super::refusal::Refusal;

/// A file to be read, under the name the person gave it.
#[derive(Clone, Debug)]
pub struct Input {
    /// The path as it was typed.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Input {
    /// Longer than any register: nothing that is meant has more bytes than this.
    pub const LONGEST: usize = 50_000_000;
}

/// A table: a file of comma-separated values, or one sheet of a workbook.
#[derive(Debug)]
pub(super) struct Sheet {
    /// What a person would call it: the file, and the sheet where there are several.
    pub(super) name: String,
    /// The rows that have something in them, in their order.
    pub(super) rows: Vec<Row>,
    /// The last line does not end as every other does.
    pub(super) ends_open: bool,
}

/// A row of a table.
#[derive(Debug)]
pub(super) struct Row {
    /// Which it is, as a spreadsheet counts: from 1, a header and empty rows too.
    pub(super) number: usize,
    pub(super) cells: StringRecord,
}

impl Row {
    /// A cell without the spaces around it; empty where there is none.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default().trim()
    }
}

/// More than any register has.
const MOST_ROWS: usize = 1_000_000;

/// The tables of a file.
///
/// # Errors
/// A file that is not text, or is packed, cut off, too long, or has a quote that is never closed.
pub(super) fn sheets(input: &Input) -> Result<Vec<Sheet>, Refusal> {
    let bytes = &input.bytes;
    let refuse = |what: &str, help: &str| Err(Refusal::of(&input.name, None, what, help));
    if bytes.len() > Input::LONGEST {
        return Err(too_large(&input.name, "50 million bytes"));
    }
    match bytes.as_slice() {
        [0x1f, 0x8b, ..] => refuse("it is packed with gzip", "unpack it first"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => refuse("it is written in UTF-16", SAVE_AS_CSV),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            refuse("it is a workbook of the old kind (.xls)", "save it as .xlsx or as CSV")
        }
        [b'P', b'K', ..] => workbook::sheets(input),
        _ => text::sheet(input).map(|sheet| vec![sheet]),
    }
}

const SAVE_AS_CSV: &str = "save it as CSV in UTF-8";

fn too_large(file: &str, than: &str) -> Refusal {
    let what = format!("it has more than {than}, more than any register");
    Refusal::of(file, None, &what, "leave it out, or get the file again")
}

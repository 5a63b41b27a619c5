//! Bytes of a file to rows of cells, whatever it is written in: comma-separated values with
//! or without quotes, any line ending, a byte order mark or none; or a workbook.

mod text;
mod workbook;

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

/// A table: a file of comma-separated values, or one sheet of a workbook. All its cells stand
/// in one text, since some have a million of them.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// What a person would call it: the file, and the sheet where there are several.
    pub(super) name: String,
    /// The last line does not end as every other does.
    pub(super) ends_open: bool,
    text: String,
    /// Where each cell ends in the text.
    ends: Vec<usize>,
    /// The rows that have something in them, in their order.
    rows: Vec<Placed>,
}

/// Where a row stands in its table.
#[derive(Clone, Copy, Debug)]
struct Placed {
    number: usize,
    begins: usize,
    /// Its first and the one after its last among the ends of cells.
    cells: (usize, usize),
}

impl Sheet {
    /// Adds a row unless all its cells are empty.
    fn push<'c>(&mut self, number: usize, cells: impl Iterator<Item = &'c str> + Clone) {
        if cells.clone().all(|cell| cell.trim().is_empty()) {
            return;
        }
        let (begins, first) = (self.text.len(), self.ends.len());
        for cell in cells {
            self.text.push_str(cell);
            self.ends.push(self.text.len());
        }
        self.rows.push(Placed { number, begins, cells: (first, self.ends.len()) });
    }

    /// The rows, in their order.
    pub(super) fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_>> + ExactSizeIterator + Clone {
        self.rows.iter().map(|placed| Row {
            number: placed.number,
            text: &self.text,
            begins: placed.begins,
            ends: &self.ends[placed.cells.0..placed.cells.1],
        })
    }
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'s> {
    /// Which it is, as a spreadsheet counts: from 1, a header and empty rows too.
    pub(super) number: usize,
    text: &'s str,
    begins: usize,
    ends: &'s [usize],
}

impl<'s> Row<'s> {
    /// How many cells it has.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell without the spaces around it; empty where there is none.
    pub(super) fn cell(&self, column: usize) -> &'s str {
        let begins = column.checked_sub(1).map_or(Some(&self.begins), |before| self.ends.get(before));
        let range = begins.zip(self.ends.get(column));
        range.and_then(|(begins, ends)| self.text.get(*begins..*ends)).unwrap_or_default().trim()
    }

    /// How many bytes its cells have together.
    pub(super) fn bytes(&self) -> usize {
        self.ends.last().map_or(0, |end| end - self.begins)
    }

    /// Its cells, without the spaces around them.
    pub(super) fn cells(self) -> impl Iterator<Item = &'s str> {
        (0..self.len()).map(move |column| self.cell(column))
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

//! Bytes of a file to rows of cells, whatever it is written in: comma-separated values with
//! or without quotes, any line ending, a byte order mark or none; or a workbook.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use csv::{ReaderBuilder, StringRecord};

use super::refusal::Refusal;

/// A file to be read, under the name the person gave it.
#[derive(Clone, Debug)]
pub struct Input {
    /// The path as it was typed.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
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
    /// Which it is, as a spreadsheet counts: from 1, a header too.
    pub(super) number: usize,
    pub(super) cells: StringRecord,
}

impl Row {
    /// A cell without the spaces around it; empty where there is none.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default().trim()
    }
}

/// Longer than any register: nothing that is meant has more bytes.
const LONGEST: usize = 100_000_000;

/// The tables of a file.
///
/// # Errors
/// A file that is not text, or is packed, cut off, too long, or has a quote that is never closed.
pub(super) fn sheets(input: &Input) -> Result<Vec<Sheet>, Refusal> {
    let bytes = &input.bytes;
    let refuse = |what: &str, help: &str| Err(Refusal::of(&input.name, None, what, help));
    if bytes.len() > LONGEST {
        return refuse(
            "it has more than 100 million bytes, more than any register",
            "is it the file you meant?",
        );
    }
    match bytes.as_slice() {
        [0x1f, 0x8b, ..] => refuse("it is packed with gzip", "unpack it first"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => refuse("it is written in UTF-16", "save it as CSV in UTF-8"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            refuse("it is a workbook of the old kind (.xls)", "save it as .xlsx or as CSV")
        }
        [b'P', b'K', ..] => workbook(input),
        _ => comma_separated(input).map(|sheet| vec![sheet]),
    }
}

fn workbook(input: &Input) -> Result<Vec<Sheet>, Refusal> {
    let unreadable = |what: String| Refusal::of(&input.name, None, &what, "get the file again");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(input.bytes.as_slice()))
        .map_err(|why| unreadable(format!("it is no whole workbook, and may be cut off ({why})")))?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let range = book
            .worksheet_range(&name)
            .map_err(|why| unreadable(format!("its sheet \"{name}\" cannot be read ({why})")))?;
        let first = range.start().map_or(0, |(row, _)| row as usize);
        let rows = range
            .rows()
            .enumerate()
            .map(|(number, cells)| Row { number: first + number + 1, cells: cells.iter().map(text).collect() });
        let rows: Vec<Row> = rows.filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty())).collect();
        sheets.push(Sheet { name: format!("{}, sheet {name}", input.name), rows, ends_open: false });
    }
    Ok(sheets)
}

/// A cell as the register's text files have it. Codes and dates may have become numbers.
fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(yes) => yes.to_string(),
        Data::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}{month:02}{day:02}")
        }
        Data::Empty | Data::Error(_) => String::new(),
    }
}

fn comma_separated(input: &Input) -> Result<Sheet, Refusal> {
    let bytes = input.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&input.bytes);
    if let Err(why) = std::str::from_utf8(bytes) {
        let row = 1 + bytes[..why.valid_up_to()].iter().filter(|b| **b == b'\n').count();
        return Err(Refusal::of(&input.name, Some(row), "it is not text in UTF-8", "save it as CSV in UTF-8"));
    }
    let is_quote_open = bytes.iter().filter(|b| **b == b'"').count() % 2 == 1;
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut rows: Vec<Row> = Vec::new();
    let mut record = StringRecord::new();
    let mut number = 0;
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => number += 1,
            Ok(false) => break,
            Err(why) => {
                let what = format!("it cannot be read as CSV ({why})");
                return Err(Refusal::of(&input.name, Some(number + 1), &what, "save it as CSV in UTF-8"));
            }
        }
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(Row { number, cells: record.clone() });
        }
    }
    if is_quote_open {
        // Whatever follows an open quote is read as one cell, to the end.
        let row = rows.last().map(|row| row.number);
        let what = "a quote is opened and never closed, so the file is cut off or damaged";
        return Err(Refusal::of(&input.name, row, what, "get the file again"));
    }
    let ends_open = !bytes.is_empty() && !bytes.ends_with(b"\n") && !bytes.ends_with(b"\r");
    Ok(Sheet { name: input.name.clone(), rows, ends_open })
}

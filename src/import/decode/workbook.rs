//! Workbooks: every sheet a table. What is packed in one is measured before it is read, since
//! a small file can unpack to more than a machine holds.

use std::borrow::Cow;
use std::io::{self, Cursor, Read};
use std::ops::Range;

use calamine::{DataRef, Reader, Xlsx};
use zip::ZipArchive;

use crate::import::input::{InputFile, MOST_COLUMNS, MOST_ROWS, too_large};
use crate::import::refusal::Refusal;
use crate::import::table::Table;

/// More bytes than any register unpacks to.
const MOST_UNPACKED: u64 = 100_000_000;
/// More cells than any register has, with those that are empty.
const MOST_CELLS: usize = 10_000_000;

/// Where a cell stands in its sheet, and which part of the text is its.
struct SheetCell {
    row: u32,
    column: u32,
    text: Range<usize>,
}

/// The tables of a file, a sheet each.
pub(super) fn tables(input: &InputFile) -> Result<Vec<Table>, Refusal> {
    let refuse = |what: &str| Refusal::of(&input.name, None, what, "get the file again");
    let unpacked = unpacked(&input.bytes).map_err(|why| refuse(&not_whole(&why.to_string())))?;
    if unpacked > MOST_UNPACKED {
        return Err(too_large(&input.name, "100 million bytes once it is unpacked"));
    }
    let mut book: Xlsx<_> =
        Xlsx::new(Cursor::new(input.bytes.as_slice())).map_err(|why| refuse(&not_whole(&why.to_string())))?;
    book.sheet_names().into_iter().map(|name| table(&mut book, input, &name)).collect()
}

fn not_whole(why: &str) -> String {
    format!("it is no whole workbook, and may be cut off ({why})")
}

/// How many bytes everything in it unpacks to; where it is too many, counting ends.
fn unpacked(bytes: &[u8]) -> io::Result<u64> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut all = 0;
    for at in 0..archive.len() {
        let part = archive.by_index(at)?;
        all += io::copy(&mut part.take(MOST_UNPACKED + 1 - all), &mut io::sink())?;
        if all > MOST_UNPACKED {
            break;
        }
    }
    Ok(all)
}

fn table(book: &mut Xlsx<Cursor<&[u8]>>, input: &InputFile, name: &str) -> Result<Table, Refusal> {
    let file = format!("{}, sheet {name}", input.name);
    let unreadable = |why: &dyn std::fmt::Display| {
        Refusal::of(&file, None, &format!("it cannot be read ({why})"), "get the file again")
    };
    let mut cells = book.worksheet_cells_reader(name).map_err(|why| unreadable(&why))?;
    let mut found: Vec<SheetCell> = Vec::new();
    let mut all = String::new();
    let (mut width, mut rows) = (0, 0);
    while let Some(cell) = cells.next_cell().map_err(|why| unreadable(&why))? {
        let text = text(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        if column as usize >= MOST_COLUMNS {
            return Err(too_large(&file, "200 columns"));
        }
        width = width.max(column + 1);
        rows += usize::from(found.last().is_none_or(|last| last.row != row));
        let begins = all.len();
        all.push_str(&text);
        found.push(SheetCell { row, column, text: begins..all.len() });
        if rows > MOST_ROWS || rows * width as usize > MOST_CELLS || all.len() as u64 > MOST_UNPACKED {
            return Err(too_large(&file, "a million rows, ten million cells or 100 million bytes"));
        }
    }
    // A workbook may have its cells in any order, though none does.
    found.sort_by_key(|cell| (cell.row, cell.column));
    let mut table = Table::new(file);
    for row in found.chunk_by(|a, b| a.row == b.row) {
        let mut cells = vec![""; width as usize];
        for cell in row {
            cells[cell.column as usize] = &all[cell.text.clone()];
        }
        table.push(row[0].row as usize + 1, cells.into_iter());
    }
    Ok(table)
}

/// A cell as the register's text files have it. Codes and dates may have become numbers.
fn text<'c>(cell: &'c DataRef<'_>) -> Cow<'c, str> {
    let number = match cell {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => return text.into(),
        DataRef::SharedString(text) => return (*text).into(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}{month:02}{day:02}")
        }
        DataRef::Empty | DataRef::Error(_) => String::new(),
    };
    number.into()
}

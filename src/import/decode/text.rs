//! Values separated by commas, or by another sign.

mod not_signs;

use csv::{ReaderBuilder, StringRecord};

use crate::import::input::{InputFile, MOST_COLUMNS, MOST_ROWS, SAVE_AS_CSV, too_large};
use crate::import::refusal::Refusal;
use crate::import::table::Table;

/// The table of a file with this sign between the values of a row.
pub(super) fn table(input: &InputFile, separator: u8) -> Result<Table, Refusal> {
    let bytes = input.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&input.bytes);
    if let Some(table) = not_signs::table(&input.name, bytes)? {
        return Ok(table);
    }
    if let Err(why) = std::str::from_utf8(bytes) {
        let row = 1 + line_ends(&bytes[..why.valid_up_to()]);
        return Err(Refusal::of(&input.name, Some(row), "it is not text in UTF-8", SAVE_AS_CSV));
    }
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(bytes);
    let ends_open = !bytes.is_empty() && !bytes.ends_with(b"\n") && !bytes.ends_with(b"\r");
    let mut table = Table::new(input.name.clone());
    table.ends_open = ends_open;
    let mut record = StringRecord::new();
    let mut number = 0;
    let mut begins = 0;
    loop {
        let end = end_of_row(bytes, usize::try_from(reader.position().byte()).unwrap_or(bytes.len()));
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(why) => {
                let what = format!("it cannot be read as CSV ({why})");
                return Err(Refusal::of(&input.name, Some(number + 1), &what, SAVE_AS_CSV));
            }
        }
        begins = begin_of_row(bytes, end);
        number += 1 + line_ends(bytes.get(end..begins).unwrap_or_default());
        if table.rows().len() == MOST_ROWS {
            return Err(too_large(&input.name, "a million rows"));
        }
        if record.len() > MOST_COLUMNS {
            return Err(too_large(&input.name, "200 columns"));
        }
        table.push(number, record.iter());
    }
    if is_quote_open(bytes.get(begins..).unwrap_or_default(), separator) {
        // Whatever follows an open quote is read as one cell, to the end.
        let what = "a quote is opened and never closed, so the file is cut off or damaged";
        return Err(Refusal::of(&input.name, Some(number), what, "get the file again"));
    }
    Ok(table)
}

/// Where the row read before it ends: a line feed after a carriage return is part of its end.
fn end_of_row(bytes: &[u8], at: usize) -> usize {
    let is_pair = at > 0 && bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n');
    at + usize::from(is_pair)
}

/// Where the next row begins that is no empty line.
fn begin_of_row(bytes: &[u8], at: usize) -> usize {
    at + bytes.iter().skip(at).take_while(|byte| matches!(byte, b'\r' | b'\n')).count()
}

/// How many lines end in it, with whichever line ending.
fn line_ends(bytes: &[u8]) -> usize {
    let is_end = |at: usize| match bytes[at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    (0..bytes.len()).filter(|at| is_end(*at)).count()
}

/// Does the file end inside a quote that its last row opens?
fn is_quote_open(row: &[u8], separator: u8) -> bool {
    enum State {
        Begin,
        Plain,
        Quoted,
        Closing,
    }
    let mut state = State::Begin;
    for byte in row {
        state = match (state, byte) {
            (State::Quoted, b'"') => State::Closing,
            (State::Begin | State::Closing, b'"') | (State::Quoted, _) => State::Quoted,
            (_, b'\n' | b'\r') => State::Begin,
            (_, byte) if *byte == separator => State::Begin,
            _ => State::Plain,
        };
    }
    matches!(state, State::Quoted)
}

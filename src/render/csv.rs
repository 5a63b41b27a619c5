//! Comma-separated values: one header, one line a record, and what every export says
//! (title, date, sources, licence, what was cut) in columns of its own.

use std::io;

use super::clean;
use super::sources::{Cited, licences};
use crate::atlas::SourceSet;
use crate::date::Date;
use crate::query::AsAt;

/// The columns that every table ends with, for the values of [`imprint`] or [`imprint_of`].
const IMPRINT: [&str; 5] = ["as_at", "atlas", "known_to", "sources", "licences"];

/// The last values of a line of an answer that rests on these sources.
pub(super) fn imprint(as_at: &AsAt<'_>, cited: &Cited<'_>) -> [String; 5] {
    let titles: Vec<&str> = cited.all().iter().map(|s| s.title.as_str()).collect();
    [
        as_at.day().to_string(),
        as_at.atlas().title().to_owned(),
        as_at.atlas().as_at().to_string(),
        titles.join("; "),
        licences(cited.all()).join("; "),
    ]
}

/// The last values of one line, which rests on these sources and no others.
pub(super) fn imprint_of(as_at: &AsAt<'_>, sets: &[SourceSet]) -> [String; 5] {
    let mut own = Cited::new(as_at.atlas());
    for set in sets {
        own.add(*set);
    }
    imprint(as_at, &own)
}

/// The columns of a table: its own, then those of the imprint.
pub fn header(columns: &[&'static str]) -> Vec<&'static str> {
    columns.iter().chain(&IMPRINT).copied().collect()
}

/// Writes a table: the columns given, then those of the imprint, which the rows end with.
/// Text from data is made safe for terminals, and for spreadsheets, which
/// would run a cell that begins like a formula.
///
/// # Errors
/// None that a writer to memory has.
pub(super) fn table(
    columns: &[&'static str],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> io::Result<String> {
    lines(&header(columns), rows)
}

/// Writes a header and rows, and nothing more; the text is made safe in the same way.
///
/// # Errors
/// None that a writer to memory has.
pub(super) fn lines(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> io::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header).map_err(io::Error::other)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| safe(cell))).map_err(io::Error::other)?;
    }
    let bytes = writer.into_inner().map_err(|why| io::Error::other(why.to_string()))?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// A cell that no spreadsheet takes for a formula.
fn safe(cell: &str) -> String {
    let cell = clean(cell);
    let is_formula = cell.starts_with(['=', '+', '@', '-']) && cell.parse::<f64>().is_err();
    if is_formula { format!("'{cell}") } else { cell.into_owned() }
}

/// A date as the data gives it, empty where there is none.
pub(super) fn date(date: Option<Date>) -> String {
    date.map_or_else(String::new, |date| date.to_string())
}

/// A share from 0 to 1 as it is, empty where there is none.
pub(super) fn decimal(share: Option<f64>) -> String {
    share.map_or_else(String::new, |share| share.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_never_becomes_a_formula_and_a_number_stays_one() {
        assert_eq!(safe("=1+1"), "'=1+1");
        assert_eq!(safe("\u{200b}@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(safe("-cmd"), "'-cmd");
        assert_eq!(safe("-0.5"), "-0.5");
        assert_eq!(safe("Guy's"), "Guy's");
    }
}

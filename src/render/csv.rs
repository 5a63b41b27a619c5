//! Comma-separated values: one header, one line a record, and what every export says
//! (title, date, sources, licence, what was cut) in columns of its own.

use super::citations::{Citations, licences};
use super::escape::csv::escape;
use crate::atlas::{OrgIx, SourceSet};
use crate::date::Date;
use crate::query::AsAt;
use crate::words::Tier;

/// The columns that every table ends with, for the values of [`imprint`] or [`imprint_of`].
const IMPRINT: [&str; 5] = ["as_at", "atlas", "known_to", "sources", "licences"];

/// The last values of a line of an answer that rests on these sources.
pub(super) fn imprint(as_at: &AsAt<'_>, citations: &Citations<'_>) -> [String; 5] {
    let titles: Vec<&str> = citations.all().iter().map(|s| s.title.as_str()).collect();
    [
        as_at.day().to_string(),
        as_at.atlas().title().to_owned(),
        as_at.atlas().as_at().to_string(),
        titles.join("; "),
        licences(citations.all()).join("; "),
    ]
}

/// The last values of one line, which rests on these sources and no others.
pub(super) fn imprint_of(as_at: &AsAt<'_>, sets: &[SourceSet]) -> [String; 5] {
    let mut own = Citations::new(as_at.atlas());
    own.add_all(sets);
    imprint(as_at, &own)
}

/// The columns of a table: its own, then those of the imprint.
pub fn header(columns: &[&'static str]) -> Vec<&'static str> {
    columns.iter().chain(&IMPRINT).copied().collect()
}

/// Writes a table: the columns given, then those of the imprint, which the rows end with.
pub(super) fn table(columns: &[&'static str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    lines(&header(columns), rows)
}

/// Writes a header and rows, and nothing more. Text from data is made safe for terminals, and
/// for spreadsheets, which would run a cell that begins like a formula.
pub(super) fn lines(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    safe_lines(header, rows.into_iter().map(|row| row.iter().map(|cell| escape(cell)).collect::<Vec<_>>()))
}

/// Writes a header and rows whose cells are safe already.
pub(super) fn safe_lines<H: AsRef<[u8]>, C: AsRef<[u8]>>(
    header: &[H],
    rows: impl IntoIterator<Item = Vec<C>>,
) -> String {
    // Memory takes what is written to it, and what is written is text.
    written(header, rows).unwrap_or_default()
}

fn written<H: AsRef<[u8]>, C: AsRef<[u8]>>(
    header: &[H],
    rows: impl IntoIterator<Item = Vec<C>>,
) -> Option<String> {
    // A row of another length than the header would be the writer's own mistake, which readers
    // bear better than no table.
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    writer.write_record(header).ok()?;
    for row in rows {
        writer.write_record(row).ok()?;
    }
    String::from_utf8(writer.into_inner().ok()?).ok()
}

/// What an organisation is: code, name, kind and tier.
pub(super) fn about(as_at: &AsAt<'_>, org: OrgIx) -> [String; 4] {
    let kind = as_at.kind(org);
    [
        as_at.atlas().org(org).id.to_string(),
        as_at.name(org).to_owned(),
        kind.word().to_owned(),
        kind.tier().map_or("", Tier::word).to_owned(),
    ]
}

/// A date as the data gives it, empty where there is none.
pub(super) fn date(date: Option<Date>) -> String {
    date.map_or_else(String::new, |date| date.to_string())
}

/// A share from 0 to 1 as it is, empty where there is none.
pub(super) fn decimal(share: Option<f64>) -> String {
    share.map_or_else(String::new, |share| share.to_string())
}

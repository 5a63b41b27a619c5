//! What happened, as comma-separated values: a line for each happening.

use std::io;

use super::sentence::said;
use crate::atlas::{Atlas, OrgIx};
use crate::query::{AsAt, Happening, Named, differences, history};
use crate::render::csv::{date, imprint_of, table};

/// The columns of a difference, before those of the imprint.
pub const DIFFERENCE_COLUMNS: [&str; 12] = [
    "from",
    "to",
    "date",
    "change",
    "code",
    "name",
    "was",
    "was_names",
    "now",
    "now_names",
    "what",
    "certainty",
];

/// The columns of a history, before those of the imprint: those of a difference without its days.
pub const HISTORY_COLUMNS: &[&str] = DIFFERENCE_COLUMNS.split_at(2).1;

/// The history of an organisation as comma-separated values. What is planned is left out.
///
/// # Errors
/// None that a writer to memory has.
pub fn csv(as_at: &AsAt<'_>, org: OrgIx) -> io::Result<String> {
    let rows = rows(as_at, &history(as_at.atlas(), org));
    table(HISTORY_COLUMNS, rows)
}

/// What is otherwise on the second day than on the first, as comma-separated values.
///
/// # Errors
/// None that a writer to memory has.
pub fn difference_csv<'a>(first: &AsAt<'a>, second: &AsAt<'a>, org: OrgIx) -> io::Result<String> {
    let days = [first.day().to_string(), second.day().to_string()];
    let rows = rows(second, &differences(first, second, org));
    let rows = rows.into_iter().map(|row| days.iter().cloned().chain(row).collect());
    table(&DIFFERENCE_COLUMNS, rows)
}

fn rows<'a>(as_at: &AsAt<'a>, happened: &[Happening<'a>]) -> Vec<Vec<String>> {
    let atlas = as_at.atlas();
    let row = |h: &Happening<'a>| {
        let mut row = cells(atlas, h);
        row.extend(imprint_of(as_at, &h.sources));
        row
    };
    happened.iter().map(row).collect()
}

fn cells<'a>(atlas: &'a Atlas, h: &Happening<'a>) -> Vec<String> {
    let ids = |named: &[Named<'a>]| named.iter().map(|n| &*atlas.org(n.org).id).collect::<Vec<_>>().join(";");
    let names = |named: &[Named<'a>]| named.iter().map(|n| n.name).collect::<Vec<_>>().join(";");
    vec![
        date(h.date),
        h.change.word().to_owned(),
        atlas.org(h.org).id.to_string(),
        h.name.to_owned(),
        ids(&h.was),
        names(&h.was),
        ids(&h.now),
        names(&h.now),
        said(atlas, h),
        h.certainty.word().to_owned(),
    ]
}

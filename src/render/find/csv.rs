//! What was found, as comma-separated values.

use std::io;

use super::Row;
use crate::query::{AsAt, became};
use crate::render::csv::{date, imprint_of, table};
use crate::words::Tier;

/// The columns of what was found, before those of the imprint.
pub const FIND_COLUMNS: [&str; 13] = [
    "code",
    "name",
    "kind",
    "tier",
    "since",
    "until",
    "in",
    "in_name",
    "certainty",
    "became",
    "matched",
    "score",
    "left_out",
];

/// Rows as comma-separated values; the last column before the imprint says how many more
/// there are that were left out.
///
/// # Errors
/// None that a writer to memory has.
pub fn csv(as_at: &AsAt<'_>, rows: &[Row], more: usize) -> io::Result<String> {
    let rows = rows.iter().map(|row| {
        let mut cells = cells(as_at, row);
        cells.push(more.to_string());
        cells.extend(imprint_of(as_at, &[as_at.atlas().org(row.org).sources]));
        cells
    });
    table(&FIND_COLUMNS, rows)
}

fn cells(as_at: &AsAt<'_>, row: &Row) -> Vec<String> {
    let atlas = as_at.atlas();
    let org = atlas.org(row.org);
    let kind = as_at.kind(row.org);
    let parent = as_at.parent(row.org);
    let has_closed = org.period.until.is_some_and(|until| until.last_day() < as_at.day());
    let became = if has_closed { became(atlas, row.org) } else { Vec::new() };
    let later: Vec<&str> = became.iter().map(|b| &*atlas.org(b.org).id).collect();
    let hit = row.hit.as_ref();
    vec![
        org.id.to_string(),
        as_at.name(row.org).to_owned(),
        kind.word().to_owned(),
        kind.tier().map_or("", Tier::word).to_owned(),
        date(org.period.since),
        date(org.period.until),
        parent.map_or_else(String::new, |parent| atlas.org(parent).id.to_string()),
        parent.map_or("", |parent| as_at.name(parent)).to_owned(),
        org.certainty.word().to_owned(),
        later.join(";"),
        hit.map_or_else(String::new, |hit| hit.text.clone()),
        hit.map_or_else(String::new, |hit| hit.score.to_string()),
    ]
}

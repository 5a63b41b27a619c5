//! What was found, as comma-separated values.

use crate::query::{AsAt, FoundOrg};
use crate::render::csv::{about, date, imprint_of, table};

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

/// What was found as comma-separated values; the last column before the imprint says how many
/// more there are that were left out.
pub fn csv(as_at: &AsAt<'_>, found: &[FoundOrg], more: usize) -> String {
    let rows = found.iter().map(|found| {
        let mut cells = cells(as_at, found);
        cells.push(more.to_string());
        cells.extend(imprint_of(as_at, &[as_at.atlas().org(found.org).sources]));
        cells
    });
    table(&FIND_COLUMNS, rows)
}

fn cells(as_at: &AsAt<'_>, found: &FoundOrg) -> Vec<String> {
    let atlas = as_at.atlas();
    let org = atlas.org(found.org);
    let later: Vec<&str> = found.became.iter().map(|step| &*atlas.org(step.org).id).collect();
    let matched = found.matched.as_ref();
    let mut cells = about(as_at, found.org).to_vec();
    cells.extend([
        date(org.period.since),
        date(org.period.until),
        found.parent.map_or_else(String::new, |parent| atlas.org(parent).id.to_string()),
        found.parent.map_or("", |parent| as_at.name(parent)).to_owned(),
        org.certainty.word().to_owned(),
        later.join(";"),
        matched.map_or_else(String::new, |matched| matched.text.clone()),
        matched.map_or_else(String::new, |matched| matched.score.to_string()),
    ]);
    cells
}

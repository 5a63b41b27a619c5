//! What happened, as comma-separated values: a line for each happening.

use super::happening::sentence;
use crate::atlas::Atlas;
use crate::query::{AsAt, Difference, Happening, History, Participant};
use crate::render::csv::{date, imprint_of, table};

/// The columns of a difference, before those of the imprint.
pub const DIFFERENCE_COLUMNS: [&str; 14] = [
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
    "way",
    "follows",
];

/// The columns of a history, before those of the imprint: those of a difference without its days
/// and what follows from what.
pub const HISTORY_COLUMNS: &[&str] = DIFFERENCE_COLUMNS.split_at(2).1.split_at(11).0;

/// The history of an organisation as comma-separated values, what is planned after what happened.
pub fn csv<'a>(as_at: &AsAt<'a>, history: &History<'a>) -> String {
    let mut all = rows(as_at, &history.happened);
    all.extend(rows(as_at, &history.planned));
    table(HISTORY_COLUMNS, all)
}

/// What is otherwise on the second day than on the first, as comma-separated values.
pub fn difference_csv(difference: &Difference<'_, '_>) -> String {
    let days = [difference.first.day().to_string(), difference.second.day().to_string()];
    let happened = difference.happened.iter().zip(difference.follows());
    let row = |(h, follows): (&Happening<'_>, bool)| {
        let mut row = days.to_vec();
        row.extend(cells(difference.second.atlas(), h));
        row.push(if follows { "yes" } else { "no" }.to_owned());
        row.extend(imprint_of(difference.second, &h.sources));
        row
    };
    table(&DIFFERENCE_COLUMNS, happened.map(row).collect::<Vec<_>>())
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
    let ids =
        |named: &[Participant<'a>]| named.iter().map(|n| &*atlas.org(n.org).id).collect::<Vec<_>>().join(";");
    let names = |named: &[Participant<'a>]| named.iter().map(|n| n.name).collect::<Vec<_>>().join(";");
    vec![
        date(h.date),
        h.change.word().to_owned(),
        atlas.org(h.org).id.to_string(),
        h.name.to_owned(),
        ids(&h.was),
        names(&h.was),
        ids(&h.now),
        names(&h.now),
        sentence(atlas, h),
        h.certainty.word().to_owned(),
        h.way.as_ref().map_or_else(String::new, |way| way.by.word().to_owned()),
    ]
}

//! What was found, as comma-separated values.

use crate::query::{AsAt, CoveringArea, FoundLocality, FoundOrg, FoundRow};
use crate::render::csv::{about, date, imprint_of, table};

/// The columns of what was found, before those of the imprint.
pub const FIND_COLUMNS: [&str; 17] = [
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
    "what",
    "areas",
    "share_of_in",
    "left_out",
    "kind_since",
];

/// What was found as comma-separated values; the last column before the imprint says how many
/// more there are that were left out.
pub fn csv(as_at: &AsAt<'_>, found: &[FoundRow], more: usize) -> String {
    let rows = found.iter().map(|row| {
        let (mut cells, sources) = match row {
            FoundRow::Organisation(found) => (cells(as_at, found), as_at.atlas().org(found.org).sources),
            FoundRow::Locality(found) => (cells_of_locality(as_at, found), found.sources),
        };
        cells.push(more.to_string());
        cells.push(match row {
            FoundRow::Organisation(found) => date(as_at.atlas().org(found.org).kind_since(as_at.day())),
            FoundRow::Locality(_) => String::new(),
        });
        cells.extend(imprint_of(as_at, &[sources]));
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
        String::new(),
        String::new(),
        found.shares_land.and_then(|shared| shared.share).map_or_else(String::new, |share| share.to_string()),
    ]);
    cells
}

/// A locality has no code, tier or period; each area that covers it stands with its share, which is
/// left out where it is not known.
fn cells_of_locality(as_at: &AsAt<'_>, found: &FoundLocality) -> Vec<String> {
    let area = |covering: &CoveringArea| {
        let id = &as_at.atlas().org(covering.area).id;
        covering.share.map_or_else(|| id.to_string(), |share| format!("{id} {share}"))
    };
    let mut cells = vec![String::new(), found.name.clone(), "locality".to_owned()];
    cells.extend(std::iter::repeat_n(String::new(), 7));
    cells.extend([
        found.name.clone(),
        found.score.to_string(),
        found.what.word().to_owned(),
        found.areas.iter().map(area).collect::<Vec<_>>().join(";"),
        String::new(),
    ]);
    cells
}

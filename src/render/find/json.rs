//! What was found, as JSON.

use serde::Serialize;

use super::cells::citations;
use crate::query::{AsAt, FoundOrg};
use crate::render::json::{Organisation, answer};

#[derive(Serialize)]
struct FindRecord<'a> {
    as_at: String,
    results: Vec<ResultRecord<'a>>,
    /// How many more there are.
    more: usize,
}

#[derive(Serialize)]
struct ResultRecord<'a> {
    #[serde(flatten)]
    organisation: Organisation<'a>,
    matched: Option<&'a str>,
    score: Option<u32>,
}

/// What was found as JSON, with how many more there are that were left out.
pub fn json(as_at: &AsAt<'_>, found: &[FoundOrg], more: usize) -> String {
    let results = found.iter().map(|found| ResultRecord {
        organisation: Organisation::new(as_at, found.org),
        matched: found.matched.as_ref().map(|matched| matched.text.as_str()),
        score: found.matched.as_ref().map(|matched| matched.score),
    });
    let record = FindRecord { as_at: as_at.day().to_string(), results: results.collect(), more };
    answer(&record, &citations(as_at, found))
}

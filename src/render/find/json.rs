//! What was found, as JSON.

use std::io;

use serde::Serialize;

use super::{Row, cited};
use crate::query::AsAt;
use crate::render::json::{Imprint, Organisation, SCHEMA, text};

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    as_at: String,
    results: Vec<Found<'a>>,
    /// How many more there are.
    more: usize,
    #[serde(flatten)]
    imprint: Imprint<'a>,
}

#[derive(Serialize)]
struct Found<'a> {
    #[serde(flatten)]
    organisation: Organisation<'a>,
    matched: Option<&'a str>,
    score: Option<u32>,
}

/// Rows as JSON, with how many more there are that were left out.
///
/// # Errors
/// None that a writer to memory has.
pub fn json(as_at: &AsAt<'_>, rows: &[Row], more: usize) -> io::Result<String> {
    let cited = cited(as_at, rows);
    let results = rows.iter().map(|row| Found {
        organisation: Organisation::new(as_at, row.org),
        matched: row.hit.as_ref().map(|h| h.text.as_str()),
        score: row.hit.as_ref().map(|h| h.score),
    });
    let results = results.collect();
    text(&Answer {
        schema: SCHEMA,
        as_at: as_at.day().to_string(),
        results,
        more,
        imprint: Imprint::new(as_at.atlas(), &cited),
    })
}

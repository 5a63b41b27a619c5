//! Terms as JSON.

use serde::Serialize;

use crate::atlas::{Atlas, Term};
use crate::render::citations::Citations;
use crate::render::json::{answer, keys};

#[derive(Serialize)]
struct TermsRecord<'a> {
    terms: Vec<TermRecord<'a>>,
}

#[derive(Serialize)]
struct TermRecord<'a> {
    term: &'a str,
    expansion: Option<&'a str>,
    meaning: &'a str,
    used_by: Option<&'a str>,
    see: &'a [String],
    certainty: &'static str,
    sources: Vec<&'a str>,
}

/// Terms as JSON.
pub fn json(atlas: &Atlas, terms: &[&Term]) -> String {
    let mut citations = Citations::new(atlas);
    citations.add_all(terms.iter().map(|term| &term.sources));
    let records = terms.iter().map(|term| TermRecord {
        term: &term.term,
        expansion: term.expansion.as_deref(),
        meaning: &term.meaning,
        used_by: term.used_by.as_deref(),
        see: &term.see,
        certainty: term.certainty.word(),
        sources: keys(atlas, term.sources),
    });
    answer(&TermsRecord { terms: records.collect() }, &citations)
}

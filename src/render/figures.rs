//! Figures of one thing that differ, in one line: each with who counted it, when, and what that
//! document says of it.

use super::certainty::in_brackets;
use super::citations::Citations;
use super::period::seen;
use super::{approximate, clean};
use crate::atlas::Figure;

/// Over such lines.
pub(super) const HEADING: &str = "Where documents give different figures";

/// `STPs: 44 (Ham, as of February 2018: the plans of 2016); 42 (Sellick, as of November 2019)`, and the numbers
/// of the sources.
pub(super) fn differing(figures: &[&Figure], citations: &mut Citations<'_>) -> (String, Vec<usize>) {
    let what = figures.first().map_or_else(String::new, |figure| clean(&figure.what).into_owned());
    let told: Vec<String> = figures.iter().map(|figure| counted_by(figure, citations)).collect();
    let cites = citations.cite_all(figures.iter().map(|figure| &figure.sources));
    (format!("{what}: {}", told.join("; ")), cites)
}

fn counted_by(figure: &Figure, citations: &Citations<'_>) -> String {
    let sources = citations.atlas().sources_of(figure.sources);
    let mut by: Vec<String> = sources.map(|source| clean(&source.publisher).into_owned()).collect();
    by.dedup();
    by.extend(seen(figure.seen));
    let mut said = vec![by.join(", ")];
    said.extend(figure.note.as_deref().map(|note| clean(note).into_owned()));
    said.retain(|part| !part.is_empty());
    let number = approximate(figure.value, figure.precision);
    let how = if said.is_empty() { String::new() } else { format!(" ({})", said.join(": ")) };
    format!("{number}{how}{}", in_brackets(figure.certainty))
}

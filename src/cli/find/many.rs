//! Several queries at once: codes pasted one after another, or lines read from elsewhere.

use std::io::{self, Read};

use super::search::Searching;
use crate::atlas::Atlas;
use crate::cli::failure::Failure;
use crate::query::FoundRow;
use crate::render::{clean, counted};
use crate::search::{is_code_shaped, is_postcode};

/// Where the lines of another program come from.
const STDIN: &str = "-";

/// More than anyone pastes; what is longer is a file of something else.
const LONGEST: u64 = 8 << 20;

/// The queries that stand for themselves: each line of stdin where the one word is `-`, each word
/// where all of several are codes. None where the words are one query.
///
/// # Errors
/// When stdin cannot be read or is not text.
pub(super) fn queries(atlas: &Atlas, words: &[String]) -> Result<Option<Vec<String>>, Failure> {
    if let [word] = words
        && word == STDIN
    {
        let mut text = String::new();
        io::stdin().take(LONGEST).read_to_string(&mut text).map_err(Failure::Io)?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        return Ok(Some(lines.map(str::to_owned).collect()));
    }
    let words: Vec<&str> = words.iter().flat_map(|word| word.split_whitespace()).collect();
    let is_known = |word: &str| atlas.by_id(word).or_else(|| atlas.by_id(&word.to_uppercase())).is_some();
    let is_code = |word: &str| is_code_shaped(word) || (is_known(word) && word.len() <= 9);
    let are_codes = words.len() > 1 && words.iter().all(|word| is_code(word)) && !is_postcode(&words.join(" "));
    Ok(are_codes.then(|| words.iter().map(|word| (*word).to_owned()).collect()))
}

/// What is found of several, in their order, and what is not.
pub(super) struct FoundRows {
    pub(super) rows: Vec<FoundRow>,
    pub(super) unknown: Vec<String>,
}

/// The best for each.
pub(super) fn each(search: &Searching<'_, '_>, queries: &[String]) -> FoundRows {
    let mut found = FoundRows { rows: Vec::new(), unknown: Vec::new() };
    for query in queries {
        let best = search.matching(query, 1);
        let is_meant = |row: &FoundRow| !best.are_guesses && (!is_code_shaped(query) || is_called(row, query));
        match best.rows.into_iter().next().filter(is_meant) {
            Some(row) => found.rows.push(row),
            None => found.unknown.push(query.clone()),
        }
    }
    found
}

/// Is it just that by which it was found, and not the beginning of it?
fn is_called(row: &FoundRow, query: &str) -> bool {
    match row {
        FoundRow::Organisation(found) => {
            found.matched.as_ref().is_some_and(|matched| matched.text.eq_ignore_ascii_case(query))
        }
        FoundRow::Locality(found) => found.name.eq_ignore_ascii_case(query),
    }
}

/// That some were not found, and which.
pub(super) fn told(unknown: &[String]) -> Result<(), Failure> {
    const NAMED: usize = 20;
    if unknown.is_empty() {
        return Ok(());
    }
    let named: Vec<String> = unknown.iter().take(NAMED).map(|query| format!("\"{}\"", clean(query))).collect();
    let more = match unknown.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {} more", counted(more)),
    };
    Err(Failure::Nothing(format!("Nothing matches {}{more}.", named.join(", "))))
}

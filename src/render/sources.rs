//! What an atlas rests on: its sources, and the files that were read to make it.

use serde::Serialize;

use super::citations::{Citations, line};
use super::escape::clean;
use super::json::{answer, date};
use super::{Look, Presentation, counted};
use crate::atlas::{Atlas, Input, Source};
use crate::date::date_in_words;

/// Every source in the order of its key, then the files that were read, with their sums.
pub fn text(atlas: &Atlas, look: Look) -> String {
    let mut out = String::new();
    for (number, source) in in_order(atlas).into_iter().enumerate() {
        let entry = look.glyphs.fit(&line(source)).into_owned();
        out = out + &lead(look, number, &clean(&source.key)) + &entry + ".\n";
    }
    if !atlas.inputs().is_empty() {
        let heading = format!("Files that were read to make it: {}", counted(atlas.inputs().len()));
        out = out + "\n" + &look.paint.name(&heading) + "\n";
    }
    for (number, input) in atlas.inputs().iter().enumerate() {
        let edition = input
            .edition
            .map_or_else(String::new, |edition| format!(", edition of {}", date_in_words(edition)));
        let entry = format!("{}{edition}, SHA-256 {}", clean(&input.what), clean(&input.sha256));
        out = out + &lead(look, number, &clean(&input.name)) + &look.glyphs.fit(&entry) + "\n";
    }
    out
}

/// How an entry begins.
fn lead(look: Look, number: usize, name: &str) -> String {
    let name = look.glyphs.fit(name).into_owned();
    match look.presentation {
        Presentation::Spoken => format!("{} {name}: ", number + 1),
        Presentation::Drawn => format!("{}  ", look.paint.name(&name)),
    }
}

fn in_order(atlas: &Atlas) -> Vec<&Source> {
    let mut sources: Vec<&Source> = atlas.sources().iter().collect();
    sources.sort_by(|a, b| a.key.cmp(&b.key));
    sources
}

#[derive(Serialize)]
struct SourcesRecord<'a> {
    inputs: Vec<InputRecord<'a>>,
}

#[derive(Serialize)]
struct InputRecord<'a> {
    name: &'a str,
    what: &'a str,
    edition: Option<String>,
    sha256: &'a str,
}

/// The same as JSON.
pub fn json(atlas: &Atlas) -> String {
    let inputs = atlas.inputs().iter().map(|Input { name, what, edition, sha256 }| InputRecord {
        name,
        what,
        edition: date(*edition),
        sha256,
    });
    answer(&SourcesRecord { inputs: inputs.collect() }, &Citations::of_all(atlas, in_order(atlas)))
}

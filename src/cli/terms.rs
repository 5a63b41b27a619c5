//! `catchment terms`.

use super::args::{Format, Terms};
use super::failure::Failure;
use super::output::Output;
use super::resolve::{Ask, joined};
use super::settings::Settings;
use crate::atlas::{Atlas, Term};
use crate::query::{terms, terms_in_order};
use crate::render::clean;
use crate::render::terms::{json, list, markdown, page, text};
use crate::suggest::nearest;

/// So many near terms are offered.
const SUGGESTIONS: usize = 5;

pub(super) fn run(
    ask: &Ask<'_>,
    typed: &Terms,
    settings: &Settings,
    output: &mut Output,
) -> Result<(), Failure> {
    let atlas = ask.atlas;
    let word = joined(&typed.word);
    let word = word.trim();
    let found = if word.is_empty() { terms_in_order(atlas) } else { terms(atlas, word) };
    if typed.written.format == Format::Json {
        output.line(&json(atlas, &found))?;
    }
    if found.is_empty() {
        return Err(Failure::Nothing(nothing(atlas, word)));
    }
    match typed.written.format {
        Format::Text if word.is_empty() => output.answer(&list(atlas, &found, settings.look)),
        Format::Text => output.answer(&text(&page(atlas, &found), settings.look)),
        Format::Markdown => output.answer(&markdown(&page(atlas, &found))),
        Format::Json => Ok(()),
        other => Err(other.refused("terms")),
    }
}

/// That no term is called so, and what may have been meant.
fn nothing(atlas: &Atlas, word: &str) -> String {
    if word.is_empty() {
        return "This atlas has no glossary.".to_owned();
    }
    let said = format!("No term is called \"{}\".", clean(word));
    let names = |term: &'_ Term| [Some(term.term.clone()), term.expansion.clone()];
    let names: Vec<String> = atlas.terms().iter().flat_map(names).flatten().collect();
    let near = nearest(word, names.iter().map(String::as_str), SUGGESTIONS);
    if near.is_empty() {
        return format!("{said} All there are: catchment terms");
    }
    let near: Vec<String> = near.iter().map(|name| clean(name).into_owned()).collect();
    format!("{said} Did you mean:\n{}", near.join("\n"))
}

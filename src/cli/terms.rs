//! `catchment terms`.

use super::args::TermsArgs;
use super::failure::Failure;
use super::output::Output;
use super::session::{Session, joined};
use crate::atlas::{Atlas, Term};
use crate::query::{terms, terms_in_order};
use crate::render::clean;
use crate::render::format::TermsFormat;
use crate::render::terms::{json, list, markdown, page, text};
use crate::suggest::nearest;

/// So many near terms are offered.
const SUGGESTIONS: usize = 5;

pub(super) fn run(session: &Session<'_>, args: &TermsArgs, output: &mut Output) -> Result<(), Failure> {
    let (atlas, look) = (session.atlas, session.settings.look);
    let word = joined(&args.word);
    let word = word.trim();
    let found = if word.is_empty() { terms_in_order(atlas) } else { terms(atlas, word) };
    let is_empty = found.is_empty();
    match args.format.chosen {
        // To a program no terms are an answer too.
        TermsFormat::Json => output.line(&json(atlas, &found))?,
        TermsFormat::Text | TermsFormat::Markdown if is_empty => {}
        TermsFormat::Text if word.is_empty() => output.answer(&list(atlas, &found, look))?,
        TermsFormat::Text => output.answer(&text(&page(atlas, &found), look))?,
        TermsFormat::Markdown => output.answer(&markdown(&page(atlas, &found)))?,
    }
    if is_empty { Err(Failure::Nothing(nothing(atlas, word))) } else { Ok(()) }
}

/// That no term is called so, and what may have been meant.
fn nothing(atlas: &Atlas, word: &str) -> String {
    if word.is_empty() {
        return "This atlas has no glossary.".to_owned();
    }
    let message = format!("No term is called \"{}\".", clean(word));
    let names = |term: &'_ Term| [Some(term.term.clone()), term.expansion.clone()];
    let names: Vec<String> = atlas.terms().iter().flat_map(names).flatten().collect();
    let near = nearest(word, names.iter().map(String::as_str), SUGGESTIONS);
    if near.is_empty() {
        return format!("{message} All there are: catchment terms");
    }
    let near: Vec<String> = near.iter().map(|name| clean(name).into_owned()).collect();
    format!("{message} Did you mean:\n{}", near.join("\n"))
}

//! Meanings of terms, in words.

use crate::atlas::{Atlas, Source, Term};
use crate::date::date_in_words;
use crate::render::certainty::in_brackets;
use crate::render::citations::{Citations, marks};
use crate::render::clean;

/// Meanings in words.
#[derive(Clone, Debug)]
pub struct Glossary<'a> {
    pub(super) entries: Vec<Entry>,
    pub(super) sources: Vec<&'a Source>,
    pub(super) foot: String,
}

/// One meaning of a term.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The term, and what it stands for.
    pub(super) head: String,
    /// What it means, who uses it so, what else to look at.
    pub(super) lines: Vec<String>,
}

/// Puts meanings into words.
pub fn page<'a>(atlas: &'a Atlas, terms: &[&'a Term]) -> Glossary<'a> {
    let mut citations = Citations::new(atlas);
    let entries = terms.iter().map(|term| entry(term, &mut citations)).collect();
    Glossary { entries, sources: citations.all().to_vec(), foot: foot(atlas) }
}

fn entry<'a>(term: &'a Term, citations: &mut Citations<'a>) -> Entry {
    let sure = in_brackets(term.certainty);
    let mut lines = vec![format!("{}{sure}{}", clean(&term.meaning), marks(&citations.cite(term.sources)))];
    lines.extend(term.used_by.as_deref().map(|who| format!("Used so by: {}", clean(who))));
    if !term.see.is_empty() {
        lines.push(format!("See also: {}", clean(&term.see.join(", "))));
    }
    let head = term.expansion.as_deref().map_or_else(
        || clean(&term.term).into_owned(),
        |expansion| format!("{}: {}", clean(&term.term), clean(expansion)),
    );
    Entry { head, lines }
}

/// How far the atlas knows, and which it is.
pub(super) fn foot(atlas: &Atlas) -> String {
    format!("As known on {}. Atlas: {}.", date_in_words(atlas.as_at()), clean(atlas.title()))
}

//! The glossary: the terms that a word means.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::atlas::{Atlas, OrgIx, Term};
use crate::words::Kind;

/// How a term answers to a word; the first that any answers in decides.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is the term, or what it stands for.
    Exact,
    /// The term begins with it.
    Begins,
    /// It is a word of the term, or of what that stands for.
    AWord,
    /// It begins a word there.
    BeginsAWord,
    /// The letters stand somewhere in the term.
    Within,
    /// It begins a word of the name of an organisation, for which the term only stands.
    OfAName,
}

/// Every term of the glossary, sorted. Where one has several meanings, these keep the order
/// of the files.
pub fn terms_in_order(atlas: &Atlas) -> Vec<&Term> {
    let mut terms: Vec<&Term> = atlas.terms().iter().collect();
    terms.sort_by_cached_key(|term| folded(&term.term));
    terms
}

/// Every meaning of a term: of those whose term or expansion the word is, else of those that
/// begin with it or contain it, the nearest first; of those that stand for the name of an
/// organisation only where there is no other. Case, accents and punctuation make no difference.
pub fn terms<'a>(atlas: &'a Atlas, word: &str) -> Vec<&'a Term> {
    let word = folded(word);
    if word.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Fit, &Term)> =
        terms_in_order(atlas).into_iter().filter_map(|term| Some((fit(term, &word)?, term))).collect();
    set_names_apart(atlas, &mut found);
    found.sort_by_key(|(fit, _)| *fit);
    match found.first() {
        Some((Fit::Exact, _)) => found.retain(|(fit, _)| *fit == Fit::Exact),
        Some((best, _)) if *best < Fit::OfAName => found.retain(|(fit, _)| *fit < Fit::OfAName),
        _ => {}
    }
    found.into_iter().map(|(_, term)| term).collect()
}

/// Whoever asks what a trust is does not ask for the one whose letters are CPFT: of what stands for the
/// name of an organisation, a word of that name is no answer while there is another. National bodies are
/// terms in their own right: who asks for England does ask for NHSE.
fn set_names_apart(atlas: &Atlas, found: &mut [(Fit, &Term)]) {
    let by_expansion = |(fit, _): &&mut (Fit, &Term)| matches!(fit, Fit::AWord | Fit::BeginsAWord);
    let mut apart: Vec<(&mut Fit, &str)> = found
        .iter_mut()
        .filter(by_expansion)
        .filter_map(|(fit, term)| Some((fit, term.expansion.as_deref()?)))
        .collect();
    if apart.is_empty() {
        return;
    }
    let is_national = |org| matches!(atlas.facts(org).kind, Kind::NationalBody | Kind::ProfessionalBody);
    for org in (0..atlas.len()).map(OrgIx::new).filter(|org| !is_national(*org)) {
        let org = atlas.labels(org);
        for name in org.names().chain(org.also_known_as()) {
            for (fit, expansion) in &mut apart {
                if name.eq_ignore_ascii_case(expansion) {
                    **fit = Fit::OfAName;
                }
            }
        }
    }
}

fn fit(term: &Term, word: &str) -> Option<Fit> {
    let forms: Vec<String> = forms(&term.term).map(folded).collect();
    let expansion = term.expansion.as_deref().map(folded).unwrap_or_default();
    let all = || forms.iter().chain([&expansion]);
    if all().any(|form| same_letters(form, word)) {
        return Some(Fit::Exact);
    }
    if forms.iter().any(|form| form.starts_with(word)) {
        return Some(Fit::Begins);
    }
    let (whole, beginning) = (format!(" {word} "), format!(" {word}"));
    if all().any(|form| format!(" {form} ").contains(&whole)) {
        return Some(Fit::AWord);
    }
    if all().any(|form| format!(" {form}").contains(&beginning)) {
        return Some(Fit::BeginsAWord);
    }
    forms.iter().any(|form| form.contains(word)).then_some(Fit::Within)
}

/// A term as a whole; without what stands in brackets after it, as in `place (tier)`; and of
/// two ways to write it each, as in `NHSEI / NHSE/I`.
fn forms(term: &str) -> impl Iterator<Item = &str> {
    let bare = term.split(" (").next().unwrap_or(term);
    [term, bare].into_iter().chain(bare.split(" / "))
}

/// Are the two the same but for the spaces? A sub-ICB is a sub ICB and a subICB.
fn same_letters(one: &str, other: &str) -> bool {
    let letters = |text: &'_ str| text.chars().filter(|c| *c != ' ').collect::<String>();
    !one.is_empty() && letters(one) == letters(other)
}

/// The words of a text in small letters without accents, a space between each two.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    let text = text.replace('&', " and ");
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            folded.push(c);
        } else if !matches!(c, '\'' | '’' | '‘') {
            gap = true;
        }
    }
    folded
}

//! Sources, gathered while facts are told and written out at the foot.

use std::collections::HashSet;

use super::escape::clean;
use crate::atlas::{Atlas, Source, SourceSet};
use crate::date::date_in_words;

/// The sources of what has been told, each once, in the order of first use.
#[derive(Debug)]
pub(super) struct Citations<'a> {
    atlas: &'a Atlas,
    seen: HashSet<SourceSet>,
    sources: Vec<&'a Source>,
}

impl<'a> Citations<'a> {
    pub(super) fn new(atlas: &'a Atlas) -> Self {
        Self { atlas, seen: HashSet::new(), sources: Vec::new() }
    }

    /// All of these sources.
    pub(super) fn of_all(atlas: &'a Atlas, sources: Vec<&'a Source>) -> Self {
        Self { atlas, seen: HashSet::new(), sources }
    }

    /// The numbers, from 1, of the sources of a fact.
    pub(super) fn cite(&mut self, set: SourceSet) -> Vec<usize> {
        let mut cites = Vec::new();
        for source in self.atlas.sources_of(set) {
            let known = self.sources.iter().position(|s| s.key == source.key);
            cites.push(
                1 + known.unwrap_or_else(|| {
                    self.sources.push(source);
                    self.sources.len() - 1
                }),
            );
        }
        cites
    }

    /// The numbers of the sources of several facts, in order, each once.
    pub(super) fn cite_all<'s>(&mut self, sets: impl IntoIterator<Item = &'s SourceSet>) -> Vec<usize> {
        let mut cites: Vec<usize> = sets.into_iter().flat_map(|set| self.cite(*set)).collect();
        cites.sort_unstable();
        cites.dedup();
        cites
    }

    /// Takes note of the sources of a fact, where nobody asks for their numbers.
    pub(super) fn add(&mut self, set: SourceSet) {
        if self.seen.insert(set) {
            self.cite(set);
        }
    }

    /// Takes note of the sources of several facts.
    pub(super) fn add_all<'s>(&mut self, sets: impl IntoIterator<Item = &'s SourceSet>) {
        sets.into_iter().for_each(|set| self.add(*set));
    }

    /// The atlas whose sources they are.
    pub(super) fn atlas(&self) -> &'a Atlas {
        self.atlas
    }

    pub(super) fn all(&self) -> &[&'a Source] {
        &self.sources
    }
}

/// A source in one line, as a note cites it: title, publisher, date and address.
pub(super) fn citation(source: &Source) -> String {
    let mut text = titled(source);
    if let Some(url) = &source.url {
        add(&mut text, url);
    }
    text.trim_end_matches('.').to_owned()
}

fn titled(source: &Source) -> String {
    let mut text = clean(&source.title).into_owned();
    let publisher = source.published.map(|on| format!("{}, {}", source.publisher, date_in_words(on)));
    add(&mut text, publisher.as_deref().unwrap_or(&source.publisher));
    text
}

/// A source in one line: title, publisher, date, licence, address, and what a reader must
/// know of it.
pub(super) fn line(source: &Source) -> String {
    let mut text = titled(source);
    if let Some(licence) = &source.licence {
        add(&mut text, &format!("Licence: {licence}"));
    }
    for more in [&source.url, &source.note].into_iter().flatten() {
        add(&mut text, more);
    }
    text.trim_end_matches('.').to_owned()
}

/// Another sentence, after the mark that ends the one before it.
fn add(text: &mut String, sentence: &str) {
    if !text.ends_with(['.', '?', '!']) {
        text.push('.');
    }
    text.push(' ');
    text.push_str(&clean(sentence));
}

/// ` [1, 2]`, or nothing.
pub(super) fn marks(cites: &[usize]) -> String {
    if cites.is_empty() {
        return String::new();
    }
    let numbers: Vec<String> = cites.iter().map(ToString::to_string).collect();
    format!(" [{}]", numbers.join(", "))
}

/// The same with runs of numbers closed up: ` [1–3, 8]`. The numbers are in order.
pub(super) fn marks_in_runs(cites: &[usize]) -> String {
    if cites.is_empty() { String::new() } else { format!(" [{}]", runs(cites)) }
}

/// Numbers in order, three or more in a row closed up: `1–3, 8`.
pub(super) fn runs(numbers: &[usize]) -> String {
    runs_of(numbers, ToString::to_string)
}

/// The same, with each number that is written put as the format has it.
pub(super) fn runs_of(numbers: &[usize], put: impl Fn(&usize) -> String) -> String {
    let runs = numbers.chunk_by(|a, b| a + 1 == *b).map(|run| match run {
        [first, _, .., last] => format!("{}–{}", put(first), put(last)),
        few => few.iter().map(&put).collect::<Vec<_>>().join(", "),
    });
    runs.collect::<Vec<_>>().join(", ")
}

/// Under which licences sources may be used, in a line; nothing where none has one.
pub(super) fn licence_line(sources: &[&Source]) -> Option<String> {
    let licences = licences(sources);
    (!licences.is_empty()).then(|| format!("Licence of the sources: {}", licences.join(", ")))
}

/// The licences of sources, each once: `OGL-3.0`.
pub(super) fn licences(sources: &[&Source]) -> Vec<String> {
    let mut licences: Vec<String> = Vec::new();
    for licence in sources.iter().filter_map(|s| s.licence.as_deref()) {
        let licence = clean(licence).into_owned();
        if !licences.contains(&licence) {
            licences.push(licence);
        }
    }
    licences
}

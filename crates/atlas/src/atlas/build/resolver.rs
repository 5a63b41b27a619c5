//! Names to what they mean: ids to organisations, keys to sources; of one that means nothing,
//! what was likely meant.

use std::collections::HashMap;
use std::rc::Rc;

use crate::atlas::Atlas;
use crate::atlas::ids::Ids;
use crate::atlas::index::OrgIx;
use crate::atlas::merge::{Merged, Placed};
use crate::atlas::report::Reporter;
use crate::atlas::sources::{Source, SourceSet, Sources};
use crate::problem::What;
use crate::source::record::SourceRecord;
use crate::source::{Needle, RecordPosition};
use crate::suggest::nearest;

/// Problems for which the nearest id is looked up: each look-up reads every id there is.
const SUGGESTIONS: usize = 100;

/// What a suggestion is looked for among.
#[derive(Clone, Copy)]
enum Suggest {
    Ids,
    Sources,
}

/// Every name that means something, and where to report one that does not.
pub(in crate::atlas) struct Resolver<'a> {
    pub(in crate::atlas) reporter: Reporter<'a>,
    pub(in crate::atlas) sources: Sources,
    pub(in crate::atlas) ids: Ids,
    source_numbers: HashMap<String, u32>,
    /// The set of sources worked out last, with the names it was worked out from: most
    /// records of a file share one.
    last_set: Option<(Rc<[String]>, SourceSet)>,
    suggested: usize,
}

impl<'a> Resolver<'a> {
    /// The names of everything that was merged; takes the table of ids with it.
    pub(super) fn new(reporter: Reporter<'a>, merged: &mut Merged) -> Self {
        let sources = Sources::new(merged.sources.iter().map(|(key, record)| source(key, record)).collect());
        let source_numbers = numbers(&sources);
        Self {
            reporter,
            sources,
            ids: std::mem::take(&mut merged.ids).into(),
            source_numbers,
            last_set: None,
            suggested: 0,
        }
    }

    /// The names of a compiled atlas, and of what is laid on it. What was there before keeps
    /// its number.
    pub(in crate::atlas) fn on(base: &Atlas, reporter: Reporter<'a>, merged: &Merged) -> Self {
        let mut sources = base.sources.get().clone();
        for (key, record) in &merged.sources {
            sources.put(source(key, record));
        }
        let mut ids = base.ids.clone();
        let new = merged.organisations.iter().filter(|placed| base.ids.get(&placed.record.id).is_none());
        for (number, placed) in (base.len()..).zip(new) {
            ids.insert(placed.record.id.as_str().into(), OrgIx::new(number));
        }
        let source_numbers = numbers(&sources);
        Self { reporter, sources, ids, source_numbers, last_set: None, suggested: 0 }
    }

    pub(super) fn resolve(&mut self, id: &str, field: &'static str, position: RecordPosition) -> Option<OrgIx> {
        if let Some(org) = self.ids.get(id) {
            return Some(org);
        }
        if !self.reporter.parsed.known.contains(id) {
            let nearest = self.suggest(id, Suggest::Ids);
            self.reporter.report(
                What::UnknownId { id: id.to_owned(), field, nearest },
                position,
                Some(Needle::within(&[field], id)),
            );
        }
        None
    }

    /// As `resolve`, pointing at whichever record of several says the id.
    pub(super) fn resolve_in<T>(&mut self, id: &str, field: &'static str, placed: &Placed<T>) -> Option<OrgIx> {
        if let Some(org) = self.ids.get(id) {
            return Some(org);
        }
        let says_it = |s: &RecordPosition| self.reporter.parsed.says(*s, Needle::within(&[field], id));
        let position = placed.positions.all().find(says_it).unwrap_or(placed.positions.lowest);
        self.resolve(id, field, position)
    }

    fn suggest(&mut self, word: &str, among: Suggest) -> Option<String> {
        self.suggested += 1;
        if self.suggested > SUGGESTIONS {
            return None;
        }
        let found = match among {
            Suggest::Ids => nearest(word, self.ids.iter(), 1),
            Suggest::Sources => nearest(word, self.source_numbers.keys().map(String::as_str), 1),
        };
        found.first().map(|f| (*f).to_owned())
    }

    /// The set of sources named.
    fn set_of(&mut self, named: &[String], position: RecordPosition) -> SourceSet {
        let mut members = Vec::with_capacity(named.len());
        for key in named {
            match self.source_numbers.get(key) {
                Some(number) => members.push(*number),
                None if self.reporter.parsed.known.contains(key) => {}
                None => {
                    let nearest = self.suggest(key, Suggest::Sources);
                    self.reporter.report(
                        What::UnknownSource { key: key.clone(), nearest },
                        position,
                        Some(Needle::within(&["source"], key)),
                    );
                }
            }
        }
        self.sources.set(members)
    }

    /// Reports a text that says nothing where something must be said.
    pub(super) fn must_say(&mut self, field: &'static str, text: &str, position: RecordPosition) {
        let Some(what) = What::unsaid(field, text) else { return };
        self.reporter.report(what, position, Some(Needle::within(&[field], text)));
    }

    pub(super) fn part_sources(
        &mut self,
        named: &[String],
        whole: SourceSet,
        position: RecordPosition,
    ) -> SourceSet {
        if named.is_empty() { whole } else { self.set_of(named, position) }
    }

    /// The sources of a record: those it names, else its file's. It must have some.
    pub(super) fn whole_sources<T>(
        &mut self,
        placed: &Placed<T>,
        own: &[String],
        of: impl FnOnce() -> String,
    ) -> SourceSet {
        let is_again =
            |(names, _): &&(Rc<[String]>, SourceSet)| own.is_empty() && Rc::ptr_eq(names, &placed.file_source);
        if let Some((_, set)) = self.last_set.as_ref().filter(is_again) {
            return *set;
        }
        let named = placed.named(own);
        if named.is_empty() {
            self.reporter.report(What::NoSource(of()), placed.positions.last(), None);
        }
        let before = self.reporter.parsed.problems.len();
        let set = self.set_of(named, placed.positions.last());
        if own.is_empty() && before == self.reporter.parsed.problems.len() && !named.is_empty() {
            self.last_set = Some((Rc::clone(&placed.file_source), set));
        }
        set
    }
}

fn source(key: &str, record: &SourceRecord) -> Source {
    let SourceRecord { title, publisher, published, licence, url, note } = record.clone();
    Source { key: key.into(), title, publisher, published, licence, url, note }
}

/// The number of each source.
fn numbers(sources: &Sources) -> HashMap<String, u32> {
    sources.all().iter().zip(0..).map(|(source, number)| (source.key.to_string(), number)).collect()
}

//! Names to what they mean: ids to organisations, keys to sources; of one that means nothing,
//! what was likely meant.

use std::rc::Rc;

use super::Builder;
use crate::atlas::merge::Placed;
use crate::atlas::{OrgIx, SourceSet};
use crate::problem::What;
use crate::source::{Needle, Spot};
use crate::suggest::nearest;

/// Problems for which the nearest id is looked up: each look-up reads every id there is.
const SUGGESTIONS: usize = 100;

/// What a suggestion is looked for among.
#[derive(Clone, Copy)]
enum Suggest {
    Ids,
    Sources,
}

impl Builder<'_> {
    pub(super) fn resolve(&mut self, id: &str, field: &'static str, spot: Spot) -> Option<OrgIx> {
        if let Some(org) = self.by_id.get(id) {
            return Some(*org);
        }
        if !self.parsed.known.contains(id) {
            let nearest = self.suggest(id, Suggest::Ids);
            self.report(
                What::UnknownId { id: id.to_owned(), field, nearest },
                spot,
                Some(Needle::within(&[field], id)),
            );
        }
        None
    }

    /// As `resolve`, pointing at whichever record of several says the id.
    pub(super) fn resolve_in<T>(&mut self, id: &str, field: &'static str, placed: &Placed<T>) -> Option<OrgIx> {
        if let Some(org) = self.by_id.get(id) {
            return Some(*org);
        }
        let says = |s: &Spot| self.parsed.says(*s, Needle::within(&[field], id));
        let spot = placed.spots().find(says).unwrap_or(placed.spot);
        self.resolve(id, field, spot)
    }

    fn suggest(&mut self, word: &str, among: Suggest) -> Option<String> {
        self.suggested += 1;
        if self.suggested > SUGGESTIONS {
            return None;
        }
        let found = match among {
            Suggest::Ids => nearest(word, self.by_id.keys().map(|k| &**k), 1),
            Suggest::Sources => nearest(word, self.source_numbers.keys().map(String::as_str), 1),
        };
        found.first().map(|f| (*f).to_owned())
    }

    /// The set of sources named; those of the record about it where a part names none.
    fn sources(&mut self, named: &[String], spot: Spot) -> SourceSet {
        let mut members = Vec::with_capacity(named.len());
        for key in named {
            match self.source_numbers.get(key) {
                Some(number) => members.push(*number),
                None if self.parsed.known.contains(key) => {}
                None => {
                    let nearest = self.suggest(key, Suggest::Sources);
                    self.report(
                        What::UnknownSource { key: key.clone(), nearest },
                        spot,
                        Some(Needle::within(&["source"], key)),
                    );
                }
            }
        }
        self.sources.set(members)
    }

    pub(super) fn part_sources(&mut self, named: &[String], whole: SourceSet, spot: Spot) -> SourceSet {
        if named.is_empty() { whole } else { self.sources(named, spot) }
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
            self.report(What::NoSource(of()), placed.last_spot(), None);
        }
        let before = self.parsed.problems.len();
        let set = self.sources(named, placed.last_spot());
        if own.is_empty() && before == self.parsed.problems.len() && !named.is_empty() {
            self.last_set = Some((Rc::clone(&placed.file_source), set));
        }
        set
    }
}

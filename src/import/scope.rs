//! Whom tables may name: what is imported with them, and what is known already.

use std::cell::{Cell, RefCell};

use rustc_hash::FxHashMap;

use super::faults::shortened;
use super::known::{Known, KnownOrganisation, KnownSuccessor};
use crate::suggest::nearest;
use crate::words::Kind;

/// The organisations that may be named, and whether any was that is not imported too.
#[derive(Debug)]
pub(super) struct Scope<'k> {
    /// What is imported.
    here: Known,
    /// What is known already, unless nobody is to be named who is not imported.
    known: Option<&'k Known>,
    /// Where tables list an organisation, by its id.
    declared: FxHashMap<String, String>,
    goes_outside: Cell<bool>,
    /// What was found for slips.
    slips: RefCell<FxHashMap<String, Option<String>>>,
}

impl<'k> Scope<'k> {
    pub(super) fn new(here: Known, known: &'k Known) -> Self {
        Self {
            here,
            known: Some(known),
            declared: FxHashMap::default(),
            goes_outside: Cell::new(false),
            slips: RefCell::default(),
        }
    }

    /// From now on nobody is known who is not imported.
    pub(super) fn stay_inside(&mut self) {
        self.known = None;
    }

    /// Adds one that is imported.
    pub(super) fn add(&mut self, organisation: KnownOrganisation) {
        self.here.add(organisation);
    }

    /// Remembers where a table lists one.
    pub(super) fn declare(&mut self, id: &str, position: &str) {
        self.declared.insert(id.to_owned(), position.to_owned());
    }

    /// Where a table lists one, if any does.
    pub(super) fn declared(&self, id: &str) -> Option<&str> {
        self.declared.get(id).map(String::as_str)
    }

    /// Adds a source that a table describes.
    pub(super) fn add_source(&mut self, key: &str, title: &str) {
        self.here.add_source(key, title);
    }

    /// Was anybody named who is not imported too?
    pub(super) fn goes_outside(&self) -> bool {
        self.goes_outside.get()
    }

    /// May this be named?
    pub(super) fn has(&self, id: &str) -> bool {
        if self.here.by_id(id).is_some() {
            return true;
        }
        let is_known = self.known_by_id(id).is_some();
        self.goes_outside.set(self.goes_outside.get() || is_known);
        is_known
    }

    /// Is it imported here?
    pub(super) fn is_here(&self, id: &str) -> bool {
        self.here.by_id(id).is_some()
    }

    /// The organisation of this id or code.
    pub(super) fn by_code(&self, code: &str) -> Option<&KnownOrganisation> {
        self.here.by_code(code).or_else(|| self.known?.by_code(code))
    }

    /// Who has this id or code already, where it is by another name.
    pub(super) fn other_named(&self, id: &str, name: &str) -> Option<String> {
        let known = self.by_code(id).filter(|_| !id.is_empty())?;
        let is_so_called = known.names.is_empty() || known.names.iter().any(|known| is_alike(known, name));
        (known.id != id || !is_so_called).then(|| named(known))
    }

    /// Who has this code already, where it is another than this one.
    pub(super) fn other_of(&self, code: &str, id: &str) -> Option<String> {
        self.by_code(code).filter(|known| known.id != id).map(named)
    }

    /// Is a source of this key described already, and is it called so? None where none is.
    pub(super) fn describes(&self, key: &str, title: &str) -> Option<bool> {
        self.known.and_then(|known| known.title_of(key)).map(|known| known == title)
    }

    /// Those with exactly this name, case apart.
    pub(super) fn by_name(&self, name: &str) -> Vec<&KnownOrganisation> {
        let mut found = self.here.by_name(name);
        for organisation in self.known.iter().flat_map(|known| known.by_name(name)) {
            if !found.iter().any(|here| here.id == organisation.id) {
                found.push(organisation);
            }
        }
        found
    }

    /// Has anybody this id already, imported or not?
    pub(super) fn is_known(&self, id: &str) -> bool {
        self.is_here(id) || self.known_by_id(id).is_some()
    }

    /// Says that this one is named.
    pub(super) fn note(&self, id: &str) {
        if !self.is_here(id) {
            self.goes_outside.set(true);
        }
    }

    /// What one became, each as it is known here.
    pub(super) fn successors(&self, id: &str) -> &[KnownSuccessor] {
        match self.here.successors(id) {
            [] => self.known.map_or(&[], |known| known.successors(id)),
            successors => successors,
        }
    }

    /// Has it land already in the atlas that is known?
    pub(super) fn has_land(&self, id: &str) -> bool {
        !self.is_here(id) && self.known_by_id(id).is_some_and(|known| known.has_land)
    }

    /// What it is, where that is known.
    pub(super) fn kind(&self, id: &str) -> Option<Kind> {
        let here = self.here.by_id(id).and_then(|organisation| organisation.kind);
        here.or_else(|| self.known_by_id(id)?.kind)
    }

    /// Is a source of this key described?
    pub(super) fn has_source(&self, key: &str) -> bool {
        if self.here.has_source(key) {
            return true;
        }
        let is_known = self.known.is_some_and(|known| known.has_source(key));
        self.goes_outside.set(self.goes_outside.get() || is_known);
        is_known
    }

    /// The id that was probably meant, with its name: by its code, by its name, or by a slip.
    pub(super) fn meant(&self, text: &str) -> Option<String> {
        let by_code = self.by_code(text);
        let upper = text.to_uppercase();
        let by_case = self.by_code(&upper);
        let by_name = || self.by_name(text).into_iter().next();
        let found = by_code.or(by_case).or_else(by_name);
        found.map(named).or_else(|| self.slip_of(text))
    }

    fn known_by_id(&self, id: &str) -> Option<&KnownOrganisation> {
        self.known?.by_id(id)
    }

    /// The id of which this is a slip. Looking through all of them takes its time: of very many
    /// nobody wants to know.
    fn slip_of(&self, text: &str) -> Option<String> {
        const MOST: usize = 500;
        let mut slips = self.slips.borrow_mut();
        if let Some(known) = slips.get(text) {
            return known.clone();
        }
        if slips.len() == MOST {
            return None;
        }
        let ids = self.here.ids().chain(self.known.iter().flat_map(|known| known.ids()));
        let near = nearest(text, ids, 1).first().copied();
        let found = near.and_then(|near| self.here.by_id(near).or_else(|| self.known_by_id(near)));
        slips.insert(text.to_owned(), found.map(named));
        found.map(named)
    }

    /// The key of a source that was probably meant.
    pub(super) fn source_meant(&self, key: &str) -> Option<&str> {
        let keys = self.here.sources().chain(self.known.iter().flat_map(|known| known.sources()));
        nearest(key, keys, 1).first().copied()
    }
}

/// Are two names the same but for case and signs?
pub(super) fn is_alike(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

/// A name without case and signs.
pub(super) fn folded(name: &str) -> String {
    name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// An id with the name of whom it means.
pub(super) fn named(organisation: &KnownOrganisation) -> String {
    match organisation.names.first() {
        Some(name) => format!("{} ({})", shortened(&organisation.id), shortened(name)),
        None => shortened(&organisation.id),
    }
}

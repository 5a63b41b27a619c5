//! What tables say that a register is laid on.

use std::collections::{BTreeMap, BTreeSet};

use super::spans::{Span, life, spans_of};
use crate::date::Day;
use crate::import::join::ENGLAND;
use crate::import::times::Timed;
use crate::source::record::{FileRecord, OrganisationRecord, PatchRecord};
use crate::words::Kind;

/// The tables' records, by id.
pub(super) struct Tables<'t> {
    files: &'t [FileRecord],
    organisations: BTreeMap<&'t str, &'t OrganisationRecord>,
    commissioners: BTreeSet<&'t str>,
}

impl<'t> Tables<'t> {
    /// Of an organisation in several files the first counts.
    pub(super) fn new(files: &'t [FileRecord]) -> Self {
        let all = || files.iter().flat_map(|file| &file.organisations);
        let commissioners = all().filter(|o| o.kind.is_some_and(Kind::is_commissioner));
        // What lies further up adds to one, and does not say it again.
        let mut organisations = BTreeMap::new();
        for organisation in all() {
            organisations.entry(&*organisation.id).or_insert(organisation);
        }
        Self {
            files,
            organisations,
            commissioners: commissioners.map(|organisation| &*organisation.id).collect(),
        }
    }

    pub(super) fn get(&self, id: &str) -> Option<&'t OrganisationRecord> {
        self.organisations.get(id).copied()
    }

    pub(super) fn is_commissioner(&self, id: &str) -> bool {
        self.commissioners.contains(id)
    }

    pub(super) fn patches(&self) -> impl Iterator<Item = &'t PatchRecord> {
        self.files.iter().flat_map(|file| &file.patches)
    }

    /// From when to when it was there: nothing is known of whom no table has.
    pub(super) fn life(&self, id: &str) -> Option<Span> {
        self.get(id).map(life)
    }

    /// All that something sat within on a day, the nearest first.
    pub(super) fn above(&self, id: &str, day: Day) -> Vec<&'t str> {
        /// No tree of tables is as deep.
        const DEEPEST: usize = 9;
        let mut above = Vec::new();
        let mut at = self.get(id);
        while let Some(record) = at.filter(|_| above.len() < DEEPEST) {
            let within = spans_of(record).into_iter().find(|span| span.since <= day && day <= span.until);
            let Some(next) = within.and_then(|span| self.get(&span.id)) else { break };
            above.push(&*next.id);
            at = Some(next);
        }
        above
    }

    /// The same time within the nearest that was there: what somebody sits in may be younger.
    pub(super) fn standing(&self, span: Span) -> Span {
        let is_there = |id: &str| self.life(id).is_none_or(|life| life.meets(&span));
        if is_there(&span.id) {
            return span;
        }
        let above = self.above(&span.id, span.until).into_iter().find(|id| is_there(id));
        let id = above.map_or_else(|| span.id.clone(), str::to_owned);
        Span { certainty: span.certainty.filter(|_| id != ENGLAND), id, ..span }
    }

    /// The days on which something came to sit within another.
    pub(super) fn moves(&self, id: &str) -> Vec<Day> {
        self.get(id).map(spans_of).unwrap_or_default().into_iter().map(|span| span.since).collect()
    }
}

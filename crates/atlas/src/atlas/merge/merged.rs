//! What the layers say together, record by record, each with where it is written.

use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::atlas::index::OrgIx;
use crate::atlas::origin::Origin;
use crate::date::Date;
use crate::source::record::{
    EventRecord, InputRecord, LinkBody, LocalityRecord, OrganisationRecord, PatchRecord, SourceRecord,
    TermRecord, TierRecord,
};
use crate::source::{RecordPosition, Section};
use crate::words::Relation;

/// Where a record stands of which there is no text: nowhere that could be shown.
pub(in crate::atlas) fn compiled(section: Section) -> RecordPosition {
    RecordPosition { file: u32::MAX, section, index: 0 }
}

/// Where a record is written: once in each layer that has it.
#[derive(Clone, Debug)]
pub(in crate::atlas) struct Positions {
    /// In the lowest layer that has it.
    pub(in crate::atlas) lowest: RecordPosition,
    /// In the layers above, the lower first.
    pub(in crate::atlas) above: Vec<RecordPosition>,
}

impl Positions {
    /// In one layer only.
    pub(super) fn one(position: RecordPosition) -> Self {
        Self { lowest: position, above: Vec::new() }
    }

    /// Every one of them, the lowest layer first.
    pub(in crate::atlas) fn all(&self) -> impl Iterator<Item = RecordPosition> + '_ {
        std::iter::once(self.lowest).chain(self.above.iter().copied())
    }

    /// The one in the uppermost layer.
    pub(in crate::atlas) fn last(&self) -> RecordPosition {
        self.above.last().copied().unwrap_or(self.lowest)
    }
}

/// A record with where it is written.
pub(in crate::atlas) struct Placed<T> {
    pub(in crate::atlas) record: T,
    pub(in crate::atlas) positions: Positions,
    /// The sources of its file, for a record that names none.
    pub(in crate::atlas) file_source: Rc<[String]>,
    pub(in crate::atlas) origin: Origin,
}

impl<T> Placed<T> {
    /// A record of which there is no text.
    pub(super) fn compiled(record: T, origin: Origin, section: Section) -> Self {
        Self { record, positions: Positions::one(compiled(section)), file_source: Rc::from([]), origin }
    }

    /// Has a register its say in it, and another layer too?
    pub(in crate::atlas) fn is_of_both(&self) -> bool {
        self.origin == Origin::Both
    }

    /// The sources it names, else those of its file.
    pub(in crate::atlas) fn named<'p>(&'p self, own: &'p [String]) -> &'p [String] {
        if own.is_empty() { &self.file_source } else { own }
    }

    /// The same with another record.
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Placed<U> {
        let Self { record, positions, file_source, origin } = self;
        Placed { record: change(record), positions, file_source, origin }
    }
}

/// Everything the layers say together.
#[derive(Default)]
pub(in crate::atlas) struct Merged {
    pub(in crate::atlas) title: Option<String>,
    pub(in crate::atlas) as_at: Option<Date>,
    pub(in crate::atlas) sources: BTreeMap<String, SourceRecord>,
    pub(in crate::atlas) inputs: Vec<Placed<InputRecord>>,
    pub(in crate::atlas) organisations: Vec<Placed<OrganisationRecord>>,
    /// Where each organisation stands in the list, by its id.
    pub(in crate::atlas) ids: FxHashMap<Box<str>, OrgIx>,
    pub(in crate::atlas) links: Vec<Placed<(Relation, LinkBody)>>,
    pub(in crate::atlas) patches: Vec<Placed<PatchRecord>>,
    pub(in crate::atlas) localities: Vec<Placed<LocalityRecord>>,
    pub(in crate::atlas) terms: Vec<Placed<TermRecord>>,
    pub(in crate::atlas) events: Vec<Placed<EventRecord>>,
    pub(in crate::atlas) tiers: Vec<Placed<TierRecord>>,
}

//! Records as they come together from registers and from tables: what is said of an
//! organisation in several rows is said in one record.

use rustc_hash::FxHashMap;

use crate::source::record::{FileRecord, OrganisationRecord, SourceRecord};

/// Records, and where each organisation stands among them.
#[derive(Debug)]
pub(super) struct Gathering {
    pub(super) record: FileRecord,
    numbers: FxHashMap<String, usize>,
}

impl Gathering {
    /// What the registers gave, to which more is added.
    pub(super) fn new(record: FileRecord) -> Self {
        let numbers =
            record.organisations.iter().enumerate().map(|(number, o)| (o.id.clone(), number)).collect();
        Self { record, numbers }
    }

    /// The record of an organisation; where there is none yet, one that says nothing but its id,
    /// as what is added to one that is known already.
    pub(super) fn organisation(&mut self, id: &str) -> &mut OrganisationRecord {
        let number = match self.numbers.get(id) {
            Some(number) => *number,
            None => {
                let number = self.record.organisations.len();
                self.numbers.insert(id.to_owned(), number);
                self.record
                    .organisations
                    .push(OrganisationRecord { id: id.to_owned(), ..OrganisationRecord::default() });
                number
            }
        };
        &mut self.record.organisations[number]
    }

    /// Is there a record of this id?
    pub(super) fn has(&self, id: &str) -> bool {
        self.numbers.contains_key(id)
    }

    /// The record of one of whom something is said on the word of these sources: one that says
    /// nothing of itself stands on theirs.
    pub(super) fn spoken_of(&mut self, id: &str, source: &[String]) -> &mut OrganisationRecord {
        let record = self.organisation(id);
        if record.name.is_none() && record.kind.is_none() {
            for key in source {
                if !record.source.contains(key) {
                    record.source.push(key.clone());
                }
            }
        }
        record
    }

    /// Adds what a source is, unless its key is described already.
    pub(super) fn add_source(&mut self, key: &str, source: SourceRecord) {
        if !self.record.sources.0.iter().any(|(known, _)| known == key) {
            self.record.sources.0.push((key.to_owned(), source));
        }
    }

    /// The records; what stands on the same word as its organisation does not say so again.
    pub(super) fn into_record(self) -> FileRecord {
        let mut record = self.record;
        for organisation in &mut record.organisations {
            let own = &organisation.source;
            let parts = (organisation.parents.iter_mut().map(|part| &mut part.source))
                .chain(organisation.styles.iter_mut().map(|part| &mut part.source))
                .chain(organisation.codes.iter_mut().map(|part| &mut part.source))
                .chain(organisation.figures.iter_mut().map(|part| &mut part.source))
                .chain(organisation.notes.iter_mut().map(|part| &mut part.source));
            for source in parts {
                if source == own {
                    source.clear();
                }
            }
        }
        record
    }
}

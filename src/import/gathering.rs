//! Records as they come together from registers and from tables: what is said of an
//! organisation in several rows is said in one record.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::remark::RowPosition;
use super::scope::folded;
use crate::source::record::{FileRecord, LayerRole, OrganisationRecord, SourceRecord};

/// Records, and where each organisation stands among them.
#[derive(Debug)]
pub(super) struct Gathering {
    pub(super) record: FileRecord,
    numbers: FxHashMap<String, usize>,
    /// The keys of the sources that are described.
    sources: FxHashSet<String>,
    /// The keys of tables that are sources themselves, by their files.
    tables: FxHashMap<String, String>,
    /// Whose each code is, or would be.
    codes: FxHashMap<String, String>,
    origins: Origins,
}

/// From which rows of tables records come, by their number in their list.
#[derive(Debug, Default)]
pub(super) struct Origins {
    organisations: BTreeMap<usize, Vec<String>>,
    links: BTreeMap<usize, String>,
    patches: BTreeMap<usize, String>,
    localities: BTreeMap<usize, String>,
}

/// The rows that speak of one organisation, which may be very many.
fn rows_in_words(rows: &[String]) -> String {
    const SHOWN: usize = 3;
    let more = rows.len().saturating_sub(SHOWN);
    let told = rows.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("; ");
    if more == 0 { told } else { format!("{told} and {more} more") }
}

/// How many records there are, before a row is taken in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    links: usize,
    patches: usize,
    localities: usize,
}

impl Gathering {
    /// What the registers gave, to which more is added.
    pub(super) fn new(record: FileRecord) -> Self {
        let numbers =
            record.organisations.iter().enumerate().map(|(number, o)| (o.id.clone(), number)).collect();
        let sources = record.sources.0.iter().map(|(key, _)| key.clone()).collect();
        let codes = record
            .organisations
            .iter()
            .flat_map(|o| o.codes.iter().map(|code| (code.code.clone(), o.id.clone())));
        let codes = codes.collect();
        Self { record, numbers, sources, tables: FxHashMap::default(), codes, origins: Origins::default() }
    }

    /// Do registers list organisations in it?
    pub(super) fn is_of_registers(&self) -> bool {
        self.record.layer == Some(LayerRole::Register)
    }

    /// The record of an organisation; where there is none yet, one that says nothing but its id,
    /// as what is added to one that is known already.
    pub(super) fn organisation(&mut self, id: &str) -> &mut OrganisationRecord {
        let next = self.record.organisations.len();
        let number = *self.numbers.entry(id.to_owned()).or_insert(next);
        if number == next {
            let record = OrganisationRecord { id: id.to_owned(), ..OrganisationRecord::default() };
            self.record.organisations.push(record);
        }
        &mut self.record.organisations[number]
    }

    /// Is there a record of this id?
    pub(super) fn has(&self, id: &str) -> bool {
        self.numbers.contains_key(id)
    }

    /// Those who are called so, with id and name, by their names without case and signs; the first
    /// of those who are called alike.
    pub(super) fn by_name(&self) -> FxHashMap<String, String> {
        let mut called = FxHashMap::default();
        for record in &self.record.organisations {
            if let Some(name) = &record.name {
                called.entry(folded(name)).or_insert_with(|| format!("{} ({name})", record.id));
            }
        }
        called
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

    /// Is a source of this key described?
    pub(super) fn has_source(&self, key: &str) -> bool {
        self.sources.contains(key)
    }

    /// The key of a table that is a source itself.
    pub(super) fn key_of_table(&self, file: &str) -> Option<&str> {
        self.tables.get(file).map(String::as_str)
    }

    /// Remembers the key of a table.
    pub(super) fn name_table(&mut self, file: &str, key: &str) {
        self.tables.insert(file.to_owned(), key.to_owned());
    }

    /// Remembers whose a code is; gives the one whose it is already, where that is another.
    pub(super) fn claim_code(&mut self, code: &str, id: &str) -> Option<&str> {
        let owner = self.codes.entry(code.to_owned()).or_insert_with(|| id.to_owned());
        (owner != id).then_some(owner)
    }

    /// Adds what a source is, unless its key is described already.
    pub(super) fn add_source(&mut self, key: &str, source: SourceRecord) {
        if self.sources.insert(key.to_owned()) {
            self.record.sources.0.push((key.to_owned(), source));
        }
    }

    /// How many records there are.
    pub(super) fn counted(&self) -> Counted {
        let FileRecord { links, patches, localities, .. } = &self.record;
        Counted { links: links.len(), patches: patches.len(), localities: localities.len() }
    }

    /// Remembers from which row the records are that were added since, and what is said of the
    /// organisation.
    pub(super) fn came_from(&mut self, at: RowPosition<'_>, id: &str, before: Counted) {
        let row = || format!("{}, row {}", at.file, at.row);
        if let Some(number) = self.numbers.get(id) {
            self.origins.organisations.entry(*number).or_default().push(row());
        }
        let now = self.counted();
        let lists = [
            (&mut self.origins.links, before.links..now.links),
            (&mut self.origins.patches, before.patches..now.patches),
            (&mut self.origins.localities, before.localities..now.localities),
        ];
        for (list, added) in lists {
            list.extend(added.map(|number| (number, row())));
        }
    }

    /// From which rows of tables the records are.
    pub(super) fn take_origins(&mut self) -> Origins {
        std::mem::take(&mut self.origins)
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
                .chain(organisation.provides.iter_mut().map(|part| &mut part.source))
                .chain(organisation.notes.iter_mut().map(|part| &mut part.source))
                .chain(std::iter::once(&mut organisation.alias_source));
            for source in parts {
                if source == own {
                    source.clear();
                }
            }
        }
        record
    }
}

impl Origins {
    /// The rows by the lines of the file that the records were written to, a record a line.
    pub(super) fn by_line(&self, text: &str) -> BTreeMap<usize, String> {
        let mut by_line = BTreeMap::new();
        let mut put = |list: &str, rows: &mut dyn Iterator<Item = (usize, String)>| {
            let head = format!("    {list}: [");
            let Some(line) = text.lines().position(|line| line == head) else { return };
            // Lines count from 1, and the first record stands on the line after the head.
            by_line.extend(rows.map(|(number, row)| (line + 2 + number, row)));
        };
        put(
            "organisations",
            &mut self.organisations.iter().map(|(number, rows)| (*number, rows_in_words(rows))),
        );
        let lists = [("links", &self.links), ("patches", &self.patches), ("localities", &self.localities)];
        for (name, list) in lists {
            put(name, &mut list.iter().map(|(number, row)| (*number, row.clone())));
        }
        by_line
    }
}

//! A faulty file, read record by record: each fault is reported, and the other records kept.

use std::collections::HashSet;

use ron::error::SpannedError;
use ron::value::RawValue;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::fault::{Fault, Unreadable, problem_in};
use super::fields::{offset_of, quoted};
use super::options::options;
use super::parsed::Parsed;
use crate::problem::{Problem, What};
use crate::source::SourceFile;
use crate::source::locate::{Lines, Section, leading_blanks};
use crate::source::record::{Entries, FILE_FIELDS, FileRecord, LinkRecord, OrganisationRecord, SourceRecord};

/// The id of a record that is otherwise faulty.
#[derive(Deserialize)]
struct OnlyId {
    id: String,
}

pub(super) struct Careful<'p, 'f, 's> {
    pub(super) parsed: &'p mut Parsed<'s>,
    pub(super) file: &'f SourceFile,
    pub(super) text: &'f str,
    pub(super) lines: Lines,
    pub(super) kept: Vec<(Section, Vec<u32>)>,
}

impl Careful<'_, '_, '_> {
    pub(super) fn file_record(&mut self, fields: &[(String, &RawValue)]) -> Option<FileRecord> {
        let mut record = FileRecord { format: 1, ..FileRecord::default() };
        let mut seen: HashSet<&str> = HashSet::new();
        let mut format = None;
        for (name, raw) in fields {
            if !seen.insert(name) {
                self.report(What::RepeatedField(name.clone()), self.field_start(raw, name));
                continue;
            }
            match name.as_str() {
                "format" => {
                    format = self.one::<u32>(raw, "format");
                    if let Some(other) = format.filter(|f| *f != 1) {
                        self.report(What::Format(other.to_string()), self.field_start(raw, name));
                        self.parsed.known.extend(quoted(self.text));
                        return None;
                    }
                }
                "title" => record.title = self.one(raw, "title"),
                "as_at" => record.as_at = self.one(raw, "as_at"),
                "layer" => record.layer = self.one(raw, "layer"),
                "source" => record.source = self.one(raw, "source").unwrap_or_default(),
                "sources" => record.sources = self.sources(raw),
                "inputs" => record.inputs = self.list(raw, Section::Inputs),
                "organisations" => record.organisations = self.organisations(raw),
                "links" => record.links = self.list::<LinkRecord>(raw, Section::Links),
                "patches" => record.patches = self.list(raw, Section::Patches),
                "localities" => record.localities = self.list(raw, Section::Localities),
                "terms" => record.terms = self.list(raw, Section::Terms),
                "events" => record.events = self.list(raw, Section::Events),
                "tiers" => record.tiers = self.list(raw, Section::Tiers),
                other => {
                    let expected = FILE_FIELDS.iter().map(|f| (*f).to_owned()).collect();
                    let what =
                        What::UnknownField { field: other.to_owned(), record: "an atlas".to_owned(), expected };
                    self.report(what, self.field_start(raw, name));
                    self.parsed.known.extend(quoted(raw.get_ron()));
                }
            }
        }
        if format.is_none() && !seen.contains("format") {
            let what = What::MissingField { field: "format".to_owned(), record: "an atlas".to_owned() };
            self.report(what, leading_blanks(self.text));
        }
        Some(record)
    }

    /// Where the name of a field stands: just before its value.
    fn field_start(&self, raw: &RawValue, name: &str) -> usize {
        let at = offset_of(self.text, raw.get_ron());
        self.text[..at].rfind(name).unwrap_or(at)
    }

    fn report(&mut self, what: What, at: usize) {
        let end = self.text[at..].find(|c: char| !(c.is_alphanumeric() || c == '_')).map_or(at + 1, |i| at + i);
        let place = self.lines.location(&self.file.name, self.text, at..end);
        self.parsed.problems.push(Problem { what, location: Some(place) });
    }

    fn one<T: DeserializeOwned>(&mut self, raw: &RawValue, record: &str) -> Option<T> {
        match options().from_str::<T>(raw.get_ron()) {
            Ok(value) => Some(value),
            Err(error) => {
                self.fault(raw.get_ron(), record, &error);
                None
            }
        }
    }

    fn fault(&mut self, raw: &str, record: &str, error: &SpannedError) {
        let what = Unreadable::Record(raw, record);
        let problem = problem_in(Fault { file: self.file, lines: &self.lines, what, error });
        self.parsed.problems.push(problem);
    }

    fn list<T: DeserializeOwned>(&mut self, raw: &RawValue, section: Section) -> Vec<T> {
        let Some(records) = self.records(raw, section) else { return Vec::new() };
        let mut kept = Vec::new();
        let mut values = Vec::with_capacity(records.len());
        for (index, record) in records.iter().enumerate() {
            match options().from_str::<T>(record.get_ron()) {
                Ok(value) => {
                    values.push(value);
                    kept.push(u32::try_from(index).unwrap_or(u32::MAX));
                }
                Err(error) => self.fault(record.get_ron(), section.record(), &error),
            }
        }
        self.kept.push((section, kept));
        values
    }

    fn records<'r>(&mut self, raw: &'r RawValue, section: Section) -> Option<Vec<&'r RawValue>> {
        match options().from_str(raw.get_ron()) {
            Ok(records) => Some(records),
            Err(error) => {
                self.fault(raw.get_ron(), section.field(), &error);
                self.parsed.known.extend(quoted(raw.get_ron()));
                None
            }
        }
    }

    /// As `list`, and the ids of faulty records count as known.
    fn organisations(&mut self, raw: &RawValue) -> Vec<OrganisationRecord> {
        let before = self.parsed.problems.len();
        let records = self.list::<OrganisationRecord>(raw, Section::Organisations);
        if self.parsed.problems.len() > before {
            for record in options().from_str::<Vec<&RawValue>>(raw.get_ron()).unwrap_or_default() {
                if options().from_str::<OrganisationRecord>(record.get_ron()).is_ok() {
                    continue;
                }
                match options().from_str::<OnlyId>(record.get_ron()) {
                    Ok(only) => _ = self.parsed.known.insert(only.id),
                    Err(_) => self.parsed.known.extend(quoted(record.get_ron())),
                }
            }
        }
        records
    }

    fn sources(&mut self, raw: &RawValue) -> Entries<SourceRecord> {
        let entries: Entries<&RawValue> = match options().from_str(raw.get_ron()) {
            Ok(entries) => entries,
            Err(error) => {
                self.fault(raw.get_ron(), "sources", &error);
                self.parsed.known.extend(quoted(raw.get_ron()));
                return Entries::default();
            }
        };
        let mut sources = Entries::default();
        for (key, raw) in entries.0 {
            match options().from_str::<SourceRecord>(raw.get_ron()) {
                Ok(source) => sources.0.push((key, source)),
                Err(error) => {
                    self.fault(raw.get_ron(), Section::Sources.record(), &error);
                    self.parsed.known.insert(key);
                }
            }
        }
        sources
    }
}

//! Text to records; and, where a text is faulty, to every fault in it.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use ron::error::{Position, SpannedError};
use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::Deserialize;
use serde::de::{DeserializeOwned, DeserializeSeed, MapAccess, Visitor};

use super::locate::{Lines, Needle, Section, Spot, find_before, find_in, leading_blanks, offset, says};
use super::record::{Entries, FILE_FIELDS, FileRecord, LinkRecord, OrganisationRecord, SourceRecord};
use super::{Content, Layer, SourceFile};
use crate::problem::{Location, Problem, What};

/// The first and last byte of each record of a list.
type Stands = Rc<[(usize, usize)]>;

/// Everything that could be read, and everything that could not.
pub(crate) struct Parsed<'a> {
    files: Vec<&'a SourceFile>,
    /// By layer, bottom first.
    pub(crate) layers: Vec<Vec<ParsedFile>>,
    pub(crate) problems: Vec<Problem>,
    /// Ids and sources that stand in what could not be read: nothing else is to be
    /// reported for their sake.
    pub(crate) known: HashSet<String>,
    /// How many files could be read, wholly or in part.
    files_read: usize,
    /// Where the records of each list stand, found when first asked for.
    stands: RefCell<HashMap<(u32, Section), Stands>>,
    /// Where the lines of each file begin, likewise.
    lines: RefCell<HashMap<u32, Rc<Lines>>>,
}

/// One file's records. Those that could not be read leave a gap, so that the others
/// keep their place.
pub(crate) struct ParsedFile {
    pub(crate) file: u32,
    pub(crate) record: FileRecord,
    /// For each list, the places in the text of its records; empty where none was lost.
    kept: Vec<(Section, Vec<u32>)>,
}

impl ParsedFile {
    /// Where the record at `index` of the list as read stands.
    pub(crate) fn spot(&self, section: Section, index: usize) -> Spot {
        let kept = self.kept.iter().find(|(s, _)| *s == section);
        let index =
            kept.and_then(|(_, k)| k.get(index).copied()).unwrap_or(u32::try_from(index).unwrap_or(u32::MAX));
        Spot { file: self.file, section, index }
    }
}

/// Reads every file of every layer.
pub(crate) fn parse(layers: &[Layer]) -> Parsed<'_> {
    let mut parsed = Parsed {
        files: layers.iter().flat_map(|l| &l.files).collect(),
        layers: Vec::with_capacity(layers.len()),
        problems: Vec::new(),
        known: HashSet::new(),
        files_read: 0,
        stands: RefCell::default(),
        lines: RefCell::default(),
    };
    let mut number = 0;
    for layer in layers {
        let mut files = Vec::with_capacity(layer.files.len());
        for file in &layer.files {
            if let Some(one) = parsed.read(number, file) {
                parsed.files_read += 1;
                files.push(one);
            }
            number += 1;
        }
        parsed.layers.push(files);
    }
    parsed
}

fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

impl Parsed<'_> {
    fn read(&mut self, number: u32, file: &SourceFile) -> Option<ParsedFile> {
        let Content::Text(text) = &file.content else {
            return self.lose(file, What::NotText);
        };
        if leading_blanks(text) == text.len() {
            return self.lose(file, What::Empty);
        }
        match options().from_str::<FileRecord>(text) {
            Ok(record) if record.format == 1 => Some(ParsedFile { file: number, record, kept: Vec::new() }),
            Ok(record) => self.lose(file, What::Format(record.format.to_string())),
            Err(_) => self.read_carefully(number, file, text),
        }
    }

    /// A file of which nothing can be used.
    fn lose(&mut self, file: &SourceFile, what: What) -> Option<ParsedFile> {
        let location = match (&what, file.as_text()) {
            (What::Format(_), text) => {
                let lines = Lines::of(text);
                find_in(text, Needle::field(&["format"]))
                    .map(|(start, end)| lines.location(&file.name, text, start..end))
            }
            _ => Some(whole(file)),
        };
        self.problems.push(Problem { what, location });
        self.known.extend(quoted(file.as_text()));
        None
    }

    /// Record by record, reporting each that is faulty and keeping the others.
    fn read_carefully(&mut self, number: u32, file: &SourceFile, text: &str) -> Option<ParsedFile> {
        let fields = match options().from_str::<Outline<'_>>(text) {
            Ok(outline) => outline.0,
            Err(error) => {
                let lines = Lines::of(text);
                let fault = Fault { file, lines: &lines, what: Unreadable::File, error: &error };
                self.problems.push(problem_in(fault));
                self.known.extend(quoted(text));
                return None;
            }
        };
        let lines = Lines::of(text);
        let mut reader = Careful { parsed: self, file, text, lines, kept: Vec::new() };
        let record = reader.file_record(&fields)?;
        let kept = reader.kept;
        Some(ParsedFile { file: number, record, kept })
    }

    /// Is there a file of which nothing could be used?
    pub(crate) fn lost_a_file(&self) -> bool {
        self.files_read < self.files.len()
    }

    /// The first file as a whole.
    pub(crate) fn first_file(&self) -> Option<Location> {
        self.files.first().map(|file| whole(file))
    }

    /// Where a record stands; narrowed to `needle` where the record says it.
    pub(crate) fn locate(&self, spot: Spot, needle: Option<Needle<'_>>) -> Option<Location> {
        let file = self.files.get(usize::try_from(spot.file).ok()?)?;
        let text = file.as_text();
        let stands = self.stands_of(spot, text);
        let (start, end) = *stands.get(usize::try_from(spot.index).ok()?)?;
        let record = text.get(start..end)?;
        let (from, to) =
            needle.and_then(|n| find_in(record, n)).unwrap_or((0, record.find('\n').unwrap_or(record.len())));
        Some(self.lines_of(spot.file, text).location(&file.name, text, start + from..start + to))
    }

    /// Does the record have the needle's field, and its text?
    pub(crate) fn says(&self, spot: Spot, needle: Needle<'_>) -> bool {
        let text = self.files.get(spot.file as usize).map_or("", |file| file.as_text());
        let stands = self.stands_of(spot, text);
        let record = stands.get(spot.index as usize).and_then(|(start, end)| text.get(*start..*end));
        record.is_some_and(|record| says(record, needle))
    }

    /// The first and last byte of each record of a list.
    fn stands_of(&self, spot: Spot, text: &str) -> Stands {
        let key = (spot.file, spot.section);
        if let Some(known) = self.stands.borrow().get(&key) {
            return Rc::clone(known);
        }
        let found: Stands = records_of(text, spot.section).unwrap_or_default().into();
        self.stands.borrow_mut().insert(key, Rc::clone(&found));
        found
    }

    fn lines_of(&self, file: u32, text: &str) -> Rc<Lines> {
        Rc::clone(self.lines.borrow_mut().entry(file).or_insert_with(|| Rc::new(Lines::of(text))))
    }
}

/// A file as a whole.
fn whole(file: &SourceFile) -> Location {
    let (text, text_starts) = (String::new(), 1);
    Location { file: file.name.clone(), line: 0, column: 0, text, text_starts, width: 1 }
}

/// Where the records of a list stand in a text; the sources count as one record.
fn records_of(text: &str, section: Section) -> Option<Vec<(usize, usize)>> {
    let fields = options().from_str::<Outline<'_>>(text).ok()?.0;
    let (_, list) = fields.iter().find(|(name, _)| name == section.field())?;
    let records: Vec<&RawValue> = match section {
        Section::Sources => vec![list],
        _ => options().from_str(list.get_ron()).ok()?,
    };
    let stand = |raw: &&RawValue| {
        let raw = raw.get_ron();
        let start = position(text, raw);
        (start + leading_blanks(raw), start + raw.trim_end().len())
    };
    Some(records.iter().map(stand).collect())
}

/// Every text in quotes: what may be an id or a source in a text that cannot be read.
fn quoted(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split('"').skip(1).step_by(2).map(str::to_owned)
}

/// Where a part of a text begins in it.
fn position(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len())
}

/// The fields of a file in their order, each as its own text: also those the format
/// does not have, and those that stand twice.
struct Outline<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Outline<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Outline<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("Atlas(format: 1, …)")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(name) = map.next_key_seed(FieldName)? {
                    fields.push((name, map.next_value()?));
                }
                Ok(Outline(fields))
            }
        }
        deserializer.deserialize_struct("Atlas", FILE_FIELDS, Fields)
    }
}

/// The name of a field, whatever it is.
struct FieldName;

impl<'de> DeserializeSeed<'de> for FieldName {
    type Value = String;
    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        struct Name;
        impl Visitor<'_> for Name {
            type Value = String;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("the name of a field")
            }
            fn visit_str<E>(self, name: &str) -> Result<String, E> {
                Ok(name.to_owned())
            }
        }
        deserializer.deserialize_identifier(Name)
    }
}

/// The id of a record that is otherwise faulty.
#[derive(Deserialize)]
struct OnlyId {
    id: String,
}

struct Careful<'p, 'f, 's> {
    parsed: &'p mut Parsed<'s>,
    file: &'f SourceFile,
    text: &'f str,
    lines: Lines,
    kept: Vec<(Section, Vec<u32>)>,
}

impl Careful<'_, '_, '_> {
    fn file_record(&mut self, fields: &[(String, &RawValue)]) -> Option<FileRecord> {
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
                "organisations" => record.organisations = self.organisations(raw),
                "links" => record.links = self.list::<LinkRecord>(raw, Section::Links),
                "patches" => record.patches = self.list(raw, Section::Patches),
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
        let at = position(self.text, raw.get_ron());
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

/// A text that could not be read, and why.
#[derive(Clone, Copy)]
struct Fault<'a> {
    file: &'a SourceFile,
    lines: &'a Lines,
    what: Unreadable<'a>,
    error: &'a SpannedError,
}

/// What could not be read.
#[derive(Clone, Copy)]
enum Unreadable<'a> {
    /// The file as a whole: its text is not even well formed.
    File,
    /// One record of it, or one list: its text, and what it is for a message.
    Record(&'a str, &'a str),
}

/// An error of the reader in terms of the person who wrote the file.
fn problem_in(fault: Fault<'_>) -> Problem {
    let Fault { file, lines, error, .. } = fault;
    let text = file.as_text();
    let (raw, what) = match fault.what {
        Unreadable::File => (text, malformed(&error.code)),
        Unreadable::Record(raw, record) => (raw, describe(&error.code, record)),
    };
    let base = position(text, raw);
    let skip = leading_blanks(raw);
    let at = |p: Position| offset(raw, p.line, p.col).min(raw.len());
    let (mut start, mut end) = (at(error.span.start), at(error.span.end));
    let needle = match &what {
        What::UnknownField { field, .. } | What::RepeatedField(field) => Some(field.as_str()),
        What::UnknownWord { found, .. } => Some(found.as_str()),
        _ => None,
    };
    match needle.and_then(|n| find_before(&raw[skip..], n, end.saturating_sub(skip))) {
        Some((from, to)) => (start, end) = (skip + from, skip + to),
        None if matches!(what, What::MissingField { .. }) => {
            (start, end) = (skip, skip + raw[skip..].find('\n').unwrap_or(raw.len() - skip));
        }
        None => (start, end) = narrowed(raw, start.max(skip), end.max(skip)),
    }
    Problem { what, location: Some(lines.location(&file.name, text, base + start..base + end)) }
}

/// The value an error means rather than the blanks or the comma about it.
fn narrowed(raw: &str, start: usize, end: usize) -> (usize, usize) {
    let before = raw[..start.min(raw.len())].trim_end_matches([' ', '\t', '\r', '\n', ',']);
    let part = &raw[start.min(end)..end.max(start)];
    let meant = part.trim_matches([' ', '\t', '\r', '\n', ',']);
    if !meant.is_empty() {
        let skipped = part.len() - part.trim_start_matches([' ', '\t', '\r', '\n', ',']).len();
        return (start + skipped, start + skipped + meant.len());
    }
    // The reader stands before the value: go on to it.
    if before.ends_with([':', '(', '[', '{']) {
        let ahead = &raw[start.min(raw.len())..];
        let value = ahead.trim_start_matches([' ', '\t', '\r', '\n']);
        let start = start + (ahead.len() - value.len());
        return (start, start + value.find([',', ')', ']', '}', '\n']).unwrap_or(value.len()));
    }
    // It stands behind the value: go back over it.
    let opening = match before.strip_suffix('"') {
        Some(inner) => inner.rfind('"'),
        None => before.rfind([' ', ':', '(', '[']).map(|i| i + 1),
    };
    (opening.unwrap_or(before.len()), before.len().max(opening.unwrap_or(0) + 1))
}

/// Why a file is not even well formed.
fn malformed(error: &ron::Error) -> What {
    match error {
        ron::Error::ExceededRecursionLimit => {
            What::Syntax("the brackets are nested more than 128 deep".to_owned())
        }
        other => What::Syntax(plain(other)),
    }
}

/// Why a record is not as the format has it.
fn describe(error: &ron::Error, record: &str) -> What {
    use ron::Error as E;
    let record = record.to_owned();
    match error {
        E::NoSuchStructField { found, expected, .. } => What::UnknownField {
            field: found.clone(),
            record,
            expected: expected.iter().map(|e| (*e).to_owned()).collect(),
        },
        E::NoSuchEnumVariant { found, expected, outer } => What::UnknownWord {
            found: found.clone(),
            list: outer.as_deref().map_or("word that fits here", list_name).to_owned(),
            expected: expected.iter().map(|e| (*e).to_owned()).collect(),
        },
        E::MissingStructField { field, .. } => What::MissingField { field: (*field).to_owned(), record },
        E::DuplicateStructField { field, .. } => What::RepeatedField((*field).to_owned()),
        E::Message(message) => What::WrongType(message.clone()),
        E::InvalidValueForType { expected, found } => {
            What::WrongType(format!("this must be {expected}, and is {found}"))
        }
        other => What::WrongType(format!("{record} is not as the format has it: {}", plain(other))),
    }
}

/// The reader's own words, with a small letter at the head to run on in a sentence.
fn plain(error: &ron::Error) -> String {
    let text = error.to_string();
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text,
    }
}

/// What people call the list of words behind a type of ours.
fn list_name(outer: &str) -> &str {
    match outer {
        "LinkRecord" => "relation",
        "ExtentRecord" => "extent",
        "LayerRole" => "role of a layer",
        "Kind" => "kind",
        "Tier" => "tier",
        "Service" => "service",
        "Certainty" => "certainty",
        "Basis" => "basis of a share",
        "Succession" => "way of succession",
        "Precision" => "precision",
        other => other,
    }
}

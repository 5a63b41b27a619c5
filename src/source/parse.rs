//! Text to records; and, where a text is faulty, to every fault in it.

mod careful;
mod fault;
mod outline;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use ron::extensions::Extensions;

use super::locate::{Lines, Needle, Section, Spot, find_in, leading_blanks, says};
use super::record::FileRecord;
use super::{Content, Layer, SourceFile};
use crate::problem::{Location, Problem, What};
use careful::Careful;
use fault::{Fault, Unreadable, problem_in};
use outline::{Outline, quoted, records_of};

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

//! What was read of the files, and where each record of it stands.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::fields::{field_of, records_of};
use crate::problem::{Location, Problem};
use crate::source::SourceFile;
use crate::source::locate::{Lines, Needle, RecordPosition, Section, find_in, says};
use crate::source::record::FileRecord;

/// The first and last byte of each record of a list.
type Stands = Rc<[(usize, usize)]>;

/// Everything that could be read, and everything that could not.
pub(crate) struct Parsed<'a> {
    pub(super) files: Vec<&'a SourceFile>,
    /// By layer, bottom first.
    pub(crate) layers: Vec<Vec<ParsedFile>>,
    pub(crate) problems: Vec<Problem>,
    /// Ids and sources that stand in what could not be read: nothing else is to be
    /// reported for their sake.
    pub(crate) known: HashSet<String>,
    /// How many files could be read, wholly or in part.
    pub(super) files_read: usize,
    /// Where the records of each list stand, found when first asked for.
    pub(super) stands: RefCell<HashMap<(u32, Section), Stands>>,
    /// Where the lines of each file begin, likewise.
    pub(super) lines: RefCell<HashMap<u32, Rc<Lines>>>,
}

/// One file's records. Those that could not be read leave a gap, so that the others
/// keep their place.
pub(crate) struct ParsedFile {
    pub(crate) file: u32,
    pub(crate) record: FileRecord,
    /// For each list, the places in the text of its records; empty where none was lost.
    pub(super) kept: Vec<(Section, Vec<u32>)>,
}

impl ParsedFile {
    /// Where the record at `index` of the list as read stands.
    pub(crate) fn position(&self, section: Section, index: usize) -> RecordPosition {
        let kept = self.kept.iter().find(|(s, _)| *s == section);
        let index =
            kept.and_then(|(_, k)| k.get(index).copied()).unwrap_or(u32::try_from(index).unwrap_or(u32::MAX));
        RecordPosition { file: self.file, section, index }
    }
}

impl Parsed<'_> {
    /// Is there a file of which nothing could be used?
    pub(crate) fn lost_a_file(&self) -> bool {
        self.files_read < self.files.len()
    }

    /// The first file as a whole.
    pub(crate) fn first_file(&self) -> Option<Location> {
        self.files.first().map(|file| whole(file))
    }

    /// Where a record stands; narrowed to `needle` where the record says it.
    pub(crate) fn locate(&self, position: RecordPosition, needle: Option<Needle<'_>>) -> Option<Location> {
        let file = self.files.get(usize::try_from(position.file).ok()?)?;
        let text = file.as_text();
        let stands = self.stands_of(position, text);
        let (start, end) = *stands.get(usize::try_from(position.index).ok()?)?;
        let record = text.get(start..end)?;
        let (from, to) =
            needle.and_then(|n| find_in(record, n)).unwrap_or((0, record.find('\n').unwrap_or(record.len())));
        Some(self.lines_of(position.file, text).location(&file.name, text, start + from..start + to))
    }

    /// Where the value of a field of a file itself stands.
    pub(crate) fn locate_field(&self, file: u32, field: &str) -> Option<Location> {
        let source = self.files.get(usize::try_from(file).ok()?)?;
        let text = source.as_text();
        let (start, end) = field_of(text, field)?;
        Some(self.lines_of(file, text).location(&source.name, text, start..end))
    }

    /// Does the record have the needle's field, and its text?
    pub(crate) fn says(&self, position: RecordPosition, needle: Needle<'_>) -> bool {
        let text = self.files.get(position.file as usize).map_or("", |file| file.as_text());
        let stands = self.stands_of(position, text);
        let record = stands.get(position.index as usize).and_then(|(start, end)| text.get(*start..*end));
        record.is_some_and(|record| says(record, needle))
    }

    /// The first and last byte of each record of a list.
    fn stands_of(&self, position: RecordPosition, text: &str) -> Stands {
        let key = (position.file, position.section);
        if let Some(known) = self.stands.borrow().get(&key) {
            return Rc::clone(known);
        }
        let found: Stands = records_of(text, position.section).unwrap_or_default().into();
        self.stands.borrow_mut().insert(key, Rc::clone(&found));
        found
    }

    fn lines_of(&self, file: u32, text: &str) -> Rc<Lines> {
        Rc::clone(self.lines.borrow_mut().entry(file).or_insert_with(|| Rc::new(Lines::of(text))))
    }
}

/// A file as a whole.
pub(super) fn whole(file: &SourceFile) -> Location {
    let (text, text_starts) = (String::new(), 1);
    Location { file: file.name.clone(), line: 0, column: 0, text, text_starts, width: 1 }
}

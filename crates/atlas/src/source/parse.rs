//! Text to records; and, where a text is faulty, to every fault in it.

mod careful;
mod fault;
mod fields;
mod options;
mod parsed;

pub(crate) use parsed::{Parsed, ParsedFile};

use std::cell::RefCell;
use std::collections::HashSet;

use super::locate::{Lines, Needle, find_in, leading_blanks};
use super::record::FileRecord;
use super::{Content, Layer, SourceFile};
use crate::problem::{Problem, What};
use careful::Careful;
use fault::{Fault, Unreadable, problem_in};
use fields::{FileFields, quoted};
use options::options;
use parsed::whole;

/// Reads every file of every layer.
pub(crate) fn parse<'a>(layers: &[&'a Layer]) -> Parsed<'a> {
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

/// The records of each file of a layer, in their order, checked by themselves alone.
///
/// # Errors
/// What is wrong with any of the files.
pub fn records(layer: &Layer) -> Result<Vec<FileRecord>, Vec<Problem>> {
    let parsed = parse(&[layer]);
    if !parsed.problems.is_empty() {
        return Err(parsed.problems);
    }
    Ok(parsed.layers.into_iter().flatten().map(|file| file.record).collect())
}

impl Parsed<'_> {
    fn read(&mut self, number: u32, file: &SourceFile) -> Option<ParsedFile> {
        let Content::Text(text) = &file.content else {
            return self.lose(file, What::NotText);
        };
        if leading_blanks(text) == text.len() {
            // A line that ends in a carriage return alone does not end, for RON.
            let has_no_end = text.replace("\r\n", "\n").contains('\r') || text.rfind("/*") > text.rfind("*/");
            return self.lose(file, if has_no_end { What::OnlyComments } else { What::Empty });
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
        let fields = match options().from_str::<FileFields<'_>>(text) {
            Ok(fields) => fields.0,
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
}

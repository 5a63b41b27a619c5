//! An error of the reader in terms of the person who wrote the file, and where it stands.

use ron::error::{Position, SpannedError};

use super::fields::offset_of;
use crate::problem::{Problem, What};
use crate::source::SourceFile;
use crate::source::locate::{Lines, find_before, leading_blanks, offset};

/// A text that could not be read, and why.
#[derive(Clone, Copy)]
pub(super) struct Fault<'a> {
    pub(super) file: &'a SourceFile,
    pub(super) lines: &'a Lines,
    pub(super) what: Unreadable<'a>,
    pub(super) error: &'a SpannedError,
}

/// What could not be read.
#[derive(Clone, Copy)]
pub(super) enum Unreadable<'a> {
    /// The file as a whole: its text is not even well formed.
    File,
    /// One record of it, or one list: its text, and what it is for a message.
    Record(&'a str, &'a str),
}

/// An error of the reader in terms of the person who wrote the file.
pub(super) fn problem_in(fault: Fault<'_>) -> Problem {
    let Fault { file, lines, error, .. } = fault;
    let text = file.as_text();
    let (raw, what) = match fault.what {
        Unreadable::File => (text, malformed(&error.code)),
        Unreadable::Record(raw, record) => (raw, describe(&error.code, record)),
    };
    let base = offset_of(text, raw);
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

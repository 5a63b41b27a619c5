//! What is said at the foot after something was copied or written.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::render::{clean, counted, thousands};
use crate::tui::file::Save;

/// Terminals take so many bytes into the clipboard at once: 100,000 of base64.
pub(super) const MOST_COPIED: usize = 74_994;

/// That so many lines went to the clipboard, so far as anyone knows.
pub(super) fn copied_lines(text: &str) -> String {
    format!("Copied, if the terminal allows it: {}.", lines(text))
}

/// That a text is too long for the clipboard.
pub(super) fn too_much(bytes: usize) -> String {
    let (bytes, most) = (thousands(bytes as u64), thousands(MOST_COPIED as u64));
    format!("Too long to copy: {bytes} bytes, and terminals take {most}. Enter writes a file.")
}

/// That a file was written.
pub(super) fn saved(wanted: &Save) -> String {
    format!("Written to {}: {}.", clean(&wanted.name), lines(&wanted.text))
}

/// What was done, and what must be said beside it.
pub(super) fn sent(done: &str, warning: Option<&str>) -> String {
    warning.map_or_else(|| done.to_owned(), |warning| format!("{done} Note: {warning}"))
}

fn lines(text: &str) -> String {
    match text.lines().count() {
        1 => "1 line".to_owned(),
        count => format!("{} lines", counted(count)),
    }
}

/// Why a file was not written.
pub(super) fn not_saved(name: &str, why: &io::Error) -> String {
    let shown = clean(name);
    match why.kind() {
        ErrorKind::NotFound => {
            let folder = Path::new(name).parent().map(|f| f.to_string_lossy().into_owned()).unwrap_or_default();
            format!("Not written: there is no folder {}.", clean(&folder))
        }
        ErrorKind::PermissionDenied => format!("Not written: you may not write {shown} there."),
        ErrorKind::ReadOnlyFilesystem => format!("Not written: nothing can be written where {shown} would be."),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "Not all written: the disk is full.".to_owned(),
        ErrorKind::IsADirectory => format!("Not written: {shown} is a folder."),
        ErrorKind::NotADirectory => format!("Not written: part of {shown} is a file, not a folder."),
        ErrorKind::InvalidInput => format!("Not written: {shown} is there and is not a file."),
        ErrorKind::InvalidFilename => "Not written: the name is too long.".to_owned(),
        _ => format!("Not written: {why}."),
    }
}

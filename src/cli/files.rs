//! Files as they are spoken of, and as they are read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::failure::Failure;
use crate::import::InputFile;
use crate::render::clean;
use crate::source::ReadError;

/// A path as one would type it.
pub(super) fn named(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = clean(&text);
    if text.contains(char::is_whitespace) { format!("\"{text}\"") } else { text.into_owned() }
}

/// A file with what it holds.
pub(super) fn read_file(path: &Path) -> Result<InputFile, Failure> {
    let file = File::open(path).map_err(|why| unreadable(path, why))?;
    read_from(file, path)
}

/// What can be read from somewhere, under this name.
pub(super) fn read_from(from: impl Read, path: &Path) -> Result<InputFile, Failure> {
    // One byte more than is taken shows that there is too much; some files never end.
    let most = InputFile::LONGEST as u64 + 1;
    let mut bytes = Vec::new();
    from.take(most).read_to_end(&mut bytes).map_err(|why| unreadable(path, why))?;
    Ok(InputFile { name: path.to_string_lossy().into_owned(), bytes })
}

/// That a path cannot be read.
pub(super) fn unreadable(path: &Path, why: io::Error) -> Failure {
    Failure::Read(match why.kind() {
        io::ErrorKind::NotFound => ReadError::NotThere(path.to_owned()),
        _ => ReadError::Io { path: path.to_owned(), why },
    })
}

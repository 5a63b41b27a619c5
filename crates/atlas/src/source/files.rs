//! Files and folders to text.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::{Layer, SourceFile};

/// Why a path could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Nothing is there.
    #[error("there is no file or folder \"{}\"", .0.display())]
    NotThere(PathBuf),
    /// A folder with no `.ron` file in it or beneath it.
    #[error("the folder \"{}\" has no .ron file in it", .0.display())]
    NoAtlas(PathBuf),
    /// It is there and cannot be read.
    #[error("cannot read \"{}\": {why}", .path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
    /// It is larger than any atlas.
    #[error("\"{}\" has more than a thousand million bytes, and no atlas has", .0.display())]
    TooLarge(PathBuf),
}

/// Larger than any atlas: some files never end.
const LONGEST: u64 = 1_000_000_000;

/// Reads one file, or every `.ron` file in or beneath a folder in the order of their names.
///
/// A file that is not text is no error here: it is reported with the other problems of the data.
///
/// # Errors
/// [`ReadError`] when nothing is there, a folder holds no atlas, or reading fails.
pub fn read_layer(path: &Path) -> Result<Layer, ReadError> {
    let meta = fs::metadata(path).map_err(|why| unreadable(path, why))?;
    if !meta.is_dir() {
        return Ok(Layer { files: vec![read_file(path)?] });
    }
    let mut paths = Vec::new();
    gather(path, &mut paths)?;
    if paths.is_empty() {
        return Err(ReadError::NoAtlas(path.to_owned()));
    }
    paths.sort();
    let files = paths.iter().map(|p| read_file(p)).collect::<Result<_, _>>()?;
    Ok(Layer { files })
}

fn unreadable(path: &Path, why: io::Error) -> ReadError {
    match why.kind() {
        io::ErrorKind::NotFound => ReadError::NotThere(path.to_owned()),
        _ => ReadError::Io { path: path.to_owned(), why },
    }
}

fn read_file(path: &Path) -> Result<SourceFile, ReadError> {
    Ok(SourceFile::bytes(path.display().to_string(), read_bytes(path)?))
}

/// Reads one file, of whatever form.
///
/// # Errors
/// [`ReadError`] when nothing is there, it is larger than any atlas, or reading fails.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    let io = |why| unreadable(path, why);
    let file = fs::File::open(path).map_err(io)?;
    let said = file.metadata().map_err(io)?.len();
    let mut bytes = Vec::new();
    if said <= LONGEST {
        file.take(LONGEST + 1).read_to_end(&mut bytes).map_err(io)?;
    }
    if said.max(bytes.len() as u64) > LONGEST {
        return Err(ReadError::TooLarge(path.to_owned()));
    }
    Ok(bytes)
}

/// Every `.ron` file beneath a folder. Links to folders are not followed, so that a
/// ring of links cannot hold us.
fn gather(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), ReadError> {
    let io = |why| ReadError::Io { path: folder.to_owned(), why };
    for entry in fs::read_dir(folder).map_err(io)? {
        let entry = entry.map_err(io)?;
        let path = entry.path();
        // What editors and systems leave lying about is hidden; nobody keeps an atlas there.
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type().map_err(io)?.is_dir() {
            gather(&path, found)?;
            continue;
        }
        let is_atlas = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron"));
        // A link to a file is followed; a pipe would never end, and a link to nothing is nothing.
        if is_atlas && fs::metadata(&path).is_ok_and(|m| m.is_file()) {
            found.push(path);
        }
    }
    Ok(())
}

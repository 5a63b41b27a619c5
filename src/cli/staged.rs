//! Files that are written: each appears whole or not at all, and over nothing that is there
//! unless that was asked for.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::failure::{Failure, without_number};
use super::files::named;

/// What is done with a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Existing {
    /// It is written over.
    Overwrite,
    /// It stays as it is.
    Keep,
}

impl Existing {
    /// By whether --force was said.
    pub(super) fn by(force: bool) -> Self {
        if force { Self::Overwrite } else { Self::Keep }
    }
}

/// May this be written? Never over what is read, or over what is no file.
pub(super) fn check_target(target: &Path, existing: Existing, inputs: &[PathBuf]) -> Result<(), Failure> {
    let file = named(target);
    if inputs.iter().any(|input| is_same(input, target) || is_read_of(input, target)) {
        return Err(Failure::Usage(format!("{file} is one of the files to be read; write to another")));
    }
    let Ok(meta) = fs::metadata(target) else {
        if folder_of(target).is_dir() {
            return Ok(());
        }
        return Err(Failure::Write(format!("there is no folder to put {file} in; make it first")));
    };
    if meta.is_dir() {
        return Err(Failure::Write(format!("{file} is a folder; say the file to write in it")));
    }
    if !meta.is_file() {
        return Err(Failure::Write(format!("{file} is no ordinary file; say another")));
    }
    if existing == Existing::Keep {
        return Err(Failure::Write(format!(
            "there is a file {file} already; say another, or --force to write over it"
        )));
    }
    Ok(())
}

/// Is it one of the files that are read where a folder is named?
fn is_read_of(folder: &Path, file: &Path) -> bool {
    let is_atlas = file.extension().is_some_and(|end| end.eq_ignore_ascii_case("ron"));
    is_atlas && file.is_file() && folder.is_dir() && in_full(file).starts_with(in_full(folder))
}

/// Do the two lead to the same file?
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    in_full(one) == in_full(other)
}

/// Where it leads to, also where there is no such file yet.
fn in_full(path: &Path) -> PathBuf {
    let there = path.canonicalize();
    there.unwrap_or_else(|_| match (folder_of(path).canonicalize(), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path.to_owned(),
    })
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Bytes, written whole beside where it is to be; gone again unless it is put there.
pub(super) struct StagedFile {
    file: NamedTempFile,
    path: PathBuf,
}

impl StagedFile {
    /// Writes it where nobody sees it yet.
    ///
    /// # Errors
    /// When the folder cannot be written in.
    pub(super) fn new(path: &Path, bytes: &[u8], existing: Existing) -> Result<Self, Failure> {
        // Over a link the file it leads to is written, not the link.
        let path = match existing {
            Existing::Overwrite => in_full(path),
            Existing::Keep => path.to_owned(),
        };
        let written = beside(folder_of(&path)).and_then(|mut file| {
            file.write_all(bytes)?;
            file.as_file().sync_all()?;
            Ok(file)
        });
        match written {
            Ok(file) => Ok(Self { file, path }),
            Err(why) => Err(unwritable(&path, &why)),
        }
    }

    /// Puts it in its place.
    ///
    /// # Errors
    /// When something is there that is to be kept, or the system refuses.
    pub(super) fn put(self, existing: Existing) -> Result<(), Failure> {
        let Self { file, path } = self;
        let kept = match existing {
            Existing::Overwrite => file.persist(&path),
            Existing::Keep => file.persist_noclobber(&path),
        };
        kept.map(|_| ()).map_err(|why| unwritable(&path, &why.error))
    }
}

fn unwritable(path: &Path, why: &io::Error) -> Failure {
    Failure::Write(format!("cannot write {}: {}", named(path), without_number(why)))
}

/// A file without a name yet, that others may read as any new file.
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".catchment-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

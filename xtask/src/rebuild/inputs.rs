//! The files that are read, in an order that does not depend on how they are given.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use catchment::import::InputFile;

use super::failure::Failure;

/// Every file in folders; hidden ones are left alone. They are named by their path.
pub(super) fn in_folders(folders: &[PathBuf]) -> Result<Vec<InputFile>, Failure> {
    let mut paths = Vec::new();
    for folder in folders {
        let unreadable = |why: &std::io::Error| Failure::io("read", folder, why);
        for entry in fs::read_dir(folder).map_err(|why| unreadable(&why))? {
            let entry = entry.map_err(|why| unreadable(&why))?;
            let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
            if !is_hidden && entry.path().is_file() {
                paths.push(entry.path());
            }
        }
    }
    // By their names first: where the folders lie says nothing.
    paths.sort_by(|a, b| (a.file_name(), a).cmp(&(b.file_name(), b)));
    let mut known = HashSet::new();
    paths.retain(|path| known.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Result<InputFile, Failure> {
    let bytes = fs::read(path).map_err(|why| Failure::io("read", path, &why))?;
    Ok(InputFile { name: path.display().to_string(), bytes })
}

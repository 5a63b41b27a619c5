//! The folder of the atlas: what is in it now, and what will be.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use catchment::atlas::Atlas;
use catchment::import::InputFile;
use catchment::problem::Problem;
use catchment::source::record::FileRecord;
use catchment::source::{SourceFile, read_layer, records};

use super::failure::Failure;
use super::inputs::in_folders;
use super::refused::problems;

/// The folder of the atlas.
#[derive(Debug)]
pub(super) struct DataFolder {
    path: PathBuf,
}

impl DataFolder {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// A file or folder in it, by a path with slashes.
    pub(super) fn path_of(&self, name: &str) -> PathBuf {
        name.split('/').fold(self.path.clone(), |path, part| path.join(part))
    }

    /// Is there a file or folder of this name in it?
    pub(super) fn has(&self, name: &str) -> bool {
        self.path_of(name).exists()
    }

    /// The atlas that is there, or what is wrong with it.
    pub(super) fn atlas(&self) -> Result<Atlas, Vec<Problem>> {
        let layer = read_layer(&self.path).map_err(|_| Vec::new())?;
        Atlas::load(&[layer])
    }

    /// The tables.
    pub(super) fn tables(&self) -> Result<Vec<InputFile>, Failure> {
        let mut tables = in_folders(&[self.path_of("tables")])?;
        tables.retain(|table| Path::new(&table.name).extension() == Some(OsStr::new("csv")));
        Ok(tables)
    }

    /// The text of a file in it; none where there is none.
    pub(super) fn text(&self, name: &str) -> Result<Option<String>, Failure> {
        let path = self.path_of(name);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(why) => Err(Failure::io("read", &path, &why)),
        }
    }

    /// The records of one of its layers; none where it has no such layer.
    pub(super) fn records(&self, layer: &str) -> Result<Vec<FileRecord>, Failure> {
        let path = self.path_of(layer);
        if !path.exists() {
            return Ok(Vec::new());
        }
        let layer = read_layer(&path).map_err(|why| Failure::of(why.to_string()))?;
        records(&layer).map_err(|found| problems(&found, |_| None))
    }

    /// The names of the `.ron` files in one of its layers.
    pub(super) fn files_of(&self, layer: &str) -> Result<Vec<String>, Failure> {
        let path = self.path_of(layer);
        if !path.exists() {
            return Ok(Vec::new());
        }
        let entries = fs::read_dir(&path).map_err(|why| Failure::io("read", &path, &why))?;
        let names = entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
        let is_atlas = |name: &String| Path::new(name).extension() == Some(OsStr::new("ron"));
        Ok(names.filter(is_atlas).map(|name| format!("{layer}/{name}")).collect())
    }

    /// Every file of the atlas that is there, by its name.
    pub(super) fn atlas_files(&self) -> Result<BTreeMap<String, SourceFile>, Failure> {
        let there = read_layer(&self.path).map_err(|why| Failure::of(why.to_string()))?;
        Ok(there.files.into_iter().map(|file| (self.name_of(&file.name), file)).collect())
    }

    /// The path of a file within the folder, with slashes.
    pub(super) fn name_of(&self, path: &str) -> String {
        let within = Path::new(path).strip_prefix(&self.path).unwrap_or(Path::new(path));
        within.display().to_string().replace('\\', "/")
    }
}

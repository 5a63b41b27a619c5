//! Files that are generated: their text, how it differs from what is there, and writing it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::failure::Failure;
use super::folder::DataFolder;

/// A layer that is generated as a whole: what else lies in its folder is of no input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum GeneratedLayer {
    /// Made of tables.
    Compiled,
    /// Made of registers.
    Register,
}

impl GeneratedLayer {
    /// The folder of the layer.
    pub(super) const fn folder(self) -> &'static str {
        match self {
            Self::Compiled => "compiled",
            Self::Register => "register",
        }
    }
}

/// Generated files by their names, each with its folder: `compiled/systems.ron`.
#[derive(Debug, Default)]
pub(super) struct Generated {
    files: BTreeMap<String, GeneratedFile>,
    layers: BTreeSet<GeneratedLayer>,
}

/// A generated file.
#[derive(Debug, Default)]
pub(super) struct GeneratedFile {
    /// What it holds.
    pub(super) text: String,
    /// The rows of tables that its lines are made of, by their number.
    pub(super) rows: BTreeMap<usize, String>,
}

/// How a file differs from what its inputs make.
#[derive(Debug)]
pub(super) struct Differing {
    /// Which.
    pub(super) name: String,
    pub(super) how: How,
}

/// In what way.
#[derive(Debug)]
pub(super) enum How {
    /// It is not there.
    Missing,
    /// No input makes it.
    OfNothing,
    /// Some of its lines are otherwise.
    Lines(LinesDiffering),
}

/// Lines that are otherwise.
#[derive(Debug)]
pub(super) struct LinesDiffering {
    /// How many.
    pub(super) count: usize,
    /// The first of them, from 1.
    pub(super) first: usize,
    /// From which character on, from 1.
    pub(super) column: usize,
    /// What stands there; empty past the end.
    pub(super) there: String,
    /// What should stand there.
    pub(super) made: String,
}

impl Generated {
    /// Adds a file.
    pub(super) fn add(&mut self, name: String, file: GeneratedFile) {
        self.files.insert(name, file);
    }

    /// Says that a layer is generated as a whole.
    pub(super) fn is_all_of(&mut self, layer: GeneratedLayer) {
        self.layers.insert(layer);
    }

    /// The files with their texts.
    pub(super) fn files(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.files.iter().map(|(name, file)| (name.as_str(), file.text.as_str()))
    }

    /// The rows of which a line of a file is made, where it is made of a table.
    pub(super) fn rows_of(&self, name: &str, line: usize) -> Option<&str> {
        self.files.get(name)?.rows.get(&line).map(String::as_str)
    }

    /// Does what is generated stand in the place of this file?
    pub(super) fn stands_for(&self, name: &str) -> bool {
        let layer = name.split_once('/').map(|(layer, _)| layer);
        self.files.contains_key(name) || self.layers.iter().any(|known| Some(known.folder()) == layer)
    }

    /// The files that are otherwise than they are made, in the order of their names.
    pub(super) fn differing(&self, folder: &DataFolder) -> Result<Vec<Differing>, Failure> {
        let mut found = Vec::new();
        for (name, file) in &self.files {
            let how = match folder.text(name)? {
                None => How::Missing,
                Some(there) if there == file.text => continue,
                Some(there) => How::Lines(LinesDiffering::of(&there, &file.text)),
            };
            found.push(Differing { name: name.clone(), how });
        }
        for layer in &self.layers {
            let mut names = folder.files_of(layer.folder())?;
            names.retain(|name| !self.files.contains_key(name));
            found.extend(names.into_iter().map(|name| Differing { name, how: How::OfNothing }));
        }
        found.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(found)
    }

    /// Writes what differs, and takes away what no input makes; gives what was done.
    pub(super) fn write(&self, folder: &DataFolder) -> Result<Vec<Differing>, Failure> {
        let differing = self.differing(folder)?;
        for Differing { name, how } in &differing {
            let path = folder.path_of(name);
            let unwritable = |why: std::io::Error| Failure::io("write", &path, &why);
            let Some(file) = self.files.get(name).filter(|_| !matches!(how, How::OfNothing)) else {
                fs::remove_file(&path).map_err(unwritable)?;
                continue;
            };
            if let Some(above) = path.parent() {
                fs::create_dir_all(above).map_err(unwritable)?;
            }
            fs::write(&path, &file.text).map_err(unwritable)?;
        }
        Ok(differing)
    }
}

impl LinesDiffering {
    fn of(there: &str, made: &str) -> Self {
        let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
        there.lines().for_each(|line| *counts.entry(line).or_default() -= 1);
        made.lines().for_each(|line| *counts.entry(line).or_default() += 1);
        let gone: i64 = counts.values().map(|count| (-count).max(0)).sum();
        let come: i64 = counts.values().map(|count| (*count).max(0)).sum();
        let same = there.lines().zip(made.lines()).take_while(|(there, made)| there == made).count();
        let line = |text: &str| text.lines().nth(same).unwrap_or_default().to_owned();
        let (there, made) = (line(there), line(made));
        let alike = there.chars().zip(made.chars()).take_while(|(there, made)| there == made).count();
        let count = usize::try_from(gone.max(come)).unwrap_or_default().max(1);
        Self { count, first: same + 1, column: alike + 1, there, made }
    }
}

//! Which files an atlas was made of, and the sum of the bytes of each, by which anybody can tell
//! whether they have the same.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::input::InputFile;
use super::read::ReadRegister;
use super::table::Table;
use crate::source::record::InputRecord;

/// Files that were opened, with their sums.
#[derive(Debug, Default)]
pub(super) struct SealedInputs {
    files: Vec<Sealed>,
    /// In which of the files a table stands, by its name.
    of_table: BTreeMap<String, usize>,
}

/// A file and its sum.
#[derive(Debug)]
struct Sealed {
    /// Without the folder.
    name: String,
    sha256: String,
}

impl SealedInputs {
    /// Adds a file and what stands in it.
    pub(super) fn add(&mut self, input: &InputFile, tables: &[Table]) {
        let number = self.files.len();
        self.of_table.extend(tables.iter().map(|table| (table.name.clone(), number)));
        let name = Path::new(&input.name).file_name();
        let name = name.map_or_else(|| input.name.clone(), |name| name.to_string_lossy().into_owned());
        self.files.push(Sealed { name, sha256: sum(&input.bytes) });
    }

    /// The files of which something was read, by name; of a workbook all that was read of it.
    pub(super) fn of(&self, read: &[ReadRegister]) -> Vec<InputRecord> {
        let mut inputs: BTreeMap<usize, InputRecord> = BTreeMap::new();
        for read in read {
            let Some(number) = self.of_table.get(&read.file) else { continue };
            let Sealed { name, sha256 } = &self.files[*number];
            let input = inputs.entry(*number).or_insert_with(|| InputRecord {
                name: name.clone(),
                what: String::new(),
                edition: None,
                sha256: sha256.clone(),
            });
            if !input.what.split("; ").any(|what| what == read.what) {
                let between = if input.what.is_empty() { "" } else { "; " };
                input.what = format!("{}{between}{}", input.what, read.what);
            }
            let latest = [input.edition, read.edition].into_iter().flatten();
            input.edition = latest.max_by_key(|edition| edition.last_day());
        }
        let mut inputs: Vec<InputRecord> = inputs.into_values().collect();
        inputs.sort_by(|a, b| (&a.name, &a.sha256).cmp(&(&b.name, &b.sha256)));
        inputs
    }
}

/// The SHA-256 of bytes, in lower-case hexadecimal.
fn sum(bytes: &[u8]) -> String {
    let mut sum = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(sum, "{byte:02x}");
    }
    sum
}

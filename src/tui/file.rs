//! Writing a text to a file, never over another unless that was asked for.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays as it is.
    Keep,
    /// It is written over.
    Overwrite,
}

/// What is to be written where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Save {
    /// The path, as it was typed.
    pub name: String,
    /// The text.
    pub text: String,
    /// What becomes of a file that is there already.
    pub existing: Existing,
    /// What must be said of the text.
    pub warning: Option<String>,
}

/// Writes it.
///
/// # Errors
/// `AlreadyExists` where there is something of that name that is to be kept; `InvalidInput`
/// where what is there is not a file; else what the system reports. Of a file that could not
/// be written in full and was not there before nothing is left.
pub fn save(save: &Save) -> io::Result<()> {
    let path = Path::new(&save.name);
    match save.existing {
        Existing::Keep => {
            let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
            let written = file.write_all(save.text.as_bytes()).and_then(|()| file.sync_all());
            written.inspect_err(|_| {
                let _ = fs::remove_file(path);
            })
        }
        Existing::Overwrite => {
            // A pipe would keep us waiting for whoever reads it.
            if path.exists() && !path.is_file() {
                return Err(ErrorKind::InvalidInput.into());
            }
            fs::write(path, &save.text)
        }
    }
}

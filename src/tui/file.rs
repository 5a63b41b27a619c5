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

/// The lines of a file that is ours, but for empty ones; none where there is no file.
///
/// # Errors
/// When there is one and it cannot be read.
pub fn kept_lines(path: &Path) -> io::Result<Vec<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text.lines().map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect()),
        Err(why) if why.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(why) => Err(why),
    }
}

/// What is kept now, changed as what was known of it was.
pub fn with_changes(now: &[String], known: &[String], changed: &[String]) -> Vec<String> {
    let is_gone = |line: &&String| known.contains(line) && !changed.contains(line);
    let is_new = |line: &&String| !known.contains(line) && !now.contains(line);
    let stays = now.iter().filter(|line| !is_gone(line));
    stays.chain(changed.iter().filter(is_new)).cloned().collect()
}

/// Writes lines to a file that is ours alone, whole or not at all; its folder is made where it is lacking.
///
/// # Errors
/// What the system reports.
pub fn keep(path: &Path, lines: &[String]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    for line in lines {
        writeln!(file, "{line}")?;
    }
    file.persist(path)?;
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn what_another_explorer_kept_stays_and_what_was_taken_away_goes() {
        // One knew RPG and kept RV5 too; meanwhile another kept QKK.
        assert_eq!(with_changes(&lines("RPG QKK"), &lines("RPG"), &lines("RPG RV5")), lines("RPG QKK RV5"));
        // One took RPG away.
        assert_eq!(with_changes(&lines("RPG QKK"), &lines("RPG"), &lines("")), lines("QKK"));
        // Both kept the same.
        assert_eq!(with_changes(&lines("RV5"), &lines(""), &lines("RV5")), lines("RV5"));
    }
}

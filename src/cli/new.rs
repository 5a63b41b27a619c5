//! `catchment new`: a small atlas with comments, for a person to fill in.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::args::NewArgs;
use super::failure::{Failure, without_number};
use super::files::named;
use super::output::Output;
use crate::bundled::edition;

const SCAFFOLD: &str = include_str!("../../assets/new.ron");

/// What stands in the scaffold for the day of the bundled atlas.
const DAY: &str = "AS-AT";

/// Writes the file, and says what to do next. What is there already is never touched.
pub(super) fn run(args: &NewArgs, output: &mut Output) -> Result<(), Failure> {
    let text = SCAFFOLD.replace(DAY, edition().as_at);
    if args.file == Path::new("-") {
        return output.answer(&text);
    }
    write(&args.file, &text)?;
    let file = named(&args.file);
    output.say(&format!(
        "Wrote {file}. Put your own names in it, then:\n  \
         catchment check {file}\n  \
         catchment --data {file}"
    ));
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(|why| Failure::Write(refused(path, &why)))?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|why| {
        // Half an atlas is of no use, and would be in the way of the next try.
        let _ = fs::remove_file(path);
        Failure::Write(format!("cannot write {}: {}", named(path), without_number(&why)))
    })
}

/// Why there is no new file of that name.
fn refused(path: &Path, why: &io::Error) -> String {
    let file = named(path);
    if path.is_dir() {
        return format!("{file} is a folder; say the file to write in it");
    }
    match why.kind() {
        io::ErrorKind::AlreadyExists => {
            format!("there is something called {file} already, and it is left as it is; say another name")
        }
        io::ErrorKind::NotFound => format!("there is no folder to put {file} in; make it first"),
        _ => format!("cannot write {file}: {}", without_number(why)),
    }
}

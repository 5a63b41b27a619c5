//! `catchment new`: a small atlas with comments, or tables with an example, for a person to fill
//! in.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::args::NewArgs;
use super::failure::{Failure, without_number};
use super::files::named;
use super::output::Output;
use super::staged::is_same;
use crate::bundled::edition;
use crate::import::own::{SHAPES, Shape};
use crate::suggest::nearest;

const SCAFFOLD: &str = include_str!("../../assets/new.ron");

/// What stands in the scaffold for the day of the bundled atlas.
const DAY: &str = "AS-AT";

/// What stands for stdout where a file is asked for.
const STDOUT: &str = "-";

/// Writes the files, and says what to do next. What is there already is never touched.
pub(super) fn run(args: &NewArgs, output: &mut Output) -> Result<(), Failure> {
    if args.files.iter().any(|file| file.as_os_str() == STDOUT) {
        if args.files.len() > 1 {
            return Err(Failure::Usage("- prints one atlas: leave the other files out".to_owned()));
        }
        return output.answer(&scaffold());
    }
    if let Some(file) = args
        .files
        .iter()
        .enumerate()
        .find_map(|(at, file)| args.files[..at].iter().any(|before| is_same(before, file)).then_some(file))
    {
        return Err(Failure::Usage(format!("{} is named twice: name each file once", named(file))));
    }
    let mut texts = Vec::with_capacity(args.files.len());
    for file in &args.files {
        texts.push(begun(file)?);
        // Nothing is written where not all can be.
        if fs::symlink_metadata(file).is_ok() {
            return Err(Failure::Write(refused(file, &io::ErrorKind::AlreadyExists.into())));
        }
    }
    for (file, text) in args.files.iter().zip(&texts) {
        write(file, text)?;
    }
    for file in args.files.iter().filter(|file| !is_a_table(file)) {
        let file = named(file);
        output.say(&format!(
            "Wrote {file}. Put your own names in it, then:\n  \
             catchment check {file}\n  \
             catchment --data {file}"
        ));
    }
    let tables: Vec<String> = args.files.iter().filter(|file| is_a_table(file)).map(|f| named(f)).collect();
    if !tables.is_empty() {
        let tables = tables.join(" ");
        output.say(&format!(
            "Wrote {tables}. Put your own rows in place of those that are there, then:\n  \
             catchment import {tables} --out mine.ron\n  \
             catchment --with mine.ron"
        ));
    }
    Ok(())
}

fn scaffold() -> String {
    SCAFFOLD.replace(DAY, edition().as_at)
}

fn is_a_table(file: &Path) -> bool {
    file.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv"))
}

/// What a new file of that name begins with: a table by its name, else an atlas.
fn begun(file: &Path) -> Result<String, Failure> {
    if !is_a_table(file) {
        return Ok(scaffold());
    }
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    if let Some(shape) = Shape::named(&stem) {
        return Ok(shape.begun());
    }
    let names = || SHAPES.iter().map(|shape| shape.name);
    let help = match nearest(&stem, names(), 1).first() {
        Some(near) => format!("did you mean {near}.csv?"),
        None => format!("the tables are {}", names().collect::<Vec<_>>().join(", ")),
    };
    Err(Failure::Usage(format!("there is no table called {stem}: {help}")))
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

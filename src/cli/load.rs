//! From paths to an atlas.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::args::SharedOptions;
use super::failure::Failure;
use super::files::named;
use crate::atlas::{Atlas, NotCompiled, Stacked, is_compiled};
use crate::bundled::bundled;
use crate::source::{Layer, read_bytes, read_layer};

/// The atlas that the options ask for: what is built in or what `--data` names, and each
/// `--with` on top of it.
pub(super) fn atlas(shared: &SharedOptions) -> Result<Atlas, Failure> {
    build(&shared.data, &shared.with)
}

/// An atlas of `base`, or where that is empty of what is built in, with layers on top.
pub(super) fn build(base: &[PathBuf], on_top: &[PathBuf]) -> Result<Atlas, Failure> {
    if let Some(path) = base.iter().chain(on_top).find(|path| is_a_table(path)) {
        let made = "to make one of it: catchment import FILE… --out atlas.ron";
        return Err(Failure::Usage(format!("{} is a table and no atlas; {made}", named(path))));
    }
    let mut opened =
        if base.is_empty() { vec![Opened::Compiled(Box::new(built_in()?))] } else { together(base)? };
    for path in on_top {
        opened.push(open(path)?);
    }
    if let [Opened::Compiled(_)] = opened.as_slice()
        && let Some(Opened::Compiled(atlas)) = opened.pop()
    {
        return Ok(*atlas);
    }
    Atlas::stack(&opened.iter().map(Opened::stacked).collect::<Vec<_>>()).map_err(Failure::Problems)
}

/// What a path leads to.
enum Opened {
    Files(Layer),
    Compiled(Box<Atlas>),
}

impl Opened {
    fn stacked(&self) -> Stacked<'_> {
        match self {
            Self::Files(layer) => Stacked::Files(layer),
            Self::Compiled(atlas) => Stacked::Compiled(atlas),
        }
    }
}

fn built_in() -> Result<Atlas, Failure> {
    bundled().map_err(|why| Failure::Compiled { file: "the bundled atlas".to_owned(), why })
}

fn open(path: &Path) -> Result<Opened, Failure> {
    if !begins_compiled(path) {
        return read_layer(path).map(Opened::Files).map_err(Failure::Read);
    }
    let bytes = read_bytes(path).map_err(Failure::Read)?;
    let not_compiled = |why: NotCompiled| Failure::Compiled { file: named(path), why };
    Atlas::open(bytes).map(Box::new).map(Opened::Compiled).map_err(not_compiled)
}

/// Is it a file that begins as a compiled atlas does?
fn begins_compiled(path: &Path) -> bool {
    let is_file = fs::metadata(path).is_ok_and(|meta| meta.is_file());
    let mut first = [0; 16];
    is_file && File::open(path).and_then(|mut file| file.read_exact(&mut first)).is_ok() && is_compiled(&first)
}

/// What registers come as, which somebody may take for what can be opened.
fn is_a_table(path: &Path) -> bool {
    let end = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    path.is_file() && end.is_some_and(|end| end == "csv" || end == "xlsx")
}

/// Files given together are one layer, which lies on what is compiled among them.
fn together(paths: &[PathBuf]) -> Result<Vec<Opened>, Failure> {
    let (mut opened, mut layer) = (Vec::new(), Layer::default());
    for path in paths {
        match open(path)? {
            Opened::Files(more) => layer.files.extend(more.files),
            compiled @ Opened::Compiled(_) => opened.push(compiled),
        }
    }
    if !layer.files.is_empty() {
        opened.push(Opened::Files(layer));
    }
    Ok(opened)
}

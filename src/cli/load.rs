//! From paths to an atlas.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::args::SharedOptions;
use super::failure::Failure;
use super::files::named;
use crate::atlas::{Atlas, NotCompiled, Stacked, is_compiled};
use crate::bundled::bundled;
use crate::source::{Content, Layer, ReadError, SourceFile, read_bytes, read_layer};

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
    if path.is_dir() {
        return folder(path).map(Opened::Files);
    }
    // What comes through a pipe can be read once only.
    let bytes = read_bytes(path).map_err(Failure::Read)?;
    if !is_compiled(&bytes) {
        let file = SourceFile::bytes(path.display().to_string(), bytes);
        return Ok(Opened::Files(Layer { files: vec![file] }));
    }
    let not_compiled = |why: NotCompiled| Failure::Compiled { file: named(path), why };
    Atlas::open(bytes).map(Box::new).map(Opened::Compiled).map_err(not_compiled)
}

/// The files of text of a folder. What is compiled is opened by itself and not as one of them, which
/// is said where nothing else is there, or where it has the name of a text.
fn folder(path: &Path) -> Result<Layer, Failure> {
    let compiled = |file: &Path| {
        let (folder, file) = (named(path), named(file));
        Failure::Usage(format!(
            "{file} in the folder {folder} is compiled, and of a folder the texts are read: name the file itself"
        ))
    };
    match read_layer(path) {
        Ok(layer) => {
            let no_texts = layer.files.iter().filter(|file| matches!(file.content, Content::NotText));
            match no_texts.map(|file| Path::new(&file.name)).find(|file| begins_compiled(file)) {
                Some(file) => Err(compiled(file)),
                None => Ok(layer),
            }
        }
        Err(ReadError::NoAtlas(none)) => {
            let files = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
            let mut files: Vec<PathBuf> = files.filter(|file| begins_compiled(file)).collect();
            files.sort();
            Err(files.first().map_or(Failure::Read(ReadError::NoAtlas(none)), |file| compiled(file)))
        }
        Err(why) => Err(Failure::Read(why)),
    }
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

//! From paths to an atlas.

use std::path::{Path, PathBuf};

use super::args::SharedOptions;
use super::failure::Failure;
use crate::atlas::Atlas;
use crate::bundled::bundled;
use crate::render::clean;
use crate::source::{Layer, read_layer};

/// The atlas that the options ask for: what is built in or what `--data` names, and each
/// `--with` on top of it.
pub(super) fn atlas(shared: &SharedOptions) -> Result<Atlas, Failure> {
    build(&shared.data, &shared.with)
}

/// An atlas of `base`, or where that is empty of what is built in, with layers on top.
pub(super) fn build(base: &[PathBuf], on_top: &[PathBuf]) -> Result<Atlas, Failure> {
    Atlas::load(&layers(base, on_top)?).map_err(Failure::Problems)
}

/// The layers of such an atlas, the bottom one first.
pub(super) fn layers(base: &[PathBuf], on_top: &[PathBuf]) -> Result<Vec<Layer>, Failure> {
    if let Some(path) = base.iter().chain(on_top).find(|path| is_a_table(path)) {
        let file = clean(&path.to_string_lossy()).into_owned();
        let made = "to make one of official registers: catchment import FILE… --out atlas.ron";
        return Err(Failure::Usage(format!("{file} is a table and no atlas; {made}")));
    }
    let mut layers = Vec::with_capacity(1 + on_top.len());
    layers.push(if base.is_empty() { bundled() } else { together(base)? });
    for path in on_top {
        layers.push(read_layer(path).map_err(Failure::Read)?);
    }
    Ok(layers)
}

/// What registers come as, which somebody may take for what can be opened.
fn is_a_table(path: &Path) -> bool {
    let end = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    path.is_file() && end.is_some_and(|end| end == "csv" || end == "xlsx")
}

/// Files given together are one layer.
fn together(paths: &[PathBuf]) -> Result<Layer, Failure> {
    let mut layer = Layer::default();
    for path in paths {
        layer.files.extend(read_layer(path).map_err(Failure::Read)?.files);
    }
    Ok(layer)
}

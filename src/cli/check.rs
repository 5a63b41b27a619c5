//! `catchment check`.

use std::path::PathBuf;

use super::args::Everywhere;
use super::failure::Failure;
use super::load::build;
use super::output::Output;
use crate::render::report::clean_bill;

/// Files are checked together and by themselves, what `--with` names on top of them; where
/// no file is named, what is built in.
pub(super) fn run(paths: &[PathBuf], everywhere: &Everywhere, output: &mut Output) -> Result<(), Failure> {
    let base: Vec<PathBuf> = everywhere.data.iter().chain(paths).cloned().collect();
    let atlas = build(&base, &everywhere.with)?;
    output.answer(&clean_bill(&atlas))
}

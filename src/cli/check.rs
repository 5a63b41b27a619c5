//! `catchment check`.

use std::path::PathBuf;

use super::args::SharedOptions;
use super::failure::Failure;
use super::load::build;
use super::output::Output;
use crate::problem::{Problem, What};
use crate::render::report::clean_bill;

/// Files are checked together and by themselves, what `--with` names on top of them; where
/// no file is named, what is built in.
pub(super) fn run(paths: &[PathBuf], shared: &SharedOptions, output: &mut Output) -> Result<(), Failure> {
    let base: Vec<PathBuf> = shared.data.iter().chain(paths).cloned().collect();
    match build(&base, &shared.with) {
        Ok(atlas) => output.answer(&clean_bill(&atlas)),
        Err(Failure::Problems(problems)) if names_bundled(&problems, &base) => {
            Err(Failure::ProblemsOfBundled(problems))
        }
        Err(failure) => Err(failure),
    }
}

/// Are ids missing that the bundled atlas has? Then the file was meant to stand on it.
fn names_bundled(problems: &[Problem], base: &[PathBuf]) -> bool {
    let mut missing = problems.iter().filter_map(|p| match &p.what {
        What::UnknownId { id, .. } => Some(id.as_str()),
        _ => None,
    });
    let Some(first) = missing.next().filter(|_| !base.is_empty()) else { return false };
    let Ok(bundled) = build(&[], &[]) else { return false };
    bundled.by_id(first).is_some() || missing.any(|id| bundled.by_id(id).is_some())
}

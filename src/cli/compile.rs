//! `catchment compile`: an atlas in the form that is opened without reading text.

use super::args::{CompileArgs, SharedOptions};
use super::failure::Failure;
use super::files::named;
use super::load::build;
use super::output::Output;
use super::staged::{Existing, StagedFile, check_target};
use crate::render::report::size;

/// Builds, checks and writes it.
pub(super) fn run(args: &CompileArgs, shared: &SharedOptions, output: &mut Output) -> Result<(), Failure> {
    let paths: Vec<_> = shared.data.iter().chain(&args.paths).cloned().collect();
    let existing = Existing::by(args.force);
    let inputs: Vec<_> = paths.iter().chain(&shared.with).cloned().collect();
    check_target(&args.out, existing, &inputs)?;
    let end = args.out.extension().unwrap_or_default();
    if args.out.as_os_str() == "-" || end.eq_ignore_ascii_case("ron") {
        let what = "a compiled atlas is not for reading; write it to a file that ends in .atlas";
        return Err(Failure::Usage(format!("{}: {what}", named(&args.out))));
    }
    let atlas = build(&paths, &shared.with)?;
    let bytes = atlas.compile().map_err(|why| Failure::Nothing(format!("Nothing is written: {why}.")))?;
    StagedFile::new(&args.out, &bytes, existing)?.put(existing)?;
    let file = named(&args.out);
    let holds = size(&atlas);
    output.answer(&format!("{holds}.\nWrote {file}. To open it: catchment --data {file}\n"))
}

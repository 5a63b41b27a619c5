//! `catchment sources`.

use super::args::SourcesArgs;
use super::failure::Failure;
use super::output::Output;
use super::session::Session;
use crate::render::format::SourcesFormat;
use crate::render::sources::{json, text};

pub(super) fn run(session: &Session<'_>, args: &SourcesArgs, output: &mut Output) -> Result<(), Failure> {
    match args.format.chosen {
        SourcesFormat::Text => output.answer(&text(session.atlas, session.settings.look)),
        SourcesFormat::Json => output.line(&json(session.atlas)),
    }
}

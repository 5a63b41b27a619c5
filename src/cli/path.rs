//! `catchment path`.

use super::args::PathArgs;
use super::failure::Failure;
use super::output::Output;
use super::session::Session;
use crate::atlas::Closed;
use crate::query::path;
use crate::render::format::PathFormat;
use crate::render::path::{PathEnds, json, markdown, text};

pub(super) fn run(session: &Session<'_>, args: &PathArgs, output: &mut Output) -> Result<(), Failure> {
    let as_at = session.as_at(Closed::Leave);
    let from = session.org_with_successions(&args.from, &as_at)?;
    let to = session.org_with_successions(&args.to, &as_at)?;
    let path = path(&as_at, from, to);
    let (ends, path) = (PathEnds { from, to }, path.as_ref());
    match args.format.chosen {
        PathFormat::Text => output.answer(&text(&as_at, ends, path, session.settings.look)),
        PathFormat::Markdown => output.answer(&markdown(&as_at, ends, path)),
        PathFormat::Json => output.line(&json(&as_at, ends, path)),
    }
}

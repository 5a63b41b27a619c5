//! `catchment path`.

use super::args::{Format, Path};
use super::failure::Failure;
use super::output::Output;
use super::resolve::Ask;
use super::settings::Settings;
use crate::atlas::Closed;
use crate::query::path;
use crate::render::path::{PathEnds, json, markdown, text};

pub(super) fn run(
    ask: &Ask<'_>,
    typed: &Path,
    settings: &Settings,
    output: &mut Output,
) -> Result<(), Failure> {
    let as_at = ask.as_at(Closed::Leave);
    let from = ask.org_there(&typed.from, &as_at)?;
    let to = ask.org_there(&typed.to, &as_at)?;
    let path = path(&as_at, from, to);
    let (ends, path) = (PathEnds { from, to }, path.as_ref());
    match typed.written.format {
        Format::Text => output.answer(&text(&as_at, ends, path, settings.look)),
        Format::Markdown => output.answer(&markdown(&as_at, ends, path)),
        Format::Json => output.line(&json(&as_at, ends, path)),
        other => Err(other.refused("path")),
    }
}

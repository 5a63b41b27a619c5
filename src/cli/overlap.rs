//! `catchment overlap`.

use super::args::{Format, Overlap};
use super::failure::Failure;
use super::output::Output;
use super::resolve::Ask;
use super::settings::Settings;
use crate::atlas::Closed;
use crate::query::overlap;
use crate::render::boundaries::{overlap_csv, overlap_json, overlap_markdown, overlap_text};

pub(super) fn run(
    ask: &Ask<'_>,
    typed: &Overlap,
    settings: &Settings,
    output: &mut Output,
) -> Result<(), Failure> {
    let as_at = ask.as_at(Closed::Leave);
    let a = ask.org_there(&typed.a, &as_at)?;
    let b = ask.org_there(&typed.b, &as_at)?;
    let compared = overlap(&as_at, (a, b), typed.service, typed.weight);
    match typed.written.format {
        Format::Text => output.answer(&overlap_text(&as_at, &compared, settings.look)),
        Format::Markdown => output.answer(&overlap_markdown(&as_at, &compared)),
        Format::Json => output.line(&overlap_json(&as_at, &compared)),
        Format::Csv => output.answer(&overlap_csv(&as_at, &compared)),
        other => Err(other.refused("overlap")),
    }
}

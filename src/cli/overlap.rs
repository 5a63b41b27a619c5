//! `catchment overlap`.

use super::args::OverlapArgs;
use super::failure::Failure;
use super::output::Output;
use super::session::Session;
use crate::atlas::Closed;
use crate::query::{OverlapOptions, overlap};
use crate::render::boundaries::{overlap_csv, overlap_json, overlap_markdown, overlap_text};
use crate::render::format::OverlapFormat;

pub(super) fn run(session: &Session<'_>, args: &OverlapArgs, output: &mut Output) -> Result<(), Failure> {
    let as_at = session.as_at(Closed::Leave);
    let a = session.org_there(&args.a, &as_at)?;
    let b = session.org_there(&args.b, &as_at)?;
    let options = OverlapOptions { service: args.service, weight: args.weight };
    let compared = overlap(&as_at, a, b, options);
    match args.format.chosen {
        OverlapFormat::Text => output.answer(&overlap_text(&as_at, &compared, session.settings.look)),
        OverlapFormat::Markdown => output.answer(&overlap_markdown(&as_at, &compared)),
        OverlapFormat::Json => output.line(&overlap_json(&as_at, &compared)),
        OverlapFormat::Csv => output.answer(&overlap_csv(&as_at, &compared)),
    }
}

//! `catchment overlap`.

use super::args::OverlapArgs;
use super::failure::Failure;
use super::output::Output;
use super::session::Session;
use crate::atlas::{Closed, OrgIx};
use crate::query::{OverlapOptions, absence, overlap};
use crate::render::absence::TimesOfTwo;
use crate::render::boundaries::{overlap_csv, overlap_json, overlap_markdown, overlap_text};
use crate::render::format::OverlapFormat;

pub(super) fn run(session: &Session<'_>, args: &OverlapArgs, output: &mut Output) -> Result<(), Failure> {
    let as_at = session.as_at(Closed::Leave);
    let (a, b) = (session.org(&args.a)?, session.org(&args.b)?);
    let shows = |org: OrgIx| as_at.snapshot().shows(org);
    if let Some(missing) = [a, b].into_iter().find(|org| !shows(*org)) {
        let pair = TimesOfTwo { atlas: session.atlas, a, b };
        return Err(Failure::Nothing(pair.not_there_together(&absence(&as_at, missing))));
    }
    let options = OverlapOptions { service: args.service, weight: args.weight };
    let compared = overlap(&as_at, a, b, options);
    match args.format.chosen {
        OverlapFormat::Text => output.answer(&overlap_text(&as_at, &compared, session.settings.look)),
        OverlapFormat::Markdown => output.answer(&overlap_markdown(&as_at, &compared)),
        OverlapFormat::Json => output.line(&overlap_json(&as_at, &compared)),
        OverlapFormat::Csv => output.answer(&overlap_csv(&as_at, &compared)),
    }
}

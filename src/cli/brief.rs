//! `catchment brief`.

use super::args::BriefArgs;
use super::failure::Failure;
use super::output::Output;
use super::session::{Session, joined};
use crate::atlas::Closed;
use crate::query::BriefOptions;
use crate::render::export::{Export, export};

pub(super) fn run(session: &Session<'_>, args: &BriefArgs, output: &mut Output) -> Result<(), Failure> {
    let as_at = session.as_at(Closed::Leave);
    let org = session.org(&joined(&args.org))?;
    let depth = args.depth.map(|depth| u16::try_from(depth).unwrap_or(u16::MAX));
    let since = args.since.map(|since| session.day_of(since, output));
    if let Some(since) = since.filter(|since| *since > session.day) {
        return Err(Failure::Usage(format!("--since {since} comes after --at {}: swap them", session.day)));
    }
    let options = BriefOptions { depth, since };
    let what = Export::Note(org, options, args.format.chosen);
    let written = export(&as_at, what, session.settings.look);
    output.answer(&written.text)
}

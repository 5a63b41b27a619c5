//! `catchment brief`.

use super::args::Brief;
use super::failure::Failure;
use super::output::Output;
use super::resolve::{Ask, joined};
use super::settings::Settings;
use crate::atlas::Closed;
use crate::date::Date;
use crate::query::BriefOptions;
use crate::render::export::{What, export};

pub(super) fn run(
    ask: &Ask<'_>,
    typed: &Brief,
    settings: &Settings,
    output: &mut Output,
) -> Result<(), Failure> {
    let as_at = ask.as_at(Closed::Leave);
    let org = ask.org(&joined(&typed.org))?;
    let depth = typed.depth.map(|depth| u16::try_from(depth).unwrap_or(u16::MAX));
    if let Some(since) = typed.since.map(Date::last_day).filter(|since| *since > ask.day) {
        return Err(Failure::Usage(format!("--since {since} comes after --at {}: swap them", ask.day)));
    }
    let what = What::Note(org, BriefOptions { depth, since: typed.since.map(Date::last_day) });
    if !what.formats().contains(&typed.written.format) {
        return Err(typed.written.format.refused("brief"));
    }
    let written = export(&as_at, what, typed.written.format, settings.look).map_err(Failure::Io)?;
    output.answer(&written.text)
}

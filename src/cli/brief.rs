//! `catchment brief`.

use super::args::{Brief, Format};
use super::failure::Failure;
use super::output::Output;
use super::resolve::{Ask, joined};
use super::settings::Settings;
use crate::atlas::Closed;
use crate::date::Date;
use crate::query::{Extent, brief};
use crate::render::brief::{html, markdown, text};

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
    let brief = brief(&as_at, org, Extent { depth, since: typed.since.map(Date::last_day) });
    match typed.written.format {
        Format::Markdown => output.answer(&markdown(&as_at, &brief)),
        Format::Text => output.answer(&text(&as_at, &brief, settings.look)),
        Format::Html => output.answer(&html(&as_at, &brief)),
        other => Err(other.refused("brief")),
    }
}

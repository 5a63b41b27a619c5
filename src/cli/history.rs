//! `catchment history`.

use super::args::{History, Page};
use super::failure::Failure;
use super::output::Output;
use super::resolve::{Ask, joined};
use super::settings::Settings;
use crate::atlas::Closed;
use crate::render::history::{json, markdown, page, text};

pub(super) fn run(
    ask: &Ask<'_>,
    typed: &History,
    settings: &Settings,
    output: &mut Output,
) -> Result<(), Failure> {
    let as_at = ask.as_at(Closed::Leave);
    let org = ask.org(&joined(&typed.org))?;
    match typed.format {
        Page::Text => output.answer(&text(&page(&as_at, org), settings.look)),
        Page::Markdown => output.answer(&markdown(&page(&as_at, org))),
        Page::Json => {
            output.answer(&json(&as_at, org).map_err(Failure::Io)?)?;
            output.answer("\n")
        }
    }
}
